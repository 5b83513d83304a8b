"""What does a formula come to?

One formula at a time: in which order several are worked out is the matter of recalculation.
"""

from datetime import datetime

from sheets_outreach.localsheets.values.formulas.areas import Cells, Outcome, Position
from sheets_outreach.localsheets.values.formulas.blocks import Context, Grid, pick_scalar
from sheets_outreach.localsheets.values.formulas.errors import PARSE_ERROR
from sheets_outreach.localsheets.values.formulas.evaluation import evaluate_node
from sheets_outreach.localsheets.values.formulas.formats import find_format
from sheets_outreach.localsheets.values.formulas.parsing import parse
from sheets_outreach.localsheets.values.formulas.scalars import LinkText, Reading, write_scalar
from sheets_outreach.localsheets.values.locales import find_locale
from sheets_outreach.localsheets.values.wire import ExtendedValue


def calculate(formula: str, cells: Cells, *, here: Position, locale: str, now: datetime) -> Outcome:
    """Work a formula out.

    Args:
        formula: with its =, in the words and separators of the locale.
        cells: what it may ask for.
        here: the formula's own cell; it decides which one of a column is meant where only one fits.
        locale: the spreadsheet's.
        now: the spreadsheet's wall clock.

    Returns:
        the value or the error value; never raises for any text.
    """
    node = parse(formula, locale)
    if node is None:
        return Outcome(write_scalar(PARSE_ERROR))
    context = Context(cells, here, Reading(find_locale(locale), now.date()), now)
    value = evaluate_node(node, context)
    found = find_format(node, context)
    if isinstance(value, Grid) and (len(value.rows) > 1 or len(value.rows[0]) > 1):
        array = tuple(tuple(write_scalar(scalar) for scalar in row) for row in value.rows)
        return Outcome(array[0][0], found, None, array)
    scalar = pick_scalar(value, context)
    return Outcome(write_scalar(scalar), found, scalar.address if isinstance(scalar, LinkText) else None)


def evaluate(formula: str, cells: Cells, *, here: Position, locale: str, now: datetime) -> ExtendedValue:
    """Work a formula out and give its value only."""
    return calculate(formula, cells, here=here, locale=locale, now=now).value

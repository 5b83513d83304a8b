"""In which number format does a formula's result show when its cell has none of its own?

Recorded from Google: DATE and NOW bring a type without a pattern, a reference brings the format of its cell. What sums,
differences and branches bring follows the same idea; Google does not document it.
"""

from sheets_outreach.localsheets.values.formulas.areas import Position
from sheets_outreach.localsheets.values.formulas.blocks import Block, Context, find_block, fit_area
from sheets_outreach.localsheets.values.formulas.functions import FUNCTIONS
from sheets_outreach.localsheets.values.formulas.syntax import Call, Cells, Name, Node, Percent, Run, Signed
from sheets_outreach.localsheets.values.wire import NumberFormat

_PASSING = {"IFERROR", "IFNA", "ROUND", "ROUNDUP", "ROUNDDOWN", "ABS", "SUM", "MIN", "MAX", "AVERAGE", "ARRAYFORMULA"}
_DAYS = {"DATE", "DATE_TIME"}


def find_format(node: Node, context: Context) -> NumberFormat | None:
    """Find the format that a formula inherits; None where it has none."""
    if isinstance(node, (Cells, Name)):
        return _find_cell_format(node, context)
    if isinstance(node, (Signed, Percent)):
        return find_format(node.operand, context) if isinstance(node, Signed) else None
    if isinstance(node, Run):
        return _find_run_format(node, context)
    return _find_call_format(node, context) if isinstance(node, Call) else None


def _find_cell_format(node: Cells | Name, context: Context) -> NumberFormat | None:
    if isinstance(node, Cells):
        block = find_block(node.reference, context)
    else:
        area = context.cells.named_range(node.name)
        if area is None:
            return None
        block = fit_area(area, context)
    if not isinstance(block, Block):
        return None
    return context.cells.number_format(Position(block.sheet, block.top, block.left))


def _find_run_format(node: Run, context: Context) -> NumberFormat | None:
    """Give the first operand's format that has one; the difference of two days is a plain number."""
    signs = {sign for sign, _ in node.rest}
    if not signs <= {"+", "-", "*", "/"}:
        return None
    formats = [find_format(operand, context) for operand in (node.first, *(operand for _, operand in node.rest))]
    days = [found for found in formats if found and found.get("type") in _DAYS]
    if days:
        return days[0] if len(days) == 1 and signs <= {"+", "-"} else None
    return next((found for found in formats if found), None)


def _find_call_format(node: Call, context: Context) -> NumberFormat | None:
    name = node.name.upper()
    function = FUNCTIONS.get(name)
    if function is None or not node.arguments:
        return function.number_format if function else None
    if function.number_format:
        return function.number_format
    if name == "IF":
        return next((found for part in node.arguments[1:] if (found := find_format(part, context))), None)
    found = find_format(node.arguments[0], context) if name in _PASSING else None
    return None if name == "SUM" and found and found.get("type") in _DAYS else found

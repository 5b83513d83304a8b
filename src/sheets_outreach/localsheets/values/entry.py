"""What does Google Sheets make of a text that somebody types into a cell (USER_ENTERED)?

It does not evaluate formulas, and what becomes of the rest of a cell's format is not its matter.
https://developers.google.com/workspace/sheets/api/reference/rest/v4/ValueInputOption
"""

import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from sheets_outreach.localsheets.values.formulas import canonical_formula
from sheets_outreach.localsheets.values.locales import Locale, find_locale
from sheets_outreach.localsheets.values.typed_dates import first_letters, parse_moment
from sheets_outreach.localsheets.values.typed_links import find_link
from sheets_outreach.localsheets.values.typed_numbers import parse_number
from sheets_outreach.localsheets.values.wire import ExtendedValue, NumberFormat


class Entry(NamedTuple):
    """A typed text as the cell keeps it.

    `number_format` is the format that the text brings along, None where the cell's own stays; `hyperlink` is set where
    the text is an address.
    """

    value: ExtendedValue
    number_format: NumberFormat | None = None
    hyperlink: str | None = None


_STARTS_OF_FIGURES = frozenset("0123456789+-\u2212.,($€£₽ \u00a0\u202f\t\n\r'=")
_DIGIT = re.compile(r"\d", re.ASCII)
_STARTS_OF_CURRENCIES = ("kr", "руб", "р.")


def parse_entry(text: str, locale: str, *, today: date, cell_format: Mapping[str, Any] | None = None) -> Entry:
    """Read a typed text.

    Args:
        text: as typed; a leading apostrophe keeps the rest text, a leading = makes it a formula.
        locale: the spreadsheet's, such as nb_NO; it decides whether 1,5 or 1.5 is a number.
        today: the day whose year a date without a year gets.
        cell_format: the cell's own NumberFormat (userEnteredFormat); TEXT keeps everything text, any other one stays.

    >>> parse_entry("2,000,000.01", "en_US", today=date(2026, 11, 20)).number_format
    {'type': 'NUMBER', 'pattern': '#,##0.00'}
    """
    if cell_format and cell_format.get("type") == "TEXT":
        return Entry({"stringValue": text}) if text else Entry({})
    start = text[:1]
    if start not in _STARTS_OF_FIGURES and text[:3].casefold() not in _starts(locale):
        # Most cells of a register end here: a word that begins no number, day, truth or address.
        if "." not in text or " " in text:
            return Entry({"stringValue": text})
        return Entry({"stringValue": text}, None, find_link(text))
    if start.isalpha() and _DIGIT.search(text) is None:
        return _read_word(text, find_locale(locale))
    entry = _read(text, find_locale(locale), today)
    return entry._replace(number_format=None) if cell_format else entry


def _read(text: str, locale: Locale, today: date) -> Entry:
    if not text:
        return Entry({})
    if text[0] == "'":
        return Entry({"stringValue": text[1:]})
    if text[0] == "=" and len(text) > 1:
        return Entry({"formulaValue": canonical_formula(text, locale=locale.name)})
    typed = text.strip()
    truth = _truths(locale).get(typed.casefold())
    if truth is not None:
        return Entry({"boolValue": truth})
    found = parse_number(typed, locale) or parse_moment(typed, locale, today)
    if found:
        return Entry({"numberValue": found[0]}, found[1])
    if typed[:1] == "+" and len(typed) > 1:
        # Google makes a formula of what begins with a plus sign: the well-known #ERROR! of telephone numbers.
        return Entry({"formulaValue": canonical_formula("=" + typed, locale=locale.name)})
    return Entry({"stringValue": text}, None, find_link(typed))


def _read_word(text: str, locale: Locale) -> Entry:
    """Read a text without figures: a truth, an address or text."""
    typed = text.strip()
    truth = _truths(locale).get(typed.casefold())
    if truth is not None:
        return Entry({"boolValue": truth})
    return Entry({"stringValue": text}, None, find_link(typed) if "." in typed else None)


@cache
def _truths(locale: Locale) -> dict[str, bool]:
    return {"true": True, "false": False, locale.true.casefold(): True, locale.false.casefold(): False}


@cache
def _starts(locale: str) -> frozenset[str]:
    """Give the first three letters, folded, of every word that may be more than text; "" stands for the empty cell."""
    tables = find_locale(locale)
    words = {*_truths(tables), "http", "https", "ftp", "www", "mailto"}
    currencies = {start + rest for start in _STARTS_OF_CURRENCIES for rest in ("", *"0123456789 .\u00a0\u202f-")}
    return frozenset({word[:3] for word in words | currencies}) | first_letters(tables) | {""}

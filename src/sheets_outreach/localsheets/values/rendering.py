"""How does Google Sheets show a value in a number format?

It gives text only: colours that a pattern asks for are not part of a formatted value.
https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/cells#NumberFormat
"""

import sys
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from sheets_outreach.localsheets.values.date_patterns import render_date
from sheets_outreach.localsheets.values.general import write_general
from sheets_outreach.localsheets.values.locales import Locale, find_locale
from sheets_outreach.localsheets.values.number_patterns import render_number
from sheets_outreach.localsheets.values.patterns import Section, parse_pattern

_ERRORS = {
    "ERROR": "#ERROR!",
    "NULL_VALUE": "#NULL!",
    "DIVIDE_BY_ZERO": "#DIV/0!",
    "VALUE": "#VALUE!",
    "REF": "#REF!",
    "NAME": "#NAME?",
    "NUM": "#NUM!",
    "N_A": "#N/A",
    "LOADING": "Loading...",
}
_NO_SECTION = "########"
_LARGEST = sys.float_info.max


def render(value: Mapping[str, Any] | None, number_format: Mapping[str, Any] | None, locale: str) -> str:
    """Write an effective value as the sheet shows it (`formattedValue`).

    Args:
        value: an ExtendedValue; None or an empty one shows nothing.
        number_format: the effective NumberFormat; without a pattern the locale's own for its type holds.
        locale: the spreadsheet's, such as ru_RU.

    >>> render({"numberValue": 1234.5}, {"type": "NUMBER", "pattern": "#,##0.00"}, "en_US")
    '1,234.50'
    """
    if not value:
        return ""
    text = value.get("stringValue")
    if text is not None:
        return _render_text(str(text), number_format) if number_format else str(text)
    number = value.get("numberValue")
    if number is not None:
        return _render_number(number, number_format, find_locale(locale))
    truth = value.get("boolValue")
    if truth is not None:
        tables = find_locale(locale)
        return tables.true if truth else tables.false
    error = value.get("errorValue")
    if error is not None:
        return _ERRORS.get(error.get("type", ""), "#ERROR!")
    return ""


def default_pattern(kind: str, locale: str) -> str:
    """Give the pattern that a NumberFormat of this `type` has when it comes without one; "" where the type has none."""
    tables = find_locale(locale)
    return {
        "NUMBER": "#,##0.00",
        "PERCENT": "0.00%",
        "CURRENCY": tables.currency,
        "DATE": tables.date,
        "TIME": tables.time,
        "DATE_TIME": tables.date_time,
        "SCIENTIFIC": "0.00E+00",
    }.get(kind, "")


def write_in_pattern(number: float, pattern: str, locale: Locale) -> str:
    """Write a number by a pattern, whatever the format's type says."""
    sections = parse_pattern(pattern)
    chosen, negative = _choose_section(number, sections)
    if chosen is None:
        return _NO_SECTION
    if chosen.kind == "date":
        return render_date(number, chosen, locale) or write_general(number, locale.decimal)
    sign = "-" if negative else ""
    if chosen.kind == "number":
        return sign + render_number(abs(Decimal(repr(number))), chosen, locale)
    plain = write_general(abs(number), locale.decimal)
    return sign + "".join(plain if token.kind in {"general", "text"} else token.text for token in chosen.tokens)


def _render_number(number: float, number_format: Mapping[str, Any] | None, locale: Locale) -> str:
    if not -_LARGEST <= number <= _LARGEST:
        return _ERRORS["NUM"]
    kind = number_format.get("type", "") if number_format else ""
    pattern = number_format.get("pattern") if number_format else None
    pattern = pattern or default_pattern(kind, locale.name)
    if not pattern:
        return write_general(number, locale.decimal)
    return write_in_pattern(number, pattern, locale)


def _render_text(text: str, number_format: Mapping[str, Any]) -> str:
    pattern = number_format.get("pattern")
    if not pattern or "@" not in pattern:
        return text
    section = next((section for section in parse_pattern(pattern) if section.kind == "text"), None)
    if section is None:
        return text
    return "".join(text if token.kind == "text" else token.text for token in section.tokens)


def _choose_section(number: float, sections: tuple[Section, ...]) -> tuple[Section | None, bool]:
    """Choose the section for a number, and say whether a minus sign has to be written before it."""
    if len(sections) > 1:
        sections = tuple(section for section in sections if section.kind != "text")
    if any(section.applies for section in sections):
        for section in sections:
            if section.applies is None or section.applies(number):
                return section, number < 0 and not section.negative_only
        return None, False
    if number < 0 and len(sections) > 1:
        return sections[1], False
    if number == 0 and len(sections) > 2:
        return sections[2], False
    return (sections[0] if sections else None), number < 0

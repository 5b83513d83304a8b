"""Which formula reaches outside the workbook; a formula that only counts or looks up within it is nobody's concern."""

from __future__ import annotations

import re

from sheets_outreach.links import Platform, recognise


def find_outward_function(formula: str) -> str:
    """Name what in a formula reaches outside, "" where nothing does.

    A link typed as such, or one that only opens what another cell holds, is harmless. An address on an unknown site put
    together from other cells carries their words away with a click, and IMAGE or IMPORTXML without one.

    >>> find_outward_function('=IMPORTXML("https://example.org";"//a")'), find_outward_function("=SUM(A1:A9)")
    ('IMPORTXML', '')
    >>> find_outward_function('=HYPERLINK("https://example.org/?"&A2;"more")')
    'HYPERLINK'
    >>> find_outward_function("=HYPERLINK(B2;A2)")
    ''
    """
    outside_texts = _TEXT.sub('""', formula).upper()
    fetches = _FETCHES.search(outside_texts)
    if fetches:
        return fetches[1]
    if not _PUTS_TOGETHER.search(outside_texts) or not _CELL.search(outside_texts):
        return ""
    if not any(_is_foreign(text) for text in _TEXT.findall(formula)):
        return ""
    return "HYPERLINK" if "HYPERLINK" in outside_texts else JOINED


def _is_foreign(text: str) -> bool:
    """Whether a text of the formula is an address on a site that is none of the platforms."""
    address = text.strip('"').strip()
    if not _ADDRESS.match(address):
        return False
    host = _ADDRESS.sub("", address).partition("/")[0].partition("?")[0]
    return recognise(f"https://{host}/").platform in {Platform.UNKNOWN, Platform.WEBSITE, Platform.SHORTENER}


JOINED = "&"
"""What stands for a function's name where the address is only put together, and Sheets makes it a link."""

_TEXT = re.compile(r'"(?:[^"]|"")*"')
_FETCHES = re.compile(r"\b(IMPORTXML|IMPORTDATA|IMPORTHTML|IMPORTFEED|IMPORTRANGE|IMAGE|WEBSERVICE)\s*\(")
_PUTS_TOGETHER = re.compile(r"&|\b(?:CONCAT|CONCATENATE|JOIN|TEXTJOIN|SUBSTITUTE|REPLACE|ENCODEURL)\s*\(")
_CELL = re.compile(r"\$?[A-Z]{1,3}\$?\d+|[A-Z]{1,3}:[A-Z]{1,3}|\bINDIRECT\b|\bOFFSET\b")
_ADDRESS = re.compile(r"(?:https?:)?//|www\.", re.IGNORECASE)

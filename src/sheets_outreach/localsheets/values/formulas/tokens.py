"""Of which words does a formula consist?

Every text can be cut: what is no word of the language is an `invalid` token, so that the pieces put together are the
text again. Quotes that nobody closes take all the rest with them, which keeps the work linear.
"""

import re
from functools import lru_cache
from typing import Literal, NamedTuple, TypeAlias

from sheets_outreach.localsheets.values.formulas.a1 import Reference, read_corner, unquote_title
from sheets_outreach.localsheets.values.locales import find_locale

Kind: TypeAlias = Literal[
    "space", "number", "string", "error", "reference", "lost", "function", "name", "operator", "open", "close",
    "open_array", "close_array", "separator", "column_separator", "invalid",
]  # fmt: skip


class Token(NamedTuple):
    """One word: `text` as written; `reference` for a reference, with the sheet's title unquoted."""

    kind: Kind
    text: str
    start: int
    reference: Reference | None = None


_SHEET = r"(?P<sheet>(?:'(?:[^']|'')*+'|[^\W\d][\w.]*+)!)?"
_END = r"(?![\w(!.])"
_CORNER = r"(?:\$?[A-Za-z]{1,3}(?:\$?[1-9]\d{0,7})?|\$?[1-9]\d{0,7})"
_RANGE = rf"(?P<range>{_CORNER}:{_CORNER}{_END})"
_CELL = rf"(?P<cell>\$?[A-Za-z]{{1,3}}\$?[1-9]\d{{0,7}}{_END})"
_ERROR = r"(?P<error>\#(?:NULL!|DIV/0!|VALUE!|REF!|NAME\?|NUM!|N/A|ERROR!))"


@lru_cache(maxsize=8)
def _compile(decimal: str) -> re.Pattern[str]:
    point = re.escape(decimal)
    return re.compile(
        rf"""
          (?P<space>[\s\u00a0]+)
        | {_SHEET}(?:{_RANGE}|{_CELL}|{_ERROR}|(?P<word>[^\W\d][\w.]*)(?P<call>(?=\s*\())?)
        | (?P<number>(?:\d+(?:{point}\d*)?|{point}\d+)(?:[eE][+-]?\d+)?)
        | "(?P<string>(?:[^"]|"")*+)"
        | (?P<operator><=|>=|<>|[-+*/^&=<>%])
        | (?P<punctuation>[(){{}};,\\])
        | (?P<unclosed>['"].*)
        | (?P<invalid>.)
        """,
        re.VERBOSE | re.DOTALL | re.IGNORECASE,
    )


_PUNCTUATION: dict[str, Kind] = {
    "(": "open",
    ")": "close",
    "{": "open_array",
    "}": "close_array",
    ";": "separator",
    "\\": "column_separator",
}


def cut(formula: str, locale: str) -> tuple[Token, ...]:
    """Cut a formula (from after its =) into tokens; never fails."""
    decimal = find_locale(locale).decimal
    return tuple(_read(match, decimal) for match in _compile(decimal).finditer(formula, 1))


def _read(match: re.Match[str], decimal: str) -> Token:
    text, start = match[0], match.start()
    group = match.lastgroup
    if match["range"] or match["cell"]:
        return _read_reference(match, text, start)
    if match["error"]:
        return Token("lost" if match["error"].upper() == "#REF!" else "error", text, start)
    if match["word"]:
        is_call = match["call"] is not None and match["sheet"] is None
        return Token("function" if is_call else "name", text, start)
    if group == "punctuation":
        if text == ",":
            return Token("column_separator" if decimal == "." else "invalid", text, start)
        return Token(_PUNCTUATION[text], text, start)
    kinds: dict[str, Kind] = {"space": "space", "number": "number", "string": "string", "operator": "operator"}
    return Token(kinds.get(group or "", "invalid"), text, start)


def _read_reference(match: re.Match[str], text: str, start: int) -> Token:
    sheet = unquote_title(match["sheet"][:-1]) if match["sheet"] else None
    first_text, _, last_text = (match["range"] or match["cell"]).partition(":")
    first = read_corner(first_text)
    last = read_corner(last_text) if last_text else None
    if first is None or (last_text and last is None):
        return Token("invalid", text, start)
    return Token("reference", text, start, Reference(sheet, first, last))

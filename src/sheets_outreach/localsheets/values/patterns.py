"""Of which parts does a number format's pattern consist?

The pattern language: https://developers.google.com/workspace/sheets/api/guides/formats. Nothing is rendered here.
Any text is a pattern: what is not a token stands for itself, as Google has it.
"""

import operator
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple, TypeAlias

Kind: TypeAlias = Literal[
    "literal",
    "digit",
    "point",
    "comma",
    "percent",
    "exponent",
    "slash",
    "text",
    "general",
    "letters",
    "elapsed",
    "meridiem",
]


class Token(NamedTuple):
    """One part of a pattern: `text` is what stands for itself for a literal, else the token as written."""

    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class Section:
    """What stands between two semicolons; `applies` is its condition ([>100]), None where it has none."""

    tokens: tuple[Token, ...]
    kind: Literal["number", "date", "text", "general"]
    applies: Callable[[float], bool] | None
    negative_only: bool = False


_TOKEN = re.compile(
    r"""
      "(?P<quoted>[^"]*)"?
    | \\(?P<escaped>.)
    | _(?P<space>.)
    | \*(?P<repeat>.)
    | \[(?P<bracket>[^\]]*)\]
    | (?P<general>general)
    | (?P<meridiem>am/pm|a/p|am(?![a-z])|pm(?![a-z]))
    | (?P<exponent>e[+-])
    | (?P<letters>y+|m+|d+|h+|s+)
    | (?P<other>.)
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_SINGLE: dict[str, Kind] = {
    "0": "digit",
    "#": "digit",
    "?": "digit",
    ".": "point",
    ",": "comma",
    "%": "percent",
    "/": "slash",
    "@": "text",
}
_ELAPSED = re.compile(r"h+|m+|s+", re.IGNORECASE)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)")
_CURRENCY = re.compile(r"\$([^-]*)(?:-.*)?")
_COMPARE: dict[str, Callable[[float, float], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "=": operator.eq,
    "<>": operator.ne,
}
_DATE_KINDS = {"letters", "elapsed", "meridiem"}


@lru_cache(maxsize=1024)
def parse_pattern(pattern: str) -> tuple[Section, ...]:
    """Split a pattern into its sections; at least one."""
    sections: list[Section] = []
    tokens: list[Token] = []
    condition: tuple[str, float] | None = None
    for match in _TOKEN.finditer(pattern):
        if match["other"] == ";":
            sections.append(_close(tokens, condition))
            tokens, condition = [], None
        elif match["bracket"] is not None:
            found = _CONDITION.fullmatch(match["bracket"])
            if found:
                condition = found[1], float(found[2])
            else:
                tokens.extend(_read_bracket(match["bracket"]))
        else:
            tokens.extend(_read_token(match))
    sections.append(_close(tokens, condition))
    return tuple(sections)


def _read_token(match: re.Match[str]) -> list[Token]:
    name, text = match.lastgroup, match[match.lastgroup or 0]
    if name == "other":
        return [Token(_SINGLE.get(text, "literal"), text)]
    if name == "space":
        return [Token("literal", " ")]
    if (
        name in {"quoted", "escaped", "repeat"} or name is None
    ):  # a cell's text repeats *x once, as recorded from Google
        return [Token("literal", text)]
    kinds: dict[str, Kind] = {
        "general": "general",
        "meridiem": "meridiem",
        "exponent": "exponent",
        "letters": "letters",
    }
    return [Token(kinds[name], text)]


def _read_bracket(text: str) -> list[Token]:
    """Read [h], [$kr-414] and the like; a colour and what nobody knows show nothing."""
    if _ELAPSED.fullmatch(text):
        return [Token("elapsed", text)]
    currency = _CURRENCY.fullmatch(text)
    return [Token("literal", currency[1])] if currency else []


def _close(tokens: list[Token], condition: tuple[str, float] | None) -> Section:
    kinds = {token.kind for token in tokens}
    kind: Literal["number", "date", "text", "general"] = "number"
    if "text" in kinds:
        kind = "text"
    elif "general" in kinds:
        kind = "general"
    elif kinds & _DATE_KINDS and not _has_plain_digits(tokens):
        kind = "date"
    if condition is None:
        return Section(tuple(tokens), kind, None)
    compare, limit = _COMPARE[condition[0]], condition[1]
    below_zero = condition[0] in {"<", "<="} and limit <= 0
    return Section(tuple(tokens), kind, lambda number: compare(number, limit), negative_only=below_zero)


def _has_plain_digits(tokens: list[Token]) -> bool:
    """Say whether a section shows digits other than the fractions of a second (ss.000)."""
    fraction = False
    for index, token in enumerate(tokens):
        if token.kind != "digit":
            fraction = token.kind in {"point", "comma"} and index > 0 and _is_seconds(tokens[index - 1])
        elif token.text != "0" or not fraction:
            return True
    return False


def _is_seconds(token: Token) -> bool:
    return token.kind in {"letters", "elapsed"} and token.text[0] in "sS"

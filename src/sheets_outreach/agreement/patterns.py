"""How patterns over kinds of words are written down: by the names of the kinds, with spaces for the eye.

``"NOT MORE NUMBER? TIMES"`` is a pattern, ``"[NOT NONE] MORE"`` another. What patterns there are, the modules that use
them say.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from sheets_outreach.agreement import kinds
from sheets_outreach.agreement.kinds import KINDS

_PUNCTUATION: Final = {
    "COMMA": kinds.COMMA,
    "STOP": kinds.STOP,
    "COLON": kinds.COLON,
    "NEWLINE": kinds.NEWLINE,
    "DASH": kinds.DASH,
    "SPACED_DASH": kinds.SPACED_DASH,
    "SLASH": kinds.SLASH,
    "OPEN": kinds.OPEN,
    "CLOSE": kinds.CLOSE,
    "CONSUMED": kinds.CONSUMED,
}
# Several kinds at once; the names stand inside square brackets.
_CLASSES: Final = {
    "POSTS": KINDS["POST"] + KINDS["POST_OR_TO_POST"],
    "APPROVALS": KINDS["APPROVAL"] + KINDS["PERMISSION"],
    "BANS": KINDS["FORBIDDEN"] + KINDS["BANNED"],
    "EVENTS": KINDS["EVENT"] + KINDS["FREE"],
    "NUMBERS": kinds.NUMBERS,
    "ORDINALS": kinds.ORDINALS,
    "UNITS": kinds.UNIT_CHARS,
    "ANY_DAYS": kinds.ANY_DAYS,
    "SINGLE_DAYS": kinds.SINGLE_DAYS,
}
_NAMES: dict[str, str] = {
    **{name: re.escape(char) for name, char in (KINDS | _PUNCTUATION).items()},
    **_CLASSES,
    "NUMBER": f"[{kinds.NUMBERS}]",
    "ORDINAL": f"[{kinds.ORDINALS}]",
    "UNIT": f"[{kinds.UNIT_CHARS}]",
    "DAY": f"[{kinds.ANY_DAYS}]",
    "ONE": kinds.number(1),
    "FIRST_PLACE": kinds.ordinal(1),
    "MONTH_UNIT": kinds.unit("month"),
    "DAY_UNIT": kinds.unit("day"),
    "CLAUSE_END": r"(?=[.,;:\n?()~]|$)",
}


def expand(pattern: str) -> str:
    """Turn a pattern written in names into a regular expression."""
    return re.sub("[A-Z_]{2,}", lambda name: _NAMES[name[0]], pattern).replace(" ", "")


def define(fragments: Mapping[str, str]) -> None:
    """Give names to fragments of patterns; each may use the ones before it."""
    for name, pattern in fragments.items():
        _NAMES[name] = expand(pattern)


class Pattern:
    """A pattern over kinds, compiled when it is first asked: most texts need few, and a cold start pays for few."""

    search: Callable[..., re.Match[str] | None]
    match: Callable[[str], re.Match[str] | None]
    finditer: Callable[[str], Iterator[re.Match[str]]]
    sub: Callable[[str, str], str]

    def __init__(self, pattern: str) -> None:
        self._pattern = pattern

    def __getattr__(self, name: str) -> object:
        """Compile, and put the compiled pattern's own methods in this object's place."""
        compiled = re.compile(expand(self._pattern))
        for method in ("search", "match", "finditer", "sub"):
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def kind_set(names: str) -> frozenset[str]:
    """Give the characters of kinds, to ask whether any of them occurs in a text: quicker than a pattern.

    >>> kind_set("NOT NONE").isdisjoint(KINDS["NOT"])
    False
    """
    chars: set[str] = set()
    for name in names.split():
        listed = KINDS.get(name) or _PUNCTUATION.get(name) or _CLASSES[name]
        first, dash, last = listed.partition("-")
        chars |= set(map(chr, range(ord(first), ord(last) + 1))) if dash and last else set(listed)
    return frozenset(chars)

"""Patterns that are compiled when first used: compiling all of them at import would slow every cold start."""

from __future__ import annotations

import re
from collections.abc import Callable

Matcher = Callable[[str], "re.Match[str] | None"]


def whole(pattern: str, flags: int = 0) -> Matcher:
    """Return a function that matches a whole text.

    >>> bool(whole("[a-z]+")("sokol")), bool(whole("[a-z]+")("sokol7"))
    (True, False)
    """
    return _late(pattern, flags, "fullmatch")


def beginning(pattern: str, flags: int = 0) -> Matcher:
    """Return a function that matches the beginning of a text."""
    return _late(pattern, flags, "match")


def anywhere(pattern: str, flags: int = 0) -> Matcher:
    """Return a function that finds the first match in a text."""
    return _late(pattern, flags, "search")


def _late(pattern: str, flags: int, method: str) -> Matcher:
    compiled: Matcher | None = None

    def match(text: str) -> re.Match[str] | None:
        nonlocal compiled
        if compiled is None:
            compiled = getattr(re.compile(pattern, flags), method)
        return compiled(text)

    return match

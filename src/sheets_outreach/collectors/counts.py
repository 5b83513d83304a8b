"""Reads a count the way a public page writes it: ``1.8K``, ``13 556``, ``1,1K``; it reads no other text.

A count written for people's eyes may have been rounded, and nobody can tell from the page. So only bare digits count
as exact; marking a true figure as approximate does no harm, the opposite would.
"""

from __future__ import annotations

import re
from typing import NamedTuple

MOST_DIGITS = 15

_ZEROS = {
    "k": 3, "к": 3, "тыс": 3,
    "m": 6, "м": 6, "mill": 6, "млн": 6,
    "b": 9, "mrd": 9, "млрд": 9,
}  # fmt: skip

# A scale must not run into a word ("5 members"), nor a number into another one.
_COUNT = re.compile(
    r"(?P<number>[0-9]+(?:[ .,'’][0-9]+)*)(?: ?(?P<scale>" + "|".join(_ZEROS) + r")\b\.?)?(?!\w)", re.IGNORECASE
)
_GROUPED = re.compile(r"[0-9]{1,3}([ .,'’])[0-9]{3}(?:\1[0-9]{3})*")
_DECIMAL = re.compile(r"(?P<whole>[0-9]{1,3}(?: [0-9]{3})*|[0-9]+)[.,](?P<fraction>[0-9]{1,3})")


class Count(NamedTuple):
    """A count, and whether the page gave all its digits."""

    value: int
    exact: bool


def parse_count(text: str) -> Count | None:
    """Read a text that is a count and nothing else.

    Args:
        text: as found on the page; spaces of any kind may separate thousands.

    Returns:
        None if it is no count, above all if it is empty: an unread count is not 0.

    >>> parse_count("1,1K"), parse_count("13 556"), parse_count("830"), parse_count("many")
    (Count(value=1100, exact=False), Count(value=13556, exact=False), Count(value=830, exact=True), None)
    """
    match = _COUNT.fullmatch(_tidy(text))
    return _read(match) if match else None


def parse_leading_count(text: str) -> Count | None:
    """Read the count a text begins with.

    >>> parse_leading_count("2 410 members, 37 online")
    Count(value=2410, exact=False)
    """
    match = _COUNT.match(_tidy(text))
    return _read(match) if match else None


def _tidy(text: str) -> str:
    """Turn the thin, narrow and no-break spaces pages group digits with into plain ones."""
    return " ".join(text.replace("\u200b", "").split())


def _read(match: re.Match[str]) -> Count | None:
    number, scale = match["number"], match["scale"]
    digits = re.sub(r"[^0-9]", "", number)
    if len(digits) > MOST_DIGITS:
        return None
    zeros = _ZEROS[scale.lower()] if scale else 0
    if number.isdecimal():
        return Count(int(number) * 10**zeros, exact=not zeros)
    # "1.234K" is one thousand and a bit, "1.234" without a scale is grouped.
    if zeros and (decimal := _DECIMAL.fullmatch(number)):
        whole = int(decimal["whole"].replace(" ", ""))
        return Count(whole * 10**zeros + int(decimal["fraction"].ljust(zeros, "0")), exact=False)
    if _GROUPED.fullmatch(number):
        return Count(int(digits) * 10**zeros, exact=False)
    return None

"""Reads a count the way a public page writes it: ``1.8K``, ``13 556``; how numbers are written is `counts`' business.

A count written for people's eyes may have been rounded, and nobody can tell from the page. So only bare digits count
as exact; marking a true figure as approximate does no harm, the opposite would.
"""

from __future__ import annotations

import re

from sheets_outreach.counts import Count, parse_count

# A scale must not run into a word ("5 members"), nor a number into another one.
_BEGINNING = re.compile(r"[0-9]+(?:[ .,'’][0-9]+)*(?: ?(?:k|к|тыс|m|м|mill|млн|b|mrd|млрд)\b\.?)?(?!\w)", re.IGNORECASE)


def parse_shown_count(text: str) -> Count | None:
    """Read a text that is a count and nothing else.

    Args:
        text: as found on the page; spaces of any kind may separate thousands.

    Returns:
        None if it is no count, above all if it is empty: an unread count is not 0.

    >>> parse_shown_count("1,1K"), parse_shown_count("13 556"), parse_shown_count("830"), parse_shown_count("many")
    (Count(value=1100, exact=False), Count(value=13556, exact=False), Count(value=830, exact=True), None)
    """
    shown = _tidy(text)
    count = parse_count(shown)
    return count and count._replace(exact=shown.isdecimal())


def parse_leading_count(text: str) -> Count | None:
    """Read the count a text begins with.

    >>> parse_leading_count("2 410 members, 37 online")
    Count(value=2410, exact=False)
    """
    match = _BEGINNING.match(_tidy(text))
    return parse_shown_count(match[0]) if match else None


def _tidy(text: str) -> str:
    """Turn the thin, narrow and no-break spaces pages group digits with into plain ones."""
    return " ".join(text.replace("\u200b", "").split())

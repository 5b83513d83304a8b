"""What a phrase about weekdays allows and expects.

Days named as a rhythm («по пятницам») also say how long a gap is expected; days named as a restriction ("Fridays only",
«по будням») do not. A form that may mean one date («в пятницу») counts only where the phrase leaves no doubt.
"""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from typing import Final, Literal, NamedTuple

from sheets_outreach.agreement import kinds
from sheets_outreach.agreement.kinds import KINDS
from sheets_outreach.agreement.patterns import Pattern

ALL_DAYS: Final = frozenset(range(1, 8))

_RANGE: Final = Pattern("FROM?(DAY)[DASH SPACED_DASH TO UNTIL TILL BY THROUGH](DAY)$")
_GROUPS: Final = (kinds.WEEKEND, kinds.WORKDAYS)


Role = Literal["rhythm", "restriction", "exception"]


class DayPhrase(NamedTuple):
    """What one phrase says.

    Attributes:
        start: where the phrase begins in the encoded text.
        end: where it ends.
        role: how the days are meant.
        days: ISO weekdays.
        recurring: whether the words themselves say that every such day is meant.
        short: whether it is a single day, abbreviated.
        alone: whether the days stand without a preposition and in full.
        every_days: «каждую вторую пятницу»: the gap in days, otherwise None.
        complete: False when the phrase says more than weekdays can hold.
    """

    start: int
    end: int
    role: Role
    days: frozenset[int]
    recurring: bool
    short: bool = False
    alone: bool = False
    every_days: int | None = None
    complete: bool = True


def longest_gap(days: AbstractSet[int]) -> int:
    """Give the longest gap between two of these weekdays, in days.

    >>> longest_gap({5}), longest_gap({1, 4}), longest_gap({2, 4})
    (7, 4, 5)
    """
    ordered = sorted(days)
    return max((later - day - 1) % 7 + 1 for day, later in zip(ordered, ordered[1:] + ordered[:1], strict=True))


def _days_between(first: str, last: str) -> frozenset[int]:
    start, end = kinds.WEEKDAYS_OF[kinds.value_of(first)][0], kinds.WEEKDAYS_OF[kinds.value_of(last)][-1]
    return frozenset((start - 1 + step) % 7 + 1 for step in range((end - start) % 7 + 1))


def _weekdays_in(code: str) -> list[int]:
    found = [day for char in code if kinds.is_day(char) for day in kinds.WEEKDAYS_OF[kinds.value_of(char)]]
    return found + (list(kinds.WEEKDAYS_OF[kinds.WORKDAYS]) if KINDS["WORKING"] in code else [])


def _is_recurring(match: re.Match[str], code: str) -> bool:
    """Tell whether the words themselves mean every such day."""
    if KINDS["EVERY"] in code or KINDS["WORKING"] in code or any(kinds.is_recurring_day(char) for char in code):
        return True
    if match["only"] or match["only_after"] or match["not_on"] or match["not_then"]:
        return True
    if any(kinds.value_of(char) in _GROUPS for char in code if kinds.is_day(char)):
        return True
    preposition = match.string[match.start("days") - 1] if match.start("days") else ""
    all_short = all(kinds.is_short_day(char) for char in code if kinds.is_day(char))
    return preposition == KINDS["ABOUT"] or (preposition == KINDS["BY"] and all_short) or len(_weekdays_in(code)) > 1


def read_weekdays(match: re.Match[str]) -> DayPhrase | None:
    """Read a phrase matched as weekdays; None when it makes no sense we are sure of."""
    start, end = match.span()
    code: str = match["days"]
    short = len(code) == 1 and kinds.is_short_day(code)
    between = _RANGE.match(code)
    if between and KINDS["EVERY"] not in code:
        days = _days_between(between[1], between[2])
    else:
        days = frozenset(_weekdays_in(code))
    if match["not_on"] or match["not_then"]:
        if match["only"] or match["only_after"] or (match["not_on"] and match["not_then"]) or days == ALL_DAYS:
            return None
        return DayPhrase(start, end, "exception", days, recurring=True, short=short)
    only_groups = all(kinds.value_of(char) in _GROUPS for char in code if kinds.is_day(char))
    restricts = between or match["only"] or match["only_after"] or (only_groups and KINDS["EVERY"] not in code)
    ordinals = [kinds.value_of(char) for char in code if kinds.is_ordinal(char)]
    every_days = 7 * ordinals[0] if ordinals and len(days) == 1 else None
    if ordinals and (every_days is None or ordinals[0] == 1 or KINDS["EVERY"] not in code):
        return None
    return DayPhrase(
        start,
        end,
        "restriction" if restricts else "rhythm",
        days,
        recurring=bool(between) or _is_recurring(match, code),
        short=short,
        alone=match.start() == match.start("days") and not short,
        every_days=every_days,
    )


def read_nth_day(match: re.Match[str]) -> DayPhrase:
    """Read «первый понедельник месяца»: which weekday is certain, which of them no field of ours can hold."""
    start, end = match.span()
    return DayPhrase(start, end, "restriction", frozenset(_weekdays_in(match[0])), recurring=True, complete=False)

"""What a phrase about frequency, or about the gap between posts, allows and expects.

"Once a week" is a rhythm: seven days, no more and no less. "No more than" sets only the shortest gap, "at least" only
the longest. Several times in a period set how many, and the longest gap they leave on average. It looks at one phrase
and does not ask whether the phrase is about our posts.
"""

from __future__ import annotations

import re
from typing import Final, Literal, NamedTuple

from sheets_outreach.agreement import kinds
from sheets_outreach.agreement.kinds import KINDS
from sheets_outreach.agreement.model import Period, PerPeriod
from sheets_outreach.agreement.patterns import Pattern

LONGEST_SPAN_DAYS: Final = 730
MOST_POSTS_A_DAY: Final = 3  # more is what a busy group gets, not what a library is allowed
MOST_POSTS: Final = 60
MOST_WHEN_IT_MAY_BE_MONEY: Final = 10

_MORE, _LESS, _TIMES, _ARTICLE, _HALF = (KINDS[name] for name in ("MORE", "LESS", "TIMES", "ARTICLE", "HALF"))
_NEGATIONS: Final = frozenset(KINDS[name] for name in ("NOT", "NONE", "FORBIDDEN", "BANNED"))
_UPPER: Final = frozenset(KINDS[name] for name in ("MAX", "QUOTA", "ONLY", "UNTIL", "UP", "LIMITED"))
_TOO_MUCH: Final = Pattern("^[ALSO FOR][HOW_MUCH ROUGH_FREQUENCY ODD_NUMBER]")
_RANGE_MARKS: Final = frozenset((kinds.DASH, KINDS["OR"]))
_CLAUSE_ENDS: Final = re.compile(r"[.,;:\n?()~]")

_PERIOD_OF_DAYS: Final = {period.days: period for period in Period}

_GAP_LENGTHS: Final = ("gap", "gap_after", "gap_between", "gap_then", "gap_since", "gap_from")


Role = Literal["rhythm", "limit", "floor"]


class Rhythm(NamedTuple):
    """What one phrase says.

    Attributes:
        start: where the phrase begins in the encoded text.
        end: where it ends.
        role: how binding it is: a rhythm binds both ways, a limit and a floor one way each.
        min_days: shortest gap, in days.
        max_days: longest gap, in days.
        per_period: how many in a rolling window.
        complete: False when the phrase says more than these three can hold.
    """

    start: int
    end: int
    role: Role
    min_days: int | None = None
    max_days: int | None = None
    per_period: PerPeriod | None = None
    complete: bool = True


def _read_numbers(code: str) -> list[int]:
    return [
        1 if char == _ARTICLE else kinds.value_of(char) for char in code if char == _ARTICLE or kinds.is_counted(char)
    ]


def _read_count(code: str) -> tuple[int, int] | None:
    """Read how many times: smallest and largest."""
    numbers = _read_numbers(code)
    at = code.find(_TIMES)
    if at >= 0 and code[at + 1 : at + 2] in _RANGE_MARKS and not _read_numbers(code[:at]):
        numbers.insert(0, 1)  # «раз-два»
    if not numbers:
        return 1, 1
    low, high = numbers[0], numbers[-1]
    if KINDS["TIMES_OR_MONEY"] in code and high > MOST_WHEN_IT_MAY_BE_MONEY:
        return None
    return (low, high) if low <= high and len(numbers) <= 2 else None


def _days_in(count: int, unit: str) -> int | None:
    name = kinds.unit_name(unit)
    if name == "hour":
        return count // 24 if count % 24 == 0 else None
    days = count * kinds.UNITS[name][0]
    return days if days <= LONGEST_SPAN_DAYS else None


def _read_span(code: str) -> tuple[int, int, Period | None] | None:
    """Read the stretch of time: its shortest and longest length in days, and its period when it is exactly one."""
    if code[0] == kinds.ordinal(1):
        return None
    units = [char for char in code if kinds.is_unit(char)]
    numbers = _read_numbers(code)
    if code[0] == _HALF:
        days = {"month": 15, "year": 182}.get(kinds.unit_name(units[0]))
        return None if days is None else (days, days, None)
    if kinds.is_unit(code[0]) and numbers:  # «неделю-две», «в месяц или 2 месяца»
        numbers.insert(0, 1)
    low, high = (numbers[0], numbers[-1]) if numbers else (1, 1)
    shortest, longest = _days_in(low, units[0]), _days_in(high, units[-1])
    if shortest is None or longest is None or not 0 < shortest <= longest or len(numbers) > 2:
        return None
    period = kinds.UNITS[kinds.unit_name(units[0])][1]
    return shortest, longest, period if low == high == 1 and len(units) == 1 else None


def _is_denied(match: re.Match[str], limiter: str) -> bool:
    """Tell whether "more often than" is denied: before it, or later in the same clause."""
    if limiter[0] in _NEGATIONS:
        return True
    before, after = match.string[: match.start()], match.string[match.end() :]
    same_clause = _CLAUSE_ENDS.split(before)[-1] + _CLAUSE_ENDS.split(after, maxsplit=1)[0]
    return any(char in _NEGATIONS for char in same_clause) or bool(_TOO_MUCH.search(after))


def _read_role(match: re.Match[str]) -> Role | None:
    """Read how binding the phrase is; None when it says "more often" and nobody forbids it."""
    limiter = match["limiter"] or match["inner_limiter"]
    if limiter:
        if _MORE in limiter or _LESS in limiter:
            if not _is_denied(match, limiter):
                return None
            return "limit" if _MORE in limiter else "floor"
        return "limit" if limiter[0] in _UPPER else "floor"
    afterthought = match["afterthought"]
    if not afterthought:
        return "rhythm"
    says_or = KINDS["OR"] in afterthought
    if KINDS["MIN"] in afterthought or (_MORE if says_or else _LESS) in afterthought:
        return "floor"
    return "limit"


def read_frequency(match: re.Match[str]) -> Rhythm | None:
    """Read a phrase matched as a frequency; None when it makes no sense we are sure of."""
    role = _read_role(match)
    if match["every_other_day"]:
        return Rhythm(*match.span(), "rhythm", 2, 2)
    one_at_a_time = match["one_post_in"] or match["rhythm"]
    count = (1, 1) if one_at_a_time else _read_count(match["count"] or match["counted"])
    span = _read_span(one_at_a_time or match["span"] or match["each_unit"][1:])
    if role is None or count is None or span is None:
        return None
    low, high = count
    shortest, longest, period = span
    if high > min(MOST_POSTS, MOST_POSTS_A_DAY * shortest) or (high > 1 and shortest != longest):
        return None
    start, end = match.span()
    if role == "floor":
        return Rhythm(start, end, role, max_days=-(-longest // low))
    if high > 1:
        period = period or _PERIOD_OF_DAYS.get(shortest)  # «2 поста за 7 дней»
    per_period = None if period is None else PerPeriod(high, period)
    if high == 1:
        return Rhythm(start, end, role, shortest, longest if role == "rhythm" else None, per_period)
    if role == "limit":
        return None if per_period is None else Rhythm(start, end, role, per_period=per_period)
    return Rhythm(start, end, role, None, -(-longest // low), per_period, complete=per_period is not None)


def read_gap(match: re.Match[str]) -> Rhythm | None:
    """Read a phrase about the time between two posts; None when it makes no sense we are sure of."""
    length = next(match[name] for name in _GAP_LENGTHS if match[name])
    span = _read_span(length)
    if span is None:
        return None
    start, end = match.span()
    shortest, longest, _ = span
    limit = match["limit"] or match["limit_first"] or match["limit_after"] or match["limit_between"] or ""
    if KINDS["MAX"] in limit or _MORE in limit:
        return Rhythm(start, end, "floor", max_days=longest)
    at_intervals = match["gap"] and match[0][-1] == KINDS["GAP"]
    in_intervals = match["gap_after"] and match.string[match.start("gap_after") - 1] == KINDS["IN"]
    or_more = match["more"] or match["more_after"] or match["more_between"]
    if not (limit or or_more) and (at_intervals or in_intervals or shortest != longest):
        return Rhythm(start, end, "rhythm", shortest, longest)
    return Rhythm(start, end, "limit", min_days=shortest)

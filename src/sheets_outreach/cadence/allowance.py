"""On which day an agreement allows the next post, given the days posted on; it knows no community and no clock.

Days are days of the sheet's time zone and nothing smaller, so a change of clocks cannot move them. Periods are rolling
windows (7, 30, 91, 365 days), not weeks and months of a calendar.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date

from sheets_outreach.agreement import Agreement

_LAST_DAY = date.max.toordinal()


def is_allowed(agreement: Agreement, posts: Sequence[date], day: date) -> bool:
    """Whether the agreement allows a post on a day.

    Args:
        agreement: as understood; what could not be read limits nothing here.
        posts: days posted on, in any order. Later ones count too: a post must not come too soon before the next.
        day: the day in question.
    """
    return _Allowance(agreement, posts).allows(day.toordinal())


def earliest_allowed(agreement: Agreement, posts: Sequence[date], from_day: date) -> date | None:
    """Give the first day, from a day on, on which the agreement allows a post.

    Args:
        agreement: as understood.
        posts: days posted on or planned for, in any order.
        from_day: the first day to consider.

    >>> earliest_allowed(Agreement(min_days=14), [date(2028, 2, 20)], date(2028, 2, 25))
    datetime.date(2028, 3, 5)

    Returns:
        The day; None where the agreement allows none, ever.
    """
    if not posts and agreement.weekdays is None and not _allows_never(agreement):
        return from_day  # most communities of a fresh register
    allowance = _Allowance(agreement, posts)
    if allowance.never:
        return None
    day = from_day.toordinal()
    while day <= _LAST_DAY and not allowance.allows(day):
        day += 1
    return date.fromordinal(day) if day <= _LAST_DAY else None


def _allows_never(agreement: Agreement) -> bool:
    per = agreement.per_period
    return not agreement.allowed or agreement.weekdays == () or (per is not None and per.max < 1)


class _Allowance:
    """An agreement's limits over sorted ordinals, which cannot overflow as dates can."""

    def __init__(self, agreement: Agreement, posts: Sequence[date]) -> None:
        self._posts = sorted(map(date.toordinal, posts))
        self._min_days = agreement.min_days or 0
        self._weekdays = agreement.weekdays
        per = agreement.per_period
        self._most = per.max if per else 0
        self._window = per.period.days if per else 0
        self.never = _allows_never(agreement)

    def allows(self, day: int) -> bool:
        if self.never or (self._weekdays is not None and (day - 1) % 7 + 1 not in self._weekdays):
            return False
        place = bisect_left(self._posts, day)
        if self._min_days and not self._is_apart(day, place):
            return False
        return not self._window or not self._is_crowded(day, place)

    def _is_apart(self, day: int, place: int) -> bool:
        posts = self._posts
        if place and day - posts[place - 1] < self._min_days:
            return False
        return place == len(posts) or posts[place] - day >= self._min_days

    def _is_crowded(self, day: int, place: int) -> bool:
        """Whether some window that holds the day would hold more posts than agreed, this one included."""
        posts, most = self._posts, self._most
        for before in range(most + 1):
            first, last = place - before, place + most - before - 1
            if first < 0 or last >= len(posts):
                continue
            start = posts[first] if before else day
            end = posts[last] if before < most else day
            if end - start < self._window:
                return True
        return False

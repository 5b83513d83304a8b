"""What an agreement allows, said the slow and plain way, for tests to compare with."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from hypothesis import strategies as st

from sheets_outreach.agreement import Agreement, Period, PerPeriod

BASE = date(2027, 12, 15)
"""Two months before a leap day, two weeks before a new year."""


def allows(agreement: Agreement, posts: Sequence[date], day: date) -> bool:
    """Whether a post on a day keeps the agreement, by looking at every gap and every window."""
    if not agreement.allowed or (agreement.weekdays is not None and day.isoweekday() not in agreement.weekdays):
        return False
    if agreement.min_days and any(abs((day - post).days) < agreement.min_days for post in posts):
        return False
    if agreement.per_period is None:
        return True
    length = agreement.per_period.period.days
    ordinals = [post.toordinal() for post in [*posts, day]]
    starts = range(day.toordinal() - length + 1, day.toordinal() + 1)
    return all(sum(0 <= post - start < length for post in ordinals) <= agreement.per_period.max for start in starts)


def days(around: int = 120) -> st.SearchStrategy[date]:
    """Give days around the base day."""
    return st.integers(-around, around).map(lambda step: BASE + timedelta(days=step))


def agreements() -> st.SearchStrategy[Agreement]:
    """Give agreements of every shape a text can have."""
    weekdays = st.one_of(st.none(), st.sets(st.integers(1, 7), min_size=1).map(lambda found: tuple(sorted(found))))
    per = st.one_of(st.none(), st.builds(PerPeriod, st.integers(1, 4), st.sampled_from(Period)))
    optional_days = st.one_of(st.none(), st.integers(1, 40))
    return st.builds(
        Agreement,
        text=st.just("as agreed"),
        min_days=optional_days,
        max_days=optional_days,
        per_period=per,
        weekdays=weekdays,
        approval=st.sampled_from([None, True, False]),
        allowed=st.sampled_from([True, True, True, False]),
        unlimited=st.booleans(),
    )

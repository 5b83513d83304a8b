"""The earliest allowed day is allowed, and no earlier one is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sheets_outreach.agreement import Agreement, Period, PerPeriod
from sheets_outreach.cadence import earliest_allowed, is_allowed
from tests.cadence.calendars import BASE, agreements, allows, days

NO_SENSE = [
    Agreement(text="never", allowed=False),
    Agreement(text="no weekday at all", weekdays=()),
    Agreement(text="none a week", per_period=PerPeriod(0, Period.WEEK)),
]


@settings(deadline=None)
@given(agreements(), st.lists(days(), max_size=12), days())
def test_it_judges_a_day_as_looking_at_every_window_does(
    agreement: Agreement, posts: Sequence[date], day: date
) -> None:
    """Sorted search and plain counting come to the same, with posts before and after the day."""
    assert is_allowed(agreement, posts, day) == allows(agreement, posts, day)


@settings(deadline=None)
@given(agreements(), st.lists(days(), max_size=12), days())
def test_it_gives_the_first_day_that_is_allowed(agreement: Agreement, posts: Sequence[date], from_day: date) -> None:
    """What it gives is allowed; every day between is not."""
    found = earliest_allowed(agreement, posts, from_day)
    if not agreement.allowed:
        assert found is None
        return
    assert found is not None
    assert found >= from_day
    assert allows(agreement, posts, found)
    between = [from_day + timedelta(days=step) for step in range((found - from_day).days)]
    assert not any(allows(agreement, posts, day) for day in between)


@pytest.mark.parametrize("agreement", NO_SENSE, ids=lambda agreement: agreement.text)
@pytest.mark.parametrize("posts", [[], [BASE]], ids=["never posted", "posted"])
def test_it_ends_where_no_day_is_ever_allowed(agreement: Agreement, posts: Sequence[date]) -> None:
    """An agreement that allows nothing gives no day instead of searching for ever."""
    assert earliest_allowed(agreement, posts, BASE) is None


CALENDAR = [
    ("a fortnight over a leap day", Agreement(min_days=14), date(2028, 2, 20), date(2028, 3, 5)),
    ("a fortnight over an ordinary February", Agreement(min_days=14), date(2027, 2, 20), date(2027, 3, 6)),
    ("a week over a new year", Agreement(min_days=7), date(2026, 12, 28), date(2027, 1, 4)),
    ("a month of thirty days, not of the calendar", Agreement(min_days=30), date(2027, 1, 31), date(2027, 3, 2)),
    ("a week in which the clocks go forward", Agreement(min_days=7), date(2027, 3, 25), date(2027, 4, 1)),
    ("a week in which the clocks go back", Agreement(min_days=7), date(2026, 10, 24), date(2026, 10, 31)),
    ("once a quarter", Agreement(per_period=PerPeriod(1, Period.QUARTER)), date(2026, 12, 1), date(2027, 3, 2)),
    ("once a year with a leap day in it", Agreement(per_period=PerPeriod(1, Period.YEAR)), date(2028, 1, 1), date(2028, 12, 31)),
    ("the next Friday", Agreement(weekdays=(5,)), date(2026, 11, 19), date(2026, 11, 20)),
    ("a week, and then a Friday", Agreement(min_days=7, weekdays=(5,)), date(2026, 11, 19), date(2026, 11, 27)),
]  # fmt: skip


@pytest.mark.parametrize(("what", "agreement", "posted", "expected"), CALENDAR, ids=[case[0] for case in CALENDAR])
def test_it_counts_days_over_every_turn_of_the_calendar(
    what: str, agreement: Agreement, posted: date, expected: date
) -> None:
    """Month ends, leap days, new years and changes of clocks move nothing."""
    assert earliest_allowed(agreement, [posted], posted) == expected


@pytest.mark.parametrize("posted", [date.max, date.max - timedelta(days=3), date.min])
def test_it_survives_the_ends_of_the_calendar(posted: date) -> None:
    """A slip such as the year 9999 in the diary neither raises nor hides the days before it."""
    agreement = Agreement(min_days=14, per_period=PerPeriod(1, Period.YEAR))
    assert earliest_allowed(agreement, [posted], BASE) == BASE
    assert earliest_allowed(agreement, [date.max], date.max) is None

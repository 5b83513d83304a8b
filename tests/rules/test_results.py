"""Working days, counted by hand."""

from __future__ import annotations

from datetime import date

import pytest

from sheets_outreach.rules.results import count_working_days

FRIDAY = date(2026, 11, 20)

SPANS = [
    (FRIDAY, FRIDAY, 0),
    (FRIDAY, date(2026, 11, 19), 0),
    (FRIDAY, date(2026, 11, 21), 0),  # Saturday
    (FRIDAY, date(2026, 11, 23), 1),  # Monday
    (FRIDAY, date(2026, 11, 27), 5),  # a week
    (FRIDAY, date(2026, 12, 4), 10),  # two weeks
    (FRIDAY, date(2026, 12, 8), 12),  # and a Tuesday
    (date(2026, 11, 18), date(2026, 11, 25), 5),  # Wednesday to Wednesday
    (date(2026, 11, 22), date(2026, 11, 28), 5),  # Sunday to Saturday
]


@pytest.mark.parametrize(("after", "until", "count"), SPANS)
def test_working_days_are_counted_after_one_day_and_with_the_other(after: date, until: date, count: int) -> None:
    """Saturday and Sunday are none, nor are days that have not come."""
    assert count_working_days(after, until) == count

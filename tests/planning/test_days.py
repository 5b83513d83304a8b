"""Which days a post can have: working days for the admin, the days before an event."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheets_outreach.planning.days import ask_by, event_days
from tests.planning.brute_force import has_too_little_time
from tests.planning.neighbourhood import MONDAY

ASKED = [
    ("Thursday", date(2026, 11, 26), date(2026, 11, 23)),
    ("Friday", date(2026, 11, 27), date(2026, 11, 24)),
    ("Saturday", date(2026, 11, 28), date(2026, 11, 24)),
    ("Sunday", date(2026, 11, 29), date(2026, 11, 24)),
    ("Monday", date(2026, 11, 30), date(2026, 11, 25)),
    ("Tuesday", date(2026, 12, 1), date(2026, 11, 26)),
    ("Wednesday", date(2026, 12, 2), date(2026, 11, 27)),
]


@pytest.mark.parametrize(("what", "day", "asked"), ASKED, ids=[case[0] for case in ASKED])
def test_the_admin_is_asked_three_working_days_before(what: str, day: date, asked: date) -> None:
    """A weekend is no time to answer in."""
    assert ask_by(day) == asked


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_the_time_to_answer_is_never_short(day: date) -> None:
    """However working days are counted, and always asked on one."""
    asked = ask_by(day)
    assert not has_too_little_time(asked, day)
    assert asked.isoweekday() <= 5


WINDOWS = [
    ("yesterday", -1, []),
    ("tomorrow", 1, []),
    ("the day after", 2, [0]),
    ("in a week", 7, [0, 1, 2, 3, 4, 5]),
    ("in three weeks", 21, [7, 8, 9, 10, 11, 12, 13]),
    ("in four weeks less a day", 27, [13]),
    ("in four weeks", 28, []),
]


@pytest.mark.parametrize(("what", "away", "days"), WINDOWS, ids=[case[0] for case in WINDOWS])
def test_an_event_is_announced_two_weeks_to_two_days_before(what: str, away: int, days: list[int]) -> None:
    """Within the two weeks of the plan."""
    assert list(event_days(date.fromordinal(MONDAY.toordinal() + away), MONDAY)) == days


def test_what_has_no_day_can_be_told_on_any() -> None:
    """New books are about no day; an event at the end of the calendar is only far away."""
    assert len(event_days(None, MONDAY)) == 14
    assert list(event_days(date.max, MONDAY)) == []

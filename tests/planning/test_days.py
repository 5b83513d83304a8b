"""Which days a post can have: working days for the admin, the days before an event."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheets_outreach.agreement import Agreement
from sheets_outreach.cadence import judge
from sheets_outreach.planning.days import Held, OpenDays, ask_by, event_days, find_open_days
from tests.planning.brute_force import has_too_little_time
from tests.planning.neighbourhood import MONDAY, make_community, make_register

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


SHOWN = [
    ("some days before", date(2026, 11, 20), [1]),
    ("on the last day in time", date(2026, 11, 23), [1]),
    ("a day late", date(2026, 11, 24), []),
]


@pytest.mark.parametrize(("what", "asked_on", "days"), SHOWN, ids=[case[0] for case in SHOWN])
def test_a_post_keeps_its_day_if_its_admin_was_asked_in_time(what: str, asked_on: date, days: list[int]) -> None:
    """Planned for Thursday, by Monday; today is Wednesday. No other day is open to a text that has been shown."""
    community, wednesday = make_community(agreement="раз в неделю, текст согласовать с админом"), date(2026, 11, 25)
    register = make_register([community], today=wednesday)
    held = Held(date(2026, 11, 26), asked_on, frozenset())
    found = find_open_days(community.agreement, judge(register)[2], [], register.settings, wednesday, held)
    assert found.singles == days


PAIRS = [
    ("a week apart where nothing is limited", Agreement(unlimited=True), [3, 7, 10], [(3, 10)]),
    ("as many days apart as agreed", Agreement(min_days=10), [0, 7, 10, 13], [(0, 10), (0, 13)]),
]


@pytest.mark.parametrize(("what", "agreement", "singles", "pairs"), PAIRS, ids=[case[0] for case in PAIRS])
def test_two_posts_leave_room_between_them(
    what: str, agreement: Agreement, singles: list[int], pairs: list[tuple[int, int]]
) -> None:
    """The last post of the diary was twelve days ago."""
    found = OpenDays(singles, singles, agreement, [date(2026, 11, 11)])
    assert found.pairs(MONDAY) == pairs

"""Posts are judged by the posts before them, and by nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from sheets_outreach.agreement import Agreement
from sheets_outreach.cadence import earliest_allowed, is_allowed
from sheets_outreach.rules import check_register
from sheets_outreach.rules.rhythm import find_objections
from tests.cadence.calendars import agreements, days
from tests.rules.cases.case import ago, diary
from tests.rules.sheets import make_register, post


@settings(deadline=None)
@given(agreements().filter(lambda agreement: agreement.allowed), st.lists(days(), max_size=10), days())
def test_it_objects_exactly_where_the_agreement_forbids(
    agreement: Agreement, posted: Sequence[date], day: date
) -> None:
    """What the diary is told and what the next-post column allows come from one understanding."""
    before = sorted(other for other in posted if other <= day)
    assert bool(list(find_objections(agreement, before, day))) != is_allowed(agreement, before, day)


@settings(deadline=None)
@given(agreements().filter(lambda agreement: agreement.allowed), days(30), st.integers(2, 12))
def test_posts_on_the_earliest_allowed_days_are_never_objected_to(
    agreement: Agreement, start: date, count: int
) -> None:
    """Whoever posts on the day that the verdict names does nothing wrong."""
    before: list[date] = []
    for _ in range(count):
        day = earliest_allowed(agreement, before, before[-1] if before else start)
        assert day is not None
        assert list(find_objections(agreement, before, day)) == []
        before.append(day)


def test_a_later_post_is_never_held_against_an_earlier_one() -> None:
    """Of two posts too close to each other only the later is the mistake."""
    register = make_register(
        **diary(post(date=ago(1), post_link=""), post(date=ago(3), post_link=""), agreement="раз в неделю")
    )
    assert [(finding.code, finding.row) for finding in check_register(register)] == [("too-soon", 2)]


def test_a_slip_in_the_year_harms_nobody_else() -> None:
    """Days at the ends of the calendar give findings of their own rows only."""
    slips = [post(date=day, post_link="", topic=day) for day in ("01.01.0001", "31.12.9999")]
    register = make_register(**diary(*slips, post(date=ago(1), post_link=""), agreement="раз в неделю"))
    assert {finding.row for finding in check_register(register)} <= {2, 3}

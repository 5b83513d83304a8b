"""What is for the admins of communities."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from sheets_outreach.cadence import index_diary
from sheets_outreach.digest.admins import list_candidates, list_messages, plan_by_community
from sheets_outreach.digest.consent import list_admins
from sheets_outreach.digest.planned import Planned
from sheets_outreach.digest.reception import Reception
from sheets_outreach.register.columns import Tab
from tests.digest.library import TODAY, Row, read_tabs
from tests.rules.sheets import Value

AGREED: Row = {"name": "Neighbours", "link": "https://vk.com/neighbours", "agreement": "once a week", "status": "agreed",
               "admin": "Ida B.", "admin_email": "ida@neighbours.example", "digest_consent": date(2026, 9, 1)}  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "may"),
    [
        ({}, True),
        ({"status": ""}, True),
        ({"digest_consent": TODAY}, True),
        ({"digest_consent": ""}, False),
        ({"digest_consent": "yes"}, False),
        ({"digest_consent": TODAY + timedelta(days=1)}, False),
        ({"admin_email": ""}, False),
        ({"admin_email": "  "}, False),
        ({"status": "refused"}, False),
        ({"status": "paused"}, False),
        ({"agreement": "posting is not allowed"}, False),
    ],
)
def test_an_admin_gets_mail_only_with_a_dated_consent_and_an_address(changes: dict[str, Value], may: bool) -> None:
    """Somebody who took it back, or whose consent nobody dated, is left in peace."""
    register = read_tabs({Tab.REGISTER: [{**AGREED, **changes}]})
    assert bool(list_admins(register)) is may


def test_greetings_are_for_candidates_nobody_has_greeted_three_at_a_time() -> None:
    """Greetings are personal, and a community without a name cannot be greeted."""
    rows: list[Row] = [{"name": f"New {number}", "status": "candidate"} for number in range(5)]
    rows += [
        {"name": "Greeted", "status": "candidate", "greeted_on": TODAY},
        {"link": "https://vk.com/x", "status": "candidate"},
    ]
    rows += [{"name": "Known", "status": "agreed"}, {"name": "Waiting", "status": "greeted"}]
    block = list_candidates(read_tabs({Tab.REGISTER: rows}))
    assert block is not None
    assert [community.name for community in block.communities] == ["New 0", "New 1", "New 2"]
    assert (block.total, block.every_days) == (5, 14)


def test_messages_are_for_admins_who_get_no_mail_soonest_first() -> None:
    """Whoever gets a mail needs no message, and nothing planned is nothing to say."""
    rows: list[Row] = [
        AGREED,
        {**AGREED, "name": "No address", "admin_email": ""},
        {**AGREED, "name": "No consent", "digest_consent": ""},
        {**AGREED, "name": "Nothing planned", "admin_email": ""},
        {**AGREED, "name": "Paused", "admin_email": "", "status": "paused"},
    ]
    register = read_tabs({Tab.REGISTER: rows, Tab.DIARY: [{"topic": "none yet"}]})
    planned = [Planned(row, TODAY + timedelta(days=9 - row), ("Chess",)) for row in (2, 3, 4, 6)]
    block = list_messages(register, plan_by_community(planned, register), Reception(register, index_diary(register)))
    assert block is not None
    assert [message.community.name for message in block.messages] == ["No consent", "No address"]


@pytest.mark.parametrize(("days", "shown"), [(-1, False), (0, True), (14, True), (15, False)])
def test_the_plan_reaches_two_weeks_from_today(days: int, shown: bool) -> None:
    """What is past needs no approval, and what is far will come in the next mail."""
    register = read_tabs({Tab.REGISTER: [AGREED]})
    planned = [Planned(2, TODAY + timedelta(days=days), ("Chess",))]
    assert bool(plan_by_community(planned, register)) is shown


def test_the_plan_of_a_community_is_in_the_order_of_its_days() -> None:
    """However it was planned."""
    register = read_tabs({Tab.REGISTER: [AGREED]})
    planned = [Planned(2, TODAY + timedelta(days=day), (str(day),)) for day in (9, 1, 4)]
    (posts,) = plan_by_community(planned, register).values()
    assert [post.titles for post in posts] == [("1",), ("4",), ("9",)]

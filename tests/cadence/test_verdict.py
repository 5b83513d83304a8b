"""Where each community stands, and why."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sheets_outreach.agreement import Agreement
from sheets_outreach.cadence import State, Verdict, judge
from sheets_outreach.choices import Status
from sheets_outreach.community import Community
from sheets_outreach.links import recognise
from sheets_outreach.publication import Publication
from sheets_outreach.register.records import Register
from sheets_outreach.settings import Settings
from tests.cadence.calendars import BASE, agreements, allows, days
from tests.rules.cases.case import CHAT, ago
from tests.rules.sheets import TODAY, community, make_register, post


def verdict_of(*posts: date, settings: dict[str, str] | None = None, **changes: Any) -> Verdict:
    """Judge one community that was posted in on these days."""
    rows = [post(date=day, post_link="", topic=f"Тема {place}") for place, day in enumerate(posts)]
    register = make_register([community(**changes)], rows, settings=settings)
    return judge(register)[2]


STATES = [
    ("agreed, and nothing posted yet", {}, (), State.DUE, TODAY),
    ("rest after a post", {}, (ago(3),), State.REST, ago(-4)),
    ("the rest ends today", {}, (ago(7),), State.DUE, TODAY),
    ("allowed again, not yet due", {"agreement": "раз в 2-3 недели"}, (ago(15),), State.MAY_POST, TODAY),
    ("due", {"agreement": "раз в 2-3 недели"}, (ago(21),), State.DUE, TODAY),
    ("only on Fridays", {"agreement": "только по пятницам"}, (), State.REST, date(2026, 11, 27)),
    ("no limits", {"agreement": "без ограничений"}, (TODAY,), State.MAY_POST, TODAY),
    ("nothing said about how often: our advice", {"agreement": "текст согласовать"}, (ago(3),), State.REST, ago(-11)),
    ("nothing written, nothing agreed", {"agreement": ""}, (), State.NOT_AGREED, None),
    ("agreed, but on what is not written", {"agreement": "", "status": "договорились"}, (), State.MAY_POST, TODAY),
    ("words nobody understood", {"agreement": "по чётным неделям"}, (), State.UNCLEAR, None),
    ("the cell says not yet", {"agreement": "пока не договорились"}, (), State.NOT_AGREED, None),
    ("a candidate", {"status": "кандидат"}, (), State.CANDIDATE, None),
    ("greeted", {"status": "поздоровались"}, (), State.GREETED, None),
    ("paused", {"status": "пауза"}, (), State.PAUSED, None),
    ("refused", {"status": "отказ"}, (), State.NOT_ALLOWED, None),
    ("the agreement says no", {"agreement": "нельзя"}, (), State.NOT_ALLOWED, None),
]  # fmt: skip


@pytest.mark.parametrize(("what", "changes", "posts", "state", "day"), STATES, ids=[case[0] for case in STATES])
def test_it_says_where_a_community_stands(
    what: str, changes: dict[str, Any], posts: Sequence[date], state: State, day: date | None
) -> None:
    """Agreement, status and diary give the state and the first day."""
    verdict = verdict_of(*posts, **changes)
    assert (verdict.state, verdict.may_post_from) == (state, day)


def test_taking_part_is_never_counted() -> None:
    """A comment yesterday neither makes the library rest nor counts as its last post."""
    register = make_register([community()], [post(date=ago(1), kind="участие", post_link="")])
    assert (judge(register)[2].state, judge(register)[2].last_post) == (State.DUE, None)


def test_a_post_entered_twice_is_counted_once() -> None:
    """Two rows about one post are one post of the two that a month allows."""
    rows = [post(date=ago(20)), post(date=ago(20))]
    register = make_register([community(agreement="не чаще двух раз в месяц")], rows)
    assert judge(register)[2].may_post_from == TODAY


def test_a_post_planned_for_later_is_kept_away_from() -> None:
    """A post entered for the day after tomorrow blocks today, and is not the last post."""
    verdict = verdict_of(ago(-2), ago(30))
    assert (verdict.may_post_from, verdict.last_post) == (ago(-9), ago(30))


def test_a_forbidden_platform_is_not_posted_on() -> None:
    """A platform that the municipality did not allow stays silent, whatever was agreed."""
    verdict = verdict_of(settings={"allowed_platforms": "Facebook"})
    assert (verdict.state, verdict.reason.code) == (State.NOT_ALLOWED, "platform-not-allowed")


def test_the_library_asks_nobody_about_its_own_site() -> None:
    """An own channel without an agreement may be posted on."""
    verdict = verdict_of(settings={"own_sites": "svetlovka.example"}, link="https://svetlovka.example/", agreement="")
    assert verdict.state is State.MAY_POST


@pytest.mark.parametrize(
    ("site", "link", "own"),
    [
        ("svetlovka.example", "https://www.svetlovka.example/afisha", True),
        ("www.svetlovka.example", "https://svetlovka.example/", True),
        ("https://svetlovka.example/afisha", "https://svetlovka.example/", True),
        ("svetlovka.example", "https://kino.example/", False),
        ("svetlovka.example", "https://svetlovka.example.evil.example/", False),
        ("", "https://svetlovka.example/", False),
    ],
)
def test_a_site_is_the_librarys_own_by_its_host(site: str, link: str, own: bool) -> None:
    """With or without «www»; another site needs an agreement like everybody's."""
    verdict = verdict_of(settings={"own_sites": site}, link=link, agreement="")
    assert verdict.state is (State.MAY_POST if own else State.NOT_AGREED)


def test_a_post_of_today_is_the_last_one() -> None:
    """Today is not to come."""
    assert verdict_of(TODAY, ago(9)).last_post == TODAY


@pytest.mark.parametrize(("agreement", "asks"), [("раз в неделю, текст согласовать", True), ("раз в неделю", False)])
def test_it_says_whether_to_ask_first(agreement: str, asks: bool) -> None:
    """The text is shown first where the agreement wants it."""
    assert verdict_of(agreement=agreement).ask_first is asks


def test_today_is_the_day_of_the_sheets_time_zone() -> None:
    """Half an hour after midnight in Moscow is still the day before in Oslo."""
    rows = [community(agreement="раз в неделю")], [post(date=date(2026, 11, 14), post_link="")]
    now = datetime(2026, 11, 20, 21, 30, tzinfo=UTC)
    states = [
        judge(make_register(*rows, now=now, time_zone=zone))[2].state for zone in ("Europe/Moscow", "Europe/Oslo")
    ]
    assert states == [State.DUE, State.REST]


def test_a_change_of_clocks_moves_no_day() -> None:
    """The day the clocks go forward has 23 hours, and the seventh day is still the seventh."""
    rows = [community(agreement="раз в неделю")], [post(date=date(2027, 3, 28), post_link="")]
    before = datetime(2027, 4, 3, 21, 59, tzinfo=UTC)
    after = before + timedelta(minutes=1)
    states = [judge(make_register(*rows, now=now, time_zone="Europe/Oslo"))[2].state for now in (before, after)]
    assert states == [State.REST, State.DUE]


def test_the_same_name_in_two_places_is_told_apart_by_the_post() -> None:
    """Only the community the post stands in has to rest."""
    rows = [community(), community(link="https://t.me/klub_sokol"), community(name="Чат", link=CHAT)]
    register = make_register(rows, [post(date=ago(1), post_link="https://t.me/klub_sokol/15")])
    assert [verdict.state for verdict in judge(register).values()] == [State.DUE, State.REST, State.DUE]


def test_an_agreement_that_leaves_no_day_allows_nothing() -> None:
    """Whatever was misunderstood, a verdict without a day says so."""
    for approval in (True, False, None):
        agreement = Agreement(text="?", max_days=7, weekdays=(), approval=approval)
        verdict = judge(_register(agreement, [], None))[2]
        assert (verdict.state, verdict.reason.code) == (State.NOT_ALLOWED, "no-day")
        assert verdict.ask_first is (approval is True)


REASONS = [
    ("раз в неделю", (), "never-posted"),
    ("раз в неделю", (ago(3),), "agreement"),
    ("без ограничений", (ago(3),), "unlimited"),
    ("текст согласовать", (ago(3),), "advice"),
]


@pytest.mark.parametrize(("agreement", "posts", "code"), REASONS, ids=[case[2] for case in REASONS])
def test_it_says_on_what_a_verdict_rests(agreement: str, posts: Sequence[date], code: str) -> None:
    """What was agreed, that there is no limit, our advice where nothing was said, or that nothing was posted yet."""
    reason = verdict_of(*posts, agreement=agreement).reason
    assert reason.code == code
    assert reason.params.get("last_on") == (ago(3).isoformat() if posts else None)
    assert reason.params.get("n") == (14 if code == "advice" else None)


@settings(deadline=None)
@given(agreements(), st.lists(days(60), max_size=8), st.sampled_from([None, *Status]), st.booleans())
def test_a_verdict_never_allows_what_the_agreement_forbids(
    agreement: Agreement, posted: Sequence[date], status: Status | None, participation: bool
) -> None:
    """The day it gives keeps the agreement, and it gives none where nothing was agreed or all was refused."""
    verdict = judge(_register(agreement, posted, status))[2]
    if status in {Status.REFUSED, Status.PAUSED, Status.CANDIDATE, Status.GREETED} or not agreement.allowed:
        assert verdict.may_post_from is None
    if verdict.may_post_from is not None:
        assert verdict.may_post_from >= BASE
        assert allows(agreement, posted, verdict.may_post_from)
    assert (verdict.state in {State.MAY_POST, State.DUE}) == (verdict.may_post_from == BASE)
    assert verdict.ask_first is (agreement.approval is True)


def _register(agreement: Agreement, posted: Sequence[date], status: Status | None) -> Register:
    one = Community(row=2, name="Клуб", link=recognise("vk.com/klub"), agreement=agreement, status=status)
    entries = [
        Publication(row=row, date=day, community="Клуб", topic=f"Тема {row}", post_link=recognise(""))
        for row, day in enumerate(posted, start=2)
    ]
    return Register("ru_RU", "Europe/Moscow", BASE, {}, Settings(), communities=[one], publications=entries)

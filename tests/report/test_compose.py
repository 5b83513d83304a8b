"""The report's figures are right to the digit, compared with sums worked out by hand from the rows of `quarter`."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sheets_outreach.choices import Offer, PostKind, Status
from sheets_outreach.links import Platform
from sheets_outreach.register.columns import Tab
from sheets_outreach.report import Report, compose_report
from sheets_outreach.report.facts import Sum
from sheets_outreach.report.words import is_success
from sheets_outreach.statistics import Basis
from sheets_outreach.texts import Language
from tests.report.quarter import TODAY, Row, ago, make_quarters, read_tabs


@pytest.fixture(scope="module", params=Language)
def report(request: pytest.FixtureRequest) -> Report:
    """The report of the same library, its sheet in each language."""
    return compose_report(make_quarters(request.param), TODAY)


def figures(found: Sum) -> tuple[int | None, ...]:
    """Give the numbers of a sum in one line."""
    return found.posts, found.measured, found.likes, found.comments, found.shares, found.views


def test_the_quarter_is_thirteen_weeks_up_to_yesterday(report: Report) -> None:
    """And the one before it touches it."""
    assert (report.now.first, report.now.last) == (date(2026, 8, 24), date(2026, 11, 22))
    assert (report.before.first, report.before.last) == (date(2026, 5, 25), date(2026, 8, 23))


PLATFORMS = [
    # Typed only: five posts with 31+22+18+40+12 likes and 6+3+2+9+1 comments, and a search for speakers without figures.
    (Platform.FACEBOOK, (6, 5, 123, 21, None, None), (3, 3, 66, 11, None, None)),
    # Measured: 24/3/1 of 560 on day 7, nothing known of the second, 20/4 of 500, and a vacancy without figures.
    (Platform.VK, (4, 2, 44, 7, 1, 1060), (3, 3, 51, 7, 2, 2240)),
    # Three posts a quarter, and three of other kinds without figures.
    (Platform.TELEGRAM, (6, 3, 12, 0, 0, 2700), (4, 3, 120, 0, 0, 3000)),
    (Platform.WHATSAPP, (1, 0, None, None, None, None), (0, 0, None, None, None, None)),
    (Platform.UNKNOWN, (1, 1, 3, None, None, None), (0, 0, None, None, None, None)),
]


@pytest.mark.parametrize(("platform", "now", "before"), PLATFORMS, ids=[case[0].value for case in PLATFORMS])
def test_platforms_are_summed_to_the_digit(report: Report, platform: Platform, now: Any, before: Any) -> None:
    """Of several measurements the last counts, gaps are not 0, and repeats and participation are left out."""
    (line,) = [line for line in report.platforms if line.platform is platform]
    assert figures(line.sums.now) == now
    assert figures(line.sums.before) == before


RATES = [
    (Platform.FACEBOOK, Basis.MEMBERS, (123 + 21) / (5 * 5200), (66 + 11) / (3 * 5200), False),
    (Platform.VK, Basis.VIEWS, (44 + 7 + 1) / 1060, (51 + 7 + 2) / 2240, False),
    (Platform.TELEGRAM, Basis.VIEWS, 12 / 2700, 120 / 3000, True),
]


@pytest.mark.parametrize(
    ("platform", "basis", "now", "before", "complete"), RATES, ids=[case[0].value for case in RATES]
)
def test_rates_are_pooled_within_one_platform(
    report: Report, platform: Platform, basis: Basis, now: float, before: float, *, complete: bool
) -> None:
    """By views where they are known, else by members, the same in both quarters; incomplete ones say so."""
    (line,) = [line for line in report.platforms if line.platform is platform]
    assert line.sums.now.rate is not None
    assert line.sums.before.rate is not None
    assert (line.sums.now.rate.basis, line.sums.before.rate.basis) == (basis, basis)
    assert line.sums.now.rate.percent == pytest.approx(now * 100, rel=1e-12)
    assert line.sums.before.rate.percent == pytest.approx(before * 100, rel=1e-12)
    assert line.sums.now.rate.complete is complete


def test_all_posts_together_have_no_views_and_no_rate(report: Report) -> None:
    """A view is not the same on any two platforms."""
    assert figures(report.total.now) == (18, 11, 182, 28, 1, None)
    assert figures(report.total.before) == (10, 9, 237, 18, 2, None)
    assert report.total.now.rate is None
    assert report.participation == (2, 1)


def test_communities_stand_by_reactions(report: Report) -> None:
    """A post whose community nobody knows belongs to none."""
    rows = [(line.community.row, line.sums.now.reactions) for line in report.communities]
    assert rows == [(2, 144), (3, 52), (5, 12), (4, None)]


def test_kinds_are_compared(report: Report) -> None:
    """What nobody said is a line of its own."""
    found = {line.kind: (line.sums.now.posts, line.sums.before.posts, line.sums.now.reactions) for line in report.kinds}
    assert found == {
        PostKind.ANNOUNCEMENT: (12, 9, 208),
        PostKind.ROOM_HIRE: (1, 0, None),
        PostKind.SPEAKER_SEARCH: (3, 1, None),
        PostKind.RECRUITMENT: (1, 0, None),
        None: (1, 0, 3),
    }


def test_other_directions_are_followed(report: Report) -> None:
    """Found, not found, not said yet; the quarter before; and what was never tried."""
    found = {
        one.kind: (one.tried, one.succeeded, one.failed, one.waiting, one.tried_before, one.succeeded_before)
        for one in report.directions
    }
    assert found == {
        PostKind.SPEAKER_SEARCH: (3, 1, 1, 1, 1, 1),
        PostKind.ROOM_HIRE: (1, 0, 0, 1, 0, 0),
        PostKind.CLUB: (0, 0, 0, 0, 0, 0),
        PostKind.RECRUITMENT: (1, 1, 0, 0, 0, 0),
        PostKind.LOCAL_PRESS: (0, 0, 0, 0, 0, 0),
    }
    assert report.elsewhere == 1


def test_answers_are_timed(report: Report) -> None:
    """One answered the next day, one after four (Friday to Tuesday), one moved to e-mail, one open; «none» is no wish."""
    answers = report.answers
    assert (answers.wishes, answers.answered, answers.moved, answers.open) == (4, 2, 1, 1)
    assert (answers.timed, answers.within_a_day) == (2, 1)
    assert (answers.median_days, answers.longest_days) == (2.5, 4)


def test_what_speaks_against_a_community(report: Report) -> None:
    """The yard's rate fell from 4 % to 0.44 % and it carries much advertising; a small chat is what chats are."""
    found = {one.community.row: [reason.code for reason in one.reasons] for one in report.leaving}
    assert found == {5: ["faded", "advertising"]}


def test_what_is_missing(report: Report) -> None:
    """A candidate, an audience, a place, offers; platforms by the handbook of the sheet's language."""
    seeking = report.seeking
    assert seeking.waiting == {Status.CANDIDATE: 1}
    assert len(seeking.audiences) == len(seeking.places) == 1
    assert Platform.INSTAGRAM in seeking.platforms
    assert Platform.FACEBOOK not in seeking.platforms
    assert seeking.offers == (Offer.COWORKING, Offer.SERVICES, Offer.NEW_BOOKS)


def test_the_self_check_is_answered_from_the_sheet(report: Report) -> None:
    """Numbers where the sheet has them, questions where it has not."""
    facts = {(question.code, fact.code): dict(fact.params) for question in report.questions for fact in question.facts}
    assert facts["goals", "goal-written"] == {"n": 1, "all": 4}
    assert facts["goals", "audience-written"] == {"n": 2, "all": 4}
    assert facts["responsible", "responsible-written"] == {"n": 4, "all": 4}
    assert facts["time", "overworked"] == {"n": 1}
    assert facts["statistics", "measured"] == {"n": 11, "all": 18}
    assert facts["statistics", "measurements"] == {"n": 7, "posts": 6}
    assert facts["access", "account-written"] == {"n": 1, "all": 4}
    asked = {question.code for question in report.questions if question.asked}
    assert {"skills", "sharing", "channels"} <= asked
    assert not {"rules", "responsible", "time"} & asked
    assert [(one.name != "", one.communities, one.overworked) for one in report.employees] == [
        (True, 3, True),
        (True, 1, False),
    ]
    assert (report.channels[0].platform, report.channels[0].members) == (Platform.FACEBOOK, 5200)


def test_broken_rules_are_counted_within_the_quarter(report: Report) -> None:
    """Once a week was agreed; three posts of the yard came the day after another one."""
    (rules,) = [question for question in report.questions if question.code == "rules"]
    assert [(fact.code, dict(fact.params)) for fact in rules.facts] == [("broken", {"code": "too-soon", "n": 3})]


def test_it_says_what_it_does_not_know(report: Report) -> None:
    """Every number that is left out is named."""
    found = {unknown.code: unknown.params.get("n") for unknown in report.unknown}
    assert found == {
        "diary-begins": None, "no-date": 1, "no-community": 1, "no-figures": 7, "some-figures": 7, "young": 2,
        "no-kind": 1, "views-differ": None, "wish-day": None,
    }  # fmt: skip


def test_an_empty_workbook_has_a_report() -> None:
    """It knows nothing and says so."""
    register = read_tabs({Tab.REGISTER: [{"name": "Sokol", "link": "https://vk.com/sokol"}]})
    report = compose_report(register, TODAY)
    assert (report.platforms, report.communities, report.kinds, report.leaving) == ((), (), (), ())
    assert [unknown.code for unknown in report.unknown] == ["no-diary"]
    assert report.answers.median_days is None


def test_an_old_community_nobody_posts_in_is_named() -> None:
    """The last post was more than half a year ago."""
    rows: list[Row] = [{"name": "Sokol", "link": "https://vk.com/sokol", "agreement": "once a week", "members": 1000}]
    diary: list[Row] = [{"date": ago(200), "community": "Sokol", "topic": "x"}]
    report = compose_report(read_tabs({Tab.REGISTER: rows, Tab.DIARY: diary}), TODAY)
    assert [reason.code for leaving in report.leaving for reason in leaving.reasons] == ["unused", "small"]


def test_posts_nobody_reacted_to_are_named() -> None:
    """Three posts, zero reactions each; unknown ones would not count."""
    rows: list[Row] = [{"name": "Sokol", "link": "https://vk.com/sokol", "agreement": "once a week"}]
    diary: list[Row] = [
        {"date": ago(days), "community": "Sokol", "topic": f"t{days}", "likes": 0, "comments": 0}
        for days in (10, 20, 30)
    ]
    report = compose_report(read_tabs({Tab.REGISTER: rows, Tab.DIARY: diary}), TODAY)
    assert [(reason.code, reason.params) for one in report.leaving for reason in one.reasons] == [("silent", {"n": 3})]


OUTCOMES = [
    ("договорились о лекции", True), ("Rommet er leid ut", True), ("2 speakers", True),
    ("Нет.", False), ("не нашли", False), ("ikke interessert", False),
    ("no answer", False), ("новый клуб", True), ("nothing came of it", False),
    ("ждём", None), ("ikke ennå", None), ("not yet", None), (" ", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), OUTCOMES)
def test_words_for_an_outcome_are_understood(text: str, expected: bool | None) -> None:
    """In three languages; what is not decided yet is neither."""
    assert is_success(text) is expected


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.integers(-5, 400), st.sampled_from(["Sokol", "Airport", "?"]), *[st.none() | st.integers(0, 50)] * 3
        ),
        max_size=12,
    )
)
def test_sums_equal_those_of_a_plain_loop(entries: list[tuple[int, str, int | None, int | None, int | None]]) -> None:
    """Likes, comments and views of typed posts, added up day by day."""
    names = {"Sokol": "https://vk.com/sokol", "Airport": "https://t.me/airport"}
    rows: list[Row] = [{"name": name, "link": link, "agreement": "once a day"} for name, link in names.items()]
    diary: list[Row] = [
        {"date": ago(days), "community": name, "topic": f"t{number}",
         **{key: count for key, count in zip(("likes", "comments", "views"), counts, strict=True) if count is not None}}
        for number, (days, name, *counts) in enumerate(entries)
    ]  # fmt: skip
    report = compose_report(read_tabs({Tab.REGISTER: rows, Tab.DIARY: [*diary, {"topic": "x"}]}), TODAY)
    for line in report.communities:
        inside = [
            entry
            for entry in entries
            if entry[1] == line.community.name and TODAY - timedelta(days=91) <= ago(entry[0]) < TODAY
        ]
        known = [[entry[place] for entry in inside if entry[place] is not None] for place in (2, 3, 4)]
        sums = [sum(column) if column else None for column in known]  # type: ignore[arg-type]
        assert [line.sums.now.likes, line.sums.now.comments, line.sums.now.views] == sums
        assert line.sums.now.posts == len(inside)


def test_what_staff_found_when_choosing_speaks_against_a_community() -> None:
    """An admin who is not there, and a way too long even by car."""
    rows: list[Row] = [
        {"name": "Sokol", "link": "https://vk.com/sokol", "agreement": "once a week", "admin_active": "no", "distance_km": 9},
    ]  # fmt: skip
    report = compose_report(read_tabs({Tab.REGISTER: rows}), TODAY)
    assert [reason.code for one in report.leaving for reason in one.reasons] == ["admin-inactive", "far"]


def test_the_settings_guidelines_are_told() -> None:
    """Which communities stand on platforms the municipality does not allow, and how many platforms carry a warning."""
    rows: list[Row] = [
        {"name": "Sokol", "link": "https://vk.com/sokol", "agreement": "once a week"},
        {"name": "Airport", "link": "https://t.me/airport", "agreement": "once a week"},
    ]
    settings: list[Row] = [
        {"key": "Allowed platforms", "value": "Telegram"},
        {"key": "Restricted platforms", "value": "TikTok: ask first"},
    ]
    assert guidelines(rows, settings) == [("guidelines", {"n": 1}), ("restricted", {"n": 1})]
    assert guidelines(rows, settings[:1]) == [("guidelines", {"n": 1})]


def guidelines(rows: list[Row], settings: list[Row]) -> list[tuple[str, object]]:
    """Give the facts about guidelines."""
    report = compose_report(read_tabs({Tab.REGISTER: rows, Tab.SETTINGS: settings}), TODAY)
    (found,) = [question.facts for question in report.questions if question.code == "guidelines"]
    return [(fact.code, fact.params) for fact in found]


def test_nobody_is_asked_twice_about_one_audience() -> None:
    """Two announcements for the same people, whom no community names, are one audience missing."""
    rows: list[Row] = [
        {"name": "Sokol", "link": "https://vk.com/sokol", "agreement": "once a week", "audience": "children"}
    ]
    told: list[Row] = [
        {"title": "A", "audience": "pensioners"},
        {"title": "B", "audience": "Pensioners, kids"},
        {"title": "C", "audience": "everybody"},
    ]
    report = compose_report(read_tabs({Tab.REGISTER: rows, Tab.ANNOUNCEMENTS: told}), TODAY)
    assert report.seeking.audiences == ("pensioners",)

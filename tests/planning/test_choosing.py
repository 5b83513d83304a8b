"""The plan keeps every promise over random registers, and tells as much as any allowed plan could."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from sheets_outreach.agreement import Agreement, parse_agreement
from sheets_outreach.cadence import State, index_diary, judge
from sheets_outreach.choices import Status
from sheets_outreach.community import Community
from sheets_outreach.links import Platform, recognise
from sheets_outreach.planning import Plan, PlannedPost, plan_posts
from sheets_outreach.register.records import Register
from tests.cadence.calendars import allows
from tests.planning.brute_force import count_best, has_too_little_time
from tests.planning.neighbourhood import (
    MONDAY,
    make_announcement,
    make_community,
    make_post,
    make_register,
    registers,
)

RANDOM = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def plan(*args: Any, **options: Any) -> Plan:
    """Plan a register made by hand."""
    register = make_register(*args, **options)
    return plan_posts(register, register.today)


def count_pairs(found: Plan) -> int:
    """Count what is told to how many."""
    return sum(len(post.announcements) for post in found.posts)


def as_agreed(register: Register, community: Community) -> Agreement:
    """Give the agreement the way a plan has to keep it."""
    verdict = judge(register)[community.row]
    days = register.settings.days_without_agreement
    return community.agreement._replace(min_days=days) if verdict.advice else community.agreement


def breach(post: PlannedPost, others: list[date], register: Register) -> str:
    """Say which promise a post breaks, or nothing."""
    agreement = as_agreed(register, post.community)
    if not allows(agreement, others, post.day):
        return "more than agreed, or on a forbidden day"
    if judge(register)[post.row].state not in {State.MAY_POST, State.DUE, State.REST}:
        return "not agreed at all"
    if agreement.approval is True and (
        post.ask_by is None or post.ask_by < register.today or has_too_little_time(post.ask_by, post.day)
    ):
        return "no time for approval"
    if any(abs((other - post.day).days) < 2 for other in others):
        return "day after day"
    return ""


@RANDOM
@given(registers())
def test_it_never_plans_more_than_was_agreed(register: Register) -> None:
    """No post on a forbidden day, none without time for approval, never two days running, posts past and planned counted."""
    diary = index_diary(register)
    found = plan_posts(register, register.today)
    for post in found.posts:
        planned = [other.day for other in found.posts if other.row == post.row and other is not post]
        assert breach(post, [*diary.days_of(post.community), *planned], register) == ""
        assert all(abs((other - post.day).days) >= 7 for other in planned)


@RANDOM
@given(registers())
def test_everything_is_in_the_plan_or_says_why_not(register: Register) -> None:
    """Every announcement is told or omitted, every community has a post or a reason."""
    found = plan_posts(register, register.today)
    told = {announcement.row for post in found.posts for announcement in post.announcements}
    assert told.isdisjoint(one.row for one in found.unplaced)
    assert told | {one.row for one in found.unplaced} == {one.row for one in register.announcements}
    used = {post.row for post in found.posts}
    assert used.isdisjoint(one.row for one in found.unused)
    assert used | {one.row for one in found.unused} == {one.row for one in register.communities}
    due = {row for row, verdict in judge(register).items() if verdict.state is State.DUE}
    assert due - used == {one.row for one in found.unused if one.due}
    assert all(post.announcements and post.draft and post.reasons for post in found.posts)


@RANDOM
@given(registers())
def test_events_are_announced_in_time(register: Register) -> None:
    """At most two weeks and at least two days before, and nothing twice in one community."""
    found = plan_posts(register, register.today)
    for post in found.posts:
        assert register.today <= post.day < register.today + timedelta(days=14)
        for announcement in post.announcements:
            assert announcement.event_date is None or 2 <= (announcement.event_date - post.day).days <= 14
    told = Counter((post.row, announcement.row) for post in found.posts for announcement in post.announcements)
    assert set(told.values()) <= {1}


@RANDOM
@given(registers())
def test_nobody_has_more_posts_than_hours(register: Register) -> None:
    """Half an hour a post, week by week, for each employee; rows without one are one person's."""
    hours = register.settings.hours_per_week
    weeks = Counter(
        (post.responsible, (post.day - register.today).days // 7) for post in plan_posts(register, register.today).posts
    )
    assert hours is None or all(count * 0.5 <= hours for count in weeks.values())


@RANDOM
@given(registers())
def test_the_same_input_gives_the_same_plan(register: Register) -> None:
    """Nothing is left to chance."""
    assert plan_posts(register, register.today) == plan_posts(register, register.today)


@settings(RANDOM, max_examples=250)
@given(registers(most=5, tidy=True))
def test_no_allowed_plan_tells_more(register: Register) -> None:
    """Compared with trying everything; the promise is 95 %, and on these it is all."""
    diary = index_diary(register)
    posts = {community.row: diary.days_of(community) for community in register.communities}
    open_rows = [row for row, verdict in judge(register).items() if verdict.may_post_from is not None]
    best = count_best(register, open_rows, posts)
    assert count_pairs(plan_posts(register, register.today)) == best


def test_a_plan_is_for_two_weeks_today_included() -> None:
    """From a Monday to the Sunday of the next week."""
    found = plan()
    assert (found.first_day, found.last_day) == (date(2026, 11, 23), date(2026, 12, 6))


def test_one_post_tells_of_two_weeks() -> None:
    """Five evenings in a row are one post, not five."""
    evenings = [make_announcement(row, away=row + 5) for row in range(2, 7)]
    found = plan([make_community()], evenings)
    assert [(post.day, len(post.announcements)) for post in found.posts] == [(MONDAY, 5)]


def test_a_second_post_comes_only_where_one_cannot_tell_everything() -> None:
    """One event is the day after tomorrow, another in four weeks; once a week was agreed."""
    near, far = make_announcement(2, away=2), make_announcement(3, away=26)
    found = plan([make_community()], [near, far])
    assert [(post.day, post.titles) for post in found.posts] == [
        (MONDAY, (near.title,)),
        (MONDAY + timedelta(days=12), (far.title,)),
    ]


def test_no_second_post_where_it_was_not_agreed() -> None:
    """Once in three weeks is one post, and the other event says why not."""
    near, far = make_announcement(2, away=2), make_announcement(3, away=26)
    found = plan([make_community(agreement="раз в три недели")], [near, far])
    assert [post.titles for post in found.posts] == [(near.title,)]
    assert [(one.row, one.reason.code) for one in found.unplaced] == [(3, "other-day")]


def test_it_takes_the_first_allowed_day() -> None:
    """Posted last Thursday, once a week: next Thursday, although Monday is free."""
    community = make_community()
    found = plan([community], [make_announcement(away=None)], [make_post(2, community, date(2026, 11, 19))])
    assert [post.day for post in found.posts] == [date(2026, 11, 26)]


def test_a_planned_post_of_the_diary_counts() -> None:
    """Somebody has entered Friday's post already; the next comes a week later."""
    community = make_community()
    found = plan([community], [make_announcement(away=None)], [make_post(2, community, date(2026, 11, 27))])
    assert [post.day for post in found.posts] == [date(2026, 12, 4)]


def test_without_a_limit_it_is_still_not_daily() -> None:
    """Posted yesterday where anything goes: not today."""
    community = make_community(agreement="без ограничений")
    found = plan([community], [make_announcement(away=None)], [make_post(2, community, MONDAY - timedelta(days=1))])
    assert [post.day for post in found.posts] == [MONDAY + timedelta(days=1)]


def test_an_admin_gets_three_working_days() -> None:
    """Asked today, Monday, the post can go out on Thursday."""
    found = plan(
        [make_community(agreement="раз в неделю, текст согласовать с админом")], [make_announcement(away=None)]
    )
    (post,) = found.posts
    assert (post.day, post.ask_by) == (MONDAY + timedelta(days=3), MONDAY)


def test_an_event_too_near_for_the_admin_says_so() -> None:
    """Four days away, and the last day to announce it is the day after tomorrow."""
    found = plan([make_community(agreement="раз в неделю, текст согласовать с админом")], [make_announcement(away=4)])
    assert found.posts == ()
    assert [one.reason.code for one in found.unplaced] == ["approval-time"]
    assert [(one.reason.code, one.due) for one in found.unused] == [("no-event-then", True)]


CLOSED = [
    ("refused", {"status": Status.REFUSED}, "closed"),
    ("paused", {"status": Status.PAUSED}, "closed"),
    ("forbidden", {"agreement": "нельзя"}, "closed"),
    ("a candidate", {"status": Status.CANDIDATE}, "ask-first"),
    ("greeted only", {"status": Status.GREETED}, "ask-first"),
    ("nothing agreed", {"agreement": ""}, "ask-first"),
    ("unclear", {"agreement": "по чётным неделям"}, "clarify"),
]


@pytest.mark.parametrize(("what", "changes", "code"), CLOSED, ids=[case[0] for case in CLOSED])
def test_it_posts_nowhere_without_leave(what: str, changes: dict[str, Any], code: str) -> None:
    """Who has not agreed is asked first; who refused is left alone. The announcement names the obstacle."""
    found = plan([make_community(**changes)], [make_announcement()])
    assert found.posts == ()
    assert [one.reason.code for one in found.unused] == [code]
    assert [one.reason.code for one in found.unplaced] == ["not-open"]


def test_scarce_hours_go_where_the_most_is_told() -> None:
    """Half an hour a week is one post: the community two announcements fit gets it."""
    few, many = make_community(2, offer=("Аренда",)), make_community(3)
    told = [make_announcement(2, offer=("Аренда",), away=None), make_announcement(3, away=3)]
    found = plan([few, many], told, hours_per_week=0.5)
    assert [(post.row, len(post.announcements)) for post in found.posts] == [(3, 2), (2, 1)]
    assert [(post.day - MONDAY).days // 7 for post in found.posts] == [0, 1]


FIRST_SERVED = [
    ("who is due, before who has waited longer", ("раз в неделю", 8), ("без ограничений", None)),
    ("who has waited longer", ("раз в неделю", 20), ("раз в неделю", 10)),
    ("where nothing was ever posted", ("раз в неделю", None), ("раз в неделю", 20)),
]


@pytest.mark.parametrize(("what", "first", "other"), FIRST_SERVED, ids=[case[0] for case in FIRST_SERVED])
def test_among_equals_scarce_hours_go_to_those_that_have_waited(
    what: str, first: tuple[str, int | None], other: tuple[str, int | None]
) -> None:
    """Both could be told of the one event, there is time for one post, and the order of the rows decides nothing."""
    for rows in ((2, 3), (3, 2)):
        communities, diary = [], []
        for row, (agreement, posted_ago) in zip(rows, (first, other), strict=True):
            communities.append(make_community(row, agreement=agreement))
            if posted_ago is not None:
                diary.append(make_post(row, communities[-1], MONDAY - timedelta(days=posted_ago)))
        communities.sort(key=lambda community: community.row)
        found = plan(communities, [make_announcement(away=7)], diary, hours_per_week=0.5)
        assert [post.row for post in found.posts] == [rows[0]]
        assert [(one.row, one.reason.code) for one in found.unused] == [(rows[1], "hours")]


def test_a_community_is_not_told_the_same_twice() -> None:
    """The diary has a post with that title, posted three weeks ago."""
    community, other = make_community(2), make_community(3, Platform.TELEGRAM)
    book = make_announcement(away=None, title="Новые детективы")
    entry = make_post(2, community, MONDAY - timedelta(days=21), topic="Афиша: новые детективы и лекции")
    found = plan([community, other], [book], [entry])
    assert [post.row for post in found.posts] == [3]
    assert [(one.row, one.reason.code) for one in found.unused] == [(2, "nothing-new")]
    assert [one.reason.code for one in plan([community], [book], [entry]).unplaced] == ["told-already"]


def test_a_community_entered_twice_hears_from_us_once() -> None:
    """And if one of the rows refuses, never."""
    link = recognise("https://vk.com/neighbours")
    first, second = make_community(2, link=link), make_community(3, link=link, name="Соседи, копия")
    found = plan([first, second], [make_announcement()])
    assert [post.row for post in found.posts] == [2]
    assert [(one.row, one.reason.code) for one in found.unused] == [(3, "double")]
    refusing = make_community(3, link=link, status=Status.REFUSED)
    found = plan([first, refusing], [make_announcement()])
    assert found.posts == ()
    assert [one.reason.code for one in found.unused] == ["double-closed", "double"]


def test_rows_without_name_and_address_are_places_of_their_own() -> None:
    """They have nothing in common with each other, nor with a community whose address ends in the row's number."""
    numbered = make_community(2, Platform.FACEBOOK, link=recognise("https://www.facebook.com/groups/4"))
    nameless = [make_community(row, Platform.FACEBOOK, name="", link=recognise("")) for row in (3, 4)]
    found = plan([numbered, *nameless], [make_announcement()])
    assert [post.row for post in found.posts] == [2, 3, 4]


def test_posts_entered_under_either_row_count() -> None:
    """The diary names the second row's name; the community has been posted in all the same."""
    link = recognise("https://vk.com/neighbours")
    first, second = make_community(2, link=link), make_community(3, link=link, name="Дружный двор")
    found = plan([first, second], [make_announcement(away=None)], [make_post(2, second, MONDAY)])
    assert [post.day for post in found.posts] == [MONDAY + timedelta(days=7)]


def test_cautions_stand_beside_the_post() -> None:
    """What the plan cannot judge it says: topics, words not understood, a warning of the settings."""
    agreement = parse_agreement("раз в неделю, только мероприятия")._replace(not_understood=("кроме праздников",))
    community = make_community(agreement=agreement)
    found = plan([community], [make_announcement()], restricted_platforms={Platform.VK: "без персональных данных"})
    codes = {reason.code for post in found.posts for reason in post.reasons}
    assert {"topics", "not-understood", "restricted", "due", "first-day"} <= codes


def test_a_community_whose_admin_has_no_time_left_says_so() -> None:
    """Staff have entered a post for next Wednesday; before it there is room, but not three working days."""
    community = make_community(agreement="раз в неделю, текст согласовать с админом")
    found = plan([community], [make_announcement(away=None)], [make_post(2, community, date(2026, 12, 2))])
    assert found.posts == ()
    assert [one.reason.code for one in (*found.unplaced, *found.unused)] == ["approval-time", "approval-time"]


def test_an_old_post_is_no_repetition() -> None:
    """Told three months ago."""
    community = make_community()
    entry = make_post(2, community, MONDAY - timedelta(days=90), topic="Новые детективы")
    found = plan([community], [make_announcement(away=None, title="Новые детективы")], [entry])
    assert [post.row for post in found.posts] == [2]


def test_a_post_too_long_for_its_platform_says_so() -> None:
    """And one that needs a picture."""
    community = make_community(platform=Platform.INSTAGRAM)
    found = plan([community], [make_announcement(row, away=10) for row in range(2, 20)])
    codes = {reason.code for post in found.posts for reason in post.reasons}
    assert {"left-out", "picture"} <= codes


def test_two_posts_are_at_least_a_week_apart() -> None:
    """Without a limit, the day after tomorrow would do for the second event; a week later does, too."""
    found = plan(
        [make_community(agreement="без ограничений")], [make_announcement(2, away=2), make_announcement(3, away=16)]
    )
    assert [post.day for post in found.posts] == [MONDAY, MONDAY + timedelta(days=7)]

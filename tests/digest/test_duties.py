"""What somebody has to do."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from sheets_outreach.cadence import index_diary, judge
from sheets_outreach.digest.duties import (
    count_wishes,
    list_approvals,
    list_corrections,
    list_hints,
    list_missing_figures,
    list_turns,
    name_rows,
)
from sheets_outreach.digest.reception import Reception
from sheets_outreach.finding import Finding, Severity
from sheets_outreach.register.columns import Tab
from sheets_outreach.register.records import Register
from tests.digest.library import RESIDENT, TODAY, WISH, Row, read_tabs


def library(communities: list[Row], diary: list[Row] | None = None) -> Register:
    """Read a register of some communities and a diary."""
    return read_tabs({Tab.REGISTER: communities, Tab.DIARY: diary or [{"topic": "none yet"}]})


def community(number: int, agreement: str = "once a week", status: str = "agreed") -> Row:
    """Give a community that nothing is wrong with."""
    link = f"https://vk.com/neighbours_{number}"
    return {"name": f"Neighbours {number}", "link": link, "agreement": agreement, "admin": "Ida", "status": status}


def finding(severity: Severity, row: int, code: str = "admin-missing", tab: Tab = Tab.REGISTER) -> Finding:
    """Give a finding about some row."""
    return Finding(code, severity, tab.value, row, "admin")


def test_errors_come_before_warnings_and_both_are_counted_whole() -> None:
    """A mail lists no more than somebody can mend in a week, and says how many there are."""
    findings = [finding(Severity.WARNING, row) for row in range(2, 42)]
    findings += [finding(Severity.ERROR, row) for row in range(2, 12)]
    findings += [finding(Severity.HINT, row) for row in range(2, 5)]
    block = list_corrections(findings, {("register", 2): "Neighbours 2"})
    assert block is not None
    assert (block.error_count, block.warning_count) == (10, 40)
    assert [one.finding.row for one in block.errors] == list(range(2, 12))
    assert len(block.errors) + len(block.warnings) == 15
    assert block.errors[0].about == "Neighbours 2"


@pytest.mark.parametrize("code", ["wish-unanswered", "figures-missing"])
def test_what_has_a_part_of_its_own_is_no_correction(code: str) -> None:
    """The same thing is not said twice."""
    findings = [finding(severity, 2, code, Tab.DIARY) for severity in Severity]
    assert list_corrections(findings, {}) is None
    assert list_hints(findings, {}) is None


def test_hints_of_each_kind_come_before_any_kind_comes_twice() -> None:
    """Forty times the same advice would hide the others."""
    findings = [finding(Severity.HINT, row, "goal-missing") for row in range(2, 42)]
    findings.append(finding(Severity.HINT, 9, "name-promising"))
    block = list_hints(findings, {})
    assert block is not None
    assert block.total == 41
    assert [one.finding.code for one in block.hints[:3]] == ["goal-missing", "name-promising", "goal-missing"]


def test_rows_are_called_by_name_or_topic() -> None:
    """An employee knows communities and posts, not row numbers."""
    register = library([community(1)], [{"community": "Neighbours 1", "topic": "Chess"}, {"community": "neighbours 1"}])
    names = name_rows(register, index_diary(register))
    assert names["register", 2] == "Neighbours 1"
    assert names["diary", 2] == "Chess"
    assert names["diary", 3] == "Neighbours 1"


def test_this_week_is_where_a_post_is_allowed_within_seven_days() -> None:
    """Allowed on the seventh day is this week, allowed on the eighth must rest; overdue ones come first."""
    posted = {1: 1, 2: 7, 3: 0, 4: 20, 5: 9}
    diary: list[Row] = [
        {"date": TODAY - timedelta(days=days), "community": f"Neighbours {number}", "topic": f"Post {number}"}
        for number, days in posted.items()
    ]
    communities = [community(1), community(2), community(3), community(4), community(5, "no more than once in 3 days")]
    register = library([*communities, community(6, status="paused"), community(7, status="candidate")], diary)
    block = list_turns(register, judge(register))
    assert block is not None
    may = [(turn.community.name, turn.verdict.may_post_from) for turn in block.may]
    assert may == [
        ("Neighbours 4", TODAY),
        ("Neighbours 2", TODAY),
        ("Neighbours 5", TODAY),
        ("Neighbours 1", TODAY + timedelta(days=6)),
    ]
    assert [(turn.community.name, turn.verdict.may_post_from) for turn in block.rest] == [
        ("Neighbours 3", TODAY + timedelta(days=7))
    ]
    assert (block.may_count, block.rest_count) == (4, 1)


def test_nothing_is_said_where_nothing_may_be_posted() -> None:
    """Communities that refused or are not agreed yet are no turn of anybody's."""
    register = library([community(1, status="refused"), community(2, status="candidate")])
    assert list_turns(register, judge(register)) is None


@pytest.mark.parametrize(
    ("days", "approved", "waits"), [(3, "", False), (4, "", True), (60, "", True), (61, "", False), (4, TODAY, False), (4, "yes!", False)]
)  # fmt: skip
def test_an_admin_has_three_days_before_a_text_counts_as_waiting(days: int, approved: date | str, waits: bool) -> None:
    """Volunteers answer when they can; an approval that was typed somehow is one."""
    entry: Row = {"community": "Neighbours 1", "topic": "Chess", "approval_asked_on": TODAY - timedelta(days=days),
                  "approved_on": approved}  # fmt: skip
    register = library([community(1)], [entry])
    block = list_approvals(register, index_diary(register))
    assert (block is not None) is waits
    if block is not None:
        assert (block.waiting[0].community, block.waiting[0].days, block.total) == ("Neighbours 1", days, 1)


def test_the_longest_wait_comes_first() -> None:
    """Whoever waits longest is asked first."""
    diary: list[Row] = [{"topic": f"{days}", "approval_asked_on": TODAY - timedelta(days=days)} for days in (5, 30, 8)]
    register = library([community(1)], diary)
    block = list_approvals(register, index_diary(register))
    assert block is not None
    assert [waiting.days for waiting in block.waiting] == [30, 8, 5]


def test_wishes_are_counted_by_community_without_a_word_of_them() -> None:
    """Counts and the first row, so that a link can open it; neither the wish nor who wrote it is taken along."""
    wish: Row = {"wishes": WISH, "from_whom": RESIDENT}
    diary: list[Row] = [
        {"community": "Neighbours 1", "topic": "a", **wish, "answered_on": TODAY},
        {"community": "Neighbours 2", "topic": "b", **wish},
        {"community": "neighbours 2", "topic": "c", **wish},
        {"community": "Neighbours 1", "topic": "d", **wish},
        {"community": "Neighbours 1", "topic": "e", **wish, "answered_on": "answered by phone"},
        {"community": "Neighbours 1", "topic": "f"},
    ]
    register = library([community(1), community(2)], diary)
    block = count_wishes(register, index_diary(register))
    assert block is not None
    assert [(c.community, c.count, c.first_row) for c in block.counts] == [
        ("Neighbours 2", 2, 3),
        ("Neighbours 1", 1, 5),
    ]
    assert block.total == 3
    assert WISH not in repr(block)
    assert RESIDENT not in repr(block)


def test_wishes_of_a_sheet_that_does_not_keep_answers_are_not_counted() -> None:
    """Without the column nobody can say that a wish was not answered."""
    register = read_tabs({Tab.REGISTER: [community(1)]})
    assert count_wishes(register, index_diary(register)) is None


def test_posts_without_figures_are_those_the_rules_found_newest_first() -> None:
    """One place decides when figures are missing."""
    diary: list[Row] = [
        {"date": date(2026, 11, day), "community": "Neighbours 1", "topic": f"Post {day}"} for day in (2, 9, 12)
    ]
    register = library([community(1)], diary)
    findings = [finding(Severity.HINT, row, "figures-missing", Tab.DIARY) for row in (2, 4)]
    index = index_diary(register)
    block = list_missing_figures(register, findings, Reception(register, index), index)
    assert block is not None
    assert [post.publication.topic for post in block.posts] == ["Post 12", "Post 2"]
    assert block.total == 2
    assert block.posts[0].place == "Neighbours 1"

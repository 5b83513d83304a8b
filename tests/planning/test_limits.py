"""Exactly at the limits of the plan: told again or not yet, a tab that is ours or somebody's."""

from __future__ import annotations

from datetime import timedelta

import pytest

from sheets_outreach.planning import plan_posts
from sheets_outreach.planning.candidates import REPEATED_WITHIN
from sheets_outreach.planning.standing import has_plan_tab
from tests.cells import read
from tests.planning.neighbourhood import MONDAY, make_announcement, make_community, make_post, make_register
from tests.workbooks import TITLES


@pytest.mark.parametrize(("days_more", "again"), [(-1, False), (0, False), (1, True)])
def test_what_was_told_long_enough_ago_may_be_told_again(days_more: int, again: bool) -> None:
    """The last day of that time still counts as lately."""
    community = make_community()
    day = MONDAY - REPEATED_WITHIN - timedelta(days=days_more)
    diary = [make_post(2, community, day, topic="Вечер поэзии в саду")]
    announcements = [make_announcement(title="Вечер поэзии в саду")]
    plan = plan_posts(make_register([community], announcements, diary), MONDAY)
    assert bool(plan.posts) is again


@pytest.mark.parametrize(("title", "again"), [("Кино", False), ("Час", True)])
def test_a_title_of_four_letters_is_found_in_the_diary_and_a_shorter_one_is_not(title: str, again: bool) -> None:
    """«Час» stands in too many a text that tells of something else."""
    community = make_community()
    diary = [make_post(2, community, MONDAY - timedelta(days=21), topic=f"{title} в саду")]
    plan = plan_posts(make_register([community], [make_announcement(title=title)], diary), MONDAY)
    assert bool(plan.posts) is again


@pytest.mark.parametrize(
    ("rows", "ours"),
    [
        ([["Дата", "Сообщество", "Анонсы"]], True),
        ([[""], ["Дата", "Сообщество", "Анонсы"]], True),
        ([["Дата", "Сообщество", "Анонсы"], ["01.12.2026", "Соседи", "Ремонт"]], False),
    ],
    ids=["a header", "a header below a blank row", "with rows nobody marked"],
)
def test_an_empty_plan_tab_is_ours_and_a_full_one_is_somebodys(rows: list[list[str]], ours: bool) -> None:
    """A library may have a tab of its own called «План»; nothing in it may be overwritten."""
    assert has_plan_tab(read(("Сообщества", [list(TITLES)]), ("План", rows))) is ours

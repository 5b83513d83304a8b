"""What the charts show, from records alone."""

from __future__ import annotations

from datetime import date

import pytest

from sheets_outreach.page.charts import average_engagement, average_likes, posts_a_week

FRIDAY = date(2026, 11, 20)
ROWS = (
    {"community": "Двор", "engagement": 2.0, "day": 7, "likes": 10},
    {"community": "Двор", "engagement": 3.0, "day": 30, "likes": 21},
    {"community": "Сад", "engagement": 4.25, "day": 7, "likes": 15},
    {"community": "Мост", "engagement": None, "day": 7, "likes": None},
    {"community": "Сквер", "engagement": True, "day": "7", "likes": 99},
)


def test_engagement_is_averaged_and_ranked() -> None:
    """The best community first; rows without a figure, and ticks, count for nothing."""
    assert average_engagement(ROWS) == [("Сад", 4.25), ("Двор", 2.5)]
    assert len(average_engagement([{"community": str(n), "engagement": n} for n in range(50)])) == 20


def test_likes_are_averaged_by_due_day() -> None:
    """Only days that are due days and were measured appear, in their order."""
    assert average_likes(ROWS) == [(7, 12.5), (30, 21.0)]
    assert average_likes([{"day": 5, "likes": 3}]) == []


@pytest.mark.parametrize(
    ("days", "last_three"),
    [
        ([], [0, 0, 0]),
        ([date(2026, 11, 16), date(2026, 11, 20), date(2026, 11, 15)], [0, 1, 2]),
        ([date(2026, 11, 2), date(2026, 8, 31), None, date(2026, 8, 30)], [1, 0, 0]),
    ],
)
def test_weeks_begin_on_monday(days: list[date | None], last_three: list[int]) -> None:
    """Twelve weeks, this one last; older posts and those without a day are left out."""
    weeks = posts_a_week(days, FRIDAY)
    assert [count for _, count in weeks[-3:]] == last_three
    assert (weeks[0][0], weeks[-1][0], len(weeks)) == (date(2026, 8, 31), date(2026, 11, 16), 12)

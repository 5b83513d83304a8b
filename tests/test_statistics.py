"""Due days, engagement and the row of the Statistics tab."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from sheets_outreach.statistics import (
    DUE_DAYS,
    Basis,
    Engagement,
    Figures,
    Source,
    StatisticsRow,
    due_day,
    engagement,
    engagement_by_members,
    engagement_by_views,
    pool_engagement,
    record_figures,
)

PUBLISHED = date(2026, 11, 2)
NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
COUNT = st.none() | st.integers(0, 10**6)


def round_off(rate: Engagement | None) -> Engagement | None:
    """Take a rate to nine digits, which is all the equations below are about."""
    return None if rate is None else Engagement(round(rate.percent, 9), rate.basis, rate.complete, rate.posts)


def make_figures(**counts: int | None) -> Figures:
    """Make figures of the given counts."""
    return Figures(exact=True, source=Source.API, taken_at=NOW, **counts)


@pytest.mark.parametrize(
    ("age_days", "due"),
    [
        (-1, None),
        (0, None),
        (1, 1),
        (2, 1),
        (3, 3),
        (6, 3),
        (7, 7),
        (29, 7),
        (30, 30),
        (36, 30),
        (37, None),
        (400, None),
    ],
)
def test_only_the_latest_due_day_is_open(age_days: int, due: int | None) -> None:
    """Each until the next falls due, the last for a week; before the first day and after the last nothing."""
    assert due_day(PUBLISHED, PUBLISHED + timedelta(days=age_days), set()) == due


@pytest.mark.parametrize(
    ("age_days", "have", "due"),
    [
        (1, {1}, None),
        (5, {1}, 3),
        (5, {3}, None),
        (10, {3}, 7),
        (10, {1, 3, 7}, None),
        (33, {1, 3, 7}, 30),
        (33, {30}, None),
    ],
)
def test_a_day_that_has_its_row_is_not_measured_again(age_days: int, have: set[int], due: int | None) -> None:
    """And a day that was missed is not made up for: figures of day 10 are not those of day 3."""
    assert due_day(PUBLISHED, PUBLISHED + timedelta(days=age_days), have) == due


@given(st.integers(-400, 400), st.sets(st.sampled_from(DUE_DAYS)))
def test_no_day_is_ever_wanted_before_it_is_due_or_twice(age_days: int, have: set[int]) -> None:
    """Whatever the day, what is wanted has fallen due and has no row."""
    day = due_day(PUBLISHED, PUBLISHED + timedelta(days=age_days), have)
    assert day is None or (day <= age_days and day not in have)


@pytest.mark.parametrize(
    ("counts", "percent", "complete"),
    [
        ({"members": 2000, "likes": 30, "comments": 6, "shares": 4}, 2.0, True),
        ({"members": 2000, "likes": 30, "comments": None, "shares": None}, 1.5, False),
        ({"members": 2000, "likes": 0, "comments": 0, "shares": 0}, 0.0, True),
        ({"members": 4, "likes": 1, "comments": 0, "shares": None}, 25.0, False),
    ],
)
def test_engagement_by_members(counts: dict[str, int | None], percent: float, complete: bool) -> None:
    """(likes + comments + shares) / members × 100; an unknown part is left out and marks it incomplete."""
    assert round_off(engagement_by_members(make_figures(**counts))) == Engagement(percent, Basis.MEMBERS, complete, 1)


def test_engagement_by_views() -> None:
    """(likes + comments + shares) / views × 100."""
    figures = make_figures(views=800, members=5000, likes=12, comments=3, shares=1)
    assert round_off(engagement_by_views(figures)) == Engagement(2.0, Basis.VIEWS, complete=True, posts=1)


@pytest.mark.parametrize("rate", [engagement_by_members, engagement_by_views, engagement])
@pytest.mark.parametrize(
    "counts",
    [
        {"likes": 5, "comments": 1, "shares": 0},
        {"members": 0, "views": 0, "likes": 5},
        {"members": 500, "views": 500},
        {"members": 0, "views": 29, "likes": 5},
    ],
)
def test_no_rate_is_not_a_rate_of_zero(rate: Callable[[Figures], Engagement | None], counts: dict[str, int]) -> None:
    """Without members or views, or without any known interaction, there is none."""
    assert rate(make_figures(**counts)) is None


@pytest.mark.parametrize(("views", "is_shown"), [(29, False), (30, True)])
def test_nothing_is_said_by_fewer_than_thirty_views(views: int, is_shown: bool) -> None:
    """One like of ten views is chance."""
    assert (engagement_by_views(make_figures(views=views, likes=3)) is not None) is is_shown


@pytest.mark.parametrize(
    ("counts", "basis"),
    [
        ({"views": 100, "members": 100}, Basis.VIEWS),
        ({"views": 12, "members": 100}, Basis.MEMBERS),
        ({"members": 100}, Basis.MEMBERS),
    ],
)
def test_views_say_most_where_there_are_enough(counts: dict[str, int], basis: Basis) -> None:
    """Else the members do."""
    rate = engagement(make_figures(likes=5, **counts))
    assert rate is not None
    assert rate.basis is basis


def test_means_are_pooled() -> None:
    """Σ interactions / Σ views: a tiny post does not outweigh the others (the mean of the rates is 25.5 %)."""
    tiny, large = (
        make_figures(views=10, likes=5, comments=0, shares=0),
        make_figures(views=1990, likes=15, comments=4, shares=1),
    )
    assert round_off(pool_engagement([tiny, large], Basis.VIEWS)) == Engagement(
        1.25, Basis.VIEWS, complete=True, posts=2
    )


def test_posts_without_a_base_are_left_out_of_both_sums() -> None:
    """Their likes would be divided by somebody else's views; one incomplete post makes the whole incomplete."""
    posts = [make_figures(views=100, likes=5), make_figures(likes=500), make_figures(views=100_000)]
    assert round_off(pool_engagement(posts, Basis.VIEWS)) == Engagement(5.0, Basis.VIEWS, complete=False, posts=1)


@pytest.mark.parametrize(
    "posts", [[], [make_figures()], [make_figures(views=14, likes=1), make_figures(views=15, likes=1)]]
)
def test_a_pool_of_nothing_has_no_rate(posts: list[Figures]) -> None:
    """Nor one of fewer than thirty views in all."""
    assert pool_engagement(posts, Basis.VIEWS) is None


@given(COUNT, COUNT, COUNT, COUNT, COUNT, st.integers(1, 9), st.sampled_from(Basis))
def test_a_post_pooled_with_its_like_keeps_its_rate(
    members: int | None,
    views: int | None,
    likes: int | None,
    comments: int | None,
    shares: int | None,
    times: int,
    basis: Basis,
) -> None:
    """Pooling equal posts changes neither the rate nor its completeness."""
    figures = make_figures(members=members, views=views, likes=likes, comments=comments, shares=shares)
    alone = pool_engagement([figures], basis)
    together = pool_engagement([figures] * times, basis)
    if alone is not None:
        expected = Engagement(alone.percent, basis, alone.complete, times)
        assert round_off(together) == round_off(expected)


def make_row(**changes: Any) -> StatisticsRow:
    """Make a row, changed."""
    values: dict[str, Any] = {
        "measured_on": NOW.date(),
        "community": "Сокол",
        "post_link": "https://vk.com/wall-77_5",
        "platform": "vk",
        "day": 7,
        "source": Source.API,
        "exact": True,
    }
    return StatisticsRow(**(values | changes))


def test_a_row_is_known_by_its_post_and_day() -> None:
    """Late or early, by hand or fetched: it is the same measurement."""
    assert (
        make_row().key
        == make_row(measured_on=date(2026, 12, 1), source=Source.MANUAL).key
        == ("https://vk.com/wall-77_5", 7)
    )
    assert make_row(day=30).key != make_row().key


@pytest.mark.parametrize(
    "changes", [{"day": 2}, {"day": 0}, {"likes": -1}, {"views": "many"}, {"source": "guess"}, {"extra": 1}]
)
def test_a_row_holds_nothing_impossible(changes: dict[str, Any]) -> None:
    """No other days, no negative counts, no other source."""
    with pytest.raises(ValidationError):
        make_row(**changes)


@pytest.mark.parametrize(
    ("counts", "elsewhere", "members", "rate", "basis"),
    [
        ({"likes": 5, "views": 100, "members": 900}, 1000, 900, 5.0, Basis.VIEWS),
        ({"likes": 5}, 1000, 1000, 0.5, Basis.MEMBERS),
        ({"likes": 5}, None, None, None, None),
        ({"likes": None, "views": 100}, 1000, 1000, None, None),
    ],
)
def test_a_measurement_becomes_a_row(
    counts: dict[str, int | None], elsewhere: int | None, members: int | None, rate: float | None, basis: Basis | None
) -> None:
    """With the members from elsewhere only where the answer told none, and a basis only where there is a rate."""
    row = record_figures(
        make_figures(**counts),
        community="Сокол",
        post_link="https://vk.com/wall-77_5",
        platform="vk",
        day=3,
        measured_on=PUBLISHED,
        members=elsewhere,
    )
    assert (row.members, row.engagement, row.basis) == (members, rate, basis)
    assert (row.likes, row.views, row.comments) == (counts.get("likes"), counts.get("views"), None)
    assert (row.key, row.measured_on, row.source, row.exact) == (
        ("https://vk.com/wall-77_5", 3),
        PUBLISHED,
        Source.API,
        True,
    )


def test_a_row_cannot_be_changed() -> None:
    """A measurement is appended, never rewritten; what is not known stays None."""
    row = make_row()
    assert (row.likes, row.engagement, row.basis) == (None, None, None)
    with pytest.raises(ValidationError):
        row.likes = 5  # type: ignore[misc]

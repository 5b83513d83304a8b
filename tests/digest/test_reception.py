"""How posts were received."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import pytest

from sheets_outreach.cadence import index_diary
from sheets_outreach.digest.blocks import Sum
from sheets_outreach.digest.reception import Reception, find_best, find_faded, total_weeks
from sheets_outreach.links import Platform
from sheets_outreach.register.columns import Tab
from sheets_outreach.statistics import Basis
from tests.digest.library import TODAY, Row, read_tabs

VK: Row = {"name": "On VK", "link": "https://vk.com/on_vk", "members": 1000}
FACEBOOK: Row = {"name": "On Facebook", "link": "https://www.facebook.com/groups/on.facebook", "members": 2000}


def ago(days: int) -> date:
    """Give the day so many days ago."""
    return TODAY - timedelta(days=days)


def on_vk(days: int, number: int | None = None, **figures: int | str) -> Row:
    """Give a post on VK of so many days ago."""
    link = f"https://vk.com/wall-7700_{number or days}"
    return {"date": ago(days), "community": "On VK", "topic": f"VK {number or days}", "post_link": link, **figures}


def on_facebook(days: int, **figures: int) -> Row:
    """Give a post on Facebook of so many days ago."""
    link = f"https://www.facebook.com/groups/on.facebook/posts/{9000 + days}"
    return {"date": ago(days), "community": "On Facebook", "topic": f"Facebook {days}", "post_link": link, **figures}


def measured(number: int, days: int, **figures: object) -> Row:
    """Give a measurement, made so many days ago, of a post on VK."""
    return {"measured_on": ago(days), "post_link": f"https://vk.com/wall-7700_{number}", **figures}  # type: ignore[dict-item]


def reception(diary: Sequence[Row], statistics: Sequence[Row] = ()) -> Reception:
    """Read two communities, a diary and measurements."""
    tabs: dict[Tab, Sequence[Row]] = {Tab.REGISTER: [VK, FACEBOOK], Tab.DIARY: diary}
    if statistics:
        tabs[Tab.STATISTICS] = statistics
    register = read_tabs(tabs)
    return Reception(register, index_diary(register))


def test_the_latest_measurement_counts_and_the_hand_fills_its_gaps() -> None:
    """Nothing is overwritten by what was typed, and nothing typed is lost."""
    (post,) = reception(
        [on_vk(5, likes=999, shares=4)],
        [measured(5, 2, likes=20, comments=3, views=400), measured(5, 4, likes=10, comments=1, views=200)],
    ).posts
    assert post.figures is not None
    figures = post.figures
    assert (figures.likes, figures.comments, figures.shares, figures.views) == (20, 3, 4, 400)
    assert figures.members == 1000


def test_without_a_measurement_what_was_typed_counts_and_nothing_is_never_zero() -> None:
    """A post nobody looked at has no figures at all."""
    typed, unknown = reception([on_facebook(2, likes=0), on_facebook(3)]).posts
    assert typed.figures is not None
    assert (typed.figures.likes, typed.figures.comments, typed.figures.views) == (0, None, None)
    assert unknown.figures is None


@pytest.mark.parametrize(
    "row",
    [
        {"measured_on": "soon", "post_link": "https://vk.com/wall-7700_5", "likes": 3},
        {"measured_on": ago(1), "post_link": "https://vk.com/wall-7700_5", "likes": "many"},
        {"measured_on": ago(1), "post_link": "https://vk.com/wall-7700_5", "likes": -3},
        {"measured_on": ago(1), "post_link": "", "likes": 3},
        {"measured_on": ago(1), "likes": 3},
        {"likes": 3},
    ],
)
def test_a_broken_measurement_is_passed_over(row: Row) -> None:
    """Somebody typed into our tab; the post keeps what else is known."""
    (post,) = reception([on_vk(5, views=77)], [row]).posts
    assert post.figures is not None
    assert (post.figures.likes, post.figures.views) == (None, 77)


def test_only_posts_of_the_last_half_year_that_are_posts_count() -> None:
    """Taking part, repeats, the future and old times are left out; the newest comes first."""
    diary = [
        on_vk(3),
        on_vk(300),
        {**on_vk(2), "kind": "participation"},
        {**on_vk(1), "post_link": on_vk(3)["post_link"]},
        {**on_vk(4), "date": TODAY + timedelta(days=4)},
        {**on_vk(6), "date": "no day"},
        on_facebook(1),
    ]
    assert [post.publication.topic for post in reception(diary).posts] == ["Facebook 1", "VK 3"]


def test_two_weeks_are_seven_full_days_each() -> None:
    """Today is in neither; yesterday and the seventh day ago are this week, the eighth and fourteenth the one before."""
    days = {0: 1000, 1: 1, 7: 2, 8: 10, 14: 20, 15: 100}
    totals = total_weeks(reception([on_vk(day, likes=likes) for day, likes in days.items()]))
    assert totals is not None
    assert (totals.first_day, totals.last_day) == (ago(7), ago(1))
    (vk,) = totals.platforms
    assert vk.platform is Platform.VK
    assert (vk.now, vk.before) == (Sum(posts=2, likes=3), Sum(posts=2, likes=30))
    assert vk.now.reactions == 3


def test_the_week_before_counts_as_it_stood_a_week_ago() -> None:
    """Figures that came in later would make every week look worse than the one before."""
    totals = total_weeks(
        reception(
            [on_vk(3), on_vk(10)],
            [measured(3, 1, likes=5, views=100), measured(10, 9, likes=4, views=90), measured(10, 7, likes=6, views=95),
             measured(10, 3, likes=70, views=900)],
        )
    )  # fmt: skip
    assert totals is not None
    (vk,) = totals.platforms
    assert (vk.now.likes, vk.now.views) == (5, 100)
    assert (vk.before.likes, vk.before.views) == (6, 95)


def test_what_was_not_measured_a_week_ago_counts_as_it_is_known_now() -> None:
    """Figures typed late are better than none."""
    totals = total_weeks(reception([on_vk(10)], [measured(10, 3, likes=70)]))
    assert totals is not None
    assert totals.platforms[0].before.likes == 70


def test_platforms_are_never_added_up_and_unknown_stays_unknown() -> None:
    """A view on one platform is not a view on another; a post without figures is counted as such."""
    totals = total_weeks(
        reception([on_vk(2, likes=3, views=50), on_facebook(2, comments=2), on_facebook(3), on_facebook(9)])
    )
    assert totals is not None
    by_platform = {weeks.platform: weeks for weeks in totals.platforms}
    assert by_platform[Platform.VK].now == Sum(posts=1, likes=3, views=50)
    assert by_platform[Platform.FACEBOOK].now == Sum(posts=2, comments=2, unmeasured=1)
    assert by_platform[Platform.FACEBOOK].before == Sum(posts=1, unmeasured=1)
    assert by_platform[Platform.FACEBOOK].before.reactions is None
    assert totals.platforms[0].platform is Platform.FACEBOOK


def test_two_weeks_without_a_post_have_no_totals() -> None:
    """An empty table tells nobody anything."""
    assert total_weeks(reception([on_vk(0), on_vk(15)])) is None


def test_the_best_posts_are_those_with_the_highest_rate_by_views() -> None:
    """5 of 100 beats 9 of 300 beats 12 of 1000; nothing under 30 views counts, however loved."""
    best = find_best(
        reception(
            [on_vk(1, likes=9, views=300), on_vk(2, likes=3, comments=2, views=100), on_vk(3, likes=12, views=1000),
             on_vk(4, likes=29, views=29), on_vk(5, likes=1, views=900), on_vk(6, likes=500), on_vk(15, likes=90, views=100)]
        )
    )  # fmt: skip
    assert best is not None
    (posts,) = best.platforms.values()
    found = [(one.post.publication.topic, round(one.engagement.percent, 2), one.engagement.basis) for one in posts]
    assert found == [("VK 2", 5.0, Basis.VIEWS), ("VK 1", 3.0, Basis.VIEWS), ("VK 3", 1.2, Basis.VIEWS)]


def test_a_platform_that_tells_no_views_is_compared_by_members_and_with_itself_only() -> None:
    """Groups on Facebook show no views; their posts do not compete with those on VK."""
    best = find_best(reception([on_vk(1, likes=9, views=300), on_facebook(1, likes=10), on_facebook(2, likes=30)]))
    assert best is not None
    on_fb = best.platforms[Platform.FACEBOOK]
    assert [(one.post.publication.topic, one.engagement.percent, one.engagement.basis) for one in on_fb] == [
        ("Facebook 2", 1.5, Basis.MEMBERS),
        ("Facebook 1", 0.5, Basis.MEMBERS),
    ]
    assert len(best.platforms[Platform.VK]) == 1


@pytest.mark.parametrize(
    "diary", [[on_vk(1)], [on_vk(1, likes=0, views=500)], [on_vk(1, likes=3, views=29)], [on_vk(20, likes=9, views=99)]]
)
def test_without_a_rate_there_is_no_best_post(diary: list[Row]) -> None:
    """No figures, no reactions, too few views or too old: nothing to praise."""
    assert find_best(reception(diary)) is None


def posts_with(*likes: int) -> list[Row]:
    """Give posts with 1000 views each, the newest first, all at least a week old."""
    return [on_vk(8 + 10 * place, likes=count, views=1000) for place, count in enumerate(likes)]


@pytest.mark.parametrize(
    ("likes", "rates"),
    [
        ((8, 10, 12, 40, 50, 60), (1.0, 5.0)),
        ((8, 10, 12, 24, 20, 17), (1.0, 61 / 30)),
        ((8, 10, 12, 20, 20, 20), None),
        ((50, 50, 50, 10, 10, 10), None),
        ((1, 1, 1, 50, 50), None),
        ((1,), None),
    ],
)
def test_a_community_faded_if_its_latest_posts_reach_less_than_half(
    likes: tuple[int, ...], rates: tuple[float, float] | None
) -> None:
    """Its own past is the measure, and a few posts are chance."""
    faded = find_faded(reception(posts_with(*likes)))
    assert (faded is not None) is (rates is not None)
    if faded is not None and rates is not None:
        (fade,) = faded.fades
        assert (fade.now.percent, fade.before.percent) == pytest.approx(rates)
        assert fade.community.name == "On VK"


def test_posts_of_the_last_week_do_not_make_a_community_fade() -> None:
    """Yesterday's post has not been seen by everybody yet."""
    fresh = [on_vk(day, likes=0, views=1000) for day in (1, 2, 3)]
    assert find_faded(reception([*fresh, *posts_with(50, 50, 50, 50, 50, 50)])) is None

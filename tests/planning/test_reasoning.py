"""Why a day: the first on which the agreement allows a post, or a later one that suits the event better."""

from __future__ import annotations

from datetime import timedelta

import pytest

from sheets_outreach.agreement import Agreement
from sheets_outreach.links import Link, Platform, recognise
from sheets_outreach.planning import plan_posts
from sheets_outreach.planning.days import EARLIEST_BEFORE_EVENT
from tests.planning.neighbourhood import MONDAY, make_announcement, make_community, make_post, make_register


@pytest.mark.parametrize(
    ("away", "posted_ago", "day", "first"),
    [
        (EARLIEST_BEFORE_EVENT, None, 0, None),
        (EARLIEST_BEFORE_EVENT + 3, None, 3, 0),
        (EARLIEST_BEFORE_EVENT + 3, 5, 3, 2),
        (EARLIEST_BEFORE_EVENT, 5, 2, None),
    ],
    ids=["allowed at once", "too early for the event", "after a rest", "as soon as the rest ends"],
)
def test_a_later_day_says_which_the_first_was(away: int, posted_ago: int | None, day: int, first: int | None) -> None:
    """Staff see that the plan waited for the event and not for the agreement, which is once a week."""
    community = make_community()
    diary = [] if posted_ago is None else [make_post(2, community, MONDAY - timedelta(days=posted_ago))]
    [post] = plan_posts(make_register([community], [make_announcement(away=away)], diary), MONDAY).posts
    assert post.day == MONDAY + timedelta(days=day)
    [reason] = [reason for reason in post.reasons if reason.code in {"first-day", "best-day"}]
    assert reason.code == ("first-day" if first is None else "best-day")
    said = None if first is None else (MONDAY + timedelta(days=first)).isoformat()
    assert reason.params.get("first_on") == said


@pytest.mark.parametrize(("count", "said"), [(1, []), (2, [{"n": 2}])])
def test_several_announcements_in_one_post_are_counted(count: int, said: list[dict[str, int]]) -> None:
    """Of a single one there is nothing to gather."""
    events = [make_announcement(row) for row in range(2, 2 + count)]
    [post] = plan_posts(make_register([make_community()], events), MONDAY).posts
    assert [reason.params for reason in post.reasons if reason.code == "gathered"] == said


@pytest.mark.parametrize("restricts", [True, False])
def test_topics_are_a_caution_only_where_they_are_a_limit(*, restricts: bool) -> None:
    """«Только анонсы» limits what a post may be about, «присылайте анонсы» does not."""
    agreement = Agreement(text="анонсы", min_days=7, max_days=7, topics="анонсы", restricts_topics=restricts)
    [post] = plan_posts(make_register([make_community(agreement=agreement)], [make_announcement()]), MONDAY).posts
    assert ("topics" in {reason.code for reason in post.reasons}) is restricts


IMAGE = recognise("https://library.example/poster.jpg")
PICTURES = [
    (Platform.INSTAGRAM, IMAGE, "Фото: Анна", set()),
    (Platform.INSTAGRAM, IMAGE, " ", {"credit"}),
    (Platform.INSTAGRAM, None, "", {"picture"}),
    (Platform.INSTAGRAM, None, "Фото: Анна", {"picture"}),
    (Platform.VK, None, "", set()),
    (Platform.VK, None, "Фото: Анна", set()),
    (Platform.VK, IMAGE, "", {"credit"}),
    (Platform.VK, IMAGE, "Фото: Анна", set()),
]


@pytest.mark.parametrize(("platform", "image", "credit", "codes"), PICTURES)
def test_a_picture_is_asked_for_where_it_is_needed_and_its_author_where_there_is_one(
    platform: Platform, image: Link | None, credit: str, codes: set[str]
) -> None:
    """Nobody is asked for the author of a picture that is not there."""
    announcement = make_announcement(image=image, image_credit=credit)
    [post] = plan_posts(make_register([make_community(platform=platform)], [announcement]), MONDAY).posts
    assert {reason.code for reason in post.reasons} & {"credit", "picture"} == codes


@pytest.mark.parametrize(("platform", "has_one"), [(Platform.VK, True), (Platform.INSTAGRAM, False)])
def test_the_first_address_is_that_of_the_draft(platform: Platform, has_one: bool) -> None:
    """None where addresses cannot be followed."""
    [post] = plan_posts(make_register([make_community(platform=platform)], [make_announcement()]), MONDAY).posts
    assert (post.tagged_link is not None) is has_one
    assert post.tagged_links == ((post.tagged_link,) if has_one else ())
    assert post.tagged_link is None or post.tagged_link in post.draft

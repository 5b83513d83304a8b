"""What is measured today, and what the platforms are asked for."""

from __future__ import annotations

from datetime import timedelta

import pytest

from sheets_outreach.collectors import Kind, Wanted
from sheets_outreach.jobs.due_measurements import Due, find_due
from sheets_outreach.links import Platform
from tests.rules.sheets import TODAY, Row, make_register

YESTERDAY = TODAY - timedelta(days=1)


def find_one(community: str, post: str = "", name: str = "Сокол") -> Due:
    """Give what is due of one post, of yesterday, in one community."""
    entry: Row = {"date": YESTERDAY, "community": name, "post_link": post, "topic": "Вечер"}
    [due] = find_due(make_register([{"name": "Сокол", "link": community}], [entry]))
    return due


@pytest.mark.parametrize(
    ("community", "name", "wanted"),
    [
        ("https://vk.com/club1", "Сокол", Wanted(Platform.VK, "club1", kind=Kind.COMMUNITY)),
        ("https://chat.whatsapp.com/AbCdEfGhIjKlMnOpQrStUv", "Сокол", None),
        ("", "Сокол", None),
        ("https://vk.com/club1", "Щукино", None),
    ],
    ids=["a public id", "an invite, which rotates", "no link", "a community that is not in the register"],
)
def test_members_are_asked_where_the_community_has_a_public_id(
    community: str, name: str, wanted: Wanted | None
) -> None:
    """An invite says nothing to a platform."""
    due = find_one(community, "https://vk.com/wall-1_5", name)
    assert due.wanted_members == wanted
    assert due.wanted == Wanted(Platform.VK, "-1_5", "club1")


@pytest.mark.parametrize(
    ("community", "post", "platform"),
    [
        ("https://vk.com/club1", "https://t.me/sokol/5", Platform.TELEGRAM),
        ("https://vk.com/club1", "", Platform.VK),
        ("", "", Platform.UNKNOWN),
    ],
    ids=["where the post stands", "where its community is", "nobody knows"],
)
def test_a_post_stands_where_its_link_leads(community: str, post: str, platform: Platform) -> None:
    """Without a link it stands where its community is."""
    due = find_one(community, post)
    assert due.platform is platform
    assert (due.wanted is None) is (post == "")

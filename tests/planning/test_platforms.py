"""What each platform needs, as the two handbooks have it."""

from __future__ import annotations

from sheets_outreach.links import Platform
from sheets_outreach.planning.platforms import MANNERS


def test_pictures_and_films_go_where_nothing_goes_without() -> None:
    """Instagram and Snapchat show pictures, TikTok and YouTube films; all others bear a text alone."""
    assert {platform for platform, manner in MANNERS.items() if manner.picture} == {
        Platform.INSTAGRAM,
        Platform.SNAPCHAT,
        Platform.TIKTOK,
        Platform.YOUTUBE,
    }


def test_the_young_are_met_where_they_are() -> None:
    """Posts for nobody in particular do not go to networks that only the young use, unless they are for them."""
    assert {platform for platform, manner in MANNERS.items() if "teens" in manner.users} == {
        Platform.X,
        Platform.SNAPCHAT,
        Platform.TIKTOK,
    }


def test_chats_want_a_day_and_an_audience() -> None:
    """An invitation among neighbours is to something that happens on a day, for somebody."""
    chats = {platform for platform, manner in MANNERS.items() if manner.needs_day}
    assert {Platform.WHATSAPP, Platform.MESSENGER} <= chats
    assert all(not MANNERS[platform].suits and MANNERS[platform].suits_named for platform in chats)

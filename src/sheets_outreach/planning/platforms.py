"""What suits each platform, by the two handbooks: which announcements, how long a text, links, hashtags, pictures.

A table and nothing else. The Russian guide to neighbourhood communities: Instagram for pictures and announcements,
Facebook and VKontakte for long reads and talk, Telegram for announcements and news, WhatsApp for a pinpoint invitation
to one event and one audience, TikTok for partner stories and book reviews. The Norwegian guide for libraries: Facebook
reaches the older ones and suits events, TikTok, Snapchat and X have younger users, Discord is a niche of gamers,
LinkedIn is for colleagues and vacancies. Lengths are the platforms' own limits where those bite, else what is read.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from sheets_outreach.choices import Offer
from sheets_outreach.community import Community
from sheets_outreach.links import Kind, Platform

Forms = frozenset[Offer]

ALL: Forms = frozenset(Offer) - {Offer.ANNOUNCEMENTS}
"""Every form an announcement takes; «announcements» and «events» are one, see `fitting`."""

NONE: Forms = frozenset()
_INVITATIONS: Forms = frozenset({Offer.EVENTS, Offer.ROOM_HIRE})
_REVIEWS: Forms = frozenset({Offer.NEW_BOOKS})


class Tone(StrEnum):
    """How one speaks there; key of the texts under ``draft``."""

    TALK = "talk"
    NEWS = "news"
    INVITE = "invite"
    PICTURE = "picture"
    STORY = "story"


@dataclass(frozen=True, slots=True)
class Manner:
    """What suits a platform.

    Attributes:
        suits: forms that may go there.
        suits_named: forms that may go there only for an audience both sides have named.
        needs_day: an event without a day is no invitation.
        users: groups of `audience` that use it where the sheet names none; empty means anybody.
        longest: characters of a draft.
        hashtags: how many are usual.
        links: whether addresses in a text can be followed.
        picture: whether nothing goes there without one.
    """

    tone: Tone
    longest: int
    suits: Forms = ALL
    suits_named: Forms = NONE
    needs_day: bool = False
    users: frozenset[str] = frozenset()
    hashtags: int = 0
    links: bool = True
    picture: bool = False


_YOUNG = frozenset({"teens", "students"})
_TALK = Manner(Tone.TALK, 2_000)
_CHAT = Manner(Tone.INVITE, 700, suits=NONE, suits_named=_INVITATIONS, needs_day=True)

MANNERS: Mapping[Platform, Manner] = {
    Platform.FACEBOOK: _TALK,
    Platform.VK: Manner(Tone.TALK, 2_000, hashtags=2),
    Platform.OK: _TALK,
    Platform.NEXTDOOR: Manner(Tone.TALK, 1_500),
    Platform.REDDIT: _TALK,
    Platform.LINKEDIN: Manner(Tone.TALK, 1_500, suits=ALL - _REVIEWS, hashtags=3),
    Platform.TELEGRAM: Manner(Tone.NEWS, 1_000, hashtags=1),
    Platform.MAX: Manner(Tone.NEWS, 1_000),
    Platform.WEBSITE: Manner(Tone.NEWS, 3_000),
    Platform.GOOGLE_BUSINESS: Manner(Tone.NEWS, 1_400),
    Platform.X: Manner(Tone.NEWS, 280, users=_YOUNG, hashtags=1),
    Platform.INSTAGRAM: Manner(Tone.PICTURE, 1_500, hashtags=4, links=False, picture=True),
    Platform.SNAPCHAT: Manner(Tone.PICTURE, 250, users=_YOUNG, links=False, picture=True),
    Platform.TIKTOK: Manner(
        Tone.STORY, 1_000, suits=_REVIEWS, suits_named=ALL, users=_YOUNG, hashtags=3, links=False, picture=True
    ),
    Platform.YOUTUBE: Manner(Tone.STORY, 1_500, suits=_REVIEWS | {Offer.EVENTS}, hashtags=2, picture=True),
    Platform.DISCORD: Manner(Tone.INVITE, 1_000, suits=NONE, suits_named=ALL, users=frozenset({"gamers"})),
    Platform.WHATSAPP: _CHAT,
    Platform.MESSENGER: _CHAT,
    Platform.CANVA: Manner(Tone.NEWS, 1_000, suits=NONE),
    Platform.SHORTENER: Manner(Tone.NEWS, 1_000),
    Platform.UNKNOWN: Manner(Tone.NEWS, 1_000),
}

_GROUP_CHAT = Manner(Tone.INVITE, 1_000, suits=NONE, suits_named=ALL)
"""A group chat on a messenger that also has channels: whatever it is told must be for the people in it."""

_MESSENGERS = frozenset({Platform.TELEGRAM, Platform.MAX, Platform.VK})


def manner_of(community: Community, *, named: bool) -> Manner:
    """Give what suits a community.

    A link does not tell a Telegram channel from a group. An invite leads into a chat, and whoever names an audience
    knows who is in there; all other communities are taken for public ones.

    Args:
        community: the community.
        named: whether the sheet names its audience.
    """
    platform = community.platform
    if platform in _MESSENGERS and community.link.kind is Kind.INVITE:
        return _GROUP_CHAT
    if platform is not Platform.VK and platform in _MESSENGERS and named:
        return _GROUP_CHAT
    return MANNERS[platform]

"""Where a community can live and what a link can point at: the two vocabularies every record shares.

The values are the keys used in tables, JSON and texts; how people write the names stands in `names`.
"""

from __future__ import annotations

from enum import StrEnum


class Platform(StrEnum):
    """The platforms a library's communities live on; ``shortener`` and ``unknown`` say that we cannot tell."""

    FACEBOOK = "facebook"
    MESSENGER = "messenger"
    INSTAGRAM = "instagram"
    VK = "vk"
    OK = "ok"
    TELEGRAM = "telegram"
    WHATSAPP = "whatsapp"
    TIKTOK = "tiktok"
    SNAPCHAT = "snapchat"
    X = "x"
    DISCORD = "discord"
    LINKEDIN = "linkedin"
    YOUTUBE = "youtube"
    GOOGLE_BUSINESS = "google_business"
    REDDIT = "reddit"
    NEXTDOOR = "nextdoor"
    MAX = "max"
    WEBSITE = "website"
    CANVA = "canva"
    SHORTENER = "shortener"
    UNKNOWN = "unknown"


class Kind(StrEnum):
    """What a link points at.

    A community is a place others post in, a post is anything with its own reactions (event, video, article), a profile
    is the account of a person or an organisation, an invite is a join code, an asset is a design.
    """

    COMMUNITY = "community"
    POST = "post"
    PROFILE = "profile"
    INVITE = "invite"
    ASSET = "asset"
    UNKNOWN = "unknown"

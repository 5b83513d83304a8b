"""Facebook's posts in all their forms: stories, photos, videos, reels, events, and the codes of its share buttons.

``pfbid…`` differs from viewer to viewer, share codes from share to share: neither is a key.

>>> from sheets_outreach.links import recognise
>>> for text in ("https://m.facebook.com/story.php?story_fbid=81&id=1000", "https://www.facebook.com/share/p/1ExAmple/"):
...     print(recognise(text).canonical)
https://www.facebook.com/permalink.php?story_fbid=81&id=1000
https://www.facebook.com/share/p/1ExAmple
"""

from __future__ import annotations

from sheets_outreach.links.address import Address, encode
from sheets_outreach.links.link import Link
from sheets_outreach.links.patterns import whole
from sheets_outreach.links.platform import Kind, Platform
from sheets_outreach.links.site import is_number, needs_opening

_FB = Platform.FACEBOOK
HOME = "https://www.facebook.com"

_page = whole(r"[A-Za-z0-9._-]+")
_SHARED = {"g": Kind.COMMUNITY, "p": Kind.POST, "r": Kind.POST, "v": Kind.POST}


def post_link(address: Address, key: str, canonical: str, community: str | None = None) -> Link:
    """Return a post; it is a key only if it is known by a number."""
    comment = address.query.get("comment_id") if address.query else None
    stable = is_number(key)
    return Link(_FB, Kind.POST, key, canonical, community, comment or None, address.raw, stable)


def is_post_id(text: str) -> bool:
    """Whether the text is a number or one of the codes that stand for it."""
    return is_number(text) or (text.startswith("pfbid") and text.isalnum() and text.isascii())


def read_story(address: Address) -> Link | None:
    """Read a post known by its number and its page's, both in the query."""
    post, page = address.query.get("story_fbid", ""), address.query.get("id", "")
    if not is_post_id(post) or not _page(page):
        return None
    return post_link(address, post, f"{HOME}/permalink.php?story_fbid={post}&id={page}", page)


def read_photo(address: Address) -> Link | None:
    """Read a photo, by the query or the last number of the path."""
    number = address.query.get("fbid", "") or last_number(address.parts)
    return post_link(address, number, f"{HOME}/photo?fbid={number}") if is_number(number) else None


def read_video(address: Address) -> Link | None:
    """Read a video on the watch page or under its oldest address."""
    number = address.query.get("v", "") or last_number(address.parts)
    return post_link(address, number, f"{HOME}/watch?v={number}") if is_number(number) else None


def read_reel(address: Address) -> Link | None:
    """Read ``/reel/<number>``."""
    number = last_number(address.parts)
    return post_link(address, number, f"{HOME}/reel/{number}") if number else None


def read_event(address: Address) -> Link | None:
    """Read an event; the words of its title may stand before the number."""
    numbers = [part for part in address.parts[1:] if is_number(part)] or [address.query.get("eid", "")]
    number = max(numbers, key=len)  # a slug may be a number too («/events/2026/…»), the event's is longer
    return post_link(address, number, f"{HOME}/events/{number}") if number else None


def read_shared(address: Address) -> Link | None:
    """Read ``/share/<letter>/<code>``; the letter says what was shared, where there is one."""
    parts = address.parts
    if len(parts) < 2:
        return None
    kind = _SHARED.get(parts[1], Kind.UNKNOWN) if len(parts) > 2 else Kind.UNKNOWN
    code = "/".join(map(encode, parts[:3]))
    return needs_opening(address, _FB, kind, code, f"{HOME}/{code}")


def read_watch_short(address: Address) -> Link | None:
    """Read ``fb.watch/<code>``."""
    if len(address.parts) != 1:
        return None
    code = encode(address.parts[0])
    return needs_opening(address, _FB, Kind.POST, f"watch:{code}", f"https://fb.watch/{code}")


def read_short(address: Address) -> Link | None:
    """Read ``fb.me/e/<code>`` (event), ``fb.me/g/<code>`` (group) and codes that do not say."""
    if not address.parts:
        return None
    code = "/".join(map(encode, address.parts[:2]))
    kind = {"e": Kind.POST, "g": Kind.COMMUNITY}.get(address.parts[0], Kind.UNKNOWN)
    return needs_opening(address, _FB, kind, code, f"https://fb.me/{code}")


def last_number(parts: list[str]) -> str:
    """Return the last number of a path, alone or behind a name and a hyphen; "" if there is none."""
    return next((number for part in reversed(parts) if is_number(number := part.rpartition("-")[2])), "")

"""Facebook: groups, pages, people, events and posts, on all its hosts.

A group's name and its number name the same group and cannot be equated here; ``pfbid…`` and ``/share/…`` differ from
reader to reader and from share to share, so they are no keys.

    >>> from sheets_outreach.links import recognise
    >>> for text in (
    ...     "https://m.facebook.com/groups/SokolNabo/about",
    ...     "https://www.facebook.com/groups/sokolnabo?multi_permalinks=812345678901234",
    ...     "https://www.facebook.com/p/Biblioteket-100064000000001/",
    ...     "https://www.facebook.com/deichman/videos/812345678901235/",
    ... ):
    ...     print(recognise(text))
    facebook community sokolnabo
    facebook post 812345678901234
    facebook profile 100064000000001
    facebook post 812345678901235
"""

from __future__ import annotations

from sheets_outreach.links.address import Address, encode
from sheets_outreach.links.link import Link
from sheets_outreach.links.patterns import whole
from sheets_outreach.links.platform import Kind, Platform
from sheets_outreach.links.platforms.facebook_posts import (
    HOME,
    is_post_id,
    last_number,
    post_link,
    read_event,
    read_photo,
    read_reel,
    read_shared,
    read_short,
    read_story,
    read_video,
    read_watch_short,
)
from sheets_outreach.links.platforms.messenger import read_thread
from sheets_outreach.links.site import Forms, Site, hosts_of, is_number, nowhere, reserve, strip_at

_FB = Platform.FACEBOOK

_name = whole(r"[a-z0-9._-]+")
_old_name = whole(r".*-(\d{9,})")
_language_host = whole(r"[a-z]{2}-[a-z]{2}\.facebook\.com")

_GROUP_PAGES = frozenset({"feed", "discover", "joins", "create", "search", "notifications", "you", "categories"})


def _read(address: Address) -> Link | None:
    parts = address.parts
    return _FORMS.get(parts[0].lower(), _named)(address) if parts else None


def _group(address: Address) -> Link | None:
    parts = address.parts
    group = parts[1].lower() if len(parts) > 1 else ""
    if group in _GROUP_PAGES or not _name(group):
        return None
    post = _group_post(address)
    canonical = f"{HOME}/groups/{group}"
    if post is None:
        return Link(_FB, Kind.COMMUNITY, group, canonical, raw=address.raw)
    return post_link(address, post, f"{canonical}/posts/{post}", group)


def _group_post(address: Address) -> str | None:
    parts, query = address.parts, address.query
    if len(parts) > 3 and parts[2] in {"permalink", "posts"}:
        return next(filter(is_post_id, reversed(parts[3:])), None)
    if len(parts) == 3 and len(parts[2]) > 8 and is_number(parts[2]):
        return parts[2]
    if query:
        told = query.get("multi_permalinks") or (query.get("id") if query.get("view") == "permalink" else None)
        told = (told or "").partition(",")[0]
        return told if is_post_id(told) else None
    return None


def _old_group(address: Address) -> Link | None:
    group = address.query.get("gid", "")
    return Link(_FB, Kind.COMMUNITY, group, f"{HOME}/groups/{group}", raw=address.raw) if is_number(group) else None


def _named(address: Address) -> Link | None:
    """Read what begins with the name or number of a page or person."""
    parts = address.parts
    name = strip_at(parts[0].lower())
    if len(parts) > 2 and parts[1] in _POSTS_OF_PAGES and _name(name):
        post = next(filter(is_post_id, reversed(parts[2:])), None)
        if post:
            canonical = _POSTS_OF_PAGES[parts[1]].format(home=HOME, page=name, key=post)
            return post_link(address, post, canonical, name)
    old = _old_name(name)
    if is_number(name) or old:
        return _number(address, old[1] if old else name)
    return _profile(address, name)


def _profile(address: Address, name: str) -> Link | None:
    if not _name(name) or name in _FORMS:
        return None
    return Link(_FB, Kind.PROFILE, name, f"{HOME}/{name}", raw=address.raw)


_POSTS_OF_PAGES = {
    "posts": "{home}/{page}/posts/{key}",
    "activity": "{home}/{page}/posts/{key}",
    "permalink": "{home}/{page}/posts/{key}",
    "videos": "{home}/{page}/videos/{key}",
    "photos": "{home}/photo?fbid={key}",
    "reel": "{home}/reel/{key}",
    "reels": "{home}/reel/{key}",
    "events": "{home}/events/{key}",
}


def _numbered(address: Address) -> Link | None:
    """Read a profile or page known by its number, which stands in the query or last in the path."""
    number = address.query.get("id", "") if address.parts[0].lower() == "profile.php" else last_number(address.parts)
    if is_number(number):
        return _number(address, number)
    if address.parts[0] == "people" and len(address.parts) > 2 and address.parts[2].startswith("pfbid"):
        code = address.parts[2]
        return Link(_FB, Kind.PROFILE, code, f"{HOME}/people/_/{encode(code)}", raw=address.raw, stable=False)
    return None


def _number(address: Address, number: str) -> Link:
    return Link(_FB, Kind.PROFILE, number, f"{HOME}/profile.php?id={number}", raw=address.raw)


def _page_group(address: Address) -> Link | None:
    """Read ``/pg/<name>/…``, the pages of some years ago."""
    name = address.parts[1].lower() if len(address.parts) > 1 else ""
    return _profile(address, name)


def _subdomain(address: Address) -> Link | None:
    return _read(address) if _language_host(address.host) else None


_FORMS: Forms = {
    "groups": _group,
    "group.php": _old_group,
    "profile.php": _numbered,
    "people": _numbered,
    "pages": _numbered,
    "p": _numbered,
    "pg": _page_group,
    "permalink.php": read_story,
    "story.php": read_story,
    "photo": read_photo,
    "photo.php": read_photo,
    "photos": read_photo,
    "watch": read_video,
    "video.php": read_video,
    "video": read_video,
    "videos": read_video,
    "reel": read_reel,
    "reels": read_reel,
    "events": read_event,
    "event.php": read_event,
    "share": read_shared,
    "messages": read_thread,
    **reserve(
        "login login.php checkpoint recover reg r.php signup home.php search hashtag marketplace help policies"
        " policy privacy legal settings notifications notifications.php friends bookmarks saved memories gaming"
        " games stories media notes ads business latest dialog plugins sharer sharer.php share.php l.php tr ajax"
        " directory public places live feed about careers fundraisers donate jobs weather mobile terms terms.php"
        " lite install stars creators"
    ),
}

SITE = Site(
    _FB,
    hosts={
        **hosts_of(
            _read,
            "facebook.com www.facebook.com m.facebook.com mbasic.facebook.com touch.facebook.com web.facebook.com"
            " mobile.facebook.com free.facebook.com x.facebook.com business.facebook.com 0.facebook.com"
            " d.facebook.com p.facebook.com iphone.facebook.com fb.com www.fb.com m.fb.com facebook.me",
        ),
        **hosts_of(read_watch_short, "fb.watch www.fb.watch"),
        **hosts_of(read_short, "fb.me www.fb.me"),
        "fb.gg": nowhere,
    },
    domains={"facebook.com": _subdomain, "fb.com": nowhere},
    handle="https://www.facebook.com/{}",
    handles=whole(r"[A-Za-z0-9.]{5,50}"),
    home="www.facebook.com",
)

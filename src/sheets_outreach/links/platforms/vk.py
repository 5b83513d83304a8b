"""VK: communities, walls, discussions, videos and articles on vk.com, vk.ru, vk.me and VK Video.

``club``, ``public`` and ``event`` share one number space, and so do all hosts. A bare name may be a person's; only VK
itself can tell (utils.resolveScreenName), so such links are not certain.

    >>> from sheets_outreach.links import recognise
    >>> for text in (
    ...     "https://m.vk.com/event7654321",
    ...     "https://vk.com/sokolnabo?w=wall-7654321_98%2Fall",
    ...     "https://vkvideo.ru/video-7654321_456239020",
    ...     "https://vk.com/album-7654321_00",
    ... ):
    ...     print(recognise(text))
    vk community club7654321
    vk post -7654321_98
    vk post video-7654321_456239020
    vk community club7654321
"""

from __future__ import annotations

import re

from sheets_outreach.links.address import Address, encode
from sheets_outreach.links.link import Link
from sheets_outreach.links.patterns import anywhere, beginning, whole
from sheets_outreach.links.platform import Kind, Platform
from sheets_outreach.links.site import Forms, Site, hosts_of, nowhere, reserve, strip_at

_VK = Platform.VK
_HOME = "https://vk.com"
"""vk.com and vk.ru are one site; this is the name we write."""

_post_in = beginning(
    r"(wall|topic|video|clip|photo|story|narrative|poll|product|page|podcast|article)(-?\d+)[_-](\d+)(?:_r(\d+))?(?![\d])",
    re.ASCII,
)
_wall_in = anywhere(r"(?<![a-z])(wall)(-?\d+)_(\d+)(?:_r(\d+))?(?!\d)", re.ASCII)
_owner_of = whole(
    r"(?:wall|albums?|videos|photos|audios|clips|board|topics|docs|market|uslugi|podcasts|articles|write|gifts|tag|members|playlists)"
    r"(-?\d+)(?:_\w*)?",
    re.ASCII,
)
_numbered = whole(r"(club|public|event|id)(\d+)", re.ASCII)
_name = whole(r"[a-z0-9_.]{2,}")
_article = whole(r"@(-?[a-z0-9_.]+)-([a-z0-9_.-]+)")


def _read(address: Address) -> Link | None:
    if address.query:
        opened = _opened(address)
        if opened:
            return opened
    parts = address.parts
    return _FORMS.get(parts[0].lower(), _named)(address) if parts else None


def _opened(address: Address) -> Link | None:
    """Read the post that stands open over another page: ``?w=wall-1_2``, ``?z=photo-1_2/album-1_0``.

    A photo of a post is opened as ``?z=photo-1_3/wall-1_2``: the post is what people react to.
    """
    over = [value for value in map(address.query.get, ("w", "z")) if value]
    found = next(filter(None, map(_wall_in, over)), None) or next(filter(None, map(_post_in, over)), None)
    if found is None:
        return None
    return _post(address, (_wall_in("/".join(address.parts)) if found[1] != "wall" else None) or found)


def _named(address: Address) -> Link | None:
    first = address.parts[0].lower()
    if first.startswith("@"):
        return _read_article(address)
    found = _post_in(first) if len(address.parts) == 1 else _post_in(address.parts[-1].lower()) or _post_in(first)
    return _post(address, found) if found else _community(address, first)


def _community(address: Address, name: str) -> Link | None:
    """Read a number with its word (``club7``, ``board7``, ``albums-7``) or a bare name."""
    name = strip_at(name.lower())
    numbered = _numbered(name)
    if numbered:
        return _owner(address, numbered[2] if numbered[1] == "id" else f"-{numbered[2]}")
    owner = _owner_of(name)
    if owner is not None:
        only_communities = name.startswith(("board", "topics"))
        return _owner(address, f"-{owner[1].lstrip('-')}" if only_communities else owner[1])
    if not _name(name) or name in _FORMS or _post_in(name):
        return None
    return Link(_VK, Kind.COMMUNITY, name, f"{_HOME}/{name}", raw=address.raw, certain=False)


def _owner(address: Address, owner: str) -> Link:
    """Return the community or, for a number above zero, the person."""
    key = _owner_id(owner)
    kind = Kind.COMMUNITY if owner.startswith("-") else Kind.PROFILE
    return Link(_VK, kind, key, f"{_HOME}/{key}", raw=address.raw)


def _owner_id(owner: str) -> str:
    return f"club{owner[1:]}" if owner.startswith("-") else f"id{owner}"


def _post(address: Address, found: re.Match[str]) -> Link:
    sort, owner, number, reply = found.groups()
    wall = f"{owner}_{number}"
    key = wall if sort == "wall" else f"{sort}{wall}"
    comment = reply or address.query.get("reply") or None
    return Link(_VK, Kind.POST, key, f"{_HOME}/{sort}{wall}", _owner_id(owner), comment, address.raw)


def _read_article(address: Address) -> Link | None:
    """Read ``@name-of-the-article``; names hold no hyphen, so ``@name`` alone is the community's articles."""
    slug = address.parts[0].lower()
    found = _article(slug)
    if found is None:
        return _community(address, slug)
    community = _owner_id(found[1]) if re.fullmatch(r"-?\d+", found[1], re.ASCII) else None
    return Link(_VK, Kind.POST, slug, f"{_HOME}/{encode(slug)}", community, raw=address.raw)


def _under(address: Address) -> Link | None:
    """Read a community's name one step down: ``/video/@name``, ``/clips/name``, ``/donut/name``."""
    found = _post_in(address.parts[-1].lower().rpartition("/")[2])
    if found:
        return _post(address, found)
    if len(address.parts) < 2 or address.parts[1] in {"playlist", "lives", "recom", "product"}:
        return None
    return _community(address, address.parts[1])


def _embedded(address: Address) -> Link | None:
    found = _post_in(f"video{address.query.get('oid', '')}_{address.query.get('id', '')}")
    return _post(address, found) if found else None


def _join(address: Address) -> Link | None:
    if len(address.parts) < 2:
        return None
    code = "/".join(map(encode, address.parts[1:]))  # the code is base64 and may hold a slash
    return Link(_VK, Kind.INVITE, code, f"https://vk.me/join/{code}", raw=address.raw, stable=False)


_FORMS: Forms = {
    "join": _join,
    "video_ext.php": _embedded,
    **dict.fromkeys(("video", "clips", "donut", "market", "stories"), _under),
    **reserve(
        "feed im al_im.php al_feed.php login login.php search audio music friends groups settings bookmarks fave"
        " docs apps games support help about terms privacy dev ads blog jobs notifications edit restore verify"
        " podcasts vkpay call calls services share.php away.php public.php s shop stickers sticker events news mail"
        " gim discover explore miniapps mobile products app join.php widget_comments.php badges invite reg licence"
        " data_protection legal live playlist albums photos videos"
    ),
}

SITE = Site(
    _VK,
    hosts={
        **hosts_of(
            _read,
            "vk.com www.vk.com m.vk.com new.vk.com vk.ru www.vk.ru m.vk.ru new.vk.ru vkontakte.ru www.vkontakte.ru"
            " m.vkontakte.ru vk.me www.vk.me vk.link vkvideo.ru www.vkvideo.ru m.vkvideo.ru",
        ),
    },
    domains={"vk.com": nowhere, "vk.ru": nowhere, "vkvideo.ru": nowhere},
    handle="https://vk.com/{}",
    handles=whole(r"[A-Za-z][A-Za-z0-9_.]{2,}"),
    home="vk.com",
)

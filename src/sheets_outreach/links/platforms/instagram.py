"""Instagram: profiles, posts of every form under one number space, stories, channels.

>>> from sheets_outreach.links import recognise
>>> print(recognise("https://www.instagram.com/deichman/reel/DAbCdEf_-1x/?img_index=2"))
instagram post DAbCdEf_-1x
>>> print(recognise("https://instagr.am/Deichman"))
instagram profile deichman
"""

from __future__ import annotations

from sheets_outreach.links.address import Address, encode
from sheets_outreach.links.link import Link
from sheets_outreach.links.patterns import whole
from sheets_outreach.links.platform import Kind, Platform
from sheets_outreach.links.site import Forms, Site, hosts_of, is_number, needs_opening, nowhere, reserve, strip_at

_IG = Platform.INSTAGRAM
_HOME = "https://www.instagram.com"
_POSTS = frozenset({"p", "reel", "reels", "tv"})

_name = whole(r"[a-z0-9._]{1,30}")
_code = whole(r"[A-Za-z0-9_-]{5,}")


def _read(address: Address) -> Link | None:
    parts = address.parts
    return _FORMS.get(parts[0].lower(), _named)(address) if parts else None


def _named(address: Address) -> Link | None:
    parts = address.parts
    name = strip_at(parts[0].lower())
    if not _name(name):
        return None
    if len(parts) > 2 and parts[1].lower() in _POSTS:
        return _post(address, 2, name)
    return _profile(address, name)


def _profile(address: Address, name: str) -> Link | None:
    if not _name(name) or name in _FORMS:
        return None
    return Link(_IG, Kind.PROFILE, name, f"{_HOME}/{name}", raw=address.raw)


def _read_post(address: Address) -> Link | None:
    return _post(address, 1, None)


def _post(address: Address, place: int, community: str | None) -> Link | None:
    parts = address.parts
    code = parts[place] if len(parts) > place else ""
    if not _code(code) or (code == "audio" and len(parts) > place + 1):
        return None
    comment = parts[place + 2] if parts[place + 1 : place + 2] == ["c"] and len(parts) > place + 2 else None
    return Link(_IG, Kind.POST, code, f"{_HOME}/p/{code}", community, comment, address.raw)


def _story(address: Address) -> Link | None:
    parts = address.parts
    name = parts[1].lower() if len(parts) > 1 else ""
    number = parts[2] if len(parts) > 2 else ""
    if not _name(name):
        return None
    if not number:
        return None if name == "highlights" else _profile(address, name)
    if not is_number(number):
        return None
    if name == "highlights":
        return Link(_IG, Kind.POST, f"highlights/{number}", f"{_HOME}/stories/highlights/{number}", raw=address.raw)
    return Link(_IG, Kind.POST, number, f"{_HOME}/stories/{name}/{number}", name, raw=address.raw)


def _shared(address: Address) -> Link | None:
    code = "/".join(map(encode, address.parts[:3]))
    return needs_opening(address, _IG, Kind.UNKNOWN, code, f"{_HOME}/{code}") if len(address.parts) > 1 else None


def _channel(address: Address) -> Link | None:
    if len(address.parts) < 2 or not _code(address.parts[1]):
        return None
    key = f"channel/{address.parts[1]}"
    return Link(_IG, Kind.COMMUNITY, key, f"{_HOME}/{key}", raw=address.raw, stable=False)


def _inside(address: Address) -> Link | None:
    """Read ``/_u/<name>``, the address by which pages open the app."""
    name = address.parts[1].lower() if len(address.parts) > 1 else ""
    return _profile(address, name)


def _read_short(address: Address) -> Link | None:
    """Read ``ig.me/m/<name>``, a message to an account, and ``ig.me/j/<code>``, an invite to a chat or channel."""
    parts = address.parts
    if len(parts) < 2 or parts[0] not in {"m", "j"}:
        return None
    if parts[0] == "m":
        return _inside(address)
    code = encode(parts[1])
    return Link(_IG, Kind.INVITE, code, f"https://ig.me/j/{code}", raw=address.raw, stable=False)


_FORMS: Forms = {
    **dict.fromkeys(_POSTS, _read_post),
    "stories": _story,
    "share": _shared,
    "channel": _channel,
    "_u": _inside,
    **reserve(
        "explore direct accounts about legal developer directory invites ar graphql web api emails challenge"
        " session nametag qr locations tags hashtag topics popular oauth privacy terms help press jobs blog lite"
        " download create your_activity s notifications search reels_tab _n"
    ),
}

SITE = Site(
    _IG,
    hosts={
        **hosts_of(_read, "instagram.com www.instagram.com m.instagram.com instagr.am www.instagr.am"),
        **hosts_of(_read_short, "ig.me www.ig.me"),
    },
    domains={"instagram.com": nowhere},
    handle="https://www.instagram.com/{}",
    handles=whole(r"[A-Za-z0-9._]{2,30}"),
    home="www.instagram.com",
)

"""Odnoklassniki: groups by number or name, people, topics and videos, and the query form of the mobile site.

>>> from sheets_outreach.links import recognise
>>> for text in ("https://ok.ru/group70000000000001/topics", "https://ok.ru/sokolnabo/topic/159000000000001"):
...     print(recognise(text))
ok community 70000000000001
ok post 159000000000001
"""

from __future__ import annotations

from sheets_outreach.links.address import Address
from sheets_outreach.links.link import Link
from sheets_outreach.links.patterns import whole
from sheets_outreach.links.platform import Kind, Platform
from sheets_outreach.links.site import Forms, Site, hosts_of, is_number, nowhere, reserve, strip_at

_OK = Platform.OK
_HOME = "https://ok.ru"
_name = whole(r"[a-z0-9][a-z0-9._-]*")
_POSTS = frozenset({"topic", "statuses", "photo", "video", "gifts"})


def _read(address: Address) -> Link | None:
    parts = address.parts
    if not parts:
        return None
    first = strip_at(parts[0].lower())
    if first.startswith("group") and is_number(first[5:]):
        return _under(address, f"group/{first[5:]}", first[5:], Kind.COMMUNITY, parts[1:])
    return _FORMS.get(first, _named)(address)


def _named(address: Address) -> Link | None:
    name = strip_at(address.parts[0].lower())
    return (
        _under(address, name, name, Kind.COMMUNITY, address.parts[1:]) if _name(name) and name not in _FORMS else None
    )


def _group(address: Address) -> Link | None:
    return _owned(address, "group", Kind.COMMUNITY)


def _profile(address: Address) -> Link | None:
    return _owned(address, "profile", Kind.PROFILE)


def _owned(address: Address, word: str, kind: Kind) -> Link | None:
    owner = address.parts[1].lower() if len(address.parts) > 1 else ""
    return _under(address, f"{word}/{owner}", owner, kind, address.parts[2:]) if _name(owner) else None


def _under(address: Address, path: str, owner: str, kind: Kind, rest: list[str]) -> Link:
    """Return the owner, or the post that the rest of the path names."""
    if len(rest) > 1 and rest[0] in _POSTS and is_number(rest[1]):
        return Link(_OK, Kind.POST, rest[1], f"{_HOME}/{path}/{rest[0]}/{rest[1]}", owner, raw=address.raw)
    if len(rest) > 2 and rest[0] == "album" and all(map(is_number, rest[1:3])):
        return Link(_OK, Kind.POST, rest[2], f"{_HOME}/{path}/album/{rest[1]}/{rest[2]}", owner, raw=address.raw)
    return Link(_OK, kind, owner, f"{_HOME}/{path}", raw=address.raw)


def _video(address: Address) -> Link | None:
    number = address.parts[1] if len(address.parts) > 1 else ""
    return Link(_OK, Kind.POST, number, f"{_HOME}/video/{number}", raw=address.raw) if is_number(number) else None


def _query(address: Address) -> Link | None:
    """Read ``/dk?st.cmd=…``, where the identity stands in the query (mobile site, old links)."""
    group, theme = address.query.get("st.groupId", ""), address.query.get("st.themeId", "")
    friend = address.query.get("st.friendId", "")
    if is_number(group):
        return _under(address, f"group/{group}", group, Kind.COMMUNITY, ["topic", theme])
    if is_number(friend):
        return _under(address, f"profile/{friend}", friend, Kind.PROFILE, ["statuses", theme])
    return None


_FORMS: Forms = {
    "group": _group,
    "profile": _profile,
    "video": _video,
    "videoembed": _video,
    "live": _video,
    "dk": _query,
    **reserve(
        "feed messages discussions search music games game app marks friends groups gifts settings help regulations"
        " login market guests events hobby products notifications bookmarks photos stickers shop payment promo"
        " about web-api vitrine dating"
    ),
}

SITE = Site(
    _OK,
    hosts=hosts_of(
        _read,
        "ok.ru www.ok.ru m.ok.ru mobile.ok.ru odnoklassniki.ru www.odnoklassniki.ru m.odnoklassniki.ru",
    ),
    domains={"ok.ru": nowhere, "odnoklassniki.ru": nowhere},
    handle="https://ok.ru/{}",
    handles=whole(r"[A-Za-z][A-Za-z0-9._-]{2,}"),
    home="ok.ru",
)

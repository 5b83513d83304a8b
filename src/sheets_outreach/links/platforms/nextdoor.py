"""Nextdoor: neighbourhoods, groups, pages and posts; every country has a site of its own.

>>> from sheets_outreach.links import recognise
>>> print(recognise("https://nextdoor.co.uk/agency-detail/england/bristol/library/?utm_source=x"))
nextdoor profile agency-detail/england/bristol/library
>>> print(recognise("https://nextdoor.com/news_feed/?post=400000001"))
nextdoor post 400000001
"""

from __future__ import annotations

from sheets_outreach.links.address import Address, encode
from sheets_outreach.links.link import Link
from sheets_outreach.links.platform import Kind, Platform
from sheets_outreach.links.site import Site, hosts_of, is_number, nowhere
from sheets_outreach.links.vocabulary import words

_N = Platform.NEXTDOOR

_PLACES = {
    "neighborhood": (Kind.COMMUNITY, "neighborhood"),
    "neighbourhood": (Kind.COMMUNITY, "neighborhood"),
    "g": (Kind.COMMUNITY, "g"),
    "group": (Kind.COMMUNITY, "group"),
    "groups": (Kind.COMMUNITY, "groups"),
    "pages": (Kind.PROFILE, "pages"),
    "page": (Kind.PROFILE, "pages"),
    "profile": (Kind.PROFILE, "profile"),
    "events": (Kind.POST, "events"),
    "event": (Kind.POST, "events"),
}
"""First part of the path → kind, and the word that is written. The name that follows is lower case except in ``g``."""


def _read(address: Address) -> Link | None:
    parts = address.parts
    first = parts[0].lower() if parts else ""
    home = f"https://{address.host.removeprefix('www.').removeprefix('m.')}"
    if first == "agency-detail" and len(parts) > 3:
        key = "/".join(encode(part.lower()) for part in parts[:4])
        return Link(_N, Kind.PROFILE, key, f"{home}/{key}", raw=address.raw)
    if first == "news_feed":
        return _in_feed(address, home)
    if len(parts) < 2:
        return None
    code = encode(parts[1])
    if first in {"p", "post"}:
        return Link(_N, Kind.POST, code, f"{home}/p/{code}", raw=address.raw)
    if first in {"invite", "join", "i"}:
        return Link(_N, Kind.INVITE, code, f"{home}/{first}/{code}", raw=address.raw, stable=False)
    if first not in _PLACES:
        return None
    kind, word = _PLACES[first]
    key = f"{word}/{code if word in {'g', 'profile'} else encode(parts[1].lower())}"
    return Link(_N, kind, key, f"{home}/{key}", raw=address.raw)


def _in_feed(address: Address, home: str) -> Link | None:
    number = address.query.get("post", "")
    return (
        Link(_N, Kind.POST, number, f"{home}/news_feed?post={number}", raw=address.raw) if is_number(number) else None
    )


_COUNTRIES = words("com co.uk de fr it es nl ca com.au dk se ie be at")

SITE = Site(
    _N,
    hosts=hosts_of(
        _read,
        " ".join(f"{prefix}nextdoor.{country}" for country in _COUNTRIES for prefix in ("", "www.", "m.")),
    ),
    domains={"nextdoor.com": nowhere},
    home="nextdoor.com",
)

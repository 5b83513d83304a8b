"""Google Business: a place on Google Maps, known by its CID or place id; short links to it must be opened.

The CID stands in a map's address in hexadecimal, the second half of ``0x…:0x…``.

    >>> from sheets_outreach.links import recognise
    >>> print(recognise("https://www.google.no/maps/place/Deichman/@59.9,10.7,17z/data=!3m1!1s0x46416e1:0x1f!8m2!3d59.9!4d10.7"))
    google_business profile cid:31
    >>> print(recognise("https://g.page/Deichman?share"))
    google_business profile deichman
"""

from __future__ import annotations

import re

from sheets_outreach.links.address import Address, encode
from sheets_outreach.links.link import Link
from sheets_outreach.links.patterns import anywhere
from sheets_outreach.links.platform import Kind, Platform
from sheets_outreach.links.site import Site, hosts_of, is_number, needs_opening, nowhere
from sheets_outreach.links.vocabulary import words

_G = Platform.GOOGLE_BUSINESS
_MAPS = "https://www.google.com/maps"

_COUNTRIES = words(
    "com no ru se dk fi de fr co.uk ie nl pl ee lv lt by kz com.ua com.tr es it pt ch at be cz is ge am az uz kg rs"
    " ca com.au"
)
GOOGLE_HOSTS = tuple(
    prefix + country for country in _COUNTRIES for prefix in ("www.google.", "google.", "maps.google.")
)
"""Google's search and maps in the countries the register's people may sit in."""

_feature_in = anywhere(r"0x[0-9a-f]+:(0x[0-9a-f]{1,16})(?![0-9a-f])", re.IGNORECASE)
_place_in = anywhere(r"!1s(ChIJ[\w-]{10,})", re.ASCII)


def _read(address: Address) -> Link | None:
    """Read maps, searches and review forms: wherever they name a place, by whichever parameter."""
    query = address.query
    number = query.get("cid") or query.get("ludocid") or ""
    if is_number(number):
        return _by_number(address, int(number))
    found = _feature_in(query.get("ftid", "")) or _feature_in(query.get("lrd", ""))
    path = "/".join(address.parts)
    found = found or _feature_in(path) or _feature_in(address.fragment)
    if found:
        return _by_number(address, int(found[1], 16))
    told = query.get("q", "")
    place = told.removeprefix("place_id:") if told.startswith("place_id:") else ""
    place = place or query.get("placeid") or query.get("query_place_id") or query.get("place_id") or ""
    in_path = _place_in(path)
    return _by_place(address, in_path[1] if in_path else place)


def _by_number(address: Address, number: int) -> Link | None:
    if not 0 < number < 1 << 64:
        return None
    return Link(_G, Kind.PROFILE, f"cid:{number}", f"{_MAPS}?cid={number}", raw=address.raw)


def _by_place(address: Address, place: str) -> Link | None:
    if not re.fullmatch(r"[\w-]{10,}", place, re.ASCII):
        return None
    key = f"place_id:{place}"
    return Link(_G, Kind.PROFILE, key, f"{_MAPS}/place/?q={key}", raw=address.raw)


def _read_page(address: Address) -> Link | None:
    """Read ``g.page/r/<code>/review`` and the older ``g.page/<name>``; both lead to the place only in a browser."""
    parts = address.parts
    if not parts:
        return None
    key = f"r/{encode(parts[1])}" if parts[0] == "r" and len(parts) > 1 else encode(parts[0].lower())
    return Link(_G, Kind.PROFILE, key, f"https://g.page/{key}", raw=address.raw, stable=False) if key != "r" else None


def _read_short(address: Address) -> Link | None:
    code = "/".join(map(encode, address.parts))
    return needs_opening(address, _G, Kind.UNKNOWN, code, f"https://{address.host}/{code}") if code else None


def _read_post(address: Address) -> Link | None:
    code = "/".join(map(encode, address.parts))
    return needs_opening(address, _G, Kind.POST, code, f"https://{address.host}/{code}") if code else None


SITE = Site(
    _G,
    hosts={
        **dict.fromkeys(GOOGLE_HOSTS, _read),
        **hosts_of(_read, "search.google.com local.google.com"),
        **hosts_of(_read_page, "g.page www.g.page"),
        **hosts_of(_read_short, "maps.app.goo.gl g.co"),
        "posts.gle": _read_post,
        **hosts_of(nowhere, "business.google.com accounts.google.com support.google.com consent.google.com"),
    },
)

"""LinkedIn: pages, people, groups, posts, articles and events.

The numbers of one post as ``activity``, ``share`` and ``ugcPost`` differ, so the same post may come under three ids.

    >>> from sheets_outreach.links import recognise
    >>> for text in (
    ...     "https://no.linkedin.com/in/Kari-Nordmann/no",
    ...     "https://www.linkedin.com/groups/8600001/",
    ...     "https://www.linkedin.com/posts/deichman_kurs-ugcPost-7100000000000000001-XyZ1",
    ... ):
    ...     print(recognise(text))
    linkedin profile in/kari-nordmann
    linkedin community groups/8600001
    linkedin post urn:li:ugcPost:7100000000000000001
"""

from __future__ import annotations

import re

from sheets_outreach.links.address import Address, encode
from sheets_outreach.links.link import Link
from sheets_outreach.links.patterns import anywhere, whole
from sheets_outreach.links.platform import Kind, Platform
from sheets_outreach.links.site import Site, hosts_of, is_number, nowhere

_LI = Platform.LINKEDIN
_HOME = "https://www.linkedin.com"

_PAGES = {
    "company": Kind.PROFILE,
    "company-beta": Kind.PROFILE,
    "in": Kind.PROFILE,
    "school": Kind.PROFILE,
    "showcase": Kind.PROFILE,
    "newsletters": Kind.PROFILE,
    "pulse": Kind.POST,
    "events": Kind.POST,
    "groups": Kind.COMMUNITY,
}
_BEFORE_THE_PATH = frozenset({"mwlite", "comm", "m", "organization-guest", "embed"})
_SORTS = {
    "activity": "activity",
    "share": "share",
    "ugcpost": "ugcPost",
    "grouppost": "groupPost",
    "article": "article",
}

_country_host = whole(r"[a-z]{2}\.linkedin\.com")
_urn_in = anywhere(r"urn:li:(activity|share|ugcPost|groupPost|article):\(?([\d-]+)", re.ASCII | re.IGNORECASE)
_number_in = anywhere(r"[-_](activity|share|ugcpost)-(\d{10,})(?:-|$)", re.ASCII | re.IGNORECASE)


def _read(address: Address) -> Link | None:
    parts = address.parts
    while parts and parts[0].lower() in _BEFORE_THE_PATH:
        parts = parts[1:]
    if not parts:
        return None
    first = parts[0].lower()
    if first == "groups" and len(parts) == 1:
        parts = ["groups", address.query.get("gid", "")]
    if first in {"feed", "posts", "video", "updates"}:
        return _post(address, parts)
    return _page(address, first, parts[1]) if first in _PAGES and len(parts) > 1 and parts[1] else None


def _page(address: Address, sort: str, name: str) -> Link | None:
    if sort == "groups" and not is_number(name):
        return None
    sort, name = sort.removesuffix("-beta"), name.lower()
    return Link(_LI, _PAGES[sort], f"{sort}/{name}", f"{_HOME}/{sort}/{encode(name)}", raw=address.raw)


def _post(address: Address, parts: list[str]) -> Link | None:
    query = address.query
    said = query.get("highlightedUpdateUrn") or query.get("updateEntityUrn") or "/".join(parts[1:])
    found = _urn_in(said) or (_number_in(said) if parts[0].lower() == "posts" else None)
    if found is None:
        return None
    urn = f"urn:li:{_SORTS[found[1].lower()]}:{found[2]}"
    return Link(_LI, Kind.POST, urn, f"{_HOME}/feed/update/{urn}", raw=address.raw)


def _by_country(address: Address) -> Link | None:
    return _read(address) if _country_host(address.host) else nowhere(address)


SITE = Site(
    _LI,
    hosts=hosts_of(_read, "linkedin.com www.linkedin.com m.linkedin.com"),
    domains={"linkedin.com": _by_country},
    home="www.linkedin.com",
)

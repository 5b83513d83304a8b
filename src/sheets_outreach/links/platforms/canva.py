"""Canva: a design, a folder or a short link to one.

The part after a design's id gives access to it, and so may anything in the query: neither is ever kept.

    >>> from sheets_outreach.links import recognise
    >>> recognise("https://www.canva.com/design/DAGexample1/SecretSecretSecret/edit?invite=Secret").canonical
    'https://www.canva.com/design/DAGexample1'
"""

from __future__ import annotations

import re

from sheets_outreach.links.address import NO_QUERY, Address, encode
from sheets_outreach.links.link import Link
from sheets_outreach.links.patterns import whole
from sheets_outreach.links.platform import Kind, Platform
from sheets_outreach.links.site import Site, hosts_of, unknown_page

_C = Platform.CANVA
_HOME = "https://www.canva.com"
_code = whole(r"[A-Za-z0-9_-]{5,}")
_language = whole(r"[a-z]{2}[_-][a-z]{2}|[a-z]{2}", re.IGNORECASE)
_OURS = frozenset({"design", "folder", "d"})
_NEW = frozenset({"play", "create"})


def _read(address: Address) -> Link | None:
    parts = address.parts
    if len(parts) > 1 and _language(parts[0]) and parts[1].lower() in _OURS:
        parts = parts[1:]
    if len(parts) < 2 or parts[0].lower() not in _OURS or not _code(parts[1]) or parts[1] in _NEW:
        return _elsewhere(address)
    if parts[0].lower() == "design":
        return Link(_C, Kind.ASSET, parts[1], f"{_HOME}/design/{parts[1]}", raw=address.raw)
    key = f"{parts[0].lower()}/{parts[1]}"
    return Link(_C, Kind.ASSET, key, f"{_HOME}/{key}", raw=address.raw, stable=parts[0].lower() == "folder")


def _elsewhere(address: Address) -> Link:
    """Return a page that is no design, without its query: an invitation to a team has its token there."""
    return unknown_page(Address(address.raw, address.host, address.parts, NO_QUERY, address.path), _C)


def _read_short(address: Address) -> Link | None:
    if len(address.parts) != 1:
        return None
    code = encode(address.parts[0])
    return Link(_C, Kind.ASSET, f"link/{code}", f"https://canva.link/{code}", raw=address.raw, stable=False)


SITE = Site(
    _C,
    hosts={**hosts_of(_read, "canva.com www.canva.com"), **hosts_of(_read_short, "canva.link www.canva.link")},
    domains={"canva.com": _elsewhere},
)

"""X, formerly Twitter: accounts, posts (known by their number alone) and communities.

>>> from sheets_outreach.links import recognise
>>> for text in ("https://x.com/Deichman/media", "https://twitter.com/i/communities/1500000000000000001/about"):
...     print(recognise(text))
x profile deichman
x community 1500000000000000001
"""

from __future__ import annotations

from sheets_outreach.links.address import Address
from sheets_outreach.links.link import Link
from sheets_outreach.links.patterns import whole
from sheets_outreach.links.platform import Kind, Platform
from sheets_outreach.links.site import Forms, Site, hosts_of, is_number, nowhere, reserve, strip_at

_X = Platform.X
_HOME = "https://x.com"
_name = whole(r"[a-z0-9_]{1,15}")
_POSTS = {"status": "status", "statuses": "status", "article": "article"}


def _read(address: Address) -> Link | None:
    parts = address.parts
    return _FORMS.get(parts[0].lower(), _named)(address) if parts else None


def _named(address: Address) -> Link | None:
    parts = address.parts
    name = strip_at(parts[0].lower())
    if not _name(name) or name in _FORMS:
        return None
    if len(parts) > 2 and parts[1] in _POSTS and is_number(parts[2]):
        return Link(_X, Kind.POST, parts[2], f"{_HOME}/{name}/{_POSTS[parts[1]]}/{parts[2]}", name, raw=address.raw)
    return Link(_X, Kind.PROFILE, name, f"{_HOME}/{name}", raw=address.raw)


def _inner(address: Address) -> Link | None:
    """Read ``/i/…``, where the author is not named."""
    parts = address.parts
    number = parts[-1] if len(parts) > 2 else ""
    if "communities" in parts[1:2] and len(parts) > 2 and is_number(parts[2]):
        return Link(_X, Kind.COMMUNITY, parts[2], f"{_HOME}/i/communities/{parts[2]}", raw=address.raw)
    if "status" in parts[1:-1]:
        return _numbered(address, parts[parts.index("status") + 1])
    if parts[1:2] == ["user"] and is_number(number):
        return Link(_X, Kind.PROFILE, f"i/user/{number}", f"{_HOME}/i/user/{number}", raw=address.raw)
    return None


def _old_status(address: Address) -> Link | None:
    return _numbered(address, address.parts[1]) if len(address.parts) > 1 else None


def _embedded(address: Address) -> Link | None:
    return _numbered(address, address.query.get("id", ""))


def _numbered(address: Address, number: str) -> Link | None:
    if not is_number(number):
        return None
    return Link(_X, Kind.POST, number, f"{_HOME}/i/status/{number}", raw=address.raw)


_FORMS: Forms = {
    "i": _inner,
    "statuses": _old_status,
    **reserve(
        "home explore search search-advanced hashtag intent share messages notifications settings compose login"
        " signup logout tos privacy about jobs download account who_to_follow oauth widgets bookmarks lists"
        " communities premium_sign_up logged_out"
    ),
}

SITE = Site(
    _X,
    hosts={
        **hosts_of(
            _read,
            "x.com www.x.com m.x.com mobile.x.com twitter.com www.twitter.com mobile.twitter.com m.twitter.com",
        ),
        "platform.twitter.com": _embedded,
        "platform.x.com": _embedded,
    },
    domains={"x.com": nowhere, "twitter.com": nowhere},
    handle="https://x.com/{}",
    handles=whole(r"[A-Za-z0-9_]{2,15}"),
    home="x.com",
)

"""Snapchat: accounts, spotlights, public stories and invites to group chats.

>>> from sheets_outreach.links import recognise
>>> for text in ("https://www.snapchat.com/add/Deichman", "https://story.snapchat.com/u/deichman"):
...     print(recognise(text))
snapchat profile deichman
snapchat profile deichman
"""

from __future__ import annotations

from sheets_outreach.links.address import Address, encode
from sheets_outreach.links.link import Link
from sheets_outreach.links.patterns import whole
from sheets_outreach.links.platform import Kind, Platform
from sheets_outreach.links.site import Forms, Site, hosts_of, needs_opening, nowhere, reserve

_SC = Platform.SNAPCHAT
_HOME = "https://www.snapchat.com"
_name = whole(r"[a-z0-9][a-z0-9._-]{2,29}")
_part = whole(r"[A-Za-z0-9_-]+")
_code = whole(r"[A-Za-z0-9_-]{6,}")


def _read(address: Address) -> Link | None:
    parts = address.parts
    if not parts:
        return None
    if parts[0].startswith("@"):
        return _account(address, parts[0][1:], parts[1:])
    return _FORMS.get(parts[0].lower(), nowhere)(address)


def _add(address: Address) -> Link | None:
    return _account(address, address.parts[1], address.parts[2:]) if len(address.parts) > 1 else None


def _account(address: Address, name: str, rest: list[str]) -> Link | None:
    name = name.lower().removeprefix("@")
    if not _name(name):
        return None
    if len(rest) > 1 and rest[0] in {"spotlight", "highlight"} and _code(rest[1]):
        path = f"spotlight/{rest[1]}" if rest[0] == "spotlight" else f"@{name}/highlight/{rest[1]}"
        return Link(_SC, Kind.POST, rest[1], f"{_HOME}/{path}", name, raw=address.raw)
    return Link(_SC, Kind.PROFILE, name, f"{_HOME}/@{name}", raw=address.raw)


def _spotlight(address: Address) -> Link | None:
    code = address.parts[1] if len(address.parts) > 1 else ""
    return Link(_SC, Kind.POST, code, f"{_HOME}/spotlight/{code}", raw=address.raw) if _code(code) else None


def _public(address: Address) -> Link | None:
    """Read ``/p/<profile>`` and ``/p/<profile>/<story>``, by which an account is known without its name."""
    codes = address.parts[1:3]
    if not codes or not _code(codes[0]) or not all(map(_part, codes)):
        return None
    key, profile = "/".join(["p", *codes]), f"p/{codes[0]}"
    if len(codes) > 1:
        return Link(_SC, Kind.POST, key, f"{_HOME}/{key}", profile, raw=address.raw)
    return Link(_SC, Kind.PROFILE, key, f"{_HOME}/{key}", raw=address.raw)


def _invite(address: Address) -> Link | None:
    code = "/".join(map(encode, address.parts[1:]))
    return Link(_SC, Kind.INVITE, code, f"{_HOME}/invite/{code}", raw=address.raw, stable=False) if code else None


def _short(address: Address) -> Link | None:
    return needs_opening(address, _SC, Kind.UNKNOWN, None) if address.parts else None


_FORMS: Forms = {
    **dict.fromkeys(("add", "u", "s"), _add),
    "spotlight": _spotlight,
    "p": _public,
    "invite": _invite,
    "t": _short,
    **reserve("discover lens unlock scan explore tag topic download web search"),
}

SITE = Site(
    _SC,
    hosts={
        **hosts_of(_read, "snapchat.com www.snapchat.com story.snapchat.com m.snapchat.com"),
        "t.snapchat.com": _short,
    },
    domains={"snapchat.com": nowhere},
    handle="https://www.snapchat.com/@{}",
    handles=whole(r"[A-Za-z][A-Za-z0-9._-]{2,14}"),
    home="www.snapchat.com",
)

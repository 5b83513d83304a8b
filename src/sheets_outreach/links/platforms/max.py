"""MAX: channels and chats by name or number, their posts, invites, and the personal links of people.

A bare name may be a bot's or a person's. The code of a post in its link is not the ``mid`` of MAX's API.

    >>> from sheets_outreach.links import recognise
    >>> for text in ("https://max.ru/join/HashExample_-1/", "https://web.max.ru/-70000000000001", "https://max.ru/sokolnabo/AZ8Example"):
    ...     print(recognise(text))
    max invite HashExample_-1
    max community c/-70000000000001
    max post sokolnabo/AZ8Example
"""

from __future__ import annotations

import re

from sheets_outreach.links.address import Address
from sheets_outreach.links.link import Link
from sheets_outreach.links.patterns import anywhere, whole
from sheets_outreach.links.platform import Kind, Platform
from sheets_outreach.links.site import Forms, Site, hosts_of, nowhere, reserve, strip_at

_MAX = Platform.MAX
_HOME = "https://max.ru"
_name = whole(r"[a-z0-9][a-z0-9_.]{1,}")
_number = whole(r"-\d{3,}", re.ASCII)
_code = whole(r"[A-Za-z0-9_-]{4,}")
_number_in = anywhere(r"(?:@chat|chats)/(-\d{3,})", re.ASCII)


def _read(address: Address) -> Link | None:
    parts = address.parts
    if not parts:
        return None
    if parts[0].startswith("-"):
        return _chat(address, parts[0], parts[1:])
    return _FORMS.get(parts[0].lower(), _named)(address)


def _named(address: Address) -> Link | None:
    name = strip_at(address.parts[0].lower())
    if not _name(name) or name in _FORMS or name.isdigit():  # a bare number is a dialogue in one's own web client
        return None
    rest = address.parts[1:]
    if rest and _code(rest[0]):
        return Link(_MAX, Kind.POST, f"{name}/{rest[0]}", f"{_HOME}/{name}/{rest[0]}", name, raw=address.raw)
    return Link(_MAX, Kind.COMMUNITY, name, f"{_HOME}/{name}", raw=address.raw, certain=False)


def _by_number(address: Address) -> Link | None:
    return _chat(address, address.parts[1], address.parts[2:]) if len(address.parts) > 1 else None


def _chat(address: Address, number: str, rest: list[str]) -> Link | None:
    if not _number(number):
        return None
    chat = f"c/{number}"
    if rest and _code(rest[0]):
        return Link(_MAX, Kind.POST, f"{chat}/{rest[0]}", f"{_HOME}/{chat}/{rest[0]}", chat, raw=address.raw)
    return Link(_MAX, Kind.COMMUNITY, chat, f"{_HOME}/{chat}", raw=address.raw)


def _invite(address: Address) -> Link | None:
    code = "".join(address.parts[1:2])
    return Link(_MAX, Kind.INVITE, code, f"{_HOME}/join/{code}", raw=address.raw, stable=False) if _code(code) else None


def _person(address: Address) -> Link | None:
    key = "/".join(["u", *address.parts[1:2]])
    return Link(_MAX, Kind.PROFILE, key, f"{_HOME}/{key}", raw=address.raw, stable=False) if _code(key[2:]) else None


def _client(address: Address) -> Link | None:
    """Read the web client's address; older ones keep the number in the fragment."""
    found = _number_in(address.fragment)
    return _chat(address, found[1], []) if found else _read(address)


_FORMS: Forms = {
    "join": _invite,
    "c": _by_number,
    "u": _person,
    **reserve(
        ":share share login app download stickers stickerset help about business settings chats contacts calls call"
        " folder"
    ),
}

SITE = Site(
    _MAX,
    hosts={**hosts_of(_read, "max.ru www.max.ru m.max.ru"), "web.max.ru": _client},
    domains={"max.ru": nowhere},
    handle="https://max.ru/{}",
    handles=whole(r"[A-Za-z][A-Za-z0-9_.]{3,}"),
    home="max.ru",
)

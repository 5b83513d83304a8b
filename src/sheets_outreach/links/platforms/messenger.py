"""Messenger: chats of its own and of Facebook's web page; all are private, and many are one person's.

>>> from sheets_outreach.links import recognise
>>> print(recognise("https://m.me/j/AbaExampleCode1/?send_source=gc"))
messenger invite AbaExampleCode1
>>> print(recognise("https://www.facebook.com/messages/e2ee/t/7000000000000001"))
messenger community t/7000000000000001
"""

from __future__ import annotations

from sheets_outreach.links.address import Address, encode
from sheets_outreach.links.link import Link
from sheets_outreach.links.patterns import whole
from sheets_outreach.links.platform import Kind, Platform
from sheets_outreach.links.site import Forms, Site, hosts_of, is_number, nowhere, reserve

_M = Platform.MESSENGER
_name = whole(r"[a-z0-9._-]+")


def _read_short(address: Address) -> Link | None:
    parts = address.parts
    return _FORMS.get(parts[0].lower(), _page)(address) if parts else None


def _invite(address: Address) -> Link | None:
    if len(address.parts) < 2:
        return None
    code = encode(address.parts[1])
    return Link(_M, Kind.INVITE, code, f"https://m.me/j/{code}", raw=address.raw, stable=False)


def _channel(address: Address) -> Link | None:
    """Read a channel (``ch``) or a community's chats (``cm``)."""
    if len(address.parts) < 2:
        return None
    code = f"{address.parts[0].lower()}/{encode(address.parts[1])}"
    return Link(_M, Kind.COMMUNITY, code, f"https://m.me/{code}", raw=address.raw, stable=False)


def _page(address: Address) -> Link | None:
    return _profile(address, address.parts[0])


def _profile(address: Address, name: str) -> Link | None:
    name = name.lower().removeprefix("@")
    if not _name(name) or name in _FORMS:
        return None
    return Link(_M, Kind.PROFILE, name, f"https://m.me/{name}", raw=address.raw)


def read_thread(address: Address) -> Link | None:
    """Read ``/t/<number>`` and ``/e2ee/t/<number>``, wherever in the path; a name there is a page or a person."""
    parts = address.parts
    if "t" not in parts[:-1]:
        return None
    thread = parts[parts.index("t") + 1]
    if not is_number(thread):
        return _profile(address, thread)
    key = f"t/{encode(thread)}"
    return Link(_M, Kind.COMMUNITY, key, f"https://www.messenger.com/{key}", raw=address.raw, certain=False)


_FORMS: Forms = {"j": _invite, "ch": _channel, "cm": _channel, **reserve("t login help")}

SITE = Site(
    _M,
    hosts={
        **hosts_of(_read_short, "m.me www.m.me"),
        **hosts_of(read_thread, "messenger.com www.messenger.com m.messenger.com"),
    },
    domains={"messenger.com": nowhere},
    handle="https://m.me/{}",
    handles=whole(r"[A-Za-z0-9.]{5,50}"),
    home="m.me",
)

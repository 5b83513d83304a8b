"""How one platform's addresses are told apart, and the links every platform makes the same way.

The forms themselves stand in `platforms`, a module each.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from sheets_outreach.finding import Problem
from sheets_outreach.links.address import Address
from sheets_outreach.links.alphabets import find_mixed_letter
from sheets_outreach.links.hosts import mixed_alphabets
from sheets_outreach.links.link import Link
from sheets_outreach.links.platform import Kind, Platform
from sheets_outreach.links.vocabulary import words

Reader = Callable[[Address], Link | None]
"""Reads an address of a platform; None means that the page is none of the forms we know."""

Forms = Mapping[str, Reader]
"""Readers by the first part of the path, in lower case."""

PHONE_LINK = Problem("phone-link")


@dataclass(frozen=True, slots=True)
class Site:
    """What a platform's module declares.

    Attributes:
        platform: whose addresses these are.
        hosts: reader by exact host.
        domains: reader for every other host beneath a domain.
        handle: the address of a bare name, with ``{}`` in its place; "" where a bare name says too little.
        handles: what a bare name looks like there, in full.
        home: the host a path without one ("groups/sokol") belongs to.
    """

    platform: Platform
    hosts: Mapping[str, Reader]
    domains: Mapping[str, Reader] = field(default_factory=dict)
    handle: str = ""
    handles: Callable[[str], object] | None = None
    home: str = ""


def nowhere(_address: Address) -> Link | None:
    """Read the pages of a platform that are nobody's: log-in, search, settings, help."""
    return None


def unknown_page(address: Address, platform: Platform) -> Link:
    """Return the link of a page we do not know on a platform we do, with the reason in words' key."""
    return Link(
        platform,
        Kind.UNKNOWN,
        None,
        address.canonical(),
        raw=address.raw,
        stable=False,
        problems=(_why_unknown(address, platform),),
    )


def needs_opening(
    address: Address, platform: Platform, kind: Kind, code: str | None, canonical: str | None = None
) -> Link:
    """Return a link that only a browser can follow; it is kept as it is.

    Args:
        address: where the link points.
        platform: whose link it is.
        kind: what the form of the link promises, ``unknown`` where it promises nothing.
        code: the link's id, or None where even that would promise too much.
        canonical: the one spelling; by default the address itself.
    """
    return Link(
        platform,
        kind,
        code,
        address.canonical() if canonical is None else canonical,
        raw=address.raw,
        stable=False,
        problems=(Problem("link-shortened", {"host": address.host, **_made_by_a_button(address)}),),
    )


def _made_by_a_button(address: Address) -> Mapping[str, str]:
    """Say that a link is from «Share» and not from a shortener: it is as long as any other, and shows as little."""
    return {"reason": "share"} if address.parts and address.parts[0].lower() == "share" else {}


def hosts_of(reader: Reader, hosts: str) -> dict[str, Reader]:
    """Return a table that gives all hosts, named with spaces between them, to one reader."""
    return dict.fromkeys(words(hosts), reader)


def reserve(first_parts: str) -> dict[str, Reader]:
    """Return forms for the first parts of a path that are the platform's own pages."""
    return dict.fromkeys(words(first_parts), nowhere)


def is_number(text: str) -> bool:
    """Whether the text is a plain number (``str.isdigit`` alone takes ² and ٣ for one)."""
    return text.isdigit() and text.isascii()


def strip_at(name: str) -> str:
    """Return a name without the @ that people put before it."""
    return name.removeprefix("@")


_LOGIN = frozenset(words("login login.php signin signup checkpoint authwall accounts reg auth register servicelogin"))
_BUTTONS = frozenset(
    words("intent share sharer sharer.php share.php dialog sharearticle sharing submit :share sharekit")
)


def _why_unknown(address: Address, platform: Platform) -> Problem:
    for part in address.parts:
        found = None if part.isascii() else find_mixed_letter(part.lower())
        if found:
            return mixed_alphabets(part, found)
    first = address.parts[0].lower() if address.parts else ""
    if not first.isascii():
        return Problem("link-unreadable", {"reason": "name", "host": address.host, "platform": platform.value})
    reason = "login" if first in _LOGIN else "button" if first in _BUTTONS else "page" if first else "front-page"
    return Problem("link-unreadable", {"reason": reason, "host": address.host, "platform": platform.value})

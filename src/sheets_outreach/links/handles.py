"""A bare name ("@sokolnabo", "sokolnabo", "groups/sokol") read with the platform it stands under.

Without a platform a name is nobody's; with one it may still be a plain word ("none", "ingen"), which is not taken.
"""

from __future__ import annotations

from dataclasses import replace

from sheets_outreach.links.address import Address, parse_address, parse_plain
from sheets_outreach.links.directory import BY_HOST, SITES
from sheets_outreach.links.link import Link
from sheets_outreach.links.platform import Kind, Platform
from sheets_outreach.links.site import Site
from sheets_outreach.links.vocabulary import words

_PLAIN_WORDS = frozenset(
    words(
        "none null nan no not nope non any yes nil link links lenke lenker lenka here missing closed private secret"
        " unknown later soon todo tbd tba test ingen ingenting mangler mangla ikke ikkje nei lukket lukka privat ukjent"
        " ukjend senere seinare kommer snart hemmelig skjult group groups gruppe grupper gruppa chat chats page pages"
        " side sider sida channel channels kanal kanaler server community communities admin administrator facebook"
        " instagram telegram whatsapp tiktok snapchat discord linkedin youtube reddit nextdoor messenger twitter google"
        " website nettside hjemmeside gruppenavn name navn true false error"
    )
)


def read_handle(text: str, hint: Platform | None, raw: str) -> Link | None:
    """Return the account or community that a bare name means on a platform; None if the text is no name there.

    Args:
        text: the cleaned text, without a scheme and without a known host.
        hint: the platform of the section or column; without it the answer is None.
        raw: the text as typed.
    """
    site = SITES.get(hint) if hint else None
    if site is None:
        return None
    if "/" in text.strip("/"):
        return _read_path(text, site, raw)
    name = text.strip("/")
    if not name.startswith("@") and (not name.isascii() or name.lower() in _PLAIN_WORDS):
        return None
    name = name.removeprefix("@")
    special = _SPECIAL.get(site.platform)
    address = special(name) if special else None
    if address is None:
        if site.handles is None or not site.handles(name):
            return None
        address = site.handle.format(name)
    link = _read(address, raw)
    return link and link._replace(certain=False)


def _ok_group(name: str) -> str | None:
    return f"https://ok.ru/group/{name}" if len(name) > 8 and name.isdecimal() else None


def _whatsapp_code(name: str) -> str | None:
    return f"https://chat.whatsapp.com/{name}" if len(name) > 19 and name.isalnum() and not name.isdecimal() else None


_SPECIAL = {Platform.OK: _ok_group, Platform.WHATSAPP: _whatsapp_code}


def _read_path(text: str, site: Site, raw: str) -> Link | None:
    """Read a path that lacks its host; only forms the platform knows count, for «и/или» is a path too."""
    if not site.home or not text.isascii() or " " in text:
        return None
    link = _read(f"https://{site.home}/{text.strip('/')}", raw)
    if link is None or link.kind is Kind.UNKNOWN or not _is_form(text.strip("/").partition("/")[0], text, link):
        return None
    return link


def _is_form(first: str, text: str, link: Link) -> bool:
    """Whether the path is one of the platform's forms rather than a name and something, as in "and/or"."""
    if link.kind is Kind.POST:
        return any(letter.isdecimal() for letter in text)
    return link.id != first.lower()


def _read(address: str, raw: str) -> Link | None:
    parsed = parse_plain(address) or parse_address(address.removeprefix("https://"), raw)
    assert isinstance(parsed, Address)  # the host is our own
    return BY_HOST[parsed.host][1](replace(parsed, raw=raw))

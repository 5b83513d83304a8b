"""Telegram: public names, posts, private chats, invites, folders, the web clients' addresses and ``tg:`` links.

The forms follow https://core.telegram.org/api/links. A name may be a person's, a bot's or a community's, so those links
are not certain; a number after ``+`` is somebody's telephone.

    >>> from sheets_outreach.links import recognise
    >>> for text in (
    ...     "https://t.me/s/SokolNabo/17",
    ...     "https://t.me/sokolnabo/4/17",
    ...     "tg://resolve?domain=sokolnabo&post=17",
    ...     "https://sokolnabo.t.me",
    ...     "https://t.me/+AbCdExample1",
    ... ):
    ...     print(recognise(text))
    telegram post sokolnabo/17
    telegram post sokolnabo/17
    telegram post sokolnabo/17
    telegram community sokolnabo
    telegram invite AbCdExample1
"""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, quote, unquote

from sheets_outreach.finding import Problem
from sheets_outreach.links.address import Address, encode, parse_address
from sheets_outreach.links.link import Link
from sheets_outreach.links.patterns import anywhere, whole
from sheets_outreach.links.platform import Kind, Platform
from sheets_outreach.links.site import PHONE_LINK, Forms, Site, hosts_of, is_number, nowhere, reserve, strip_at

_TG = Platform.TELEGRAM
_HOME = "https://t.me"
_name = whole(r"[a-z][a-z0-9_]{2,31}")
_phone = whole(r"\+?\d[\d-]{6,}", re.ASCII)
_client_name = anywhere(r"[#&?/=]?@([A-Za-z][A-Za-z0-9_]{2,31})(?:/(\d+))?")

_RESERVED = (
    "addemoji addlist addstickers addstyle addtheme auction auth boost call confirmphone contact giftcode invoice"
    " joinchat login m nft proxy setlanguage share socks web iv bg msg_url newbot stickers"
)


def _read(address: Address) -> Link | None:
    parts = address.parts
    if not parts:
        return None
    first = parts[0]
    if first[0] == "+" or first[0].isdigit():
        return _plus(address)
    return _FORMS.get(first.lower(), _named)(address)


def _plus(address: Address) -> Link | None:
    """Read ``/+…``: an invite, or a telephone if it is all digits."""
    code = address.parts[0].removeprefix("+").strip()
    if _phone(code):
        number = "+" + code.replace("-", "")
        return Link(_TG, Kind.PROFILE, number, f"{_HOME}/{number}", raw=address.raw, problems=(PHONE_LINK,))
    return _invite(address, code) if address.parts[0][0] == "+" else None


def _invite(address: Address, code: str) -> Link | None:
    code = encode(code)
    return Link(_TG, Kind.INVITE, code, f"{_HOME}/+{code}", raw=address.raw, stable=False) if code else None


def _named(address: Address) -> Link | None:
    return _name_and_rest(address, address.parts[0], address.parts[1:])


def _preview(address: Address) -> Link | None:
    return _name_and_rest(address, address.parts[1], address.parts[2:]) if len(address.parts) > 1 else None


def _name_and_rest(address: Address, name: str, rest: list[str]) -> Link | None:
    name = strip_at(name.lower())
    if not _name(name) or name in _FORMS:
        return None
    if rest and is_number(rest[-1]):
        # /name/topic/post is the post's number alone: numbers count through the whole chat.
        story = "s/" if rest[0] == "s" and len(rest) > 1 else ""
        key = f"{name}/{story}{rest[-1]}" if rest[0] not in {"a", "c"} else name
        if key != name:
            comment = address.query.get("comment") or None
            return Link(_TG, Kind.POST, key, f"{_HOME}/{key}", name, comment, address.raw)
    return Link(_TG, Kind.COMMUNITY, name, f"{_HOME}/{name}", raw=address.raw, certain=False)


def _private(address: Address) -> Link | None:
    """Read ``/c/<channel>/<post>`` and ``/c/<channel>/<topic>/<post>``, which only members can open."""
    numbers = address.parts[1:]
    if not numbers or not all(map(is_number, numbers)):
        return None
    community = f"c/{numbers[0]}"
    if len(numbers) == 1:
        return Link(_TG, Kind.COMMUNITY, community, f"{_HOME}/{community}", raw=address.raw)
    key, comment = f"{community}/{numbers[-1]}", address.query.get("comment") or None
    return Link(_TG, Kind.POST, key, f"{_HOME}/{key}", community, comment, address.raw)


def _join(address: Address) -> Link | None:
    return _invite(address, address.parts[1]) if len(address.parts) > 1 else None


def _folder(address: Address) -> Link | None:
    if len(address.parts) < 2:
        return None
    key = f"addlist/{encode(address.parts[1])}"
    return Link(_TG, Kind.INVITE, key, f"{_HOME}/{key}", raw=address.raw, stable=False)


def _boost(address: Address) -> Link | None:
    channel = address.query.get("c", "")
    if is_number(channel):
        return Link(_TG, Kind.COMMUNITY, f"c/{channel}", f"{_HOME}/c/{channel}", raw=address.raw)
    return _name_and_rest(address, address.parts[1], []) if len(address.parts) > 1 else None


def _subdomain(address: Address) -> Link | None:
    """Read ``<name>.t.me/…``, unless the name is one of Telegram's own words."""
    name = address.host.removesuffix(".t.me")
    if name in _FORMS or len(name) == 1:
        return None
    return _name_and_rest(address, name, address.parts)


def _client(address: Address) -> Link | None:
    """Read a web client's address: the name stands in the fragment; a number there opens nothing for others."""
    inner = unquote(address.fragment)
    if "tgaddr=tg:" in inner:
        link = read_scheme(inner.partition("tgaddr=tg:")[2], address.raw)
        return link or _nothing(address)
    found = _client_name(inner) or _client_name(unquote(address.query_text))
    if found is None:
        return _nothing(address)
    return _name_and_rest(address, found[1], [found[2]] if found[2] else [])


def _nothing(address: Address) -> Link:
    problem = Problem("link-unreadable", {"reason": "web-client", "host": address.host, "platform": _TG.value})
    return Link(_TG, Kind.UNKNOWN, None, None, raw=address.raw, stable=False, problems=(problem,))


_SCHEME_FORMS = (
    ("resolve", "domain", "{domain}/{post}"),
    ("resolve", "phone", "+{phone}"),
    ("privatepost", "channel", "c/{channel}/{post}"),
    ("join", "invite", "+{invite}"),
    ("addlist", "slug", "addlist/{slug}"),
    ("boost", "domain", "boost/{domain}"),
)
"""Command of a ``tg:`` link, the parameter it must have, and the t.me path that says the same."""


def read_scheme(rest: str, raw: str) -> Link | None:
    """Read what follows ``tg:``; None if it is no link to a chat.

    Args:
        rest: ``resolve?domain=…``, with or without ``//`` before it.
        raw: the text as typed.
    """
    command, _, query_text = rest.lstrip("/").partition("?")
    query = dict(parse_qsl(query_text))
    for name, needed, form in _SCHEME_FORMS:
        if command.strip("/").lower() == name and query.get(needed):
            values = {"post": "", **{key: quote(value, safe="") for key, value in query.items()}}
            path = form.format_map(values).replace("%2B", "").strip("/")
            address = parse_address(f"t.me/{path}?{query_text}", raw)
            return _read(address) if isinstance(address, Address) else None
    return None


_FORMS: Forms = {
    **reserve(_RESERVED),
    **reserve("a k z"),
    "s": _preview,
    "c": _private,
    "joinchat": _join,
    "addlist": _folder,
    "boost": _boost,
}

SITE = Site(
    _TG,
    hosts={
        **hosts_of(_read, "t.me www.t.me telegram.me www.telegram.me telegram.dog"),
        **hosts_of(_client, "web.telegram.org webk.telegram.org webz.telegram.org weba.telegram.org"),
    },
    domains={"t.me": _subdomain, "telegram.org": nowhere, "telegram.me": nowhere},
    handle="https://t.me/{}",
    handles=whole(r"[A-Za-z][A-Za-z0-9_]{3,31}|\+[A-Za-z0-9_-]{7,}"),
    home="t.me",
)

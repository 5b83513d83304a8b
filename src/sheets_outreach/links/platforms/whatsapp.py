"""WhatsApp: invites to groups, channels and their posts, and chats with one number, which is personal data.

>>> from sheets_outreach.links import recognise
>>> print(recognise("https://chat.whatsapp.com/invite/KdExampleCode22charsXy?mode=ac_t"))
whatsapp invite KdExampleCode22charsXy
>>> recognise("https://api.whatsapp.com/send?phone=4790000000&text=Hei").problems[0].code
'phone-link'
"""

from __future__ import annotations

import re

from sheets_outreach.links.address import Address, encode
from sheets_outreach.links.link import Link
from sheets_outreach.links.patterns import whole
from sheets_outreach.links.platform import Kind, Platform
from sheets_outreach.links.site import PHONE_LINK, Site, hosts_of, is_number, nowhere

_WA = Platform.WHATSAPP
_code = whole(r"[A-Za-z0-9_-]{6,}")
_NAMED_BY_CODE = frozenset({"message", "qr", "business"})


def _read_chat(address: Address) -> Link | None:
    code = address.parts[-1] if address.parts else ""
    if code == "accept":
        code = address.query.get("code", "")
    if not _code(code) or len(address.parts) > 2:
        return None
    return Link(_WA, Kind.INVITE, code, f"https://chat.whatsapp.com/{code}", raw=address.raw, stable=False)


def _read_short(address: Address) -> Link | None:
    parts = address.parts
    if not parts:
        return None
    if parts[0] == "channel":
        return _channel(address)
    if parts[0] in _NAMED_BY_CODE and len(parts) > 1:
        key = f"{parts[0]}/{encode(parts[1])}"
        return Link(_WA, Kind.PROFILE, key, f"https://wa.me/{key}", raw=address.raw)
    return _number(address, parts[-1])  # also wa.me/c/<number> and wa.me/p/<product>/<number>


def _read(address: Address) -> Link | None:
    first = address.parts[0].lower() if address.parts else ""
    if first == "channel":
        return _channel(address)
    if first == "send":
        return _number(address, address.query.get("phone", ""))
    return _read_chat(address) if first == "accept" else None


def _channel(address: Address) -> Link | None:
    parts = address.parts
    if len(parts) < 2 or not _code(parts[1]):
        return None
    canonical = f"https://whatsapp.com/channel/{parts[1]}"
    if len(parts) > 2 and is_number(parts[2]):
        return Link(_WA, Kind.POST, f"{parts[1]}/{parts[2]}", f"{canonical}/{parts[2]}", parts[1], raw=address.raw)
    return Link(_WA, Kind.COMMUNITY, parts[1], canonical, raw=address.raw)


def _number(address: Address, text: str) -> Link | None:
    digits = text.strip().removeprefix("+").translate(dict.fromkeys(map(ord, " -()")))
    if not is_number(digits) or len(digits) < 7:  # the shortest international numbers have seven digits
        return None
    return Link(_WA, Kind.PROFILE, digits, f"https://wa.me/{digits}", raw=address.raw, problems=(PHONE_LINK,))


SITE = Site(
    _WA,
    hosts={
        **hosts_of(_read_chat, "chat.whatsapp.com"),
        **hosts_of(_read_short, "wa.me www.wa.me"),
        **hosts_of(_read, "whatsapp.com www.whatsapp.com api.whatsapp.com web.whatsapp.com m.whatsapp.com"),
    },
    domains={"whatsapp.com": nowhere},
    handle="https://wa.me/{}",
    handles=whole(r"\+?\d{8,15}", re.ASCII),
    home="whatsapp.com",
)

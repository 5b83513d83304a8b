"""TikTok: accounts, videos and photo posts; its short links may lead to any of them.

>>> from sheets_outreach.links import recognise
>>> for text in ("https://www.tiktok.com/@Deichman/photo/7400000000000000001?_r=1", "https://vm.tiktok.com/ZMexample1/"):
...     print(recognise(text))
tiktok post 7400000000000000001
tiktok unknown ZMexample1
"""

from __future__ import annotations

from sheets_outreach.links.address import Address, encode
from sheets_outreach.links.link import Link
from sheets_outreach.links.patterns import whole
from sheets_outreach.links.platform import Kind, Platform
from sheets_outreach.links.site import Forms, Site, hosts_of, is_number, needs_opening, nowhere, reserve

_TT = Platform.TIKTOK
_HOME = "https://www.tiktok.com"
_name = whole(r"[a-z0-9._]{2,24}")
_POSTS = frozenset({"video", "photo"})


def _read(address: Address) -> Link | None:
    parts = address.parts
    if not parts:
        return None
    if parts[0].startswith("@"):
        return _account(address)
    return _FORMS.get(parts[0].lower(), _named)(address)


def _account(address: Address) -> Link | None:
    parts = address.parts
    name = parts[0][1:].lower()
    if len(parts) > 2 and parts[1] in _POSTS and is_number(parts[2]):
        if not name:  # the app's own player writes /@/video/N
            return _numbered(address)
        if _name(name):
            return Link(_TT, Kind.POST, parts[2], f"{_HOME}/@{name}/{parts[1]}/{parts[2]}", name, raw=address.raw)
    return Link(_TT, Kind.PROFILE, name, f"{_HOME}/@{name}", raw=address.raw) if _name(name) else None


def _named(address: Address) -> Link | None:
    """Read a name without its @, which does not work but says whom people mean."""
    name = address.parts[0].lower()
    if len(address.parts) > 1 or not _name(name):
        return None
    return Link(_TT, Kind.PROFILE, name, f"{_HOME}/@{name}", raw=address.raw, certain=False)


def _numbered(address: Address) -> Link | None:
    number = address.parts[-1].removesuffix(".html")
    if not is_number(number):
        return None
    return Link(_TT, Kind.POST, number, f"{_HOME}/v/{number}.html", raw=address.raw)


def _short(address: Address) -> Link | None:
    if len(address.parts) < 2:
        return None
    code = f"t/{encode(address.parts[1])}"
    return needs_opening(address, _TT, Kind.UNKNOWN, code, f"{_HOME}/{code}")


def _read_short(address: Address) -> Link | None:
    if not address.parts:
        return None
    code = encode(address.parts[-1])
    return needs_opening(address, _TT, Kind.UNKNOWN, code, f"https://{address.host}/{code}")


_FORMS: Forms = {
    **dict.fromkeys(("v", "embed", "player", "share"), _numbered),
    "t": _short,
    **reserve(
        "tag music discover foryou following search login signup explore live place question channel about legal"
        " business upload messages setting settings link feedback topics tiktokstudio friends activity inbox"
        " download community-guidelines shop effect sticker movie amp node creators coin en no ru"
    ),
}

SITE = Site(
    _TT,
    hosts={
        **hosts_of(_read, "tiktok.com www.tiktok.com m.tiktok.com us.tiktok.com"),
        **hosts_of(_read_short, "vm.tiktok.com vt.tiktok.com"),
    },
    domains={"tiktok.com": nowhere},
    handle="https://www.tiktok.com/@{}",
    handles=whole(r"[A-Za-z0-9._]{2,24}"),
    home="www.tiktok.com",
)

"""YouTube: channels under all their names, videos in all their players, community posts and playlists.

>>> from sheets_outreach.links import recognise
>>> for text in (
...     "https://youtu.be/a1B2c3D4e5F?si=x",
...     "https://music.youtube.com/watch?v=a1B2c3D4e5F&list=RD1",
...     "https://www.youtube.com/@Deichman/videos",
...     "https://www.youtube.com/c/Deichman",
... ):
...     print(recognise(text))
youtube post a1B2c3D4e5F
youtube post a1B2c3D4e5F
youtube profile @deichman
youtube profile c/deichman
"""

from __future__ import annotations

from sheets_outreach.links.address import Address, encode
from sheets_outreach.links.link import Link
from sheets_outreach.links.patterns import whole
from sheets_outreach.links.platform import Kind, Platform
from sheets_outreach.links.site import Forms, Site, hosts_of, nowhere, reserve

_YT = Platform.YOUTUBE
_HOME = "https://www.youtube.com"
_code = whole(r"[A-Za-z0-9_-]{3,}")
_name = whole(r"[\w.·-]{2,}")


def _read(address: Address) -> Link | None:
    parts = address.parts
    if not parts:
        return None
    if parts[0].startswith("@"):
        return _handle(address)
    return _FORMS.get(parts[0].lower(), _named)(address)


def _handle(address: Address) -> Link | None:
    name = address.parts[0].lower()
    if not _name(name[1:]):
        return None
    return _community_post(address, name) or Link(_YT, Kind.PROFILE, name, f"{_HOME}/{encode(name)}", raw=address.raw)


def _channel(address: Address) -> Link | None:
    code = address.parts[1] if len(address.parts) > 1 else ""
    if not _code(code):
        return None
    return _community_post(address, code) or Link(_YT, Kind.PROFILE, code, f"{_HOME}/channel/{code}", raw=address.raw)


def _old_name(address: Address) -> Link | None:
    """Read ``/c/<name>`` and ``/user/<name>``, the names before handles."""
    sort, name = address.parts[0].lower(), "".join(address.parts[1:2]).lower()
    if not _name(name):
        return None
    return Link(_YT, Kind.PROFILE, f"{sort}/{name}", f"{_HOME}/{sort}/{encode(name)}", raw=address.raw)


def _named(address: Address) -> Link | None:
    """Read the oldest form of all, the bare name; it may have gone to somebody else since."""
    name = address.parts[0].lower()
    if not _name(name) or "." in name:
        return None
    return Link(_YT, Kind.PROFILE, name, f"{_HOME}/{encode(name)}", raw=address.raw, certain=False)


def _watch(address: Address) -> Link | None:
    return _video(address, address.query.get("v") or "".join(address.parts[1:2]))


def _player(address: Address) -> Link | None:
    code = address.parts[1] if len(address.parts) > 1 else ""
    if code == "videoseries":
        return _playlist(address)
    if code == "live_stream":
        channel = address.query.get("channel", "")
        return (
            Link(_YT, Kind.PROFILE, channel, f"{_HOME}/channel/{channel}", raw=address.raw) if _code(channel) else None
        )
    return _video(address, code)


def _read_short(address: Address) -> Link | None:
    parts = address.parts
    if not parts:
        return None
    if parts[0] in _FORMS or parts[0].startswith("@"):
        return _read(address)
    return _video(address, parts[0])


def _video(address: Address, code: str) -> Link | None:
    code = code.partition("&")[0].partition("?")[0]
    if not _code(code):
        return None
    comment = address.query.get("lc") or None
    return Link(_YT, Kind.POST, code, f"{_HOME}/watch?v={code}", comment=comment, raw=address.raw)


def _playlist(address: Address) -> Link | None:
    code = address.query.get("list", "")
    return Link(_YT, Kind.POST, code, f"{_HOME}/playlist?list={code}", raw=address.raw) if _code(code) else None


def _community_post(address: Address, community: str | None) -> Link | None:
    code = address.query.get("lb", "")
    return Link(_YT, Kind.POST, code, f"{_HOME}/post/{code}", community, raw=address.raw) if _code(code) else None


def _posted(address: Address) -> Link | None:
    """Read ``/post/<code>`` and ``/clip/<code>``."""
    sort, code = address.parts[0].lower(), "".join(address.parts[1:2])
    key = code if sort == "post" else f"clip/{code}"
    return Link(_YT, Kind.POST, key, f"{_HOME}/{sort}/{code}", raw=address.raw) if _code(code) else None


_FORMS: Forms = {
    "watch": _watch,
    "live_chat": _watch,
    **dict.fromkeys(("shorts", "live", "embed", "v", "e"), _player),
    "channel": _channel,
    "c": _old_name,
    "user": _old_name,
    "playlist": _playlist,
    "post": _posted,
    "clip": _posted,
    **reserve(
        "feed results hashtag gaming premium t about account redirect attribution_link signin logout upload"
        " howyoutubeworks oembed kids music movies news creators ads paid_memberships reporthistory source s tv"
        " trends new activate intl post_embed"
    ),
}

SITE = Site(
    _YT,
    hosts={
        **hosts_of(
            _read,
            "youtube.com www.youtube.com m.youtube.com music.youtube.com gaming.youtube.com studio.youtube.com"
            " youtubekids.com www.youtubekids.com youtube-nocookie.com www.youtube-nocookie.com",
        ),
        **hosts_of(_read_short, "youtu.be www.youtu.be"),
    },
    domains={"youtube.com": nowhere},
    handle="https://www.youtube.com/@{}",
    handles=whole(r"[\w.-]{3,30}"),
    home="www.youtube.com",
)

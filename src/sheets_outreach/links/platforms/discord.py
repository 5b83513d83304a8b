"""Discord: invites, servers and channels, messages and events.

>>> from sheets_outreach.links import recognise
>>> for text in (
...     "https://discord.com/invite/deichman",
...     "https://discord.com/channels/700000000000000001/700000000000000002",
...     "https://discord.com/events/700000000000000001/700000000000000003",
... ):
...     print(recognise(text))
discord invite deichman
discord community 700000000000000001/700000000000000002
discord post 700000000000000001/events/700000000000000003
"""

from __future__ import annotations

from sheets_outreach.links.address import Address
from sheets_outreach.links.link import Link
from sheets_outreach.links.patterns import whole
from sheets_outreach.links.platform import Kind, Platform
from sheets_outreach.links.site import Forms, Site, hosts_of, is_number, nowhere

_D = Platform.DISCORD
_HOME = "https://discord.com"
_code = whole(r"[A-Za-z0-9-]{2,}")


def _read(address: Address) -> Link | None:
    parts = address.parts
    return _FORMS.get(parts[0].lower(), nowhere)(address) if parts else None


def _invite(address: Address) -> Link | None:
    code = address.parts[-1] if address.parts else ""
    if len(address.parts) > 2 or not _code(code) or code == "invite":
        return None
    return Link(_D, Kind.INVITE, code, f"https://discord.gg/{code}", raw=address.raw, stable=False)


def _channel(address: Address) -> Link | None:
    """Read server, channel and message; ``@me`` is one's own private messages."""
    numbers = address.parts[1:4]
    if not numbers or not all(map(is_number, numbers)):
        return None
    key = "/".join(numbers)
    if len(numbers) > 2:
        return Link(_D, Kind.POST, key, f"{_HOME}/channels/{key}", numbers[0], raw=address.raw)
    return Link(_D, Kind.COMMUNITY, key, f"{_HOME}/channels/{key}", raw=address.raw)


def _event(address: Address) -> Link | None:
    numbers = address.parts[1:3]
    if len(numbers) < 2 or not all(map(is_number, numbers)):
        return None
    server, event = numbers
    return Link(_D, Kind.POST, f"{server}/events/{event}", f"{_HOME}/events/{server}/{event}", server, raw=address.raw)


def _server(address: Address) -> Link | None:
    """Read ``/servers/<name>-<number>`` of the public directory."""
    slug = address.parts[1].lower() if len(address.parts) > 1 else ""
    number = slug.rpartition("-")[2]
    if not is_number(number) or not _code(slug):
        return None
    return Link(_D, Kind.COMMUNITY, number, f"{_HOME}/servers/{slug}", raw=address.raw)


def _user(address: Address) -> Link | None:
    number = address.parts[1] if len(address.parts) > 1 else ""
    return Link(_D, Kind.PROFILE, number, f"{_HOME}/users/{number}", raw=address.raw) if is_number(number) else None


_FORMS: Forms = {"invite": _invite, "channels": _channel, "events": _event, "servers": _server, "users": _user}

SITE = Site(
    _D,
    hosts={
        **hosts_of(_invite, "discord.gg www.discord.gg"),
        **hosts_of(
            _read,
            "discord.com www.discord.com canary.discord.com ptb.discord.com m.discord.com discordapp.com"
            " www.discordapp.com canary.discordapp.com ptb.discordapp.com",
        ),
    },
    domains={"discord.com": nowhere, "discordapp.com": nowhere},
    handle="https://discord.gg/{}",
    handles=whole(r"[A-Za-z0-9-]{5,}"),
    home="discord.com",
)

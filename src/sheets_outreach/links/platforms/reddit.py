"""Reddit: subreddits, people and posts; a post is known by its code alone.

>>> from sheets_outreach.links import recognise
>>> for text in (
...     "https://old.reddit.com/r/Norge/comments/1abcd2e/tittel/kx1y2z3/",
...     "https://redd.it/1abcd2e",
...     "https://reddit.com/u/Kari",
... ):
...     print(recognise(text))
reddit post 1abcd2e
reddit post 1abcd2e
reddit profile kari
"""

from __future__ import annotations

from sheets_outreach.links.address import Address, encode
from sheets_outreach.links.link import Link
from sheets_outreach.links.patterns import whole
from sheets_outreach.links.platform import Kind, Platform
from sheets_outreach.links.site import Forms, Site, hosts_of, needs_opening, nowhere

_R = Platform.REDDIT
_HOME = "https://www.reddit.com"
_name = whole(r"[a-z0-9_-]{2,24}")
_code = whole(r"[A-Za-z0-9]{3,12}")
_FEEDS = frozenset({"all", "popular", "mod", "friends", "random"})


def _read(address: Address) -> Link | None:
    parts = address.parts
    return _FORMS.get(parts[0].lower(), nowhere)(address) if parts else None


def _subreddit(address: Address) -> Link | None:
    name = address.parts[1].lower() if len(address.parts) > 1 else ""
    if name.startswith("u_"):  # a person's own page, in the form of a subreddit
        return _place(address, "user", name[2:], Kind.PROFILE)
    return None if name in _FEEDS else _place(address, "r", name, Kind.COMMUNITY)


def _person(address: Address) -> Link | None:
    return _place(address, "user", address.parts[1].lower() if len(address.parts) > 1 else "", Kind.PROFILE)


def _place(address: Address, word: str, name: str, kind: Kind) -> Link | None:
    """Read what lies beneath a subreddit or a person: a post, a share link, or the place itself."""
    if not _name(name):
        return None
    rest, home = address.parts[2:], f"{_HOME}/{word}/{name}"
    if len(rest) > 1 and rest[0] == "s":
        code = f"s/{encode(rest[1])}"
        link = needs_opening(address, _R, Kind.POST, code, f"{home}/{code}")
        return Link(_R, Kind.POST, code, link.canonical, name, None, address.raw, stable=False, problems=link.problems)
    if len(rest) > 1 and rest[0] == "comments" and _code(rest[1]):
        return Link(_R, Kind.POST, rest[1], f"{home}/comments/{rest[1]}", name, _comment(rest), address.raw)
    return Link(_R, kind, name, home, raw=address.raw)


def _comment(rest: list[str]) -> str | None:
    """Return the comment's code from ``comments/<post>/<slug>/<comment>``, where the slug may be left out."""
    return rest[3] if len(rest) > 3 and _code(rest[3]) else None


def _post(address: Address) -> Link | None:
    """Read ``/comments/<code>`` and ``/gallery/<code>``, where the subreddit is not named."""
    return _numbered(address, "".join(address.parts[1:2]))


def _read_short(address: Address) -> Link | None:
    return _numbered(address, "".join(address.parts[:1]))


def _numbered(address: Address, code: str) -> Link | None:
    return Link(_R, Kind.POST, code, f"{_HOME}/comments/{code}", raw=address.raw) if _code(code) else None


_FORMS: Forms = {"r": _subreddit, "u": _person, "user": _person, "comments": _post, "gallery": _post, "tb": _post}

SITE = Site(
    _R,
    hosts={
        **hosts_of(
            _read, "reddit.com www.reddit.com old.reddit.com new.reddit.com m.reddit.com np.reddit.com i.reddit.com"
        ),
        **hosts_of(_read_short, "redd.it www.redd.it"),
        **hosts_of(nowhere, "i.redd.it v.redd.it preview.redd.it"),
    },
    domains={"reddit.com": _read},
    handle="https://www.reddit.com/r/{}",
    handles=whole(r"[A-Za-z0-9_]{3,21}"),
    home="www.reddit.com",
)

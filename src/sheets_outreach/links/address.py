"""A web address in its parts, however it was typed; what the parts mean is the platforms' business.

Nothing is fetched. The common clean address takes a short cut (`parse_plain`), because a register holds thousands.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote, unquote, unquote_plus, unquote_to_bytes

from sheets_outreach.finding import Problem
from sheets_outreach.links.cleaning import INVISIBLE, peel_end
from sheets_outreach.links.hosts import parse_host
from sheets_outreach.links.patterns import anywhere, beginning
from sheets_outreach.links.trackers import drop_trackers

_plain = re.compile(r"https://([a-z0-9.-]+)/([A-Za-z0-9_./=+@-]*)(?:\?([A-Za-z0-9_=&-]*))?").fullmatch
_scheme = beginning(r"h{0,2}t{1,3}ps?(?:[:;.,]{0,2}[/\\]{1,4}|[:;])", re.IGNORECASE)
_lost_query = anywhere(r"&\w+=[^/]*$")
_host_end = anywhere(r"[/?#\\]")

_SAFE_IN_PATH = "!$'()*+,;=:@-._~"
"""An ampersand is not among them: a path with one looks like a query that lost its question mark."""

NO_QUERY: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Address:
    """An address taken apart.

    Attributes:
        raw: the text as typed, kept for the link made of it.
        host: lower-case ASCII, without port and trailing dot.
        parts: the path, split, percent-decoded, without empty parts.
        query: the first value of each parameter, decoded.
        path: the path as typed.
        query_text: the query as typed.
        fragment: what follows ``#``, as typed.
    """

    raw: str
    host: str
    parts: list[str]
    query: Mapping[str, str]
    path: str = ""
    query_text: str = ""
    fragment: str = ""

    def canonical(self) -> str:
        """Return the address as it is, cleaned: https, encoded, no trackers, no trailing slash, no fragment."""
        encoded = "/".join(_encode_anew(part) for part in _split(self.path))
        query = drop_trackers(_bare_end(self.query_text))
        whole = f"https://{self.host}{'/' if encoded else ''}{encoded}{'?' if query else ''}{query}"
        return _bare_end(whole) if whole[-1] in "/&.,;:!?'*)" else whole


def parse_plain(text: str) -> Address | None:
    """Return the parts of an https address of plain signs only, lower-case host; None for any other text.

    Such an address can wrap no other one, for that would need a colon, a dot or a percent sign in its query.
    """
    found = _plain(text)
    if found is None:
        return None
    host, path, query_text = found.groups()
    if "." in path and ("./" in f"{path}/" or "/." in f"/{path}"):
        return None  # a dot at the edge of a part belongs to the sentence
    parts = path.split("/")
    if "" in parts:
        parts = [part for part in parts if part]
    if not query_text:
        return Address(text, host, parts, NO_QUERY, path)
    pairs = [pair.partition("=") for pair in query_text.split("&")]
    # Read backwards, so that the first value of a parameter wins.
    return Address(text, host, parts, {name: value for name, _, value in reversed(pairs)}, path, query_text)


def strip_scheme(text: str) -> str | None:
    r"""Return what follows http, https or a slip of them; None if the text begins otherwise.

    >>> [strip_scheme(text) for text in ("https//vk.com", "HTTP:\\vk.com", "https://http://vk.com", "vk.com")]
    ['vk.com', 'vk.com', 'vk.com', None]
    """
    rest = text[2:] if text.startswith(("//", "\\\\")) else text
    for _ in range(3):  # «https://https://…» is a common slip, longer rows are not
        found = _scheme(rest)
        if found is None:
            break
        rest = rest[found.end() :]
    return None if rest is text else rest.lstrip("/\\")


def cut_host(rest: str) -> tuple[str, str]:
    """Split what follows the scheme into host (with user and port) and the remainder, which keeps its first sign."""
    found = _host_end(rest)
    return (rest, "") if found is None else (rest[: found.start()], rest[found.start() :])


def parse_address(rest: str, raw: str) -> Address | Problem:
    """Return the parts of an address whose scheme is already gone, or what is wrong with its host.

    Args:
        rest: ``host/path?query#fragment``.
        raw: the text as typed.
    """
    host_text, tail = cut_host(rest)
    host = parse_host(_drop_user_and_port(host_text))
    if isinstance(host, Problem):
        return host
    tail, _, fragment = tail.partition("#")
    path, _, query_text = tail.partition("?")
    path = path.replace("\\", "/")
    if fragment.startswith("!/") and not path.strip("/"):
        path = fragment[1:]  # twitter.com/#!/name, from the years of hashbangs
    if not query_text and "&" in path:
        path, query_text = _cut_lost_query(path)
    query_text = query_text.replace("&amp;", "&")
    query = _parse_query(query_text) if query_text else NO_QUERY
    parts = [part for typed in path.split("/") if (part := peel_end(_decode(typed))) not in {"", "."}]
    return Address(raw, host, parts, query, path, query_text, fragment)


def encode(part: str) -> str:
    """Percent-encode one decoded part of a path."""
    return part if part.isalnum() and part.isascii() else quote(part, safe=_SAFE_IN_PATH)


def _bare_end(text: str) -> str:
    """Strip slashes and the sentence's signs, in whatever order they come."""
    while text != (shorter := peel_end(text.rstrip("/&"))):
        text = shorter
    return text


def _cut_lost_query(path: str) -> tuple[str, str]:
    """Split ``/name&ref=share``, where the question mark was lost with the first parameter."""
    found = _lost_query(path)
    return (path[: found.start()], path[found.start() + 1 :]) if found else (path, "")


def _drop_user_and_port(host: str) -> str:
    host = host.rpartition("@")[2]
    name, _, port = host.partition(":")
    return name if not port or port.isdigit() else host


def _split(path: str) -> list[str]:
    return [part for part in path.split("/") if _decode(part) not in {"", "."}]


def _decode(part: str) -> str:
    return unquote(part).translate(INVISIBLE).strip() if "%" in part or not part.isascii() else part.strip()


def _encode_anew(part: str) -> str:
    """Percent-encode a part as typed the one way: what may stand bare does, the rest in capitals.

    Bytes stay what they are, for old sites write Cyrillic in other encodings than UTF-8.

    >>> _encode_anew("новости"), _encode_anew("%d0%bd"), _encode_anew("a%2Fb")
    ('%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8', '%D0%BD', 'a%2Fb')
    """
    return part if part.isalnum() and part.isascii() else quote(unquote_to_bytes(part), safe=_SAFE_IN_PATH)


def _parse_query(query_text: str) -> Mapping[str, str]:
    pairs: dict[str, str] = {}
    for pair in query_text.split("&"):
        name, _, value = pair.partition("=")
        pairs.setdefault(unquote_plus(name), unquote_plus(value))
    return pairs

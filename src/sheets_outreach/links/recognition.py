"""What a text that should be a link is: platform, kind and id, or why it is none.

Nothing is fetched and nothing guessed: a short link stays one, a host that looks like another is refused. Cells that
hold more than a link are the business of `cells`.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from urllib.parse import unquote

from sheets_outreach.finding import Problem
from sheets_outreach.links.address import cut_host, parse_address, parse_plain, strip_scheme
from sheets_outreach.links.alphabets import type_in_latin
from sheets_outreach.links.cleaning import clean
from sheets_outreach.links.directory import BY_HOST, find_reader
from sheets_outreach.links.handles import read_handle
from sheets_outreach.links.hosts import could_be_host
from sheets_outreach.links.link import Link, refuse
from sheets_outreach.links.names import parse_platform
from sheets_outreach.links.patterns import anywhere, beginning, whole
from sheets_outreach.links.platform import Kind, Platform
from sheets_outreach.links.platforms.telegram import read_scheme
from sheets_outreach.links.platforms.website import read_website
from sheets_outreach.links.refusal import refuse_spaced, refuse_word, suggest_dots
from sheets_outreach.links.site import unknown_page
from sheets_outreach.links.wrappers import unwrap

MAX_WRAPPERS = 3
"""How many exits within one another are followed; more is somebody's game, not somebody's copy."""

_later_scheme = anywhere(r"(?<![=&?%])https?://", re.IGNORECASE)
_other_scheme = beginning(r"([^\W\d_][\w+-]*):(?!\d+(?:/|$))")
_email = whole(r"(?:mailto:)?[^@\s/:]+@[^@\s/]+\.[^@\s/]+", re.IGNORECASE)
_encoded_scheme = beginning(r"https?%3a%2f%2f", re.IGNORECASE)


def recognise(text: str, hint: Platform | None = None, own_sites: Collection[str] = ()) -> Link:
    """Return what one link points at; never raise.

    Args:
        text: what a person typed or pasted.
        hint: the platform of the section or column, needed only for bare names.
        own_sites: the library's own hosts; they decide whether ``www`` counts.

    Returns:
        The link, or, if the text is none, a link of platform ``unknown`` whose one problem says why:
        ``link-missing``, ``link-several``, ``link-mixed-alphabets`` or ``link-unreadable`` with a ``reason`` of
        ``prose``, ``space-inside``, ``bare-word``, ``email``, ``scheme``, ``comma-for-dot`` (with ``suggestion``) or
        ``host``.

    >>> link = recognise("https://m.vk.com/public7?from=groups")
    >>> print(link, link.canonical)
    vk community club7 https://vk.com/club7
    >>> print(recognise("@sokolnabo", Platform.TELEGRAM).canonical)
    https://t.me/sokolnabo
    """
    address = parse_plain(text)
    if address is not None:
        found = BY_HOST.get(address.host)
        if found is not None:
            platform, reader = found
            return reader(address) or unknown_page(address, platform)
    return _recognise_carefully(text, hint, own_sites)


def _recognise_carefully(text: str, hint: Platform | None, own_sites: Collection[str]) -> Link:
    cleaned = clean(text)
    if not cleaned:
        return refuse(text, "link-missing")
    if any(letter.isspace() for letter in cleaned):
        return refuse_spaced(cleaned, text)
    if _encoded_scheme(cleaned):
        return _decode_whole(cleaned, text, own_sites)
    if cleaned.startswith("@"):
        return _name_or_refusal(cleaned, hint, text)
    rest = strip_scheme(cleaned)
    if rest is None:
        return _without_scheme(cleaned, hint, text, own_sites)
    return _read_web(rest, text, own_sites, 0) if not _later_scheme(rest) else refuse(text, "link-several", count=2)


def _decode_whole(cleaned: str, raw: str, own_sites: Collection[str]) -> Link:
    """Read an address that was copied percent-encoded from its first letter on."""
    rest = strip_scheme(unquote(cleaned)) or ""
    return _read_web("".join(rest.split()), raw, own_sites, 0)


def _without_scheme(text: str, hint: Platform | None, raw: str, own_sites: Collection[str]) -> Link:
    """Read a text that begins neither with http nor with @: a host, ``tg:``, a name, an e-mail address, a word."""
    glued = _later_scheme(text)
    if glued:
        return _glued(text, glued.start(), hint, raw, own_sites)
    if _email(text):
        return refuse(raw, "link-unreadable", reason="email")
    host, tail = cut_host(text)
    scheme = _other_scheme(host)
    if scheme and "." not in scheme[1]:
        return _other(scheme[1].lower(), text[scheme.end() :], raw, own_sites)
    host_name = host.rpartition("@")[2].partition(":")[0]
    if (
        could_be_host(host_name, sure=bool(tail.strip("/\\")) or host_name.lower().startswith("www."))
        or type_in_latin(host_name.lower()) in BY_HOST
    ):
        return _read_web(text, raw, own_sites, 0)
    return _name_or_refusal(text, hint, raw)


def _glued(text: str, start: int, hint: Platform | None, raw: str, own_sites: Collection[str]) -> Link:
    """Read ``ВК:https://…``, a label grown on to its link, unless the label is a link of its own."""
    label = text[:start]
    if could_be_host(cut_host(label)[0], sure="/" in label):
        return refuse(raw, "link-several", count=2)
    return _recognise_carefully(text[start:], hint, own_sites)._replace(raw=raw)


def _other(scheme: str, rest: str, raw: str, own_sites: Collection[str]) -> Link:
    """Read ``tg:``, drop a label that has grown on to an address or name (``ВК:vk.com/x``), refuse other schemes."""
    if scheme == "tg":
        link = read_scheme(rest, raw)
        if link:
            return link
    if not rest.startswith("/") and could_be_host(cut_host(rest)[0], sure="/" in rest):
        return _read_web(rest, raw, own_sites, 0)
    named = parse_platform(scheme)
    link = read_handle(rest, named, raw) if named and "?" not in rest and rest[:1] != "/" else None
    return link or refuse(raw, "link-unreadable", reason="scheme", scheme=scheme)


def _read_web(rest: str, raw: str, own_sites: Collection[str], depth: int) -> Link:
    """Read an address without its scheme, and what it wraps."""
    address = parse_address(rest, raw)
    if isinstance(address, Problem):
        suggestion = suggest_dots(rest)
        if suggestion:
            return refuse(raw, "link-unreadable", reason="comma-for-dot", suggestion=suggestion)
        return refuse(raw, address.code, **address.params)
    inner = unwrap(address) if depth < MAX_WRAPPERS else None
    if inner is not None:
        link = _read_inner(inner, raw, own_sites, depth + 1)
        if not link.refused or _meant_as_address(link):
            return link
    found = find_reader(address.host)
    if found is None:
        return read_website(address, own_sites)
    platform, reader = found
    return reader(address) or unknown_page(address, platform)


def _read_inner(inner: str, raw: str, own_sites: Collection[str], depth: int) -> Link:
    inner = clean(inner)
    if _email(inner):
        return refuse(raw, "link-unreadable", reason="email")
    if inner.startswith("tg:"):
        return read_scheme(inner[3:], raw) or refuse(raw, "link-unreadable", reason="scheme", scheme="tg")
    rest = strip_scheme(inner)
    return _read_web(inner if rest is None else rest, raw, own_sites, depth)


def _meant_as_address(refused: Link) -> bool:
    """Whether what a wrapper held was refused for a reason that people can mend; anything else may be no address."""
    problem = refused.problems[0]
    return problem.code == "link-mixed-alphabets" or problem.params.get("reason") == "email"


def _name_or_refusal(text: str, hint: Platform | None, raw: str) -> Link:
    """Read a bare name where the platform is known, or say what else the text is."""
    link = read_handle(text, hint, raw)
    if link is not None and link.kind is not Kind.UNKNOWN:
        return link
    return refuse_word(text, raw, as_name=hint is not None or text.startswith("@"))

"""Whether a host name can be one, and its ASCII spelling (IDNA 2008, UTS 46).

Nothing is looked up: a host that could exist is taken for one. Which platform it belongs to is not known here.
"""

from __future__ import annotations

import unicodedata

from sheets_outreach.finding import Problem
from sheets_outreach.links.alphabets import ForeignLetter, find_foreign_letter, is_real_top_domain
from sheets_outreach.links.patterns import whole
from sheets_outreach.links.vocabulary import words

_LABEL = r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?"
_ASCII_HOST = whole(rf"(?:{_LABEL}\.)+(?:[a-z]{{2,63}}|xn--[a-z0-9-]{{1,59}})")

_LONGEST_HOST = 253

_COMMON_TOP_DOMAINS = frozenset(
    words(
        "com org net edu gov info biz name pro mobi museum coop aero jobs travel app dev page site online store shop"
        " blog news wiki club group community live media digital agency academy school education university"
        " city town place events today world space website tech cloud email link click social chat video studio design"
        " art team works zone life love fun top xyz icu vip moscow tatar oslo berlin london paris global international"
        " foundation ngo report press bio"
    )
)
"""Long top-level domains people meet; two-letter ones all count. Asked where nothing else says it is an address."""


def parse_host(text: str) -> str | Problem:
    """Return the host in lower-case ASCII, or what is wrong with it.

    >>> parse_host("Библиотека.рф")
    'xn--80abaqnbpf2a4b.xn--p1ai'
    >>> parse_host("vк.com").params["letter"]
    'к'
    """
    host = text.lower().removesuffix(".")
    if len(host) > _LONGEST_HOST:
        return _no_host(host)
    if host.isascii():
        if not _ASCII_HOST(host):
            return _no_host(host)
        return _check_punycode(host) if "xn--" in host else host
    return _encode(unicodedata.normalize("NFKC", host).lower())


def could_be_host(text: str, *, sure: bool) -> bool:
    """Whether a text without a scheme may be a host; unless ``sure``, only with a top-level domain people use.

    >>> [could_be_host(text, sure=False) for text in ("svetlovka.ru", "12.05", "т.е", "f.eks", "plakat.pdf")]
    [True, False, False, False, False]
    """
    name, _, top = text.lower().removesuffix(".").rpartition(".")
    if not name or ".." in text:
        return False
    if not top.isascii():
        return is_real_top_domain(unicodedata.normalize("NFKC", top)) or (sure and name.isascii())
    if top.startswith("xn--"):
        return True
    if not top.isalpha() or len(top) < 2:
        return False
    return sure or top in _COMMON_TOP_DOMAINS or len(top) == 2


def mixed_alphabets(host: str, found: ForeignLetter) -> Problem:
    """Word the problem of a foreign letter in a host or name."""
    place = {"letter": found.letter, "position": found.position, "name": found.alphabet}
    return Problem("link-mixed-alphabets", {"host": host, **place})


def _no_host(host: str) -> Problem:
    return Problem("link-unreadable", {"reason": "host", "host": host[:_LONGEST_HOST]})


def _encode(host: str) -> str | Problem:
    import idna

    found = find_foreign_letter(host)
    if found:
        return mixed_alphabets(host, found)
    top = host.rpartition(".")[2]
    if not top.isascii() and not is_real_top_domain(top):
        return _no_host(host)
    try:
        encoded = idna.encode(host, uts46=True).decode("ascii").lower()
    except UnicodeError:  # idna's own error is one
        return _no_host(host)
    if not _ASCII_HOST(encoded):
        return _no_host(host)
    return _check_punycode(encoded) if "xn--" in host else encoded


def _check_punycode(host: str) -> str | Problem:
    """Look at what a host typed in punycode spells."""
    import idna

    try:
        spelled = idna.decode(host)
    except UnicodeError:
        return _no_host(host)
    found = find_foreign_letter(spelled)
    return mixed_alphabets(spelled, found) if found else host

"""Why a text is no link, said so that a person can mend it."""

from __future__ import annotations

import re

from sheets_outreach.links.address import cut_host, strip_scheme
from sheets_outreach.links.alphabets import find_mixed_letter
from sheets_outreach.links.directory import BY_HOST
from sheets_outreach.links.hosts import mixed_alphabets
from sheets_outreach.links.link import Link, refuse
from sheets_outreach.links.splitting import split_links

_words = re.compile(r"\w+").findall


def refuse_spaced(text: str, raw: str) -> Link:
    """Say what a text with spaces in it is: several links, a link broken by a space, or prose."""
    links = split_links(text)
    if len(links) > 1:
        return refuse(raw, "link-several", count=len(links))
    if text.isascii() and (strip_scheme(text) is not None or (links and text.startswith(links[0]))):
        return refuse(raw, "link-unreadable", reason="space-inside", suggestion="".join(text.split()))
    return refuse(raw, "link-unreadable", reason="prose")


def refuse_word(text: str, raw: str, *, as_name: bool) -> Link:
    """Say what a single word is that is neither an address nor a name on a platform.

    Args:
        text: the cleaned text.
        raw: the text as typed.
        as_name: True if it stands where a name would do, so that its letters matter.
    """
    suggestion = suggest_dots(text)
    if suggestion:
        return refuse(raw, "link-unreadable", reason="comma-for-dot", suggestion=suggestion)
    for word in _words(text.lower()) if as_name or "/" in text else ():
        found = find_mixed_letter(word)
        if found:
            problem = mixed_alphabets(word, found)
            return refuse(raw, problem.code, **problem.params)
    return refuse(raw, "link-unreadable", reason="bare-word")


def suggest_dots(text: str) -> str | None:
    """Return the address people meant by ``vk,com/…``; only for hosts we know, for a comma may be just a comma."""
    host, tail = cut_host(text)
    mended = host.replace(",", ".").replace("..", ".")
    if mended == host or not (mended.lower() in BY_HOST or mended.lower().startswith("www.")):
        return None
    return mended + tail

"""Addresses tagged with the community they were posted in, so that the site's own statistics can tell them apart.

``utm_source`` is the platform, ``utm_medium`` is ``community``, ``utm_campaign`` the community: Google Analytics'
names, which Yandex Metrica and Matomo read too (https://support.google.com/analytics/answer/10917952). Only a
recognised link is tagged; what was typed is never trusted to be an address.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from hashlib import sha256
from urllib.parse import SplitResult, quote, urlsplit, urlunsplit

from sheets_outreach.community import Community, normalise_name
from sheets_outreach.links import Link, Platform
from sheets_outreach.links.vocabulary import words

_MEDIUM = "community"
_LONGEST_CAMPAIGN = 40
_LONGEST_ADDRESS = 1_500
_TAGS = frozenset({"utm_source", "utm_medium", "utm_campaign"})
_SAFE = "%/:?@!$&'()*+,;=-._~[]"

_LATIN = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюяåæøäö",
        words(
            "a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh shch _ y _ e yu ya"  # Russian
            " a ae o a o"  # Norwegian and its neighbours
        ),
        strict=True,
    )
)
_NOT_IN_SLUG = re.compile(r"[^a-z0-9]+")


class Tags:
    """The campaign of every community; two of one name and platform are told apart.

    Args:
        communities: all of the register.
    """

    def __init__(self, communities: Iterable[Community]) -> None:
        rows: dict[tuple[Platform, str], list[Community]] = {}
        for community in communities:
            rows.setdefault((community.platform, slug(community.name)), []).append(community)
        self._campaigns: Mapping[int, str] = {
            community.row: name if len(found) == 1 else f"{name}-{_digest(community)}"
            for (_, name), found in rows.items()
            for community in found
        }

    def tag(self, link: Link | None, community: Community) -> str | None:
        """Tag a link for a community; its own query and fragment stay.

        Returns:
            The address; the bare one where a shortener would lose the tag; None where there is no recognised link.
        """
        address = _split(link)
        if link is None or address is None:
            return None
        if link.platform is Platform.SHORTENER:
            return urlunsplit(address)
        kept = [pair for pair in address.query.split("&") if pair and pair.partition("=")[0] not in _TAGS]
        tags = (
            ("utm_source", community.platform.value),
            ("utm_medium", _MEDIUM),
            ("utm_campaign", self._campaigns[community.row]),
        )
        return urlunsplit(address._replace(query="&".join([*kept, *(f"{name}={value}" for name, value in tags)])))


def _split(link: Link | None) -> SplitResult | None:
    """Take an address apart: as typed where that is the recognised page, else in its canonical form."""
    if link is None or link.refused or not link.canonical or not link.canonical.startswith("https://"):
        return None
    canonical = urlsplit(link.canonical)
    typed = _split_typed(link.raw.strip())
    if typed is None or typed.netloc.lower() != canonical.netloc:
        return canonical
    path, query, fragment = (quote(part, safe=_SAFE) for part in (typed.path, typed.query, typed.fragment))
    return SplitResult("https", canonical.netloc, path, query, fragment)


def _split_typed(text: str) -> SplitResult | None:
    if not text.startswith("https://") or len(text) > _LONGEST_ADDRESS or any(mark in text for mark in ' \t\r\n<>"\\'):
        return None
    try:
        return urlsplit(text)
    except ValueError:
        return None


def slug(name: str) -> str:
    """Write a name as a campaign: Latin letters, digits and hyphens.

    >>> slug("Соседи «Сокола» и Аэропорта")
    'sosedi-sokola-i-aeroporta'
    """
    latin = "".join(_LATIN.get(letter, letter) for letter in normalise_name(name[:200])).replace("_", "")
    return _NOT_IN_SLUG.sub("-", latin).strip("-")[:_LONGEST_CAMPAIGN].strip("-") or "unnamed"


def _digest(community: Community) -> str:
    return sha256("\n".join((*community.key, community.name)).encode("utf-8", "replace")).hexdigest()[:6]

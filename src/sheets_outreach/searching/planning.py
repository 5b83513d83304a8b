"""Which searches to click, from the settings alone: places × platforms × words, and the library as strangers see it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sheets_outreach.links import Platform, display_name
from sheets_outreach.searching.forms import FORMS, YANDEX
from sheets_outreach.searching.words import STRANGER_QUERIES, TARGET_WORDS
from sheets_outreach.settings import Settings
from sheets_outreach.texts import Language

_STRANGERS_LOOK = (Platform.WEBSITE, Platform.GOOGLE_BUSINESS)
_NO_GROUPS = frozenset({Platform.WEBSITE, Platform.GOOGLE_BUSINESS})


@dataclass(frozen=True, slots=True)
class Search:
    """One search.

    Attributes:
        platform: where, as people call it.
        place: the place it is about, "" for none.
        words: what is looked for.
        link: the search, ready to be clicked; it tells one search from all others.
        certain: whether the address is known to work.
    """

    platform: str
    place: str
    words: str
    link: str
    certain: bool = True


def plan_searches(settings: Settings, language: Language) -> list[Search]:
    """Plan all searches.

    Args:
        settings: the library's name, the places near it, the platforms it may use.
        language: of the register.

    Returns:
        Searches in a fixed order, each link once; none where neither a place nor a name is set.
    """
    found: dict[str, Search] = {}
    for search in (*_communities(settings, language), *_library(settings, language)):
        found.setdefault(search.link, search)
    return list(found.values())


def _communities(settings: Settings, language: Language) -> Iterator[Search]:
    allowed = settings.allowed_platforms
    for place in settings.places:
        for platform, form in FORMS.items():
            if platform in _NO_GROUPS or language not in form.languages:
                continue
            if allowed is not None and platform not in allowed:
                continue
            for word in TARGET_WORDS[language]:
                words = f"{word} {place}"
                yield Search(display_name(platform, language), place, words, form.link(words), form.certain)


def _library(settings: Settings, language: Language) -> Iterator[Search]:
    if not settings.library_name:
        return
    for spoken, queries in STRANGER_QUERIES.items():
        for query in queries:
            for place in settings.places[:1] if "{place}" in query else ("",):
                words = query.format(library=settings.library_name, place=place)
                for platform in _STRANGERS_LOOK:
                    link = FORMS[platform].link(words)
                    yield Search(display_name(platform, language), place, words, link)
                if spoken is Language.RU:
                    yield Search("Яндекс" if language is Language.RU else "Yandex", place, words, YANDEX.link(words))

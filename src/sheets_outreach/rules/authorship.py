"""Rules about whose a post is: the person who signs it, and whoever made its image."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from sheets_outreach.community import normalise_name
from sheets_outreach.publication import Publication
from sheets_outreach.rules.context import Context
from sheets_outreach.rules.rule import SILENT, Remark, remark


def judge_image(entry: Publication, _context: Context) -> Sequence[Remark]:
    """Judge whether the image or design of a post names who made it."""
    if entry.image_credit or not entry.text or not _IMAGE.search(entry.text):
        return SILENT
    return remark("image-credit-missing", "image_credit")


_IMAGE = re.compile(
    r"""canva\.(?:com/(?:design|folder)|link)/ | \.(?:jpe?g|png|gif|webp|heic|svg)\b(?!\.)
        | (?:photos\.google\.com|photos\.app\.goo\.gl|unsplash\.com|pexels\.com|pixabay\.com|freepik\.com|flickr\.com
        | flic\.kr | commons\.wikimedia\.org|shutterstock\.com|istockphoto\.com|imgur\.com|figma\.com)/""",
    re.IGNORECASE | re.VERBOSE,
)


def judge_author(entry: Publication, context: Context) -> Sequence[Remark]:
    """Judge whether a person posted; neighbours talk to people and not to organisations."""
    if not entry.author or not is_organisation(entry.author, context.settings.library_name):
        return SILENT
    return remark("posted-as-organisation", "author", text=entry.author)


@lru_cache(maxsize=1024)
def is_organisation(author: str, library_name: str) -> bool:
    """Whether an author is the library itself rather than somebody in it.

    >>> is_organisation("Библиотека Светловка", "Светловка"), is_organisation("Анна, Светловка", "Светловка")
    (True, False)
    """
    names = set(normalise_name(library_name).split())
    words = normalise_name(author).split()
    return bool(words) and all(word in names or word in _ORGANISATION for word in words)


_ORGANISATION_WORDS = """
    библиотека библиотеки библиотек наша мы страница аккаунт группа паблик от имени лица официальный официально
    организация
    library libraries the our we page account official organisation organization from of
    bibliotek biblioteket biblioteka folkebibliotek folkebiblioteket bibliotekets vår vårt vi side siden konto kontoen
    offisiell organisasjon organisasjonen fra
"""
_ORGANISATION = frozenset(_ORGANISATION_WORDS.split())

"""In which of our languages an agreement was written, for whoever looks at a reading; the reading itself mixes them."""

from __future__ import annotations

import re
from functools import cache
from itertools import chain
from typing import Final

from sheets_outreach.agreement.vocabulary import VOCABULARIES, Vocabulary
from sheets_outreach.agreement.words import fold
from sheets_outreach.texts import Language

_WORD: Final = re.compile(r"[^\W\d_]+")
_CYRILLIC: Final = re.compile("[а-яёА-ЯЁ]")
_LANGUAGES: Final = (Language.RU, Language.NB, Language.EN)


def _words_of(vocabulary: Vocabulary) -> frozenset[str]:
    tables = (table.values() for table in vocabulary if not isinstance(table, str))
    return frozenset(" ".join([vocabulary.fillers, *chain.from_iterable(tables)]).split())


@cache
def _words_by_language() -> dict[Language, frozenset[str]]:
    return dict(zip(_LANGUAGES, map(_words_of, VOCABULARIES), strict=True))


def detect_language(text: str) -> Language | None:
    """Find the language with most known words; None when two have as many.

    >>> [detect_language(text) for text in ("раз в неделю", "en gang i uken", "once a week", "max 2")]
    [<Language.RU: 'ru'>, <Language.NB: 'nb'>, <Language.EN: 'en'>, None]
    """
    words = [fold(word) for word in _WORD.findall(text)]
    cyrillic = sum(bool(_CYRILLIC.match(word)) for word in words)
    if cyrillic:
        return Language.RU if 2 * cyrillic >= len(words) else None
    known = {language: sum(word in known for word in words) for language, known in _words_by_language().items()}
    (best, most), (_, second) = sorted(known.items(), key=lambda item: -item[1])[:2]
    return best if most > second else None

"""What kind of word a single word is: by its form, by its stem or tail, or as an obvious slip of the pen.

It looks at one word at a time and knows nothing of the words around it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Final

from sheets_outreach.agreement import kinds
from sheets_outreach.agreement.kinds import KINDS
from sheets_outreach.agreement.spelling import Respeller
from sheets_outreach.agreement.vocabulary import VOCABULARIES, Vocabulary

LONGEST_ENDING: Final = 6
SHORTEST_STEM: Final = 3
SHORTEST_TAILED_WORD: Final = 6

_ACCENTS = str.maketrans("ёéèêóòôü’", "еeeeooou'")
_TO_CYRILLIC = str.maketrans("aceopxyk", "асеорхук")
_TO_LATIN = str.maketrans("асеорхук", "aceopxyk")


def fold(word: str) -> str:
    """Lower the case and take off the accents that people leave out: «ещё», "én"."""
    if not word.isascii():
        word = unicodedata.normalize("NFC", word)
    return word.lower().translate(_ACCENTS)


def _tables(vocabulary: Vocabulary) -> Iterator[tuple[str, str]]:
    """Give every listed form as its code and the line of words it stands for; the first line to list a word wins."""
    kind = KINDS.__getitem__
    for day, words in vocabulary.recurring_days.items():
        yield kinds.recurring_day(day), words
    for day, words in vocabulary.single_days.items():
        yield kinds.single_day(day), words
    for day, words in vocabulary.short_days.items():
        yield kinds.short_day(day), words
    for name, words in vocabulary.units.items():
        yield kinds.unit(name), words
    for (count, name), words in vocabulary.cadences.items():
        yield kind("EVERY") + (kinds.number(count) if count > 1 else "") + kinds.unit(name), words
    for (count, name), words in vocabulary.ambiguous_cadences.items():
        yield kind("AMBIGUOUS") + kind("EVERY") + kinds.number(count) + kinds.unit(name), words
    for value, words in vocabulary.numbers.items():
        yield kinds.number(value), words
    for value, words in vocabulary.ordinals.items():
        yield kinds.ordinal(value), words
    for value, words in vocabulary.counted_times.items():
        yield kinds.number(value) + kind("TIMES"), words
    for names, words in vocabulary.words.items():
        yield "".join(kinds.ordinal(2) if name == "SECOND" else KINDS[name] for name in names.split()), words
    yield "", vocabulary.fillers


def _read_forms() -> dict[str, str]:
    forms: dict[str, str] = {}
    for vocabulary in VOCABULARIES:
        for code, words in _tables(vocabulary):
            for word in words.split():
                forms.setdefault(word, code)
    return forms


def _read_parts(name: str) -> dict[str, str]:
    return {
        part: KINDS[kind]
        for vocabulary in VOCABULARIES
        for kind, parts in getattr(vocabulary, name).items()
        for part in parts.split()
    }


FORMS: Final = _read_forms()
ABBREVIATIONS: Final = frozenset(" ".join(vocabulary.abbreviations for vocabulary in VOCABULARIES).split())
_STEMS: Final = _read_parts("stems")
_TAILS: Final = _read_parts("tails")
_respeller: Final = Respeller(FORMS, {word for vocabulary in VOCABULARIES for word in vocabulary.real_words.split()})


def _by_stem(word: str) -> str | None:
    """Find the longest stem that the word begins with, leaving no more than an ending."""
    for length in range(len(word), max(SHORTEST_STEM, len(word) - LONGEST_ENDING) - 1, -1):
        code = _STEMS.get(word[:length])
        if code is not None:
            return code
    return None


def _by_tail(word: str) -> str | None:
    if len(word) < SHORTEST_TAILED_WORD:
        return None
    for start in range(1, len(word) - 2):
        code = _TAILS.get(word[start:])
        if code is not None:
            return code
    return None


def _in_one_alphabet(word: str) -> str | None:
    """Undo look-alike letters of the other alphabet inside a word, when that gives a word we know."""
    if word.isascii():
        return None
    for table in (_TO_CYRILLIC, _TO_LATIN):
        code = FORMS.get(word.translate(table))
        if code is not None:
            return code
    return None


def spell_word(typed: str) -> str:
    """Spell one word as kinds; a word that changes nothing is spelt as nothing.

    >>> spell_word("неделю") == spell_word("ниделю") == spell_word("WEEK")
    True
    >>> spell_word("Hello")
    ''
    """
    word = fold(typed)
    code = FORMS.get(word)
    if code is not None:
        return KINDS["MONTH_NAME"] if typed == "May" else code
    for find in (_by_stem, _in_one_alphabet, _respeller.find, _by_tail):
        code = find(word)
        if code is not None:
            return code
    return KINDS["NAME"] if typed[0].isupper() and typed[1:].islower() else KINDS["UNKNOWN"]

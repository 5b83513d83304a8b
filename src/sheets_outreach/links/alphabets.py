"""Which letter of a host or name belongs to another alphabet than its neighbours, as in ``t.mе`` with a Cyrillic «е».

A host that looks like another one is refused and never guessed at. Real names in one alphabet pass: ``библиотека.рф``,
``blåbær.no``. Which of two look-alikes people meant is not decided here; the sentence names the letter.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

from sheets_outreach.links.vocabulary import words

_LATIN = "latin"
_WRITTEN_TOGETHER = frozenset({"cjk", "hiragana", "katakana", "hangul", "bopomofo"})
_TOP_DOMAINS = frozenset(
    words("рф рус москва дети сайт онлайн орг ком бел укр срб мкд мон бг ею қаз католик հայ გე ελ ευ")
)
"""Top-level domains in other alphabets that exist (iana.org, Root Zone Database), as far as they can meet us."""

_ASCII_ONLY = frozenset({"ru", "no"})
"""Registries that sell no Cyrillic names: nic.ru for .ru; Norid for .no (Latin letters with æøå and the like only)."""

_LOOK_ALIKE = frozenset("авгеѕіїјкмнорстухԁһԛԝѵ" + "ανγειικοορτυχ")
"""Cyrillic and Greek letters that pass for Latin ones; a whole label of them is a disguise."""

# Typed by ear, not by look: «т.ме».
_BY_EAR = str.maketrans("авгдезиклмнопрстуфхб", "avgdeziklmnoprstufhb")


class ForeignLetter(NamedTuple):
    """A letter that does not belong: itself, its place from 1, and the name of its alphabet in English, lower case."""

    letter: str
    position: int
    alphabet: str


def find_foreign_letter(host: str) -> ForeignLetter | None:
    """Return the first letter of a lower-case host that is of the wrong alphabet.

    >>> find_foreign_letter("t.mе")
    ForeignLetter(letter='е', position=4, alphabet='cyrillic')
    >>> find_foreign_letter("библиотекa.рф")
    ForeignLetter(letter='a', position=10, alphabet='latin')
    >>> find_foreign_letter("библиотека.рф") or find_foreign_letter("blåbær.no")
    """
    start = 0
    latin = host.rpartition(".")[2] not in _TOP_DOMAINS
    for label in host.split("."):
        found = find_mixed_letter(label, latin=latin)
        if found:
            return found._replace(position=start + found.position)
        start += len(label) + 1
    return _find_foreign_label(host)


def find_mixed_letter(word: str, *, latin: bool = True) -> ForeignLetter | None:
    """Return the first letter of a word that is of the wrong alphabet.

    Args:
        word: one word, in lower case.
        latin: whether it stands where Latin letters do: all others that pass for such are then wrong, even if most
            are of them (``mах``); else those in the minority are.
    """
    alphabets = [_alphabet(letter) for letter in word]
    counts: dict[str, int] = {}
    for alphabet in filter(None, alphabets):
        counts[alphabet] = counts.get(alphabet, 0) + 1
    if len(counts) < 2:
        return None
    others = {letter for letter, alphabet in zip(word, alphabets, strict=True) if alphabet not in {"", _LATIN}}
    if latin and _LATIN in counts and others <= _LOOK_ALIKE:
        counts.pop(_LATIN)
    # In a tie the letter typed with the wrong keyboard is the one that is not Latin: addresses mostly are.
    odd = min(counts, key=lambda alphabet: (counts[alphabet], alphabet == _LATIN))
    place = alphabets.index(odd)
    return ForeignLetter(word[place], place + 1, odd)


def type_in_latin(host: str) -> str:
    """Spell a lower-case host that was typed by ear in Cyrillic letters: ``т.ме`` is ``t.me``."""
    return host.translate(_BY_EAR)


def is_real_top_domain(label: str) -> bool:
    """Whether a top-level domain that is not written in Latin letters exists."""
    return label in _TOP_DOMAINS


def _find_foreign_label(host: str) -> ForeignLetter | None:
    """Judge labels, each of one alphabet, that do not go together: ``ок.ru``, ``vk.сом``, ``vk.рф``."""
    labels = host.split(".")
    if len(labels) < 2:
        return None
    top_starts = len(host) - len(labels[-1])
    name_starts = top_starts - 1 - len(labels[-2])
    top, name = _alphabets(labels[-1]), _alphabets(labels[-2])
    if top == {_LATIN} and name and _LATIN not in name:
        disguised = labels[-1] in _ASCII_ONLY or _LOOK_ALIKE.issuperset(labels[-2])
        return _first_letter(host, name_starts) if disguised and not name <= _WRITTEN_TOGETHER else None
    if name == {_LATIN} and top and _LATIN not in top and not top <= _WRITTEN_TOGETHER:
        return _first_letter(host, top_starts)
    return None


def _first_letter(host: str, start: int) -> ForeignLetter:
    place = next(place for place in range(start, len(host)) if _alphabet(host[place]))
    return ForeignLetter(host[place], place + 1, _alphabet(host[place]))


def _alphabets(label: Iterable[str]) -> set[str]:
    return {alphabet for alphabet in map(_alphabet, label) if alphabet}


def _alphabet(letter: str) -> str:
    """Name the alphabet of a letter; "" for digits, marks and signs."""
    if letter.isascii():
        return _LATIN if letter.isalpha() else ""
    if not letter.isalpha():
        return ""
    alphabet = unicodedata.name(unicodedata.normalize("NFKC", letter)[0], "").partition(" ")[0].lower()
    return "cjk" if alphabet in _WRITTEN_TOGETHER else alphabet

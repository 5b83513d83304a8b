"""Which word was meant by one with a slip of the pen: «ниделю», "wekly".

A limit that nobody agreed is the worst thing to read into a cell, so a slip is one letter, in a long word, not the
first letter, a vowel for a vowel or a consonant for a consonant, towards one meaning only, and never a word that
exists.
"""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from functools import cached_property
from typing import Final

from sheets_outreach.agreement import kinds
from sheets_outreach.agreement.kinds import KINDS

SHORTEST_TYPED: Final = 5
SHORTEST_MEANT: Final = 6
SHORT_ENOUGH_TO_NAME: Final = frozenset({"month", "месяц"})  # five letters, and no neighbours that are words
LONGEST_TYPED: Final = 24

_MENDED_KINDS: Final = frozenset(KINDS[name] for name in ("EVERY", "APPROVAL", "PERMISSION", "APPROVE"))
# «декада», «выходные» and "helg" have too many neighbours: «декабря», «входные», "heller".
_NEVER_MENDED: Final = frozenset(
    {kinds.unit("decade")} | {spell(kinds.WEEKEND) for spell in (kinds.recurring_day, kinds.single_day)}
)
_VOWELS: Final = frozenset("аеиоуыэюяaeiouyæøå")


def _is_mended(code: str) -> bool:
    first = code[:1]
    return first in _MENDED_KINDS or (
        len(code) == 1 and first not in _NEVER_MENDED and (kinds.is_unit(first) or kinds.is_day(first))
    )


def _without_one(word: str) -> set[str]:
    """Give the word with each letter but the first left out."""
    return {word[:index] + word[index + 1 :] for index in range(1, len(word))}


def is_slip(typed: str, meant: str) -> bool:
    """Tell whether two different words are one slip apart.

    >>> is_slip("ниделю", "неделю"), is_slip("mouth", "month"), is_slip("nearly", "yearly")
    (True, False, False)
    """
    if typed[0] != meant[0]:
        return False
    if len(typed) != len(meant):
        shorter, longer = sorted((typed, meant), key=len)
        return len(longer) - len(shorter) == 1 and shorter in _without_one(longer)
    differing = [index for index in range(len(typed)) if typed[index] != meant[index]]
    if len(differing) == 1:
        at = differing[0]
        return (typed[at] in _VOWELS) == (meant[at] in _VOWELS)
    if len(differing) == 2 and differing[1] - differing[0] == 1:
        left, right = differing
        return typed[left] == meant[right] and typed[right] == meant[left]
    return False


class Respeller:
    """Finds the word that was meant, among those worth mending.

    Args:
        forms: every known word with its code.
        real_words: words that exist and therefore mean themselves.
    """

    def __init__(self, forms: Mapping[str, str], real_words: AbstractSet[str]) -> None:
        self._forms = forms
        self._real_words = real_words

    @cached_property
    def _mended(self) -> dict[tuple[str, int], list[str]]:
        """Words worth mending, by their first letter and their length."""
        mended: dict[tuple[str, int], list[str]] = {}
        for word, code in self._forms.items():
            if (len(word) >= SHORTEST_MEANT or word in SHORT_ENOUGH_TO_NAME) and _is_mended(code) and word.isalpha():
                mended.setdefault((word[0], len(word)), []).append(word)
        return mended

    def find(self, typed: str) -> str | None:
        """Give the code of the word that was meant, or None when in doubt."""
        length = len(typed)
        if not SHORTEST_TYPED <= length <= LONGEST_TYPED or typed in self._real_words:
            return None
        codes = {
            self._forms[meant]
            for meant_length in (length - 1, length, length + 1)
            for meant in self._mended.get((typed[0], meant_length), ())
            if is_slip(typed, meant)
        }
        return codes.pop() if len(codes) == 1 else None

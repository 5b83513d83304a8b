"""What the vocabulary of one language consists of; the words themselves stand beside it, one module a language."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

WEEKEND: Final = 8
WORKDAYS: Final = 9


class Vocabulary(NamedTuple):
    """The words of one language, each table a meaning and its words in lower case, parted by spaces.

    Attributes:
        numbers: counting words by their value.
        ordinals: «второй», "third" by their value.
        counted_times: words that are a number of times at once: "twice", «трижды».
        units: units of time, by their name in `kinds.UNITS`.
        cadences: words that are a whole rhythm, by (how many, unit): "weekly" is (1, "week").
        ambiguous_cadences: the same, for words with a second meaning; the table gives the stricter one.
        recurring_days: weekdays (ISO 1-7, `WEEKEND`, `WORKDAYS`) in forms that mean every such day.
        single_days: weekdays in forms that may mean a single date.
        short_days: abbreviations of weekdays.
        words: words by their kinds, one or several names of `kinds.KINDS`.
        stems: beginnings of words by their kind.
        fillers: words that never change what an agreement says.
        abbreviations: words written with a full stop that does not end a sentence.
        real_words: words of the language that look like a typing error of one of the above and are none.
        tails: ends of words by their kind: last halves of compounds, endings that give away a verb about somebody else.
    """

    numbers: Mapping[int, str]
    ordinals: Mapping[int, str]
    counted_times: Mapping[int, str]
    units: Mapping[str, str]
    cadences: Mapping[tuple[int, str], str]
    recurring_days: Mapping[int, str]
    single_days: Mapping[int, str]
    short_days: Mapping[int, str]
    words: Mapping[str, str]
    stems: Mapping[str, str]
    fillers: str
    abbreviations: str = ""
    real_words: str = ""
    tails: Mapping[str, str] = MappingProxyType({})
    ambiguous_cadences: Mapping[tuple[int, str], str] = MappingProxyType({})

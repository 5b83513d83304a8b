"""An agreement as a string of kinds, and the way back from a place in that string to the person's own words.

The text is cut at spaces. What stands between two spaces is spelt once and remembered, so that reading a column of
agreements costs little more than cutting it up.
"""

from __future__ import annotations

import re
from typing import Final

from sheets_outreach.agreement import kinds
from sheets_outreach.agreement.kinds import KINDS, NEWLINE, PUNCTUATION, SPACED_DASH, STOP
from sheets_outreach.agreement.words import ABBREVIATIONS, FORMS, fold, spell_word

MOST_REMEMBERED: Final = 30_000
LONGEST_CHUNK: Final = 200
_LINE_BREAK: Final = "\ue900"
_FULL_STOP: Final = "\ue901"
# «50 р/нед. Парикмахер …»: the dot of an abbreviation that also ends the sentence; not «Пн. Ср. Пт.».
_STOP_AFTER_WORD = re.compile(r"(?<=[^\W\d_])\.(?=\s+[A-ZА-ЯЁÆØÅ][a-zа-яёæøå]\w*[^\w.])")

_PIECE = re.compile(
    r"(?P<address>(?:https?:|www\.)\S*[^\s.,;:!?)»]|\S+@[\w.-]*\w|@\w+"
    r"|(?:[\w-]+\.)+(?:com|ru|no|me|org|net|рф)\b(?:/\S*[^\s.,;:!?)»])?)"
    r"|(?P<big>\+?\d[\d()]*(?:[-.:/]\d+){2,}|\d{1,2}[:.]\d\d(?!\d)|24/7|\+\d+|\d+[+%°$€₽£]|[$€£₽]\d+|\d{4,}(?:[.,]\d+)*|\d+(?:[kк]|тыс)(?![^\W\d_])|\d{1,3}(?:[.,]\d{3})+(?!\d))"
    r"|(?P<odd>\d+[.,]\d+)"
    r"|(?P<number>\d{1,3})(?:-?(?P<nth>ый|ой|ий|й|я|ая|ю|ую|е|nd|rd|th|st)|-(?P<of>х|го|ти|м|му))?(?![^\W\d_])"
    r"|(?P<glued>\d{1,3})(?=[^\W\d_])"
    r"|(?P<short>[^\W\d_]{1,6})\.(?!\.)"
    r"|(?P<word>[^\W\d_]+(?:['’-][^\W\d_]+)*)"
    r"|(?P<dash>[-–—‑−‒]+)"
    r"|(?P<mark>\S)"
)


def _spell_hyphenated(word: str) -> str:
    """Spell a word as it stands if we know it, else part by part."""
    if "-" not in word or fold(word) in FORMS:
        return spell_word(word)
    return kinds.DASH.join(spell_word(part) for part in word.split("-"))


def _spell_piece(piece: re.Match[str]) -> str:
    match piece.lastgroup:
        case "short":
            return spell_word(piece["short"]) + ("" if fold(piece["short"]) in ABBREVIATIONS else kinds.STOP)
        case "word":
            return _spell_hyphenated(piece[0])
        case "number" | "glued":
            return kinds.number(int(piece[0]))
        case "nth":
            return kinds.ordinal(int(piece["number"]))
        case "of":
            return kinds.number(int(piece["number"]))
        case "dash":
            return kinds.DASH
        case "address":
            return KINDS["ADDRESS"]
        case "big":
            return KINDS["BIG_NUMBER"]
        case "odd":
            return KINDS["ODD_NUMBER"]
        case _:
            return PUNCTUATION.get(piece[0], "")


class _Chunks(dict[str, str]):
    """What has been spelt so far, by what stood between two spaces; bounded, for a column may hold anything."""

    def __missing__(self, chunk: str) -> str:
        if len(self) >= MOST_REMEMBERED:
            self.clear()
        code = self[chunk] = self._spell(chunk)
        return code

    @staticmethod
    def _spell(chunk: str) -> str:
        if chunk == _LINE_BREAK:
            return NEWLINE
        if chunk == _FULL_STOP:
            return STOP
        if not chunk.strip("-–—‑−‒"):
            return SPACED_DASH
        known = FORMS.get(fold(chunk))
        if known is not None and not chunk[0].isupper():  # "w/o", and most words
            return known
        return "".join(_spell_piece(piece) for piece in _PIECE.finditer(chunk[:LONGEST_CHUNK]))


_chunks: Final = _Chunks()


def split_text(text: str) -> list[str]:
    """Cut a text at its spaces; a line break is a chunk of its own, and so is the full stop of a sentence."""
    if ". " in text:
        text = _STOP_AFTER_WORD.sub(f" {_FULL_STOP}", text)
    if "\n" in text or "\r" in text:
        text = text.replace("\r", "\n").replace("\n", f" {_LINE_BREAK} ")
    return text.split()


def encode(text: str) -> str:
    """Spell a text as kinds, see `kinds.KINDS`."""
    return "".join([_chunks[chunk] for chunk in split_text(text)])


def quote(text: str, start: int, end: int) -> str:
    """Give the person's own words for a stretch of the encoded text, whole words and no outer punctuation."""
    place = offset = 0
    first = last = -1
    for chunk in split_text(text):
        if place >= end:
            break
        length = len(_chunks[chunk])
        if chunk in (_LINE_BREAK, _FULL_STOP):
            place += length
            continue
        offset = text.index(chunk, offset)
        if place < end and place + length > start:
            first = offset if first < 0 else first
            last = offset + len(chunk)
        offset += len(chunk)
        place += length
    return text[first:last].strip(" \t\n\r,.;:–—-()«»\"'") if first >= 0 else ""

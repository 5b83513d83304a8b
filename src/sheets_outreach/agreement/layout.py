"""Where the clauses and sentences of an encoded agreement begin and end, and what stands around a place in it."""

from __future__ import annotations

from typing import Final

from sheets_outreach.agreement import kinds
from sheets_outreach.agreement.kinds import CONSUMED, KINDS

SENTENCE_MARKS: Final = frozenset(".;\n?")
CLAUSE_MARKS: Final = SENTENCE_MARKS | frozenset(",:()~" + KINDS["BUT"])

Place = tuple[int, int]


def mark(text: str, place: Place) -> str:
    """Mark a place as consumed."""
    start, end = place
    return f"{text[:start]}{CONSUMED * (end - start)}{text[end:]}"


class Context:
    """The words around a phrase, without the phrase itself.

    Attributes:
        before: its clause up to the phrase.
        after: its clause from the phrase on.
        clause: both of them.
        phrase: the phrase.
        earlier: its sentence up to the clause.
        preceding: everything before its sentence.
        rest: its sentence from the phrase on.
        asks: whether the sentence ends with a question mark.
    """

    __slots__ = ("after", "asks", "before", "clause", "earlier", "phrase", "preceding", "rest")

    def __init__(self, text: str, place: Place, clause: Place, sentence: Place) -> None:
        start, end = place
        self.before = text[clause[0] : start]
        self.after = text[end : clause[1]]
        self.clause = self.before + self.after
        self.phrase = text[start:end]
        self.earlier = text[sentence[0] : clause[0]]
        self.preceding = text[: sentence[0]]
        self.rest = text[end : sentence[1]]
        self.asks = text[sentence[1] : sentence[1] + 1] == kinds.QUESTION


class Layout:
    """The clauses and sentences of one encoded text."""

    __slots__ = ("_clause_marks", "_length", "_sentence_marks")

    def __init__(self, code: str) -> None:
        self._length = len(code)
        self._clause_marks = [at for at, char in enumerate(code) if char in CLAUSE_MARKS]
        self._sentence_marks = [at for at in self._clause_marks if code[at] in SENTENCE_MARKS]

    def _between(self, marks: list[int], start: int, end: int) -> Place:
        left, right = 0, self._length
        for mark in marks:
            if mark < start:
                left = mark + 1
            elif mark >= end:
                right = mark
                break
        return left, right

    def clause_around(self, start: int, end: int) -> Place:
        """Give the clause in which a place lies; the clauses, when it lies in several."""
        return self._between(self._clause_marks, start, end)

    def sentence_around(self, start: int, end: int) -> Place:
        """Give the sentence in which a place lies."""
        return self._between(self._sentence_marks, start, end)

    def context_of(self, text: str, start: int, end: int) -> Context:
        """Cut out what stands around a place.

        Args:
            text: the encoded text itself, or the same with something marked as consumed.
            start: where the phrase begins.
            end: where it ends.
        """
        clause = self._between(self._clause_marks, start, end)
        return Context(text, (start, end), clause, self.sentence_around(start, end))

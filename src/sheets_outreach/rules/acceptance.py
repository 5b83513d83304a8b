"""Which warnings of a row staff have accepted; errors and hints are not its business."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from sheets_outreach.finding import Finding
from sheets_outreach.rules.wording import say, title
from sheets_outreach.texts import Language, load_texts


class Accepted:
    """What stands in a row's «accepted» cell: codes, titles or pasted sentences of warnings, in any of the languages.

    Args:
        entries: as the reader split them; a pasted sentence may have been split at its commas.
    """

    def __init__(self, entries: Sequence[str]) -> None:
        self._entries = frozenset(map(_fold, entries))
        self._together = f" {_fold(' '.join(entries))} "

    def __contains__(self, finding: Finding) -> bool:
        """Whether the warning was accepted, by its code, its title or its sentence; figures in it may have changed."""
        if not self._entries.isdisjoint(_names(finding.code)):
            return True
        return any(f" {_fold(say(finding, load_texts(language)))} " in self._together for language in Language)


@cache
def _names(code: str) -> frozenset[str]:
    """Give what a finding is called, in every language."""
    return frozenset({_fold(code), *(_fold(title(code, load_texts(language))) for language in Language)})


def _fold(text: str) -> str:
    """Keep the letters only: case, signs, numbers and ``ё`` do not tell two warnings apart."""
    kept = "".join(letter if letter.isalpha() else " " for letter in text.casefold().replace("ё", "е"))
    return " ".join(kept.split())

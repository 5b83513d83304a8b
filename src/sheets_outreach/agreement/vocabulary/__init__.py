"""The words of the three languages, one module a language; how a word is read is decided in `words`."""

from __future__ import annotations

from sheets_outreach.agreement.vocabulary.en import ENGLISH
from sheets_outreach.agreement.vocabulary.nb import NORWEGIAN
from sheets_outreach.agreement.vocabulary.ru import RUSSIAN
from sheets_outreach.agreement.vocabulary.shape import Vocabulary

VOCABULARIES: tuple[Vocabulary, ...] = (RUSSIAN, NORWEGIAN, ENGLISH)

__all__ = ["VOCABULARIES", "Vocabulary"]

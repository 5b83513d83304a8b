"""Whether something came of a search, by the words people write under outcome; it reads no other words."""

from __future__ import annotations

import re

_NO_SUCCESS = re.compile(
    r"(?:не\b|нет\b|никто|никого|ничего|безрезультатно|без результата|отказ"
    r"|ikke\b|ingen|nei\b|avslag|uten resultat|no\b|not\b|none\b|nobody|nothing|unsuccessful|declined|refused|0$)"
)
_NOT_YET = re.compile(
    r"(?:жд[её]м|ожида|пока\b|в процессе|ещ[её]\b|обсужда|думаю"
    r"|venter|pågår|ikke ennå|under arbeid|waiting|pending|in progress|not yet|ongoing|\?+$)"
)


def _fold(text: str) -> str:
    return " ".join(text.split()).casefold().strip(" .!–—-")


def is_success(outcome: str) -> bool | None:
    """Whether something came of it; None where the cell does not say yet.

    >>> is_success("нашли двух"), is_success("никто не откликнулся"), is_success("ждём ответа"), is_success("")
    (True, False, None, None)
    """
    folded = _fold(outcome)
    if not folded or _NOT_YET.match(folded):
        return None
    return not _NO_SUCCESS.match(folded)

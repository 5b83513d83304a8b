"""The parts a digest is made of, and the words people ask for them by; what they hold stands in `blocks`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from enum import StrEnum

from sheets_outreach.choices import Frequency
from sheets_outreach.settings import Settings


class Part(StrEnum):
    """The parts of a digest, in the order they stand."""

    CORRECTIONS = "corrections"
    POSTING = "posting"
    APPROVALS = "approvals"
    WISHES = "wishes"
    FIGURES = "figures"
    TOTALS = "totals"
    BEST = "best"
    FADED = "faded"
    CANDIDATES = "candidates"
    MESSAGES = "messages"
    HINTS = "hints"
    PLANNED = "planned"
    LAST_POSTS = "last_posts"


STAFF_PARTS = tuple(part for part in Part if part not in {Part.PLANNED, Part.LAST_POSTS})
"""What the library's own people get; the other two are for admins."""

URGENT_PARTS = frozenset({Part.CORRECTIONS, Part.POSTING, Part.APPROVALS, Part.WISHES})
"""What a daily mail holds between two weekly ones, if nobody asked for other parts: things that cannot wait."""

_WORDS: Mapping[Part, str] = {
    Part.CORRECTIONS: "исправления, исправить, ошибки, rettelser, rettinger, feil, kontroll, corrections, errors",
    Part.POSTING: "публикации, где публиковать, посты, publisering, innlegg, poste, posting, posts, where to post",
    Part.APPROVALS: "согласования, согласование, godkjenninger, godkjenning, godkjenningar, approvals, approval",
    Part.WISHES: "пожелания, отзывы, пожелания и отзывы, ønsker, tilbakemeldinger, ønske, wishes, reviews, feedback",
    Part.FIGURES: "показатели, без показателей, tall, manglende tall, figures, missing figures",
    Part.TOTALS: "итоги, статистика, итоги недели, totaler, statistikk, uka i tall, totals, statistics",
    Part.BEST: "лучшие, лучшие посты, beste, beste innlegg, best, best posts",
    Part.FADED: "затихли, остыли, затихшие, kjølnet, dabbet av, stille, faded, fading",
    Part.CANDIDATES: "кандидаты, новые сообщества, kandidater, kandidatar, hilsener, candidates, greetings",
    Part.MESSAGES: "сообщения, сообщения админам, meldinger, meldingar, beskjeder, messages, messages to admins",
    Part.HINTS: "подсказки, советы, tips, råd, hints, advice",
}
_PARTS_BY_WORD = {word.strip(): part for part, words in _WORDS.items() for word in words.split(",")}


def parse_parts(texts: Iterable[str]) -> frozenset[Part]:
    """Read which parts somebody wants, in any of the three languages, small slips forgiven.

    >>> sorted(parse_parts(["Ошибки", "Beste innlegg"]))
    [<Part.BEST: 'best'>, <Part.CORRECTIONS: 'corrections'>]

    Returns:
        The parts; empty where nothing was understood, so that a slip does not cost anybody their mail.
    """
    return frozenset(part for text in texts if (part := _read_part(text)) is not None)


def _read_part(text: str) -> Part | None:
    word = " ".join(text[:80].split()).casefold().replace("ё", "е").strip(" .,:;!")
    near = get_close_matches(word, _PARTS_BY_WORD, n=1, cutoff=0.8)
    return _PARTS_BY_WORD[near[0]] if near else None


def wanted_parts(asked: Iterable[str], frequency: Frequency, settings: Settings, weekday: int) -> frozenset[Part]:
    """Say which parts a person's mail of today holds.

    Args:
        asked: the parts they asked for, as typed; those always win.
        frequency: how often they want mail.
        settings: the library's, with the day of the weekly mail.
        weekday: ISO day of today.
    """
    chosen = parse_parts(asked)
    if chosen:
        return chosen
    urgent_only = frequency is Frequency.DAILY and weekday != settings.digest_weekday
    return URGENT_PARTS if urgent_only else frozenset(STAFF_PARTS)

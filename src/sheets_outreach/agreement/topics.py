"""Which of the person's own words say what posts may, or may not, be about."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from sheets_outreach.agreement import kinds
from sheets_outreach.agreement.layout import Place
from sheets_outreach.agreement.patterns import Pattern, kind_set

_RUN: Final = Pattern(r"[^.,;:\n?()~BUT" + kinds.CONSUMED + "]+")
_TOPICS: Final = kind_set("TOPIC ADVERT EVENTS")
_EVENTS: Final = kind_set("EVENTS")
_RESTRICTS: Final = kind_set("ONLY BANS NONE NOT WITHOUT EXCEPT ALLOWED")
_NAMES_SOMETHING: Final = Pattern(
    "[ONLY BANS NONE WITHOUT].*[UNKNOWN THING]|[UNKNOWN THING].*[BANS]"
    "|[UNKNOWN THING ELSEWHERE].*NOT[PUBLISH POSTS]"
    "|NOT[ALLOWED NEED CAN]*[PUBLISH POSTS ALLOWED FOR ABOUT].*[UNKNOWN THING]"
)
# Whoever does something, and whenever: not what a post is about.
_ABOUT_SOMETHING_ELSE: Final = kind_set(
    "UNITS ANY_DAYS CONDITION THEN CHECKS CONTACT WAIT ANSWER FREQUENCY PROPOSED CHANGED WITHDRAWN FIRST YET"
)
_PLACED_BY_AN_EVENT: Final = Pattern("[BEFORE AFTER UNTIL][ARTICLE THIS EVERY]?[EVENTS]")
_FREE_FOR_ALL: Final = Pattern("FREE FOR ALL$")
_PER_EVENT: Final = Pattern(
    "(?:[NUMBERS ARTICLE]CROSS*)?[POSTS TIMES][FOR PER SLASH IN BY SPACED_DASH DASH]"
    "[THIS EVERY ARTICLE NUMBERS]?[EVENTS]"
)


def find_per_event(code: str) -> list[Place]:
    """Find «один пост на мероприятие»: a limit, but not one of time."""
    return [match.span() for match in _PER_EVENT.finditer(code)] if not _EVENTS.isdisjoint(code) else []


def _is_no_topic(run: str) -> bool:
    return not _ABOUT_SOMETHING_ELSE.isdisjoint(run) or bool(_PLACED_BY_AN_EVENT.match(run) or _FREE_FOR_ALL.match(run))


def find_topics(code: str, doubted: Sequence[Place]) -> tuple[list[Place], bool]:
    """Find what posts may be about.

    Args:
        code: the encoded text, in which what has been read is marked as consumed.
        doubted: clauses with a limit that is not believed: something that happens then, not something to post about.

    Returns:
        The places that name a topic, and whether they restrict posting to it or exclude it.
    """
    places: list[Place] = []
    restricts = False
    if _TOPICS.isdisjoint(code) and _RESTRICTS.isdisjoint(code):
        return places, restricts
    for run in _RUN.finditer(code):
        if _is_no_topic(run[0]) or any(start <= run.start() < end for start, end in doubted):
            continue
        if not _TOPICS.isdisjoint(run[0]) or _NAMES_SOMETHING.search(run[0]):
            places.append(run.span())
            restricts = restricts or not _RESTRICTS.isdisjoint(run[0])
    return places, restricts

"""What an agreement says in words that were not read: better shown to people than lost.

It says where such words stand and does not guess what they mean.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from sheets_outreach.agreement.kinds import CONSUMED, KINDS
from sheets_outreach.agreement.layout import Layout, Place, mark
from sheets_outreach.agreement.patterns import Pattern, kind_set

# A number, a day or a comparison that may limit posting.
_MAY_BE_LEFT: Final = kind_set(
    "UNITS ANY_DAYS TIMES POSTS AMBIGUOUS PARITY ROUGH_FREQUENCY WORKING MAX MIN QUOTA MORE LESS EXCEPT CONDITION"
    " MONTH_NAME"
)
_LEFT_OVER: Final = Pattern(
    "[EXCEPT ONLY NOT][IN BY ABOUT FOR]*UNKNOWN?CONDITION|(?:NOT IN|EXCEPT[IN FOR]?)MONTH_NAME"
    "|[IN PER EVERY SLASH ARTICLE NUMBERS ODD_NUMBER BIG_NUMBER ORDINALS TIMES POSTS THROUGH BY HALF"
    " MAX MIN MORE LESS]STOP?UNIT"
    "|(?!ONE[POSTS TIMES])[NUMBERS ODD_NUMBER BIG_NUMBER]STOP?[TIMES POSTS]|TIMES[IN PER SLASH ARTICLE WITHIN]"
    "|[ANY_DAYS PARITY AMBIGUOUS ROUGH_FREQUENCY WORKING]|[MAX MIN QUOTA]BY?[NUMBERS ODD_NUMBER](?!STOP?MONTH_NAME)"
    "|[NOT NONE CONDITION ALLOWED THING][MORE LESS]"
    "|[MORE LESS](?:[THAN NUMBERS ODD_NUMBER TIMES ROUGH_FREQUENCY]|CLAUSE_END)"
)
# Any word that may allow or forbid something, beside what was read. Names, dates, telephone numbers, addresses,
# greetings and the size of the group may not.
_CLAUSE: Final = Pattern(r"[^.,;:\n?()~BUT]+")
_NEEDLESS: Final = Pattern(
    "NOT NEED|NEED[NOT NONE]|NONE NEED|BY SEND"
    "|MORE[ADMIN PERSON NAME OURS]*NOT[ELSEWHERE PUBLISH PUBLISHES ALLOWED NEED]"
)
_SOMEBODY: Final = kind_set("NAME ADMIN PERSON POSTS TEXT")
_UNKNOWN, _DOES = KINDS["UNKNOWN"], KINDS["ELSEWHERE"]
_LOOKS_THROUGH: Final = kind_set("CHECKS ASK SEND REVIEW APPROVE NEGOTIATE")
_LIMITS: Final = Pattern(
    "[NOT NONE WITHOUT EXCEPT].*[UNKNOWN ELSEWHERE CHECKS SEND CONTACT CONDITION]|CONDITION.*[EVENTS TOPIC ADVERT]"
)
_SEVERAL_UNKNOWN: Final = Pattern("UNKNOWN.*UNKNOWN|[TEXT APPROVE SEND].*UNKNOWN|UNKNOWN.*[TEXT APPROVE SEND]")


def find_left_over(left: str, layout: Layout) -> list[Place]:
    """Find the clauses that hold what may be a limit.

    Args:
        left: the encoded text, in which what has been read is marked as consumed.
        layout: the clauses of the text.
    """
    if _MAY_BE_LEFT.isdisjoint(left):
        return []
    return [layout.clause_around(*match.span()) for match in _LEFT_OVER.finditer(left)]


def _is_unread(clause: str, *, wants_approval: bool) -> bool:
    """Tell whether a clause says something beside what was read of it."""
    clause = _NEEDLESS.sub("", clause)
    if _LIMITS.search(clause):
        return True
    if CONSUMED in clause:
        return bool(_SEVERAL_UNKNOWN.search(clause))
    if _UNKNOWN in clause or (_DOES in clause and not _SOMEBODY.isdisjoint(clause)):
        return True
    return not (wants_approval or _LOOKS_THROUGH.isdisjoint(clause))


def find_unread(
    left: str, topics: Sequence[Place], refusals: Sequence[Place], layout: Layout, *, wants_approval: bool
) -> list[Place]:
    """Find the clauses that say something nobody can be sure of, in a text of which the rest was read.

    Args:
        left: the encoded text, in which what has been read is marked as consumed.
        topics: the places already kept as topics.
        refusals: clauses that forbid something; where the sentence names a topic, that is what they forbid.
        layout: the clauses of the text.
        wants_approval: whether it was read that somebody looks posts through, so that saying it again adds nothing.
    """
    for place in topics:
        left = mark(left, place)
    unread = [match.span() for match in _CLAUSE.finditer(left) if _is_unread(match[0], wants_approval=wants_approval)]
    topical = {layout.sentence_around(*place) for place in topics}
    return unread + [
        place
        for place in refusals
        if CONSUMED not in left[slice(*place)] and layout.sentence_around(*place) not in topical
    ]

"""Where things stand with a community: refused, not agreed yet, allowed, without any limit."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from sheets_outreach.agreement.kinds import KINDS
from sheets_outreach.agreement.layout import Layout, Place
from sheets_outreach.agreement.patterns import Pattern, kind_set
from sheets_outreach.agreement.phrases import mark

_CLAUSE: Final = Pattern(r"[^.,;\n?()BUT]+")

_MAY_BE_NONE_YET: Final = kind_set("NOT NONE WAIT YET")
_NONE_YET: Final = Pattern(
    "NOT[^.,;:?\n]{0,3}(?:AGREED|APPROVED(?!TO)|ANSWER)"
    "|[AGREED APPROVED ANSWER]ELSEWHERE?NOT CLAUSE_END"
    "|[AGREEMENT ANSWER][^.,;:?\n]{0,3}(?:NONE|NOT[HAVE PAST WAS])"
    "|NONE[^.,;:?\n]{0,2}[AGREEMENT ANSWER](?!NEED)"
    "|WAIT[^.,;:?\n]{0,2}[ANSWER AGREED AGREEMENT ADMIN APPROVAL YET]|WAIT CLAUSE_END"
    "|[YET ADMIN PERSON NAME ANSWER AGREEMENT APPROVAL][^.,;:?\n]{0,1}WAIT"
    "|YET NOT CLAUSE_END|NOT YET CLAUSE_END"
)
_NOTHING_BUT_NO: Final = Pattern(r"[.,;:~-]*[NONE YET NOT]+[.,;:~-]*$")
_MAY_BE_UNLIMITED: Final = kind_set("LIMITED UNLIMITED QUOTA AS_LIKED ANY ALL SOFT")
_UNLIMITED: Final = Pattern(
    "NOT LIMITED|UNLIMITED|[WITHOUT NONE][^.,;:?\n]{0,1}QUOTA|QUOTA[^.,;:?\n]{0,3}[NONE NOT]"
    "|[HOW_MUCH ROUGH_FREQUENCY][^.,;:?\n]{0,4}AS_LIKED ROUGH_FREQUENCY?|[ANY ALL][CLOCK DAY_UNIT TIMES]|CONDITION SOFT"
)
_MAY_REFUSE: Final = kind_set("REFUSED FORBIDDEN NOT NONE")
_REFUSED: Final = Pattern("(?<!NOT)REFUSED|[ADMIN SAYS PERSON]NONE CLAUSE_END")
_FORBIDDEN: Final = Pattern(
    "(?<!NOT)FORBIDDEN|NOT[PERSON OURS HAVE YET CAN]{0,2}[ALLOWED PUBLISH PUBLISHES POST_OR_TO_POST]"
    "|ALLOWED NOT CLAUSE_END|NONE OURS?[POSTS PUBLISH]"
    "|[NOT NONE][YET PERSON]?HAVE APPROVAL|APPROVAL[FOR POSTS PUBLISH OURS]{0,3}NOT HAVE|HAVE NOT[ALLOWED APPROVAL]"
)
_MAY_ALLOW: Final = kind_set("CAN ALLOWED AGREED FORBIDDEN REFUSED HAVE")
_ALLOWED: Final = Pattern(
    "(?<!NOT)[ALLOWED AGREED]|CAN[PUBLISH POST_OR_TO_POST]|NOT[FORBIDDEN REFUSED]|HAVE APPROVAL|APPROVAL HAVE"
)
# Words that may stand beside a refusal without narrowing it to a topic, a day or a case.
_GENERAL: Final = kind_set(
    "POSTS PUBLISH PUBLISHES OURS ADMIN ALL PERSON YET NEED SAYS NOW NAME AND IN FOR BY TO TILL ARTICLE FROM HAVE WAS"
    " ALLOWED CAN NOT NONE FORBIDDEN REFUSED ANSWER MORE SELF ABOUT AGREED ANY APPROVAL AGREEMENT COMMA COLON"
    " SPACED_DASH OPEN CLOSE"
)
# … and in the clauses before: «спросили, нельзя».
_GENERAL_BEFORE: Final = _GENERAL | kind_set("PROPOSED ASK SEND")
_BESIDE_A_REFUSAL: Final = _GENERAL | kind_set("BIG_NUMBER NUMBERS MONTH_NAME UNITS LAST PAST ASK SEND TEXT")
_OBJECTS: Final = kind_set("UNKNOWN SEND TEXT")
_TOPICS: Final = kind_set("TOPIC ADVERT EVENT THING")
_NAME: Final = KINDS["NAME"]
_NARROWS_THE_SENTENCE: Final = kind_set("CONDITION EXCEPT PAST ONLY")
_UNFINISHED: Final = Pattern("[COLON SPACED_DASH IN BY FOR ABOUT FROM TO WITHIN]$")
_DENIED: Final = Pattern("NOT.*[FORBIDDEN REFUSED]|[FORBIDDEN REFUSED]NOT$")


class Standing(NamedTuple):
    """What was found.

    Attributes:
        none_yet: whether nothing has been agreed so far.
        unlimited: whether there is no limit, as far as these words go.
        permitted: whether posting is allowed, on whatever terms.
        refusals: clauses that refuse posting as such.
        places: the words that say all this, but for refusals and permissions.
    """

    none_yet: bool = False
    unlimited: bool = False
    permitted: bool = False
    refusals: tuple[Place, ...] = ()
    places: tuple[Place, ...] = ()

    @property
    def says_otherwise(self) -> bool:
        """Whether the text says anything about where things stand besides a refusal."""
        return self.none_yet or self.unlimited or self.permitted


def read_standing(code: str, left: str, approval_places: list[Place], layout: Layout) -> Standing:
    """Read where things stand.

    Args:
        code: the encoded text.
        left: the same, in which every limit already read is marked as consumed.
        approval_places: what speaks of approval.
        layout: the clauses of the text.
    """
    none_yet = _find_none_yet(code)
    unlimited = [] if _MAY_BE_UNLIMITED.isdisjoint(left) else [match.span() for match in _UNLIMITED.finditer(left)]
    if not none_yet and not unlimited and _MAY_REFUSE.isdisjoint(left):
        return Standing(permitted=_finds_permission(left)) if not _MAY_ALLOW.isdisjoint(left) else _NOTHING
    for place in (*unlimited, *none_yet, *approval_places):
        left = mark(left, place)
    refusals, partial = _find_refusals(left, layout)
    for place in (*refusals, *partial):
        left = mark(left, place)
    return Standing(bool(none_yet), bool(unlimited), _finds_permission(left), tuple(refusals), (*unlimited, *none_yet))


_NOTHING: Final = Standing()


def _find_none_yet(code: str) -> list[Place]:
    if _MAY_BE_NONE_YET.isdisjoint(code):
        return []
    if _NOTHING_BUT_NO.match(code):
        return [(0, len(code))]
    return [match.span() for match in _NONE_YET.finditer(code)]


def _finds_permission(left: str) -> bool:
    return bool(_ALLOWED.search(left))


def _is_general(clause: str, earlier: str, refused: re.Match[str] | None) -> bool:
    """Tell whether a refusal is about posting as such, and not about a topic, a day or a case."""
    if _UNFINISHED.search(clause) or _DENIED.search(clause):
        return False
    if refused is None:
        begins_with_a_name = (earlier + clause).lstrip("(").startswith(_NAME)  # or with any noun, for all we know
        return not begins_with_a_name and _GENERAL.issuperset(clause) and _GENERAL_BEFORE.issuperset(earlier)
    return (
        _BESIDE_A_REFUSAL.issuperset(clause)
        and _OBJECTS.isdisjoint(clause[refused.end() :])
        and _TOPICS.isdisjoint(earlier)
    )


def _find_refusals(left: str, layout: Layout) -> tuple[list[Place], list[Place]]:
    """Find the clauses that refuse posting as such, and those that refuse a topic or in some case only."""
    general: list[Place] = []
    partial: list[Place] = []
    for clause in _CLAUSE.finditer(left):
        refused = _REFUSED.search(clause[0])
        if not refused and not _FORBIDDEN.search(clause[0]):
            continue
        context = layout.context_of(left, *clause.span())
        narrowed = context.asks or not _NARROWS_THE_SENTENCE.isdisjoint(context.earlier + clause[0] + context.rest)
        (partial if narrowed or not _is_general(clause[0], context.earlier, refused) else general).append(clause.span())
    return general, partial

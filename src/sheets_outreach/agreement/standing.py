"""Where things stand with a community: refused, not agreed yet, allowed, without any limit."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from sheets_outreach.agreement.approval import UNSETTLED
from sheets_outreach.agreement.kinds import CONSUMED, KINDS
from sheets_outreach.agreement.layout import SENTENCE_MARKS, Context, Layout, Place, mark
from sheets_outreach.agreement.patterns import Pattern, kind_set

_CLAUSE: Final = Pattern(r"[^.,;\n?()BUT]+")

_MAY_BE_NONE_YET: Final = kind_set("NOT NONE WAIT YET FREQUENCY ROUGH_FREQUENCY")
_NONE_YET: Final = Pattern(
    "NOT(?!PUBLISH?[BEFORE UNTIL])[^.,;:?\n]{0,3}(?:AGREED|APPROVED(?!TO)|ANSWER)"
    "|[AGREED APPROVED ANSWER]ELSEWHERE?NOT CLAUSE_END"
    "|[AGREEMENT ANSWER][^.,;:?\n]{0,3}(?:NONE|NOT[HAVE PAST WAS])"
    "|NONE[^.,;:?\n]{0,2}[AGREEMENT ANSWER](?!NEED)"
    "|[AGREEMENT ANSWER]YET?NOT UNKNOWN(?:YET|CLAUSE_END)"
    "|(?<![^.,;:?\n~])(?:YET NOT UNKNOWN CLAUSE_END|NOT UNKNOWN YET)"
    "|WAIT[^.,;:?\n]{0,2}[ANSWER AGREED AGREEMENT ADMIN APPROVAL YET]|WAIT(?:CLAUSE_END|[IN FOR]?[NAME PERSON])"
    "|[YET ADMIN PERSON NAME ANSWER AGREEMENT APPROVAL][^.,;:?\n]{0,1}WAIT"
    "|YET NOT CLAUSE_END|NOT YET CLAUSE_END"
    f"|{UNSETTLED}"
)
_NOTHING_BUT_NO: Final = Pattern(r"[.,;:~-]*[NONE YET NOT]+[.,;:~-]*$")
_MAY_BE_UNLIMITED: Final = kind_set("LIMITED UNLIMITED QUOTA AS_LIKED ANY ALL SOFT GO_AHEAD")
_UNLIMITED: Final = Pattern(
    "NOT LIMITED|UNLIMITED|[WITHOUT NONE][^.,;:?\n]{0,1}QUOTA|QUOTA[^.,;:?\n]{0,3}[NONE NOT]"
    "|[HOW_MUCH ROUGH_FREQUENCY][^.,;:?\n]{0,4}AS_LIKED ROUGH_FREQUENCY?|[ANY ALL][CLOCK DAY_UNIT TIMES]|CONDITION SOFT"
    # «постите на здоровье», "post away", "when we like", når vi vil
    "|(?<!NOT)[PUBLISH POSTS][IN FOR]?GO_AHEAD|(?:CONDITION OURS|[PUBLISH POSTS]CONDITION)AS_LIKED CLAUSE_END"
)
_MAY_REFUSE: Final = kind_set("REFUSED FORBIDDEN NOT NONE WITHDRAWN")
_REFUSED: Final = Pattern(
    "(?<!NOT)[REFUSED WITHDRAWN]|[ADMIN SAYS PERSON]NONE CLAUSE_END|THIS ARTICLE?NONE CLAUSE_END|CHANGED FORBIDDEN"
)
_FORBIDDEN: Final = Pattern(
    "(?<![NOT NONE WITHOUT])(?<![NOT NONE WITHOUT]ALL)FORBIDDEN"
    "|NOT[PERSON OURS HAVE YET CAN LONGER ANY MORE]{0,2}[ALLOWED PUBLISH PUBLISHES POST_OR_TO_POST]"
    "|(?:NOT[AS_LIKED SAYS]|AS_LIKED NOT)HAVE?OURS?[POSTS PUBLISH]|NONE LONGER[ALLOWED CAN PUBLISH]"
    "|ALLOWED[LONGER NOW]?NOT CLAUSE_END|NONE(?:MORE|LONGER)[POSTS PUBLISH]|NONE OURS?[POSTS PUBLISH]"
    "|[NOT NONE][YET PERSON]?HAVE APPROVAL|APPROVAL[FOR POSTS PUBLISH OURS]{0,3}NOT HAVE|HAVE NOT[ALLOWED APPROVAL]"
)
_MAY_ALLOW: Final = kind_set("CAN ALLOWED AGREED FORBIDDEN REFUSED HAVE")
_ALLOWED: Final = Pattern(
    "(?<![NOT LONGER])[ALLOWED AGREED]|CAN[PUBLISH POST_OR_TO_POST]|[NOT NONE WITHOUT]ALL?FORBIDDEN|NOT REFUSED"
    "|HAVE APPROVAL|APPROVAL HAVE"
)
# Words that may stand beside a refusal without narrowing it to a topic, a day or a case.
_GENERAL: Final = kind_set(
    "POSTS PUBLISH PUBLISHES OURS ADMIN ALL PERSON YET NEED SAYS NOW NAME AND IN FOR BY TO TILL ARTICLE FROM HAVE WAS"
    " ALLOWED CAN NOT NONE FORBIDDEN REFUSED ANSWER MORE SELF ABOUT AGREED ANY APPROVAL AGREEMENT COMMA COLON"
    " SPACED_DASH OPEN CLOSE AS_LIKED LONGER WITHDRAWN CHANGED THEN"
)
# … and in the clauses before: «спросили, нельзя».
_GENERAL_BEFORE: Final = _GENERAL | kind_set(
    "PROPOSED ASK SEND FIRST CONSUMED BUT PAST WAS BIG_NUMBER NUMBERS MONTH_NAME ORDINALS"
)
_BESIDE_A_REFUSAL: Final = _GENERAL | kind_set(
    "BIG_NUMBER NUMBERS MONTH_NAME UNITS LAST PAST ASK SEND TEXT THIS HOW_MUCH THROUGH"
)
_OBJECTS: Final = kind_set("UNKNOWN SEND TEXT")
_TOPICS: Final = kind_set("TOPIC ADVERT EVENT THING")
_NAME: Final = KINDS["NAME"]
_NARROWS_THE_SENTENCE: Final = kind_set("CONDITION EXCEPT ONLY")
_PAST: Final = KINDS["PAST"]
_UNFINISHED: Final = Pattern("[COLON SPACED_DASH IN BY FOR ABOUT FROM TO WITHIN]$")
_DENIED: Final = Pattern("[NOT NONE].*[FORBIDDEN REFUSED]|[FORBIDDEN REFUSED]NOT$")
_CHANGES: Final = kind_set("WITHDRAWN CHANGED")
_NO_LONGER_SO: Final = Pattern("[NOT NONE].*[FORBIDDEN REFUSED]|[FORBIDDEN REFUSED]NOT$|[PAST WAS]")
# Takes back what was allowed or agreed before it: «потом отказали», "no longer allowed", "nå er det ikke lov".
_TAKES_BACK: Final = kind_set("THEN NOW LONGER WITHDRAWN CHANGED")
_HOLDS_NOW: Final = kind_set("NOW LONGER WITHDRAWN")
_WAS_ALLOWED: Final = Pattern("[CONSUMED ALLOWED AGREED]")


class Standing(NamedTuple):
    """What was found.

    Attributes:
        none_yet: whether nothing has been agreed so far.
        unlimited: whether there is no limit, as far as these words go.
        permitted: whether posting is allowed, on whatever terms.
        refusals: clauses that refuse posting as such.
        final: whether the last word is a refusal that takes back what the text allowed before it.
        partial: clauses that refuse a topic, or in some case only.
        places: the words that say all this, but for refusals and permissions.
    """

    none_yet: bool = False
    unlimited: bool = False
    permitted: bool = False
    refusals: tuple[Place, ...] = ()
    partial: tuple[Place, ...] = ()
    places: tuple[Place, ...] = ()
    final: bool = False

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
    left_with_refusals = left
    for place in (*refusals, *partial):
        left = mark(left, place)
    permitted = _finds_permission(left)
    if refusals and _ends_on_a_refusal(left_with_refusals, refusals, permitted=permitted):
        return Standing(refusals=tuple(refusals), places=(*unlimited, *none_yet), final=True)
    return Standing(
        bool(none_yet),
        bool(unlimited),
        permitted,
        tuple(refusals),
        tuple(place for place in partial if not _NO_LONGER_SO.search(left_with_refusals[slice(*place)])),
        (*unlimited, *none_yet),
    )


_NOTHING: Final = Standing()


def _find_none_yet(code: str) -> list[Place]:
    if _MAY_BE_NONE_YET.isdisjoint(code):
        return []
    if _NOTHING_BUT_NO.match(code):
        return [(0, len(code))]
    return [match.span() for match in _NONE_YET.finditer(code)]


def _finds_permission(left: str) -> bool:
    return bool(_ALLOWED.search(left))


def _ends_on_a_refusal(left: str, refusals: list[Place], *, permitted: bool) -> bool:
    """Tell whether the text ends on a refusal that replaces whatever was said before it."""
    start, end = refusals[-1]
    clause, before, after = left[start:end], left[:start], left[end:]
    if CONSUMED in after or _ALLOWED.search(after) or _ALLOWED.search(clause):
        return False
    if KINDS["MORE"] in clause:  # «больше не размещаем»: beside a limit it may mean no more than that
        return permitted and CONSUMED not in before
    sentence = max(map(before.rfind, SENTENCE_MARKS)) + 1
    return _takes_back(before[sentence:] + clause)


def _takes_back(clause: str) -> bool:
    return not _TAKES_BACK.isdisjoint(clause)


def _is_narrowed(context: Context, clause: str) -> bool:
    """Tell whether a refusal is asked about, of old times, or for one case only."""
    own, sentence = clause + context.rest, context.earlier + clause + context.rest
    narrows = own if not _HOLDS_NOW.isdisjoint(clause) else sentence
    old = own if _takes_back(clause) else sentence
    return context.asks or not _NARROWS_THE_SENTENCE.isdisjoint(narrows) or _PAST in old


def _is_general(clause: str, earlier: str, refused: re.Match[str] | None) -> bool:
    """Tell whether a refusal is about posting as such, and not about a topic, a day or a case."""
    if _UNFINISHED.search(clause):
        return False
    if refused is None:
        takes_back = _takes_back(clause) and _WAS_ALLOWED.search(earlier) and _TOPICS.isdisjoint(earlier)
        subject = clause if takes_back else earlier + clause
        begins_with_a_name = subject.lstrip("(").startswith(_NAME)  # or with any noun, for all we know
        about_posting = takes_back or _GENERAL_BEFORE.issuperset(earlier)
        return not begins_with_a_name and _GENERAL.issuperset(clause) and bool(about_posting)
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
        forbids = refused or _FORBIDDEN.search(clause[0])
        if not forbids or (forbids[0][0] in _CHANGES and _ALLOWED.search(clause[0], forbids.end())):
            continue
        context = layout.context_of(left, *clause.span())
        narrowed = _is_narrowed(context, clause[0]) or _DENIED.search(clause[0])
        as_such = not narrowed and _is_general(clause[0], context.earlier, refused)
        (general if as_such else partial).append(clause.span())
    return general, partial

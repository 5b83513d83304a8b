"""Where things stand with a community: refused, not agreed yet, allowed, without any limit."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from sheets_outreach.agreement.approval import UNSETTLED
from sheets_outreach.agreement.kinds import CONSUMED, KINDS
from sheets_outreach.agreement.layout import SENTENCE_MARKS, Context, Layout, Place, mark
from sheets_outreach.agreement.patterns import Pattern, kind_set

_CLAUSE: Final = Pattern(r"[^.,;\n?()BUT]+")

_MAY_BE_NONE_YET: Final = kind_set("NOT NONE WAIT YET FREQUENCY ROUGH_FREQUENCY NEED")
_NONE_YET: Final = Pattern(
    "NOT(?!PUBLISH?[BEFORE UNTIL])[^.,;:?\n]{0,3}(?:AGREED|APPROVED(?!TO)|ANSWER)"
    "|[AGREED APPROVED ANSWER]ELSEWHERE?NOT CLAUSE_END"
    "|[AGREEMENT ANSWER][^.,;:?\n]{0,3}(?:NONE|NOT[HAVE PAST WAS])"
    "|NONE[^.,;:?\n]{0,2}[AGREEMENT ANSWER](?!NEED)"
    "|[AGREEMENT ANSWER]YET?NOT UNKNOWN(?:YET|CLAUSE_END)"
    "|(?<![^.,;:?\n~])(?:YET NOT UNKNOWN CLAUSE_END|NOT UNKNOWN YET)"
    "|WAIT[^.,;:?\n]{0,2}[ANSWER AGREED AGREEMENT ADMIN APPROVALS YET]"
    "|WAIT[TO IN]?ASK[FROM ADMIN NAME PERSON]*CLAUSE_END|WAIT(?:CLAUSE_END|[IN FOR]?[NAME PERSON])"
    "|[YET ADMIN PERSON NAME ANSWER AGREEMENT APPROVALS][^.,;:?\n]{0,1}WAIT"
    "|YET NOT CLAUSE_END|NOT YET CLAUSE_END"
    # надо договариваться заново, må avtales på nytt, a new agreement is needed
    "|(?<![NOT NONE])NEED TO?"
    "(?:NEGOTIATE[ADMIN NAME PERSON FREQUENCY ABOUT]*|[AGREEMENT APPROVE AGREED]IN TOPIC|ARTICLE?AGREEMENT)CLAUSE_END"
    "|(?<![^.,;:?\n~])ARTICLE?AGREEMENT NEED CLAUSE_END"
    "|[APPROVALS]YET NONE|NONE[APPROVALS]YET|YET NONE[APPROVALS]"
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
_MAY_REFUSE: Final = kind_set("REFUSED BANS NOT NONE WITHDRAWN")
_REFUSED: Final = Pattern(
    "(?<!NOT)[REFUSED WITHDRAWN]|(?<![NOT NONE WITHOUT ALLOWED])BANNED"
    "|[ADMIN SAYS PERSON]NONE CLAUSE_END|THIS ARTICLE?NONE CLAUSE_END|CHANGED [BANS]"
)
_FORBIDDEN: Final = Pattern(
    "(?<![NOT NONE WITHOUT])(?<![NOT NONE WITHOUT]ALL)[BANS]"
    "|NOT[PERSON OURS HAVE YET CAN LONGER ANY MORE]{0,2}[ALLOWED PUBLISH PUBLISHES POST_OR_TO_POST]"
    "|(?:NOT[AS_LIKED SAYS]|AS_LIKED NOT)HAVE?OURS?[POSTS PUBLISH]|NONE LONGER[ALLOWED CAN PUBLISH]"
    "|ALLOWED[LONGER NOW]?NOT CLAUSE_END|NONE(?:MORE|LONGER)[POSTS PUBLISH]|NONE OURS?[POSTS PUBLISH]"
    "|[NOT NONE][YET PERSON]?HAVE [APPROVALS]|[APPROVALS][FOR POSTS PUBLISH OURS]{0,3}NOT HAVE"
    "|HAVE NOT[ALLOWED APPROVALS]"
)
_MAY_ALLOW: Final = kind_set("CAN ALLOWED AGREED BANS REFUSED HAVE")
_ALLOWED: Final = Pattern(
    "(?<![NOT LONGER])[ALLOWED AGREED]|CAN[PUBLISH POST_OR_TO_POST]|[NOT NONE WITHOUT]ALL?[BANS]|NOT REFUSED"
    "|HAVE [APPROVALS]|[APPROVALS] HAVE"
)
# Words that may stand beside a refusal without narrowing it to a topic, a day or a case.
_GENERAL: Final = kind_set(
    "POSTS PUBLISH PUBLISHES OURS ADMIN ALL PERSON YET NEED SAYS NOW NAME AND IN FOR BY TO TILL ARTICLE FROM HAVE WAS"
    " ALLOWED CAN NOT NONE BANS REFUSED ANSWER MORE SELF ABOUT AGREED ANY APPROVALS AGREEMENT COMMA COLON"
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
_TOPICS: Final = kind_set("TOPIC ADVERT EVENTS THING")
_NAME: Final = KINDS["NAME"]
_BANNED: Final = KINDS["BANNED"]
# What follows says why, not what: «отозвали после жалобы», "banned - posted too often".
_REASON: Final = Pattern("[AFTER WITHIN](?![CLOCK BIG_NUMBER NUMBERS UNITS])")
_REASON_OF_A_BAN: Final = Pattern(
    "[AFTER WITHIN FOR](?![CLOCK BIG_NUMBER UNITS CONSUMED THIS]|[NUMBERS][^POSTS TOPIC ADVERT])"
    "|[SPACED_DASH COLON](?=[^TOPIC ADVERT EVENTS THING UNKNOWN]*$)"
)
# «заблокировали пост», "utestengt i to uker": nothing about the next post, or the next month
_SOMETIMES: Final = Pattern("[THIS OURS LAST NUMBERS ORDINALS]*[POSTS]|.*UNIT")
_NARROWS_THE_SENTENCE: Final = kind_set("CONDITION EXCEPT ONLY")
_PAST: Final = KINDS["PAST"]
_UNFINISHED: Final = Pattern("[COLON SPACED_DASH IN BY FOR ABOUT FROM TO WITHIN]$")
_DENIED: Final = Pattern("[NOT NONE].*[BANS REFUSED]|[BANS REFUSED]NOT$")
_CHANGES: Final = kind_set("WITHDRAWN CHANGED")
_NO_LONGER_SO: Final = Pattern("[NOT NONE].*[BANS REFUSED]|[BANS REFUSED]NOT$|[PAST WAS]")
# Takes back what was allowed or agreed before it: «потом отказали», "no longer allowed", "nå er det ikke lov".
_TAKES_BACK: Final = kind_set("THEN NOW LONGER WITHDRAWN CHANGED BANNED")
# «раньше было можно, с сентября запретили»; not «в июле нельзя», nor from one month to another
_SINCE_A_MONTH: Final = Pattern("^[^IN MONTH_NAME]*MONTH_NAME+[^MONTH_NAME UNTIL TILL BY DASH SPACED_DASH]*$")
_DATES: Final = kind_set("NUMBERS ORDINALS BIG_NUMBER MONTH_NAME UNITS")
_WAS_SO: Final = kind_set("PAST WAS")
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
    earlier = before[sentence:]
    return _takes_back(earlier + clause) or _is_since_then(clause, earlier)


def _takes_back(clause: str) -> bool:
    return not _TAKES_BACK.isdisjoint(clause)


def _is_since_then(clause: str, earlier: str) -> bool:
    """Tell whether a clause says from when on something is no longer as it was."""
    return not _WAS_SO.isdisjoint(earlier) and bool(_SINCE_A_MONTH.search(clause))


def _is_narrowed(context: Context, clause: str) -> bool:
    """Tell whether a refusal is asked about, of old times, or for one case only."""
    own, sentence = clause + context.rest, context.earlier + clause + context.rest
    narrows = own if not _HOLDS_NOW.isdisjoint(clause) else sentence
    old = own if _takes_back(clause) or _is_since_then(clause, context.earlier) else sentence
    return context.asks or not _NARROWS_THE_SENTENCE.isdisjoint(narrows) or _PAST in old


def _without_reason(clause: str, refused: re.Match[str]) -> str:
    """Cut off why it is so."""
    pattern = _REASON_OF_A_BAN if refused[0] == _BANNED else _REASON
    reason = pattern.search(clause, refused.end())
    return clause[: reason.start()] if reason else clause


def _is_general(clause: str, earlier: str, refused: re.Match[str] | None) -> bool:
    """Tell whether a refusal is about posting as such, and not about a topic, a day or a case."""
    if _UNFINISHED.search(clause):
        return False
    if refused is None:
        since_then = _is_since_then(clause, earlier)
        takes_back = since_then or (_takes_back(clause) and _WAS_ALLOWED.search(earlier))
        takes_back = takes_back and _TOPICS.isdisjoint(earlier)
        subject = clause if takes_back else earlier + clause
        begins_with_a_name = subject.lstrip("(").startswith(_NAME)  # or with any noun, for all we know
        about_posting = takes_back or _GENERAL_BEFORE.issuperset(earlier)
        beside = _GENERAL | _DATES if since_then else _GENERAL
        return not begins_with_a_name and beside.issuperset(clause) and bool(about_posting)
    clause = _without_reason(clause, refused)
    after = clause[refused.end() :]
    return (
        _BESIDE_A_REFUSAL.issuperset(clause)
        and _OBJECTS.isdisjoint(after)
        and not (refused[0] == _BANNED and _SOMETIMES.match(after))
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

"""What an encoded agreement says, all of it, and what is left over.

It works on kinds alone and gives places instead of words, so that two agreements of the same build are read once.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from sheets_outreach.agreement import kinds
from sheets_outreach.agreement.approval import read_approval
from sheets_outreach.agreement.combining import Limits, combine
from sheets_outreach.agreement.kinds import KINDS
from sheets_outreach.agreement.layout import Layout, Place
from sheets_outreach.agreement.model import PerPeriod
from sheets_outreach.agreement.patterns import Pattern, kind_set
from sheets_outreach.agreement.phrases import Phrases, mark
from sheets_outreach.agreement.standing import Standing, read_standing
from sheets_outreach.agreement.topics import find_per_event, find_topics

_NORWEGIAN_TWO: Final = Pattern("(?<!UP)TO(?=STEADY?[TIMES POST PER IN UNTIL TILL DASH OR TOPIC UNITS])")
_ANY_DAY_BUT: Final = Pattern("(?<=DAY_UNIT)BUT(?=[IN BY ABOUT]?DAY)")
_BY_NO_MEANS: Final = Pattern("NOT IN CONDITION")  # «ни в коем случае»
_ASKED_US: Final = Pattern("PROPOSED(?=OURS)")
_REPEATED_NUMBER: Final = Pattern("(?<=NUMBER)OPEN NUMBER CLOSE")
_LIST_MARK: Final = Pattern(r"(?:^|(?<=\n))NUMBER(?=[.)])")

# What may limit posting and was not read: better shown than lost.
_MAY_BE_LEFT: Final = kind_set(
    "UNITS ANY_DAYS TIMES POSTS AMBIGUOUS PARITY ROUGH_FREQUENCY WORKING MAX MIN QUOTA MORE LESS EXCEPT CONDITION"
)
_LEFT_OVER: Final = Pattern(
    "[EXCEPT ONLY NOT][IN BY ABOUT FOR]*UNKNOWN?CONDITION"
    "|[IN PER EVERY SLASH ARTICLE NUMBERS ODD_NUMBER BIG_NUMBER ORDINALS TIMES POSTS THROUGH BY HALF"
    " MAX MIN MORE LESS]STOP?UNIT"
    "|(?!ONE[POSTS TIMES])[NUMBERS ODD_NUMBER BIG_NUMBER]STOP?[TIMES POSTS]|TIMES[IN PER SLASH ARTICLE WITHIN]"
    "|[ANY_DAYS PARITY AMBIGUOUS ROUGH_FREQUENCY WORKING]|[MAX MIN QUOTA]BY?[NUMBERS ODD_NUMBER](?!STOP?MONTH_NAME)"
    "|[NOT NONE CONDITION ALLOWED THING][MORE LESS]"
    "|[MORE LESS](?:[THAN NUMBERS ODD_NUMBER TIMES ROUGH_FREQUENCY]|CLAUSE_END)"
)
_WORDLESS: Final = frozenset(".,;:-~/()?\n" + KINDS["BUT"])


class Reading(NamedTuple):
    """What an encoded text says; like `model.Agreement`, with places in the code instead of words."""

    min_days: int | None
    max_days: int | None
    per_period: PerPeriod | None
    weekdays: tuple[int, ...] | None
    approval: bool | None
    topics: tuple[Place, ...]
    restricts_topics: bool
    allowed: bool
    permitted: bool
    unlimited: bool
    none_yet: bool
    ambiguous: bool
    not_understood: tuple[Place, ...]


def _tidy(code: str) -> str:
    """Settle what depends on a word's neighbours, keeping every place where it is."""
    if KINDS["TO"] in code:
        code = _NORWEGIAN_TWO.sub(kinds.number(2), code)
    if KINDS["PROPOSED"] in code:
        code = _ASKED_US.sub(KINDS["SAYS"], code)
    if KINDS["NOT"] in code:
        code = _BY_NO_MEANS.sub(KINDS["NOT"] * 3, code)
    if KINDS["BUT"] in code:
        code = _ANY_DAY_BUT.sub(KINDS["EXCEPT"], code)
    if kinds.OPEN in code:
        code = _REPEATED_NUMBER.sub(KINDS["CROSS"] * 3, code)
    return _LIST_MARK.sub(kinds.NEWLINE, code)


def _merge_places(places: Sequence[Place]) -> tuple[Place, ...]:
    merged: list[Place] = []
    for start, end in sorted(places):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def _find_left_over(left: str, layout: Layout) -> list[Place]:
    if _MAY_BE_LEFT.isdisjoint(left):
        return []
    return [layout.clause_around(*match.span()) for match in _LEFT_OVER.finditer(left)]


def _read_limits(phrases: Phrases, standing: Standing) -> Limits:
    """Combine the limits that hold, given where things stand."""
    if standing.none_yet:  # nothing agreed: a limit in the text is only what somebody would like
        phrases.drop(*phrases.frequencies, *phrases.weekdays)
    if standing.unlimited:
        phrases.drop_all_of_one_topic()
    limits = combine(phrases.frequencies, phrases.weekdays, phrases.code, about_adverts=phrases.concerns_adverts_only())
    for contradiction in limits.contradictions:
        phrases.doubt(contradiction.start, contradiction.end)
    return limits


def read_code(code: str) -> Reading:
    """Read an encoded text.

    1. Frequencies, gaps and weekdays, each believed or doubted.
    2. In what is left: approval, where things stand, and so which of the limits hold.
    3. Topics, and what is left over and may be a limit.
    """
    code = _tidy(code)
    layout = Layout(code)
    phrases = Phrases(code, layout)
    phrases.find()
    per_event = find_per_event(phrases.left)
    approval, approval_places = read_approval(phrases.left)
    standing = read_standing(code, phrases.left, approval_places, layout)
    limits = _read_limits(phrases, standing)
    refused = bool(standing.refusals) and not (limits or approval or standing.says_otherwise)
    left = phrases.left
    for place in (*standing.places, *approval_places, *(standing.refusals if refused else ())):
        left = mark(left, place)
    topics, restricts_topics = find_topics(left)
    not_understood = [*phrases.doubted, *per_event, *_find_left_over(left, layout)]
    if approval is None:
        not_understood += approval_places
    if not refused:
        not_understood += standing.refusals
    says_something = limits or approval is not None or refused or standing.says_otherwise or topics
    if not says_something and not not_understood and not _WORDLESS.issuperset(code):
        not_understood = [(0, len(code))]
    return Reading(
        limits.min_days,
        limits.max_days,
        limits.per_period,
        limits.weekdays,
        approval,
        tuple(topics),
        restricts_topics,
        not refused,
        standing.permitted,
        bool(standing.unlimited) and not limits and not standing.none_yet,
        standing.none_yet,
        bool(per_event or limits.contradictions) or KINDS["AMBIGUOUS"] in code,
        _merge_places(not_understood),
    )

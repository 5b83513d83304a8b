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
from sheets_outreach.agreement.layout import Layout, Place, mark
from sheets_outreach.agreement.model import PerPeriod
from sheets_outreach.agreement.patterns import Pattern
from sheets_outreach.agreement.phrases import Phrases
from sheets_outreach.agreement.remarks import strike_out_remarks
from sheets_outreach.agreement.standing import Standing, read_standing
from sheets_outreach.agreement.topics import find_per_event, find_topics
from sheets_outreach.agreement.unread import find_left_over, find_unread

_NORWEGIAN_TWO: Final = Pattern(
    "(?<!UP)TO(?=STEADY?[TIMES POST PER IN UNTIL TILL DASH OR TOPIC UNITS])|(?<=OR)TO CLAUSE_END"
)
# «не чаще трёх в неделю и не чаще одного в день»: two limits, not one with a tail
_AND_A_LIMIT: Final = Pattern("(?<=UNIT)AND(?=[NOT NONE][MORE LESS]|[MAX MIN])")
_ANY_DAY_BUT: Final = Pattern("(?<=DAY_UNIT)BUT(?=[IN BY ABOUT]?DAY)")
_BY_NO_MEANS: Final = Pattern("NOT IN NOT CONDITION")  # «ни в коем случае»
_ASKED_US: Final = Pattern("PROPOSED(?=OURS)")
_REPEATED_NUMBER: Final = Pattern("(?<=NUMBER)OPEN NUMBER CLOSE")
_LIST_MARK: Final = Pattern(r"(?:^|(?<=\n))NUMBER(?=[.)])")
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
    code = strike_out_remarks(code)
    if KINDS["TO"] in code:
        code = _NORWEGIAN_TWO.sub(kinds.number(2), code)
    if KINDS["PROPOSED"] in code:
        code = _ASKED_US.sub(KINDS["SAYS"], code)
    if KINDS["NOT"] in code:
        code = _BY_NO_MEANS.sub(KINDS["NOT"] * 4, code)
    if KINDS["AND"] in code:
        code = _AND_A_LIMIT.sub(kinds.COMMA, code)
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


def _read_limits(phrases: Phrases, standing: Standing) -> Limits:
    """Combine the limits that hold, given where things stand."""
    if standing.none_yet or standing.final:  # what somebody would like, or what is no longer so
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
    3. Topics, what is left over and may be a limit, and what was said in words that nobody here knows.
    """
    code = _tidy(code)
    layout = Layout(code)
    phrases = Phrases(code, layout)
    phrases.find()
    per_event = find_per_event(phrases.left)
    approval, approval_places = read_approval(phrases.left)
    standing = read_standing(code, phrases.left, approval_places, layout)
    limits = _read_limits(phrases, standing)
    refused = standing.final or (bool(standing.refusals) and not (limits or approval or standing.says_otherwise))
    left = phrases.left
    for place in (*standing.places, *approval_places, *(standing.refusals if refused else ())):
        left = mark(left, place)
    topics, restricts_topics = find_topics(left, phrases.doubted)
    not_understood = [*phrases.doubted, *per_event, *find_left_over(left, layout)]
    if approval is None:
        not_understood += approval_places
    if not refused:
        not_understood += standing.refusals
    says_something = limits or approval is not None or refused or standing.says_otherwise or topics
    if (says_something or not_understood) and not (refused or standing.none_yet):
        not_understood += find_unread(left, topics, standing.partial, layout, wants_approval=bool(approval))
    if not says_something and not not_understood and not _WORDLESS.issuperset(code):
        not_understood = [(0, len(code))]
    return Reading(
        limits.min_days,
        limits.max_days,
        limits.per_period,
        limits.weekdays,
        None if standing.final else approval,
        tuple(topics),
        restricts_topics,
        not refused,
        standing.permitted,
        bool(standing.unlimited) and not limits and not standing.none_yet,
        standing.none_yet,
        bool(per_event or limits.contradictions) or KINDS["AMBIGUOUS"] in code,
        _merge_places(not_understood),
    )

"""Whether a limit that was read may be believed: is it about our posts, agreed, unconditional, and read to its end?

A limit nobody agreed is the worst thing to find in a cell, so every test here errs towards doubt. What is doubted is
shown to people as not understood.
"""

from __future__ import annotations

from typing import Final, Literal

from sheets_outreach.agreement.kinds import KINDS
from sheets_outreach.agreement.layout import Context
from sheets_outreach.agreement.patterns import Pattern, kind_set

# Shows that a clause is about what we may post, whatever else it mentions.
_ABOUT_POSTS: Final = kind_set(
    "POSTS PUBLISH TOPIC ADVERT MAX QUOTA MORE LESS ALLOWED AGREED SAYS FREQUENCY NOW WITHOUT APPROVALS"
)
# The same, when the clauses before it are about something else.
_SPEAKS_FOR_ITSELF: Final = kind_set("PUBLISH MAX QUOTA MORE LESS ALLOWED SAYS FREQUENCY NOW")
_LEAVES_NO_DOUBT: Final = _SPEAKS_FOR_ITSELF | kind_set("POSTS")
_NAMES_POSTS: Final = kind_set("POSTS PUBLISH TOPIC ADVERT MAX QUOTA MORE")
_STRANGE: Final = kind_set("UNKNOWN EVENTS ADMIN ANSWER WAIT AGREEMENT")
_STRANGE_BEFORE: Final = kind_set("UNKNOWN EVENTS")
# A capital at the beginning of a sentence may be any word; «Ольга (админ)» is a person.
_NAMED_FIRST: Final = Pattern("NAME(?!NAME*OPEN ADMIN)")
# «Платные нельзя. Бесплатные — раз в неделю»
_FREE_ONES: Final = Pattern(
    "(?:[BANS]|[NOT NONE WITHOUT]|ADVERT)[^?]{0,12}[,.;\nBUT]+ALLOWED?FREE[EVENTS POSTS TOPIC]{0,3}[SPACED_DASH COLON]$"
)
_AGREED_ON_POSTS: Final = Pattern("AGREED.*[POSTS PUBLISH]|[POSTS PUBLISH].*AGREED")
# «договорились собираться», «график работы»: agreed, or regular, but not about posts
_OF_SOMETHING_UNKNOWN: Final = Pattern("[AGREED FREQUENCY][IN BY TO]?UNKNOWN")
_ELSEWHERE: Final = kind_set("ELSEWHERE CHECKS CONTACT CONDITION THEN PARITY")
_OTHERS_OF_OUR_KIND: Final = Pattern("ORDINAL OURS")  # «andre bibliotek»
_SOMEBODY_POSTS: Final = Pattern("[NAME UNKNOWN ARTICLE AS_LIKED ADDRESS]+[POSTS]$")
_FOR_US: Final = kind_set("OURS ADMIN SELF PERSON")
_ABOUT_APPROVAL: Final = Pattern("[APPROVE ASK SEND REVIEW][^POSTS PUBLISH TOPIC]*$")
_ABOUT_SENDING: Final = Pattern("[SEND ASK][^POSTS PUBLISH TOPIC]*$")
_TOPICS: Final = kind_set("TOPIC ADVERT EVENTS")

# Shows that only a part of what is said was read.
_VAGUE: Final = kind_set("ODD_NUMBER ROUGH_FREQUENCY MAX MIN QUOTA MORE LESS LIMITED")
_ANOTHER_COUNT: Final = Pattern("(?!ONE)NUMBER[POSTS TIMES]")
_DENIED: Final = Pattern("[NOT NONE](?![BANS REFUSED])")
_COMPARING: Final = kind_set("MORE LESS")
_PLACED_IN_TIME: Final = tuple(kind_set("ORDINALS LAST FIRST MONTH_NAME BIG_NUMBER NUMBERS UNITS"))
_NUMBER_NEAR: Final = Pattern(
    "(?!ONE[POSTS])[NUMBERS ODD_NUMBER BIG_NUMBER]"
    "[UNKNOWN NAME EVENTS TOPIC ADVERT OURS POST STEADY SOFT CLOCK]{0,3}$"
    "|TO[UNKNOWN NAME EVENTS POST STEADY]{1,3}$|EVERY AND$|HALF DASH?$"
)
_NUMBER_FOLLOWS: Final = Pattern("(?!ONE[POSTS TIMES])[NUMBERS ORDINALS ODD_NUMBER]")
_GOES_ON: Final = Pattern(
    "BEFORE(?![CLOCK NUMBERS BIG_NUMBER])|UNTIL(?![CLOCK NUMBERS BIG_NUMBER LAST MONTH_NAME THIS])"
    "|[DASH SPACED_DASH OR SLASH][UNITS ODD_NUMBER HALF]"
)
_REFUSES_OR_ADDS: Final = kind_set("NOT NONE BANS ALSO SOFT EXCEPT")
_LIST_GOES_ON: Final = Pattern(
    "COLON|[AND OR](?:$|[UNKNOWN NAME EVENTS CONDITION THEN MONTH_NAME NUMBERS BEFORE AFTER])"
)
_DATE_FOLLOWS: Final = Pattern("COMMA?(?:NUMBER STOP?MONTH_NAME|BIG_NUMBER|ORDINAL)")
_ONLY_TIME: Final = kind_set("CLOCK AND AFTER UNTIL FROM NUMBERS BIG_NUMBER IN BY")
_ONLY_DAYS: Final = kind_set(
    "POSTS PUBLISH CLOCK AND FIRST TOPIC ALLOWED CAN NAME SAYS FREQUENCY AGREED OURS ADMIN COMMA COLON SPACED_DASH"
)

_PAST, _WAS, _AGREED, _PUBLISHES, _PROPOSED, _ONLY = (
    KINDS[name] for name in ("PAST", "WAS", "AGREED", "PUBLISHES", "PROPOSED", "ONLY")
)


# Why a limit is not believed: it is about something other than posting; nothing shows that it is about posting; it is
# proposed, asked, conditional, denied, or only a part of what is said.
Doubt = Literal["elsewhere", "strange", "uncertain"]


def _is_elsewhere(text: str) -> bool:
    """Tell whether a clause is about something else, another time, or one case only."""
    if not _ELSEWHERE.isdisjoint(text) or _OTHERS_OF_OUR_KIND.search(text):
        return True
    return (_PAST in text or _WAS in text) and _AGREED not in text


def _doubt_subject(context: Context) -> Doubt | None:
    """Find doubts whether a phrase is about our posts."""
    clause, earlier = context.clause, context.earlier
    if _is_elsewhere(clause) or (_PUBLISHES in clause and _FOR_US.isdisjoint(clause)):
        return "elsewhere"
    strange = (
        not _STRANGE.isdisjoint(clause)
        or (not _STRANGE_BEFORE.isdisjoint(earlier) and not earlier.startswith(_ONLY))
        or _NAMED_FIRST.match(earlier + context.before)
    )
    if strange and _FREE_ONES.search(context.preceding + earlier):
        return None
    if strange and _ABOUT_POSTS.isdisjoint(f"{earlier}{clause}{context.phrase}"):
        return "strange"
    if _SOMEBODY_POSTS.match(context.before) or (
        _OF_SOMETHING_UNKNOWN.search(earlier + context.before) and _NAMES_POSTS.isdisjoint(clause + context.phrase)
    ):
        return "strange"
    if _ABOUT_APPROVAL.search(context.before) or _ABOUT_SENDING.match(context.after):
        return "elsewhere"
    whole = context.before + context.phrase + context.after
    speaks_for_itself = not _SPEAKS_FOR_ITSELF.isdisjoint(whole) or _AGREED_ON_POSTS.search(whole)
    if earlier and _is_elsewhere(earlier) and not speaks_for_itself:
        return "elsewhere"
    return None


def _is_uncertain(context: Context) -> bool:
    """Tell whether a phrase is asked, proposed, or only a part of what is said."""
    return bool(
        context.asks
        or _PROPOSED in context.earlier
        or _PROPOSED in context.before
        or _PROPOSED in context.rest
        or not _VAGUE.isdisjoint(context.clause)
        or _ANOTHER_COUNT.search(context.clause)
        or _GOES_ON.match(context.rest)
    )


def doubt_frequency(context: Context) -> Doubt | None:
    """Find why a frequency or a gap that was read in this context had better not be believed."""
    before = context.before
    cut_short = (
        (_DENIED.search(before) and context.phrase[0] not in _COMPARING)
        or before.endswith(_PLACED_IN_TIME)
        or _NUMBER_NEAR.search(before)
        or _NUMBER_FOLLOWS.match(context.after)
    )
    if cut_short:
        return "uncertain"
    return _doubt_subject(context) or ("uncertain" if _is_uncertain(context) else None)


def doubts_weekdays(context: Context) -> bool:
    """Tell whether weekdays that were read in this context had better not be believed."""
    return bool(
        not _REFUSES_OR_ADDS.isdisjoint(context.clause)
        or _LIST_GOES_ON.match(context.rest)
        or _doubt_subject(context)
        or _is_uncertain(context)
    )


def doubts_short_day(context: Context) -> bool:
    """Tell whether the abbreviation of a single weekday may be another word: Norwegian "fri", "man", "ons"."""
    return not _ONLY_TIME.issuperset(context.after)


def doubts_single_date(context: Context) -> bool:
    """Tell whether a weekday in the singular may mean one date rather than every such day."""
    return not _ONLY_DAYS.issuperset(context.clause + context.earlier) or bool(_DATE_FOLLOWS.match(context.rest))


def names_a_topic(context: Context) -> bool:
    """Tell whether a phrase is said of one topic only."""
    return not (_TOPICS.isdisjoint(context.clause) and _TOPICS.isdisjoint(context.phrase))


def is_plainly_about_posts(context: Context) -> bool:
    """Tell whether a phrase is about posts whatever stands in the clauses beside it."""
    return not (_LEAVES_NO_DOUBT.isdisjoint(context.clause) and _LEAVES_NO_DOUBT.isdisjoint(context.phrase))

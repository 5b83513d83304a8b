"""How a frequency, a gap, a weekday or a harmless stretch of time is said, as patterns over kinds of words.

What a match means is decided in `frequency` and `weekdays`; whether it may be believed, in `doubt`.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from sheets_outreach.agreement.patterns import define, expand

define(
    {
        "NUM": "(?:[NUMBERS ARTICLE]CROSS*)",
        "TO_OR": "[DASH SPACED_DASH OR TO UNTIL TILL]",
        "NUMS": "(?:NUM(?:TO_OR?NUM)?)",
        "RANGE": "(?:BETWEEN NUM AND NUM|FROM?NUMS)",
        "DOING": "[PUBLISH POSTS NEED ALLOWED CAN]{0,3}",
        # how many: «2-3 раза», "two short posts about events", «раз-два»
        "ABOUT_IT": "[EVENTS TOPIC ADVERT OURS UNKNOWN FROM NAME PUBLISH AND ALLOWED CAN ADMIN]{0,4}?",
        "COUNTED_TIMES": "(?:RANGE?TIMES|RANGE TIMES_OR_MONEY|NUMBER CROSS|CROSS NUMBER)",
        "COUNTED_POSTS": "(?:RANGE[UNKNOWN EVENTS ADVERT STEADY]{0,2}[POSTS TOPIC ADVERT](?:DASH?POST)?ABOUT_IT)",
        "NOT_CUT_SHORT": "(?<![NUMBERS ARTICLE ODD_NUMBER BIG_NUMBER CLOSE CROSS ORDINALS])",
        "COUNT": "NOT_CUT_SHORT BY?(?:NUMBER TIMES TO_OR NUMBER TIMES|TIMES[DASH OR]NUMBER"
        "|COUNTED_TIMES[POSTS PUBLISH ALLOWED CAN]{0,2}|COUNTED_POSTS|[POSTS]RANGE|TIMES NUMBER|RANGE)",
        # in what time: «в неделю», "every 2-3 weeks", «в неделю-две»
        "EACH": "(?:ABOUT(?=UNIT)|[IN PER][WITHIN ARTICLE EVERY ANY]?|[SLASH ARTICLE WITHIN EVERY])",
        "SPAN": "(?:NUM STOP?(?:TO_OR NUM STOP?)?UNIT|ORDINAL(?:TO_OR EVERY?ORDINAL)?UNIT|HALF DASH?UNIT"
        "|UNIT(?:TO_OR NUMBER(?:UNIT|(?!STOP?[POSTS TIMES IN PER UNITS]|[CROSS NUMBERS THING ELSEWHERE])))?)",
        # no more than, at least, only
        "DENIED": "[NOT NONE BANS][PUBLISH POSTS NEED ALLOWED CAN ADMIN PERSON OURS TO COMMA]{0,3}",
        "LIMITER": "(?:(?:DENIED)?[MORE LESS]ROUGH_FREQUENCY?(?:COMMA?THAN)?|[MAX MIN ONLY UNTIL]|QUOTA(?:OURS?TO)?"
        "|UP[TO TILL]|LIMITED[TO UNTIL TILL]?)[PUBLISH POSTS NEED COLON SPACED_DASH]{0,3}",
        "NOT_MORE": "[NOT NONE][MORE LESS]|OR[MORE LESS]|MORE(?:NOT[NEED ALLOWED CAN]?|[BANS])",
        "NO_COUNT": "(?![NUMBERS TIMES ARTICLE POSTS THAN TO DASH UNITS BIG_NUMBER ODD_NUMBER IN EVERY]|COMMA THAN)",
        "AFTERTHOUGHT": "[COMMA OPEN SPACED_DASH]?[BUT AND]?"
        "(?:(?:[MAX MIN QUOTA]|NOT_MORE)ROUGH_FREQUENCY?NO_COUNT|ONLY CLAUSE_END)",
        "AT_LEAST": "(?:[MIN MAX]|NOT[MORE LESS]THAN?)",
        "GAP_LENGTH": "(?:NUMS?UNIT)",
        "OR_MORE": "(?:[AND OR]?[MORE LONGER]NO_COUNT|COMMA?MIN CLAUSE_END)",
        "PREVIOUS_POST": "[ARTICLE THIS OURS]?(?:[PAST LAST]+[POSTS TIMES]?(?:ONE CLAUSE_END)?|[POSTS])",
        # weekdays
        "DAY_ITEM": "[EVERY ALL]?ORDINAL?(?:DAY DAY_UNIT?|(?<!NUMBER)WORKING DAY_UNIT)",
        "DAYS": "(?:FROM?DAY[DASH SPACED_DASH TO UNTIL TILL BY THROUGH]DAY(?!DASH DAY)"
        "|DAY_ITEM(?:[COMMA AND OR SLASH SPACED_DASH DASH]{1,2}[IN BY ABOUT]*DAY_ITEM)*)",
    }
)

# Whatever stands first wins, so the harmless readings that share their beginning with a limit stand before it.
_HARMLESS: Final = (
    "AT_LEAST?THAN?IN?WITHIN NUMS?UNIT"  # за 2 дня, within a week
    "|AT_LEAST?NUMS STOP?UNIT(?:BEFORE|IN?[FIRST NOTICE]|IN BEFORE)"  # 3 ukers varsel, two days before
    "|FOR[THIS UNKNOWN]?NUMS?[UNITS SINGLE_DAYS]"  # афиша на месяц, for the next two weeks
    "|[THIS LAST PAST](?:NUM?UNIT|TIMES)"  # на этой неделе, last time
    "|LIMITER?NUM[POSTS][WITHIN PER IN]TIMES"  # не больше одного поста за раз
    "|DAYS_OFF UNIT"  # афиша выходного дня
    "|LIMITER?(?:RANGE|BIG_NUMBER)UNKNOWN?THING"  # до 3 фото, max 200 words
)
_NTH_DAY: Final = (
    "[IN BY]?EVERY?[ORDINALS LAST]DAY[IN PER ARTICLE EVERY]*MONTH_UNIT|[IN BY]?EVERY?(?:LAST|(?<!NUMBER)FIRST_PLACE)DAY"
    "|NUM DAY[IN PER ARTICLE]UNIT"
)
_WEEKDAYS: Final = (
    "(?P<not_on>[NOT NONE BANS]DOING|EXCEPT[THAN FROM]?)?(?P<only>ONLY)?[IN BY ABOUT FOR]?(?P<days>DAYS)"
    "(?P<only_after>ONLY CLAUSE_END)?"
    "(?P<not_then>SPACED_DASH?(?:NOT[PUBLISH ALLOWED CAN]|(?:NOT NEED|NEED NOT)CLAUSE_END|[BANS]|NONE CLAUSE_END))?"
)
_GAP: Final = (
    "(?P<limit>AT_LEAST)?(?P<gap>GAP_LENGTH)(?P<more>OR_MORE)?"
    "(?:GAP?BETWEEN(?=[EVERY ARTICLE OURS ALL]*[POSTS PUBLISH TIMES TOPIC ADVERT]|CLAUSE_END)|APART|GAP)"
    "|(?P<limit_first>AT_LEAST)?GAP[IN BETWEEN POSTS COLON SPACED_DASH FROM PUBLISH OURS]{0,5}"
    "(?P<limit_after>AT_LEAST)?[IN FROM UNTIL]?(?P<gap_after>GAP_LENGTH)APART?(?P<more_after>OR_MORE)?"
    "|BETWEEN[OURS EVERY AND]*[POSTS PUBLISH][AND COLON SPACED_DASH NEED UNKNOWN POSTS]{0,3}"
    "(?P<limit_between>AT_LEAST)?(?P<gap_between>GAP_LENGTH)(?P<more_between>OR_MORE)?"
    "|NOT PAST(?:COMMA?THAN)?(?:THROUGH(?P<gap_then>GAP_LENGTH)AFTER?|(?P<gap_since>GAP_LENGTH)AFTER)"
    "[PAST LAST POSTS ARTICLE]*"
    # ikke før det har gått en uke siden forrige, no sooner than 10 days after the last post
    "|(?:NOT[PUBLISH POSTS]?[BEFORE PAST UNTIL TILL]|NONE?EARLIEST)(?:COMMA?THAN)?[HAVE UNKNOWN IN THROUGH]{0,2}"
    "(?P<gap_from>GAP_LENGTH)[AFTER FROM]?PREVIOUS_POST"
)
_FREQUENCY: Final = (
    "(?P<limiter>LIMITER)?(?:"
    # в неделю не больше двух, weekly 1 post
    "(?P<each_unit>[IN PER WITHIN EVERY]UNIT)[COLON SPACED_DASH]?(?P<inner_limiter>LIMITER)?"
    "(?P<counted>BY?(?:COUNTED_TIMES|COUNTED_POSTS|(?<=[MAX MORE THAN UNTIL TO QUOTA COLON])RANGE))"
    "(?!EACH SPAN|EACH?UNIT)"
    # раз в две недели, 2 posts a month
    "|(?P<count>COUNT)(?:EACH|(?<=TIMES)FOR|(?<=NUMBER TIMES)(?=UNIT))(?P<span>SPAN)"
    # каждые 10 дней, annenhver uke, biweekly; через день
    "|AMBIGUOUS?EVERY(?P<rhythm>SPAN)|(?P<every_other_day>THROUGH DAY_UNIT)(?!AFTER)"
    # пост в неделю
    "|(?<![^PUBLISH ALLOWED CAN BY FROM AGREED SAYS FREQUENCY OURS ONLY MAX MORE THAN QUOTA LIMITED COMMA COLON STOP"
    " NEWLINE])[POSTS][IN PER SLASH WITHIN ARTICLE](?P<one_post_in>NUMS?UNIT)(?=[,.;)\n]|$)"
    ")(?P<afterthought>AFTERTHOUGHT)?"
)
# No phrase begins with anything else; asking first is what makes the search quick.
_BEGINNING: Final = (
    "(?=[TIMES TIMES_OR_MONEY CROSS POSTS TOPIC EVERY ALL AMBIGUOUS NUMBERS ORDINALS BIG_NUMBER UNITS ANY_DAYS WORKING"
    " IN PER ARTICLE WITHIN FOR BY ABOUT FROM UNTIL UP BETWEEN THROUGH THAN THIS LAST PAST MAX QUOTA MIN MORE LESS ONLY"
    " EXCEPT LIMITED NOT NONE BANS GAP DAYS_OFF EARLIEST])"
)


@cache
def phrase_pattern(*, gaps: bool) -> re.Pattern[str]:
    """Compile the pattern that finds every phrase.

    Args:
        gaps: whether the time between posts may be spoken of, which is rare.

    Returns:
        A pattern whose last group names what was found: ``harmless``, ``nth_day``, ``weekdays``, ``gap_phrase`` or
        ``frequency``.
    """
    phrases = {
        "harmless": _HARMLESS,
        "nth_day": _NTH_DAY,
        "weekdays": _WEEKDAYS,
        "gap_phrase": _GAP if gaps else "",
        "frequency": _FREQUENCY,
    }
    alternatives = "|".join(f"(?P<{name}>{phrase})" for name, phrase in phrases.items() if phrase)
    return re.compile(expand(f"{_BEGINNING}(?:{alternatives})"))

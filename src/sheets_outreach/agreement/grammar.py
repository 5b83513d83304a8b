"""How a frequency, a gap, a weekday or a harmless stretch of time is said, as patterns over kinds of words.

Upper-case names are kinds (`kinds.KINDS`), classes or the fragments below; spaces are for the eye. What a match means is
decided in `frequency` and `weekdays`; whether it may be believed, in `doubt`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Final

from sheets_outreach.agreement import kinds
from sheets_outreach.agreement.kinds import KINDS

_NAMES: dict[str, str] = {name: re.escape(char) for name, char in KINDS.items()} | {
    # to stand inside square brackets
    "POSTS": KINDS["POST"] + KINDS["POST_OR_TO_POST"],
    "NUMBERS": kinds.NUMBERS,
    "ORDINALS": kinds.ORDINALS,
    "UNITS": kinds.UNIT_CHARS,
    "ANY_DAYS": kinds.ANY_DAYS,
    "SINGLE_DAYS": kinds.SINGLE_DAYS,
    # to stand alone
    "ONE": kinds.number(1),
    "NUMBER": f"[{kinds.NUMBERS}]",
    "ORDINAL": f"[{kinds.ORDINALS}]",
    "FIRST_PLACE": kinds.ordinal(1),
    "UNIT": f"[{kinds.UNIT_CHARS}]",
    "MONTH_UNIT": kinds.unit("month"),
    "DAY_UNIT": kinds.unit("day"),
    "DAY": f"[{kinds.ANY_DAYS}]",
    "COMMA": ",",
    "NEWLINE": "\n",
    "STOP": r"\.",
    "COLON": ":",
    "DASH": r"\-",
    "SPACED_DASH": "~",
    "SLASH": "/",
    "OPEN": r"\(",
    "CLOSE": r"\)",
    "CLAUSE_END": r"(?=[.,;:\n?()~]|$)",
}
_FRAGMENTS: Final = {
    "NUM": "(?:[NUMBERS ARTICLE]CROSS*)",
    "TO_OR": "[DASH SPACED_DASH OR TO UNTIL TILL]",
    "NUMS": "(?:NUM(?:TO_OR?NUM)?)",
    "RANGE": "(?:BETWEEN NUM AND NUM|FROM?NUMS)",
    "ABOUT_IT": "[EVENT TOPIC ADVERT OURS UNKNOWN FROM NAME PUBLISH AND ALLOWED CAN ADMIN]{0,4}?",
    "COUNTED_TIMES": "(?:RANGE?[TIMES TIMES_OR_MONEY]|NUMBER CROSS|CROSS NUMBER)",
    "COUNTED_POSTS": "(?:RANGE[UNKNOWN EVENT ADVERT STEADY]{0,2}[POSTS TOPIC ADVERT](?:DASH?POST)?ABOUT_IT)",
    "COUNT": "(?<![NUMBERS ARTICLE ODD_NUMBER BIG_NUMBER CLOSE CROSS ORDINALS])BY?(?:NUMBER TIMES TO_OR NUMBER TIMES"
    "|TIMES[DASH OR]NUMBER|COUNTED_TIMES[POSTS PUBLISH ALLOWED CAN]{0,2}|COUNTED_POSTS|[POSTS]RANGE|TIMES NUMBER|RANGE)",
    "EACH": "(?:ABOUT(?=UNIT)|[IN PER][WITHIN ARTICLE EVERY ANY]?|[SLASH ARTICLE WITHIN EVERY])",
    "SPAN": "(?:NUM STOP?(?:TO_OR NUM STOP?)?UNIT|ORDINAL(?:TO_OR EVERY?ORDINAL)?UNIT|HALF DASH?UNIT"
    "|UNIT(?:TO_OR NUMBER(?:UNIT|(?![POSTS TIMES IN PER STOP CROSS NUMBERS])))?)",
    "LIMITER": "(?:(?:[NOT NONE FORBIDDEN][PUBLISH POSTS NEED ALLOWED CAN ADMIN PERSON OURS COMMA]{0,3})?[MORE LESS]ROUGH_FREQUENCY?(?:COMMA?THAN)?|[MAX MIN]|[QUOTA ONLY UNTIL]|UP[TO TILL]|LIMITED[TO UNTIL TILL]?)"
    "[PUBLISH POSTS NEED COLON SPACED_DASH]{0,3}",
    "AFTERTHOUGHT": "[, OPEN SPACED_DASH]?[BUT AND]?(?:(?:MAX|MIN|[NOT NONE][MORE LESS]|OR[MORE LESS]|MORE(?:NOT[NEED ALLOWED CAN]?|FORBIDDEN))ROUGH_FREQUENCY?"
    "(?![NUMBERS TIMES ARTICLE POSTS THAN TO DASH UNITS BIG_NUMBER ODD_NUMBER IN EVERY COMMA])|ONLY CLAUSE_END)",
    "GAP_LENGTH": "(?:NUMS?UNIT)",
    "AT_LEAST": "(?:[MIN MAX]|NOT[MORE LESS]THAN?)",
    "DAY_ITEM": "[EVERY ALL]?ORDINAL?(?:DAY DAY_UNIT?|(?<!NUMBER)WORKING DAY_UNIT)",
    "DAYS": "(?:FROM?DAY[DASH SPACED_DASH TO UNTIL TILL BY THROUGH]DAY(?!DASH DAY)"
    "|DAY_ITEM(?:[COMMA AND OR SLASH SPACED_DASH DASH]{1,2}[IN BY ABOUT]*DAY_ITEM)*)",
    "DOING": "[PUBLISH POSTS NEED ALLOWED CAN]{0,3}",
}


def _expand(pattern: str) -> str:
    return re.sub("[A-Z_]{2,}", lambda name: _NAMES[name[0]], pattern).replace(" ", "")


for _name, _pattern in _FRAGMENTS.items():
    _NAMES[_name] = _expand(_pattern)


def kind_set(names: str) -> frozenset[str]:
    """Give the characters of kinds, to ask whether any of them occurs in a text: quicker than a pattern."""
    chars: set[str] = set()
    for name in names.split():
        if name in KINDS:
            chars.add(KINDS[name])
            continue
        if hasattr(kinds, name) and len(getattr(kinds, name)) == 1:  # punctuation
            chars.add(getattr(kinds, name))
            continue
        first, dash, last = _NAMES[name].partition("-")
        chars |= set(map(chr, range(ord(first), ord(last) + 1))) if dash else set(first)
    return frozenset(chars)


class Pattern:
    """A pattern over kinds, compiled when it is first asked: most texts need few, and a cold start should pay for few."""

    search: Callable[[str], re.Match[str] | None]
    match: Callable[[str], re.Match[str] | None]
    finditer: Callable[[str], Iterator[re.Match[str]]]
    sub: Callable[[str, str], str]

    def __init__(self, pattern: str) -> None:
        self._pattern = pattern

    def __getattr__(self, name: str) -> object:
        """Compile, and put the compiled pattern's own methods in this object's place."""
        compiled = re.compile(_expand(self._pattern))
        for method in ("search", "match", "finditer", "sub"):
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def compile_pattern(pattern: str) -> Pattern:
    """Make a pattern that is written in names of kinds, classes and fragments."""
    return Pattern(pattern)


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
    "EVERY?[ORDINALS LAST]DAY[IN PER ARTICLE EVERY]*MONTH_UNIT|EVERY?(?:LAST|(?<!NUMBER)FIRST_PLACE)DAY"
    "|NUM DAY[IN PER ARTICLE]UNIT"
)
_WEEKDAYS: Final = (
    "(?P<not_on>NOT DOING|NONE DOING|EXCEPT[THAN FROM]?|FORBIDDEN DOING)?(?P<only>ONLY)?[IN BY ABOUT FOR]?(?P<days>DAYS)"
    "(?P<only_after>ONLY CLAUSE_END)?(?P<not_then>SPACED_DASH?(?:NOT[PUBLISH ALLOWED CAN]|FORBIDDEN|NONE CLAUSE_END))?"
)
_GAP: Final = (
    "(?P<limit>AT_LEAST)?(?P<gap>GAP_LENGTH)(?:GAP?BETWEEN(?=[EVERY ARTICLE OURS ALL]*[POSTS PUBLISH TIMES TOPIC ADVERT]|CLAUSE_END)|APART|GAP)"
    "|(?P<limit_first>AT_LEAST)?GAP[IN BETWEEN POSTS COLON SPACED_DASH FROM PUBLISH OURS]{0,5}(?P<limit_after>AT_LEAST)?[IN FROM UNTIL]?"
    "(?P<gap_after>GAP_LENGTH)APART?"
    "|BETWEEN[OURS EVERY AND]*[POSTS PUBLISH][AND COLON SPACED_DASH NEED UNKNOWN POSTS]{0,3}(?P<limit_between>AT_LEAST)?(?P<gap_between>GAP_LENGTH)"
    "|NOT PAST(?:COMMA?THAN)?(?:THROUGH(?P<gap_then>GAP_LENGTH)AFTER?|(?P<gap_since>GAP_LENGTH)AFTER)[PAST LAST POSTS ARTICLE]*"
)
_FREQUENCY: Final = (
    "(?P<limiter>LIMITER)?(?:"
    "(?P<each_unit>[IN PER WITHIN EVERY]UNIT)[COLON SPACED_DASH]?(?P<inner_limiter>LIMITER)?"
    "(?P<counted>BY?(?:COUNTED_TIMES|COUNTED_POSTS|(?<=[MAX MORE THAN UNTIL TO QUOTA])RANGE|(?<=[COLON])RANGE))(?!EACH SPAN|EACH?UNIT)"
    "|(?P<count>COUNT)(?:EACH|(?<=TIMES)FOR|(?<=NUMBER TIMES)(?=UNIT))(?P<span>SPAN)"
    "|AMBIGUOUS?EVERY(?P<rhythm>SPAN)|(?P<every_other_day>THROUGH DAY_UNIT)(?!AFTER)"
    "|(?<![^PUBLISH ALLOWED CAN BY FROM AGREED SAYS OURS ONLY MAX MORE THAN QUOTA LIMITED COMMA COLON STOP NEWLINE])[POSTS](?:[IN PER]|SLASH|WITHIN|ARTICLE)(?P<one_post_in>UNIT)(?=[,.;)\n]|$)"
    ")(?P<afterthought>AFTERTHOUGHT)?"
)
# No phrase begins with anything else; asking first is what makes the search quick.
_BEGINNING: Final = (
    "(?=[TIMES TIMES_OR_MONEY CROSS POSTS TOPIC EVERY ALL AMBIGUOUS NUMBERS ORDINALS BIG_NUMBER UNITS ANY_DAYS IN PER ARTICLE"
    " WITHIN FOR BY ABOUT FROM UNTIL UP BETWEEN THROUGH THAN THIS LAST PAST MAX QUOTA MIN MORE LESS ONLY EXCEPT LIMITED NOT"
    " NONE FORBIDDEN GAP DAYS_OFF WORKING])"
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
    return re.compile(_expand(f"{_BEGINNING}(?:{alternatives})"))

"""The alphabet an agreement is spelt in before it is read: one character for each kind of word.

The vocabularies turn every word of three languages into one of these characters (or into none, for words that change
nothing), so that the grammar is written once, over kinds, and never sees a word. A number, an ordinal, a unit of time
and a weekday carry their value in the character itself.
"""

from __future__ import annotations

import string
from typing import Final

from sheets_outreach.agreement.model import Period

# What a word is, under the name that the vocabularies and the grammar use for it.
KIND_NAMES: Final = (
    # how often
    "TIMES",  # раз, gang, times
    "TIMES_OR_MONEY",  # «1 р/нед» is once, «500 р» is a price
    "CROSS",  # 2x, x2
    "POST",
    "POST_OR_TO_POST",  # the English word is both
    "PUBLISH",
    "PUBLISHES",  # somebody else does: публикует, legger ut
    "EVERY", "HALF", "STEADY",
    "AMBIGUOUS",  # stands before what the word most strictly means
    "ODD_NUMBER",  # полтора, несколько, a couple: too vague for a limit
    "BIG_NUMBER",  # years, prices, phone numbers, hours, dates: never a limit
    "ROUGH_FREQUENCY",  # часто, sjelden, sometimes
    # little words
    "IN", "PER", "ARTICLE", "WITHIN", "FOR", "BY", "ABOUT", "FROM", "TO", "UP", "BETWEEN", "OR", "AND", "THAN", "BUT",
    "THROUGH", "AFTER", "BEFORE", "ALSO",
    "UNTIL",  # «до»: a range, and a limit
    "TILL",  # «til»: a range only
    # limits
    "MAX", "QUOTA", "MIN", "MORE", "LESS", "ONLY", "EXCEPT", "NOT", "NONE", "WITHOUT",
    "GAP",  # перерыв, interval, pause
    "APART",
    "EARLIEST",  # tidligst, no sooner
    "LONGER",  # «дольше»; "no longer" takes a permission back
    "LIMITED",  # «не ограничено»
    "UNLIMITED", "HOW_MUCH", "AS_LIKED", "ANY",
    "GO_AHEAD",  # «на здоровье», "i vei", "away" after a verb of posting
    "FREQUENCY",  # «частота», hyppighet: the word itself, which says nothing yet
    # approval
    "APPROVAL",
    "PERMISSION",  # like approval, but to have none is to be refused
    "APPROVE", "APPROVED", "ASK", "SEND", "TEXT", "ADMIN", "PERSON", "MESSAGE", "FIRST", "NEED", "HAVE",
    "REVIEW",  # means approval only after «after», «on», «through»
    "CHECKS",  # somebody looks something through: проверяет, leser, reads
    "CONTACT",  # to write or call: approval only when it is done first
    "NOTICE",  # 3 days' notice
    "STRAIGHT",
    # where things stand
    "FORBIDDEN",
    "BANNED",  # people are: забанили, utestengt
    "ALLOWED", "CAN", "REFUSED", "WAIT", "ANSWER", "AGREED", "AGREEMENT", "YET", "PROPOSED", "SAYS",
    "PAST", "WAS", "NOW", "CONDITION", "SOFT",
    "THEN",  # a condition, and a turn of events: потом, senere, later
    "WITHDRAWN",  # передумали, ombestemte, revoked
    "CHANGED",  # changed their mind
    "NEGOTIATE",  # what is still to be done: договариваться, forhandle, renegotiate
    # what it is about
    "TOPIC",  # what posts can be called by: афиша, news
    "ADVERT",
    "EVENT",  # what happens in the library and may have its own timetable
    "FREE",  # бесплатные, gratis: an event that costs nothing
    "ELSEWHERE",  # says that the sentence is not about our posts: проверяет, meets, svarer
    "THING",  # what else is counted: photos, characters, words
    "OURS", "ALL", "SELF",
    # time
    "CLOCK", "MONTH_NAME", "THIS", "LAST", "PARITY", "WORKING", "DAYS_OFF",
    # remarks
    "THANKS",
    "VALID",  # действует, gjelder: harmless with a date from which
    "FORGET",
    # the rest
    "ADDRESS", "NAME", "UNKNOWN",
)  # fmt: skip
# One character each, none above U+00FF: patterns over such characters compile in a third of the time.
_LETTERS: Final = (
    string.ascii_letters
    + string.digits
    + "!\"#$%&'*+<=>@[\\]^_`{|}"
    + "".join(map(chr, (*range(1, 9), 11, 12, *range(14, 32), *range(0xFA, 0x100))))
)
KINDS: Final[dict[str, str]] = dict(zip(KIND_NAMES, _LETTERS, strict=False))

# Punctuation speaks for itself; a dash between spaces is not the dash of a range.
COMMA, STOP, SEMICOLON, COLON, QUESTION, NEWLINE = ",", ".", ";", ":", "?", "\n"
DASH, SPACED_DASH, SLASH, OPEN, CLOSE = "-", "~", "/", "(", ")"
PUNCTUATION: Final = {
    ",": COMMA, ".": STOP, "!": STOP, "…": STOP, ";": SEMICOLON, "•": SEMICOLON, "|": SEMICOLON, ":": COLON,
    "?": QUESTION, "-": DASH, "–": DASH, "—": DASH, "‑": DASH, "−": DASH, "‒": DASH, "/": SLASH, "(": OPEN,
    ")": CLOSE, "[": OPEN, "]": CLOSE, "&": KINDS["AND"], "\n": NEWLINE,
}  # fmt: skip
CONSUMED: Final = "\x7f"  # stands where something was read

# Days in one, and the period that «n times in one» counts in; None: no rolling window has that length.
UNITS: Final[dict[str, tuple[int, Period | None]]] = {
    "day": (1, Period.DAY),
    "week": (7, Period.WEEK),
    "decade": (10, None),
    "fortnight": (14, None),
    "half_month": (15, None),
    "month": (30, Period.MONTH),
    "quarter": (91, Period.QUARTER),
    "half_year": (182, None),
    "year": (365, Period.YEAR),
    "hour": (0, None),
}
UNIT_NAMES: Final = tuple(UNITS)
WEEKEND, WORKDAYS = 8, 9
WEEKDAYS_OF: Final = {WEEKEND: (6, 7), WORKDAYS: (1, 2, 3, 4, 5)} | {day: (day,) for day in range(1, 8)}

# Numbers that occur in agreements: every one up to 60, and what longer stretches come to in days.
_VALUES: Final = (*range(1, 61), 73, 80, 90, 91, 92, 100, 120, 122, 182, 183)
HIGHEST_ORDINAL: Final = 15
_NUMBER, _ORDINAL, _UNIT, _RECURRING, _SINGLE, _SHORT = 0x80, 0xC6, 0xD5, 0xDF, 0xE8, 0xF1
_NUMBERS: Final = {value: chr(_NUMBER + at) for at, value in enumerate(_VALUES)}
_CARRIED: Final[dict[str, int]] = {
    **{char: value for value, char in _NUMBERS.items()},
    **{chr(_ORDINAL + value - 1): value for value in range(1, HIGHEST_ORDINAL + 1)},
    **{chr(base + day - 1): day for base in (_RECURRING, _SINGLE, _SHORT) for day in range(1, 10)},
}


def number(value: int) -> str:
    """Spell a number; one that no agreement counts with is spelt as too big to be a limit."""
    return _NUMBERS.get(value, KINDS["BIG_NUMBER"])


def ordinal(value: int) -> str:
    """Spell a place in a row: «второй», "3rd"."""
    return chr(_ORDINAL + value - 1) if 1 <= value <= HIGHEST_ORDINAL else KINDS["BIG_NUMBER"]


def unit(name: str) -> str:
    """Spell a unit of time by its name in `UNITS`."""
    return chr(_UNIT + UNIT_NAMES.index(name))


def recurring_day(day: int) -> str:
    """Spell a weekday in a form that means every such day: «пятницам», "fredager", "Fridays"."""
    return chr(_RECURRING + day - 1)


def single_day(day: int) -> str:
    """Spell a weekday in a form that may mean one date: «пятницу», "fredag", "Friday"."""
    return chr(_SINGLE + day - 1)


def short_day(day: int) -> str:
    """Spell a weekday's abbreviation: «пт», "fre", "Fri"."""
    return chr(_SHORT + day - 1)


def value_of(char: str) -> int:
    """Give what a number, an ordinal or a weekday carries.

    >>> value_of(number(14)), value_of(ordinal(2)), value_of(short_day(5))
    (14, 2, 5)
    """
    return _CARRIED[char]


def unit_name(char: str) -> str:
    """Give the name of a unit of time."""
    return UNIT_NAMES[ord(char) - _UNIT]


def is_unit(char: str) -> bool:
    """Whether the character is a unit of time."""
    return _UNIT <= ord(char) < _RECURRING


def is_counted(char: str) -> bool:
    """Whether the character is a number or an ordinal."""
    return _NUMBER <= ord(char) < _UNIT


def is_ordinal(char: str) -> bool:
    """Whether the character is an ordinal."""
    return _ORDINAL <= ord(char) < _UNIT


def is_day(char: str) -> bool:
    """Whether the character is a weekday in any form."""
    return _RECURRING <= ord(char) < _SHORT + 9


def is_recurring_day(char: str) -> bool:
    """Whether the character is a weekday in a form that means every such day."""
    return _RECURRING <= ord(char) < _SINGLE


def is_short_day(char: str) -> bool:
    """Whether the character is the abbreviation of a weekday."""
    return _SHORT <= ord(char) < _SHORT + 9


def _range(first: int, last: int) -> str:
    return f"{chr(first)}-{chr(last)}"


# Classes of characters for the grammar, to stand between square brackets.
NUMBERS: Final = _range(_NUMBER, _ORDINAL - 1)
ORDINALS: Final = _range(_ORDINAL, _UNIT - 1)
UNIT_CHARS: Final = _range(_UNIT, _RECURRING - 1)
SINGLE_DAYS: Final = _range(_SINGLE, _SHORT - 1)
ANY_DAYS: Final = _range(_RECURRING, _SHORT + 8)

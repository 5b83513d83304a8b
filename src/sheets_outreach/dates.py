"""Days as people type them in three languages: «20.11.2026», "20. nov", "Nov 20"; times of day are not its business."""

from __future__ import annotations

import re
from datetime import date, timedelta

_MONTH_STEMS = (
    ("янв", "jan"), ("фев", "feb"), ("мар", "mar"), ("апр", "apr"), ("ма", "mai", "may"), ("июн", "jun"),
    ("июл", "jul"), ("авг", "aug"), ("сен", "sep"), ("окт", "okt", "oct"), ("ноя", "nov"), ("дек", "des", "dec"),
)  # fmt: skip
_DAYS_AROUND = 183
_NUMERIC = re.compile(r"(\d{1,4})\s*([./-])\s*(\d{1,2})(?:\s*\2\s*(\d{2,4}))?\s*\.?\s*(?:г\.?|г|года)?")
_DAY_FIRST = re.compile(r"(\d{1,2})\.?\s*(?:de\s+)?([a-zа-яåæø]{2,12})\.?,?\s*(\d{4}|\d{2})?\s*(?:г\.?|года)?")
_MONTH_FIRST = re.compile(r"([a-zа-я]{3,12})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s*(\d{4})?")
_WEEKDAY = re.compile(
    r"^(?:пн|вт|ср|чт|пт|сб|вс|понед\w*|вторник|среда|четверг|пятница|суббота|воскр\w*"
    r"|man(?:dag)?|tirs?(?:dag)?|ons(?:dag)?|tors?(?:dag)?|fre(?:dag)?|lør(?:dag)?|søn(?:dag)?"
    r"|mon(?:day)?|tue(?:s|sday)?|wed(?:nesday)?|thu(?:rs|rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)\.?,?\s+(?=\w)"
)


def parse_date(text: str, *, month_first: bool = False, today: date) -> date | None:
    """Read a day.

    Args:
        text: what was typed.
        month_first: whether 3/4/2026 is in March, as in the United States; else it is in April.
        today: a day without a year is the one nearest to today.

    >>> parse_date("20. nov", today=date(2026, 11, 21))
    datetime.date(2026, 11, 20)
    >>> parse_date("3/4/2026", month_first=True, today=date(2026, 1, 1))
    datetime.date(2026, 3, 4)

    Returns:
        The day, or None where the text is not one (31.02. is not).
    """
    folded = _WEEKDAY.sub("", " ".join(text.casefold().split()))
    numeric = _NUMERIC.fullmatch(folded)
    if numeric is not None:
        return _numeric_date(numeric, month_first=month_first, today=today)
    worded = _DAY_FIRST.fullmatch(folded)
    if worded is not None:
        return _build(_month(worded[2]), int(worded[1]), worded[3], today)
    worded = _MONTH_FIRST.fullmatch(folded)
    if worded is not None:
        return _build(_month(worded[1]), int(worded[2]), worded[3], today)
    return None


def _numeric_date(match: re.Match[str], *, month_first: bool, today: date) -> date | None:
    first, separator, second, third = match[1], match[2], match[3], match[4]
    if len(first) > 2:
        # Year first is always year, month, day.
        return _build(int(second), int(third), first, today) if len(first) == 4 and third else None
    if separator == "/" and month_first:
        return _build(int(first), int(second), third, today)
    return _build(int(second), int(first), third, today)


def _month(word: str) -> int:
    for number, stems in enumerate(_MONTH_STEMS, start=1):
        if any(word.startswith(stem) and (stem != "ма" or word in {"май", "мая", "мае"}) for stem in stems):
            return number
    return 0


def _build(month: int, day: int, year: str | None, today: date) -> date | None:
    if year is None:
        around = (_real_date(today.year + step, month, day) for step in (-1, 0, 1))
        near = [found for found in around if found and abs(found - today) <= timedelta(days=_DAYS_AROUND)]
        return min(near, key=lambda found: abs(found - today), default=None)
    number = int(year)
    return _real_date(number + 2000 if len(year) == 2 else number, month, day)


def _real_date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None

"""Which day, hour or duration did somebody type, and in which pattern does it stay?

The pattern keeps the way it was typed: 2020-01-01 stays so, as recorded from Google. A day without a year is of the
current one. Where the day's place is open, the locale decides; nothing is swapped to make an impossible day possible.
"""

import re
from collections.abc import Callable
from datetime import date
from functools import cache
from typing import NamedTuple

from sheets_outreach.localsheets.values.locales import EN_MONTHS, EN_MONTHS_SHORT, Locale
from sheets_outreach.localsheets.values.rendering import write_in_pattern
from sheets_outreach.localsheets.values.serials import serial_of_day
from sheets_outreach.localsheets.values.typed_numbers import simplify
from sheets_outreach.localsheets.values.wire import NumberFormat

_LONGEST = 60
_DAY_SECONDS = 86_400
_FIRST_YEAR = 1000
# 1/1/29 is 2029 and 1/1/30 is 1930, as in the other spreadsheets.
_LAST_SHORT_YEAR_OF_2000 = 29

_FIGURES = re.compile(r"(\d{1,4})([./-])(\d{1,2})\2(\d{1,4})(\.?)(?P<year_word>\s?г\.?)?", re.ASCII)
_TWO_FIGURES = re.compile(r"(\d{1,4})([./-])(\d{1,4})(\.?)", re.ASCII)
_DAY_FIRST = re.compile(
    r"(?P<day>\d{1,2})(?P<a>\.?[ -]|\.)(?P<month>[^\W\d]+)\.?"
    r"(?:(?P<b>,? |-)(?P<year>\d{4}|\d{2}(?!\d)))?(?P<year_word> ?г\.?)?",
)
_MONTH_FIRST = re.compile(r"(?P<month>[^\W\d]+)\.?(?P<a> )(?P<day>\d{1,2})(?!\d)(?:(?P<b>,? )(?P<year>\d{4}))?")
_MONTH_ONLY = re.compile(r"(?P<month>[^\W\d]+)\.?(?P<b>,? |-)(?P<year>\d{4})")
_TIME = re.compile(
    r"(?P<hour>\d{1,5}):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:[.,](?P<fraction>\d{1,3}))?)?(?: ?(?P<half>[ap]m))?"
    r"|(?P<bare>\d{1,2}) ?(?P<bare_half>[ap]m)",
    re.IGNORECASE | re.ASCII,
)
_WITH_TIME = re.compile(r"(?P<day>.*\S),? +(?P<time>\d{1,2}(?::\d\d.*| ?[ap]m))", re.IGNORECASE | re.ASCII)


class _Found(NamedTuple):
    """A day and the pattern in which it was typed."""

    day: date
    pattern: str


class _Clock(NamedTuple):
    """A time of day or a duration in seconds and its pattern."""

    seconds: float
    pattern: str
    is_duration: bool


def parse_moment(text: str, locale: Locale, today: date) -> tuple[int | float, NumberFormat] | None:
    """Read a stripped text as a day, an hour, both, or a duration; None where it is none of them."""
    if len(text) > _LONGEST:
        return None
    clock = _parse_time(text)
    if clock is not None:
        return _settle(clock.seconds / _DAY_SECONDS, "TIME", clock.pattern, text, locale)
    found = _parse_day(text, locale, today)
    if found is not None:
        return _settle(serial_of_day(found.day), "DATE", found.pattern, text, locale)
    both = _WITH_TIME.fullmatch(text)
    if both is None:
        return None
    found, clock = _parse_day(both["day"], locale, today), _parse_time(both["time"])
    if found is None or clock is None or clock.is_duration:
        return None
    serial = serial_of_day(found.day) + clock.seconds / _DAY_SECONDS
    return _settle(serial, "DATE_TIME", f"{found.pattern} {clock.pattern}", text, locale)


def _settle(serial: float, kind: str, pattern: str, text: str, locale: Locale) -> tuple[int | float, NumberFormat]:
    """Prefer the locale's own pattern where it shows what was typed."""
    usual = {"DATE": locale.date, "TIME": locale.time, "DATE_TIME": locale.date_time}[kind]
    if write_in_pattern(serial, usual, locale) == text:
        pattern = usual
    return simplify(serial), {"type": kind, "pattern": pattern}


def _parse_time(text: str) -> _Clock | None:
    match = _TIME.fullmatch(text)
    if match is None:
        return None
    half = (match["half"] or match["bare_half"] or "").lower()
    hour, minute, second = int(match["hour"] or match["bare"]), int(match["minute"] or 0), int(match["second"] or 0)
    if minute > 59 or second > 59 or (half and not 1 <= hour <= 12):
        return None
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    fraction = match["fraction"] or ""
    seconds = hour * 3600 + minute * 60 + second + (float(f"0.{fraction}") if fraction else 0)
    pattern = "[h]" if hour > 23 else "hh" if (match["hour"] or "").startswith("0") else "h"
    pattern += (":mm" if match["minute"] else "") + (":ss" if match["second"] else "")
    pattern += ("." + "0" * len(fraction) if fraction else "") + (" am/pm" if half else "")
    return _Clock(seconds, pattern, is_duration=hour > 23)


def _parse_day(text: str, locale: Locale, today: date) -> _Found | None:
    if text[-1:] in "0123456789." and text[:1].isdigit() and not any(map(str.isalpha, text)):
        return _parse_figures(text, locale) or _parse_two_figures(text, locale, today)
    return _parse_figures(text, locale) or _parse_named(text, locale, today)


def _parse_figures(text: str, locale: Locale) -> _Found | None:
    match = _FIGURES.fullmatch(text)
    if match is None:
        return None
    first, separator, second, third, stop = match.group(1, 2, 3, 4, 5)
    if stop and separator != ".":
        return None
    tail = (stop or "") + (f'"{match["year_word"]}"' if match["year_word"] else "")
    if len(first) == 4:
        if len(third) > 2:
            return None
        pattern = f"yyyy{separator}{'m' * len(second)}{separator}{'d' * len(third)}{tail}"
        return _make_day(first, second, third, pattern)
    if len(first) > 2 or len(third) not in {2, 4} or separator not in locale.separators:
        return None
    day, month = (second, first) if locale.order == "md" else (first, second)
    pattern = separator.join((*_write_letters(locale.order, first, second), "y" * len(third))) + tail
    return _make_day(third, month, day, pattern)


def _parse_two_figures(text: str, locale: Locale, today: date) -> _Found | None:
    match = _TWO_FIGURES.fullmatch(text)
    if match is None:
        return None
    first, separator, second, stop = match.groups()
    if len(first) == 4 and len(second) <= 2 and separator in "-/" and not stop:
        return _make_day(first, second, "1", f"yyyy{separator}{'m' * len(second)}")
    if len(first) > 2 or separator not in locale.separators or (stop and separator != "."):
        return None
    if len(second) == 4 and not stop:
        return _make_day(second, first, "1", f"{'mm' if first[0] == '0' else 'm'}{separator}yyyy")
    if len(second) > 2:
        return None
    day, month = (second, first) if locale.order == "md" else (first, second)
    pattern = separator.join(_write_letters(locale.order, first, second)) + stop
    return _make_day(str(today.year), month, day, pattern)


def _write_letters(order: str, first: str, second: str) -> tuple[str, str]:
    """Write the letters for two figures: doubled where a leading zero shows that two places are meant."""
    width = 2 if first[0] == "0" or second[0] == "0" else 1
    return order[0] * min(width, len(first)), order[1] * min(width, len(second))


def _parse_named(text: str, locale: Locale, today: date) -> _Found | None:
    """Read a day whose month is a word, with or without a weekday before it."""
    weekday, _, rest = text.partition(" ")
    if rest and weekday.rstrip(".,").casefold() in _weekdays(locale):
        letters = "dddd" if weekday.rstrip(".,").casefold() in _long_weekdays(locale) else "ddd"
        found = _parse_named(rest, locale, today)
        comma = "," if weekday.endswith(",") else ""
        return found and found._replace(pattern=f"{letters}{comma} {found.pattern}")
    for form, build in _FORMS:
        match = form.fullmatch(text)
        month = _months(locale).get(match["month"].casefold()) if match else None
        if match and month:
            return build(match, month, today)
    return None


def _build_day_first(match: re.Match[str], month: tuple[int, str], today: date) -> _Found | None:
    year, word = match["year"], match["year_word"]
    if word and not year:
        return None
    pattern = ("dd" if match["day"][0] == "0" else "d") + match["a"] + month[1]
    pattern += match["b"] + "y" * len(year) if year else ""
    pattern += f'"{word}"' if word else ""
    return _make_day(year or str(today.year), str(month[0]), match["day"], pattern)


def _build_month_first(match: re.Match[str], month: tuple[int, str], today: date) -> _Found | None:
    pattern = (
        month[1]
        + match["a"]
        + ("dd" if match["day"][0] == "0" else "d")
        + (match["b"] + "yyyy" if match["year"] else "")
    )
    return _make_day(match["year"] or str(today.year), str(month[0]), match["day"], pattern)


def _build_month_only(match: re.Match[str], month: tuple[int, str], _: date) -> _Found | None:
    return _make_day(match["year"], str(month[0]), "1", month[1] + match["b"] + "yyyy")


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], tuple[int, str], date], _Found | None]], ...] = (
    (_DAY_FIRST, _build_day_first),
    (_MONTH_ONLY, _build_month_only),
    (_MONTH_FIRST, _build_month_first),
)


def _make_day(year: str, month: str, day: str, pattern: str) -> _Found | None:
    number = int(year)
    if len(year) == 2:
        number += 2000 if number <= _LAST_SHORT_YEAR_OF_2000 else 1900
    if number < _FIRST_YEAR:
        return None
    try:
        return _Found(date(number, int(month), int(day)), pattern)
    except ValueError:
        return None


@cache
def _months(locale: Locale) -> dict[str, tuple[int, str]]:
    """Name every word for a month: its number and the letters that stand for that form. English is read everywhere."""
    words: dict[str, tuple[int, str]] = {}
    lists = (
        (EN_MONTHS, "mmmm"),
        (EN_MONTHS_SHORT, "mmm"),
        (locale.months, "mmmm"),
        (locale.months_of_day, "mmmm"),
        (locale.months_short, "mmm"),
    )
    for names, letters in lists:
        for number, name in enumerate(names, start=1):
            words[name.rstrip(".").casefold()] = number, letters
    return words


@cache
def _long_weekdays(locale: Locale) -> frozenset[str]:
    return frozenset(name.casefold() for name in locale.weekdays)


@cache
def _weekdays(locale: Locale) -> frozenset[str]:
    return _long_weekdays(locale) | {name.rstrip(".").casefold() for name in locale.weekdays_short}


def first_letters(locale: Locale) -> frozenset[str]:
    """Give the first three letters, folded, of every word with which a typed day may begin."""
    return frozenset(word[:3] for word in (*_months(locale), *_weekdays(locale)))

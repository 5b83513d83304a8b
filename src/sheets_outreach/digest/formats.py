"""How days, numbers and rates look in each language (CLDR, by Babel); it knows no sentence."""

from __future__ import annotations

from datetime import date
from functools import cache

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal, format_percent

from sheets_outreach.texts import Language

# English as Europe writes it: the library's neighbours put the day before the month.
_LOCALES = {Language.RU: "ru", Language.NB: "nb", Language.EN: "en_GB"}
_WEEKDAY_PATTERNS = {Language.RU: "EEEEEE, d MMMM", Language.NB: "EEE d. MMMM", Language.EN: "EEE d MMMM"}
_DAY_PATTERNS = {Language.RU: "d MMMM", Language.NB: "d. MMMM", Language.EN: "d MMMM"}


@cache
def _locale(language: Language) -> Locale:
    return Locale.parse(_LOCALES[language])


class Formats:
    """The formats of one language.

    Args:
        language: the language.
        today: days of another year are written with it.
    """

    def __init__(self, language: Language, today: date) -> None:
        self._language = language
        self._locale = _locale(language)
        self._one_decimal = self._locale.percent_formats[None].pattern.replace("0", "0.0", 1)
        self._today = today

    def day(self, day: date) -> str:
        """Write a day: «21 ноября», "21. november", "21 November"."""
        return self._format(day, _DAY_PATTERNS[self._language])

    def weekday(self, day: date) -> str:
        """Write a day with its weekday: «пт, 27 ноября», "fre. 27. november", "Fri 27 November"."""
        return self._format(day, _WEEKDAY_PATTERNS[self._language])

    def _format(self, day: date, pattern: str) -> str:
        other_year = day.year != self._today.year
        return format_date(day, pattern + (" y" if other_year else ""), locale=self._locale)

    def number(self, number: int) -> str:
        """Write a whole number with the language's own separators."""
        return format_decimal(number, locale=self._locale)

    def percent(self, percent: float) -> str:
        """Write a rate with one decimal: «4,2 %», "4,2 %", "4.2%"."""
        return format_percent(percent / 100, format=self._one_decimal, locale=self._locale)

    def change(self, now: int, before: int) -> str:
        """Write how a number changed: "+12", "−3", "±0"."""
        sign = "+" if now > before else "−" if now < before else "±"
        return sign + self.number(abs(now - before))

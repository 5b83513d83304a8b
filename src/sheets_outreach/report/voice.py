"""How one language speaks in a report: sentences, days, numbers; what people typed is made harmless first."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sheets_outreach.choices import WORDS, Offer, PostKind, Status
from sheets_outreach.digest.cleaning import clean_line
from sheets_outreach.digest.formats import Formats
from sheets_outreach.finding import Problem
from sheets_outreach.links import Platform, display_name
from sheets_outreach.report.facts import Comparison, Report, Sum
from sheets_outreach.rules import title
from sheets_outreach.statistics import Basis, Engagement
from sheets_outreach.texts import Language, load_texts


class Voice:
    """One language, speaking about one report.

    Args:
        report: what is spoken about.
        language: in which language.
    """

    def __init__(self, report: Report, language: Language) -> None:
        self.language = language
        self._texts = load_texts(language)
        self._formats = Formats(language, report.now.last)

    def say(self, key: str, **params: object) -> str:
        """Word a text of the report."""
        return self._texts.say(f"report.{key}", **params)

    def count(self, key: str, n: int, **params: object) -> str:
        """Word a text that depends on a number; ``{count}`` is the number as the language writes it."""
        return self.say(key, n=n, count=self._formats.number(n), **params)

    def name(self, typed: str) -> str:
        """Give a name as typed, harmless, or «unnamed»."""
        return clean_line(typed) or self.say("unnamed")

    def names(self, typed: Iterable[str]) -> str:
        """List names."""
        return ", ".join(map(self.name, typed))

    def day(self, day: date) -> str:
        """Write a day."""
        return self._formats.day(day)

    def number(self, number: float | None) -> str:
        """Write a number; what nobody knows is not 0 and is said in words."""
        if number is None:
            return self.say("not-known")
        if number == int(number):
            return self._formats.number(int(number))
        text = f"{number:.1f}"
        return text if self.language is Language.EN else text.replace(".", ",")

    def rate(self, rate: Engagement | None) -> str:
        """Write a rate and what it is a share of; a sign says where some counts were not known."""
        if rate is None:
            return self.say("not-known")
        key = "rate-views" if rate.basis is Basis.VIEWS else "rate-members"
        percent = self._formats.percent(rate.percent)
        return self.say(key, rate=percent if rate.complete else self.say("at-least", rate=percent))

    def platform(self, platform: Platform) -> str:
        """Give a platform's name."""
        return display_name(platform, self.language)

    def choice(self, choice: PostKind | Offer | Status | None) -> str:
        """Give the word of a drop-down."""
        if choice is None:
            return self.say("no-kind")
        return WORDS[choice][list(Language).index(self.language)][0]

    def problem(self, section: str, problem: Problem) -> str:
        """Word a reason, a fact or something that is not known."""
        params = {name: self._word(name, value) for name, value in problem.params.items()}
        n = problem.params.get("n")
        if isinstance(n, int):
            params |= {"n": n, "count": self._formats.number(n)}
        return self.say(f"{section}.{problem.code}", **params)

    def _word(self, name: str, value: object) -> object:
        if name.endswith("_on"):
            return self.day(date.fromisoformat(str(value)))
        if name.endswith("_percent") and isinstance(value, float):
            return self._formats.percent(value)
        if name == "code":
            return title(str(value), self._texts)
        return self.number(value) if isinstance(value, int | float) else value

    def trend(self, sums: Comparison) -> str:
        """Say in one sign how a rate, or the reactions where there is none, went; "" where that cannot be said."""
        now, before = self._measure(sums.now), self._measure(sums.before)
        rates = (sums.now.rate, sums.before.rate)
        if now is None or before is None or (rates[0] is None) != (rates[1] is None):
            return ""
        return "↑" if now > before else "↓" if now < before else "→"

    def _measure(self, found: Sum) -> float | None:
        return found.rate.percent if found.rate is not None else found.reactions

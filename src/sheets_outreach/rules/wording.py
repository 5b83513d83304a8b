"""A finding in words: a title for lists, what is wrong, and what to do; which findings are shown stands in `showing`.

Sentences stand under ``finding.<code>``: ``title``, ``says``, ``do``, and ``says-<variant>``, ``do-<variant>`` where
one code has several. What people typed is shortened and made harmless before it stands in a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date

from sheets_outreach.cadence import word_day
from sheets_outreach.choices import Answer, choice_words
from sheets_outreach.finding import Finding, Problem, Severity
from sheets_outreach.links import Platform, display_name
from sheets_outreach.register.columns import Tab
from sheets_outreach.register.shapes import CHOICES
from sheets_outreach.texts import Language, Texts

_LONGEST_QUOTE = 60
_LARGE = 10_000


def title(code: str, texts: Texts) -> str:
    """Give a finding's name of a few words."""
    return texts.say(f"finding.{code}.title")


def say(finding: Finding, texts: Texts) -> str:
    """Say what was expected in the cell and what was found, with a suggestion where there is one."""
    said = _word(finding, "says", texts)
    if finding.params.get("suggestion"):
        said = f"{said} {texts.say('finding.form.suggestion', **_worded(finding.params, texts))}"
    return said


def say_problem(problem: Problem, texts: Texts) -> str:
    """Say what reading a link came upon, where the link stands in no sheet."""
    params = {"variant": problem.params.get("reason", ""), **problem.params}
    return say(Finding(problem.code, Severity.ERROR, Tab.REGISTER.value, 0, "link", params), texts)


def advise(finding: Finding, texts: Texts) -> str:
    """Say what to do about it."""
    return _word(finding, "do", texts)


def _word(finding: Finding, what: str, texts: Texts) -> str:
    key = f"finding.{finding.code}.{what}"
    variant = finding.params.get("variant")
    if variant and texts.has(f"{key}-{variant}"):
        key = f"{key}-{variant}"
    params = _worded(finding.params, texts)
    if finding.code == "choice-unknown":
        params["options"] = ", ".join(choice_words(CHOICES.get(finding.column, Answer), texts.language))
    return texts.say(key, **params)


def _worded(params: Mapping[str, object], texts: Texts) -> dict[str, object]:
    return {name: _PARAMS.get(name, _by_type)(name, value, texts) for name, value in params.items()}


def _by_type(name: str, value: object, texts: Texts) -> object:
    if isinstance(value, str):
        if name.endswith("_on"):
            return word_day(date.fromisoformat(value), texts)
        return quote(value)
    if isinstance(value, float) or (isinstance(value, int) and value >= _LARGE):
        return _number(value, texts.language)
    return value


def quote(text: str) -> str:
    r"""Make typed text fit for a sentence: one line, no invisible signs, not too long.

    >>> quote("vk.com\n sokol\u200b")
    'vk.com sokol'
    """
    line = "".join(letter if letter.isprintable() else " " if letter.isspace() else "" for letter in text)
    line = line.replace("«", "„").replace("»", "“")
    line = _PHONE.sub(r"\1…", " ".join(line.split()))
    return line if len(line) <= _LONGEST_QUOTE else f"{line[: _LONGEST_QUOTE - 1].rstrip()}…"


_PHONE = re.compile(r"(\+|wa\.me/|phone=)\d[\d ()-]{6,}\d")
"""A phone number is personal data; the cell holds it already, a mail or a log must not."""


def _number(value: float, language: Language) -> str:
    text = f"{value:,.1f}".removesuffix(".0")
    return text if language is Language.EN else text.replace(",", "\u00a0").replace(".", ",")


def _platform(_name: str, value: object, texts: Texts) -> object:
    return display_name(Platform(str(value)), texts.language) if value in _PLATFORMS else value


def _period(_name: str, value: object, texts: Texts) -> object:
    return texts.say(f"finding.form.period.{value}")


def _weekdays(_name: str, value: object, texts: Texts) -> object:
    return ", ".join(texts.say(f"finding.form.weekday.{day}") for day in str(value).split(",") if day)


def _as_is(_name: str, value: object, _texts: Texts) -> object:
    return value


_PLATFORMS = frozenset(platform.value for platform in Platform)
_PARAMS: Mapping[str, Callable[[str, object, Texts], object]] = {
    "platform": _platform,
    "section": _platform,
    "expected_platform": _platform,
    "period": _period,
    "weekdays": _weekdays,
    "n": _as_is,  # chooses the plural form, so it stays a number
    "other_row": _as_is,
}

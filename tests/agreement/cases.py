"""The tables of wordings beside this module, read into cases; what an expectation is written like stands in their heads."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from sheets_outreach.agreement import Agreement, Period, PerPeriod

WORDINGS = Path(__file__).parent / "wordings"
LANGUAGES = ("ru", "nb", "en")

_GAPS = re.compile(r"(\d*)\.\.(\d*)")
_PER_PERIOD = re.compile(r"(\d+)/(\w+)")
_WEEKDAYS = re.compile(r"[1-7](,[1-7])*")


@dataclass(frozen=True)
class Expected:
    """What an agreement must be read as; `unclear` None leaves open whether something is shown as not understood."""

    min_days: int | None = None
    max_days: int | None = None
    per_period: PerPeriod | None = None
    weekdays: tuple[int, ...] | None = None
    approval: bool | None = None
    allowed: bool = True
    unclear: bool | None = False


_WORDS: dict[str, dict[str, object]] = {
    "on": {},
    "-": {},
    "ask": {"approval": True},
    "free": {"approval": False},
    "refused": {"allowed": False},
    "unclear": {"unclear": True},
    "?": {"unclear": None},
}


def parse_expected(text: str) -> Expected:
    """Read an expectation such as ``14..21 on 5 ask``."""
    fields: dict[str, object] = {}
    for word in text.split():
        if match := _GAPS.fullmatch(word):
            fields["min_days"], fields["max_days"] = (int(days) if days else None for days in match.groups())
        elif match := _PER_PERIOD.fullmatch(word):
            fields["per_period"] = PerPeriod(int(match[1]), Period(match[2]))
        elif _WEEKDAYS.fullmatch(word):
            fields["weekdays"] = tuple(map(int, word.split(",")))
        else:
            fields.update(_WORDS[word])
    return Expected(**fields)  # type: ignore[arg-type]


def as_read(agreement: Agreement) -> Expected:
    """Put what was read into the form of an expectation."""
    return Expected(
        agreement.min_days,
        agreement.max_days,
        agreement.per_period,
        agreement.weekdays,
        agreement.approval,
        agreement.allowed,
        unclear=bool(agreement.not_understood) or agreement.ambiguous,
    )


def _lines(name: str) -> list[str]:
    lines = (WORDINGS / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def wordings(language: str) -> list[tuple[str, Expected]]:
    """Read the wordings of one language."""
    pairs = (line.rsplit(" => ", 1) for line in _lines(language))
    return [(text, parse_expected(expected)) for text, expected in pairs]


def texts_without_limit() -> list[str]:
    """Read the texts that agree on no limit."""
    return _lines("no_limit")

"""How the limits that were read one by one make one agreement, and which of them contradict each other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from sheets_outreach.agreement import kinds
from sheets_outreach.agreement.frequency import Rhythm
from sheets_outreach.agreement.kinds import KINDS
from sheets_outreach.agreement.model import PerPeriod
from sheets_outreach.agreement.weekdays import ALL_DAYS, DayPhrase, longest_gap

_JOINS_ALTERNATIVES: Final = frozenset(
    {KINDS["OR"], kinds.DASH, kinds.SPACED_DASH, kinds.SLASH, KINDS["TO"], KINDS["UNTIL"], KINDS["TILL"]}
)


class Limits:
    """What the accepted phrases say together; `contradictions` are the phrases that could not be held."""

    __slots__ = ("contradictions", "max_days", "min_days", "per_period", "weekdays")

    def __init__(self) -> None:
        self.min_days: int | None = None
        self.max_days: int | None = None
        self.per_period: PerPeriod | None = None
        self.weekdays: tuple[int, ...] | None = None
        self.contradictions: list[Rhythm | DayPhrase] = []

    def __bool__(self) -> bool:
        """Whether there is any."""
        return any(limit is not None for limit in (self.min_days, self.max_days, self.per_period, self.weekdays))


def _posts_a_day(per_period: PerPeriod) -> float:
    return per_period.max / per_period.period.days


def _merge_rhythms(rhythms: Sequence[Rhythm], code: str) -> Rhythm | None:
    """Make one rhythm of several that repeat each other or are alternatives; None when they contradict."""
    merged = rhythms[0]
    for rhythm in rhythms[1:]:
        limits = (rhythm.min_days, rhythm.max_days, rhythm.per_period)
        if limits == (merged.min_days, merged.max_days, merged.per_period):
            continue
        if (
            code[merged.end : rhythm.start] not in _JOINS_ALTERNATIVES
            or merged.min_days is None
            or rhythm.min_days is None
        ):
            return None
        assert merged.max_days is not None
        assert rhythm.max_days is not None
        low, high = min(merged.min_days, rhythm.min_days), max(merged.max_days, rhythm.max_days)
        merged = Rhythm(merged.start, rhythm.end, "rhythm", low, high)
    return merged


def _add_rhythm(limits: Limits, rhythm: Rhythm) -> None:
    limits.min_days, limits.max_days, limits.per_period = rhythm.min_days, rhythm.max_days, rhythm.per_period


def _add_limit(limits: Limits, limit: Rhythm, *, beside_rhythm: bool) -> bool:
    """Add a limit; False when it cannot be held beside the others."""
    per = limit.per_period
    if beside_rhythm and limits.min_days is not None:
        # «раз в неделю, но не больше двух»: the rhythm is what is expected, the limit what is allowed
        looser = (limit.min_days or 0) < limits.min_days and (per is None or _posts_a_day(per) > 1 / limits.min_days)
        if looser:
            limits.min_days, limits.per_period = limit.min_days, per
            return True
    if limit.min_days is not None and (limits.min_days is None or limit.min_days > limits.min_days):
        limits.min_days = limit.min_days
        if limits.per_period is None or (per is not None and limits.per_period.max == 1):
            limits.per_period = per
        return True
    if per is None or per == limits.per_period or per.max == 1:
        return True
    if limits.per_period is None or limits.per_period.max == 1:
        limits.per_period = per
        return True
    if _posts_a_day(per) < _posts_a_day(limits.per_period):
        limits.per_period = per
    return False


def _add_frequencies(limits: Limits, phrases: Sequence[Rhythm], code: str) -> None:
    rhythms = [phrase for phrase in phrases if phrase.role == "rhythm"]
    if rhythms:
        merged = _merge_rhythms(rhythms, code)
        if merged is None:
            limits.contradictions += rhythms
            rhythms = []
        else:
            _add_rhythm(limits, merged)
    for phrase in phrases:
        if phrase.role == "limit" and not _add_limit(limits, phrase, beside_rhythm=bool(rhythms)):
            limits.contradictions.append(phrase)
    floors = [phrase.max_days for phrase in phrases if phrase.role == "floor" and phrase.max_days is not None]
    if floors:
        limits.max_days = min(floors)
    if limits.min_days is not None and limits.max_days is not None and limits.max_days < limits.min_days:
        limits.contradictions += [phrase for phrase in phrases if phrase not in limits.contradictions]
        limits.min_days = limits.max_days = limits.per_period = None


def _add_weekdays(limits: Limits, phrases: Sequence[DayPhrase], *, beside_frequency: bool, about_adverts: bool) -> None:
    named = [phrase for phrase in phrases if phrase.role != "exception"]
    days = frozenset().union(*(phrase.days for phrase in named)) if named else ALL_DAYS
    for phrase in phrases:
        if phrase.role == "exception":
            days -= phrase.days
    if not days or days == ALL_DAYS:
        limits.contradictions += phrases
        return
    limits.weekdays = tuple(sorted(days))
    every = {phrase.every_days for phrase in named if phrase.every_days is not None}
    if beside_frequency:
        return
    if every:
        if len(named) == 1:
            limits.min_days = limits.max_days = every.pop()
        else:
            limits.contradictions += named
    elif not about_adverts and all(phrase.role == "rhythm" for phrase in phrases):
        limits.max_days = longest_gap(days)


def combine(frequencies: Sequence[Rhythm], weekdays: Sequence[DayPhrase], code: str, *, about_adverts: bool) -> Limits:
    """Combine the phrases that are believed.

    Args:
        frequencies: frequencies and gaps, in the order of the text.
        weekdays: weekdays, in the order of the text.
        code: the encoded text, to see what joins two phrases.
        about_adverts: whether the weekdays were said of one kind of post only, so that nobody expects a post then.
    """
    limits = Limits()
    _add_frequencies(limits, frequencies, code)
    if weekdays:
        _add_weekdays(limits, weekdays, beside_frequency=bool(frequencies), about_adverts=about_adverts)
    return limits

"""What was agreed with a community about posting there, as far as it could be read.

It holds the agreement and says how sure the reading is; it neither reads text nor decides whether a post may go out.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Period(StrEnum):
    """The stretch of time a number of posts is counted in: a rolling window, not a calendar one."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"

    @property
    def days(self) -> int:
        """Length of the rolling window in days."""
        return _WINDOW_DAYS[self]


_WINDOW_DAYS = {Period.DAY: 1, Period.WEEK: 7, Period.MONTH: 30, Period.QUARTER: 91, Period.YEAR: 365}


@dataclass(frozen=True, slots=True)
class PerPeriod:
    """At most so many posts within any window of the period's length."""

    max: int
    period: Period


class Agreement(NamedTuple):
    """An agreement as understood. A field that is None was not said, or could not be read for certain.

    A named tuple, not a frozen dataclass: one is made for every row of the register, in a quarter of the time.

    Attributes:
        text: what people typed, unchanged.
        min_days: shortest allowed gap between two posts, in days.
        max_days: longest expected gap between two posts, in days; a reminder, not a prohibition.
        per_period: how many posts are allowed in a rolling window.
        weekdays: days on which posting is allowed, ISO 1-7 ascending; None is any day.
        approval: whether the admin wants to see the text first.
        topics: the person's own words on what the posts may be about.
        restricts_topics: whether those words say "only" or "none of".
        allowed: False when the community refused.
        permitted: whether people wrote that posting is allowed, on whatever terms.
        unlimited: whether people wrote that there is no limit, which is an answer and not an empty cell.
        none_yet: whether people wrote that nothing has been agreed so far.
        ambiguous: whether what was read has a second sensible reading.
        not_understood: fragments of the text that may limit posting and could not be read.
    """

    text: str = ""
    min_days: int | None = None
    max_days: int | None = None
    per_period: PerPeriod | None = None
    weekdays: tuple[int, ...] | None = None
    approval: bool | None = None
    topics: str | None = None
    restricts_topics: bool = False
    allowed: bool = True
    permitted: bool = False
    unlimited: bool = False
    none_yet: bool = False
    ambiguous: bool = False
    not_understood: tuple[str, ...] = ()

    @property
    def understood(self) -> bool:
        """Whether something was read and nothing that may be a limit was left over."""
        return not self.not_understood and (self.limits_posting or self.says_something_else)

    @property
    def limits_posting(self) -> bool:
        """Whether the text says when, or how often, posts may appear."""
        return (
            self.min_days is not None
            or self.max_days is not None
            or self.per_period is not None
            or self.weekdays is not None
        )

    @property
    def says_something_else(self) -> bool:
        """Whether the text says anything besides dates and numbers that we can use."""
        return (
            self.approval is not None
            or self.topics is not None
            or not self.allowed
            or self.permitted
            or self.unlimited
            or self.none_yet
        )

    @property
    def note(self) -> str | None:
        """A remark on the agreement as a whole: ``unlimited``, ``no agreement yet``, ``ambiguous`` or None."""
        if self.none_yet:
            return "no agreement yet"
        if self.ambiguous:
            return "ambiguous"
        return "unlimited" if self.unlimited else None

    def as_fields(self) -> dict[str, object]:
        """Give the agreement as plain values; lang, topics, allowed and note only where there is something to say."""
        from sheets_outreach.agreement.language import detect_language

        per = self.per_period
        fields: dict[str, object] = {
            "text": self.text,
            "min_days": self.min_days,
            "max_days": self.max_days,
            "per_period": None if per is None else {"max": per.max, "period": str(per.period)},
            "weekdays": None if self.weekdays is None else list(self.weekdays),
            "approval": self.approval,
            "understood": self.understood,
            "not_understood": list(self.not_understood),
        }
        optional: dict[str, object] = {
            "lang": detect_language(self.text),
            "topics": self.topics,
            "allowed": None if self.allowed else False,
            "note": self.note,
        }
        return fields | {name: value for name, value in optional.items() if value is not None}

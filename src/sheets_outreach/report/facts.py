"""What a report says, as facts: numbers, communities, reasons; in no language.

A number nobody knows is None, never 0.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sheets_outreach.choices import Offer, PostKind, Status
from sheets_outreach.community import Community
from sheets_outreach.finding import Problem
from sheets_outreach.links import Platform
from sheets_outreach.statistics import Engagement

QUARTER_DAYS = 91
"""As an agreement's quarter: thirteen weeks, so that every weekday counts alike in both that are compared."""


@dataclass(frozen=True, slots=True)
class Period:
    """Days from the first to the last, both included."""

    first: date
    last: date

    def holds(self, day: date | None) -> bool:
        """Whether a day is one of them."""
        return day is not None and self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class Sum:
    """What the posts of a quarter came to.

    Attributes:
        posts: how many there were.
        measured: how many of them have any figure.
        likes: of those that tell; likewise the others.
        rate: pooled engagement, where platform or community have one.
    """

    posts: int = 0
    measured: int = 0
    likes: int | None = None
    comments: int | None = None
    shares: int | None = None
    views: int | None = None
    rate: Engagement | None = None

    @property
    def reactions(self) -> int | None:
        """Likes, comments and shares together, as far as they are known."""
        known = [count for count in (self.likes, self.comments, self.shares) if count is not None]
        return sum(known) if known else None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two quarters side by side."""

    now: Sum
    before: Sum


@dataclass(frozen=True, slots=True)
class PlatformLine:
    """One platform; platforms are never added up, because a view is not the same on any two."""

    platform: Platform
    sums: Comparison


@dataclass(frozen=True, slots=True)
class CommunityLine:
    """One community; its name only, never its admin's."""

    community: Community
    sums: Comparison


@dataclass(frozen=True, slots=True)
class KindLine:
    """One kind of publication; None where nobody said which."""

    kind: PostKind | None
    sums: Comparison


@dataclass(frozen=True, slots=True)
class Direction:
    """One of the other directions the handbook names: speakers, rooms, clubs, staff, press.

    Attributes:
        tried: publications of that kind.
        succeeded: those with an outcome.
        failed: those whose outcome says that nothing came of it.
        waiting: those that say nothing yet.
        tried_before: in the quarter before; likewise the last.
    """

    kind: PostKind
    tried: int
    succeeded: int
    failed: int
    waiting: int
    tried_before: int
    succeeded_before: int


@dataclass(frozen=True, slots=True)
class Answers:
    """How residents' wishes were answered: counts only, never a name or a word of theirs.

    Attributes:
        wishes: entries with a wish or review.
        answered: those with a day of answer.
        moved: those that were moved to e-mail or telephone.
        open: those with neither.
        timed: those of which the days can be counted.
        within_a_day: those of them answered within one working day.
        median_days: calendar days from the post to the answer; likewise the longest.
    """

    wishes: int
    answered: int
    moved: int
    open: int
    timed: int
    within_a_day: int
    median_days: float | None
    longest_days: int | None


@dataclass(frozen=True, slots=True)
class Leaving:
    """A community to think over, with every reason for it."""

    community: Community
    reasons: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Seeking:
    """What to look for.

    Attributes:
        waiting: communities that nobody has agreed with yet, by status.
        audiences: audiences of announcements that no open community names.
        places: places of the settings that no community's name or place mentions.
        platforms: those of the handbooks without an open community.
        offers: what the library offers that no open community takes.
    """

    waiting: Mapping[Status, int]
    audiences: tuple[str, ...]
    places: tuple[str, ...]
    platforms: tuple[Platform, ...]
    offers: tuple[Offer, ...]


@dataclass(frozen=True, slots=True)
class Channel:
    """Which people a platform reaches.

    Attributes:
        communities: open ones there.
        members: theirs together, those in several counted several times; None where nobody knows.
        unknown_members: how many do not tell theirs.
        audiences: as the register names them.
    """

    platform: Platform
    communities: int
    members: int | None
    unknown_members: int
    audiences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Employee:
    """Somebody responsible, and how many communities are theirs."""

    name: str
    communities: int
    overworked: bool


@dataclass(frozen=True, slots=True)
class Question:
    """A question of the self-check.

    Attributes:
        code: which one, under ``report.question``.
        facts: what the workbook says about it, as codes of ``report.fact``.
        asked: whether people have to answer it, wholly or in part.
    """

    code: str
    facts: tuple[Problem, ...]
    asked: bool


@dataclass(frozen=True, slots=True)
class Report:
    """One quarter against the one before.

    Attributes:
        library: its name.
        now: the quarter up to yesterday.
        before: the quarter before that.
        total: all posts; without a rate and without views, which differ between platforms.
        participation: how often the library took part in others' talk, now and before.
        communities: those with posts in either quarter, most reactions first.
        elsewhere: publications of other kinds that had an outcome.
        employees: None where the sheet has no such column.
        unknown: what the report does not know, as codes of ``report.unknown``.
    """

    library: str
    now: Period
    before: Period
    total: Comparison
    participation: tuple[int, int]
    platforms: tuple[PlatformLine, ...]
    communities: tuple[CommunityLine, ...]
    kinds: tuple[KindLine, ...]
    directions: tuple[Direction, ...]
    elsewhere: int
    answers: Answers
    leaving: tuple[Leaving, ...]
    seeking: Seeking
    channels: tuple[Channel, ...]
    employees: tuple[Employee, ...]
    questions: tuple[Question, ...]
    unknown: tuple[Problem, ...]

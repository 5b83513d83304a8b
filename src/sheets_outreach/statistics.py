"""What a publication reached: figures, when they are due, and the engagement they amount to.

It fetches nothing and knows no cell; a figure nobody knows is ``None``, and ``None`` is never taken for 0.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field

DueDay = Literal[1, 3, 7, 30]
DUE_DAYS: tuple[DueDay, ...] = get_args(DueDay)
"""Days after publication on which figures are wanted; then no more, which bounds both cost and the sheet's growth."""

LAST_DAY_OPEN_FOR_DAYS = 7
"""How long the last due day stays open. Every other one is open until the next falls due."""

FEWEST_VIEWS = 30
"""Below so many views a rate by views is chance, not engagement."""


class Source(StrEnum):
    """Where figures come from: a platform's API, its public page or widget, or the hand of an employee."""

    API = "api"
    EMBED = "embed"
    MANUAL = "manual"


class Basis(StrEnum):
    """What an engagement rate is a share of."""

    MEMBERS = "members"
    VIEWS = "views"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """The counts of one post or community at one moment.

    Attributes:
        members: members, followers or subscribers of the community.
        likes: likes or reactions of any kind.
        comments: comments under the post.
        shares: shares, reposts, forwards.
        views: how often the post was shown.
        exact: False as soon as one of the counts was rounded or written for people's eyes (``1.8K``).
        source: where they come from.
        taken_at: the instant of measuring, aware.
    """

    members: int | None = None
    likes: int | None = None
    comments: int | None = None
    shares: int | None = None
    views: int | None = None
    exact: bool
    source: Source
    taken_at: datetime


@dataclass(frozen=True, slots=True)
class Gone:
    """The post or community is not there any more. Not an error: nothing is left to measure.

    Attributes:
        reason: key of the text that says so.
    """

    reason: str


@dataclass(frozen=True, slots=True)
class Denied:
    """The platform has it and hides it, or its figures, from us. Not an error: asking again gives the same.

    Attributes:
        reason: key of the text that says why.
    """

    reason: str


Count = Annotated[int, Field(ge=0)]


class StatisticsRow(BaseModel):
    """One measurement, as the Statistics tab keeps it: appended once, never overwritten.

    ``measured_on`` is when it was really taken, ``day`` the due day it answers; a late job makes them differ.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True, defer_build=True)

    measured_on: date
    community: str
    post_link: str
    platform: str
    day: DueDay
    members: Count | None = None
    likes: Count | None = None
    comments: Count | None = None
    shares: Count | None = None
    views: Count | None = None
    engagement: float | None = None
    basis: Basis | None = None
    source: Source
    exact: bool

    @property
    def key(self) -> tuple[str, int]:
        """The natural key: no two rows of a sheet have the same."""
        return self.post_link, self.day


@dataclass(frozen=True, slots=True)
class Engagement:
    """A rate and how far to trust it.

    Attributes:
        percent: the rate, in per cent.
        basis: what it is a share of.
        complete: False if likes, comments or shares of a post were not known; the true rate may be higher.
        posts: how many posts it was computed from.
    """

    percent: float
    basis: Basis
    complete: bool
    posts: int


def due_day(published: date, today: date, have: Collection[int]) -> DueDay | None:
    """Say for which due day figures are wanted today.

    Only the latest due day is ever open, until the next falls due: figures taken on day 5 are not those of day 1.

    Args:
        published: the day of publication.
        today: the day of the sheet's time zone.
        have: the due days this post has a row for, or that were closed because it is gone.

    Returns:
        The open due day, or None if there is nothing to measure.

    >>> due_day(date(2026, 11, 1), date(2026, 11, 6), have=[])
    3
    >>> due_day(date(2026, 11, 1), date(2026, 11, 6), have=[1, 3]) is None
    True
    """
    age_days = (today - published).days
    closed_on = (*DUE_DAYS[1:], DUE_DAYS[-1] + LAST_DAY_OPEN_FOR_DAYS)
    for day, next_day in zip(DUE_DAYS, closed_on, strict=True):
        if day <= age_days < next_day:
            return None if day in have else day
    return None


def record_figures(
    figures: Figures,
    *,
    community: str,
    post_link: str,
    platform: str,
    day: DueDay,
    measured_on: date,
    members: int | None = None,
) -> StatisticsRow:
    """Make the row of a measurement, with its engagement.

    Args:
        figures: what was measured.
        community: the community as the diary names it.
        post_link: the post's canonical link, half of the row's key.
        platform: key of the platform.
        day: the due day, the other half.
        measured_on: the day of measuring in the sheet's time zone.
        members: the community's members as known from elsewhere, where the post's own answer did not tell them.
    """
    figures = figures if figures.members is not None else replace(figures, members=members)
    rate = engagement(figures)
    return StatisticsRow(
        measured_on=measured_on,
        community=community,
        post_link=post_link,
        platform=platform,
        day=day,
        members=figures.members,
        likes=figures.likes,
        comments=figures.comments,
        shares=figures.shares,
        views=figures.views,
        engagement=rate.percent if rate is not None else None,
        basis=rate.basis if rate is not None else None,
        source=figures.source,
        exact=figures.exact,
    )


def engagement_by_members(figures: Figures) -> Engagement | None:
    """Compute ER by followers: (likes + comments + shares) / members × 100.

    Hootsuite's "ER by followers", as summarised at it-benchmarking-journal.com (2019); NapoleonCat takes the members
    on the day of publication. Unknown parts are left out and the rate is marked incomplete.

    Returns:
        None if no part is known, or the members are not known or none: no rate is not a rate of 0.
    """
    return pool_engagement([figures], Basis.MEMBERS)


def engagement_by_views(figures: Figures) -> Engagement | None:
    """Compute ER by impressions: (likes + comments + shares) / views × 100.

    Hootsuite's "ER by impressions" (same summary); the one to show where a platform tells views: VK, Telegram,
    YouTube.

    Returns:
        None if no part is known, or views are not known or fewer than `FEWEST_VIEWS`.
    """
    return pool_engagement([figures], Basis.VIEWS)


def engagement(figures: Figures) -> Engagement | None:
    """Compute the rate that says most: by views where they are known and enough, else by members."""
    return engagement_by_views(figures) or engagement_by_members(figures)


def pool_engagement(posts: Iterable[Figures], basis: Basis) -> Engagement | None:
    """Compute the pooled rate of several posts: Σ interactions / Σ members (or Σ views) × 100.

    Not the mean of their rates: LiveDune (wiki.livedune.com) offers both, and with a neighbourhood's small numbers
    one tiny post would outweigh all others. By members it equals the average ER of Popsters (E of n posts / (n ×
    members)). Pool within one platform only: an impression, a three-second play and a scroll-by are different views.

    Args:
        posts: posts without any known interaction, or without members (views), are left out of both sums.
        basis: what to divide by.

    Returns:
        None if nothing can be said: no such post, no members, or fewer than `FEWEST_VIEWS` views in all.
    """
    interactions = base = counted = 0
    complete = True
    for figures in posts:
        of = figures.views if basis is Basis.VIEWS else figures.members
        parts = (figures.likes, figures.comments, figures.shares)
        known = [part for part in parts if part is not None]
        if of is None or not known:
            continue
        interactions += sum(known)
        base += of
        counted += 1
        complete = complete and len(known) == len(parts)
    if base < (FEWEST_VIEWS if basis is Basis.VIEWS else 1):
        return None
    return Engagement(interactions / base * 100, basis, complete, counted)

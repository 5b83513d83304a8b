"""A posting plan as facts: which posts on which days, what stayed out and why; in no language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sheets_outreach.announcement import Announcement
from sheets_outreach.community import Community
from sheets_outreach.finding import Problem

PLAN_DAYS = 14
"""A plan is for two weeks, today included: the handbook's post «с анонсом на ближайшие две недели»."""


@dataclass(frozen=True, slots=True)
class PlannedPost:
    """One proposed post.

    Attributes:
        day: when to post.
        community: where.
        announcements: what it tells of, soonest event first, those about no day last.
        draft: its text, in the community's language, ready to be made one's own.
        tagged_links: the addresses in the draft, each tagged with the community.
        ask_by: the last day to show the admin the text; None where nobody asks for that.
        reasons: why there, why then, and what to mind, as codes of ``plan.reason``.
    """

    day: date
    community: Community
    announcements: tuple[Announcement, ...]
    draft: str
    tagged_links: tuple[str, ...]
    ask_by: date | None
    reasons: tuple[Problem, ...]

    @property
    def row(self) -> int:
        """The community's row in the register."""
        return self.community.row

    @property
    def tagged_link(self) -> str | None:
        """The first address in the draft."""
        return self.tagged_links[0] if self.tagged_links else None

    @property
    def responsible(self) -> str:
        """Who posts, as the register names them."""
        return self.community.responsible

    @property
    def titles(self) -> tuple[str, ...]:
        """What the announcements are called."""
        return tuple(announcement.title or announcement.text for announcement in self.announcements)


@dataclass(frozen=True, slots=True)
class Omission:
    """An announcement that is told nowhere, or a community without a post.

    Attributes:
        row: its row in its own tab.
        name: what it is called.
        reason: why, as a code of ``plan.omission``.
        due: for a community, whether a post is expected by today.
    """

    row: int
    name: str
    reason: Problem
    due: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """What to post in two weeks.

    Attributes:
        first_day: today.
        last_day: the last day that was planned for.
        posts: by day, then in the order of the register.
        unplaced: every announcement that no post tells of.
        unused: every community without a post, due or not.
    """

    first_day: date
    last_day: date
    posts: tuple[PlannedPost, ...]
    unplaced: tuple[Omission, ...]
    unused: tuple[Omission, ...]

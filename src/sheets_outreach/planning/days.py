"""On which days a post may go out: as agreed, with time for the admin to approve, and not day after day.

Days are numbered from today, 0 to 13. The sheet's diary and what is already planned count alike.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sheets_outreach.agreement import Agreement
from sheets_outreach.cadence import Verdict, is_allowed
from sheets_outreach.planning.plan import PLAN_DAYS
from sheets_outreach.settings import Settings

APPROVAL_WORKING_DAYS = 3
"""An admin is a volunteer and gets at least so many working days, Monday to Friday, to approve a text.

Not a setting: an admin who is rushed says no, and a library that may set it to 0 one day will.
"""

APART_DAYS = 7
"""Planned posts of one community are at least so far apart, whatever it would bear: one post tells of two weeks."""

NOT_DAILY_DAYS = 2
"""From a post of the diary a planned one is at least so far: never two days running."""

EARLIEST_BEFORE_EVENT = 14
LATEST_BEFORE_EVENT = 2
"""An event is announced at most two weeks and at least two days before: «не нужно публиковать анонс на завтра»."""

_SATURDAY = 5


def ask_by(day: date) -> date:
    """Give the last day to show an admin the text of a post.

    A post on a weekend counts as one on the Friday before; the day itself is always a working day.

    >>> ask_by(date(2026, 11, 26)), ask_by(date(2026, 11, 28)), ask_by(date(2026, 11, 30))
    (datetime.date(2026, 11, 23), datetime.date(2026, 11, 24), datetime.date(2026, 11, 25))
    """
    while day.weekday() >= _SATURDAY:
        day -= timedelta(days=1)
    left = APPROVAL_WORKING_DAYS
    while left:
        day -= timedelta(days=1)
        left -= day.weekday() < _SATURDAY
    return day


def event_days(event: date | None, today: date) -> range:
    """Give the numbers of the days on which an event may be announced; every day for what is about no day."""
    if event is None:
        return range(PLAN_DAYS)
    away = event.toordinal() - today.toordinal()
    return range(max(away - EARLIEST_BEFORE_EVENT, 0), min(away - LATEST_BEFORE_EVENT + 1, PLAN_DAYS))


@dataclass(frozen=True, slots=True)
class Held:
    """A post of an earlier plan whose text an admin has been shown: it stays as it is.

    Attributes:
        day: when it was planned for.
        asked_on: when the admin was asked, by the diary.
        titles: what it told of.
    """

    day: date
    asked_on: date
    titles: frozenset[str]


@dataclass(frozen=True, slots=True)
class OpenDays:
    """When a community may be posted in.

    Attributes:
        singles: numbers of the days on which one post may go out, ascending.
        ready: the same without the time for approval, to say what it costs.
        agreement: as agreed, our own advice standing in where nothing was said of how often.
        posts: days of the diary's posts, later ones included.
    """

    singles: Sequence[int]
    ready: Sequence[int]
    agreement: Agreement
    posts: Sequence[date]

    def pairs(self, today: date) -> list[tuple[int, int]]:
        """Give the pairs of days on which two posts may go out."""
        found = []
        for first in self.singles:
            posts = [*self.posts, today + timedelta(days=first)]
            found += [
                (first, second)
                for second in self.singles
                if second - first >= APART_DAYS and is_allowed(self.agreement, posts, today + timedelta(days=second))
            ]
        return found


def find_open_days(
    agreement: Agreement,
    verdict: Verdict,
    posts: Sequence[date],
    settings: Settings,
    today: date,
    held: Held | None = None,
) -> OpenDays:
    """Find the days on which a community that is open may be posted in.

    Args:
        agreement: as understood.
        verdict: the community's, for whether the days between posts are only our advice.
        posts: days of the diary's posts.
        settings: for that advice.
        today: day 0.
        held: the post that the admin has been shown already; no other comes into question then.
    """
    if verdict.advice:
        agreement = agreement._replace(min_days=settings.days_without_agreement)
    days = [today + timedelta(days=number) for number in range(PLAN_DAYS)]
    ready = [number for number, day in enumerate(days) if _is_open(agreement, posts, day)]
    singles = ready
    if held is not None:
        singles = [number for number in ready if days[number] == held.day and ask_by(held.day) >= held.asked_on]
    elif agreement.approval is True:
        singles = [number for number in ready if ask_by(days[number]) >= today]
    return OpenDays(singles, ready, agreement, posts)


def _is_open(agreement: Agreement, posts: Sequence[date], day: date) -> bool:
    if not is_allowed(agreement, posts, day):
        return False
    return all(abs((day - post).days) >= NOT_DAILY_DAYS for post in posts)

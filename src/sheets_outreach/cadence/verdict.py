"""Where each community stands today: may post, must rest, is due, is not agreed; every verdict with its reason.

It tells from agreement, diary and status. It plans nothing and words nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sheets_outreach.agreement import Agreement
from sheets_outreach.cadence.allowance import earliest_allowed
from sheets_outreach.cadence.channels import OwnChannels
from sheets_outreach.cadence.diary import DiaryIndex, index_diary
from sheets_outreach.choices import Status
from sheets_outreach.community import Community
from sheets_outreach.finding import Problem
from sheets_outreach.links import Platform
from sheets_outreach.register.records import Register
from sheets_outreach.settings import Settings


class State(StrEnum):
    """What the library may do in a community."""

    MAY_POST = "may_post"
    DUE = "due"
    REST = "rest"
    UNCLEAR = "unclear"
    CANDIDATE = "candidate"
    GREETED = "greeted"
    NOT_AGREED = "not_agreed"
    PAUSED = "paused"
    NOT_ALLOWED = "not_allowed"


@dataclass(frozen=True, slots=True)
class Verdict:
    """Where a community stands.

    Attributes:
        state: what the library may do.
        may_post_from: the first day from today on that may be posted on; None where nothing may be said or posted.
        due_by: the last day by which a post is expected; None where none is.
        rest_until: the last day of rest, the day before ``may_post_from``; None where nobody has to rest.
        ask_first: whether the admin wants to see the text first.
        last_post: the day of the last post up to today, taking part in other people's talk left out.
        reason: key of the sentence that says why, under ``verdict.reason``, with its parameters.
        advice: whether the day is only our own advice, because nothing was agreed about how often.
    """

    state: State
    may_post_from: date | None
    due_by: date | None
    rest_until: date | None
    ask_first: bool
    last_post: date | None
    reason: Problem
    advice: bool = False


def judge(register: Register, diary: DiaryIndex | None = None) -> Mapping[int, Verdict]:
    """Judge every community of the register.

    Args:
        register: what was read; its ``today`` is the day the verdicts are about.
        diary: the diary's index, where the caller has built it already.

    Returns:
        The verdicts by the community's row.
    """
    return dict(judge_each(register, diary or index_diary(register)))


def judge_each(register: Register, diary: DiaryIndex) -> Iterator[tuple[int, Verdict]]:
    """Give the verdicts of `judge` one after the other, for who keeps none of them."""
    own = OwnChannels(register.settings)
    today = register.today
    for community in register.communities:
        days = diary.days_of(community)
        last = max((day for day in days if day <= today), default=None) if days else None
        closed = _closed(community, register.settings, own)
        if closed is not None:
            state, reason = closed
            ask_first = community.agreement.approval is True
            yield community.row, Verdict(state, None, None, None, ask_first, last, Problem(reason))
        else:
            yield community.row, _open(community.agreement, register.settings, days, last, today)


_CLOSED_BY_STATUS = {
    Status.REFUSED: (State.NOT_ALLOWED, "refused"),
    Status.PAUSED: (State.PAUSED, "paused"),
    Status.CANDIDATE: (State.CANDIDATE, "candidate"),
    Status.GREETED: (State.GREETED, "greeted"),
}


def _closed(community: Community, settings: Settings, own: OwnChannels) -> tuple[State, str] | None:
    """Say why nothing may be posted, or None where it may at least be asked when."""
    agreement, status = community.agreement, community.status
    if status in {Status.REFUSED, Status.PAUSED}:
        return _CLOSED_BY_STATUS[status]
    if not agreement.allowed:
        return State.NOT_ALLOWED, "forbidden"
    if is_forbidden(community.platform, settings):
        return State.NOT_ALLOWED, "platform-not-allowed"
    if status in _CLOSED_BY_STATUS:
        return _CLOSED_BY_STATUS[status]
    if agreement.none_yet or (not agreement.text and status is None and community not in own):
        return State.NOT_AGREED, "agreement-missing"
    if agreement.text and not (agreement.limits_posting or agreement.says_something_else):
        return State.UNCLEAR, "agreement-unclear"
    return None


_NO_NETWORK = frozenset({Platform.UNKNOWN, Platform.SHORTENER, Platform.WEBSITE, Platform.CANVA})


def is_forbidden(platform: Platform, settings: Settings) -> bool:
    """Whether the settings allow some networks and not this one; a website is none, nor is what nobody recognised."""
    allowed = settings.allowed_platforms
    return allowed is not None and platform not in allowed and platform not in _NO_NETWORK


def _open(agreement: Agreement, settings: Settings, days: list[date], last: date | None, today: date) -> Verdict:
    advice = _says_nothing_of_frequency(agreement)
    first_day = max(today, _add(last, settings.days_without_agreement)) if advice and last else today
    earliest = earliest_allowed(agreement, days, first_day)
    if earliest is None:
        return Verdict(State.NOT_ALLOWED, None, None, None, agreement.approval is True, last, Problem("no-day"))
    due_by = _due_by(agreement, last, earliest)
    is_due = due_by is not None and due_by <= today
    state = State.REST if earliest > today else State.DUE if is_due else State.MAY_POST
    return Verdict(
        state=state,
        may_post_from=earliest,
        due_by=due_by,
        rest_until=_add(earliest, -1) if state is State.REST else None,
        ask_first=agreement.approval is True,
        last_post=last,
        reason=_reason(agreement, last, advice=advice, days=settings.days_without_agreement),
        advice=advice,
    )


def _says_nothing_of_frequency(agreement: Agreement) -> bool:
    return (
        agreement.min_days is None
        and agreement.max_days is None
        and agreement.per_period is None
        and not agreement.unlimited
    )


def _due_by(agreement: Agreement, last: date | None, earliest: date) -> date | None:
    if agreement.max_days is None:
        return None
    return earliest if last is None else max(earliest, _add(last, agreement.max_days))


def _reason(agreement: Agreement, last: date | None, *, advice: bool, days: int) -> Problem:
    if last is None:
        return _NEVER_POSTED
    last_on = last.isoformat()
    if advice:
        return Problem("advice", {"n": days, "last_on": last_on})
    if agreement.unlimited:
        return Problem("unlimited", {"last_on": last_on})
    return Problem("agreement", {"last_on": last_on})


_NEVER_POSTED = Problem("never-posted")


def _add(day: date, count: int) -> date:
    """Add days, staying within the calendar: a diary may hold the year 9999."""
    ordinal = min(max(day.toordinal() + count, 1), date.max.toordinal())
    return date.fromordinal(ordinal)

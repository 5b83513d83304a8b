"""Why an announcement is told nowhere and why a community has no post; it only explains what was chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sheets_outreach.announcement import Announcement
from sheets_outreach.cadence import State, Verdict
from sheets_outreach.finding import Problem
from sheets_outreach.planning.candidates import Candidate, Survey
from sheets_outreach.planning.days import EARLIEST_BEFORE_EVENT, LATEST_BEFORE_EVENT
from sheets_outreach.planning.fitting import Misfit
from sheets_outreach.planning.plan import Omission
from sheets_outreach.planning.standing import title_line


@dataclass(frozen=True, slots=True)
class Choice:
    """What was chosen for a community that is open.

    Attributes:
        had_option: whether there was a day that would have told something.
        days: the days that were chosen, none where another needed the hours more.
    """

    candidate: Candidate
    had_option: bool
    days: tuple[int, ...]


def omit_announcements(survey: Survey, choices: Sequence[Choice]) -> tuple[Omission, ...]:
    """Say of every announcement that no post tells of why that is."""
    told = 0
    for choice in choices:
        told |= choice.candidate.told_on(choice.days)
    return tuple(
        Omission(announcement.row, _name(announcement), _why_unplaced(number, announcement, survey, choices))
        for number, announcement in enumerate(survey.register.announcements)
        if not told >> number & 1
    )


def _name(announcement: Announcement) -> str:
    return title_line(announcement.title or announcement.text)


def _why_unplaced(number: int, announcement: Announcement, survey: Survey, choices: Sequence[Choice]) -> Problem:
    return (
        _why_untold(number, announcement, survey)
        or _why_nowhere(number, survey)
        or _why_not_chosen(number, survey, choices)
    )


def _why_untold(number: int, announcement: Announcement, survey: Survey) -> Problem | None:
    """Say what about the announcement itself keeps it out of any post of these two weeks."""
    if "event_date" in announcement.unread:
        return Problem("day-unreadable", {"text": title_line(announcement.unread["event_date"])})
    if not _name(announcement):
        return Problem("empty")
    event, today = announcement.event_date, survey.register.today
    if event is None or survey.windows[number]:
        return None
    if event < today:
        return Problem("past", {"event_on": event.isoformat()})
    if (event - today).days < LATEST_BEFORE_EVENT:
        return Problem("too-late", {"n": LATEST_BEFORE_EVENT})
    return Problem("later", {"n": EARLIEST_BEFORE_EVENT, "event_on": event.isoformat()})


def _why_nowhere(number: int, survey: Survey) -> Problem | None:
    """Say why no open community comes into question."""
    communities = survey.register.communities
    suited = [community for community in communities if survey.fits[community.row] >> number & 1]
    if not suited:
        misfit = survey.nearest[number]
        return Problem("fits-nowhere", {"what": _MISFITS[misfit] if misfit else "communities"})
    if not any(survey.is_open(community.row) for community in suited):
        nearest = suited[0]
        because = survey.verdicts[nearest.row].reason
        return Problem("not-open", {"name": title_line(nearest.name), "because": because.code, **because.params})
    return None


_MISFITS = {
    Misfit.PLATFORM: "platform",
    Misfit.OFFER: "offer",
    Misfit.SPECIALISATION: "specialisation",
    Misfit.AUDIENCE: "audience",
}


def _why_not_chosen(number: int, survey: Survey, choices: Sequence[Choice]) -> Problem:
    """Say what happened in the open communities it suits; the nearest to a post decides."""
    reached = [
        _how_near(number, survey, choice)
        for choice in choices
        if survey.fits[choice.candidate.community.row] >> number & 1
    ]
    return Problem(_NEARNESS[max(reached)]) if reached else Problem("only-double")


_NEARNESS = ("told-already", "no-day", "approval-time", "held", "other-day", "hours")
_TOLD, _NO_DAY, _APPROVAL, _HELD, _OTHER_DAY, _HOURS = range(6)


def _how_near(number: int, survey: Survey, choice: Choice) -> int:
    candidate, window = choice.candidate, survey.windows[number]
    if not candidate.fits >> number & 1:
        return _TOLD if candidate.held is None else _HELD
    if not any(day in window for day in candidate.days.ready):
        return _NO_DAY
    if not any(day in window for day in candidate.days.singles):
        return _APPROVAL
    return _OTHER_DAY if choice.days else _HOURS


def omit_communities(survey: Survey, choices: Sequence[Choice]) -> tuple[Omission, ...]:
    """Say of every community without a post why that is."""
    by_row = {choice.candidate.community.row: choice for choice in choices}
    first_of = {row: first for first, rows in survey.doubles.items() for row in rows}
    omissions = []
    for community in survey.register.communities:
        choice, verdict = by_row.get(community.row), survey.verdicts[community.row]
        if choice is not None and choice.days:
            continue
        if community.row in first_of:
            reason = Problem("double", {"row": first_of[community.row]})
        elif choice is None:
            reason = _why_closed(verdict) if not survey.is_open(community.row) else Problem("double-closed")
        else:
            reason = _why_unused(survey, choice)
        omissions.append(Omission(community.row, title_line(community.name), reason, verdict.state is State.DUE))
    return tuple(omissions)


_ASK_FIRST = frozenset({State.CANDIDATE, State.GREETED, State.NOT_AGREED})


def _why_closed(verdict: Verdict) -> Problem:
    code = "ask-first" if verdict.state in _ASK_FIRST else "clarify" if verdict.state is State.UNCLEAR else "closed"
    return Problem(code, {"because": verdict.reason.code, **verdict.reason.params})


def _why_unused(survey: Survey, choice: Choice) -> Problem:
    candidate = choice.candidate
    row = candidate.community.row
    if not any(survey.windows):
        return Problem("no-announcements")
    if not survey.fits[row]:
        return Problem("nothing-fits")
    if not candidate.fits:
        return Problem("nothing-new")
    if not candidate.days.ready:
        return Problem("rests", _until(candidate.verdict))
    if not candidate.days.singles:
        return Problem("approval-time")
    return Problem("hours") if choice.had_option else Problem("no-event-then")


def _until(verdict: Verdict) -> dict[str, object]:
    assert verdict.may_post_from is not None, "only open communities rest"
    return {"from_on": verdict.may_post_from.isoformat()}

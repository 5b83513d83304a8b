"""Why a post is planned where and when it is, and what to mind about it: codes, never sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

from sheets_outreach.announcement import Announcement
from sheets_outreach.cadence import State
from sheets_outreach.finding import Problem
from sheets_outreach.planning.candidates import Candidate
from sheets_outreach.planning.drafting import Draft
from sheets_outreach.planning.standing import title_line
from sheets_outreach.register.records import Register


def give_reasons(
    candidate: Candidate, number: int, announcements: Sequence[Announcement], draft: Draft, register: Register
) -> tuple[Problem, ...]:
    """Give the reasons of one post.

    Args:
        candidate: its community.
        number: its day, from today.
        announcements: what it tells.
        draft: how.
        register: settings and the first day.
    """
    return (
        *_why_then(candidate, number, len(announcements), register),
        *_why_there(candidate),
        *_cautions(candidate, register),
        *_about_the_draft(candidate, announcements, draft),
    )


def _why_then(candidate: Candidate, number: int, count: int, register: Register) -> Iterator[Problem]:
    because = candidate.verdict.reason
    if candidate.held is not None:
        yield Problem("held", {"asked_on": candidate.held.asked_on.isoformat()})
    elif number == candidate.days.singles[0]:
        yield Problem("first-day", {"because": because.code, **because.params})
    else:
        first = register.today + timedelta(days=candidate.days.singles[0])
        yield Problem("best-day", {"first_on": first.isoformat(), "because": because.code, **because.params})
    if candidate.verdict.state is State.DUE:
        yield Problem("due")
    if count > 1:
        yield Problem("gathered", {"n": count})


def _why_there(candidate: Candidate) -> Iterator[Problem]:
    audience = ", ".join(candidate.community.audience)
    if audience:
        yield Problem("audience", {"audience": title_line(audience)})


def _cautions(candidate: Candidate, register: Register) -> Iterator[Problem]:
    """Say what the sheet knows and the plan cannot judge."""
    community, agreement = candidate.community, candidate.community.agreement
    if agreement.approval is True and candidate.held is None:
        yield Problem("approval")
    if agreement.restricts_topics and agreement.topics:
        yield Problem("topics", {"text": title_line(agreement.topics)})
    if agreement.not_understood:
        yield Problem("not-understood", {"text": title_line("; ".join(agreement.not_understood))})
    if agreement.ambiguous:
        yield Problem("ambiguous")
    if not agreement.text.strip():
        yield Problem("unwritten")
    warning = register.settings.restricted_platforms.get(community.platform)
    if warning is not None:
        yield Problem("restricted", {"text": title_line(warning)})


def _about_the_draft(candidate: Candidate, announcements: Sequence[Announcement], draft: Draft) -> Iterator[Problem]:
    if candidate.place.manner.picture and not any(announcement.image for announcement in announcements):
        yield Problem("picture")
    if any(announcement.image and not announcement.image_credit.strip() for announcement in announcements):
        yield Problem("credit")
    if draft.left_out:
        yield Problem("left-out", {"n": draft.left_out})

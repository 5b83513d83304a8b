"""Decides the plan: which announcements go where on which day; pure, and the same input gives the same plan.

1. Find what fits where (`fitting`) and when each place is open (`days`).
2. For every community, find the one day that tells the most, and the pair of days where one is not enough.
3. Where hours are short, give them to the posts that tell the most (`allotting`).
4. Word the drafts and say why everything else stayed out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from sheets_outreach.announcement import Announcement
from sheets_outreach.cadence import State
from sheets_outreach.community import normalise_name
from sheets_outreach.planning.allotting import BOTH, FIRST, SECOND, Weeks, Worth, allot
from sheets_outreach.planning.candidates import Candidate, Survey, find_candidates, survey_register
from sheets_outreach.planning.drafting import Drafter
from sheets_outreach.planning.omitting import Choice, omit_announcements, omit_communities
from sheets_outreach.planning.plan import PLAN_DAYS, Plan, PlannedPost
from sheets_outreach.planning.reasoning import give_reasons
from sheets_outreach.register.records import Register

HOURS_A_POST = 0.5
"""What a post takes an employee: making it one's own, asking, posting, answering. An assumption, not a setting."""

_WEEK_DAYS = 7
Days = tuple[int, ...]

# An announcement more is worth more than everything else together; then a community that is due, then one that has
# waited longer, then fewer posts, then sooner ones.
_A_TELLING = 10**10
_A_DUE = 10**5
_LONGEST_WAIT = 365
_A_DAY_WAITED = 100
_COSTS: Mapping[Weeks, int] = {FIRST: 1, SECOND: 2, BOTH: 3}


def plan_posts(register: Register, today: date) -> Plan:
    """Plan two weeks.

    Args:
        register: communities, diary, announcements, settings, and the Plan tab as it stands.
        today: the first day of the plan.

    Returns:
        The plan. Every announcement is in a post or among ``unplaced``, every community has a post or is among
        ``unused``.
    """
    survey = survey_register(replace(register, today=today))
    candidates = find_candidates(survey)
    options = [_find_options(candidate, today) for candidate in candidates]
    chosen = _share_hours(candidates, options, survey.register)
    drafter = Drafter(survey.register)
    posts = [
        post
        for candidate, days in zip(candidates, chosen, strict=True)
        for post in _write_posts(candidate, days, survey, drafter)
    ]
    choices = [Choice(*choice) for choice in zip(candidates, map(bool, options), chosen, strict=True)]
    return Plan(
        first_day=today,
        last_day=today + timedelta(days=PLAN_DAYS - 1),
        posts=tuple(sorted(posts, key=lambda post: (post.day, post.row))),
        unplaced=omit_announcements(survey, choices),
        unused=omit_communities(survey, choices),
    )


def _find_options(candidate: Candidate, today: date) -> Mapping[Weeks, Days]:
    """Find the days of the best post of each week, and of the best two posts where one cannot tell everything."""
    options: dict[Weeks, Days] = {}
    weeks: tuple[tuple[Weeks, range], ...] = ((FIRST, range(_WEEK_DAYS)), (SECOND, range(_WEEK_DAYS, PLAN_DAYS)))
    for week, numbers in weeks:
        days = [(number,) for number in candidate.days.singles if number in numbers]
        best = _tell_most(candidate, days)
        if best:
            options[week] = best
    most = max((candidate.told_on(days).bit_count() for days in options.values()), default=0)
    if candidate.told_on(candidate.days.singles).bit_count() > most:
        both = _tell_most(candidate, candidate.days.pairs(today))
        if candidate.told_on(both).bit_count() > most:
            options[BOTH] = both
    return options


def _tell_most(candidate: Candidate, choices: Sequence[Days]) -> Days:
    """Choose the days that tell the most, the earliest of equals; none where nothing would be told."""
    best: Days = ()
    most = 0
    for days in choices:
        count = candidate.told_on(days).bit_count()
        if count > most:
            best, most = days, count
    return best


def _share_hours(
    candidates: Sequence[Candidate], options: Sequence[Mapping[Weeks, Days]], register: Register
) -> list[Days]:
    """Choose among the options of all communities, employee by employee.

    Communities nobody is responsible for are taken to be one person's: somebody has to post there, too.
    """
    hours = register.settings.hours_per_week
    places = None if hours is None else int(hours / HOURS_A_POST)
    by_employee: defaultdict[str, list[int]] = defaultdict(list)
    for number, candidate in enumerate(candidates):
        by_employee[normalise_name(candidate.community.responsible)].append(number)
    chosen: list[Days] = [()] * len(options)
    for numbers in by_employee.values():
        worths = [_weigh(candidates[number], options[number], register.today) for number in numbers]
        for number, weeks in zip(numbers, allot(worths, places), strict=True):
            chosen[number] = options[number].get(weeks, ())
    return chosen


def _weigh(candidate: Candidate, options: Mapping[Weeks, Days], today: date) -> Worth:
    verdict = candidate.verdict
    last = verdict.last_post
    waited = _LONGEST_WAIT if last is None else min((today - last).days, _LONGEST_WAIT)
    urgency = _A_DUE * (verdict.state is State.DUE) + _A_DAY_WAITED * waited
    return {
        weeks: candidate.told_on(days).bit_count() * _A_TELLING + urgency - _COSTS[weeks]
        for weeks, days in options.items()
    }


def _write_posts(candidate: Candidate, days: Days, survey: Survey, drafter: Drafter) -> Iterator[PlannedPost]:
    told = 0
    for number in days:
        new = candidate.told_on((number,)) & ~told
        told |= new
        day = survey.register.today + timedelta(days=number)
        announcements = tuple(sorted(survey.announcements_in(new), key=_soonest_first))
        draft = drafter.write(candidate.community, candidate.place, announcements)
        yield PlannedPost(
            day=day,
            community=candidate.community,
            announcements=announcements,
            draft=draft.text,
            tagged_links=draft.links,
            ask_by=candidate.ask_by(day),
            reasons=give_reasons(candidate, number, announcements, draft, survey.register),
        )


def _soonest_first(announcement: Announcement) -> tuple[date, int]:
    return announcement.event_date or date.max, announcement.row

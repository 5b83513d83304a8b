"""Composes the report of a quarter from one reading of the sheet; pure, and it words nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from sheets_outreach.cadence import judge
from sheets_outreach.choices import PostKind
from sheets_outreach.finding import Problem
from sheets_outreach.register.columns import Tab
from sheets_outreach.register.records import Register
from sheets_outreach.report.facts import Comparison, Report, Sum
from sheets_outreach.report.outlook import list_leaving, seek
from sheets_outreach.report.quarter import COUNTS, Quarters
from sheets_outreach.report.reception import (
    compare_communities,
    compare_kinds,
    compare_platforms,
    count_elsewhere,
    follow_directions,
    time_answers,
)
from sheets_outreach.report.selfcheck import SelfCheck
from sheets_outreach.rules import check_register

_YOUNG_DAYS = 7


def compose_report(register: Register, today: date) -> Report:
    """Compose the report of the thirteen weeks up to yesterday.

    Args:
        register: the workbook, its statistics read too.
        today: the day after the last one reported on.
    """
    register = replace(register, today=today)
    quarters = Quarters(register)
    verdicts = judge(register, quarters.diary)
    communities = compare_communities(quarters)
    check = SelfCheck(register, quarters, verdicts, check_register(register))
    return Report(
        library=register.settings.library_name,
        now=quarters.now,
        before=quarters.before,
        total=_total(quarters),
        participation=_count_participation(quarters),
        platforms=compare_platforms(quarters),
        communities=communities,
        kinds=compare_kinds(quarters),
        directions=follow_directions(quarters),
        elsewhere=count_elsewhere(quarters),
        answers=time_answers(entry for entry in quarters.entries if quarters.now.holds(entry.date)),
        leaving=list_leaving(register, quarters, communities, verdicts),
        seeking=seek(register, verdicts),
        channels=check.channels,
        employees=check.employees,
        questions=check.ask(),
        unknown=tuple(_list_unknown(register, quarters)),
    )


def _total(quarters: Quarters) -> Comparison:
    both = quarters.compare(quarters.posts, rated=False)
    return Comparison(_without_views(both.now), _without_views(both.before))


def _without_views(found: Sum) -> Sum:
    return replace(found, views=None)


def _count_participation(quarters: Quarters) -> tuple[int, int]:
    taken_part = [entry for entry in quarters.entries if entry.kind is PostKind.PARTICIPATION]
    return (
        sum(quarters.now.holds(entry.date) for entry in taken_part),
        sum(quarters.before.holds(entry.date) for entry in taken_part),
    )


def _list_unknown(register: Register, quarters: Quarters) -> Iterator[Problem]:
    """Say what the figures above leave out."""
    now = quarters.of_now()
    known = [post.figures for post in now if post.figures is not None]
    counts = {
        "no-date": sum(entry.date is None for entry in register.publications),
        "no-community": sum(post.community is None for post in now),
        "no-figures": sum(post.figures is None for post in now),
        "some-figures": sum(any(getattr(one, name) is None for name in COUNTS[:3]) for one in known),
        "young": sum(
            post.entry.date is not None and (register.today - post.entry.date).days < _YOUNG_DAYS for post in now
        ),
        "no-kind": sum(post.entry.kind is None for post in now),
    }
    if Tab.DIARY not in register.tabs and not register.publications:
        yield Problem("no-diary")
        return
    first = min((entry.date for entry in register.publications if entry.date is not None), default=None)
    if first is not None and first > quarters.before.first:
        yield Problem("diary-begins", {"first_on": first.isoformat()})
    yield from (Problem(code, {"n": n}) for code, n in counts.items() if n)
    if not register.measurements:
        yield Problem("no-statistics")
    yield Problem("views-differ")
    if any(entry.has_wish for entry in quarters.entries):
        yield Problem("wish-day")

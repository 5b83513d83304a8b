"""Measures every publication whose due day has come and appends one row for it: never twice, never a 0 for "not known".

Platforms are asked where they answer; where they do not, what staff typed into the diary is taken. Typed figures that
have not changed since they were last taken are not taken again: nobody has measured anything in between.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from sheets_outreach.collectors import Answer, Collector, Gathered, NotAsked, Wanted, collect_figures
from sheets_outreach.job_status import JobStatus
from sheets_outreach.jobs.due_measurements import TABS, Due, find_due
from sheets_outreach.jobs.journal import job_line
from sheets_outreach.jobs.outcome import JobOutcome
from sheets_outreach.jobs.run import Run
from sheets_outreach.marking import latest_measurements, plan_marks
from sheets_outreach.register.columns import Tab
from sheets_outreach.register.records import Register
from sheets_outreach.register.tables import TABLES
from sheets_outreach.register.writing import OwnValue, TabPlan, WritePlan, plan_tab
from sheets_outreach.rules import check_register
from sheets_outreach.statistics import Denied, Figures, Gone, Source, StatisticsRow, record_figures
from sheets_outreach.texts import load_texts
from sheets_outreach.workbook.claims import Standing, claim_work, release, use_up
from sheets_outreach.workbook.gateway import Gateway
from sheets_outreach.workbook.marks import new_tab
from sheets_outreach.workbook.settling import read_whole, settle

JOB = "append_statistics"

_COLLECTING_S = 240.0
"""Seconds for all platforms together; well inside a claim's lease."""

_MEASURED = ("members", "likes", "comments", "shares", "views")


def plan_rows(
    register: Register, answers: Mapping[Wanted, Answer | NotAsked], measured_at: datetime
) -> list[StatisticsRow]:
    """Decide which rows to append; pure.

    Args:
        register: the workbook; what is measured in it already is not measured again.
        answers: what the platforms said.
        measured_at: when they were asked, aware.
    """
    latest = latest_measurements(register)
    rows: list[StatisticsRow] = []
    for due in find_due(register):
        figures = _figures(due, answers, latest.get(due.key), measured_at)
        if figures is not None:
            rows.append(
                record_figures(
                    figures,
                    community=due.publication.community,
                    post_link=due.key,
                    platform=due.platform,
                    day=due.day,
                    measured_on=register.today,
                    members=_members(due, answers),
                )
            )
    return rows


def _figures(
    due: Due, answers: Mapping[Wanted, Answer | NotAsked], last: Mapping[str, object] | None, measured_at: datetime
) -> Figures | None:
    answer = answers.get(due.wanted) if due.wanted is not None else None
    if isinstance(answer, Figures):
        return answer
    typed = {key: getattr(due.publication, key) for key in ("likes", "comments", "shares", "views")}
    if any(value is not None for value in typed.values()):
        unchanged = last is not None and all(last.get(key) == value for key, value in typed.items())
        if not unchanged:
            return Figures(**typed, exact=True, source=Source.MANUAL, taken_at=measured_at)
    if isinstance(answer, Gone | Denied):
        # The row says that nothing can be known for this day, and closes it.
        return Figures(exact=False, source=Source.API, taken_at=measured_at)
    return None


def _members(due: Due, answers: Mapping[Wanted, Answer | NotAsked]) -> int | None:
    answer = answers.get(due.wanted_members) if due.wanted_members is not None else None
    if isinstance(answer, Figures) and answer.members is not None:
        return answer.members
    return due.community.members if due.community is not None else None


def plan_statistics(
    register: Register, gathered: Gathered, now: datetime, run: str, key: str, status: JobStatus
) -> WritePlan:
    """Decide what to write: the rows, our columns as they are with them, the job's line, the claim used up; pure."""
    rows = plan_rows(register, gathered.answers, now)
    cells = [_cells(row) for row in rows]
    with_rows = replace(register, measurements=[*register.measurements, *cells])
    plans: dict[Tab, TabPlan] = dict(plan_marks(with_rows, check_register(with_rows)))
    if cells:
        statistics = register.tabs.get(Tab.STATISTICS)
        if statistics is not None:
            missing = [key for key in cells[0] if not statistics.layout.has(key)]
            plans[Tab.STATISTICS] = TabPlan(statistics.layout, tuple(missing), appended=tuple(cells))
        else:
            layout = new_tab(TABLES[Tab.STATISTICS], register.language)
            plans[Tab.STATISTICS] = TabPlan(layout, appended=tuple(cells), create=True)
    jobs = register.tabs.get(Tab.JOBS)
    if cells and jobs is not None and run not in register.job_keys:
        texts = load_texts(register.language)
        message = " ".join([texts.say("job.appended", n=len(cells)), *_word_failures(register, gathered)])
        line = job_line(register, now, JOB, status, message, run)
        plans[Tab.JOBS] = plan_tab(jobs, {}, appended=(line,))
    return WritePlan(plans, use_up(register, [key], run))


def _cells(row: StatisticsRow) -> dict[str, OwnValue | None]:
    cells: dict[str, OwnValue | None] = {
        "measured_on": row.measured_on,
        "community": row.community,
        "post_link": row.post_link,
        "platform": row.platform,
        "day": row.day,
        "engagement": None if row.engagement is None else round(row.engagement, 2),
        "basis": None if row.basis is None else row.basis.value,
        "source": row.source.value,
        "exact": row.exact,
    }
    return cells | {key: getattr(row, key) for key in _MEASURED}


def _word_failures(register: Register, gathered: Gathered) -> Iterator[str]:
    texts = load_texts(register.language)
    for outcome in gathered.outcomes:
        if outcome.error is not None:
            yield texts.say("job.platform-failed", platform=outcome.platform, reason=texts.say(outcome.error))


def _key(register: Register) -> str:
    """Name the work: the day and exactly what is due.

    Whatever a run appends changes the name, so a run that slept through that holds a claim on work that is no more.
    """
    due = "\n".join(sorted(f"{one.key} {one.day}" for one in find_due(register)))
    return f"statistics:{register.today.isoformat()}:{hashlib.sha256(due.encode()).hexdigest()[:16]}"


def append_statistics(gateway: Gateway, collectors: Mapping[str, Collector | NotAsked]) -> JobOutcome:
    """Measure what is due.

    1. Read; where nothing is due, end.
    2. Claim the day's measuring, so that a second run does not ask the platforms again.
    3. Ask all platforms at once.
    4. Append the rows, bring our columns up to date and use up the claim, in one write.

    Args:
        gateway: the workbook.
        collectors: by platform, as `build_collectors` gives them.

    Raises:
        OutreachError: the workbook cannot be read or written.
    """
    run = Run(JOB, gateway)
    register, standings = claim_work(gateway, TABS, _find_work, run.name)
    texts = load_texts(register.language)
    if register.settings.paused:
        return run.end(JobStatus.SKIPPED, texts.say("job.paused"))
    if not standings:
        return run.end(JobStatus.SKIPPED, texts.say("job.nothing-due"))
    if Standing.BUSY in standings.values():
        return run.end(JobStatus.BUSY, texts.say("job.busy"))
    if Tab.STATISTICS not in register.tabs:
        # A tab that another run made since our look is not in the answer to our claim.
        register = read_whole(gateway, TABS)
    due, key = find_due(register), next(iter(standings))
    if not due:
        # Another run finished the same work between our look and our claim.
        release(gateway, TABS, register, [key], run.name)
        return run.end(JobStatus.SKIPPED, texts.say("job.nothing-due"))
    gathered = collect_figures(_wanted(due), collectors, _COLLECTING_S)
    measured_at = gateway.client.now()
    failures = list(_word_failures(register, gathered))
    status = JobStatus.PARTIAL if failures else JobStatus.OK
    settled = settle(
        gateway,
        TABS,
        lambda found: plan_statistics(found, gathered, measured_at, run.name, key, status),
        start=register,
    )
    left = len(find_due(settled.register))
    release(gateway, TABS, settled.register, [key], run.name)
    if settled.partial:
        return run.end(JobStatus.PARTIAL, texts.say("job.partial", reason=settled.reason))
    appended = len(due) - left
    message = " ".join([texts.say("job.appended", n=appended), *failures])
    return run.end(status, message, {"due": len(due), "appended": appended, "open": left})


def _find_work(register: Register) -> Sequence[str]:
    return [_key(register)] if not register.settings.paused and find_due(register) else []


def _wanted(due: Sequence[Due]) -> Iterator[Wanted]:
    for one in due:
        if one.wanted is not None:
            yield one.wanted
    for one in due:
        if one.wanted_members is not None:
            yield one.wanted_members

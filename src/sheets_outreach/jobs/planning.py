"""Writes the posting plan of the coming two weeks into the Plan tab; it proposes, a person posts.

What is past stays as it was, what is no longer planned makes room, and nothing but that tab and the job's own line is
written. Run twice it writes once: the plan follows from the sheet alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import uuid4

from sheets_outreach.errors import FileError, OutreachError
from sheets_outreach.job_status import JobStatus
from sheets_outreach.jobs.journal import job_line
from sheets_outreach.jobs.outcome import JobOutcome
from sheets_outreach.planning import Omission, Plan, PlannedPost, plan_posts
from sheets_outreach.planning.rows import plan_rows, show_post
from sheets_outreach.planning.standing import has_plan_tab, title_line
from sheets_outreach.planning.wording import word_omission, word_reasons
from sheets_outreach.register.columns import Tab
from sheets_outreach.register.records import Register
from sheets_outreach.register.tables import TABLES
from sheets_outreach.register.writing import TabPlan, WritePlan, plan_tab
from sheets_outreach.texts import Texts, load_texts
from sheets_outreach.workbook.address import parse_address
from sheets_outreach.workbook.files import read_file
from sheets_outreach.workbook.gateway import Gateway
from sheets_outreach.workbook.marks import new_tab
from sheets_outreach.workbook.opening import open_gateway
from sheets_outreach.workbook.pace import Direction
from sheets_outreach.workbook.settling import Settled, settle

JOB = "plan"
TABS = (Tab.REGISTER, Tab.DIARY, Tab.ANNOUNCEMENTS, Tab.PLAN, Tab.SETTINGS, Tab.JOBS)


def plan_writing(register: Register, now: datetime, run_id: str) -> WritePlan:
    """Decide what a run should write: the Plan tab, and one line in the jobs tab if there is one; pure."""
    if register.settings.paused:
        return WritePlan()
    texts = load_texts(register.language)
    plan = plan_posts(register, register.today)
    tabs = {Tab.PLAN: _plan_tab(register, plan, texts)}
    if tabs[Tab.PLAN] and Tab.JOBS in register.tabs and run_id not in register.job_keys:
        line = job_line(register, now, JOB, JobStatus.OK, summarise(plan, texts), run_id)
        tabs[Tab.JOBS] = plan_tab(register.tabs[Tab.JOBS], {}, appended=(line,))
    return WritePlan(tabs)


def _plan_tab(register: Register, plan: Plan, texts: Texts) -> TabPlan:
    if has_plan_tab(register):
        return plan_rows(register, plan, texts)
    rows = tuple(show_post(post, texts) for post in plan.posts)
    # A tab is made when there is something to put into it, beside one of people's that has its title if need be.
    return TabPlan(new_tab(TABLES[Tab.PLAN], register.language), appended=rows, create=bool(rows))


def summarise(plan: Plan, texts: Texts) -> str:
    """Say a plan in one sentence."""
    return texts.say("plan.summary", n=len(plan.posts), unplaced=len(plan.unplaced), unused=len(plan.unused))


def plan_week(gateway: Gateway, *, dry_run: bool = False) -> JobOutcome:
    """Bring the Plan tab up to date.

    Args:
        gateway: the workbook.
        dry_run: decide, but write nothing.

    Raises:
        RegisterError: the workbook has no register.
        WorkbookError: it cannot be read or written.
    """
    run_id = f"{JOB}:{uuid4().hex[:12]}"
    pace = gateway.client.pace
    before = dict(pace.counts)
    if dry_run:
        settled = Settled(gateway.read(TABS), 0, 0)
    else:
        settled = settle(gateway, TABS, lambda found: plan_writing(found, gateway.client.now(), run_id))
    status, message, counts = sum_up(settled)
    reads = pace.counts[Direction.READ] - before[Direction.READ]
    writes = pace.counts[Direction.WRITE] - before[Direction.WRITE]
    return JobOutcome(JOB, status, message, counts, reads, writes)


def sum_up(settled: Settled) -> tuple[JobStatus, str, dict[str, int]]:
    """Say how a run ended: the status, one sentence, and the counts."""
    register = settled.register
    texts = load_texts(register.language)
    if register.settings.paused:
        return JobStatus.SKIPPED, texts.say("job.paused"), {}
    if settled.partial:
        return JobStatus.PARTIAL, texts.say("plan.failed-partly", reason=settled.reason), {}
    plan = plan_posts(register, register.today)
    counts = {"posts": len(plan.posts), "unplaced": len(plan.unplaced), "unused": len(plan.unused)}
    return JobStatus.OK, summarise(plan, texts), counts


@dataclass(frozen=True, slots=True)
class PlanReport:
    """A plan for somebody who asked for it.

    Attributes:
        plan: what is planned.
        texts: in which language to speak of it.
        message: the outcome in one sentence.
        complete: whether everything that was asked for was done.
    """

    plan: Plan
    texts: Texts
    message: str
    complete: bool = True

    def as_fields(self) -> dict[str, object]:
        """Give it as ``plan --json`` prints it."""
        plan = self.plan
        return {
            "first_day": plan.first_day.isoformat(),
            "last_day": plan.last_day.isoformat(),
            "posts": [_post_fields(post, self.texts) for post in plan.posts],
            "announcements_left_out": [_omission_fields(one, plan.first_day, self.texts) for one in plan.unplaced],
            "communities_left_out": [
                {**_omission_fields(one, plan.first_day, self.texts), "due": one.due} for one in plan.unused
            ],
            "message": self.message,
        }


def _post_fields(post: PlannedPost, texts: Texts) -> Mapping[str, object]:
    return {
        "day": post.day.isoformat(),
        "community": {
            "row": post.row,
            "name": post.community.name,
            "platform": post.community.platform.value,
            "link": post.community.link.canonical,
        },
        "announcements": [
            {"row": announcement.row, "title": title_line(title)}
            for announcement, title in zip(post.announcements, post.titles, strict=True)
        ],
        "draft": post.draft,
        "tagged_link": post.tagged_link,
        "tagged_links": list(post.tagged_links),
        "ask_by": post.ask_by.isoformat() if post.ask_by else None,
        "responsible": post.responsible,
        "reasons": [{"code": reason.code, **reason.params} for reason in post.reasons],
        "message": word_reasons(post, texts),
    }


def _omission_fields(omission: Omission, today: date, texts: Texts) -> dict[str, object]:
    return {
        "row": omission.row,
        "name": omission.name,
        "code": omission.reason.code,
        "message": word_omission(omission, today, texts),
    }


def plan_workbook(workbook: str, *, write: bool = False, calendar: Path | None = None) -> PlanReport:
    """Plan two weeks for somebody who asked.

    Args:
        workbook: a Google Sheets address or id, an address on a local server, or a file.
        write: also write the Plan tab.
        calendar: also write an ``.ics`` file.

    Raises:
        OutreachError: it cannot be read, has no register, or is a file that should be written.
    """
    address = parse_address(workbook)
    outcome = None
    if address.path is not None and not write:
        register = read_file(address.path, datetime.now(UTC), TABS)
    else:
        gateway = open_gateway(address)
        outcome = plan_week(gateway) if write else None
        register = gateway.read(TABS)
    texts = load_texts(register.language)
    plan = plan_posts(register, register.today)
    if calendar is not None:
        _write_calendar(plan, texts, calendar)
    if outcome is not None:
        return PlanReport(plan, texts, outcome.message, outcome.status is JobStatus.OK)
    return PlanReport(plan, texts, summarise(plan, texts))


def _write_calendar(plan: Plan, texts: Texts, path: Path) -> None:
    try:
        from sheets_outreach.planning.calendar import make_calendar
    except ModuleNotFoundError as error:
        raise OutreachError('The calendar needs one more package: pip install "sheets-outreach[plan]".') from error
    try:
        path.write_bytes(make_calendar(plan, texts, datetime.now(UTC)))
    except OSError as error:
        raise FileError(f"«{path}» cannot be written: {error.strerror}.") from error

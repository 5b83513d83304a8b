"""Checks every row of the register and the diary and marks it in our own columns; it never touches a people's cell.

Started by an edit, from the menu, by a sweep or by hand. Whatever started it is a hint only: the sheet is read
anew and every row is judged, so lost, repeated and reordered events all end in the same sheet.
"""

from __future__ import annotations

from datetime import datetime

from sheets_outreach.finding import Severity
from sheets_outreach.job_status import JobStatus
from sheets_outreach.jobs.journal import job_line
from sheets_outreach.jobs.origin import Origin, all_keys, refine, sign, word_origin
from sheets_outreach.jobs.outcome import JobOutcome
from sheets_outreach.jobs.run import Run
from sheets_outreach.marking import plan_marks
from sheets_outreach.register.columns import Tab
from sheets_outreach.register.records import Register
from sheets_outreach.register.writing import WritePlan, plan_tab
from sheets_outreach.rules import check_register
from sheets_outreach.texts import load_texts
from sheets_outreach.workbook.gateway import Gateway
from sheets_outreach.workbook.settling import read_whole, settle

JOB = "validate_rows"
TABS = (Tab.REGISTER, Tab.DIARY, Tab.STATISTICS, Tab.SETTINGS, Tab.JOBS)


def plan_validation(register: Register, now: datetime, run_id: str, origin: Origin | None = None) -> WritePlan:
    """Decide what a run should write: the marks, and one line in the jobs tab if there is one; pure."""
    tabs = plan_marks(register, check_register(register))
    plan = WritePlan(dict(tabs))
    if plan and Tab.JOBS in register.tabs and all_keys(run_id).isdisjoint(register.job_keys):
        texts = load_texts(register.language)
        origin = refine(origin, register, plan)
        done = texts.say("job.validated", rows=len(register.communities), cells=plan.cells)
        message = f"{done} {word_origin(origin, texts)}".rstrip()
        line = job_line(register, now, JOB, JobStatus.OK, message, sign(run_id, origin))
        tabs[Tab.JOBS] = plan_tab(register.tabs[Tab.JOBS], {}, appended=(line,))
    return WritePlan(tabs)


def validate_rows(
    gateway: Gateway, *, origin: Origin | None = None, dry_run: bool = False, verify: bool = True
) -> JobOutcome:
    """Check a workbook and bring its marks up to date.

    Args:
        gateway: the workbook.
        origin: what started it, for its line in the jobs tab; nothing else depends on it.
        dry_run: decide, but write nothing.
        verify: as in `settle`.

    Raises:
        RegisterError: the workbook has no register.
        WorkbookError: it cannot be read or written.
    """
    run = Run(JOB, gateway)
    status, cells, reason = JobStatus.OK, 0, ""
    if dry_run:
        register = read_whole(gateway, TABS)
    else:
        settled = settle(
            gateway, TABS, lambda found: _decide(found, gateway.client.now(), run.name, origin), verify=verify
        )
        register, cells, reason = settled.register, settled.cells, settled.reason
        status = JobStatus.PARTIAL if settled.partial else JobStatus.OK
    texts = load_texts(register.language)
    if register.settings.paused:
        return run.end(JobStatus.SKIPPED, texts.say("job.paused"))
    findings = check_register(register)
    counts = {"rows": len(register.communities) + len(register.publications), "cells": cells}
    counts |= {f"{severity}s": sum(f.severity is severity for f in findings) for severity in Severity}
    partial = status is JobStatus.PARTIAL
    return run.end(
        status, texts.say("job.partial", reason=reason) if partial else texts.say("job.checked", **counts), counts
    )


def _decide(register: Register, now: datetime, run_id: str, origin: Origin | None) -> WritePlan:
    return WritePlan() if register.settings.paused else plan_validation(register, now, run_id, origin)

"""Which jobs does the page offer, and how is each run on a workbook of this server?

The digest is only shown, never sent; what a job does is its own business.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping

from sheets_outreach.collectors import Collector, NotAsked
from sheets_outreach.collectors.registry import build_collectors
from sheets_outreach.job_status import JobStatus
from sheets_outreach.jobs.append_statistics import append_statistics
from sheets_outreach.jobs.outcome import JobOutcome
from sheets_outreach.jobs.planning import plan_week
from sheets_outreach.jobs.setup.running import set_up
from sheets_outreach.jobs.validate_rows import validate_rows
from sheets_outreach.texts import load_texts
from sheets_outreach.workbook.gateway import Gateway

_TOKEN = "OUTREACH_TOKEN_"  # noqa: S105 - the beginning of a variable's name
Collectors = Callable[[], Mapping[str, Collector | NotAsked]]
PageJob = Callable[[Gateway, Collectors], JobOutcome]


def collectors_of_environment() -> Mapping[str, Collector | NotAsked]:
    """Build the collectors from the platforms' tokens, `OUTREACH_TOKEN_<PLATFORM>`."""
    tokens = {name.removeprefix(_TOKEN).lower(): value for name, value in os.environ.items() if name.startswith(_TOKEN)}
    return build_collectors(tokens)


def _prepare(gateway: Gateway) -> JobOutcome:
    report = set_up(gateway)
    texts = load_texts(report.language)
    if not report.written:
        return JobOutcome("setup", JobStatus.SKIPPED, texts.say("page.setup-nothing"))
    return JobOutcome("setup", JobStatus.OK, texts.say("page.setup-done", n=len(report.steps)))


JOBS: Mapping[str, PageJob] = {
    "validate_rows": lambda gateway, _: validate_rows(gateway),
    "append_statistics": lambda gateway, collectors: append_statistics(gateway, collectors()),
    "plan": lambda gateway, _: plan_week(gateway),
    "setup": lambda gateway, _: _prepare(gateway),
}
"""Name → how to run it, in the order of the buttons."""

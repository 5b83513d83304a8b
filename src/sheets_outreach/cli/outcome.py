"""How the outcome of a job is printed, and which exit code it gives."""

from __future__ import annotations

import json

import click

from sheets_outreach.job_status import JobStatus
from sheets_outreach.jobs.outcome import JobOutcome


def print_outcome(outcome: JobOutcome, *, as_json: bool) -> None:
    """Print what a job came to; a run that did not finish its work gives exit code 1."""
    click.echo(json.dumps(outcome.as_fields(), ensure_ascii=False) if as_json else outcome.message)
    if outcome.status in {JobStatus.PARTIAL, JobStatus.FAILED, JobStatus.BUSY}:
        raise click.exceptions.Exit(1)

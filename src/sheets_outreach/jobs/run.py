"""One run of a job: its name, and what it cost from beginning to end."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import uuid4

from sheets_outreach.job_status import JobStatus
from sheets_outreach.jobs.outcome import JobOutcome
from sheets_outreach.workbook.gateway import Gateway
from sheets_outreach.workbook.pace import Direction


class Run:
    """A run that has begun.

    Attributes:
        name: unique, for claims and for the line in the jobs tab.
    """

    def __init__(self, job: str, gateway: Gateway) -> None:
        self.name = f"{job}:{uuid4().hex[:12]}"
        self._job, self._gateway = job, gateway
        self._before = dict(gateway.client.pace.counts)

    def end(self, status: JobStatus, message: str, counts: Mapping[str, int] | None = None) -> JobOutcome:
        """Sum up.

        Args:
            status: how it ended.
            message: the same in words.
            counts: what was done, by name.
        """
        now, before = self._gateway.client.pace.counts, self._before
        reads = now[Direction.READ] - before[Direction.READ]
        writes = now[Direction.WRITE] - before[Direction.WRITE]
        return JobOutcome(self._job, status, message, dict(counts or {}), reads, writes)

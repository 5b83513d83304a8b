"""What a run of a job came to: counts for machines, one sentence for people; never a cell's contents."""

from __future__ import annotations

from dataclasses import dataclass, field

from sheets_outreach.job_status import JobStatus


@dataclass(frozen=True, slots=True)
class JobOutcome:
    """The result of one run.

    Attributes:
        job: name of the job.
        status: how it ended.
        message: the same in one sentence, in the language of the sheet.
        counts: what was done, by name.
        reads: requests to Google that read.
        writes: requests to Google that wrote.
    """

    job: str
    status: JobStatus
    message: str
    counts: dict[str, int] = field(default_factory=dict)
    reads: int = 0
    writes: int = 0

    def as_fields(self) -> dict[str, object]:
        """Give it as JSON for a function's answer or ``--json``."""
        return {
            "job": self.job,
            "status": self.status.value,
            "message": self.message,
            **self.counts,
            "requests": {"reads": self.reads, "writes": self.writes},
        }

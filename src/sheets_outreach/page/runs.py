"""Which jobs has this page run on a workbook, which one runs now, and what did each come to?

One job at a time on a workbook, in the order they were asked for; all browsers see the same runs. It knows no browser.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import datetime

from sheets_outreach.errors import OutreachError
from sheets_outreach.jobs.outcome import JobOutcome

Work = Callable[[], JobOutcome]
FAILED = "failed"
RUNNING = "running"
_KEPT = 20


@dataclass(frozen=True, slots=True)
class RunEntry:
    """A run.

    Attributes:
        number: counts the runs of this workbook.
        job: its name.
        begun: when, aware.
        status: of its outcome, "failed" or "running".
        message: one sentence; "" while it runs.
        quiet: whether nobody asked for it by name: an edit did.
        reads: requests that read.
        writes: requests that wrote.
    """

    number: int
    job: str
    begun: datetime
    status: str = RUNNING
    message: str = ""
    quiet: bool = False
    reads: int = 0
    writes: int = 0


class Runs:
    """The runs on one workbook.

    Args:
        clock: tells the time, aware.

    Attributes:
        version: goes up whenever something about the runs has changed.
    """

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self.version = 0
        self._clock = clock
        self._entries: deque[RunEntry] = deque(maxlen=_KEPT)
        self._waiting: list[str] = []
        self._lock = threading.Lock()
        self._count = 0
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="page-job")

    @property
    def entries(self) -> list[RunEntry]:
        """All runs that are remembered, the last first."""
        with self._lock:
            return list(self._entries)

    @property
    def busy(self) -> str:
        """The job that runs or waits, "" for none."""
        with self._lock:
            running = next((entry.job for entry in self._entries if entry.status == RUNNING), "")
            return running or (self._waiting[0] if self._waiting else "")

    def start(self, job: str, work: Work, *, quiet: bool = False) -> bool:
        """Ask for a run; says whether it will happen: a job that waits already is not asked for twice."""
        with self._lock:
            if job in self._waiting:
                return False
            self._waiting.append(job)
            self.version += 1
        self._worker.submit(self._run, job, work, quiet)
        return True

    def close(self) -> None:
        """Wait for the run that is going on, and start no other."""
        self._worker.shutdown(cancel_futures=True)

    def _run(self, job: str, work: Work, quiet: bool) -> None:
        with self._lock:
            self._waiting.remove(job)
            self._count += 1
            entry = RunEntry(self._count, job, self._clock(), quiet=quiet)
            self._entries.appendleft(entry)
            self.version += 1
        try:
            outcome = work()
            ended = replace(
                entry,
                status=outcome.status.value,
                message=outcome.message,
                reads=outcome.reads,
                writes=outcome.writes,
            )
        except OutreachError as error:
            ended = replace(entry, status=FAILED, message=str(error))
        with self._lock:
            place = next((at for at, one in enumerate(self._entries) if one.number == entry.number), None)
            if place is not None:
                self._entries[place] = ended
            self.version += 1

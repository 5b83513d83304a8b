"""Answers how many planned runs were handed over before the deadline; what is left over is counted."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from dataclasses import asdict, dataclass
from datetime import datetime

from sheets_outreach.environment.fanout import Task
from sheets_outreach.environment.queue import Placed, TaskQueue
from sheets_outreach.errors import OutreachError

FAILED = "failed"

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Handover:
    """How many tasks were queued, were queued already, failed, and remain because the time was up."""

    queued: int
    already: int
    failed: int
    remaining: int

    def as_fields(self) -> dict[str, int]:
        """Give the numbers by name, for a function's answer."""
        return asdict(self)


def hand_over(
    tasks: Sequence[Task], queue: TaskQueue, *, until: datetime, clock: Callable[[], datetime], workers: int = 1
) -> Handover:
    """Put each task into the queue; one that fails does not stop the others.

    Args:
        tasks: by the moment they are due.
        queue: takes them; with several workers it is called from several threads.
        until: no task is begun after this moment.
        clock: the moment, aware.
        workers: how many tasks are put at a time.
    """

    def put(task: Task) -> str:
        if clock() >= until:
            return Placed.REMAINING
        try:
            return queue.put(task)
        except OutreachError as error:
            _log.warning("%s was not queued: %s", task.name, error)
            return FAILED

    with ThreadPoolExecutor(workers) as pool:
        # Each in a copy of this thread's context, so that its log lines belong to the same request.
        contexts = [copy_context() for _ in tasks]
        ends = Counter(pool.map(lambda context, task: context.run(put, task), contexts, tasks))
    return Handover(ends[Placed.QUEUED], ends[Placed.ALREADY], ends[FAILED], ends[Placed.REMAINING])

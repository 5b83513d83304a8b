"""Answers which runs a network of workbooks needs and when each may start, so that no identity exceeds Google's quota.

It starts nothing: `queue` does. Each workbook belongs to one identity (the service account it is shared with), and
Google counts requests by identity (https://developers.google.com/workspace/sheets/api/limits).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal, get_args

Job = Literal["validate_rows", "append_statistics", "send_digest"]
JOBS: tuple[Job, ...] = get_args(Job)

READS_A_MINUTE = 60
READS_A_RUN = 2
# The rest is left to the runs that an edit starts, which nobody can plan.
PLANNED_SHARE = 0.8
PACE = timedelta(minutes=1) * (READS_A_RUN / (READS_A_MINUTE * PLANNED_SHARE))

# Two dispatches within it are taken for one that was started twice.
PERIOD = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Member:
    """A workbook of the network.

    Attributes:
        workbook: its id.
        identity: number of the identity it is shared with, from 1.
    """

    workbook: str
    identity: int = 1


@dataclass(frozen=True, slots=True)
class Task:
    """One run of one job on one workbook.

    Attributes:
        name: the same for the same run dispatched twice, so that a queue can drop the second.
        due: the moment before which it must not start.
    """

    name: str
    job: Job
    workbook: str
    identity: int
    due: datetime


def plan_tasks(members: Iterable[Member], jobs: Sequence[Job], now: datetime) -> list[Task]:
    """Plan one task for each workbook and job, each identity's at the pace that its quota allows.

    Args:
        members: the workbooks; one that is named twice is run once.
        jobs: the jobs, in the order in which a workbook gets them.
        now: the start; also tells one dispatch from the next.

    Returns:
        the tasks, by the moment they are due.
    """
    period = int(now.timestamp() // PERIOD.total_seconds())
    placed: dict[int, int] = {}
    tasks = []
    by_workbook = {member.workbook: member for member in members}
    for job in dict.fromkeys(jobs):
        for member in by_workbook.values():
            place = placed.get(member.identity, 0)
            placed[member.identity] = place + 1
            name = _name(job, member.workbook, period)
            tasks.append(Task(name, job, member.workbook, member.identity, now + place * PACE))
    return sorted(tasks, key=lambda task: task.due)


def _name(job: str, workbook: str, period: int) -> str:
    # Hashed and in front: Cloud Tasks slows down on names that follow one another.
    digest = hashlib.sha256(f"{job} {workbook} {period}".encode()).hexdigest()[:32]
    return f"{digest}-{job.replace('_', '-')}"

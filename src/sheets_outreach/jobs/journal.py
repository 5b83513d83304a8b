"""The line a run leaves in the jobs tab, in plain words and without anybody's name."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sheets_outreach.job_status import JobStatus
from sheets_outreach.register.records import Register
from sheets_outreach.register.writing import OwnValue
from sheets_outreach.texts import load_texts


def job_line(
    register: Register, now: datetime, job: str, status: JobStatus, message: str, key: str
) -> Mapping[str, OwnValue]:
    """Word the line of a run.

    Args:
        register: for language and time zone.
        now: when it ran, aware.
        job: name of the job.
        status: how it ended.
        message: what was done, already worded.
        key: what makes the line recognisable; a line with a key that stands there already is not written again.
    """
    texts = load_texts(register.language)
    local = now.astimezone(register.zone)
    return {
        "at": local.strftime("%Y-%m-%d %H:%M"),
        "job": texts.say(f"job.name.{job}"),
        "status": texts.say(f"job.status.{status}"),
        "message": message,
        "key": key,
    }

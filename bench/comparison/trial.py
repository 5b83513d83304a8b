"""One library does one task once, in a process of its own, through a forwarder that counts; what did it take?"""

from __future__ import annotations

import json
import os
import subprocess
from dataclasses import dataclass
from typing import Any

from bench.comparison.catalogue import Subject
from bench.comparison.environments import ROOT
from bench.comparison.forwarder import Counts, Forwarder, Interruption

_PATIENCE_S = 300


class FailedError(Exception):
    """A library could not do a task; the message says why, in one line."""


@dataclass(frozen=True, slots=True)
class Trial:
    """What a task took.

    Attributes:
        counts: requests and bytes, as the forwarder saw them.
        count: rows that were handled, as the library says.
    """

    counts: Counts
    count: int
    seconds: float
    cpu_seconds: float
    peak_mb: float


def look_up(subject: Subject, python: str) -> tuple[str, str]:
    """Give the versions of a library and of its Python; its modules are compiled afterwards.

    Raises:
        FailedError: it cannot be imported.
    """
    said = _call(python, {"module": subject.module, "package": subject.package})
    return str(said["version"]), str(said["python"])


def attempt(
    subject: Subject, python: str, task: str, url: str, workbook: str, rows: int, *,
    latency_s: float = 0.0, interruption: Interruption | None = None,
) -> Trial:  # fmt: skip
    """Have a library do a task.

    Args:
        subject: which library.
        python: its environment's Python.
        task: which task.
        url: the server.
        workbook: the spreadsheet.
        rows: communities in it.
        latency_s: seconds every answer takes longer.
        interruption: who comes in between.

    Raises:
        FailedError: it could not.
    """
    given = {"module": subject.module, "package": subject.package, "task": task, "workbook": workbook, "rows": rows}
    with Forwarder(url, latency_s, interruption) as forwarder:
        said = _call(python, {**given, "url": forwarder.url})
        return Trial(forwarder.counts, said["count"], said["seconds"], said["cpu_seconds"], said["peak_mb"])


def _call(python: str, given: dict[str, Any]) -> dict[str, Any]:
    # Compiling a module in every process would be counted as its memory.
    environment = {name: text for name, text in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    try:
        done = subprocess.run(
            [python, "-m", "bench.comparison.worker"],
            input=json.dumps(given),
            text=True,
            capture_output=True,
            check=False,
            timeout=_PATIENCE_S,
            cwd=ROOT,
            env=environment,
        )
    except subprocess.TimeoutExpired as error:
        raise FailedError(f"it was not done after {_PATIENCE_S} s") from error
    if done.returncode:
        raise FailedError((done.stderr.strip() or f"it ended with code {done.returncode}").splitlines()[-1][:300])
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer

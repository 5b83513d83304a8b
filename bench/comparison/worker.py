"""Does one task with one library, and says what it took; a process of its own, so that the memory is that library's.

A task comes as JSON on standard input, the answer goes as JSON to standard output. Imports are not timed.
"""

from __future__ import annotations

import contextlib
import json
import platform
import resource
import sys
import time
from importlib import import_module, metadata
from pathlib import Path
from typing import Any

from bench.comparison.task import READ, Place


def work(given: dict[str, Any]) -> dict[str, Any]:
    """Do a task.

    Args:
        given: `module`, `package`, `task`, `url`, `workbook` and `rows`; without a `task` it is only looked whether the
            library can be imported.

    Returns:
        Its version and, if there was a task, how many rows it handled, seconds, and megabytes at the worst moment.
    """
    module = import_module(f"bench.comparison.subjects.{given['module']}")
    answer: dict[str, Any] = {"version": metadata.version(given["package"]), "python": platform.python_version()}
    if not given.get("task"):
        return answer
    place = Place(given["url"], given["workbook"], given["rows"])
    start, start_cpu = time.perf_counter(), time.process_time()
    done = getattr(module, given["task"])(place)
    answer["seconds"] = time.perf_counter() - start
    answer["cpu_seconds"] = time.process_time() - start_cpu
    answer["peak_mb"] = peak_mb()
    answer["count"] = len(done) if given["task"] == READ else done
    return answer


def peak_mb() -> float:
    """Megabytes this process held at most; those of the process that started it do not count."""
    status = Path("/proc/self/status")
    if status.exists():
        # ru_maxrss survives exec, and would begin with what the parent held.
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) / 1024
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1024 * 1024 if sys.platform == "darwin" else 1024)


if __name__ == "__main__":
    with contextlib.redirect_stdout(sys.stderr):  # some libraries print
        said = work(json.load(sys.stdin))
    print(json.dumps(said))

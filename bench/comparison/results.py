"""What was measured, as it is stored in ``bench/results/comparison.json``; the pages are made from nothing else."""

from __future__ import annotations

from pathlib import Path

from pydantic import BaseModel, ConfigDict

from bench.comparison.environments import ROOT

STORE = ROOT / "bench" / "results" / "comparison.json"


class _Result(BaseModel):
    model_config = ConfigDict(frozen=True)


class Measured(_Result):
    """One task done by one library; medians where it was done several times.

    Attributes:
        bytes_up: with request lines and headers.
        bytes_down: the same of the answers, uncompressed.
        seconds: from opening the workbook to the end, imports left out.
        cpu_seconds: of the library's process alone.
        peak_mb: what that process held at most, imports included.
        seconds_of_runs: each of them.
    """

    subject: str
    task: str
    rows: int
    latency_ms: int
    requests: int
    bytes_up: int
    bytes_down: int
    seconds: float
    cpu_seconds: float
    peak_mb: float
    seconds_of_runs: tuple[float, ...]


class Intruded(_Result):
    """The state of the register after somebody came in between reading and marking.

    Attributes:
        intrusion: what they did.
        wanted: rows that should be marked in the end.
        stray_marks: rows that are marked and should not be.
        lost_marks: rows that should be and are not.
        changed_cells: people's cells that do not say what people wrote.
        requests: how many it took.
    """

    subject: str
    intrusion: str
    rows: int
    wanted: int
    stray_marks: int
    lost_marks: int
    changed_cells: int
    requests: int


class Missing(_Result):
    """A line without figures.

    Attributes:
        task: which one, "" for all.
        rows: at which size, 0 for all.
        reason: why.
    """

    subject: str
    task: str = ""
    rows: int = 0
    reason: str


class Comparison(_Result):
    """One whole run."""

    made_on: str
    machine: str
    sizes: tuple[int, ...]
    latency_ms: int
    took_seconds: int
    versions: dict[str, str]
    measured: tuple[Measured, ...]
    intruded: tuple[Intruded, ...]
    missing: tuple[Missing, ...]

    def find(self, subject: str, task: str, rows: int, latency_ms: int = 0) -> Measured | None:
        """Give one measurement, if there is one."""
        wanted = (subject, task, rows, latency_ms)
        return next((one for one in self.measured if (one.subject, one.task, one.rows, one.latency_ms) == wanted), None)

    def why_missing(self, subject: str, task: str, rows: int) -> str:
        """Say why there is none."""
        for one in self.missing:
            if one.subject == subject and one.task in {"", task} and one.rows in {0, rows}:
                return one.reason
        return "it was not measured"


def store(comparison: Comparison, path: Path = STORE) -> None:
    """Write a run down."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(comparison.model_dump_json(indent=1) + "\n", encoding="utf-8")


def load(path: Path = STORE) -> Comparison:
    """Read what was stored last."""
    return Comparison.model_validate_json(path.read_bytes())

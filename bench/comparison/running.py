"""Runs everything: sizes, tasks, libraries, without and with latency, with somebody coming in between; stores it."""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from bench.comparison.catalogue import SUBJECTS, Subject
from bench.comparison.environments import MissingError, prepare_python
from bench.comparison.forwarder import Interruption
from bench.comparison.judging import INTRUSIONS, RIGHT, Intrusion, count_figures, judge, read_cells
from bench.comparison.machine import describe_machine
from bench.comparison.page import write_page
from bench.comparison.results import Comparison, Intruded, Measured, Missing, load, store
from bench.comparison.stage import Stage, prepare, serving
from bench.comparison.tables import render_terminal
from bench.comparison.task import APPEND, APPENDED, MARK, NUMBERED_TAB, READ, STATISTICS_TAB, TASKS
from bench.comparison.trial import FailedError, Trial, attempt, look_up

SIZES = (1_000, 10_000, 20_000)
INTRUDED_SIZE = 1_000
LATENCY_MS = 120
ROUNDS = 3
_ENOUGH_S = 15
"""What takes so long is not repeated."""


@dataclass(slots=True)
class _Run:
    """What has been found out so far."""

    pythons: dict[str, str] = field(default_factory=dict)
    versions: dict[str, str] = field(default_factory=dict)
    measured: list[Measured] = field(default_factory=list)
    intruded: list[Intruded] = field(default_factory=list)
    missing: list[Missing] = field(default_factory=list)


def run(arguments: Sequence[str]) -> None:
    """Compare everything, print the tables and store them.

    Args:
        arguments: ``--quick`` takes 1,000 rows only and stores nothing; ``--page`` only writes the page again.
    """
    if "--page" in arguments:
        write_page(load())
        return
    quick = "--quick" in arguments
    comparison = compare(SIZES[:1] if quick else SIZES)
    print(render_terminal(comparison))
    if not quick:
        store(comparison)
        write_page(comparison)


def compare(sizes: Sequence[int]) -> Comparison:
    """Measure everything once."""
    found, start = _Run(), time.monotonic()
    _look_up_all(found)
    with tempfile.TemporaryDirectory() as folder:
        for rows in sizes:
            stages = prepare(Path(folder), rows)
            for task in TASKS:
                _compare_task(found, task, rows, stages)
            if rows == INTRUDED_SIZE:
                _intrude(found, rows, stages)
    return Comparison(
        made_on=datetime.now(UTC).date().isoformat(),
        machine=describe_machine(),
        sizes=tuple(sizes),
        latency_ms=LATENCY_MS,
        took_seconds=round(time.monotonic() - start),
        versions=found.versions,
        measured=tuple(found.measured),
        intruded=tuple(found.intruded),
        missing=tuple(found.missing),
    )


def _look_up_all(found: _Run) -> None:
    for subject in SUBJECTS:
        try:
            python = prepare_python(subject.environment)
            version, interpreter = look_up(subject, python)
        except (MissingError, FailedError) as error:
            found.missing.append(Missing(subject=subject.name, reason=str(error)))
            continue
        found.pythons[subject.name] = python
        for task, reason in subject.impossible.items():
            found.missing.append(Missing(subject=subject.name, task=task, reason=reason))
        found.versions[subject.name] = f"{subject.package} {version}, Python {interpreter}"


def _doing(found: _Run, task: str) -> Iterator[Subject]:
    for subject in SUBJECTS:
        if task in subject.workbooks and subject.name in found.pythons and task not in subject.impossible:
            yield subject


def _compare_task(found: _Run, task: str, rows: int, stages: Mapping[str, Stage]) -> None:
    for subject in _doing(found, task):
        try:
            for latency_ms, rounds in ((0, ROUNDS), (LATENCY_MS, 1)):
                found.measured.append(_measure(found, subject, task, rows, stages, latency_ms, rounds))
                _say(found.measured[-1])
        except FailedError as error:
            found.missing.append(Missing(subject=subject.name, task=task, rows=rows, reason=str(error)))
            print(f"{task:7} {rows:>7,} {subject.name}: {error}", flush=True)


def _measure(
    found: _Run, subject: Subject, task: str, rows: int, stages: Mapping[str, Stage], latency_ms: int, rounds: int
) -> Measured:
    stage, trials = stages[subject.workbooks[task]], list[Trial]()
    while len(trials) < rounds and sum(trial.seconds for trial in trials) < _ENOUGH_S:
        with serving(stage.database, copied=True) as url:
            figures = _count(subject, url, stage)
            python = found.pythons[subject.name]
            trials.append(attempt(subject, python, task, url, stage.workbook, rows, latency_s=latency_ms / 1000))
            _check(task, url, stage, trials[-1].count, _count(subject, url, stage) - figures)
    last = trials[-1].counts
    return Measured(
        subject=subject.name,
        task=task,
        rows=rows,
        latency_ms=latency_ms,
        requests=last.requests,
        bytes_up=last.bytes_up,
        bytes_down=last.bytes_down,
        seconds=statistics.median(trial.seconds for trial in trials),
        cpu_seconds=statistics.median(trial.cpu_seconds for trial in trials),
        peak_mb=statistics.median(trial.peak_mb for trial in trials),
        seconds_of_runs=tuple(round(trial.seconds, 4) for trial in trials),
    )


def _check(task: str, url: str, stage: Stage, count: int, added: int) -> None:
    """Refuse a figure for work that was not done."""
    if task == READ and count != len(stage.people):
        raise FailedError(f"it read {count} of {len(stage.people)} rows")
    if task == APPEND and added != APPENDED:
        raise FailedError(f"of {APPENDED} rows {added} were added")
    if task == MARK:
        verdict = judge(read_cells(url, stage.workbook), stage.people)
        if verdict != RIGHT:
            raise FailedError(f"it left the register wrong though nobody came in between: {verdict}")


def _count(subject: Subject, url: str, stage: Stage) -> int:
    return count_figures(url, stage.workbook, NUMBERED_TAB if subject.module == "gspread_models" else STATISTICS_TAB)


def _intrude(found: _Run, rows: int, stages: Mapping[str, Stage]) -> None:
    for intrusion in INTRUSIONS:
        for subject in _doing(found, MARK):
            try:
                found.intruded.append(_mark_amid(found, subject, intrusion, rows, stages))
            except FailedError as error:
                found.missing.append(Missing(subject=subject.name, task=intrusion.name, rows=rows, reason=str(error)))
                print(f"{intrusion.name}: {subject.name}: {error}", flush=True)


def _mark_amid(found: _Run, subject: Subject, intrusion: Intrusion, rows: int, stages: Mapping[str, Stage]) -> Intruded:
    stage = stages[subject.workbooks[MARK]]
    with serving(stage.database, copied=True) as url:
        interruption = Interruption(
            # The link of the last community's admin: whoever has been sent it has read the rows.
            f"https://vk.com/id{rows}".encode(),
            lambda: intrusion.come_in(url, stage.workbook, stage.people),
        )
        trial = attempt(
            subject, found.pythons[subject.name], MARK, url, stage.workbook, rows, interruption=interruption
        )
        if not interruption.happened:
            raise FailedError("it wrote nothing after it had read the rows")
        verdict = judge(read_cells(url, stage.workbook), stage.people, intrusion)
    return Intruded(
        subject=subject.name,
        intrusion=intrusion.name,
        rows=rows,
        wanted=rows // 10,
        stray_marks=verdict.stray_marks,
        lost_marks=verdict.lost_marks,
        changed_cells=verdict.changed_cells,
        requests=trial.counts.requests,
    )


def _say(one: Measured) -> None:
    print(
        f"{one.task:7} {one.rows:>7,} {one.latency_ms:>4} ms  {one.subject:32} {one.requests:>3} requests "
        f"{one.seconds:8.3f} s {one.peak_mb:6.0f} MB",
        flush=True,
    )

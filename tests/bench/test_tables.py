"""The tables and the page: ratios, libraries without figures, and who is faster."""

from __future__ import annotations

from pathlib import Path

import pytest
from bench.comparison.catalogue import SUBJECTS
from bench.comparison.judging import ROW
from bench.comparison.page import render_page
from bench.comparison.results import Comparison, Intruded, Measured, Missing, load, store
from bench.comparison.tables import (
    faster_than_ours,
    intruded_lines,
    measured_head,
    measured_lines,
    render_markdown,
    render_terminal,
)
from bench.comparison.task import APPEND, MARK, READ, TASKS

REASON = "it needs Python 3.12 or newer, and none was found on the PATH"


def measured(subject: str, seconds: float, peak_mb: float, task: str = READ, latency_ms: int = 0) -> Measured:
    """Give a measurement of 1,000 rows."""
    return Measured(
        subject=subject, task=task, rows=1_000, latency_ms=latency_ms, requests=3, bytes_up=1_500, bytes_down=2_345_678,
        seconds=seconds, cpu_seconds=0.25, peak_mb=peak_mb, seconds_of_runs=(seconds,),
    )  # fmt: skip


@pytest.fixture
def comparison() -> Comparison:
    """A run in which the floor, ours and gspread have read, ours has marked, and one library was not to be had."""
    return Comparison(
        made_on="2026-11-21",
        machine="a small one, 2 cores",
        sizes=(1_000,),
        latency_ms=120,
        took_seconds=90,
        versions={"floor": "pydantic 2.14.3, Python 3.11.7", "gspread": "gspread 6.2.1, Python 3.11.7"},
        measured=(
            measured("floor", 0.5, 40),
            measured("floor", 1.0, 40, latency_ms=120),
            measured("ours", 1.25, 60),
            measured("ours", 1.5, 60, latency_ms=120),
            measured("gspread", 0.75, 50),
            measured("gspread", 2.0, 50, latency_ms=120),
        ),
        intruded=(
            Intruded(
                subject="gspread", intrusion=ROW.name, rows=1_000, wanted=100, stray_marks=90, lost_marks=80,
                changed_cells=0, requests=4,
            ),
            Intruded(
                subject="ours, first run", intrusion=ROW.name, rows=1_000, wanted=100, stray_marks=0, lost_marks=0,
                changed_cells=0, requests=4,
            ),
        ),
        missing=(
            Missing(subject="pydantic-gsheets", reason=REASON),
            Missing(subject="gspread-models", task=MARK, reason="it cannot change a row"),
            Missing(subject="pygsheets", task=READ, rows=1_000, reason="ValueError: no rows"),
        ),
    )  # fmt: skip


def test_a_line_gives_figures_and_their_ratio_to_the_floor(comparison: Comparison) -> None:
    """Seconds, latency and memory are each divided by the floor's of the same task and size."""
    lines = {line[1]: line for line in measured_lines(comparison, READ)}
    assert len(lines["ours"]) == len(measured_head(comparison))
    assert lines["ours"] == (
        "1,000", "ours", "3", "2", "2,346", "1.25", "2.5", "1.50", "1.5", "0.25", "60", "1.5",
    )  # fmt: skip
    assert lines["floor"][6] == lines["floor"][8] == lines["floor"][11] == "1.0"


def test_a_library_that_is_not_to_be_had_stays_in_every_table(comparison: Comparison) -> None:
    """Its line gives the reason instead of figures, in each task it could have done."""
    for task in TASKS:
        lines = {line[1]: line for line in measured_lines(comparison, task)}
        assert lines["pydantic-gsheets"][2] == f"— {REASON}"
        assert set(lines["pydantic-gsheets"][3:]) == {""}
    intruded = [line for line in intruded_lines(comparison) if line[1] == "pydantic-gsheets"]
    assert {line[2] for line in intruded} == {f"— {REASON}"}


@pytest.mark.parametrize(
    ("task", "subject", "reason"),
    [
        (MARK, "gspread-models", "it cannot change a row"),
        (READ, "pygsheets", "ValueError: no rows"),
        (APPEND, "pygsheets", "it was not measured"),
    ],
)
def test_a_reason_belongs_to_its_task(comparison: Comparison, task: str, subject: str, reason: str) -> None:
    """What failed in one task says nothing of another."""
    assert {line[1]: line for line in measured_lines(comparison, task)}[subject][2] == f"— {reason}"


def test_the_table_of_intrusions_says_yes_only_where_nothing_is_wrong(comparison: Comparison) -> None:
    """Stray marks, lost marks and changed cells each make a no."""
    lines = {line[:2]: line[2:] for line in intruded_lines(comparison)}
    assert lines[ROW.name, "gspread"] == ("no", "90", "80", "0", "4")
    assert lines[ROW.name, "ours, first run"] == ("yes", "0", "0", "0", "4")


def test_where_others_are_faster_is_said(comparison: Comparison) -> None:
    """Only libraries are named, only where they took less, and our own figure stands beside."""
    assert list(faster_than_ours(comparison)) == ["read, 1,000 rows: gspread 0.75 s; ours 1.25 s."]


def test_markdown_has_a_cell_for_each_title(comparison: Comparison) -> None:
    """Every line of a table has as many bars as its head."""
    text = render_markdown(measured_head(comparison), list(measured_lines(comparison, READ)))
    assert {line.count("|") for line in text.splitlines()} == {len(measured_head(comparison)) + 1}


def test_page_and_terminal_name_everybody(comparison: Comparison) -> None:
    """Nobody is left out silently, wherever one looks."""
    page, terminal = render_page(comparison), render_terminal(comparison)
    for subject in SUBJECTS:
        assert f"| {subject.name} |" in page
        assert f"* {subject.name}: " in page
        assert subject.name in terminal
    assert "a small one, 2 cores" in page
    assert REASON in page
    assert REASON in terminal


def test_what_is_stored_is_what_was_measured(comparison: Comparison, tmp_path: Path) -> None:
    """The page can be made again from the file alone."""
    store(comparison, tmp_path / "results" / "comparison.json")
    assert load(tmp_path / "results" / "comparison.json") == comparison

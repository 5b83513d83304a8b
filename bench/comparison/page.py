"""The page ``docs/comparison.md``, made from the stored results alone."""

from __future__ import annotations

from collections.abc import Iterator

from bench.comparison.catalogue import SUBJECTS
from bench.comparison.environments import ROOT
from bench.comparison.results import Comparison, load
from bench.comparison.tables import (
    INTRUDED_HEAD,
    faster_than_ours,
    intruded_lines,
    measured_head,
    measured_lines,
    render_markdown,
)
from bench.comparison.task import TASKS

PAGE = ROOT / "docs" / "comparison.md"

_INTRODUCTION = """# Beside other libraries

<!-- Made by `python -m bench.comparison`; do not edit. -->

The same three tasks, in one run, on the local server: ours, and the libraries people use for Google Sheets today, each
written as its own guide shows, with what the guide offers for many rows at once. The **floor** is bare HTTP, the JSON
decoded and one pydantic model of twelve fields a row: whoever reads typed rows cannot take much less. Machines differ,
so the ratios to the floor of the same run count, not the seconds.

`make bench` measures everything again; `python -m bench.comparison --quick` takes 1,000 rows only and stores nothing.
The libraries are installed into `.venv-bench` from `requirements/bench.txt` and
`requirements/bench-pydantic-gsheets.txt`, never into `.venv`.

Measured on {made_on}, in {took} minutes: {machine}.
"""

_INTRUSIONS = """## Are the marks right when somebody comes in between?

1,000 rows. After the rows have been read and before the first write, a person inserts a row at the top, or a column at
the left. Counted at the end: rows that are marked and should not be; rows that should be and are not; people's cells
that do not say what people wrote.
"""

_FASTER = """## Where others are faster than ours

Seconds only; what they leave out stands under the tables.
"""

_METHOD = """## How it is measured

* Every figure comes from a process of its own that holds one library; the server is another, and starts from a fresh
  copy of the workbook each time.
* Between the two stands a forwarder that counts requests and bytes, headers included, the same for all, and holds every
  answer back by {latency} ms where the column says so. Google sends its answers compressed, the local server does not:
  the bytes are those before that.
* Seconds run from opening the workbook to the end; imports are left out. Without latency it is the median of three
  runs (of fewer where they take more than 15 s), with latency one run. CPU seconds are those of the library's process,
  so the server's share is not in them. Memory is that process's highest, imports included.
* The register has twelve columns of people's and an empty column «Проверка»; of ten links one cannot be read. Its
  titles are unique, because `get_all_records` of gspread refuses the original table, in which two columns are called
  «Ссылка».
* After every run the workbook is read again: all rows were read, all marks stand on their rows, 100 rows were added. A
  run in which that is not so has no figures, but a reason.
* Nothing fails and no quota is used up here: what each does then is not measured.
"""


def render_page(comparison: Comparison) -> str:
    """Give the page."""
    minutes = f"{comparison.took_seconds / 60:.0f}"
    parts = [_INTRODUCTION.format(made_on=comparison.made_on, took=minutes, machine=comparison.machine)]
    for task, what in TASKS.items():
        parts.append(f"## {what[0].upper()}{what[1:]}\n")
        parts.append(render_markdown(measured_head(comparison), list(measured_lines(comparison, task))) + "\n")
        parts.append("\n".join(_remarks(task)) + "\n")
    parts.append(_intrusions(comparison))
    parts.append(_faster(comparison))
    parts.append(_METHOD.format(latency=comparison.latency_ms))
    parts.append(_versions(comparison))
    return "\n".join(parts)


def _remarks(task: str) -> Iterator[str]:
    for subject in SUBJECTS:
        if task in subject.remarks:
            yield f"* **{subject.name}**: {subject.remarks[task]}"


def _intrusions(comparison: Comparison) -> str:
    return f"{_INTRUSIONS}\n{render_markdown(INTRUDED_HEAD, list(intruded_lines(comparison)))}\n"


def _faster(comparison: Comparison) -> str:
    lines = [f"* {sentence}" for sentence in faster_than_ours(comparison)] or ["Nowhere in this run."]
    return "\n".join([_FASTER, *lines]) + "\n"


def _versions(comparison: Comparison) -> str:
    lines = ["## Versions and guides\n"]
    for subject in SUBJECTS:
        version = comparison.versions.get(subject.name) or comparison.why_missing(subject.name, "", 0)
        guide = f"<{subject.guide}>" if "://" in subject.guide else f"`{subject.guide}`"
        lines.append(f"* {subject.name}: {version}; {guide}")
    return "\n".join(lines) + "\n"


def write_page(comparison: Comparison) -> None:
    """Write the page."""
    PAGE.write_text(render_page(comparison), encoding="utf-8")
    print(f"wrote {PAGE.relative_to(ROOT)}")


def render() -> str:
    """Give the page of what was stored last."""
    return render_page(load())

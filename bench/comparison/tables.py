"""The tables as Markdown and for the terminal; ratios to the floor beside the absolutes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bench.comparison.catalogue import BY_NAME, SUBJECTS, Subject
from bench.comparison.judging import INTRUSIONS
from bench.comparison.results import Comparison, Measured
from bench.comparison.task import MARK, TASKS

Line = Sequence[str]


def measured_head(comparison: Comparison) -> Line:
    """Give the titles of the table of one task."""
    late = f"s at {comparison.latency_ms} ms"
    return ("rows", "", "requests", "kB sent", "kB got", "s", "× floor", late, "× floor", "CPU s", "peak MB", "× floor")


def measured_lines(comparison: Comparison, task: str) -> Iterator[Line]:
    """Give the lines of the table of one task, size by size."""
    for rows in comparison.sizes:
        for subject in SUBJECTS:
            if task in subject.workbooks:
                yield _line(comparison, subject, task, rows)


def _line(comparison: Comparison, subject: Subject, task: str, rows: int) -> Line:
    first = (f"{rows:,}", subject.name)
    quick = comparison.find(subject.name, task, rows)
    late = comparison.find(subject.name, task, rows, comparison.latency_ms)
    if quick is None or late is None:
        return (*first, f"— {comparison.why_missing(subject.name, task, rows)}", *[""] * 9)
    floor = comparison.find(subject.floor, task, rows)
    late_floor = comparison.find(subject.floor, task, rows, comparison.latency_ms)
    return (
        *first,
        str(quick.requests),
        f"{quick.bytes_up / 1e3:,.0f}",
        f"{quick.bytes_down / 1e3:,.0f}",
        f"{quick.seconds:.2f}",
        _ratio(quick.seconds, floor.seconds if floor else 0),
        f"{late.seconds:.2f}",
        _ratio(late.seconds, late_floor.seconds if late_floor else 0),
        f"{quick.cpu_seconds:.2f}",
        f"{quick.peak_mb:.0f}",
        _ratio(quick.peak_mb, floor.peak_mb if floor else 0),
    )


def _ratio(value: float, floor: float) -> str:
    return f"{value / floor:.1f}" if floor else "—"


INTRUDED_HEAD = ("", "", "all right?", "marks on wrong rows", "marks lost", "people's cells changed", "requests")


def intruded_lines(comparison: Comparison) -> Iterator[Line]:
    """Give the lines of the table of intrusions."""
    for intrusion in INTRUSIONS:
        for subject in SUBJECTS:
            if MARK not in subject.workbooks:
                continue
            first = (intrusion.name, subject.name)
            found = next((one for one in comparison.intruded if (one.intrusion, one.subject) == first), None)
            if found is None:
                reason = _why_not_intruded(comparison, subject.name, intrusion.name)
                yield (*first, f"— {reason}", *[""] * 4)
                continue
            damage = (found.stray_marks, found.lost_marks, found.changed_cells)
            yield (*first, "no" if any(damage) else "yes", *(f"{count:,}" for count in damage), str(found.requests))


def _why_not_intruded(comparison: Comparison, subject: str, intrusion: str) -> str:
    reasons = (one.reason for one in comparison.missing if one.subject == subject and one.task in {"", MARK, intrusion})
    return next(reasons, "it was not measured")


def faster_than_ours(comparison: Comparison) -> Iterator[str]:
    """Say where a library took less time than ours, a sentence a task and size; the floors are left out."""
    for task in TASKS:
        for rows in comparison.sizes:
            for latency_ms in (0, comparison.latency_ms):
                sentence = _faster(comparison, task, rows, latency_ms)
                if sentence:
                    yield sentence


def _faster(comparison: Comparison, task: str, rows: int, latency_ms: int) -> str:
    def found(subjects: Iterator[Subject]) -> list[Measured]:
        results = (comparison.find(subject.name, task, rows, latency_ms) for subject in subjects)
        return [one for one in results if one is not None]

    ours = found(subject for subject in SUBJECTS if subject.is_ours)
    others = found(subject for subject in SUBJECTS if not subject.is_ours and subject.module != "floor")
    if not ours:
        return ""
    best = min(ours, key=lambda one: one.seconds)
    quicker = sorted((one for one in others if one.seconds < best.seconds), key=lambda one: one.seconds)
    if not quicker:
        return ""
    names = ", ".join(f"{one.subject} {one.seconds:.2f} s" for one in quicker)
    latency = f", {latency_ms} ms a request" if latency_ms else ""
    return f"{task}, {rows:,} rows{latency}: {names}; {best.subject} {best.seconds:.2f} s."


def render_markdown(head: Line, lines: Sequence[Line]) -> str:
    """Give a Markdown table; figures stand to the right."""
    ruler = ["---" if index < 2 else "--:" for index in range(len(head))]
    return "\n".join("| " + " | ".join(line) + " |" for line in (head, ruler, *lines))


def render_terminal(comparison: Comparison) -> str:
    """Give all tables with columns of equal width."""
    parts = []
    for task, what in TASKS.items():
        parts.append(f"{what[0].upper()}{what[1:]}")
        parts.append(_aligned(measured_head(comparison), list(measured_lines(comparison, task))))
    parts.append("The same marks, while somebody comes in between reading and writing")
    parts.append(_aligned(INTRUDED_HEAD, list(intruded_lines(comparison))))
    versions = sorted({f"{BY_NAME[name].name}: {text}" for name, text in comparison.versions.items()})
    return "\n\n".join([*parts, "\n".join(versions)])


def _aligned(head: Line, lines: Sequence[Line]) -> str:
    # A reason takes the whole rest of its line, so it widens no column.
    measured = [line for line in lines if not line[2].startswith("—")]
    widths = [max(len(line[index]) for line in (head, *measured)) for index in range(len(head))]
    names = max((len(line[1]) for line in lines), default=0)
    widths[1] = max(widths[1], names)
    widths[0] = max([widths[0], *(len(line[0]) for line in lines)])
    texts = []
    for line in (head, *lines):
        cells = [text.ljust(width) if index < 2 else text.rjust(width) for index, (text, width) in
                 enumerate(zip(line, widths, strict=True))]  # fmt: skip
        texts.append("  ".join(cells).rstrip())
    return "\n".join(texts)

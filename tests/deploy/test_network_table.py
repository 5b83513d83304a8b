"""What the page says a network needs: every figure follows from the schedules, Google's limits and the prices beside it."""

from __future__ import annotations

import math
import re

import pytest
from tests.deploy.cloud_build import read_build
from tests.deploy.desk import ROOT

from sheets_outreach.environment.fanout import PACE, READS_A_RUN

PAGE = (ROOT / "docs" / "deploy.md").read_text(encoding="utf-8")
SECTION = PAGE.partition("### What a network needs")[2].partition("\n## ")[0]

# https://developers.google.com/workspace/sheets/api/limits: reads a minute.
AN_IDENTITY, A_PROJECT = 60, 300
PLANNED = 48
RUNS_A_MINUTE = PLANNED // 2
BILLED_S, DAYS = 2, 30
OFTEN = "*/30 * * * *"


def rows(first: str) -> list[list[str]]:
    """The rows of the section's table that begins with this title."""
    lines = SECTION.splitlines()
    start = next(number for number, line in enumerate(lines) if line.startswith(f"| {first} "))
    found = []
    for line in lines[start + 2 :]:
        if not line.startswith("|"):
            break
        found.append([cell.strip() for cell in line.strip("|").split("|")])
    return found


def number(text: str) -> float:
    """Read a number of the page."""
    return float(text.replace(",", ""))


def starts(cron: str) -> list[int]:
    """The hours in which a schedule starts, one entry a start; only the forms that our schedules have."""
    minute, hour, *rest = cron.split()
    assert rest == ["*", "*", "*"]
    if hour.startswith("*/"):
        hours = list(range(0, 24, int(hour.removeprefix("*/"))))
    elif "-" in hour:
        first, last = hour.split("-")
        hours = list(range(int(first), int(last) + 1))
    else:
        hours = list(range(24)) if hour == "*" else [int(hour)]
    times = 60 // int(minute.removeprefix("*/")) if minute.startswith("*/") else 1
    return [h for h in hours for _ in range(times)]


def schedules(sweep: str | None = None) -> dict[str, str]:
    """A network's schedules by name, as the script writes them, or with another sweep."""
    script = (ROOT / "deploy" / "schedule.sh").read_text(encoding="utf-8")
    found = dict(re.findall(r"schedule outreach-network-(\w+) '([^']+)'", script))
    assert set(found) == {"sweep", "statistics", "digest"}
    return found if sweep is None else {**found, "sweep": sweep}


def capacity(sweep: str | None, hours: int) -> int:
    """How many libraries one identity carries through the fullest stretch of so many hours."""
    every = [hour for cron in schedules(sweep).values() for hour in starts(cron)]
    # Stretches begin with a sweep; the day's figures are collected at night, when there is no digest.
    fullest = max(sum(begin <= hour < begin + hours for hour in every) for begin in range(0, 24, hours))
    return RUNS_A_MINUTE * 60 * hours // fullest


def dollars(registers: int, runs_a_day: int) -> float:
    """What a month costs by the page's own prices."""
    (cpu, cpu_free), (memory, memory_free), (request, request_free), (task, task_free), _ = (
        (number(row[1]), number(row[2])) for row in rows("what")
    )
    runs = registers * runs_a_day * DAYS
    seconds = runs * BILLED_S
    return (
        max(0, seconds - cpu_free) * cpu
        + max(0, seconds - memory_free) * memory
        + max(0, runs / 1e6 - request_free) * request
        + max(0, 2 * runs / 1e6 - task_free) * task
    )


def test_the_pace_is_the_one_that_the_table_supposes() -> None:
    """24 runs of two reads: 48 of an identity's 60, and five of them within a project's 300."""
    assert READS_A_RUN == 2
    assert 60 / PACE.total_seconds() == RUNS_A_MINUTE
    assert RUNS_A_MINUTE * READS_A_RUN == PLANNED < AN_IDENTITY
    assert 5 * PLANNED <= A_PROJECT < 5 * AN_IDENTITY + 1
    guard = (ROOT / "deploy" / "guard.sh").read_text(encoding="utf-8")
    assert "^[1-5]$" in guard
    assert read_build()["substitutions"]["_IDENTITIES"] == "1"
    rates = re.findall(r"--max-dispatches-per-second=([\d.]+)", (ROOT / "deploy" / "bootstrap.sh").read_text())
    assert {float(rate) * 60 for rate in rates} == {RUNS_A_MINUTE}


def test_the_capacities_follow_from_the_schedules() -> None:
    """As deployed, and with a sweep every half hour."""
    assert f"**{capacity(None, 4):,}** libraries" in SECTION
    assert f"**{capacity(OFTEN, 1):,}** libraries" in SECTION
    runs = [sum(len(starts(cron)) for cron in schedules(sweep).values()) for sweep in (None, OFTEN)]
    assert f"A day has {runs[0]} runs a library, or {runs[1]}." in SECTION


@pytest.mark.parametrize("row", rows("registers"), ids=lambda row: row[0])
def test_every_row_adds_up(row: list[str]) -> None:
    """Minutes, identities, projects and money."""
    registers, minutes, *plans = (number(cell) for cell in row)
    assert minutes == round(registers / RUNS_A_MINUTE, 1)
    for sweep, hours, (identities, projects, money) in ((None, 4, plans[:3]), (OFTEN, 1, plans[3:])):
        assert identities == math.ceil(registers / capacity(sweep, hours))
        assert projects == math.ceil(identities / (A_PROJECT // AN_IDENTITY))
        runs_a_day = sum(len(starts(cron)) for cron in schedules(sweep).values())
        assert money == round(dollars(int(registers), runs_a_day))


def test_the_table_goes_from_a_handful_to_a_country() -> None:
    """Ten to a hundred thousand, by tens."""
    assert [number(row[0]) for row in rows("registers")] == [10, 100, 1_000, 10_000, 100_000]


def test_every_price_says_where_it_is_from_and_that_no_bill_was_seen() -> None:
    """An address of Google's or "the same", and the word."""
    for row in rows("what"):
        assert "unverified" in row[3] or row[3] == "the same"
    assert "arithmetic, not a bill" in SECTION
    assert "2026-11-21" in SECTION


def test_a_single_library_stays_within_what_is_free() -> None:
    """As the page says, with the schedules that one library gets."""
    script = (ROOT / "deploy" / "schedule.sh").read_text(encoding="utf-8")
    crons = re.findall(r'schedule "outreach-\w+-\$\{workbook\}" \'([^\']+)\'', script)
    runs = sum(len(starts(cron)) for cron in crons)
    assert f"has {runs} runs a day" in SECTION
    assert dollars(1, runs) == 0

"""A workbook of many rows: how many requests a job makes of it, how large its writes are, how much memory it takes.

Usage: ``python -m bench.volume [20000] [100000]``. Design §11: at most 300 MB for 20,000 rows × 12 and 600 MB for
100,000; two reads, one more for each further 20,000 rows, and parts of at most 2 MB. Server and job are processes of
their own, so that the memory is the job's alone.
"""

from __future__ import annotations

import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import requests

from bench.rows import AGREEMENTS, TITLES

BATCH = 5_000
DIARY_TITLES = ("Дата", "Сообщество", "Ссылка на пост", "Тема", "Автор", "Лайки", "Просмотры")


def register_rows(count: int) -> Iterator[Sequence[str | int]]:
    """Give good rows of twelve cells, no two texts alike; one of ten has something wrong."""
    rng = random.Random(1)
    for n in range(count):
        link = rng.choice(
            ("https://www.facebook.com/groups/sosedi{}/", "https://vk.com/sosedi{}", "https://t.me/sosedi{}")
        )
        yield (
            f"Соседи района {n}", link.format(n) if n % 10 else f"нет {n}", f"Абонемент {n}\nМедиацентр",
            f"Анонсы\nАренда\nВстречи {n}", f"{rng.choice(AGREEMENTS)}, заметка {n}", f"Админ {n}",
            f"https://vk.com/id{n + 1}", "договорились", 2_000 + n, f"Метро {n}", f"семьи {n}", f"Сотрудник {n}",
        )  # fmt: skip


def diary_rows(count: int) -> Iterator[Sequence[str | int]]:
    """Give a publication for each community, over the last two years."""
    today = datetime.now(UTC).date()
    for n in range(count):
        day = (today - timedelta(days=n % 700 + 40)).strftime("%d.%m.%Y")
        yield (
            day,
            f"Соседи района {n}",
            f"https://vk.com/wall-{n + 1}_1",
            f"тема {n}",
            f"Сотрудник {n}",
            n % 90,
            n % 4_000,
        )


def fill(
    url: str, workbook: str, sheet_id: int, title: str, titles: Sequence[str], rows: Iterator[Sequence[str | int]]
) -> None:
    """Type rows into a tab, some thousands at a time."""
    grid = {"rowCount": 1, "columnCount": len(titles) + 8}
    properties = {"sheetId": sheet_id, "title": title, "gridProperties": grid}
    fields = "title,gridProperties(rowCount,columnCount)"
    _edit(
        url, workbook,
        {"updateSheetProperties": {"properties": properties, "fields": fields}} if not sheet_id else {"addSheet":
        {"properties": properties}},
    )  # fmt: skip
    chunk: list[Any] = [{"values": [_cell(text) for text in titles]}]
    for row in rows:
        chunk.append({"values": [_cell(value) for value in row]})
        if len(chunk) >= BATCH:
            _append(url, workbook, sheet_id, chunk)
            chunk = []
    if chunk:
        _append(url, workbook, sheet_id, chunk)


def _cell(value: str | int) -> dict[str, Any]:
    return {"userEnteredValue": {"stringValue": value} if isinstance(value, str) else {"numberValue": value}}


def _append(url: str, workbook: str, sheet_id: int, rows: Sequence[Any]) -> None:
    _edit(url, workbook, {"appendCells": {"sheetId": sheet_id, "rows": rows, "fields": "userEnteredValue"}})


def _edit(url: str, workbook: str, request: dict[str, Any]) -> None:
    answer = requests.post(f"{url}/control/documents/{workbook}/edits", json={"requests": [request]}, timeout=300)
    answer.raise_for_status()


def measure(url: str, workbook: str) -> dict[str, Any]:
    """Run the job in this process and say what it took."""
    from sheets_outreach.jobs.validate_rows import validate_rows
    from sheets_outreach.workbook.opening import open_gateway

    gateway = open_gateway(f"{url}/spreadsheets/d/{workbook}/edit")
    payloads: list[int] = []
    send = gateway.client.session.send

    def watched(request: requests.PreparedRequest, **more: Any) -> requests.Response:
        payloads.append(len(request.body or b""))
        return send(request, **more)

    gateway.client.session.send = watched  # type: ignore[method-assign]
    start = time.monotonic()
    outcome = validate_rows(gateway)
    return {
        "status": outcome.status.value,
        "seconds": round(time.monotonic() - start, 1),
        "reads": outcome.reads,
        "writes": outcome.writes,
        "cells": outcome.counts["cells"],
        "largest_mb": round(max(payloads) / 1e6, 2),
        "memory_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }


def try_out(rows: int, diary: int) -> None:
    """Fill a workbook, run the job twice in processes of their own, and print what each took."""
    with tempfile.TemporaryDirectory() as folder:
        command = ["-m", "sheets_outreach.localsheets", "--port", "0", "--control", "--db", str(Path(folder) / "db")]
        server = subprocess.Popen([sys.executable, *command], stdout=subprocess.PIPE, text=True)
        try:
            assert server.stdout is not None
            url = server.stdout.readline().split()[-1]
            made = requests.post(f"{url}/v4/spreadsheets", json={"properties": {"locale": "ru_RU"}}, timeout=60)
            workbook = made.json()["spreadsheetId"]
            fill(url, workbook, 0, "Сообщества", TITLES, register_rows(rows))
            if diary:
                fill(url, workbook, 7, "Дневник", DIARY_TITLES, diary_rows(diary))
            for run in ("first run", "second run"):
                job = subprocess.run(
                    [sys.executable, "-m", "bench.volume", "--job", url, workbook],
                    capture_output=True,
                    text=True,
                    check=False,
                )
                print(
                    f"{rows:>8,} + {diary:>8,} rows, {run:<11} {job.stdout.strip() or job.stderr[-2000:]}", flush=True
                )
        finally:
            server.terminate()
            server.wait(30)


def main(arguments: Sequence[str] = ()) -> None:
    """Print a line for each size and run."""
    if arguments[:1] == ["--job"]:
        print(json.dumps(measure(*arguments[1:3])))
        return
    sizes = [int(text) for text in arguments] or [20_000, 100_000]
    for rows in sizes:
        try_out(rows, 0)
        try_out(rows, rows)


if __name__ == "__main__":
    main(sys.argv[1:])

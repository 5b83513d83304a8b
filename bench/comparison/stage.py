"""The workbooks everybody works on, made once a size, and the server process that serves a fresh copy each time."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import requests

from bench.comparison.catalogue import KEPT, PLAIN
from bench.comparison.environments import ROOT
from bench.comparison.subjects import ours
from bench.comparison.task import (
    APPENDED,
    CHECK,
    NUMBERED_TAB,
    STATISTICS_TAB,
    STATISTICS_TITLES,
    TAB,
    TITLES,
    Place,
    statistics_rows,
)
from bench.volume import fill, register_rows

Row = Sequence[str | int]
_LINK = 1
_FREE = {0: 15, 7: 200, 8: 200}
"""Blank rows below, by tab, as a sheet made by people has: without any pydantic-gsheets cannot append, and
gspread-dataframe cuts the last row off after one was inserted. 20,000 communities and 15 can be read in one request."""


@dataclass(frozen=True, slots=True)
class Stage:
    """A workbook that is ready.

    Attributes:
        database: the server's file.
        workbook: the spreadsheet's id in it.
        people: what stands in people's columns of the register, without titles.
    """

    database: Path
    workbook: str
    people: Sequence[Row]


def prepare(folder: Path, rows: int) -> dict[str, Stage]:
    """Make both workbooks of a size: as people made it, and as it is between two runs of ours."""
    people = list(community_rows(rows))
    plain = folder / f"{PLAIN}-{rows}.sqlite3"
    with serving(plain) as url:
        first = _fill(url, people, list(statistics_rows(0)))
    kept = folder / f"{KEPT}-{rows}.sqlite3"
    with serving(kept) as url:
        second = _fill(url, [_repaired(n, row) for n, row in enumerate(people)], [])
        place = Place(url, second, rows)
        ours.mark(place)
        # The first write into a tab somebody else made only sets our anchors there.
        assert (ours.append(place, first=0), ours.append(place, first=0)) == (0, APPENDED)
        edit(url, second, [put_cells(1, _LINK, [[row[_LINK]] for row in people])])
    return {PLAIN: Stage(plain, first, people), KEPT: Stage(kept, second, people)}


def community_rows(count: int) -> Iterator[list[str | int]]:
    """Give communities; of ten links one cannot be read, and every other one of those is missing."""
    for n, row in enumerate(register_rows(count)):
        yield [*row[:_LINK], "" if n % 20 == 0 else row[_LINK], *row[_LINK + 1 :]]


def _repaired(n: int, row: Row) -> Row:
    return [*row[:_LINK], f"https://vk.com/sosedi{n}", *row[_LINK + 1 :]] if n % 10 == 0 else row


def _fill(url: str, people: Sequence[Row], figures: Sequence[Row]) -> str:
    made = requests.post(f"{url}/v4/spreadsheets", json={"properties": {"locale": "ru_RU"}}, timeout=60)
    workbook = str(made.json()["spreadsheetId"])
    numbered = ("id", *STATISTICS_TITLES, "created_at")
    stamped = ((n, *row, "2026-01-01 12:00:00.000000+00:00") for n, row in enumerate(statistics_rows(0), start=1))
    fill(url, workbook, 0, TAB, (*TITLES, CHECK), iter(people))
    fill(url, workbook, 7, STATISTICS_TAB, STATISTICS_TITLES, iter(figures))
    fill(url, workbook, 8, NUMBERED_TAB, numbered, stamped)
    free = ({"sheetId": tab, "dimension": "ROWS", "length": length} for tab, length in _FREE.items())
    edit(url, workbook, [{"appendDimension": rows} for rows in free])
    return workbook


@contextmanager
def serving(database: Path, *, copied: bool = False) -> Iterator[str]:
    """Serve a database, or a copy of it that is forgotten afterwards; gives the server's address."""
    if copied:
        source, database = database, database.with_name("copy.sqlite3")
        for path in source.parent.glob(f"{source.name}*"):
            shutil.copy(path, path.with_name(path.name.replace(source.name, database.name, 1)))
    line = [sys.executable, "-m", "sheets_outreach.localsheets", "--port", "0", "--control", "--db", str(database)]
    server = subprocess.Popen(line, stdout=subprocess.PIPE, text=True, cwd=ROOT)
    assert server.stdout is not None
    try:
        yield server.stdout.readline().split()[-1]
    finally:
        server.terminate()
        server.wait(30)
        server.stdout.close()
        if copied:
            for path in database.parent.glob(f"{database.name}*"):
                path.unlink()


def edit(url: str, workbook: str, changes: Sequence[dict[str, Any]]) -> None:
    """Change a workbook as a person does in the browser."""
    answer = requests.post(f"{url}/control/documents/{workbook}/edits", json={"requests": changes}, timeout=300)
    answer.raise_for_status()


def put_cells(top: int, left: int, rows: Sequence[Row]) -> dict[str, Any]:
    """Give the request that writes values into the register; row and column count from 0."""
    cells = [{"values": [{"userEnteredValue": _value(value)} for value in row]} for row in rows]
    start = {"sheetId": 0, "rowIndex": top, "columnIndex": left}
    return {"updateCells": {"start": start, "rows": cells, "fields": "userEnteredValue"}}


def _value(value: str | int) -> dict[str, Any]:
    return {"stringValue": value} if isinstance(value, str) else {"numberValue": value}

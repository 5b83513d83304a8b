"""What does a browser get to see of a tab, and what of it has changed since it last looked?

The only reader of the core for the page. It changes nothing; people's edits are `edits`' business.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from sheets_outreach.localsheets import LocalSheets
from sheets_outreach.localsheets.errors import JsonObject
from sheets_outreach.localsheets.griddata import DEFAULT_SIZE
from sheets_outreach.localsheets.model.sheet import Sheet, Workbook
from sheets_outreach.localsheets.rawjson import encode
from sheets_outreach.page.rows import RowReader

_REMEMBERED = 12
"""States of a tab that a browser may still be looking at; whoever is further behind gets it whole."""


@dataclass(slots=True)
class _Tab:
    reader: RowReader
    lock: threading.Lock = field(default_factory=threading.Lock)
    states: OrderedDict[str, Sequence[str]] = field(default_factory=OrderedDict)
    workbook: Workbook | None = None
    count: int = 0

    @property
    def newest(self) -> tuple[str, Sequence[str]]:
        """The last state with its token."""
        token = next(reversed(self.states))
        return token, self.states[token]


class Views:
    """The tabs that browsers look at.

    Args:
        core: the documents.
    """

    def __init__(self, core: LocalSheets) -> None:
        self._core = core
        self._tabs: dict[tuple[str, int], _Tab] = {}
        self._lock = threading.Lock()

    def read(self, identity: str, sheet_id: int | None, known: str = "") -> bytes:
        """Give a tab as JSON: whole, or only what is new since a state the browser has.

        Args:
            identity: the spreadsheet.
            sheet_id: the tab; one that is not there (any more) means the first that is shown.
            known: the token of the browser's state.

        Raises:
            ApiError: 404, no such spreadsheet.
        """
        batch = self._core.reading(identity)
        workbook = batch.workbook
        sheet = (workbook.find(sheet_id) if sheet_id is not None else None) or workbook.first_visible()
        tab = self._tab(identity, sheet.sheet_id)
        with tab.lock:
            if tab.workbook is not workbook or not tab.states:
                self._remember(tab, tab.reader.read(batch), workbook)
            token, rows = tab.newest
            before = tab.states.get(known)
        answer = {"token": token, **describe(workbook, sheet)}
        answer |= {"styles": tab.reader.styles.looks, "choices": tab.reader.choices}
        head = encode(answer)
        return head[:-1] + b"," + _write_rows(before, rows) + b"}"

    def follow(self, identity: str, sheet_id: int, known: str, row: int) -> int:
        """Find where a row stands now that a browser saw as number `row` (0-based) in a state it names.

        A row that was changed in place keeps its number; so does one that can be found nowhere.
        """
        self.read(identity, sheet_id)
        tab = self._tab(identity, sheet_id)
        with tab.lock:
            before, now = tab.states.get(known), tab.newest[1]
        if before is None or row >= len(before) or (row < len(now) and now[row] == before[row]):
            return row
        if before[row] == "[]" or list(now).count(before[row]) != 1 or list(before).count(before[row]) != 1:
            return row
        return list(now).index(before[row])

    def _tab(self, identity: str, sheet_id: int) -> _Tab:
        with self._lock:
            return self._tabs.setdefault((identity, sheet_id), _Tab(RowReader(sheet_id)))

    def _remember(self, tab: _Tab, rows: list[str], workbook: Workbook) -> None:
        tab.workbook = workbook
        tab.count += 1
        # A token of an earlier life of the server must not fit by chance.
        tab.states[f"{id(tab):x}-{tab.count}"] = rows
        while len(tab.states) > _REMEMBERED:
            tab.states.popitem(last=False)


def describe(workbook: Workbook, sheet: Sheet) -> JsonObject:
    """Say what the page needs to know of a tab beside its rows."""
    grid = sheet.properties.get("gridProperties", {})
    widths = sheet.dimensions["COLUMNS"]
    return {
        "title": workbook.properties.get("title", ""),
        "tabs": [
            {"id": one.sheet_id, "title": one.title} for one in workbook.sheets if not one.properties.get("hidden")
        ],
        "tab": sheet.sheet_id,
        "rowCount": sheet.grid.row_count,
        "columnCount": sheet.grid.column_count,
        "frozenRows": grid.get("frozenRowCount", 0),
        "frozenColumns": grid.get("frozenColumnCount", 0),
        "widths": [
            widths.get(column, {}).get("pixelSize", DEFAULT_SIZE["COLUMNS"])
            for column in range(sheet.grid.column_count)
        ],
        "guarded": _guarded_columns(sheet),
    }


def _guarded_columns(sheet: Sheet) -> list[int]:
    """Name the columns that a protected range covers from top to bottom: the jobs' own."""
    found: set[int] = set()
    for item in sheet.listed("protectedRanges"):
        place: dict[str, Any] = item.get("range", {})
        if "startColumnIndex" in place and place.get("endRowIndex", sheet.grid.row_count) >= sheet.grid.row_count:
            found.update(range(place["startColumnIndex"], place.get("endColumnIndex", sheet.grid.column_count)))
    return sorted(found)


def _write_rows(before: Sequence[str] | None, rows: Sequence[str]) -> bytes:
    """Write all rows, or the part of them that differs: `[first row, rows taken out, rows put in]`, or single rows."""
    if before is None:
        return b'"rows":[' + ",".join(rows).encode() + b"]"
    if len(before) == len(rows):
        changed = [f"[{at},{row}]" for at, (old, row) in enumerate(zip(before, rows, strict=True)) if old != row]
        return b'"changed":[' + ",".join(changed).encode() + b"]"
    top = 0
    while top < min(len(before), len(rows)) and before[top] == rows[top]:
        top += 1
    tail = 0
    while tail < min(len(before), len(rows)) - top and before[-1 - tail] == rows[-1 - tail]:
        tail += 1
    taken = len(before) - tail - top
    put = ",".join(rows[top : len(rows) - tail])
    return f'"splice":[{top},{taken},[{put}]]'.encode()

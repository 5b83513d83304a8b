"""What do people do to a spreadsheet in the browser, and what would an Apps Script trigger be told?

The same code as the API's requests, but in a person's name; the API's own writes never come this way, as with Google.
https://developers.google.com/apps-script/guides/triggers/events
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sheets_outreach.localsheets.cellranges.writing import write
from sheets_outreach.localsheets.errors import JsonObject
from sheets_outreach.localsheets.model.regions import Region, region_of, resolve
from sheets_outreach.localsheets.requests import run
from sheets_outreach.localsheets.requests.batch import Batch
from sheets_outreach.localsheets.schema import parse_message

# Kinds of requests whose change is not called EDIT.
CHANGE_TYPES = {
    ("insertDimension", "ROWS"): "INSERT_ROW",
    ("insertDimension", "COLUMNS"): "INSERT_COLUMN",
    ("deleteDimension", "ROWS"): "REMOVE_ROW",
    ("deleteDimension", "COLUMNS"): "REMOVE_COLUMN",
    ("addSheet", None): "INSERT_GRID",
    ("duplicateSheet", None): "INSERT_GRID",
    ("deleteSheet", None): "REMOVE_GRID",
    ("updateBorders", None): "FORMAT",
}
EDITS = frozenset(("updateCells", "repeatCell", "appendCells", "copyPaste", "cutPaste", "pasteData", "findReplace"))
FORMAT_FIELDS = "userEnteredFormat"


DEFAULT_PERSON = "person@local-sheets.example"


@dataclass(frozen=True, slots=True)
class PersonEdit:
    """What a trigger is told. `cells` is an A1 range without its tab, None where no range was edited."""

    spreadsheet_id: str
    sheet_id: int | None
    sheet_name: str | None
    cells: str | None
    change_type: str
    person: str


def edit(batch: Batch, requests: list[JsonObject]) -> tuple[list[JsonObject], list[PersonEdit]]:
    """Carry out requests in a person's name; gives the replies, and what a trigger would be told of each."""
    parsed = parse_message("BatchUpdateSpreadsheetRequest", {"requests": requests})["requests"]
    replies, events = run(batch, parsed), []
    for request in parsed:
        [(kind, arguments)] = request.items()
        events.append(event(batch, kind, arguments))
    return replies, events


def type_texts(batch: Batch, cells: str, rows: list[list[str]]) -> list[PersonEdit]:
    """Type texts into cells; the grid grows where it must, as when pasting in the browser."""
    start = resolve(batch.workbook, cells)
    grid, width = start.sheet.grid, max(map(len, rows), default=0)
    grid.row_count = max(grid.row_count, start.top + len(rows))
    grid.column_count = max(grid.column_count, start.left + width)
    found = write(batch, start, list(rows), "USER_ENTERED")
    return [event(batch, "updateCells", {}, found.region)]


def event(batch: Batch, kind: str, arguments: JsonObject, region: Region | None = None) -> PersonEdit:
    """Say what a trigger would be told of one request."""
    region = region or _region(batch, arguments)
    return PersonEdit(
        batch.workbook.spreadsheet_id,
        None if region is None else region.sheet.sheet_id,
        None if region is None else region.sheet.title,
        None if region is None or kind not in EDITS else region.text.rpartition("!")[2],
        _change_type(kind, arguments),
        batch.caller,
    )


def _change_type(kind: str, arguments: JsonObject) -> str:
    axis = arguments.get("range", {}).get("dimension") if isinstance(arguments.get("range"), dict) else None
    found = CHANGE_TYPES.get((kind, axis)) or CHANGE_TYPES.get((kind, None))
    if found:
        return found
    if kind in {"repeatCell", "updateCells"} and str(arguments.get("fields", "")).startswith(FORMAT_FIELDS):
        return "FORMAT"
    return "EDIT" if kind in EDITS else "OTHER"


def _region(batch: Batch, arguments: JsonObject) -> Region | None:
    place: Any = arguments.get("range") or arguments.get("destination") or arguments.get("start")
    if place is None and "sheetId" in arguments:
        place = {"sheetId": arguments["sheetId"]}
    place = place or arguments.get("source") or arguments.get("coordinate")
    if not isinstance(place, dict) or batch.workbook.find(place.get("sheetId", 0)) is None:
        return None
    if "rowIndex" in place or "columnIndex" in place:
        row, column = place.get("rowIndex", 0), place.get("columnIndex", 0)
        rows = arguments.get("rows", [{}])
        width = max([1, *(len(found.get("values", ())) for found in rows)])
        sheet = batch.workbook.sheet(place.get("sheetId", 0))
        return Region(sheet, row, column, row + max(len(rows), 1), column + width)
    spans = {key: value for key, value in place.items() if key not in {"dimension", "startIndex", "endIndex"}}
    return region_of(batch.workbook, spans, clamp=True)

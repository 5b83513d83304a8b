"""How is delimited text pasted? Kind: pasteData. HTML is not read."""

from __future__ import annotations

import csv
import io

from sheets_outreach.localsheets.errors import JsonObject, invalid, unsupported
from sheets_outreach.localsheets.model.cells import Slot
from sheets_outreach.localsheets.model.entering import enter
from sheets_outreach.localsheets.model.rectangles import change_cells
from sheets_outreach.localsheets.model.regions import Region
from sheets_outreach.localsheets.requests.batch import Batch


def paste_data(batch: Batch, request: JsonObject) -> None:
    """Type delimited text into cells from a coordinate on, as a person would; the tab grows where it must."""
    place = request.get("coordinate")
    if place is None:
        raise invalid("Must specify a coordinate.")
    if request.get("html"):
        raise unsupported("html in pasteData")
    if request.get("type", "PASTE_NORMAL") != "PASTE_NORMAL":
        raise unsupported(f"type {request['type']} in pasteData")
    sheet = batch.workbook.sheet(place.get("sheetId", 0))
    top, left = place.get("rowIndex", 0), place.get("columnIndex", 0)
    if top < 0 or left < 0:
        raise invalid("coordinate.rowIndex and coordinate.columnIndex must be greater than or equal to zero.")
    rows = _split(request.get("data", ""), request.get("delimiter", ""))
    if not rows:
        return
    region = Region(sheet, top, left, top + len(rows), left + max(map(len, rows)))
    sheet.grid.row_count = max(sheet.grid.row_count, region.bottom)
    sheet.grid.column_count = max(sheet.grid.column_count, region.right)
    batch.check_size()
    batch.guard(region)

    def change(row: int, column: int, slot: Slot) -> Slot:
        given, at = rows[row - top], column - left
        return enter(slot, given[at], batch.workbook.locale, batch.wall_clock) if at < len(given) else slot

    change_cells(region, change)


def _split(text: str, delimiter: str) -> list[list[str]]:
    if not delimiter:
        raise invalid("Must specify a delimiter.")
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter[0]))
    except (csv.Error, TypeError, ValueError) as error:
        raise invalid(f"The data cannot be split: {error}") from error
    return rows if any(rows) else []

"""How is CellData written into ranges?

Kinds: updateCells, repeatCell, appendCells.
"""

from __future__ import annotations

from collections.abc import Callable

from sheets_outreach.localsheets import masks
from sheets_outreach.localsheets.errors import JsonObject, invalid
from sheets_outreach.localsheets.model.cells import Cell, Slot
from sheets_outreach.localsheets.model.rectangles import change_cells
from sheets_outreach.localsheets.model.regions import Region, region_of
from sheets_outreach.localsheets.model.sheet import require_range
from sheets_outreach.localsheets.requests.batch import Batch
from sheets_outreach.localsheets.requests.cellwriting import written
from sheets_outreach.localsheets.values import translate_formula

Rows = list[list[JsonObject]]


def update(batch: Batch, request: JsonObject) -> None:
    """Write rows of CellData; what the range holds beyond them is cleared of the masked fields."""
    mask = masks.parse_update_mask(request.get("fields", ""), "CellData")
    rows: Rows = [row.get("values", []) for row in request.get("rows", [])]
    if "start" in request:
        region = _from_start(batch, request["start"], rows)
    else:
        require_range(batch.workbook, request.get("range"))
        region = region_of(batch.workbook, request["range"])
        _check_fits(rows, region)
    batch.guard(region)
    if "start" not in request:
        # A range is filled up with empty CellData, which clears; from a start on, rows end where they end.
        rows = [[*(rows[at] if at < len(rows) else [])] for at in range(region.height)]
        rows = [row + [{}] * (region.width - len(row)) for row in rows]
    _write_rows(batch, region, rows, mask)


def _check_fits(rows: Rows, region: Region) -> None:
    if len(rows) > region.height:
        last = region.bottom - 1
        raise invalid(f"Attempting to write row: {last + 1}, beyond the last requested row of: {last}")
    if any(len(row) > region.width for row in rows):
        last = region.right - 1
        raise invalid(f"Attempting to write column: {last + 1}, beyond the last requested column of: {last}")


def _from_start(batch: Batch, start: JsonObject, rows: Rows) -> Region:
    sheet = batch.workbook.sheet(start.get("sheetId", 0))
    top, left = start.get("rowIndex", 0), start.get("columnIndex", 0)
    if top < 0 or left < 0:
        raise invalid("start.rowIndex and start.columnIndex must be greater than or equal to zero.")
    grid = sheet.grid
    _check_fits(rows, Region(sheet, top, left, max(grid.row_count, top), max(grid.column_count, left)))
    return Region(sheet, top, left, top + len(rows), left + max([0, *map(len, rows)]))


def _write_rows(batch: Batch, region: Region, rows: Rows, mask: masks.Mask) -> None:
    locale = batch.workbook.locale

    def change(row: int, column: int, slot: Slot) -> Slot:
        given = rows[row - region.top]
        at = column - region.left
        return written(slot, given[at], mask, locale) if at < len(given) else slot

    change_cells(region, change)


def repeat(batch: Batch, request: JsonObject) -> None:
    """Write one CellData into every cell of a range; a formula moves along as when filled."""
    mask = masks.parse_update_mask(request.get("fields", ""), "CellData")
    require_range(batch.workbook, request.get("range"))
    region = region_of(batch.workbook, request["range"])
    batch.guard(region)
    given = request.get("cell", {})
    if "formulaValue" in given.get("userEnteredValue", {}):
        change_cells(region, _filled(region, given, mask, batch.workbook.locale))
    else:
        change_cells(region, _repeated(given, mask, batch.workbook.locale))


def _filled(region: Region, given: JsonObject, mask: masks.Mask, locale: str) -> Callable[[int, int, Slot], Slot]:
    formula = given["userEnteredValue"]["formulaValue"]

    def change(row: int, column: int, slot: Slot) -> Slot:
        moved = translate_formula(formula, row - region.top, column - region.left, locale=locale)
        return written(slot, {**given, "userEnteredValue": {"formulaValue": moved}}, mask, locale)

    return change


def _repeated(given: JsonObject, mask: masks.Mask, locale: str) -> Callable[[int, int, Slot], Slot]:
    known: dict[int, tuple[Slot, Slot]] = {}

    def change(_: int, __: int, slot: Slot) -> Slot:
        # Cells that were one object stay one object: a format over a whole tab stays small.
        if slot is not None and not isinstance(slot, Cell):
            return written(slot, given, mask, locale)
        if id(slot) not in known:
            known[id(slot)] = (slot, written(slot, given, mask, locale))
        return known[id(slot)][1]

    return change


def append(batch: Batch, request: JsonObject) -> None:
    """Write rows of CellData below the last row with content; the tab grows where it must."""
    mask = masks.parse_update_mask(request.get("fields", ""), "CellData")
    if "tableId" in request:
        raise invalid(f"No table with id: {request['tableId']}")
    sheet = batch.workbook.sheet(request.get("sheetId", 0))
    rows: Rows = [row.get("values", []) for row in request.get("rows", [])]
    top, width = sheet.grid.last_content_row() + 1, max([0, *map(len, rows)])
    region = Region(sheet, top, 0, top + len(rows), width)
    sheet.grid.row_count = max(sheet.grid.row_count, region.bottom)
    sheet.grid.column_count = max(sheet.grid.column_count, width)
    batch.check_size()
    batch.guard(region)
    _write_rows(batch, region, rows, mask)

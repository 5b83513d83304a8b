"""How do cells make room or close up, without whole rows or columns? Kinds: insertRange, deleteRange.

Cells shift with all they hold, and formulas follow.
"""

from __future__ import annotations

from sheets_outreach.localsheets.errors import JsonObject, invalid
from sheets_outreach.localsheets.model.cells import Slot, has_content
from sheets_outreach.localsheets.model.rectangles import read_block, write_block
from sheets_outreach.localsheets.model.regions import Region, region_of
from sheets_outreach.localsheets.model.rewriting import rewrite_formulas
from sheets_outreach.localsheets.model.sheet import require_range
from sheets_outreach.localsheets.requests.batch import Batch
from sheets_outreach.localsheets.values import Area, CellsDeleted, CellsInserted


def insert_range(batch: Batch, request: JsonObject) -> None:
    """Insert empty cells; what was there goes down or right, and the tab grows where content would fall off."""
    region, axis = _checked(batch, request)
    band = _band(region, axis)
    batch.guard(band)
    block = read_block(band)
    count = region.height if axis == "ROWS" else region.width
    if axis == "ROWS":
        empty: list[list[Slot]] = [[None] * band.width for _ in range(count)]
        overflow = any(has_content(slot) for row in block[len(block) - count :] for slot in row) if block else False
        shifted = empty + (block if overflow else block[: len(block) - count])
    else:
        overflow = any(has_content(slot) for row in block for slot in row[len(row) - count :])
        kept = band.width if overflow else band.width - count
        shifted = [[None] * count + row[:kept] for row in block]
    if overflow:
        region.sheet.grid.row_count += count if axis == "ROWS" else 0
        region.sheet.grid.column_count += 0 if axis == "ROWS" else count
        batch.check_size()
    # Known infidelity (shift-ranges): named, protected, conditional and filter ranges stay where they are.
    write_block(band, shifted)
    rewrite_formulas(batch.workbook, CellsInserted(_area(region), "ROWS" if axis == "ROWS" else "COLUMNS"))


def delete_range(batch: Batch, request: JsonObject) -> None:
    """Delete cells; what follows comes up or left."""
    region, axis = _checked(batch, request)
    band = _band(region, axis)
    batch.guard(band)
    block = read_block(band)
    if axis == "ROWS":
        shifted = block[region.height :] + [[None] * band.width for _ in range(region.height)]
    else:
        shifted = [row[region.width :] + [None] * region.width for row in block]
    write_block(band, shifted)
    rewrite_formulas(batch.workbook, CellsDeleted(_area(region), "ROWS" if axis == "ROWS" else "COLUMNS"))


def _checked(batch: Batch, request: JsonObject) -> tuple[Region, str]:
    require_range(batch.workbook, request.get("range"))
    axis = request.get("shiftDimension", "DIMENSION_UNSPECIFIED")
    if axis not in {"ROWS", "COLUMNS"}:
        raise invalid("Must specify a shiftDimension.")
    region = region_of(batch.workbook, request["range"])
    for merge in region.sheet.listed("merges"):
        if region_of(batch.workbook, merge).meets(_band(region, axis)):
            raise invalid("You can't insert or delete cells across merged cells.")
    return region, axis


def _band(region: Region, axis: str) -> Region:
    """The cells that shift: from the range to the tab's edge."""
    grid = region.sheet.grid
    return region._replace(bottom=grid.row_count) if axis == "ROWS" else region._replace(right=grid.column_count)


def _area(region: Region) -> Area:
    return Area(region.sheet.title, region.top, region.left, region.bottom, region.right)

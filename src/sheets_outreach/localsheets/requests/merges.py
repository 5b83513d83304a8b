"""How are cells merged and unmerged? Kinds: mergeCells, unmergeCells."""

from __future__ import annotations

from collections.abc import Iterator

from sheets_outreach.localsheets.errors import JsonObject, invalid
from sheets_outreach.localsheets.model.cells import with_value
from sheets_outreach.localsheets.model.regions import Region, region_of
from sheets_outreach.localsheets.model.sheet import require_range
from sheets_outreach.localsheets.requests.batch import Batch


def merge(batch: Batch, request: JsonObject) -> None:
    """Merge all cells of a range, or those of each row or column; only each first value stays."""
    require_range(batch.workbook, request.get("range"))
    region = region_of(batch.workbook, request["range"])
    batch.guard(region)
    sheet = region.sheet
    kept = []
    for item in sheet.listed("merges"):
        old = region_of(batch.workbook, item)
        if not old.meets(region):
            kept.append(item)
        elif not region.holds(old):
            raise invalid("You must select all cells in a merged range to merge or unmerge them.")
    parts = [part for part in _parts(region, request.get("mergeType", "MERGE_ALL")) if part.height * part.width > 1]
    for part in parts:
        _keep_first(part)
    sheet.collections["merges"] = kept + [part.grid_range() for part in parts]


def _parts(region: Region, kind: str) -> Iterator[Region]:
    sheet, top, left, bottom, right = region
    if kind == "MERGE_ROWS":
        yield from (Region(sheet, row, left, row + 1, right) for row in range(top, bottom))
    elif kind == "MERGE_COLUMNS":
        yield from (Region(sheet, top, column, bottom, column + 1) for column in range(left, right))
    else:
        yield region


def _keep_first(region: Region) -> None:
    grid = region.sheet.grid
    for row in range(region.top, region.bottom):
        for column in range(region.left, min(region.right, len(grid.row(row)))):
            if (row, column) != (region.top, region.left):
                grid.set(row, column, with_value(grid.slot(row, column), None))


def unmerge(batch: Batch, request: JsonObject) -> None:
    """Undo the merges within a range."""
    require_range(batch.workbook, request.get("range"))
    region = region_of(batch.workbook, request["range"])
    batch.guard(region)
    kept = []
    for item in region.sheet.listed("merges"):
        old = region_of(batch.workbook, item)
        if not old.meets(region):
            kept.append(item)
        elif not region.holds(old):
            raise invalid("You must select all cells in a merged range to merge or unmerge them.")
    region.sheet.collections["merges"] = kept

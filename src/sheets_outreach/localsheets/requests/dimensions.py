"""How are rows and columns inserted, deleted, moved and sized?

Kinds: insertDimension, deleteDimension, moveDimension, appendDimension, updateDimensionProperties,
autoResizeDimensions. What follows along is `model.structure`'s business.
"""

from __future__ import annotations

from sheets_outreach.localsheets import masks
from sheets_outreach.localsheets.errors import JsonObject, invalid
from sheets_outreach.localsheets.model import structure
from sheets_outreach.localsheets.model.calculation import plain
from sheets_outreach.localsheets.model.regions import SPAN_KEYS
from sheets_outreach.localsheets.model.sheet import Sheet
from sheets_outreach.localsheets.requests.batch import Batch

NOUNS = {"ROWS": "row", "COLUMNS": "column"}
MAX_COLUMNS = 18278


def span_of(batch: Batch, given: JsonObject | None, *, bounded: bool = True) -> tuple[Sheet, str, int, int]:
    """Read a DimensionRange: (tab, "ROWS" or "COLUMNS", start, end).

    Raises:
        ApiError: 400, no tab, no dimension, or an end that does not come after its start.
    """
    if given is None:
        raise invalid("Must specify a range.")
    sheet = batch.workbook.sheet(given.get("sheetId", 0))
    axis = given.get("dimension", "DIMENSION_UNSPECIFIED")
    if axis not in NOUNS:
        raise invalid("No dimension specified.")
    if bounded and "endIndex" not in given:
        raise invalid("range.endIndex must be specified.")
    start, end = given.get("startIndex", 0), given.get("endIndex", sheet.size(axis))
    if start < 0:
        raise invalid(f"range.startIndex[{start}] must be greater than or equal to zero.")
    if end <= start:
        raise invalid(f"range.endIndex[{end}] must be greater than range.startIndex[{start}].")
    return sheet, axis, start, end


def insert(batch: Batch, request: JsonObject) -> None:
    """Insert rows or columns."""
    sheet, axis, start, end = span_of(batch, request.get("range"))
    before = bool(request.get("inheritFromBefore"))
    size = sheet.size(axis)
    if start > size:
        raise invalid(f"range.startIndex is larger than current grid size ({size})")
    if start == size and not before:
        raise invalid(f"range.startIndex must be less than the grid size ({size}) if inheritFromBefore is false.")
    if before and start == 0:
        raise invalid("inheritFromBefore cannot be true if inserting at index 0.")
    _check_growth(batch, sheet, axis, end - start)
    batch.guard_insertion(sheet, axis, start)
    structure.insert(batch.workbook, sheet, axis, start, end - start, before)


def _check_growth(batch: Batch, sheet: Sheet, axis: str, amount: int) -> None:
    across = sheet.size("COLUMNS" if axis == "ROWS" else "ROWS")
    batch.check_size(amount * across)
    if axis == "COLUMNS" and sheet.grid.column_count + amount > MAX_COLUMNS:
        raise invalid(f"This action would increase the number of columns above the limit of {MAX_COLUMNS}.")


def delete(batch: Batch, request: JsonObject) -> None:
    """Delete rows or columns."""
    sheet, axis, start, end = span_of(batch, request.get("range"), bounded=False)
    size, noun = sheet.size(axis), NOUNS[axis]
    if start >= size or end > size:
        raise invalid(
            f"Cannot delete a {noun} that doesn't exist. Tried to delete {noun} index {max(start, size)} "
            f"but there are only {size} {noun}s."
        )
    frozen = sheet.properties.get("gridProperties", {}).get(f"frozen{noun.capitalize()}Count", 0)
    if end - start >= size or (frozen and start <= frozen and end >= size):
        raise invalid(
            f"You can't delete all the {noun}s on the sheet."
            if not frozen
            else f"Sorry, it is not possible to delete all non-frozen {noun}s."
        )
    batch.guard_dimension(sheet, axis, start, end)
    structure.delete(batch.workbook, sheet, axis, start, end)


def move(batch: Batch, request: JsonObject) -> None:
    """Move rows or columns."""
    sheet, axis, start, end = span_of(batch, request.get("source"))
    destination, size = request.get("destinationIndex", 0), sheet.size(axis)
    if end > size:
        raise invalid(f"source.endIndex[{end}] must be less than or equal to the number of {NOUNS[axis]}s ({size}).")
    if not 0 <= destination <= size:
        raise invalid(f"destinationIndex[{destination}] must be between 0 and {size}.")
    start_key, end_key = SPAN_KEYS[axis]
    for merge in sheet.listed("merges"):
        overlap = merge[start_key] < end and start < merge[end_key]
        if overlap and not (start <= merge[start_key] and merge[end_key] <= end):
            raise invalid("You can't move a part of a merged cell.")
        if merge[start_key] < destination < merge[end_key] and not overlap:
            raise invalid("You can't move cells into a merged cell.")
    if start <= destination <= end:
        return
    batch.guard_dimension(sheet, axis, start, end)
    structure.move(batch.workbook, sheet, axis, start, end, destination)


def append(batch: Batch, request: JsonObject) -> None:
    """Add rows or columns at the end of a tab."""
    sheet = batch.workbook.sheet(request.get("sheetId", 0))
    axis, length = request.get("dimension", "DIMENSION_UNSPECIFIED"), request.get("length", 0)
    if axis not in NOUNS:
        raise invalid("No dimension specified.")
    if length < 1:
        raise invalid(f"length[{length}] must be greater than zero.")
    _check_growth(batch, sheet, axis, length)
    if axis == "ROWS":
        sheet.grid.row_count += length
    else:
        sheet.grid.column_count += length


def update_properties(batch: Batch, request: JsonObject) -> None:
    """Change sizes and hiding of rows or columns."""
    mask = masks.parse_update_mask(request.get("fields", ""), "DimensionProperties")
    sheet, axis, start, end = span_of(batch, request.get("range"), bounded=False)
    if end > sheet.size(axis):
        raise invalid(f"range.endIndex[{end}] must be at most the number of {NOUNS[axis]}s ({sheet.size(axis)}).")
    given = {key: request.get("properties", {}).get(key) for key in ("hiddenByUser", "pixelSize")}
    old = sheet.dimensions[axis]
    new = dict(old)
    for index in range(start, end):
        found = masks.merge(old.get(index, {}), {key: value for key, value in given.items() if value}, mask)
        if found:
            new[index] = found
        else:
            new.pop(index, None)
    sheet.dimensions = {**sheet.dimensions, axis: new}


def auto_resize(batch: Batch, request: JsonObject) -> None:
    """Make columns as wide as their longest text; rows keep their height."""
    if "dataSourceSheetDimensions" in request:
        raise invalid("No data source sheet with that id.")
    sheet, axis, start, end = span_of(batch, request.get("dimensions"), bounded=False)
    sized = dict(sheet.dimensions[axis])
    for index in range(start, min(end, sheet.size(axis))):
        rest = {key: value for key, value in sized.get(index, {}).items() if key != "pixelSize"}
        # Known infidelity (auto-resize): no font is measured; every letter counts 8 pixels, and rows do not grow.
        widths = [
            max((8 * len(line) + 6 for line in str(plain(row[index])).split("\n")), default=0)
            for row in sheet.grid.rows()
            if axis == "COLUMNS" and index < len(row) and plain(row[index]) is not None
        ]
        sized[index] = rest | ({"pixelSize": max(widths)} if widths else {})
    sheet.dimensions = {**sheet.dimensions, axis: {index: found for index, found in sized.items() if found}}

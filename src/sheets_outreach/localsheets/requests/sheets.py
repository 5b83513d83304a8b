"""How are tabs and the spreadsheet itself added, changed and removed?

Kinds: addSheet, deleteSheet, duplicateSheet, updateSheetProperties, updateSpreadsheetProperties.
"""

from __future__ import annotations

from typing import Any

from sheets_outreach.localsheets import masks
from sheets_outreach.localsheets.errors import JsonObject, invalid
from sheets_outreach.localsheets.model.appearance import both_spellings, with_twins
from sheets_outreach.localsheets.model.grid import Grid
from sheets_outreach.localsheets.model.rewriting import rewrite_formulas
from sheets_outreach.localsheets.model.sheet import Sheet, Workbook
from sheets_outreach.localsheets.model.structure import without_range
from sheets_outreach.localsheets.requests.batch import Batch
from sheets_outreach.localsheets.requests.duplication import copied_sheet
from sheets_outreach.localsheets.values import SheetDeleted, SheetRenamed

DEFAULT_ROWS, DEFAULT_COLUMNS = 1000, 26
MAX_COLUMNS = 18278
FORBIDDEN = set(":\\/?*[]")
COUNTS = ("rowCount", "columnCount")


def add(batch: Batch, request: JsonObject) -> JsonObject:
    """Add a tab at its index, or at the end."""
    workbook, given = batch.workbook, with_twins(request.get("properties", {}))
    if given.get("sheetType", "GRID") != "GRID":
        raise invalid(f"Unsupported sheet type: {given['sheetType']}")
    sheet_id = chosen_id(batch, given.get("sheetId"))
    title = given.get("title") or free_title(workbook, "Sheet")
    check_title(workbook, title)
    size = given.get("gridProperties", {})
    rows, columns = size.get("rowCount") or DEFAULT_ROWS, size.get("columnCount") or DEFAULT_COLUMNS
    check_size(rows, columns, size)
    sheet = Sheet(workbook.new_key(), sheet_id, title, Grid(rows, columns), properties=_stored(given))
    place(workbook, sheet, given.get("index"))
    batch.check_size()
    return {"properties": properties_of(workbook, sheet)}


def delete(batch: Batch, request: JsonObject) -> None:
    """Remove a tab with all that stands on it; references to it become #REF!."""
    workbook = batch.workbook
    sheet = workbook.tab(request.get("sheetId", 0))
    remaining = [other for other in workbook.sheets if other is not sheet]
    if not remaining:
        raise invalid("You can't remove all the sheets in a document.")
    if all(other.properties.get("hidden") for other in remaining):
        raise invalid("You can't remove all the visible sheets in a document.")
    batch.guard_sheet(sheet)
    workbook.sheets = remaining
    workbook.named_ranges = [
        without_range(item) if item.get("range", {}).get("sheetId", 0) == sheet.sheet_id else item
        for item in workbook.named_ranges
    ]
    workbook.developer_metadata = [
        item for item in workbook.developer_metadata if metadata_sheet(item) != sheet.sheet_id
    ]
    rewrite_formulas(workbook, SheetDeleted(sheet.title))


def duplicate(batch: Batch, request: JsonObject) -> JsonObject:
    """Copy a tab within the spreadsheet."""
    workbook = batch.workbook
    source = workbook.tab(request.get("sourceSheetId", 0))
    title = request.get("newSheetName") or free_copy_title(workbook, source.title)
    check_title(workbook, title)
    sheet = copied_sheet(batch, source, workbook, chosen_id(batch, request.get("newSheetId")), title)
    place(workbook, sheet, request.get("insertSheetIndex", 0))
    batch.check_size()
    return {"properties": properties_of(workbook, sheet)}


def update_properties(batch: Batch, request: JsonObject) -> None:
    """Change what the mask names of a tab's properties, its size included."""
    workbook, given = batch.workbook, request.get("properties", {})
    mask = both_spellings(masks.parse_update_mask(request.get("fields", ""), "SheetProperties"))
    sheet = workbook.tab(given.get("sheetId", 0))
    old = properties_of(workbook, sheet)
    new = masks.merge(old, with_twins(given), mask)
    if new.get("title") != sheet.title:
        rename(workbook, sheet, new.get("title") or "")
    size = new.get("gridProperties", {})
    rows, columns = size.get("rowCount", 0), size.get("columnCount", 0)
    check_size(rows, columns, size)
    if (rows, columns) != (sheet.grid.row_count, sheet.grid.column_count):
        resize(batch, sheet, rows, columns)
    sheet.properties = _stored(new)
    if all(other.properties.get("hidden") for other in workbook.sheets):
        raise invalid("You can't hide all the sheets in a document.")
    index = new.get("index", 0)
    if index != old["index"]:
        _reorder(workbook, sheet, index)
    batch.check_size()


def update_spreadsheet(batch: Batch, request: JsonObject) -> None:
    """Change the spreadsheet's title, locale, time zone and the like."""
    workbook, given = batch.workbook, request.get("properties", {})
    mask = masks.parse_update_mask(request.get("fields", ""), "SpreadsheetProperties")
    new = masks.merge(workbook.properties, with_twins(given), mask)
    for name in ("title", "locale", "timeZone"):
        if not new.get(name):
            raise invalid(f"Invalid field: {name}. Value cannot be empty.")
    workbook.properties = {name: new[name] for name in (*workbook.properties, *new) if name in new}


def properties_of(workbook: Workbook, sheet: Sheet) -> JsonObject:
    """A tab's SheetProperties as Google writes them: defaults left out."""
    extra = dict(sheet.properties)
    grid = {"rowCount": sheet.grid.row_count, "columnCount": sheet.grid.column_count}
    grid |= {key: value for key, value in extra.pop("gridProperties", {}).items() if value}
    found: JsonObject = {
        "sheetId": sheet.sheet_id,
        "title": sheet.title,
        "index": next((at for at, other in enumerate(workbook.sheets) if other is sheet), len(workbook.sheets)),
        "sheetType": "GRID",
        "gridProperties": grid,
    }
    return found | {key: value for key, value in extra.items() if value}


def rename(workbook: Workbook, sheet: Sheet, title: str) -> None:
    """Give a tab another title; formulas that name it follow."""
    check_title(workbook, title, but=sheet)
    old, sheet.title = sheet.title, title
    rewrite_formulas(workbook, SheetRenamed(old, title))


def resize(batch: Batch, sheet: Sheet, rows: int, columns: int) -> None:
    """Make a tab smaller or larger at its bottom and right."""
    from sheets_outreach.localsheets.model import structure

    for axis, size, wanted in (("ROWS", sheet.grid.row_count, rows), ("COLUMNS", sheet.grid.column_count, columns)):
        if wanted < size:
            batch.guard_dimension(sheet, axis, wanted, size)
            structure.delete(batch.workbook, sheet, axis, wanted, size)
    sheet.grid.resize(rows, columns)


def check_size(rows: int, columns: int, properties: JsonObject) -> None:
    """Refuse a tab without rows or columns, with too many, or frozen all over."""
    if rows < 1:
        raise invalid("gridProperties.rowCount must be greater than zero.")
    if columns < 1:
        raise invalid("gridProperties.columnCount must be greater than zero.")
    if columns > MAX_COLUMNS:
        raise invalid(f"gridProperties.columnCount must be at most {MAX_COLUMNS}.")
    if properties.get("frozenRowCount", 0) >= rows:
        raise invalid("You can't freeze all visible rows on the sheet.")
    if properties.get("frozenColumnCount", 0) >= columns:
        raise invalid("You can't freeze all visible columns on the sheet.")


def check_title(workbook: Workbook, title: str, but: Sheet | None = None) -> None:
    """Refuse an empty title and one that another tab has."""
    if not title:
        raise invalid("The sheet name cannot be empty.")
    if len(title) > 100:
        raise invalid("The sheet name cannot be greater than 100 characters.")
    other = workbook.titled(title)
    if other is not None and other is not but:
        raise invalid(f'A sheet with the name "{title}" already exists. Please enter another name.')


def chosen_id(batch: Batch, given: int | None) -> int:
    """The id a new tab asks for, or a random one."""
    taken = [sheet.sheet_id for sheet in batch.workbook.sheets]
    if given is None:
        return batch.new_id(taken)
    if given < 0:
        raise invalid("Sheet id must be non-negative.")
    if given in taken:
        raise invalid(f"Sheet with id {given} already exists.")
    return given


def place(workbook: Workbook, sheet: Sheet, index: int | None) -> None:
    """Put a new tab before the tab at `index`, or last."""
    if index is not None and not 0 <= index <= len(workbook.sheets):
        raise invalid(f"index[{index}] must be at most {len(workbook.sheets)}.")
    workbook.sheets.insert(len(workbook.sheets) if index is None else index, sheet)


def _reorder(workbook: Workbook, sheet: Sheet, index: int) -> None:
    # Documented: the index counts before the move, so "one to the right" changes nothing.
    if not 0 <= index <= len(workbook.sheets):
        raise invalid(f"index[{index}] must be at most {len(workbook.sheets)}.")
    old = workbook.sheets.index(sheet)
    workbook.sheets.remove(sheet)
    workbook.sheets.insert(index if index <= old else index - 1, sheet)


def free_title(workbook: Workbook, stem: str) -> str:
    """A title nobody has: `Sheet2`."""
    number = len(workbook.sheets) + 1
    while workbook.titled(f"{stem}{number}"):
        number += 1
    return f"{stem}{number}"


def free_copy_title(workbook: Workbook, title: str) -> str:
    """A title for a copy: `Copy of X`, `Copy of X 2`."""
    wanted, number = f"Copy of {title}", 1
    while workbook.titled(wanted):
        number += 1
        wanted = f"Copy of {title} {number}"
    return wanted


def metadata_sheet(item: JsonObject) -> int | None:
    """The tab that developer metadata stands on; None for the spreadsheet's own."""
    location = item["location"]
    if location.get("spreadsheet"):
        return None
    found: int = location.get("dimensionRange", location).get("sheetId", 0)
    return found


def _stored(given: JsonObject) -> JsonObject:
    kept: JsonObject = {
        key: given[key] for key in ("hidden", "rightToLeft", "tabColor", "tabColorStyle") if given.get(key)
    }
    grid: dict[str, Any] = {
        key: value for key, value in given.get("gridProperties", {}).items() if key not in COUNTS and value
    }
    return kept | ({"gridProperties": grid} if grid else {})

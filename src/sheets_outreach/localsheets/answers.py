"""How does a spreadsheet read back as JSON, without its cells?

Only what a mask asks for is put together; cells are `griddata`'s business.
https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#Spreadsheet
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sheets_outreach.localsheets import masks
from sheets_outreach.localsheets.errors import JsonObject
from sheets_outreach.localsheets.griddata import grid_data
from sheets_outreach.localsheets.model.regions import Region, region_of, resolve
from sheets_outreach.localsheets.model.sheet import COLLECTIONS, Sheet, Workbook
from sheets_outreach.localsheets.requests.batch import Batch
from sheets_outreach.localsheets.requests.protection import shown
from sheets_outreach.localsheets.requests.sheets import metadata_sheet, properties_of

WITHOUT_CELLS: masks.Mask = {
    "spreadsheetId": None,
    "properties": None,
    "sheets": dict.fromkeys(("properties", "basicFilter", "developerMetadata", *COLLECTIONS)),
    "namedRanges": None,
    "developerMetadata": None,
    "spreadsheetUrl": None,
}


def spreadsheet(
    batch: Batch, mask: masks.Mask | None, ranges: list[Region] | None = None, *, url: str = ""
) -> JsonObject:
    """Write a Spreadsheet.

    Args:
        batch: the spreadsheet, who asks and when.
        mask: which fields; None is all of them, the cells included.
        ranges: which cells; None is all. Tabs without a range are left out.
        url: the address a person would open.
    """
    workbook = batch.workbook
    parts: dict[str, Callable[[], Any]] = {
        "spreadsheetId": lambda: workbook.spreadsheet_id,
        "properties": lambda: workbook.properties,
        "sheets": lambda: _sheets(batch, masks.below(mask, "sheets"), ranges),
        "namedRanges": lambda: bare_ranges(list(workbook.live_names())),
        "spreadsheetUrl": lambda: url,
        "developerMetadata": lambda: [
            bare_ranges(item) for item in workbook.developer_metadata if item["location"].get("spreadsheet")
        ],
    }
    result = {}
    for name, part in parts.items():
        chosen = masks.below(mask, name)
        if chosen is not False and (value := part()) not in ([], None):
            result[name] = (
                value if name == "sheets" else masks.project(value, chosen if isinstance(chosen, dict) else None)
            )
    return result


def _sheets(batch: Batch, mask: masks.Mask | bool | None, ranges: list[Region] | None) -> list[JsonObject]:
    inner = mask if isinstance(mask, dict) else None
    answered = []
    for sheet in batch.workbook.sheets:
        mine = None if ranges is None else [region for region in ranges if region.sheet.sheet_id == sheet.sheet_id]
        if mine is None or mine:
            answered.append(_sheet(batch, sheet, inner, mine))
    return answered


def _sheet(batch: Batch, sheet: Sheet, mask: masks.Mask | None, ranges: list[Region] | None) -> JsonObject:
    whole = region_of(batch.workbook, {"sheetId": sheet.sheet_id})
    parts: dict[str, Callable[[], Any]] = {
        "properties": lambda: properties_of(batch.workbook, sheet),
        "data": lambda: [
            grid_data(batch, region, masks.below(mask, "data"))
            for region in (ranges if ranges is not None else [whole])
        ],
        "basicFilter": lambda: sheet.basic_filter,
        "developerMetadata": lambda: [
            item
            for item in batch.workbook.developer_metadata
            if item["location"]["locationType"] == "SHEET" and metadata_sheet(item) == sheet.sheet_id
        ],
    }
    for name in COLLECTIONS:
        parts[name] = lambda name=name: collection(batch, sheet, name)  # type: ignore[misc]
    result: JsonObject = {}
    for name, part in parts.items():
        chosen = masks.below(mask, name)
        if chosen is not False and (value := part()) not in ([], None):
            below = chosen if isinstance(chosen, dict) else None
            keep = name in {"data"}
            shown_value = value if keep or name == "properties" else bare_ranges(value)
            result[name] = shown_value if keep else masks.project(shown_value, below)
    return result


def collection(batch: Batch, sheet: Sheet, name: str) -> list[JsonObject]:
    """One of a tab's collections as the caller sees it."""
    items = sheet.listed(name)
    return [shown(batch, item) for item in items] if name == "protectedRanges" else items


def bare_ranges(value: Any) -> Any:
    """Leave out `sheetId: 0` of ranges, as Google does; a metadata location that is a tab says which."""
    if isinstance(value, list):
        return [bare_ranges(item) for item in value]
    if isinstance(value, dict):
        bare = "locationType" not in value
        return {key: bare_ranges(item) for key, item in value.items() if not (bare and key == "sheetId" and item == 0)}
    return value


def regions_of(workbook: Workbook, texts: list[str]) -> list[Region] | None:
    """The regions of a request's `ranges`; None for none at all."""
    return [resolve(workbook, text) for text in texts] or None


def answer_mask(fields: str | None, with_cells: bool) -> masks.Mask | None:
    """The mask of a `spreadsheets.get`: `fields` wins over `includeGridData`."""
    if fields:
        return masks.parse_answer_mask(fields, "Spreadsheet")
    return None if with_cells else WITHOUT_CELLS

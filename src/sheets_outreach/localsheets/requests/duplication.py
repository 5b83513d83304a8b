"""What does a copy of a tab hold, within a spreadsheet or into another one?

Cells, looks and everything listed, with new ids; formulas keep their text.
"""

from __future__ import annotations

from typing import Any

from sheets_outreach.localsheets.errors import JsonObject
from sheets_outreach.localsheets.model.regions import RANGE_KEYS
from sheets_outreach.localsheets.model.sheet import Sheet, Workbook
from sheets_outreach.localsheets.requests.batch import Batch

ID_KEYS = {
    "protectedRanges": "protectedRangeId",
    "filterViews": "filterViewId",
    "bandedRanges": "bandedRangeId",
    "charts": "chartId",
    "slicers": "slicerId",
}


def copied_sheet(batch: Batch, source: Sheet, target: Workbook, sheet_id: int, title: str) -> Sheet:
    """Copy a tab for a spreadsheet, not yet placed in it."""
    # Known infidelity (copied-tab): Google may copy developer metadata and named ranges too; nothing documents it.
    collections = {
        name: [_renumbered(batch, name, moved(item, source.sheet_id, sheet_id)) for item in items]
        for name, items in source.collections.items()
    }
    basic = source.basic_filter
    return Sheet(
        target.new_key(),
        sheet_id,
        title,
        source.grid.detached(),
        properties=dict(source.properties),
        collections=collections,
        basic_filter=None if basic is None else moved(basic, source.sheet_id, sheet_id),
        dimensions=dict(source.dimensions),
    )


def moved(value: Any, old_id: int, new_id: int) -> Any:
    """Let every range in a JSON value that points at one tab point at another."""
    if isinstance(value, list):
        return [moved(item, old_id, new_id) for item in value]
    if not isinstance(value, dict):
        return value
    result = {key: moved(item, old_id, new_id) for key, item in value.items()}
    points_at_old = value.get("sheetId", 0) == old_id
    if points_at_old and ("sheetId" in value or RANGE_KEYS & value.keys() or "dimension" in value):
        result["sheetId"] = new_id
    return result


def _renumbered(batch: Batch, name: str, item: JsonObject) -> JsonObject:
    key = ID_KEYS.get(name)
    return {**item, key: batch.new_id(())} if key else item

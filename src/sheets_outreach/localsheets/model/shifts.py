"""Where do rows, columns and the ranges that name them lie after an insertion, a deletion or a move?

Pure arithmetic on indices and on the JSON that holds them; the cells themselves are `model.structure`'s business.
"""

from __future__ import annotations

from typing import Any

from sheets_outreach.localsheets.errors import JsonObject
from sheets_outreach.localsheets.model.regions import RANGE_KEYS, SPAN_KEYS
from sheets_outreach.localsheets.values import Deleted, Inserted, Moved

Span = tuple[int | None, int | None]
ShiftEdit = Inserted | Deleted | Moved


def shift_span(edit: ShiftEdit, start: int | None, end: int | None) -> Span | None:
    """Where a span of rows or columns lies after an edit; None if nothing of it is left. Open sides stay open.

    >>> shift_span(Inserted("S", "ROWS", 3, 2), 1, 5)
    (1, 7)
    >>> shift_span(Deleted("S", "ROWS", 0, 9), 1, 5) is None
    True
    """
    if isinstance(edit, Moved):
        # Known infidelity (move-edges): where rows leave or enter a range at its edge, Google's choice is unknown.
        first, last = edit.start, edit.start + edit.count
        landing = edit.destination if edit.destination <= first else edit.destination - edit.count
        if start is not None and end is not None and first <= start and end <= last:
            return start - first + landing, end - first + landing
        left = shift_span(Deleted(edit.sheet, edit.axis, first, edit.count), start, end)
        return None if left is None else shift_span(Inserted(edit.sheet, edit.axis, landing, edit.count), *left)
    if isinstance(edit, Inserted):
        new_start = start + edit.count if start is not None and start >= edit.start else start
        return new_start, end + edit.count if end is not None and end > edit.start else end
    last = edit.start + edit.count

    def after(index: int) -> int:
        return index if index <= edit.start else max(edit.start, index - edit.count)

    new_start = None if start is None else after(start)
    new_end = None if end is None else after(end)
    if new_end is not None and new_end <= (new_start or 0):
        return None
    return new_start, new_end


def shift_index(edit: ShiftEdit, index: int) -> int | None:
    """Where one row or column lies after an edit; None if it is gone."""
    span = shift_span(edit, index, index + 1)
    return None if span is None else span[0]


def shift_ranges(value: Any, sheet_id: int, edit: ShiftEdit) -> Any:
    """Shift every GridRange, DimensionRange and coordinate in a JSON value; None if the value stood on one now gone."""
    if isinstance(value, list):
        shifted = [shift_ranges(item, sheet_id, edit) for item in value]
        kept = [item for item in shifted if item is not None]
        return kept if kept or not value else None
    if not isinstance(value, dict):
        return value
    if "dimension" in value and "startIndex" in value:
        return shift_dimension_range(value, sheet_id, edit)
    if value.get("sheetId", 0) == sheet_id and (RANGE_KEYS & value.keys() or "rowIndex" in value):
        return _shift_range(value, edit)
    result = {}
    for key, item in value.items():
        new = shift_ranges(item, sheet_id, edit) if isinstance(item, (dict, list)) else item
        if new is None and key in {"range", "ranges"}:
            return None
        if new is not None:
            result[key] = new
    return result


def _shift_range(value: JsonObject, edit: ShiftEdit) -> JsonObject | None:
    if "rowIndex" in value or "columnIndex" in value:
        key = "rowIndex" if edit.axis == "ROWS" else "columnIndex"
        index = shift_index(edit, value.get(key, 0))
        return {**value, key: edit.start if index is None else index}
    start_key, end_key = SPAN_KEYS[edit.axis]
    span = shift_span(edit, value.get(start_key), value.get(end_key))
    if span is None:
        return None
    return value | {key: at for key, at in zip((start_key, end_key), span, strict=True) if at is not None}


def shift_dimension_range(value: JsonObject, sheet_id: int, edit: ShiftEdit) -> JsonObject | None:
    if value.get("sheetId", 0) != sheet_id or value["dimension"] != edit.axis:
        return value
    span = shift_span(edit, value["startIndex"], value.get("endIndex"))
    return None if span is None else {**value, "startIndex": span[0], "endIndex": span[1]}

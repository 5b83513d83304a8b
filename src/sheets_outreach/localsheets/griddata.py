"""How do cells read back as JSON (GridData), for exactly the fields that a mask asks for?

https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/sheets#GridData
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from sheets_outreach.localsheets import masks
from sheets_outreach.localsheets.celltext import CellWriter
from sheets_outreach.localsheets.errors import JsonObject
from sheets_outreach.localsheets.model.appearance import effective_format
from sheets_outreach.localsheets.model.calculation import outcomes_of
from sheets_outreach.localsheets.model.cells import Cell, Row, Slot, extended
from sheets_outreach.localsheets.model.display import effective_value, hyperlink, number_format, shown_text
from sheets_outreach.localsheets.model.regions import Region
from sheets_outreach.localsheets.rawjson import RawJson
from sheets_outreach.localsheets.requests.batch import Batch
from sheets_outreach.localsheets.values import Outcome

DEFAULT_SIZE = {"ROWS": 21, "COLUMNS": 100}

FieldReader = Callable[[Slot, Outcome | None], Any]


def _user_entered_value(slot: Slot, _: Outcome | None) -> Any:
    if isinstance(slot, Cell):
        return {"formulaValue": slot.formula} if slot.formula else extended(slot.value)
    return extended(slot)


def _effective_format(slot: Slot, outcome: Outcome | None) -> Any:
    if slot is None and outcome is None:
        return None
    own = slot.format if isinstance(slot, Cell) else None
    return effective_format(own, number_format(slot, outcome), hyperlink(slot, outcome) is not None)


READERS: dict[str, FieldReader] = {
    "userEnteredValue": _user_entered_value,
    "effectiveValue": effective_value,
    "formattedValue": lambda _, __: None,  # the text is worked out in `_reader`, where the locale is known
    "userEnteredFormat": lambda slot, _: slot.format.fields if isinstance(slot, Cell) and slot.format else None,
    "effectiveFormat": _effective_format,
    "hyperlink": hyperlink,
    "note": lambda slot, _: slot.note if isinstance(slot, Cell) else None,
    "textFormatRuns": lambda slot, _: list(slot.runs) if isinstance(slot, Cell) and slot.runs else None,
    "dataValidation": lambda slot, _: slot.validation if isinstance(slot, Cell) else None,
    "pivotTable": lambda slot, _: slot.pivot if isinstance(slot, Cell) else None,
    "chipRuns": lambda slot, _: list(slot.chips) if isinstance(slot, Cell) and slot.chips else None,
}


def grid_data(batch: Batch, region: Region, mask: masks.Mask | bool | None) -> JsonObject:
    """Write the cells of a region; rows and cells at the end that hold nothing are left out."""
    chosen = mask if isinstance(mask, dict) else None
    result: JsonObject = {}
    for name, value in (("startRow", region.top), ("startColumn", region.left)):
        if value and masks.below(chosen, name) is not False:
            result[name] = value
    if (below := masks.below(chosen, "rowData")) is not False:
        rows = _row_data(batch, region, below if isinstance(below, dict) else None)
        if rows:
            result["rowData"] = RawJson(f"[{','.join(rows)}]")
    for name, axis in (("rowMetadata", "ROWS"), ("columnMetadata", "COLUMNS")):
        if (below := masks.below(chosen, name)) is not False:
            result[name] = masks.project(_dimension(batch, region, axis), below if isinstance(below, dict) else None)
    return result


def _dimension(batch: Batch, region: Region, axis: str) -> list[JsonObject]:
    start, end = (region.top, region.bottom) if axis == "ROWS" else (region.left, region.right)
    known, size = region.sheet.dimensions[axis], {"pixelSize": DEFAULT_SIZE[axis]}
    marks: dict[int, list[JsonObject]] = {}
    for item in batch.workbook.developer_metadata:
        span = item["location"].get("dimensionRange", {})
        if span.get("dimension") == axis and span.get("sheetId", 0) == region.sheet.sheet_id:
            marks.setdefault(span["startIndex"], []).append(item)
    result = []
    for index in range(start, end):
        found = known.get(index)
        entry = {**size, **found} if found else size
        result.append({**entry, "developerMetadata": marks[index]} if index in marks else entry)
    return result


def _row_data(batch: Batch, region: Region, mask: masks.Mask | None) -> list[str]:
    values = masks.below(mask, "values")
    if values is False:
        return []
    cell_mask = values if isinstance(values, dict) else None
    locale = batch.workbook.locale
    with_text = masks.below(cell_mask, "formattedValue") is not False
    writer = CellWriter(_reader(cell_mask, locale), locale, with_text=with_text)
    results = outcomes_of(batch.workbook, region.sheet, batch.now)
    rows, last = [], 0
    for _, row, found in results.laid_over(region):
        cells = _cells(row, region, writer, found)
        rows.append(f'{{"values":[{",".join(cells)}]}}' if cells else "{}")
        if cells:
            last = len(rows)
    return rows[:last]


def _cells(row: Row, region: Region, writer: CellWriter, results: Mapping[int, Outcome]) -> list[str]:
    if results:
        slots = [row[column] if column < len(row) else None for column in range(region.left, region.right)]
        cells = [writer.write(slot, results.get(at)) for at, slot in enumerate(slots, region.left)]
    else:
        cells = list(map(writer.write, row[region.left : region.right]))
    while cells and cells[-1] == "{}":
        cells.pop()
    return cells


def _reader(mask: masks.Mask | None, locale: str) -> Callable[[Slot, Outcome | None, str | None], JsonObject]:
    """Make the function that reads a cell's chosen fields, in Google's order."""
    chosen = [
        (name, reader, below if isinstance(below, dict) else None)
        for name, reader in READERS.items()
        if (below := masks.below(mask, name)) is not False
    ]

    def read(slot: Slot, outcome: Outcome | None, shown: str | None) -> JsonObject:
        cell: JsonObject = {}
        for name, reader, below in chosen:
            if name == "formattedValue":
                value = (shown_text(slot, outcome, locale) if shown is None else shown) or None
            else:
                value = reader(slot, outcome)
            if value is not None:
                cell[name] = value if below is None else masks.project(value, below)
        return cell

    return read

"""A write plan becomes the requests of ``batchUpdate``: guarded, typed, in parts of whole rows; sends nothing itself.

Follows https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/request.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby

from sheets_outreach.register.columns import Tab
from sheets_outreach.register.grid import date_serial
from sheets_outreach.register.layout import Layout
from sheets_outreach.register.writing import CELL_LIMIT, CellEdit, OwnValue, TabPlan, WritePlan
from sheets_outreach.texts import Language
from sheets_outreach.workbook.marks import (
    REMEMBERED_KEY,
    Request,
    anchor,
    anchor_new,
    claim_requests,
    create_tab,
    derive_id,
    guard,
    is_anchored,
)

PART_BYTES = 2_000_000
"""Google recommends no more for one request (https://developers.google.com/workspace/sheets/api/limits)."""

_PLAIN_FIELDS = "userEnteredValue,note"
_DATE_FIELDS = "userEnteredValue,note,userEnteredFormat.numberFormat"


def compose(plan: WritePlan, *, remembered: int | None, language: Language) -> list[list[Request]]:
    """Give the batches that carry out a plan, each to be applied whole, in this order.

    Args:
        plan: what to write.
        remembered: which sheet id the workbook already notes as its register.
        language: of the titles of new columns.

    Returns:
        One batch for up to 2 MB. Where a column of ours that is to be written has no anchor yet (somebody added it by
        hand, or removed our warning), one batch that sets the anchors and changes no cell; the plan is then made
        again.
    """
    loose = [request for tab in plan.tabs.values() for request in _loose_anchors(tab)]
    if loose:
        return [loose]
    parts: list[list[Request]] = []
    for tab, changes in plan.tabs.items():
        if changes:
            head = list(create_tab(changes.layout)) if changes.create else _insertions(changes, language)
            if tab is Tab.REGISTER and changes.new_columns and remembered is None:
                head.append(_remember(changes.layout))
            _add_parts(parts, head, changes, _after_insertion(changes))
    claims = [request for change in plan.claims for request in claim_requests(change)]
    if claims:
        # In the last part: a claim must not be used up by a write of which another part may still fail.
        parts = parts or [[]]
        parts[-1] += claims
    return parts


def _written_columns(changes: TabPlan) -> list[str]:
    keys = {edit.column for edit in changes.edits} | {key for row in changes.appended for key in row}
    return sorted(keys)


def _loose_anchors(changes: TabPlan) -> list[Request]:
    if not changes or changes.create:
        return []
    keys = [key for key in _written_columns(changes) if changes.layout.has(key)]
    return [] if not keys or is_anchored(changes.layout, keys) else list(anchor(changes.layout, keys))


def _insertions(changes: TabPlan, language: Language) -> list[Request]:
    """Guard what exists, then insert what is missing right of the last titled column.

    An inserted column is new, so whatever people moved meanwhile, writing to it touches nobody's cell.
    """
    layout = changes.layout
    existing = [key for key in _written_columns(changes) if layout.has(key)]
    requests = list(guard(layout, existing)) if existing else []
    if not changes.new_columns:
        return requests
    if not existing:
        requests += anchor(layout, ())
    if layout.width >= layout.sheet.column_count:
        # A column can only be inserted before one that exists; appending one first keeps the place free of races.
        requests.append({"appendDimension": {"sheetId": layout.sheet.id, "dimension": "COLUMNS", "length": 1}})
    for index, key in enumerate(changes.new_columns, start=layout.width):
        place = {"sheetId": layout.sheet.id, "dimension": "COLUMNS", "startIndex": index, "endIndex": index + 1}
        requests.append({"insertDimension": {"range": place, "inheritFromBefore": False}})
        requests.append(_title(layout, key, index, language))
        requests += anchor_new(layout, key, index)
    return requests


def _title(layout: Layout, key: str, index: int, language: Language) -> Request:
    title = layout.table.column(key).titles[language][0]
    return _update(layout.sheet.id, layout.header_row, index, [{"userEnteredValue": {"stringValue": title}}], "*")


def _remember(layout: Layout) -> Request:
    return {
        "createDeveloperMetadata": {
            "developerMetadata": {
                "metadataId": derive_id("remembered"),
                "metadataKey": REMEMBERED_KEY,
                "metadataValue": str(layout.sheet.id),
                "visibility": "DOCUMENT",
                "location": {"spreadsheet": True},
            }
        }
    }


def _after_insertion(changes: TabPlan) -> Layout:
    layout = changes.layout
    new = {key: index for index, key in enumerate(changes.new_columns, start=layout.width)}
    return replace(layout, columns={**layout.columns, **new})


def _add_parts(parts: list[list[Request]], head: list[Request], changes: TabPlan, layout: Layout) -> None:
    """Add a tab's requests to the last part while there is room, else begin a new one with a guard of its own."""
    body = [*_edits(layout, changes.edits), *_appends(layout, changes.appended)]
    columns = [key for key in _written_columns(changes) if layout.has(key)]
    if not parts:
        parts.append([])
    size = sum(map(_size, parts[-1])) + sum(map(_size, head))
    parts[-1] += head
    for request in body:
        size += _size(request)
        if size > PART_BYTES and parts[-1]:
            parts.append(list(guard(layout, columns)))
            size = _size(request)
        parts[-1].append(request)


def _size(request: Request) -> int:
    return len(json.dumps(request, ensure_ascii=False).encode()) + 1


_ROWS_A_REQUEST = 1_000


def _edits(layout: Layout, edits: Sequence[CellEdit]) -> Iterator[Request]:
    """Give one request for each run of rows in a column."""
    ordered = sorted(edits, key=lambda edit: (layout.columns[edit.column], edit.row))
    runs = groupby(
        enumerate(ordered), key=lambda pair: (pair[1].column, pair[1].row - pair[0], pair[0] // _ROWS_A_REQUEST)
    )
    for (column, _, _), run in runs:
        chosen = [edit for _, edit in run]
        fields = _DATE_FIELDS if any(isinstance(edit.value, date) for edit in chosen) else _PLAIN_FIELDS
        cells = [_cell(edit.value, edit.note) for edit in chosen]
        yield _update(layout.sheet.id, chosen[0].row, layout.columns[column], cells, fields)


def _update(sheet_id: int, row: int, column: int, cells: Iterable[Mapping[str, object]], fields: str) -> Request:
    return {
        "updateCells": {
            "start": {"sheetId": sheet_id, "rowIndex": row - 1, "columnIndex": column},
            "rows": [{"values": [cell]} for cell in cells],
            "fields": fields,
        }
    }


def _appends(layout: Layout, rows: Sequence[Mapping[str, OwnValue | None]]) -> Iterator[Request]:
    if not rows:
        return
    width = max(layout.columns[key] for row in rows for key in row) + 1
    cells = []
    for row in rows:
        values: list[Mapping[str, object]] = [{} for _ in range(width)]
        for key, value in row.items():
            values[layout.columns[key]] = _cell(value, None)
        cells.append({"values": values})
    fields = "userEnteredValue,userEnteredFormat.numberFormat"
    yield {"appendCells": {"sheetId": layout.sheet.id, "rows": cells, "fields": fields}}


def _cell(value: OwnValue | None, note: str | None) -> Mapping[str, object]:
    """Write a value typed, so that no text of anybody's can ever become a formula."""
    cell: dict[str, object] = {}
    if isinstance(value, bool):
        cell["userEnteredValue"] = {"boolValue": value}
    elif isinstance(value, date):
        cell["userEnteredValue"] = {"numberValue": date_serial(value)}
        cell["userEnteredFormat"] = {"numberFormat": {"type": "DATE"}}
    elif isinstance(value, int | float):
        cell["userEnteredValue"] = {"numberValue": value}
    elif value:
        cell["userEnteredValue"] = {"stringValue": value[:CELL_LIMIT]}
    if note:
        cell["note"] = note[:CELL_LIMIT]
    return cell

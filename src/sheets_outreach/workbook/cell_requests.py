"""The cells of a plan as requests: typed, so that no text becomes a formula, in blocks of whole rows; sends nothing.

Follows https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/request.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby

from sheets_outreach.register.grid import date_serial
from sheets_outreach.register.layout import Layout
from sheets_outreach.register.writing import CELL_LIMIT, CellEdit, OwnValue
from sheets_outreach.workbook.marks import Request

_PLAIN_FIELDS = "userEnteredValue,note"
_DATE_FIELDS = "userEnteredValue,note,userEnteredFormat.numberFormat"

BLOCK_BYTES = 250_000
"""Rows are kept together up to about so much, so that a part is nearly full and always whole rows."""

_CELL_BYTES = 60


def _cell_bytes(*texts: object) -> int:
    """Estimate a cell's size on the wire; most letters of ours are Cyrillic, of two bytes."""
    return _CELL_BYTES + 2 * sum(len(text) for text in texts if isinstance(text, str))


def edit_blocks(layout: Layout, edits: Sequence[CellEdit]) -> Iterator[list[Request]]:
    """Give the requests of some whole rows at a time."""
    block: list[CellEdit] = []
    size = 0
    for _, row in groupby(sorted(edits, key=lambda edit: edit.row), key=lambda edit: edit.row):
        chosen = list(row)
        row_size = sum(_cell_bytes(edit.value, edit.note) for edit in chosen)
        if size + row_size > BLOCK_BYTES and block:
            yield list(_edits(layout, block))
            block, size = [], 0
        block += chosen
        size += row_size
    if block:
        yield list(_edits(layout, block))


def _edits(layout: Layout, edits: Sequence[CellEdit]) -> Iterator[Request]:
    """Give one request for each run of rows in a column."""
    ordered = sorted(edits, key=lambda edit: (layout.columns[edit.column], edit.row))
    runs = groupby(enumerate(ordered), key=lambda pair: (pair[1].column, pair[1].row - pair[0]))
    for (column, _), run in runs:
        chosen = [edit for _, edit in run]
        fields = _DATE_FIELDS if any(isinstance(edit.value, date) for edit in chosen) else _PLAIN_FIELDS
        cells = [_cell(edit.value, edit.note) for edit in chosen]
        yield update_cells(layout.sheet.id, chosen[0].row, layout.columns[column], cells, fields)


def update_cells(sheet_id: int, row: int, column: int, cells: Iterable[Mapping[str, object]], fields: str) -> Request:
    """Give the request that writes cells one below the other."""
    return {
        "updateCells": {
            "start": {"sheetId": sheet_id, "rowIndex": row - 1, "columnIndex": column},
            "rows": [{"values": [cell]} for cell in cells],
            "fields": fields,
        }
    }


def append_blocks(layout: Layout, rows: Sequence[Mapping[str, OwnValue | None]]) -> Iterator[list[Request]]:
    """Give the requests that append some rows at a time."""
    if not rows:
        return
    written = {layout.columns[key]: key for row in rows for key in row}
    width = max(written) + 1
    dates = {layout.columns[key] for row in rows for key, value in row.items() if isinstance(value, date)}
    # A row is appended from the first column on. Where columns of people's lie between ours, the format of their
    # cells must not be touched, so the format of our dates is set by itself.
    alone = len(written) == width
    fields = "userEnteredValue,userEnteredFormat.numberFormat" if alone else "userEnteredValue"
    formats = [] if alone else [_format_dates(layout, index) for index in sorted(dates)]
    block: list[Mapping[str, object]] = []
    size = 0
    for row in rows:
        values: list[Mapping[str, object]] = [{} for _ in range(width)]
        for key, value in row.items():
            values[layout.columns[key]] = _cell(value, None)
        row_size = sum(map(_cell_bytes, row.values()))
        if size + row_size > BLOCK_BYTES and block:
            yield [_append(layout, block, fields), *formats]
            block, size = [], 0
        block.append({"values": values})
        size += row_size
    yield [_append(layout, block, fields), *formats]


def _append(layout: Layout, rows: Sequence[Mapping[str, object]], fields: str) -> Request:
    return {"appendCells": {"sheetId": layout.sheet.id, "rows": list(rows), "fields": fields}}


def _format_dates(layout: Layout, index: int) -> Request:
    column = {"startColumnIndex": index, "endColumnIndex": index + 1}
    return {
        "repeatCell": {
            "range": {"sheetId": layout.sheet.id, "startRowIndex": layout.header_row, **column},
            "cell": {"userEnteredFormat": {"numberFormat": {"type": "DATE"}}},
            "fields": "userEnteredFormat.numberFormat",
        }
    }


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

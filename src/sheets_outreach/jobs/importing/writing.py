"""The requests of an import: rows inserted as new ones, so that none of people's is hit; changes under a guard."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from sheets_outreach.counts import parse_count, parse_number
from sheets_outreach.dates import parse_date
from sheets_outreach.jobs.importing.mapping import MappedColumn
from sheets_outreach.jobs.importing.matching import Difference, Insertion
from sheets_outreach.jobs.importing.tables import Table
from sheets_outreach.register.columns import Shape
from sheets_outreach.register.grid import Cell, cell_at, cell_link, cell_text, date_serial
from sheets_outreach.register.shapes import Dialect
from sheets_outreach.workbook.marks import Request
from sheets_outreach.workbook.row_anchors import guard_row

CHUNK_ROWS = 1_000
_FIELDS = "userEnteredValue,textFormatRuns"


class CellWriter:
    """Makes a file's cells into cells to write.

    Args:
        dialect: how the workbook writes days.
        typed: whether the file knows numbers and days; a CSV file does not, so that its text is read for them.
    """

    def __init__(self, dialect: Dialect, *, typed: bool) -> None:
        self._dialect, self._typed = dialect, typed

    def write(self, cell: Cell, shape: Shape) -> dict[str, Any]:
        """Give one cell to write; text is written as text, whatever it begins with."""
        value = cell.get("effectiveValue")
        if not value:
            return {}
        text = value.get("stringValue")
        number = None if text is None or self._typed else self._number(text, shape)
        if number is not None:
            return {"userEnteredValue": {"numberValue": number}} | _format("DATE" if shape is Shape.DATE else "")
        if "errorValue" in value:
            return {}
        written: dict[str, Any] = {"userEnteredValue": dict(value)}
        kind = cell.get("effectiveFormat", {}).get("numberFormat", {}).get("type", "")
        link = cell_link(cell)
        if text is not None and link != cell_text(cell):
            written["textFormatRuns"] = [{"startIndex": 0, "format": {"link": {"uri": link}}}]
        return written | _format(kind if "numberValue" in value and kind in {"DATE", "DATE_TIME", "TIME"} else "")

    def _number(self, text: str, shape: Shape) -> float | None:
        parse = _PARSERS.get(shape)
        if parse is not None:
            return parse(text)
        if shape is not Shape.DATE:
            return None
        day = parse_date(text, month_first=self._dialect.month_first, today=self._dialect.today)
        return None if day is None else date_serial(day)


def _exact_count(text: str) -> float | None:
    count = parse_count(text)
    return count.value if count is not None and count.exact else None


_PARSERS: Mapping[Shape, Callable[[str], float | None]] = {Shape.COUNT: _exact_count, Shape.NUMBER: parse_number}


def _format(kind: str) -> dict[str, Any]:
    return {"userEnteredFormat": {"numberFormat": {"type": kind}}} if kind else {}


def insert_rows(
    source: Table, target: Table, columns: Sequence[MappedColumn], insertions: Sequence[Insertion], writer: CellWriter
) -> Iterator[list[Request]]:
    """Give batches that insert rows, from the bottom up, so that none moves the place of another.

    Each is whole in itself: one that is not sent leaves the rows above it out and nothing half.
    """
    for insertion in reversed(insertions):
        chunks = [insertion.rows[start : start + CHUNK_ROWS] for start in range(0, len(insertion.rows), CHUNK_ROWS)]
        for chunk in reversed(chunks):
            yield list(
                _insert(source, target, columns, Insertion(insertion.before, chunk, insertion.like_above), writer)
            )


def _insert(
    source: Table, target: Table, columns: Sequence[MappedColumn], insertion: Insertion, writer: CellWriter
) -> Iterator[Request]:
    sheet, first = target.layout.sheet, insertion.before
    if first >= sheet.row_count:
        # Rows can only be inserted before one that exists.
        yield {"appendDimension": {"sheetId": sheet.id, "dimension": "ROWS", "length": first - sheet.row_count + 1}}
    place = {"sheetId": sheet.id, "dimension": "ROWS", "startIndex": first, "endIndex": first + len(insertion.rows)}
    yield {"insertDimension": {"range": place, "inheritFromBefore": insertion.like_above}}
    rows = [_row(source, row, columns, writer) for row in insertion.rows]
    start = {"sheetId": sheet.id, "rowIndex": first, "columnIndex": 0}
    yield {"updateCells": {"start": start, "rows": [{"values": row} for row in rows], "fields": _FIELDS}}
    yield from _formats(sheet.id, first, rows)
    yield from _merges(source, sheet.id, columns, insertion)


def _row(source: Table, row: int | str, columns: Sequence[MappedColumn], writer: CellWriter) -> list[dict[str, Any]]:
    cells: list[dict[str, Any]] = [{} for _ in range(max(column.target for column in columns) + 1)]
    if isinstance(row, str):
        cells[min(column.target for column in columns)] = {"userEnteredValue": {"stringValue": row}}
        return cells
    for column in columns:
        cells[column.target] = writer.write(cell_at(source.row(row), column.source), column.shape)
    return cells


def _formats(sheet_id: int, first: int, rows: Sequence[Sequence[Mapping[str, Any]]]) -> Iterator[Request]:
    """Give days their format, cell by cell: one mask for all would take the format of the cells without one away."""
    for offset, row in enumerate(rows):
        for column, cell in enumerate(row):
            if "userEnteredFormat" in cell:
                start = {"sheetId": sheet_id, "rowIndex": first + offset, "columnIndex": column}
                look = {"userEnteredFormat": cell["userEnteredFormat"]}
                yield {
                    "updateCells": {
                        "start": start,
                        "rows": [{"values": [look]}],
                        "fields": "userEnteredFormat.numberFormat",
                    }
                }


def _merges(source: Table, sheet_id: int, columns: Sequence[MappedColumn], insertion: Insertion) -> Iterator[Request]:
    """Merge what was merged in the file, where all of it came along side by side."""
    rows = {row: insertion.before + place for place, row in enumerate(insertion.rows) if isinstance(row, int)}
    targets = {column.source: column.target for column in columns}
    for merge in source.merges:
        down = _consecutive([rows.get(row + 1) for row in range(merge.top, merge.bottom)])
        right = _consecutive([targets.get(index) for index in range(merge.left, merge.right)])
        if down is not None and right is not None:
            place = {
                "sheetId": sheet_id,
                "startRowIndex": down[0],
                "endRowIndex": down[1],
                "startColumnIndex": right[0],
                "endColumnIndex": right[1],
            }
            yield {"mergeCells": {"range": place, "mergeType": "MERGE_ALL"}}


def _consecutive(places: Sequence[int | None]) -> tuple[int, int] | None:
    found = [place for place in places if place is not None]
    if not found or len(found) != len(places) or found != list(range(found[0], found[0] + len(found))):
        return None
    return found[0], found[-1] + 1


def change_cells(
    source: Table, target: Table, differences: Iterable[Difference], writer: CellWriter
) -> Iterator[Request]:
    """Give the requests that make rows say what the file says, each row under a guard."""
    sheet_id = target.layout.sheet.id
    for difference in differences:
        yield from guard_row(sheet_id, difference.target)
        for column in difference.columns:
            cell = writer.write(cell_at(source.row(difference.source), column.source), column.shape)
            start = {"sheetId": sheet_id, "rowIndex": difference.target - 1, "columnIndex": column.target}
            yield {"updateCells": {"start": start, "rows": [{"values": [cell]}], "fields": _FIELDS}}
            yield from _formats(sheet_id, difference.target - 1, [[{}] * column.target + [cell]])

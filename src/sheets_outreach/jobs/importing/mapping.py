"""Which column of the file goes into which of the workbook; what is missing there is added right of all titled ones."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sheets_outreach.jobs.importing.tables import Table
from sheets_outreach.register.columns import Shape, normalise_title
from sheets_outreach.register.grid import cell_at, is_empty
from sheets_outreach.workbook.marks import Request


@dataclass(frozen=True, slots=True)
class MappedColumn:
    """A column of the file.

    Attributes:
        source: its index in the file.
        target: its index in the workbook, perhaps of a column that is yet to be added.
        key: what it is, "" for one we do not know.
        shape: how its cells are read.
        title: as the file has it.
        is_new: whether the workbook lacks it.
    """

    source: int
    target: int
    key: str
    shape: Shape
    title: str
    is_new: bool


def map_columns(source: Table, target: Table) -> list[MappedColumn]:
    """Map the people's columns of the file that hold anything; ours are made anew, except in a tab that is all ours."""
    mapped: list[MappedColumn] = []
    width = target.layout.width
    unknown = {normalise_title(title): index for index, title in target.layout.unknown.items()}
    for key, index, title, shape in _columns(source):
        known = target.layout.columns.get(key) if key else unknown.get(normalise_title(title))
        if known is not None:
            mapped.append(MappedColumn(index, known, key, shape, title, is_new=False))
        elif _holds_anything(source, index):
            mapped.append(MappedColumn(index, width, key, shape, title, is_new=True))
            width += 1
    return mapped


def _columns(table: Table) -> Iterator[tuple[str, int, str, Shape]]:
    layout = table.layout
    found: dict[int, tuple[str, str, Shape]] = {
        index: ("", " ".join(title.split()), Shape.TEXT) for index, title in layout.unknown.items()
    }
    for key, index in layout.columns.items():
        column = layout.table.column(key)
        if not column.ours or layout.table.all_ours:
            found[index] = (key, layout.titles[key], column.shape)
    for index, (key, title, shape) in sorted(found.items()):
        yield key, index, title, shape


def _holds_anything(table: Table, index: int) -> bool:
    return any(not is_empty(cell_at(row, index)) for row in table.cells[table.layout.header_row :])


def add_columns(target: Table, mapped: list[MappedColumn]) -> list[Request]:
    """Give the requests that insert what is missing."""
    new = [column for column in mapped if column.is_new]
    sheet = target.layout.sheet
    requests: list[Request] = []
    if new and target.layout.width >= sheet.column_count:
        requests.append({"appendDimension": {"sheetId": sheet.id, "dimension": "COLUMNS", "length": 1}})
    for column in new:
        place = {
            "sheetId": sheet.id,
            "dimension": "COLUMNS",
            "startIndex": column.target,
            "endIndex": column.target + 1,
        }
        start = {"sheetId": sheet.id, "rowIndex": target.layout.header_row - 1, "columnIndex": column.target}
        title: Mapping[str, object] = {"userEnteredValue": {"stringValue": column.title}}
        requests.append({"insertDimension": {"range": place, "inheritFromBefore": False}})
        requests.append({"updateCells": {"start": start, "rows": [{"values": [title]}], "fields": "userEnteredValue"}})
    return requests

"""Anchors on rows: how a batch that changes people's cells refuses where somebody has moved the row meanwhile.

The same two facts as for columns (`marks`), but the marks only live as long as the change: one batch sets them, the
workbook is read again, and the batch that changes the cells also takes them away. Only import and erase need them,
for only these ever write people's cells, and only by name of a person who started them. Sorting does not move marks
(``docs/decisions/anchors.md``); both therefore look again at the end and say what they found.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from sheets_outreach.register.identifiers import derive_id
from sheets_outreach.workbook.marks import Request, create_mark

_KEY = "row"


def row_mark(sheet_id: int, row: int) -> int:
    """Give the metadata id of a row's mark, for the row as it was seen first."""
    return derive_id("row", sheet_id, row)


def anchor_rows(sheet_id: int, rows: Iterable[int], standing: Iterable[int] = ()) -> Iterator[Request]:
    """Give requests that mark rows; such a batch changes no cell.

    Args:
        sheet_id: the tab.
        rows: the sheet's own row numbers, from 1.
        standing: ids of row marks that were left behind by a run that broke off.
    """
    left = set(standing)
    for row in rows:
        mark = row_mark(sheet_id, row)
        if mark in left:
            yield _delete(mark)
        yield create_mark(mark, _KEY, _place(sheet_id, row))


def guard_row(sheet_id: int, row: int) -> Iterator[Request]:
    """Give requests that make the batch fail unless a marked row is where it was marked."""
    mark, place = row_mark(sheet_id, row), _place(sheet_id, row)
    lookup = {"metadataId": mark, "metadataLocation": place, "locationMatchingStrategy": "EXACT_LOCATION"}
    yield {"deleteDeveloperMetadata": {"dataFilter": {"developerMetadataLookup": lookup}}}
    yield create_mark(mark, _KEY, place)


def release_rows(sheet_id: int, rows: Iterable[int]) -> Iterator[Request]:
    """Give requests that take the marks away again, wherever they are."""
    for row in rows:
        yield _delete(row_mark(sheet_id, row))


def _delete(mark: int) -> Request:
    return {"deleteDeveloperMetadata": {"dataFilter": {"developerMetadataLookup": {"metadataId": mark}}}}


def _place(sheet_id: int, row: int) -> dict[str, Any]:
    return {"dimensionRange": {"sheetId": sheet_id, "dimension": "ROWS", "startIndex": row - 1, "endIndex": row}}

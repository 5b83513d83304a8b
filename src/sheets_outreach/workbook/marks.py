"""Anchors: how one atomic batch refuses to write when somebody has moved a column or the header meanwhile.

Sheets has no conditional writes. Two documented facts together make one: developer metadata stays with its row or
column as that moves, and an id that exists cannot be created again. So a batch that writes our column first deletes
the column's mark *where it was seen* and creates it there again. If the column has moved, nothing is deleted, the
creation meets an existing id, and Google refuses the whole batch. If the column was deleted, its mark went with it;
so did the protected range that covers it, and deleting a protected range that is missing is refused as well.
Positions of rows below the header need no anchor: the answer of the write shows them, and the write loop decides
again on it (``docs/decisions/anchors.md``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from sheets_outreach.register.columns import TabTable
from sheets_outreach.register.grid import UNSEEN, Sheet
from sheets_outreach.register.identifiers import derive_id, tab_id
from sheets_outreach.register.layout import Layout
from sheets_outreach.register.writing import ClaimChange
from sheets_outreach.texts import Language

MARK_PREFIX = "sheets-outreach."
REMEMBERED_KEY = "sheets-outreach:register"
HEADER = "header"
_NEW_ROWS = 1_000

Request = dict[str, Any]
"""One request of a ``batchUpdate``, as JSON."""


def column_mark(layout: Layout, key: str) -> int:
    """Give the metadata id of a column's mark."""
    return derive_id("column", layout.sheet.id, layout.table.tab, key)


def column_protection(layout: Layout, key: str) -> int:
    """Give the id of the protected range (a warning only) that covers a column of ours."""
    return derive_id("protection", layout.sheet.id, layout.table.tab, key)


def is_anchored(layout: Layout, keys: Iterable[str]) -> bool:
    """Whether every one of these columns, and the header, can be guarded as it stands."""
    marks = {mark.id: mark.index for mark in layout.sheet.marks}
    return all(
        marks.get(column_mark(layout, key)) == layout.columns[key]
        and column_protection(layout, key) in layout.sheet.protections
        for key in keys
    ) and _header_anchored(layout)


def _header_anchored(layout: Layout) -> bool:
    """Whether the header's mark is where it should be; unknown counts as yes, the batch itself will tell."""
    if layout.sheet.row_marks is None:
        return bool(layout.sheet.marks)
    return any(
        mark.id == _header_mark(layout) and mark.index == layout.header_row - 1 for mark in layout.sheet.row_marks
    )


def _header_mark(layout: Layout) -> int:
    return derive_id("header", layout.sheet.id, layout.table.tab)


def guard(layout: Layout, keys: Iterable[str], *, once: bool = False, part: int = 0) -> Iterator[Request]:
    """Give requests that make the batch fail unless these columns and the header are where they were seen.

    It fails as well if anybody has appended to these columns since.

    Args:
        layout: where they were seen.
        keys: columns of ours.
        once: the batch appends, and must fail if this very batch has been applied already and its answer was lost.
        part: how many parts of the same plan come before this one.
    """
    yield from _replace_mark(_header_mark(layout), HEADER, _row(layout))
    for key in keys:
        yield {"deleteProtectedRange": {"protectedRangeId": column_protection(layout, key)}}
        yield protect(layout, key, layout.columns[key])
        before, after = _versions(layout, key, once=once, part=part)
        yield from _replace_mark(column_mark(layout, key), key, _column(layout, layout.columns[key]), before, after)


def _versions(layout: Layout, key: str, *, once: bool, part: int) -> tuple[str | None, str]:
    """Say what a column's mark must note, and what it notes afterwards: one more with every part that appends.

    An edit leaves the count alone, and must have seen it as well: one that set it back would let the copy of an
    append whose answer was lost through.
    """
    mark = layout.mark_of(key)
    if mark is not None and not mark.value.isdigit():
        return None, "1"
    seen = int(mark.value if mark else UNSEEN)  # without one the first part has inserted the column
    if once:
        return str(seen + part), str(seen + part + 1)
    return str(max(seen, 1) if part else seen), str(max(seen, 1))


def anchor(layout: Layout, keys: Iterable[str]) -> Iterator[Request]:
    """Give requests that put marks and warnings where they belong; such a batch changes no cell.

    Nothing can refuse it where a column has moved, so its marks are `UNSEEN` until a guarded batch replaces them.
    """
    if not _header_anchored(layout):
        known = any(mark.id == _header_mark(layout) for mark in layout.sheet.row_marks or ())
        if known:
            yield _delete_mark(_header_mark(layout))
        yield create_mark(_header_mark(layout), HEADER, _row(layout))
    marked = {mark.id: mark.index for mark in layout.sheet.marks}
    for key in keys:
        mark, index = column_mark(layout, key), layout.columns[key]
        if marked.get(mark) != index:
            if mark in marked:
                yield _delete_mark(mark)
            yield create_mark(mark, key, _column(layout, index), UNSEEN)
        if column_protection(layout, key) not in layout.sheet.protections:
            yield protect(layout, key, index)


def forget(layout: Layout, key: str) -> Iterator[Request]:
    """Give requests that take our mark and warning off a column that people gave a title of theirs."""
    if any(mark.id == column_mark(layout, key) for mark in layout.sheet.marks):
        yield _delete_mark(column_mark(layout, key))
    if column_protection(layout, key) in layout.sheet.protections:
        yield {"deleteProtectedRange": {"protectedRangeId": column_protection(layout, key)}}


def anchor_new(layout: Layout, key: str, index: int) -> Iterator[Request]:
    """Give the mark and the warning of a column that the same batch inserts."""
    yield create_mark(column_mark(layout, key), key, _column(layout, index))
    yield protect(layout, key, index)


def protect(layout: Layout, key: str, index: int) -> Request:
    """Warn, never forbid, whoever edits a column of ours."""
    return {
        "addProtectedRange": {
            "protectedRange": {
                "protectedRangeId": column_protection(layout, key),
                "range": {"sheetId": layout.sheet.id, "startColumnIndex": index, "endColumnIndex": index + 1},
                "description": f"sheets-outreach: {key}",
                "warningOnly": True,
            }
        }
    }


def create_tab(layout: Layout) -> Iterator[Request]:
    """Give requests that make a tab of ours as its layout says: title row, frozen header, anchors and warnings."""
    sheet = layout.sheet
    grid = {"rowCount": sheet.row_count, "columnCount": sheet.column_count, "frozenRowCount": 1}
    yield {"addSheet": {"properties": {"sheetId": sheet.id, "title": sheet.title, "gridProperties": grid}}}
    titles = [{"userEnteredValue": {"stringValue": title}} for title in layout.titles.values()]
    start = {"sheetId": sheet.id, "rowIndex": 0, "columnIndex": 0}
    yield {"updateCells": {"start": start, "rows": [{"values": titles}], "fields": "userEnteredValue"}}
    yield create_mark(_header_mark(layout), HEADER, _row(layout))
    for key, index in layout.columns.items():
        if layout.table.column(key).ours:
            yield from anchor_new(layout, key, index)


def new_tab(table: TabTable, language: Language) -> Layout:
    """Give the layout of a tab that does not exist yet.

    Its sheet id is derived from what it is, so two runs that both want to create it cannot make two.
    """
    columns = {column.key: index for index, column in enumerate(table.columns)}
    titles = {column.key: column.titles[language][0] for column in table.columns}
    sheet = Sheet(tab_id(table.tab), table.titles[language][0], _NEW_ROWS, len(columns))
    return Layout(table, sheet, 1, columns, titles, language, len(columns))


def claim_requests(change: ClaimChange) -> Iterator[Request]:
    """Give the requests of a claim: deleting one that is missing, and adding one that exists, refuse the whole batch.

    Google documents the second for ``AddProtectedRangeRequest``; `doctor` proves both on the real sheet.
    """
    if change.delete is not None:
        yield {"deleteProtectedRange": {"protectedRangeId": change.delete}}
    if change.add is not None:
        yield {
            "addProtectedRange": {
                "protectedRange": {
                    "protectedRangeId": change.add,
                    # A bounded range: of those that cover a whole sheet, Google allows only one a sheet.
                    "range": {"sheetId": change.sheet_id, "startRowIndex": 0, "endRowIndex": 1},
                    "description": change.description,
                    "warningOnly": True,
                }
            }
        }


def create_mark(mark: int, key: str, location: dict[str, Any], value: str = "1") -> Request:
    """Create developer metadata of ours under an id of our choosing."""
    return {
        "createDeveloperMetadata": {
            "developerMetadata": {
                "metadataId": mark,
                "metadataKey": MARK_PREFIX + key,
                "metadataValue": value,
                "visibility": "DOCUMENT",
                "location": location,
            }
        }
    }


def _replace_mark(
    mark: int, key: str, location: dict[str, Any], seen: str | None = None, value: str = "1"
) -> Iterator[Request]:
    lookup = {"metadataId": mark, "metadataLocation": location, "locationMatchingStrategy": "EXACT_LOCATION"}
    if seen is not None:
        lookup["metadataValue"] = seen
    yield {"deleteDeveloperMetadata": {"dataFilter": {"developerMetadataLookup": lookup}}}
    yield create_mark(mark, key, location, value)


def _delete_mark(mark: int) -> Request:
    return {"deleteDeveloperMetadata": {"dataFilter": {"developerMetadataLookup": {"metadataId": mark}}}}


def _column(layout: Layout, index: int) -> dict[str, Any]:
    return _dimension(layout, "COLUMNS", index)


def _row(layout: Layout) -> dict[str, Any]:
    return _dimension(layout, "ROWS", layout.header_row - 1)


def _dimension(layout: Layout, dimension: str, index: int) -> dict[str, Any]:
    return {
        "dimensionRange": {
            "sheetId": layout.sheet.id,
            "dimension": dimension,
            "startIndex": index,
            "endIndex": index + 1,
        }
    }

"""Rows and columns: inserted, deleted, moved, sized, grouped, merged."""

from __future__ import annotations

from typing import Any

import pytest

from tests.localsheets.books import Book


def span(start: int, end: int, axis: str = "ROWS") -> dict[str, Any]:
    return {"sheetId": 0, "dimension": axis, "startIndex": start, "endIndex": end}


def area(top: int, left: int, bottom: int, right: int) -> dict[str, Any]:
    return {"startRowIndex": top, "endRowIndex": bottom, "startColumnIndex": left, "endColumnIndex": right}


def small(book: Book, rows: int = 6, columns: int = 4) -> None:
    size = {"gridProperties": {"rowCount": rows, "columnCount": columns}}
    book.batch({"updateSheetProperties": {"properties": size, "fields": "gridProperties"}})


@pytest.mark.parametrize(
    ("request_", "message"),
    [
        # Observed sentences first.
        ({"insertDimension": {"range": span(7, 8)}}, "range.startIndex is larger than current grid size (6)"),
        (
            {"insertDimension": {"range": span(6, 7)}},
            "range.startIndex must be less than the grid size (6) if inheritFromBefore is false.",
        ),
        ({"deleteDimension": {"range": span(0, 6)}}, "You can't delete all the rows on the sheet."),
        ({"deleteDimension": {"range": span(0, 4, "COLUMNS")}}, "You can't delete all the columns on the sheet."),
        (
            {"deleteDimension": {"range": span(6, 7)}},
            "Cannot delete a row that doesn't exist. Tried to delete row index 6 but there are only 6 rows.",
        ),
        ({"insertDimension": {"range": {**span(0, 1), "sheetId": 9}}}, "No grid with id: 9"),
        ({"insertDimension": {"range": span(2, 2)}}, "range.endIndex[2] must be greater than range.startIndex[2]."),
        ({"insertDimension": {"range": {"startIndex": 0, "endIndex": 1}}}, "No dimension specified."),
        (
            {"insertDimension": {"range": span(0, 1), "inheritFromBefore": True}},
            "inheritFromBefore cannot be true if inserting at index 0.",
        ),
    ],
)
def test_rows_and_columns_that_are_not_there_are_refused(book: Book, request_: dict[str, Any], message: str) -> None:
    """Naming the request and what is wrong."""
    small(book)
    assert book.refused(request_) == f"Invalid requests[0].{next(iter(request_))}: {message}"


def test_the_rows_below_a_frozen_header_stay_at_least_one(book: Book) -> None:
    """Observed: Google keeps one row that is not frozen."""
    small(book)
    frozen = {"gridProperties": {"frozenRowCount": 1}}
    book.batch({"updateSheetProperties": {"properties": frozen, "fields": "gridProperties.frozenRowCount"}})
    refused = book.refused({"deleteDimension": {"range": span(1, 6)}})
    assert refused == "Invalid requests[0].deleteDimension: Sorry, it is not possible to delete all non-frozen rows."


@pytest.mark.parametrize(("before", "bold"), [(True, [True, True, False]), (False, [True, False, False])])
def test_an_inserted_row_looks_like_its_neighbour(book: Book, before: bool, bold: list[bool]) -> None:
    """Format and drop-down of the row before or after, never the content or the note."""
    cell = {"userEnteredValue": {"stringValue": "head"}, "note": "n",
            "userEnteredFormat": {"textFormat": {"bold": True}},
            "dataValidation": {"condition": {"type": "ONE_OF_LIST", "values": [{"userEnteredValue": "a"}]}}}  # fmt: skip
    plain = {"userEnteredValue": {"stringValue": "body"}}
    book.batch({"updateCells": {"start": {}, "rows": [{"values": [cell]}, {"values": [plain]}], "fields": "*"}},
               {"insertDimension": {"range": span(1, 2), "inheritFromBefore": before}})  # fmt: skip
    assert book.values() == [["head"], [], ["body"]]
    rows = book.cells("A1:A3", "note,userEnteredFormat,dataValidation")
    found = [bool(row and row[0].get("userEnteredFormat", {}).get("textFormat", {}).get("bold")) for row in rows]
    assert found + [False] * (3 - len(found)) == bold
    assert [bool(row and "dataValidation" in row[0]) for row in rows][1:2] in ([before], [])
    assert "note" not in (rows[1][0] if len(rows) > 1 and rows[1] else {})


def test_everything_that_names_rows_follows_them(book: Book) -> None:
    """Merges, conditional formats, filters, validations with formulas, charts, bands, groups, metadata."""
    rule = {"ranges": [area(2, 0, 4, 2)], "booleanRule": {
        "condition": {"type": "CUSTOM_FORMULA", "values": [{"userEnteredValue": "=$A3>1"}]},
        "format": {"textFormat": {"bold": True}}}}  # fmt: skip
    list_of = {"condition": {"type": "ONE_OF_RANGE", "values": [{"userEnteredValue": "=Sheet1!$A$3:$A$4"}]}}
    chart = {"spec": {"basicChart": {"chartType": "COLUMN", "series": [
        {"series": {"sourceRange": {"sources": [area(2, 0, 4, 1)]}}}]}},
        "position": {"overlayPosition": {"anchorCell": {"rowIndex": 4}}}}  # fmt: skip
    bands = {"firstBandColor": {"red": 1}, "secondBandColor": {"green": 1}}
    book.batch(
        {"mergeCells": {"range": area(2, 0, 4, 2)}},
        {"addConditionalFormatRule": {"rule": rule}},
        {"setDataValidation": {"range": area(9, 5, 10, 6), "rule": list_of}},
        {"setBasicFilter": {"filter": {"range": area(2, 0, 4, 2)}}},
        {"addFilterView": {"filter": {"range": area(2, 0, 4, 2), "title": "view"}}},
        {"addChart": {"chart": chart}},
        {"addBanding": {"bandedRange": {"range": area(2, 0, 4, 2), "rowProperties": bands}}},
        {"addDimensionGroup": {"range": span(2, 4)}},
    )
    book.batch({"insertDimension": {"range": span(0, 3)}}, {"insertDimension": {"range": span(0, 1, "COLUMNS")}})
    sheet = book.sheet()
    moved = area(5, 1, 7, 3)
    assert sheet["merges"] == [moved]
    assert sheet["conditionalFormats"][0]["ranges"] == [moved]
    [value] = sheet["conditionalFormats"][0]["booleanRule"]["condition"]["values"]
    assert value == {"userEnteredValue": "=$B6>1"}
    assert sheet["basicFilter"]["range"] == moved
    assert sheet["filterViews"][0]["range"] == moved
    assert sheet["bandedRanges"][0]["range"] == moved
    source = sheet["charts"][0]["spec"]["basicChart"]["series"][0]["series"]["sourceRange"]["sources"]
    assert source == [area(5, 1, 7, 2)]
    assert sheet["charts"][0]["position"]["overlayPosition"]["anchorCell"] == {"rowIndex": 7, "columnIndex": 1}
    assert sheet["rowGroups"][0]["range"] == {"dimension": "ROWS", "startIndex": 5, "endIndex": 7}
    [[cell]] = book.cells("G13", "dataValidation")
    assert cell["dataValidation"]["condition"]["values"] == [{"userEnteredValue": "=Sheet1!$B$6:$B$7"}]


def test_what_stands_on_deleted_rows_alone_goes_with_them(book: Book) -> None:
    """A rule with one range is gone, one with two keeps the other; a merge of one cell is no merge."""

    def rule(*ranges: dict[str, Any]) -> dict[str, Any]:
        return {"addConditionalFormatRule": {"rule": {"ranges": list(ranges), "booleanRule": {
            "condition": {"type": "NOT_BLANK"}, "format": {}}}}}  # fmt: skip

    book.batch(rule(area(0, 0, 1, 1)), rule(area(0, 0, 1, 1), area(5, 0, 6, 1)),
               {"mergeCells": {"range": area(0, 0, 2, 1)}},
               {"addProtectedRange": {"protectedRange": {"range": area(0, 0, 1, 1)}}})  # fmt: skip
    book.batch({"deleteDimension": {"range": span(0, 1)}})
    sheet = book.sheet()
    assert [found["ranges"] for found in sheet["conditionalFormats"]] == [[area(4, 0, 5, 1)]]
    assert "merges" not in sheet
    assert "protectedRanges" not in sheet


def test_frozen_rows_grow_and_shrink_with_what_is_in_them(book: Book) -> None:
    """A row inserted among the frozen ones is frozen, a deleted one no longer counts."""
    frozen = {"gridProperties": {"frozenRowCount": 2}}
    book.batch({"updateSheetProperties": {"properties": frozen, "fields": "gridProperties.frozenRowCount"}})
    book.batch({"insertDimension": {"range": span(1, 2)}}, {"insertDimension": {"range": span(5, 6)}})
    assert book.sheet()["properties"]["gridProperties"]["frozenRowCount"] == 3
    book.batch({"deleteDimension": {"range": span(0, 2)}})
    assert book.sheet()["properties"]["gridProperties"]["frozenRowCount"] == 1


def test_moved_rows_take_everything_along(book: Book) -> None:
    """The documented example: rows 2 and 3 moved before index 4 of five."""
    book.put("A1:A5", [["0"], ["1"], ["2"], ["3"], ["4"]])
    book.put("B1", [["=A2"]], "USER_ENTERED")
    book.batch({"moveDimension": {"source": span(1, 3), "destinationIndex": 4}})
    assert [row[0] for row in book.values("A1:A5")] == ["0", "3", "1", "2", "4"]
    assert book.values("B1", valueRenderOption="FORMULA") == [["=A3"]]


@pytest.mark.parametrize("request_", [
    {"moveDimension": {"source": span(0, 1), "destinationIndex": 4}},
    {"moveDimension": {"source": span(4, 5), "destinationIndex": 1}},
])  # fmt: skip
def test_a_merge_is_not_torn_apart_by_a_move(book: Book, request_: dict[str, Any]) -> None:
    """Neither may a part of it leave nor something come between."""
    book.batch({"mergeCells": {"range": area(0, 0, 3, 1)}})
    assert "merged cell" in book.refused(request_)


def test_sizes_and_hiding_are_kept_by_row_and_column(book: Book) -> None:
    """The mask says which property; what is not named stays."""
    columns = span(0, 2, "COLUMNS")
    book.batch({"updateDimensionProperties": {"range": columns, "properties": {"pixelSize": 44, "hiddenByUser": True},
                                              "fields": "pixelSize,hiddenByUser"}},
               {"updateDimensionProperties": {"range": span(1, 2, "COLUMNS"), "properties": {}, "fields": "hiddenByUser"}})  # fmt: skip
    found = book.get(fields="sheets.data.columnMetadata", ranges="A1:C1")["sheets"][0]["data"][0]["columnMetadata"]
    assert found == [{"pixelSize": 44, "hiddenByUser": True}, {"pixelSize": 44}, {"pixelSize": 100}]


def test_groups_nest_collapse_and_lose_a_level(book: Book) -> None:
    """A group within a group is one deeper; a collapsed one hides its rows."""
    book.batch({"addDimensionGroup": {"range": span(1, 6)}}, {"addDimensionGroup": {"range": span(2, 4)}})
    groups = [
        (found["range"]["startIndex"], found["range"]["endIndex"], found["depth"])
        for found in book.sheet()["rowGroups"]
    ]
    assert groups == [(1, 6, 1), (2, 4, 2)]
    inner = {"range": span(2, 4), "depth": 2, "collapsed": True}
    book.batch({"updateDimensionGroup": {"dimensionGroup": inner, "fields": "collapsed"}})
    rows = book.get(fields="sheets.data.rowMetadata.hiddenByUser", ranges="A1:A6")["sheets"][0]["data"][0][
        "rowMetadata"
    ]
    assert [row.get("hiddenByUser", False) for row in rows] == [False, False, True, True, False, False]
    book.batch({"deleteDimensionGroup": {"range": span(1, 6)}})
    assert [found["depth"] for found in book.sheet()["rowGroups"]] == [1]
    refused = book.refused({"deleteDimensionGroup": {"range": span(20, 21)}})
    assert "no row group" in refused


def test_merged_cells_keep_their_first_value(book: Book) -> None:
    """By rows, by columns or all of them; what overlaps half must be unmerged first (observed sentence)."""
    book.put("A1:B2", [["a", "b"], ["c", "d"]])
    book.batch({"mergeCells": {"range": area(0, 0, 2, 2), "mergeType": "MERGE_ROWS"}})
    assert book.values() == [["a"], ["c"]]
    assert book.sheet()["merges"] == [area(0, 0, 1, 2), area(1, 0, 2, 2)]
    words = "You must select all cells in a merged range to merge or unmerge them."
    assert book.refused({"mergeCells": {"range": area(0, 1, 3, 3)}}).endswith(words)
    assert book.refused({"unmergeCells": {"range": area(0, 1, 3, 3)}}).endswith(words)
    book.batch({"mergeCells": {"range": area(0, 0, 2, 2)}})
    assert book.sheet()["merges"] == [area(0, 0, 2, 2)]
    book.batch({"unmergeCells": {"range": area(0, 0, 5, 5)}})
    assert "merges" not in book.sheet()


def test_cells_make_room_and_close_up(book: Book) -> None:
    """Only the columns, or rows, of the range shift; formulas follow."""
    small(book, 4, 3)
    book.put("A1:B3", [["a", "x"], ["b", "y"], ["c", "=A2"]], "USER_ENTERED")
    book.batch({"insertRange": {"range": area(1, 0, 2, 1), "shiftDimension": "ROWS"}})
    assert book.values(valueRenderOption="FORMULA") == [["a", "x"], ["", "y"], ["b", "=A3"], ["c"]]
    book.batch({"deleteRange": {"range": area(1, 0, 2, 1), "shiftDimension": "ROWS"}})
    assert book.values(valueRenderOption="FORMULA") == [["a", "x"], ["b", "y"], ["c", "=A2"]]
    book.batch({"insertRange": {"range": area(0, 0, 1, 1), "shiftDimension": "COLUMNS"}})
    assert book.values("A1:C1") == [["", "a", "x"]]
    book.batch({"deleteRange": {"range": area(0, 0, 1, 2), "shiftDimension": "COLUMNS"}})
    assert book.values("A1:C1") == [["x"]]


def test_columns_are_made_as_wide_as_their_longest_line(book: Book) -> None:
    """Rows keep their height, empty columns their width."""
    book.put("A1:B2", [["a" * 100, 1], ["b\nc", ""]])
    book.batch({"autoResizeDimensions": {"dimensions": span(0, 3, "COLUMNS")}})
    columns = book.get(fields="sheets.data.columnMetadata", ranges="A1:C1")["sheets"][0]["data"][0]["columnMetadata"]
    wide, narrow, empty = (column["pixelSize"] for column in columns)
    assert wide > 400
    assert narrow < 100
    assert empty == 100


def test_cells_that_would_fall_off_make_the_tab_larger(book: Book) -> None:
    """Inserted cells push content beyond the edge: the tab grows."""
    small(book, 2, 2)
    book.put("A1:B2", [["a", "b"], ["c", "d"]])
    book.batch({"insertRange": {"range": area(0, 0, 1, 1), "shiftDimension": "ROWS"}})
    book.batch({"insertRange": {"range": area(0, 0, 1, 1), "shiftDimension": "COLUMNS"}})
    assert book.values() == [["", "", "b"], ["a", "d"], ["c"]]
    assert book.sheet()["properties"]["gridProperties"] == {"rowCount": 3, "columnCount": 3}


def test_added_rows_and_columns_are_empty(book: Book) -> None:
    """At the end, as many as asked."""
    small(book, 2, 2)
    book.batch(
        {"appendDimension": {"dimension": "ROWS", "length": 3}},
        {"appendDimension": {"dimension": "COLUMNS", "length": 1}},
    )
    assert book.get("/values/Sheet1")["range"] == "Sheet1!A1:C5"


def test_columns_are_grouped_like_rows(book: Book) -> None:
    """Two spans that touch are one group; expanding shows the columns again."""
    book.batch(
        {"addDimensionGroup": {"range": span(0, 1, "COLUMNS")}}, {"addDimensionGroup": {"range": span(1, 3, "COLUMNS")}}
    )
    [group] = book.sheet()["columnGroups"]
    assert group["range"] == {"dimension": "COLUMNS", "startIndex": 0, "endIndex": 3}
    for collapsed, hidden in ((True, [True] * 3), (False, [False] * 3)):
        change = {"range": span(0, 3, "COLUMNS"), "depth": 1, "collapsed": collapsed}
        book.batch({"updateDimensionGroup": {"dimensionGroup": change, "fields": "collapsed"}})
        columns = book.get(fields="sheets.data.columnMetadata", ranges="A1:C1")["sheets"][0]["data"][0][
            "columnMetadata"
        ]
        assert [column.get("hiddenByUser", False) for column in columns] == hidden


def test_a_request_sees_what_the_ones_before_it_did(book: Book) -> None:
    """Within one batch: a formula written a moment ago follows the next row that is inserted."""

    def write(row: int, value: dict[str, Any]) -> dict[str, Any]:
        cells = [{"values": [{"userEnteredValue": value}]}]
        return {"updateCells": {"start": {"rowIndex": row}, "rows": cells, "fields": "userEnteredValue"}}

    top = {"insertDimension": {"range": span(0, 1)}}
    append = {"appendCells": {"rows": [{"values": [{"userEnteredValue": {"stringValue": "end"}}]}], "fields": "*"}}
    book.batch(write(0, {"stringValue": "x"}), top, write(0, {"formulaValue": "=A2"}), top, append, append)
    assert book.values(valueRenderOption="FORMULA") == [[], ["=A3"], ["x"], ["end"], ["end"]]

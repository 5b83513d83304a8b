"""Every kind of request refuses what it cannot do, names itself, and leaves the spreadsheet as it was."""

from __future__ import annotations

from typing import Any

import pytest

from tests.localsheets.books import Book

A1 = {"startRowIndex": 0, "endRowIndex": 1, "startColumnIndex": 0, "endColumnIndex": 1}
B2 = {"startRowIndex": 1, "endRowIndex": 3, "startColumnIndex": 1, "endColumnIndex": 3}
BEYOND = {"startRowIndex": 999, "endRowIndex": 1001}
ROW = {"dimension": "ROWS", "startIndex": 0, "endIndex": 1}
PLACE: dict[str, Any] = {"overlayPosition": {"anchorCell": {}}}
META = {"metadataKey": "k", "visibility": "DOCUMENT"}
BANDS: dict[str, Any] = {"firstBandColor": {}, "secondBandColor": {}}

NO_RANGE = "Must specify a range."
CASES: list[tuple[str, dict[str, Any], str]] = [
    ("repeatCell", {"cell": {}, "fields": "note"}, NO_RANGE),
    ("repeatCell", {"range": {"sheetId": 4}, "cell": {}, "fields": "note"}, "No grid with id: 4"),
    ("repeatCell", {"range": BEYOND, "fields": "note"},
     "Range (Sheet1!A1000:Z1001) exceeds grid limits. Max rows: 1000, max columns: 26"),
    ("repeatCell", {"range": {"startRowIndex": 3, "endRowIndex": 3}, "fields": "note"},
     "endRowIndex[3] must be greater than startRowIndex[3]."),
    ("repeatCell", {"range": {"startRowIndex": -1}, "fields": "note"},
     "startRowIndex[-1] must be greater than or equal to zero."),
    ("repeatCell", {"range": A1, "fields": "nope"}, "Invalid field: nope"),
    ("updateCells", {"fields": "note", "rows": []}, NO_RANGE),
    ("updateCells", {"start": {"rowIndex": -1}, "fields": "note"},
     "start.rowIndex and start.columnIndex must be greater than or equal to zero."),
    ("updateCells", {"start": {}, "fields": "*", "rows": [{"values": [{"userEnteredValue": {"errorValue": {}}}]}]},
     "ExtendedValue.errorValue is read-only."),
    ("updateCells", {"start": {}, "fields": "*", "rows": [{"values": [{"userEnteredValue": {"formulaValue": "A1"}}]}]},
     "Invalid formulaValue: a formula must begin with '='."),
    ("updateCells", {"start": {}, "fields": "textFormatRuns", "rows": [{"values": [{
        "textFormatRuns": [{"startIndex": 5}]}]}]},
     "The start indices of textFormatRuns must be ascending and within the cell's text."),
    ("appendCells", {"tableId": "t", "fields": "note"}, "No table with id: t"),
    ("appendCells", {"sheetId": 4, "fields": "note"}, "No grid with id: 4"),
    ("addSheet", {"properties": {"gridProperties": {"rowCount": 2, "frozenRowCount": 2}}},
     "You can't freeze all visible rows on the sheet."),
    ("addSheet", {"properties": {"gridProperties": {"columnCount": 2, "frozenColumnCount": 2}}},
     "You can't freeze all visible columns on the sheet."),
    ("addSheet", {"properties": {"index": 5}}, "index[5] must be at most 1."),
    ("addSheet", {"properties": {"sheetType": "OBJECT"}}, "Unsupported sheet type: OBJECT"),
    ("addSheet", {"properties": {"gridProperties": {"rowCount": -1}}},
     "gridProperties.rowCount must be greater than zero."),
    ("updateSheetProperties", {"properties": {"sheetId": 4}, "fields": "title"}, "No sheet with id: 4"),
    ("updateSheetProperties", {"properties": {"gridProperties": {}}, "fields": "gridProperties.columnCount"},
     "gridProperties.columnCount must be greater than zero."),
    ("updateSheetProperties", {"properties": {"index": 7}, "fields": "index"}, "index[7] must be at most 1."),
    ("updateSpreadsheetProperties", {"properties": {}, "fields": "title"}, "Invalid field: title. Value cannot be empty."),
    ("duplicateSheet", {"sourceSheetId": 4}, "No sheet with id: 4"),
    ("deleteDimension", {}, NO_RANGE),
    ("insertDimension", {"range": {"dimension": "ROWS", "startIndex": 0}}, "range.endIndex must be specified."),
    ("insertDimension", {"range": {"dimension": "ROWS", "startIndex": -1, "endIndex": 1}},
     "range.startIndex[-1] must be greater than or equal to zero."),
    ("moveDimension", {"source": {**ROW, "endIndex": 1001}, "destinationIndex": 0},
     "source.endIndex[1001] must be less than or equal to the number of rows (1000)."),
    ("moveDimension", {"source": ROW, "destinationIndex": 1001}, "destinationIndex[1001] must be between 0 and 1000."),
    ("appendDimension", {"length": 1}, "No dimension specified."),
    ("appendDimension", {"dimension": "ROWS"}, "length[0] must be greater than zero."),
    ("appendDimension", {"dimension": "COLUMNS", "length": 18_300},
     "This action would increase the number of cells in the workbook above the limit of 10000000 cells."),
    ("updateDimensionProperties", {"range": {**ROW, "endIndex": 1001}, "fields": "pixelSize"},
     "range.endIndex[1001] must be at most the number of rows (1000)."),
    ("autoResizeDimensions", {"dataSourceSheetDimensions": {}}, "No data source sheet with that id."),
    ("addDimensionGroup", {"range": {**ROW, "endIndex": 1001}},
     "range.endIndex[1001] must be at most the number of rows (1000)."),
    ("updateDimensionGroup", {"dimensionGroup": {"range": ROW, "depth": 1}, "fields": "collapsed"},
     "There is no row group with that range and depth."),
    ("mergeCells", {}, NO_RANGE),
    ("setDataValidation", {"range": A1, "rule": {"condition": {"type": "ONE_OF_LIST"}}},
     "Condition type ONE_OF_LIST requires between 1 and 500 value(s), but got 0."),
    ("addConditionalFormatRule", {"rule": {"booleanRule": {}}}, "Must specify at least one range."),
    ("addConditionalFormatRule", {"rule": {"ranges": [A1]}}, "Must specify a booleanRule or a gradientRule."),
    ("addConditionalFormatRule", {"rule": {"ranges": [A1], "booleanRule": {"condition": {"type": "BLANK"}}}, "index": 3},
     "index[3] must be at most 0."),
    ("updateConditionalFormatRule", {"index": 2}, "No conditional format on sheet: 0 at index: 2"),
    ("deleteConditionalFormatRule", {"index": 2}, "No conditional format on sheet: 0 at index: 2"),
    ("setBasicFilter", {"filter": {}}, NO_RANGE),
    ("updateFilterView", {"filter": {"filterViewId": 3}, "fields": "title"}, "No filter view with id: 3"),
    ("duplicateFilterView", {"filterId": 3}, "No filter view with id: 3"),
    ("addBanding", {"bandedRange": {"range": A1}}, "At least one of rowProperties and columnProperties must be specified."),
    ("addBanding", {"bandedRange": {"range": A1, "rowProperties": {"headerColor": {}}}},
     "rowProperties must specify firstBandColor and secondBandColor."),
    ("updateBanding", {"bandedRange": {"bandedRangeId": 3}, "fields": "range"}, "No banded range with id: 3"),
    ("addChart", {"chart": {"spec": {"pieChart": {}}}}, "Must specify a position."),
    ("addChart", {"chart": {"spec": {"pieChart": {}}, "position": {"overlayPosition": {"anchorCell": {"rowIndex": 9999}}}}},
     "The anchorCell is outside the grid."),
    ("updateChartSpec", {"chartId": 3, "spec": {"pieChart": {}}}, "No embedded object with id: 3"),
    ("updateEmbeddedObjectPosition", {"objectId": 3}, "No embedded object with id: 3"),
    ("addSlicer", {"slicer": {"position": PLACE}}, "Must specify a dataRange."),
    ("updateNamedRange", {"namedRange": {"namedRangeId": "3"}, "fields": "name"}, "No named range with id: 3"),
    ("addProtectedRange", {"protectedRange": {}}, NO_RANGE),
    ("addProtectedRange", {"protectedRange": {"range": A1, "namedRangeId": "x"}},
     "Only one of range and namedRangeId may be set."),
    ("addProtectedRange", {"protectedRange": {"namedRangeId": "x"}}, "No named range with id: x"),
    ("addProtectedRange", {"protectedRange": {"tableId": "x"}}, "No table with id: x"),
    ("updateProtectedRange", {"protectedRange": {"protectedRangeId": 3}, "fields": "description"},
     "No protected range with id: 3"),
    ("createDeveloperMetadata", {"developerMetadata": META},
     "developerMetadata.location must specify exactly one location."),
    ("createDeveloperMetadata", {"developerMetadata": {**META, "location": {"dimensionRange": {**ROW, "endIndex": 2}}}},
     "developerMetadata.location.dimensionRange must be exactly one row or column."),
    ("createDeveloperMetadata", {"developerMetadata": {**META, "location": {"dimensionRange": {
        "dimension": "ROWS", "startIndex": 1000, "endIndex": 1001}}}},
     "developerMetadata.location.dimensionRange.startIndex[1000] is outside the grid."),
    ("createDeveloperMetadata", {"developerMetadata": {**META, "metadataId": -1, "location": {"sheetId": 0}}},
     "developerMetadata.metadataId[-1] must be greater than zero."),
    ("updateDeveloperMetadata", {"fields": "metadataValue"}, "Must specify at least one data filter."),
    ("updateDeveloperMetadata", {"fields": "metadataId", "dataFilters": [{"a1Range": "A1"}]},
     "Developer metadata IDs cannot be updated."),
    ("deleteDeveloperMetadata", {}, "Must specify a data filter."),
    ("deleteDeveloperMetadata", {"dataFilter": {"a1Range": "A0"}}, "Unable to parse range: A0"),
    ("sortRange", {"range": A1}, "Must specify at least one sort spec."),
    ("sortRange", {"range": A1, "sortSpecs": [{"dimensionIndex": 4}]},
     "sortSpecs.dimensionIndex[4] must be within the range."),
    ("sortRange", {"range": B2, "sortSpecs": [{"dimensionIndex": 1}]},
     "You can't perform a sort on a range with merged cells."),
    ("copyPaste", {"source": B2}, "Must specify a destination."),
    ("copyPaste", {"source": B2, "destination": {"startRowIndex": 999, "endRowIndex": 1000}},
     "Range (Sheet1!A1000:Z1001) exceeds grid limits. Max rows: 1000, max columns: 26"),
    ("cutPaste", {"source": B2, "destination": {"columnIndex": 25}},
     "Range (Sheet1!Z1:AA2) exceeds grid limits. Max rows: 1000, max columns: 26"),
    ("pasteData", {"data": "x", "delimiter": ","}, "Must specify a coordinate."),
    ("pasteData", {"coordinate": {}, "data": "x"}, "Must specify a delimiter."),
    ("findReplace", {"find": "x"}, "Must specify exactly one of range, sheetId and allSheets."),
    ("findReplace", {"allSheets": True}, "Must specify a find value."),
    ("findReplace", {"find": "head", "replacement": "$7", "searchByRegex": True, "allSheets": True},
     "The replacement names a group that the find value does not have."),
    ("deleteDuplicates", {"range": A1, "comparisonColumns": [ROW]}, "comparisonColumns must be columns."),
    ("deleteDuplicates", {"range": A1, "comparisonColumns": [{"dimension": "COLUMNS", "startIndex": 3, "endIndex": 4}]},
     "comparisonColumns must be within the range."),
    ("insertRange", {"range": A1}, "Must specify a shiftDimension."),
    ("updateConditionalFormatRule", {"index": 0, "sheetId": 0, "newIndex": 4}, "No conditional format on sheet: 0 at index: 0"),
    ("cutPaste", {"source": A1, "destination": {"rowIndex": -1}},
     "destination.rowIndex and destination.columnIndex must be greater than or equal to zero."),
    ("copyPaste", {"source": B2, "destination": {"startRowIndex": 2, "endRowIndex": 4, "startColumnIndex": 2, "endColumnIndex": 4}},
     "You must select all cells in a merged range to merge or unmerge them."),
    ("pasteData", {"coordinate": {"rowIndex": -1}, "data": "x", "delimiter": ","},
     "coordinate.rowIndex and coordinate.columnIndex must be greater than or equal to zero."),
    ("setBasicFilter", {"filter": {"range": A1, "criteria": {"x": {}}}}, "The keys of criteria must be column indexes."),
    ("setBasicFilter", {"filter": {"range": A1, "filterSpecs": [{"columnIndex": 3}]}},
     "filterSpecs.columnIndex[3] must be within the range."),
    ("deleteRange", {"range": {"startRowIndex": 0, "endRowIndex": 1}, "shiftDimension": "ROWS"},
     "You can't insert or delete cells across merged cells."),
]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "arguments", "message"), CASES, ids=lambda value: value if isinstance(value, str) else ""
)
def test_it_says_why_and_changes_nothing(book: Book, kind: str, arguments: dict[str, Any], message: str) -> None:
    """The sentence names the request; the spreadsheet reads as before."""
    book.put("A1:B3", [["head", "x"], ["c", 1], ["d", 2]])
    book.batch({"mergeCells": {"range": B2}})
    before = book.get(includeGridData="true", ranges="A1:D5")
    assert book.refused({kind: arguments}) == f"Invalid requests[0].{kind}: {message}"
    assert book.get(includeGridData="true", ranges="A1:D5") == before


def test_a_regular_expression_that_is_none_is_refused(book: Book) -> None:
    """With what is wrong about it."""
    refused = book.refused({"findReplace": {"find": "(", "searchByRegex": True, "allSheets": True}})
    assert refused.startswith("Invalid requests[0].findReplace: The find value is not a valid regular expression: ")


def test_eight_levels_of_groups_are_enough(book: Book) -> None:
    """The ninth is refused."""
    group = {"addDimensionGroup": {"range": ROW}}
    book.batch(*[group] * 8)
    assert book.refused(group).endswith("You can't have more than 8 levels of groups.")


def test_a_rule_keeps_to_one_tab(book: Book) -> None:
    """Its ranges are all on the same."""
    book.batch({"addSheet": {"properties": {"sheetId": 5, "title": "Other"}}})
    rule = {"ranges": [A1, {**A1, "sheetId": 5}], "booleanRule": {"condition": {"type": "BLANK"}}}
    refused = book.refused({"addConditionalFormatRule": {"rule": rule}})
    assert refused.endswith("All ranges of a conditional format must be on the same sheet.")


@pytest.mark.parametrize(("kind", "arguments"), [
    ("addChart", {"chart": {"spec": {"pieChart": {}}, "position": {"newSheet": True}}}),
    ("pasteData", {"coordinate": {}, "data": "<b>", "html": True}),
    ("sortRange", {"range": A1, "sortSpecs": [{"backgroundColorStyle": {"themeColor": "TEXT"}}]}),
    ("pasteData", {"coordinate": {}, "data": "x", "delimiter": ",", "type": "PASTE_VALUES"}),
])  # fmt: skip
def test_what_only_google_can_is_a_501(book: Book, kind: str, arguments: dict[str, Any]) -> None:
    """Parts of requests that are otherwise supported."""
    answer = book.post(":batchUpdate", {"requests": [{kind: arguments}]})
    assert (answer.status_code, answer.json()["error"]["status"]) == (501, "UNIMPLEMENTED")

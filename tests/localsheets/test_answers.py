"""What a spreadsheet's answer holds, and what a mask leaves of it."""

from __future__ import annotations

import json
from typing import Any

import pytest
import requests

from sheets_outreach.localsheets import LocalServer
from tests.localsheets.books import Book, new_book

JOB_MASK = (
    "sheets.data.rowData.values(effectiveValue,userEnteredValue.formulaValue,effectiveFormat.numberFormat.type,"
    "hyperlink,textFormatRuns.format.link,chipRuns)"
)


def test_a_fresh_spreadsheet_reads_as_googles(book: Book) -> None:
    """The constants of every recorded conversation."""
    found = book.get()
    assert list(found) == ["spreadsheetId", "properties", "sheets", "spreadsheetUrl"]
    assert found["sheets"] == [{"properties": {
        "sheetId": 0, "title": "Sheet1", "index": 0, "sheetType": "GRID",
        "gridProperties": {"rowCount": 1000, "columnCount": 26}}}]  # fmt: skip
    properties = found["properties"]
    assert (properties["locale"], properties["timeZone"], properties["autoRecalc"]) == ("en_US", "Etc/GMT", "ON_CHANGE")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"fields": "namedRanges"}, {}),
        ({"fields": "sheets.properties.tabColorStyle"}, {"sheets": [{"properties": {}}]}),
        ({"fields": "sheets.data.rowData.values.note"}, {"sheets": [{"data": [{}]}]}),
        ({"fields": "sheets(properties(title,index))"}, {"sheets": [{"properties": {"title": "Sheet1", "index": 0}}]}),
        ({"fields": "properties.title"}, {"properties": {"title": "Register"}}),
        ({"fields": "sheets.merges"}, {"sheets": [{}]}),
    ],
)
def test_a_mask_leaves_empty_messages(book: Book, query: dict[str, str], expected: dict[str, Any]) -> None:
    """As recorded: lists that are empty are missing, messages that are empty are there."""
    assert book.get(**query) == expected


def test_cells_come_only_if_asked_for(book: Book) -> None:
    """By `includeGridData`, or by a mask, which wins over it."""
    book.put("A1", [["x"]])
    assert "data" not in book.sheet()
    assert "data" in book.sheet(includeGridData="true")
    assert "data" in book.get(includeGridData="false", fields="sheets.data.startRow")["sheets"][0]
    assert "data" in book.get(fields="*")["sheets"][0]


def test_ranges_choose_tabs_and_cells(book: Book) -> None:
    """A tab without a range is left out; each range is a GridData of its own, from its first cell on."""
    book.batch({"addSheet": {"properties": {"title": "Other"}}})
    book.put("Sheet1!A1:C5", [[f"{column}{row}" for column in "ABC"] for row in range(1, 6)])
    fields = "sheets(properties.title,data(startRow,startColumn,rowData.values.formattedValue))"
    found = book.get(ranges=["Sheet1!B2:C3", "Sheet1!A5", "Sheet1!Z9"], fields=fields)["sheets"]
    assert [sheet["properties"]["title"] for sheet in found] == ["Sheet1"]

    def row(*texts: str) -> dict[str, Any]:
        return {"values": [{"formattedValue": text} for text in texts]}

    assert found[0]["data"] == [
        {"startRow": 1, "startColumn": 1, "rowData": [row("B2", "C2"), row("B3", "C3")]},
        {"startRow": 4, "rowData": [row("A5")]},
        {"startRow": 8, "startColumn": 25},
    ]


def test_rows_and_cells_that_hold_nothing_are_cut_at_the_end_only(book: Book) -> None:
    """Empty rows and cells before others stay, as `{}`."""
    book.batch({"updateCells": {"start": {"rowIndex": 2, "columnIndex": 1}, "fields": "note",
                                "rows": [{"values": [{"note": "n"}]}]}})  # fmt: skip
    found = book.get(fields="sheets.data.rowData.values.note")["sheets"][0]["data"][0]
    assert found == {"rowData": [{}, {}, {"values": [{}, {"note": "n"}]}]}


VALUES: list[dict[str, Any]] = [
    {"userEnteredValue": {"stringValue": 'quote " and \\ and \n and 🌵'}},
    {"userEnteredValue": {"numberValue": 7}},
    {"userEnteredValue": {"numberValue": -0.125}},
    {"userEnteredValue": {"boolValue": True}},
    {"userEnteredValue": {"formulaValue": "=B1*2"}},
    {"userEnteredValue": {"numberValue": 43831},
     "userEnteredFormat": {"numberFormat": {"type": "DATE", "pattern": "yyyy-mm-dd"}}},
    {"userEnteredValue": {"stringValue": "x"}, "userEnteredFormat": {"textFormat": {"bold": True}}},
    {"note": "only a note"},
    {"userEnteredValue": {"numberValue": 1e21}},
]  # fmt: skip


def test_every_kind_of_cell_reads_alike_through_every_mask(book: Book) -> None:
    """One field at a time, all at once, alone in its row or among others: a field's value is the same."""
    row = [{"values": VALUES}]
    book.batch({"updateCells": {"start": {}, "rows": [*row, *row], "fields": "*"}})
    for column, given in enumerate(VALUES):
        book.batch({"updateCells": {"start": {"rowIndex": 3 + column}, "rows": [{"values": [given]}], "fields": "*"}})
    [whole, again] = book.cells("A1:I2")
    assert [{**cell, "note": 0} for cell in whole[:4]] == [{**cell, "note": 0} for cell in again[:4]]
    for name in (
        "userEnteredValue",
        "effectiveValue",
        "formattedValue",
        "userEnteredFormat",
        "effectiveFormat",
        "note",
    ):
        [masked, _] = book.cells("A1:I2", name)
        padded = masked + [{}] * (len(whole) - len(masked))
        assert padded == [{name: cell[name]} if name in cell else {} for cell in whole]
    assert whole[0]["formattedValue"] == 'quote " and \\ and \n and 🌵'
    assert [cell.get("formattedValue") for cell in whole[1:7]] == ["7", "-0.125", "TRUE", "14", "2020-01-01", "x"]
    assert whole[7]["note"] == "only a note"
    assert "effectiveValue" not in whole[7]


def test_a_job_reads_cells_typed(shared_server: LocalServer) -> None:
    """What a program needs to tell a count from a date and a formula from a text, in one read."""
    book = new_book(shared_server, locale="ru_RU")
    book.put("A1:D1", [["1.5", "1,5", "2-3", "=СУММ(1;2)"]], "USER_ENTERED")
    [[first, count, agreement, _]] = [row["values"] for row in book.get(
        ranges="A1:D1", fields=JOB_MASK)["sheets"][0]["data"][0]["rowData"]]  # fmt: skip
    assert first["effectiveFormat"]["numberFormat"]["type"] == "DATE"
    assert count["effectiveValue"] == {"numberValue": 1.5}
    assert "numberFormat" not in count["effectiveFormat"]
    assert agreement["userEnteredValue"] == {}


def test_the_answer_of_a_batch_is_the_state_after_it(book: Book) -> None:
    """Only if asked for, only the ranges asked for, and only the fields of the mask."""
    cell = {"userEnteredValue": {"stringValue": "x"}}
    requests_: list[dict[str, Any]] = [{"updateCells": {"start": {"rowIndex": 1}, "rows": [{"values": [cell]}], "fields": "userEnteredValue"}},
                 {"insertDimension": {"range": {"dimension": "ROWS", "startIndex": 0, "endIndex": 1}}}]  # fmt: skip
    answer = book.batch(*requests_, includeSpreadsheetInResponse=True, responseRanges=["Sheet1!A:A"])
    assert answer["replies"] == [{}, {}]
    assert "data" not in answer["updatedSpreadsheet"]["sheets"][0]
    answer = book.batch(*requests_, includeSpreadsheetInResponse=True, responseIncludeGridData=True,
                        responseRanges=["Sheet1!A2:A3"])  # fmt: skip
    [data] = answer["updatedSpreadsheet"]["sheets"][0]["data"]
    assert (data["startRow"], data["rowData"][1]["values"][0]["formattedValue"]) == (1, "x")
    body = {"requests": requests_, "includeSpreadsheetInResponse": True}
    masked = book.post(":batchUpdate", body, fields="updatedSpreadsheet.sheets.properties.title").json()
    assert masked == {"updatedSpreadsheet": {"sheets": [{"properties": {"title": "Sheet1"}}]}}


def test_replies_are_as_many_as_requests(book: Book) -> None:
    """In their order, `{}` where there is nothing to say."""
    answer = book.batch(
        {"updateCells": {"start": {}, "rows": [], "fields": "note"}},
        {"addSheet": {"properties": {"title": "New", "sheetId": 3}}},
        {"deleteSheet": {"sheetId": 3}},
    )
    assert [list(reply) for reply in answer["replies"]] == [[], ["addSheet"], []]


def test_answers_are_json_as_google_labels_it(book: Book) -> None:
    """UTF-8, with its content type and a date."""
    book.put("A1", [["Ёлка"]])
    answer = requests.get(f"{book.url}/values/A1", timeout=5)
    assert answer.headers["Content-Type"] == "application/json; charset=UTF-8"
    assert "Date" in answer.headers
    assert json.loads(answer.content.decode())["values"] == [["Ёлка"]]
    assert "Ёлка".encode() in answer.content


def test_a_result_of_several_cells_fills_them(book: Book) -> None:
    """Also below the last row that anybody wrote, in values and in cells."""
    book.put("A1", [["={1;2;3}"]], "USER_ENTERED")
    assert book.values() == [[1], [2], [3]]
    cells = book.cells("Sheet1", "userEnteredValue,formattedValue")
    assert cells == [
        [{"userEnteredValue": {"formulaValue": "={1;2;3}"}, "formattedValue": "1"}],
        [{"formattedValue": "2"}],
        [{"formattedValue": "3"}],
    ]

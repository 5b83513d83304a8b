"""People's edits and what a trigger is told of them; hooks at the boundaries of API requests."""

from __future__ import annotations

from typing import Any

import pytest

from sheets_outreach.localsheets import LocalServer, PersonEdit, SeenRequest
from tests.localsheets.books import Book, gspread_on, new_book

ROW_2 = {"sheetId": 0, "dimension": "ROWS", "startIndex": 1, "endIndex": 2}
A1_B2 = {"sheetId": 0, "startRowIndex": 0, "endRowIndex": 2, "startColumnIndex": 0, "endColumnIndex": 2}
NOTE = {"rows": [{"values": [{"note": "n"}]}], "fields": "note"}


@pytest.fixture
def told(server: LocalServer) -> list[PersonEdit]:
    """What the trigger was told, in order."""
    events: list[PersonEdit] = []
    server.core.on_person_edit.append(events.append)
    return events


@pytest.mark.parametrize(
    ("request_", "change", "cells"),
    [
        ({"updateCells": {"start": {"rowIndex": 2, "columnIndex": 1}, **NOTE}}, "EDIT", "B3"),
        ({"updateCells": {"range": A1_B2, "fields": "note"}}, "EDIT", "A1:B2"),
        ({"repeatCell": {"range": A1_B2, "cell": {}, "fields": "userEnteredFormat.textFormat"}}, "FORMAT", "A1:B2"),
        ({"insertDimension": {"range": ROW_2}}, "INSERT_ROW", None),
        ({"deleteDimension": {"range": ROW_2}}, "REMOVE_ROW", None),
        ({"insertDimension": {"range": {**ROW_2, "dimension": "COLUMNS"}}}, "INSERT_COLUMN", None),
        ({"deleteDimension": {"range": {**ROW_2, "dimension": "COLUMNS"}}}, "REMOVE_COLUMN", None),
        ({"addSheet": {"properties": {"title": "New"}}}, "INSERT_GRID", None),
        ({"sortRange": {"range": A1_B2, "sortSpecs": [{"dimensionIndex": 0}]}}, "OTHER", None),
        ({"moveDimension": {"source": ROW_2, "destinationIndex": 4}}, "OTHER", None),
        ({"cutPaste": {"source": A1_B2, "destination": {"rowIndex": 4}}}, "EDIT", "A5"),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else None,
)
def test_a_trigger_is_told_of_a_persons_edit(
    server: LocalServer, told: list[PersonEdit], request_: dict[str, Any], change: str, cells: str | None
) -> None:
    """What changed, on which tab and in which cells, and who did it."""
    book = new_book(server)
    server.core.person_edits(book.identity, [request_], person="anna@example.org")
    [event] = told
    assert (event.spreadsheet_id, event.change_type, event.cells) == (book.identity, change, cells)
    assert event.person == "anna@example.org"
    if cells is not None:
        assert (event.sheet_id, event.sheet_name) == (0, "Sheet1")


def test_typing_is_told_with_the_cells_typed_into(server: LocalServer, told: list[PersonEdit]) -> None:
    """Typed text is recognised as in the browser, and the tab grows where it must."""
    book = new_book(server, locale="nb_NO")
    server.core.person_types(book.identity, "Sheet1!B1000", [["1,5", "https://example.org"], ["ja", "=B1000*2"]])
    assert book.values("B1000:C1001") == [[1.5, "https://example.org"], ["ja", 3]]
    [event] = told
    assert (event.cells, event.change_type) == ("B1000:C1001", "EDIT")


def test_writes_of_the_api_tell_nobody(server: LocalServer, told: list[PersonEdit]) -> None:
    """As with Google: a program's writes start no trigger."""
    book = new_book(server)
    client, session = gspread_on(server)
    worksheet = client.open_by_key(book.identity).sheet1
    worksheet.update([["x"]], "A1")
    worksheet.insert_row(["y"], 1)
    worksheet.append_row(["z"])
    session.close()
    assert told == []


def test_a_refused_edit_is_told_to_nobody(server: LocalServer, told: list[PersonEdit]) -> None:
    """Nothing happened."""
    book = new_book(server)
    with pytest.raises(Exception, match="No protected range"):
        server.core.person_edits(book.identity, [{"deleteProtectedRange": {"protectedRangeId": 1}}])
    assert told == []


def test_people_may_act_between_any_two_requests(server: LocalServer) -> None:
    """A hook before a request may edit: the request then finds the edited spreadsheet."""
    book = new_book(server)
    book.put("A1:A2", [["head"], ["body"]])
    seen: list[SeenRequest] = []

    def insert_row(request: SeenRequest) -> None:
        seen.append(request)
        server.core.person_edits(book.identity, [{"insertDimension": {"range": ROW_2}}])

    server.core.before_request.append(insert_row)
    assert book.values() == [["head"], [], ["body"]]
    book.put("A2", [["typed by the program"]])
    server.core.before_request.clear()
    assert book.values() == [["head"], ["typed by the program"], [], ["body"]]
    assert [(request.method, request.path.rpartition("/")[2]) for request in seen] == [("GET", "Sheet1"), ("PUT", "A2")]
    assert seen[1].body == {"values": [["typed by the program"]]}


def test_a_hook_after_the_commit_cannot_change_the_answer(server: LocalServer) -> None:
    """The answer tells the state of the commit; what people did since is in the next one."""
    book = new_book(server)

    def wipe(_: SeenRequest) -> None:
        server.core.person_types(book.identity, "A1", [["wiped"]])

    server.core.after_request.append(wipe)
    body = {"requests": [], "includeSpreadsheetInResponse": True, "responseIncludeGridData": True}
    body["requests"] = [{"updateCells": {"start": {}, "fields": "userEnteredValue", "rows": [
        {"values": [{"userEnteredValue": {"stringValue": "mine"}}]}]}}]  # fmt: skip
    answer = book.post(":batchUpdate", body).json()
    cell = answer["updatedSpreadsheet"]["sheets"][0]["data"][0]["rowData"][0]["values"][0]
    assert cell["formattedValue"] == "mine"
    assert book.values() == [["wiped"]]


def test_requests_are_counted(server: LocalServer) -> None:
    """By method and path, refused ones too."""
    book = Book(server, server.core.create("counted"))
    book.values("A1")
    book.post("/values/A1:clear", {})
    book.refused({"deleteSheet": {"sheetId": 0}})
    kinds = [(method, path.rpartition(book.identity)[2]) for method, path in server.requests]
    assert kinds == [("GET", "/values/A1"), ("POST", "/values/A1:clear"), ("POST", ":batchUpdate")]


def test_a_person_may_do_what_has_no_cells(server: LocalServer, told: list[PersonEdit]) -> None:
    """The event then says on which tab, or that it was none."""
    book = new_book(server)
    server.core.person_edits(book.identity, [
        {"appendDimension": {"sheetId": 0, "dimension": "ROWS", "length": 1}},
        {"updateSpreadsheetProperties": {"properties": {"title": "x"}, "fields": "title"}},
    ])  # fmt: skip
    assert [(event.sheet_name, event.change_type) for event in told] == [("Sheet1", "OTHER"), (None, "OTHER")]

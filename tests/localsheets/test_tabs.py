"""Tabs and the spreadsheet's own properties."""

from __future__ import annotations

from typing import Any

import pytest
import requests

from sheets_outreach.localsheets import LocalServer
from tests.localsheets.books import Book, new_book


def titles(book: Book) -> list[str]:
    return [sheet["properties"]["title"] for sheet in book.get()["sheets"]]


def change(fields: str, sheet_id: int = 0, **properties: Any) -> dict[str, Any]:
    return {"updateSheetProperties": {"properties": {"sheetId": sheet_id, **properties}, "fields": fields}}


def test_a_new_tab_has_googles_size_and_an_id_of_its_own(book: Book) -> None:
    """1000 × 26 unless told otherwise, put where its index says."""
    book.batch({"addSheet": {"properties": {"title": "B"}}}, {"addSheet": {"properties": {"title": "A", "index": 0}}})
    assert titles(book) == ["A", "Sheet1", "B"]
    found = book.sheet(2)["properties"]
    assert found["gridProperties"] == {"rowCount": 1000, "columnCount": 26}
    assert 0 < found["sheetId"] < 2**31
    assert [sheet["properties"]["index"] for sheet in book.get()["sheets"]] == [0, 1, 2]


@pytest.mark.parametrize(
    ("properties", "message"),
    [
        # Observed sentences.
        ({"title": "sheet1"}, 'A sheet with the name "sheet1" already exists. Please enter another name.'),
        ({"title": "x" * 101}, "The sheet name cannot be greater than 100 characters."),
        ({"sheetId": 0}, "Sheet with id 0 already exists."),
        ({"sheetId": -1}, "Sheet id must be non-negative."),
    ],
)
def test_an_unusable_tab_is_refused(book: Book, properties: dict[str, Any], message: str) -> None:
    """In Google's words; titles differ by more than case."""
    assert book.refused({"addSheet": {"properties": properties}}) == f"Invalid requests[0].addSheet: {message}"
    assert titles(book) == ["Sheet1"]


def test_a_tab_is_renamed_and_formulas_follow(book: Book) -> None:
    """References take the new title, quoted where it must be."""
    book.batch({"addSheet": {"properties": {"title": "Sums"}}})
    book.put("Sheet1!A1", [[2]])
    book.put("Sums!A1", [["=Sheet1!A1*2"]], "USER_ENTERED")
    book.batch(change("title", title="Register 2026"))
    assert book.values("Sums!A1", valueRenderOption="FORMULA") == [["='Register 2026'!A1*2"]]
    assert book.values("Sums!A1") == [[4]]
    refused = book.refused(change("title", title=""))
    assert refused == "Invalid requests[0].updateSheetProperties: The sheet name cannot be empty."


def test_a_deleted_tab_takes_its_things_along(book: Book) -> None:
    """Its metadata, named ranges and protections go; references to it become errors."""
    book.batch({"addSheet": {"properties": {"sheetId": 7, "title": "Gone"}}},
               {"addNamedRange": {"namedRange": {"name": "there", "range": {"sheetId": 7}}}},
               {"createDeveloperMetadata": {"developerMetadata": {
                   "metadataKey": "k", "visibility": "DOCUMENT", "location": {"sheetId": 7}}}})  # fmt: skip
    book.put("A1", [["=Gone!A1"]], "USER_ENTERED")
    book.batch({"deleteSheet": {"sheetId": 7}})
    assert book.get(fields="namedRanges") == {}
    assert book.post("/developerMetadata:search", {"dataFilters": [
        {"developerMetadataLookup": {"metadataKey": "k"}}]}).json() == {}  # fmt: skip
    assert book.values("A1") == [["#REF!"]]
    assert book.refused({"deleteSheet": {"sheetId": 7}}) == "Invalid requests[0].deleteSheet: No sheet with id: 7"


def test_the_last_visible_tab_stays(book: Book) -> None:
    """Neither hidden nor removed (observed sentences)."""
    book.batch({"addSheet": {"properties": {"sheetId": 7, "title": "Hidden", "hidden": True}}})
    refused = book.refused(change("hidden", hidden=True))
    assert refused == "Invalid requests[0].updateSheetProperties: You can't hide all the sheets in a document."
    refused = book.refused({"deleteSheet": {"sheetId": 0}})
    assert refused == "Invalid requests[0].deleteSheet: You can't remove all the visible sheets in a document."


@pytest.mark.parametrize(
    ("moved", "index", "order"),
    [
        # The index counts before the move: one to the right of a tab is where it is.
        (0, 1, ["a", "b", "c"]),
        (0, 2, ["b", "a", "c"]),
        (0, 3, ["b", "c", "a"]),
        (2, 0, ["c", "a", "b"]),
        (2, 1, ["a", "c", "b"]),
        (1, 1, ["a", "b", "c"]),
    ],
)
def test_tabs_change_places(shared_server: LocalServer, moved: int, index: int, order: list[str]) -> None:
    """As the reference documents indexes."""
    book = new_book(shared_server)
    book.batch(change("title", title="a"), {"addSheet": {"properties": {"sheetId": 1, "title": "b"}}},
               {"addSheet": {"properties": {"sheetId": 2, "title": "c"}}})  # fmt: skip
    book.batch(change("index", moved, index=index))
    assert titles(book) == order


def test_a_smaller_tab_loses_what_stood_beyond(book: Book) -> None:
    """Cells, merges and ranges are cut; a larger one gets empty cells."""
    book.put("A1:C3", [["a", "b", "c"], ["d", "e", "f"], ["g", "h", "=A1"]], "USER_ENTERED")
    whole = {"startRowIndex": 0, "endRowIndex": 5, "startColumnIndex": 0, "endColumnIndex": 5}
    book.batch({"addNamedRange": {"namedRange": {"name": "all", "range": whole}}},
               change("gridProperties", gridProperties={"rowCount": 2, "columnCount": 2}))  # fmt: skip
    assert book.values() == [["a", "b"], ["d", "e"]]
    assert book.get(fields="namedRanges")["namedRanges"][0]["range"] == {
        "startRowIndex": 0, "endRowIndex": 2, "startColumnIndex": 0, "endColumnIndex": 2
    }  # fmt: skip
    book.batch(change("gridProperties", gridProperties={"rowCount": 4, "columnCount": 3}))
    assert book.values() == [["a", "b"], ["d", "e"]]
    assert book.get("/values/Sheet1")["range"] == "Sheet1!A1:C4"


def test_colours_are_kept_in_eight_bits_and_two_spellings(book: Book) -> None:
    """Black channels are left out; clearing one spelling clears both (recorded)."""
    book.batch(change("tabColorStyle", tabColorStyle={"rgbColor": {"red": 1, "green": 0, "blue": 0.5}}))
    found = book.sheet()["properties"]
    assert found["tabColor"] == {"red": 1, "blue": 0.49803922}
    assert found["tabColorStyle"] == {"rgbColor": {"red": 1, "blue": 0.49803922}}
    book.batch(change("tabColorStyle", tabColorStyle={"rgbColor": None}))
    assert "tabColor" not in book.sheet()["properties"]
    assert "tabColorStyle" not in book.sheet()["properties"]


def test_a_copied_tab_has_its_own_cells_and_ids(book: Book) -> None:
    """What is done to the copy is not done to the original; ranges point at the copy."""
    book.put("A1", [["x"]])
    book.batch({"addProtectedRange": {"protectedRange": {"protectedRangeId": 5, "range": {"sheetId": 0}}}},
               {"setBasicFilter": {"filter": {"range": {"sheetId": 0}}}},
               {"duplicateSheet": {"sourceSheetId": 0, "newSheetId": 9, "newSheetName": "Copy", "insertSheetIndex": 1}})  # fmt: skip
    book.put("Copy!A1", [["y"]])
    assert book.values("Sheet1!A1") == [["x"]]
    copy = book.sheet(1)
    assert copy["basicFilter"]["range"]["sheetId"] == 9
    assert copy["protectedRanges"][0]["range"] == {"sheetId": 9}
    assert copy["protectedRanges"][0]["protectedRangeId"] != 5


def test_a_tab_is_copied_into_another_spreadsheet(shared_server: LocalServer) -> None:
    """As its last tab, under a title that is free."""
    source, target = new_book(shared_server), new_book(shared_server)
    source.put("A1", [["x"]])
    body = {"destinationSpreadsheetId": target.identity}
    found = source.post("/sheets/0:copyTo", body).json()
    assert (found["title"], found["index"]) == ("Copy of Sheet1", 1)
    assert source.post("/sheets/0:copyTo", body).json()["title"] == "Copy of Sheet1 2"
    assert target.values("'Copy of Sheet1'!A1") == [["x"]]


def test_the_spreadsheet_has_properties_too(book: Book) -> None:
    """Title, locale and time zone change as the mask says; the title is the file's name."""
    given = {"title": "Реестр", "locale": "ru_RU", "timeZone": "Europe/Oslo", "autoRecalc": "HOUR"}
    book.batch({"updateSpreadsheetProperties": {"properties": given, "fields": "title,locale,timeZone"}})
    found = book.get()["properties"]
    assert (found["title"], found["locale"], found["timeZone"], found["autoRecalc"]) == (
        "Реестр", "ru_RU", "Europe/Oslo", "ON_CHANGE"
    )  # fmt: skip
    file = requests.get(f"{book.server.url}/drive/v3/files/{book.identity}", timeout=5).json()
    assert file["name"] == "Реестр"


def test_a_spreadsheet_is_created_with_tabs_and_cells(shared_server: LocalServer) -> None:
    """`spreadsheets.create` takes properties and cells; a refused tab leaves nothing behind."""
    cell = {"userEnteredValue": {"stringValue": "Название"}}
    tab = {"properties": {"title": "Сообщества", "gridProperties": {"rowCount": 5, "columnCount": 3}},
           "data": [{"startColumn": 1, "rowData": [{"values": [cell]}]}]}  # fmt: skip
    url = f"{shared_server.url}/v4/spreadsheets"
    made = requests.post(
        url, json={"properties": {"title": "Neu", "locale": "ru_RU"}, "sheets": [tab]}, timeout=5
    ).json()
    book = Book(shared_server, made["spreadsheetId"])
    assert book.values("Сообщества") == [["", "Название"]]
    assert made["sheets"][0]["properties"]["gridProperties"] == {"rowCount": 5, "columnCount": 3}
    count = len(shared_server.core.documents())
    assert requests.post(url, json={"sheets": [tab, tab]}, timeout=5).status_code == 400
    assert len(shared_server.core.documents()) == count


def test_tabs_get_titles_that_are_free(book: Book) -> None:
    """`Sheet2`, `Copy of Sheet1`, and the next number where that is taken."""
    book.batch({"addSheet": {"properties": {"title": "Sheet3"}}}, {"addSheet": {}},
               {"duplicateSheet": {"sourceSheetId": 0}}, {"duplicateSheet": {"sourceSheetId": 0}})  # fmt: skip
    assert sorted(titles(book)) == ["Copy of Sheet1", "Copy of Sheet1 2", "Sheet1", "Sheet3", "Sheet4"]


def test_metadata_of_the_spreadsheet_outlives_its_tabs(book: Book) -> None:
    """And it is shown with the spreadsheet itself."""
    item = {"metadataKey": "k", "visibility": "DOCUMENT", "location": {"spreadsheet": True}}
    book.batch({"createDeveloperMetadata": {"developerMetadata": item}}, {"addSheet": {}},
               {"deleteDimension": {"range": {"dimension": "ROWS", "startIndex": 0, "endIndex": 1}}})  # fmt: skip
    book.batch({"deleteSheet": {"sheetId": 0}})
    [found] = book.get()["developerMetadata"]
    assert found["location"] == {"locationType": "SPREADSHEET", "spreadsheet": True}


@pytest.mark.parametrize("body", [{"developerMetadata": []}, {"sheets": [{"charts": []}]}])
def test_a_spreadsheet_is_not_created_with_more_than_that(shared_server: LocalServer, body: dict[str, Any]) -> None:
    """The rest is refused by name."""
    answer = requests.post(f"{shared_server.url}/v4/spreadsheets", json=body, timeout=5)
    assert (answer.status_code, "does not support" in answer.json()["error"]["message"]) == (501, True)

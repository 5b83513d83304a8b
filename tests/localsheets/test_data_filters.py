"""Developer metadata and what DataFilters choose by it."""

from __future__ import annotations

from typing import Any

import pytest
import requests

from tests.localsheets.books import Book


def row_span(row: int, axis: str = "ROWS") -> dict[str, Any]:
    return {"sheetId": 0, "dimension": axis, "startIndex": row, "endIndex": row + 1}


def mark(book: Book, key: str, location: dict[str, Any], **more: Any) -> int:
    item = {"metadataKey": key, "visibility": "DOCUMENT", "location": location, **more}
    reply = book.batch({"createDeveloperMetadata": {"developerMetadata": item}})
    return int(reply["replies"][0]["createDeveloperMetadata"]["developerMetadata"]["metadataId"])


def by_key(key: str) -> dict[str, Any]:
    return {"developerMetadataLookup": {"metadataKey": key}}


def test_metadata_follows_its_row_and_dies_with_it(book: Book) -> None:
    """Rows may be inserted above and the row moved; when it is deleted its metadata is."""
    book.put("A1:A3", [["one"], ["two"], ["three"]])
    identity = mark(book, "row", {"dimensionRange": row_span(1)})
    book.batch({"insertDimension": {"range": {"dimension": "ROWS", "startIndex": 0, "endIndex": 2}}})
    book.batch({"moveDimension": {"source": row_span(3), "destinationIndex": 0}})
    found = book.get(f"/developerMetadata/{identity}")
    assert found["location"] == {"locationType": "ROW", "dimensionRange": {
        "dimension": "ROWS", "startIndex": 0, "endIndex": 1}}  # fmt: skip
    body = {"dataFilters": [by_key("row")]}
    [answer] = book.post("/values:batchGetByDataFilter", body).json()["valueRanges"]
    assert answer["valueRange"]["values"] == [["two"]]
    assert answer["dataFilters"] == [by_key("row")]
    book.batch({"deleteDimension": {"range": row_span(0)}})
    assert requests.get(f"{book.url}/developerMetadata/{identity}", timeout=5).status_code == 404
    assert book.post("/developerMetadata:search", {"dataFilters": [by_key("row")]}).json() == {}


def test_sorting_leaves_row_metadata_on_its_row(book: Book) -> None:
    """A sort moves contents; metadata stays with the row's place (not verified against Google)."""
    book.put("A1:A3", [["c"], ["b"], ["a"]])
    identity = mark(book, "row", {"dimensionRange": row_span(0)})
    book.batch({"sortRange": {"range": {}, "sortSpecs": [{"dimensionIndex": 0}]}})
    assert book.values() == [["a"], ["b"], ["c"]]
    assert book.get(f"/developerMetadata/{identity}")["location"]["dimensionRange"]["startIndex"] == 0


def test_values_go_to_every_range_that_a_filter_matches(book: Book) -> None:
    """Two rows carry the key: both are written (documented)."""
    mark(book, "both", {"dimensionRange": row_span(1)})
    mark(book, "both", {"dimensionRange": row_span(3)})
    data = [{"dataFilter": by_key("both"), "majorDimension": "ROWS", "values": [["x", "y"]]}]
    answer = book.post("/values:batchUpdateByDataFilter", {"valueInputOption": "RAW", "data": data}).json()
    assert answer["totalUpdatedCells"] == 4
    assert [one["updatedRange"] for one in answer["responses"]] == ["Sheet1!A2:B2", "Sheet1!A4:B4"]
    assert book.values() == [[], ["x", "y"], [], ["x", "y"]]
    cleared = book.post("/values:batchClearByDataFilter", {"dataFilters": [by_key("both")]}).json()
    assert cleared["clearedRanges"] == ["Sheet1!A2:Z2", "Sheet1!A4:Z4"]
    assert book.values() == []


@pytest.mark.parametrize(
    ("lookup", "keys"),
    [
        ({"metadataKey": "a"}, ["a"]),
        ({"metadataValue": "1"}, ["a", "b"]),
        ({"metadataKey": "b", "metadataValue": "1"}, ["b"]),
        ({"locationType": "SHEET"}, ["b"]),
        ({"visibility": "PROJECT"}, ["c"]),
        ({"metadataLocation": {"spreadsheet": True}, "locationMatchingStrategy": "EXACT_LOCATION"}, ["c"]),
        ({"metadataLocation": {"sheetId": 0}, "locationMatchingStrategy": "EXACT_LOCATION"}, ["b"]),
        ({"metadataLocation": {"dimensionRange": row_span(2)}}, ["a", "b", "c"]),
        ({"metadataLocation": {"dimensionRange": row_span(5)}}, ["b", "c"]),
        ({"metadataKey": "a", "metadataValue": "2"}, []),
    ],
)
def test_a_lookup_joins_its_fields(book: Book, lookup: dict[str, Any], keys: list[str]) -> None:
    """Every field given must match; a location matches what it intersects unless it must be exact."""
    mark(book, "a", {"dimensionRange": row_span(2)}, metadataValue="1")
    mark(book, "b", {"sheetId": 0}, metadataValue="1")
    mark(book, "c", {"spreadsheet": True}, visibility="PROJECT")
    found = book.post("/developerMetadata:search", {"dataFilters": [{"developerMetadataLookup": lookup}]}).json()
    matched = found.get("matchedDeveloperMetadata", [])
    assert [one["developerMetadata"]["metadataKey"] for one in matched] == keys


def test_metadata_is_updated_and_deleted_by_filter(book: Book) -> None:
    """All that match, and the reply tells which."""
    mark(book, "k", {"dimensionRange": row_span(0)})
    mark(book, "k", {"sheetId": 0})
    reply = book.batch({"updateDeveloperMetadata": {
        "dataFilters": [by_key("k")], "developerMetadata": {"metadataValue": "v"}, "fields": "metadataValue"}})  # fmt: skip
    updated = reply["replies"][0]["updateDeveloperMetadata"]["developerMetadata"]
    assert [item["metadataValue"] for item in updated] == ["v", "v"]
    sheet = {"developerMetadataLookup": {"metadataKey": "k", "locationType": "SHEET"}}
    reply = book.batch({"deleteDeveloperMetadata": {"dataFilter": sheet}})
    assert len(reply["replies"][0]["deleteDeveloperMetadata"]["deletedDeveloperMetadata"]) == 1
    assert len(book.post("/developerMetadata:search", {"dataFilters": [by_key("k")]}).json()) == 1


@pytest.mark.parametrize(
    ("item", "message"),
    [
        (
            {"visibility": "DOCUMENT", "location": {"sheetId": 0}},
            "Developer metadata must always have a key specified.",
        ),
        ({"metadataKey": "k", "location": {"sheetId": 0}}, "Developer metadata must always have visibility specified."),
        ({"metadataKey": "k", "visibility": "DOCUMENT", "location": {"sheetId": 9}}, "No grid with id: 9"),
    ],
)
def test_unusable_metadata_is_refused(book: Book, item: dict[str, Any], message: str) -> None:
    """A key, a visibility and a place that exists."""
    refused = book.refused({"createDeveloperMetadata": {"developerMetadata": item}})
    assert refused == f"Invalid requests[0].createDeveloperMetadata: {message}"


def test_an_id_may_be_chosen_but_only_once(book: Book) -> None:
    """The second metadata with the same id is refused in Google's words."""
    assert mark(book, "k", {"sheetId": 0}, metadataId=7) == 7
    item = {"metadataId": 7, "metadataKey": "j", "visibility": "DOCUMENT", "location": {"sheetId": 0}}
    assert book.refused({"createDeveloperMetadata": {"developerMetadata": item}}) == (
        "Invalid requests[0].createDeveloperMetadata: Cannot add developer metadata with ID [7] because developer "
        "metadata with that ID already exists."
    )


def test_a_spreadsheet_is_read_by_filters(book: Book) -> None:
    """`getByDataFilter` gives the intersecting cells, by A1, by indices and by metadata."""
    book.put("A1:B2", [["a", "b"], ["c", "d"]])
    mark(book, "second", {"dimensionRange": row_span(1)})
    for chosen, expected in (
        ({"a1Range": "Sheet1!B1"}, "b"),
        ({"gridRange": {"startRowIndex": 1, "endRowIndex": 2, "startColumnIndex": 1, "endColumnIndex": 2}}, "d"),
        (by_key("second"), "c"),
    ):
        answer = book.post(":getByDataFilter", {"dataFilters": [chosen], "includeGridData": True}).json()
        cell = answer["sheets"][0]["data"][0]["rowData"][0]["values"][0]
        assert cell["formattedValue"] == expected


def test_filters_choose_metadata_by_where_it_stands(book: Book) -> None:
    """By A1 and by indices: what lies on those cells, never the spreadsheet's own."""
    mark(book, "row", {"dimensionRange": row_span(2)})
    mark(book, "column", {"dimensionRange": row_span(1, "COLUMNS")})
    mark(book, "book", {"spreadsheet": True})

    def keys(*filters: dict[str, Any]) -> list[str]:
        found = book.post("/developerMetadata:search", {"dataFilters": list(filters)}).json()
        return [one["developerMetadata"]["metadataKey"] for one in found.get("matchedDeveloperMetadata", [])]

    assert keys({"a1Range": "A3"}) == ["row"]
    assert keys({"gridRange": {"startColumnIndex": 1, "endColumnIndex": 2, "startRowIndex": 0, "endRowIndex": 1}}) == [
        "column"
    ]
    assert keys({"a1Range": "Sheet1!B3"}) == ["row", "column"]
    assert keys({"a1Range": "A1"}, {"a1Range": "A3"}) == ["row"]
    exact = {"metadataLocation": {"dimensionRange": row_span(2)}, "locationMatchingStrategy": "EXACT_LOCATION"}
    assert keys({"developerMetadataLookup": exact}) == ["row"]
    assert keys({"developerMetadataLookup": {"metadataLocation": {"spreadsheet": True}}}) == ["row", "column", "book"]


@pytest.mark.parametrize("body", [{}, {"dataFilters": [{}]}])
def test_a_search_needs_something_to_look_for(book: Book, body: dict[str, Any]) -> None:
    """A filter that says nothing is none."""
    answer = book.post("/developerMetadata:search", body)
    assert answer.status_code == 400
    assert answer.json()["error"]["message"].startswith("Must specify ")

"""Who may write into protected cells."""

from __future__ import annotations

from typing import Any

import pytest
import requests

from sheets_outreach.localsheets import ApiError, LocalServer
from tests.localsheets.books import Book, new_book

BOSS, STAFF = "boss@example.org", "staff@example.org"
WORDS = (
    "You are trying to edit a protected cell or object. "
    "Please contact the spreadsheet owner to remove protection if you need to edit."
)
B2 = {"sheetId": 0, "startRowIndex": 1, "endRowIndex": 2, "startColumnIndex": 1, "endColumnIndex": 2}


def protect(book: Book, **more: Any) -> int:
    """The owner protects B2 in the browser."""
    item = {"range": B2, "editors": {"users": [BOSS]}, **more}
    [reply] = book.server.core.person_edits(
        book.identity, [{"addProtectedRange": {"protectedRange": item}}], person=BOSS
    )
    return int(reply["addProtectedRange"]["protectedRange"]["protectedRangeId"])


@pytest.fixture
def owned(shared_server: LocalServer) -> Book:
    """A spreadsheet that belongs to somebody else than the API's caller."""
    return new_book(shared_server, owner=BOSS)


WRITES: list[dict[str, Any]] = [
    {"updateCells": {"range": B2, "rows": [{"values": [{"note": "n"}]}], "fields": "note"}},
    {"repeatCell": {"range": {"sheetId": 0}, "cell": {"note": "n"}, "fields": "note"}},
    {"deleteDimension": {"range": {"dimension": "ROWS", "startIndex": 1, "endIndex": 2}}},
    {"moveDimension": {"source": {"dimension": "COLUMNS", "startIndex": 1, "endIndex": 2}, "destinationIndex": 4}},
    {"sortRange": {"range": {"startRowIndex": 0, "endRowIndex": 3}, "sortSpecs": [{"dimensionIndex": 0}]}},
    {"mergeCells": {"range": {"startRowIndex": 0, "endRowIndex": 3, "startColumnIndex": 0, "endColumnIndex": 3}}},
    {"cutPaste": {"source": B2, "destination": {"rowIndex": 5}}},
    {"copyPaste": {"source": {"startRowIndex": 5, "endRowIndex": 6, "startColumnIndex": 0, "endColumnIndex": 1},
                   "destination": B2}},
    {"findReplace": {"find": "x", "replacement": "y", "allSheets": True}},
    {"updateBorders": {"range": B2, "top": {"style": "SOLID"}}},
    {"setDataValidation": {"range": B2, "rule": {"condition": {"type": "BLANK"}}}},
    {"deleteSheet": {"sheetId": 0}},
]  # fmt: skip


@pytest.mark.parametrize("request_", WRITES, ids=lambda request_: next(iter(request_)))
def test_a_caller_who_is_no_editor_is_refused(owned: Book, request_: dict[str, Any]) -> None:
    """Whatever would touch the protected cell, in Google's words."""
    owned.batch({"addSheet": {"properties": {"title": "Other"}}})
    protect(owned)
    name = next(iter(request_))
    assert owned.refused(request_) == f"Invalid requests[0].{name}: {WORDS}"


@pytest.mark.parametrize("path", ["/values/B2:append", "/values/A1:C3:clear"])
def test_values_are_refused_as_well(owned: Book, path: str) -> None:
    """The `values` endpoints know protection too."""
    protect(owned)
    answer = owned.post(path, {"values": [["x"]]} if "append" in path else {}, valueInputOption="RAW") if (
        "append" in path
    ) else owned.post(path, {})  # fmt: skip
    assert (answer.status_code, answer.json()["error"]["message"]) == (400, WORDS)


def test_cells_beside_the_protected_ones_are_free(owned: Book) -> None:
    """And rows above them may be inserted."""
    protect(owned)
    owned.put("A1:A3", [["a"], ["b"], ["c"]])
    owned.batch({"insertDimension": {"range": {"dimension": "ROWS", "startIndex": 0, "endIndex": 1}}})
    [moved] = owned.sheet()["protectedRanges"]
    assert (moved["range"]["startRowIndex"], moved["range"]["endRowIndex"]) == (2, 3)


def test_a_warning_stops_nobody(owned: Book) -> None:
    """`warningOnly` asks people in the browser, not programs."""
    owned.server.core.person_edits(
        owned.identity, [{"addProtectedRange": {"protectedRange": {"range": B2, "warningOnly": True}}}], person=BOSS
    )
    owned.put("B2", [["x"]])
    assert owned.values("B2") == [["x"]]


def test_an_exception_within_a_protected_range_is_free(owned: Book) -> None:
    """`unprotectedRanges` are holes."""
    whole = {"range": {"sheetId": 0}, "unprotectedRanges": [B2], "editors": {"users": [BOSS]}}
    owned.server.core.person_edits(owned.identity, [{"addProtectedRange": {"protectedRange": whole}}], person=BOSS)
    owned.put("B2", [["x"]])
    answer = requests.put(
        f"{owned.url}/values/B3", json={"values": [["x"]]}, params={"valueInputOption": "RAW"}, timeout=5
    )
    assert answer.json()["error"]["message"] == WORDS


def test_an_editor_and_the_owner_may_write(owned: Book) -> None:
    """The owner always; others only where they are named."""
    protect(owned, editors={"users": [BOSS, owned.server.core.caller]})
    owned.put("B2", [["by an editor"]])
    owned.server.core.person_types(owned.identity, "B2", [["by the owner"]], person=BOSS)
    assert owned.values("B2") == [["by the owner"]]
    with pytest.raises(ApiError, match="protected cell"):
        owned.server.core.person_types(owned.identity, "B2", [["by staff"]], person=STAFF)


def test_only_editors_see_who_may_edit_and_lift_a_protection(owned: Book) -> None:
    """For others the range is there without its editors, and stays."""
    identity = protect(owned)
    [shown] = owned.sheet()["protectedRanges"]
    assert shown == {
        "protectedRangeId": identity,
        "range": {key: value for key, value in B2.items() if key != "sheetId"},
    }
    assert WORDS in owned.refused({"deleteProtectedRange": {"protectedRangeId": identity}})


def test_whoever_protects_becomes_an_editor(book: Book) -> None:
    """Recorded: the reply shows no editors, the spreadsheet shows the caller."""
    reply = book.batch({"addProtectedRange": {"protectedRange": {"range": B2}}})
    assert reply["replies"][0]["addProtectedRange"]["protectedRange"]["editors"] == {}
    assert book.sheet()["protectedRanges"][0]["editors"] == {"users": [book.server.core.caller]}


def test_a_protection_is_changed_by_its_mask(book: Book) -> None:
    """Its description, its range, whether it only warns; a warning that becomes a lock gets the caller as editor."""
    book.batch({"addProtectedRange": {"protectedRange": {"protectedRangeId": 3, "range": B2, "warningOnly": True}}})
    changes = {"protectedRangeId": 3, "description": "lease", "range": {"startRowIndex": 7, "endRowIndex": 8}}
    book.batch({"updateProtectedRange": {"protectedRange": changes, "fields": "description"}})
    [found] = book.sheet()["protectedRanges"]
    assert (found["description"], found["range"]["startRowIndex"], found["warningOnly"]) == ("lease", 1, True)
    book.batch({"updateProtectedRange": {"protectedRange": changes, "fields": "range,warningOnly"}})
    [found] = book.sheet()["protectedRanges"]
    assert (found["range"], "warningOnly" in found) == ({"startRowIndex": 7, "endRowIndex": 8}, False)
    assert found["editors"] == {"users": [book.server.core.caller]}


def test_a_named_range_may_be_what_is_protected(book: Book) -> None:
    """The protection stands on its cells and remembers its id."""
    book.batch({"addNamedRange": {"namedRange": {"namedRangeId": "n", "name": "mine", "range": B2}}},
               {"addProtectedRange": {"protectedRange": {"namedRangeId": "n"}}})  # fmt: skip
    [found] = book.sheet()["protectedRanges"]
    assert (found["namedRangeId"], found["range"]["startRowIndex"]) == ("n", 1)


def test_rows_are_not_inserted_into_the_middle_of_anothers_protection(owned: Book) -> None:
    """At its edges they are."""
    tall = {"sheetId": 0, "startRowIndex": 1, "endRowIndex": 4}
    protect(owned, range=tall)
    refused = owned.refused({"insertDimension": {"range": {"dimension": "ROWS", "startIndex": 2, "endIndex": 3}}})
    assert refused == f"Invalid requests[0].insertDimension: {WORDS}"
    owned.batch({"insertDimension": {"range": {"dimension": "ROWS", "startIndex": 4, "endIndex": 5}}})

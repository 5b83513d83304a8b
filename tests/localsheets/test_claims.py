"""Ids that exist are refused and so are ids that do not: what makes compare-and-set of protected ranges."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest

from sheets_outreach.localsheets import LocalServer
from tests.localsheets.books import Book, new_book

CELL = {"startRowIndex": 0, "endRowIndex": 1, "startColumnIndex": 0, "endColumnIndex": 1}
POSITION: dict[str, Any] = {"overlayPosition": {"anchorCell": {}}}
SPEC = {"basicChart": {"chartType": "COLUMN"}}
BANDS = {"firstBandColor": {"red": 1}, "secondBandColor": {}}
META = {"metadataKey": "k", "visibility": "DOCUMENT", "location": {"spreadsheet": True}}


def claim(identity: int, **more: Any) -> dict[str, Any]:
    """A protected range as programs use it to claim something."""
    found = {"protectedRangeId": identity, "range": CELL, "warningOnly": True, "description": "run 1", **more}
    return {"addProtectedRange": {"protectedRange": found}}


def release(identity: int) -> dict[str, Any]:
    return {"deleteProtectedRange": {"protectedRangeId": identity}}


# What Google's discovery document calls an error: "It is an error to specify the ID of a … that already exists."
ADDS: list[dict[str, Any]] = [
    claim(5),
    {"addNamedRange": {"namedRange": {"namedRangeId": "5", "name": "one", "range": CELL}}},
    {"addSheet": {"properties": {"sheetId": 5, "title": "Five"}}},
    {"addFilterView": {"filter": {"filterViewId": 5, "range": CELL}}},
    {"addChart": {"chart": {"chartId": 5, "spec": SPEC, "position": POSITION}}},
    {"addBanding": {"bandedRange": {"bandedRangeId": 5, "range": CELL, "rowProperties": BANDS}}},
    {"addSlicer": {"slicer": {"slicerId": 5, "spec": {"dataRange": CELL}, "position": POSITION}}},
    {"createDeveloperMetadata": {"developerMetadata": {"metadataId": 5, **META}}},
    {"duplicateSheet": {"sourceSheetId": 0, "newSheetId": 5, "newSheetName": "Copy"}},
]
DELETES: list[dict[str, Any]] = [
    release(5),
    {"deleteNamedRange": {"namedRangeId": "5"}},
    {"deleteSheet": {"sheetId": 5}},
    {"deleteFilterView": {"filterId": 5}},
    {"deleteEmbeddedObject": {"objectId": 5}},
    {"deleteBanding": {"bandedRangeId": 5}},
    {"deleteConditionalFormatRule": {"sheetId": 0, "index": 5}},
]


def kind(request: dict[str, Any]) -> str:
    return next(iter(request))


@pytest.mark.parametrize("request_", ADDS, ids=kind)
def test_an_id_that_exists_is_refused(book: Book, request_: dict[str, Any]) -> None:
    """The first is taken, the second refused, and nothing of the second's batch happens."""
    name = kind(request_)
    book.batch(request_)
    again = {name: _other_name(request_[name])}
    write = {"updateCells": {"start": {}, "rows": [{"values": [{"note": "no"}]}], "fields": "note"}}
    assert book.refused(write, again).startswith(f"Invalid requests[1].{name}: ")
    assert "already exists" in book.refused(again)
    assert book.cells("A1", "note") == []


def _other_name(arguments: dict[str, Any]) -> dict[str, Any]:
    """The same id under another name, so that only the id can be the reason."""
    if "namedRange" in arguments:
        return {"namedRange": {**arguments["namedRange"], "name": "two"}}
    if "bandedRange" in arguments:
        elsewhere = {"startRowIndex": 5, "endRowIndex": 6}
        return {"bandedRange": {**arguments["bandedRange"], "range": elsewhere}}
    if "properties" in arguments:
        return {"properties": {**arguments["properties"], "title": "Other"}}
    if "newSheetName" in arguments:
        return {**arguments, "newSheetName": "Other copy"}
    return arguments


@pytest.mark.parametrize("request_", DELETES, ids=kind)
def test_deleting_what_is_not_there_is_refused(book: Book, request_: dict[str, Any]) -> None:
    """And so is the batch: what came before it in the batch did not happen."""
    write = {"updateCells": {"start": {}, "rows": [{"values": [{"note": "no"}]}], "fields": "note"}}
    assert book.refused(write, request_).startswith(f"Invalid requests[1].{kind(request_)}: No ")
    assert book.cells("A1", "note") == []


def test_the_second_delete_is_told_so_in_googles_words(book: Book) -> None:
    """Observed: `No protected range with id: N`."""
    book.batch(claim(77))
    book.batch(release(77))
    assert book.refused(release(77)) == "Invalid requests[0].deleteProtectedRange: No protected range with id: 77"


def test_a_claim_may_be_taken_over_in_one_batch(book: Book) -> None:
    """Delete the old id and add the next: the taker who comes second loses both."""
    book.batch(claim(1))
    book.batch(release(1), claim(2, description="run 2"))
    assert book.refused(release(1), claim(3)).endswith("No protected range with id: 1")
    [left] = book.sheet()["protectedRanges"]
    assert (left["protectedRangeId"], left["description"]) == (2, "run 2")


def test_of_many_at_once_one_wins(shared_server: LocalServer) -> None:
    """Sixteen threads claim the same id at the same moment, ten times over."""
    for turn in range(10):
        book, together = new_book(shared_server), Barrier(16)

        def race(number: int, book: Book = book, together: Barrier = together, turn: int = turn) -> int:
            together.wait()
            answer = book.post(":batchUpdate", {"requests": [claim(turn + 1, description=f"run {number}")]})
            return answer.status_code

        with ThreadPoolExecutor(16) as threads:
            assert sorted(threads.map(race, range(16))) == [200] + [400] * 15
        assert len(book.sheet()["protectedRanges"]) == 1


def test_a_tab_is_protected_as_a_whole_only_once(book: Book) -> None:
    """Observed: a second protection of the whole sheet is refused; ranges of cells may overlap."""
    whole = {"addProtectedRange": {"protectedRange": {"range": {"sheetId": 0}, "warningOnly": True}}}
    book.batch(whole, claim(1), claim(2))
    assert book.refused(whole) == 'Invalid requests[0].addProtectedRange: Sheet "Sheet1" already has sheet protection.'


def test_a_warning_has_no_editors(book: Book) -> None:
    """Observed: the two together are refused."""
    refused = book.refused(claim(1, editors={"users": ["somebody@example.org"]}))
    assert refused.endswith("ProtectedRange is warningOnly. Editors cannot be set on it.")


def test_a_name_that_exists_is_refused(book: Book) -> None:
    """Observed wording; letter case does not make another name."""
    add = {"addNamedRange": {"namedRange": {"name": "Lock", "range": CELL}}}
    book.batch(add)
    assert book.refused(add) == (
        "Invalid requests[0].addNamedRange: Cannot add named range with name Lock, "
        "a named range with that name already exists."
    )
    shouted = {"addNamedRange": {"namedRange": {"name": "LOCK", "range": CELL}}}
    assert book.refused(shouted).endswith("a named range with that name already exists.")


def test_a_named_range_without_cells_is_hidden_but_keeps_its_name(book: Book) -> None:
    """Observed with gspread: a broken named range is not listed, and its name cannot be used again."""
    add = {"addNamedRange": {"namedRange": {"namedRangeId": "n1", "name": "gone", "range": CELL}}}
    book.batch(add, {"deleteDimension": {"range": {"dimension": "ROWS", "startIndex": 0, "endIndex": 1}}})
    assert book.get(fields="namedRanges") == {}
    again = {"addNamedRange": {"namedRange": {"name": "gone", "range": CELL}}}
    assert book.refused(again).endswith("a named range with that name already exists.")
    book.batch({"deleteNamedRange": {"namedRangeId": "n1"}})
    book.batch(again)

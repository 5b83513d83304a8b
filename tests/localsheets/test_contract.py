"""What the project's claims stand on, in one suite for the local server and, if you have one, a real Google Sheet.

It always runs on the local server. To run it on Google as well, share an empty spreadsheet with a service account and set
SHEETS_CONTRACT_ID to its id and GOOGLE_APPLICATION_CREDENTIALS to the account's key file. Every test works on a tab of its
own and removes it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

import gspread
import pytest

from sheets_outreach.localsheets import LocalServer
from tests.localsheets.books import gspread_on

SHARED = os.environ.get("SHEETS_CONTRACT_ID")
PLACES = ["local", *(["google"] if SHARED else [])]


@pytest.fixture(params=PLACES)
def tab(request: pytest.FixtureRequest, shared_server: LocalServer) -> Iterator[gspread.Worksheet]:
    """A tab of twenty rows and six columns, on the local server or on Google."""
    if request.param == "google":
        client, session = gspread.service_account(os.environ["GOOGLE_APPLICATION_CREDENTIALS"]), None
        spreadsheet = client.open_by_key(str(SHARED))
    else:
        client, session = gspread_on(shared_server)
        spreadsheet = client.create("contract")
    worksheet = spreadsheet.add_worksheet("contract", 20, 6)
    yield worksheet
    spreadsheet.del_worksheet(worksheet)
    if session is not None:
        session.close()


def batch(tab: gspread.Worksheet, *requests: dict[str, Any], **extra: Any) -> Any:
    return tab.spreadsheet.batch_update({"requests": list(requests), **extra})


def claim(tab: gspread.Worksheet, identity: int) -> dict[str, Any]:
    cell = {"sheetId": tab.id, "startRowIndex": 0, "endRowIndex": 1, "startColumnIndex": 0, "endColumnIndex": 1}
    return {"addProtectedRange": {"protectedRange": {"protectedRangeId": identity, "range": cell, "warningOnly": True}}}


def note(tab: gspread.Worksheet, text: str) -> dict[str, Any]:
    cells = {"start": {"sheetId": tab.id}, "rows": [{"values": [{"note": text}]}], "fields": "note"}
    return {"updateCells": cells}


def release(identity: int) -> dict[str, Any]:
    return {"deleteProtectedRange": {"protectedRangeId": identity}}


def mark(tab: gspread.Worksheet, identity: int, row: int) -> dict[str, Any]:
    place = {"sheetId": tab.id, "dimension": "ROWS", "startIndex": row, "endIndex": row + 1}
    return {"createDeveloperMetadata": {"developerMetadata": {
        "metadataId": identity, "metadataKey": "contract", "visibility": "DOCUMENT",
        "location": {"dimensionRange": place}}}}  # fmt: skip


def test_the_second_claim_and_the_second_release_are_refused(tab: gspread.Worksheet) -> None:
    """And a refused request refuses its batch: compare-and-set."""
    batch(tab, claim(tab, 41_001))
    with pytest.raises(gspread.exceptions.APIError, match=r"requests\[1\]\.addProtectedRange"):
        batch(tab, note(tab, "second"), claim(tab, 41_001))
    batch(tab, release(41_001))
    with pytest.raises(gspread.exceptions.APIError, match="No protected range with id: 41001"):
        batch(tab, note(tab, "third"), release(41_001))
    assert tab.get_note("A1") == ""


def test_a_claim_is_taken_over_in_one_batch(tab: gspread.Worksheet) -> None:
    """Delete the old and add the next: only one taker can."""
    batch(tab, claim(tab, 41_002))
    batch(tab, release(41_002), claim(tab, 41_003))
    with pytest.raises(gspread.exceptions.APIError, match="No protected range with id: 41002"):
        batch(tab, release(41_002), claim(tab, 41_004))


def test_a_protection_whose_cells_are_deleted_is_gone(tab: gspread.Worksheet) -> None:
    """Releasing it afterwards is refused."""
    row = {"sheetId": tab.id, "dimension": "ROWS", "startIndex": 0, "endIndex": 1}
    batch(tab, claim(tab, 41_005), {"deleteDimension": {"range": row}})
    with pytest.raises(gspread.exceptions.APIError, match="No protected range with id: 41005"):
        batch(tab, release(41_005))


def test_a_metadata_id_that_exists_is_refused(tab: gspread.Worksheet) -> None:
    """Wherever it stands; and what matches nothing is deleted without complaint."""
    batch(tab, mark(tab, 51_001, 0))
    with pytest.raises(gspread.exceptions.APIError, match="already exists"):
        batch(tab, note(tab, "x"), mark(tab, 51_001, 3))
    nothing = {"developerMetadataLookup": {"metadataId": 51_002}}
    batch(tab, {"deleteDeveloperMetadata": {"dataFilter": nothing}})
    assert tab.get_note("A1") == ""


def test_the_answer_holds_the_state_after_the_batch(tab: gspread.Worksheet) -> None:
    """Only the ranges asked for."""
    tab.update([["head"], ["body"]], "A1")
    row = {"sheetId": tab.id, "dimension": "ROWS", "startIndex": 1, "endIndex": 2}
    answer = batch(
        tab, {"insertDimension": {"range": row}}, includeSpreadsheetInResponse=True, responseIncludeGridData=True,
        responseRanges=["contract!A1:A3"],
    )  # fmt: skip
    [data] = next(
        sheet["data"] for sheet in answer["updatedSpreadsheet"]["sheets"] if sheet["properties"]["sheetId"] == tab.id
    )
    texts = [cells["values"][0].get("formattedValue", "") if "values" in cells else "" for cells in data["rowData"]]
    assert texts == ["head", "", "body"]


def test_rows_carry_their_metadata_and_a_sort_leaves_it(tab: gspread.Worksheet) -> None:
    """Insertion moves it along. What a sort does to it is the one thing nobody documents."""
    tab.update([["b"], ["a"]], "A1")
    row = {"sheetId": tab.id, "dimension": "ROWS", "startIndex": 0, "endIndex": 1}
    batch(tab, mark(tab, 51_003, 0), {"insertDimension": {"range": row}})

    def place() -> int:
        metadata = tab.client.request(
            "get", f"https://sheets.googleapis.com/v4/spreadsheets/{tab.spreadsheet_id}/developerMetadata/51003"
        ).json()
        return int(metadata["location"]["dimensionRange"]["startIndex"])

    assert place() == 1
    span = {"sheetId": tab.id, "startRowIndex": 1, "endRowIndex": 3, "startColumnIndex": 0, "endColumnIndex": 1}
    batch(tab, {"sortRange": {"range": span, "sortSpecs": [{"dimensionIndex": 0, "sortOrder": "ASCENDING"}]}})
    assert tab.get_all_values() == [[""], ["a"], ["b"]]
    assert place() == 1


@pytest.mark.parametrize(
    ("cells", "written"),
    [("A1", "contract!A3"), ("B4", "contract!B7"), ("A4", "contract!A4"), ("E4", "contract!E4")],
)
def test_an_append_goes_below_its_table(tab: gspread.Worksheet, cells: str, written: str) -> None:
    """The tables of Google's guide."""
    tab.update([["x", "y", "z"], ["x", "y", "z"]], "A1:C2")
    tab.update([["x", "y"], ["x", None, "z"], [None, "y", "z"]], "B4:D6")
    assert tab.append_row(["new"], table_range=cells)["updates"]["updatedRange"] == written

"""What was acknowledged is there again, whatever happened to the process."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import requests
from hypothesis import given
from hypothesis import strategies as st

from sheets_outreach.localsheets import ApiError, LocalServer, LocalSheets, StoreError
from sheets_outreach.localsheets.model.cells import Cell, Format, pack
from sheets_outreach.localsheets.storage import records
from tests.localsheets.books import SPREADSHEET_TYPE, Book, new_book

JSON_VALUES = st.none() | st.text(max_size=12) | st.booleans() | st.integers(-(2**53), 2**53) | st.floats(
    allow_nan=False, allow_infinity=False
)  # fmt: skip
CELLS = st.builds(
    Cell,
    value=JSON_VALUES,
    formula=st.none() | st.just('=A1&"{x}"'),
    format=st.sampled_from([None, Format.of({"textFormat": {"bold": True}}), Format.of({"padding": {"top": 1}})]),
    note=st.none() | st.text(min_size=1, max_size=8),
    validation=st.none() | st.just({"condition": {"type": "BLANK"}}),
    runs=st.just(()) | st.just(({"startIndex": 1},)),
)  # fmt: skip
ROWS = st.lists(st.lists(JSON_VALUES | CELLS.map(pack), max_size=6).map(tuple), max_size=8)


@given(ROWS)
def test_rows_are_read_as_they_were_written(rows: list[tuple[Any, ...]]) -> None:
    """Constants keep their type, cells all they hold, and formats stay shared."""
    found = records.read_rows(records.write_rows(rows))
    assert found == rows
    assert [[type(slot) for slot in row] for row in found] == [[type(slot) for slot in row] for row in rows]


def everything(book: Book) -> dict[str, Any]:
    """A spreadsheet with all its cells, as answered."""
    return book.get(includeGridData="true")


def furnish(book: Book) -> None:
    """Give a spreadsheet something of everything."""
    book.put("A1:C3", [["a", 1, "=B1+1"], ["б", 2.5, True], ["c", None, "=SUM(B:B)"]], "USER_ENTERED")
    cell = {"note": "n", "userEnteredFormat": {"numberFormat": {"type": "NUMBER", "pattern": "0.0"}}}
    b1 = {"startRowIndex": 0, "endRowIndex": 1, "startColumnIndex": 1, "endColumnIndex": 2}
    column = {"dimension": "COLUMNS", "startIndex": 0, "endIndex": 1}
    book.batch(
        {"repeatCell": {"range": b1, "cell": cell, "fields": "note,userEnteredFormat"}},
        {"addSheet": {"properties": {"title": "Второй", "gridProperties": {"rowCount": 3, "columnCount": 2}}}},
        {"addNamedRange": {"namedRange": {"name": "n", "range": b1}}},
        {"addProtectedRange": {"protectedRange": {"range": b1, "warningOnly": True}}},
        {"mergeCells": {"range": {"startRowIndex": 5, "endRowIndex": 7, "startColumnIndex": 0, "endColumnIndex": 2}}},
        {"setBasicFilter": {"filter": {"range": {"sheetId": 0}}}},
        {"createDeveloperMetadata": {"developerMetadata": {
            "metadataKey": "k", "visibility": "DOCUMENT", "location": {"dimensionRange": column}}}},
        {"updateDimensionProperties": {"range": column, "properties": {"pixelSize": 222}, "fields": "pixelSize"}},
    )  # fmt: skip


def test_a_spreadsheet_is_the_same_after_a_restart(tmp_path: Path) -> None:
    """Every field of every answer, and new rows go on from there."""
    file = tmp_path / "sheets.sqlite3"
    with LocalSheets(file) as core, LocalServer(core) as server:
        book = new_book(server)
        furnish(book)
        before = everything(book)
    with LocalSheets(file) as core, LocalServer(core) as server:
        again = Book(server, book.identity)
        assert everything(again) == before
        again.batch({"insertDimension": {"range": {"dimension": "ROWS", "startIndex": 0, "endIndex": 200}}})
        again.put("A1", [["new"]])
        before = everything(again)
    with LocalSheets(file) as core, LocalServer(core) as server:
        assert everything(Book(server, book.identity)) == before


def test_a_refused_batch_leaves_no_trace(tmp_path: Path) -> None:
    """Neither in what is answered, nor on disk, nor in Drive's version."""
    file = tmp_path / "sheets.sqlite3"
    with LocalSheets(file) as core, LocalServer(core) as server:
        book = new_book(server)
        furnish(book)
        before, version = everything(book), core.document(book.identity).version
        book.refused(
            {"insertDimension": {"range": {"dimension": "ROWS", "startIndex": 0, "endIndex": 3}}},
            {"updateCells": {"start": {}, "rows": [{"values": [{"note": "x"}]}], "fields": "note"}},
            {"deleteNamedRange": {"namedRangeId": "none"}},
        )
        assert everything(book) == before
        assert core.document(book.identity).version == version
    with LocalSheets(file) as core, LocalServer(core) as server:
        assert everything(Book(server, book.identity)) == before


def test_what_is_deleted_stays_deleted(tmp_path: Path) -> None:
    """A file, and a tab with its rows."""
    file = tmp_path / "sheets.sqlite3"
    with LocalSheets(file) as core, LocalServer(core) as server:
        kept, gone = new_book(server), new_book(server)
        furnish(kept)
        tab = kept.sheet(1)["properties"]["sheetId"]
        kept.batch({"deleteSheet": {"sheetId": tab}})
        core.delete(gone.identity)
    with LocalSheets(file) as core:
        assert [document.file_id for document in core.documents()] == [kept.identity]
        assert [sheet.title for sheet in core.document(kept.identity).workbook.sheets] == ["Sheet1"]
        with pytest.raises(ApiError, match="not found"):
            core.document(gone.identity)


def start_process(file: Path) -> tuple[subprocess.Popen[str], str]:
    """Start the server as a process of its own; gives it and its address."""
    command = [sys.executable, "-m", "sheets_outreach.localsheets", "--port", "0", "--db", str(file)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    found = re.search(r"http://127\.0\.0\.1:\d+", process.stdout.readline())
    assert found, "it says where it listens, and that is loopback"
    return process, found[0]


def test_an_acknowledged_write_survives_kill_9(tmp_path: Path) -> None:
    """Append as fast as it answers, kill it in the middle, and every row that was answered is there, in order."""
    file = tmp_path / "sheets.sqlite3"
    process, url = start_process(file)
    acknowledged: list[str] = []
    with requests.Session() as session:
        created = session.post(f"{url}/drive/v3/files", json={"name": "x", "mimeType": SPREADSHEET_TYPE}, timeout=10)
        address = f"{url}/v4/spreadsheets/{created.json()['id']}/values/A1:append?valueInputOption=RAW"
        for number in range(150):
            text = f"row {number}"
            assert session.post(address, json={"values": [[text]]}, timeout=10).status_code == 200
            acknowledged.append(text)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert process.stdout is not None
    process.stdout.close()
    with LocalSheets(file) as core, LocalServer(core) as server:
        assert [row[0] for row in Book(server, created.json()["id"]).values()] == acknowledged


def test_a_file_that_is_not_ours_is_refused(tmp_path: Path) -> None:
    """A later format, no database at all, a folder that is not there; none is written over."""
    file = tmp_path / "sheets.sqlite3"
    with LocalSheets(file) as core:
        core._store.connection.execute("PRAGMA user_version=99")
    with pytest.raises(StoreError, match="format 99"):
        LocalSheets(file)
    other = tmp_path / "notes.txt"
    other.write_text("not a database, but quite long enough to be looked at" * 20)
    with pytest.raises(StoreError, match="not a database"):
        LocalSheets(other)
    assert other.read_text().startswith("not a database")
    with pytest.raises(StoreError, match="cannot be used"):
        LocalSheets(tmp_path / "nowhere" / "sheets.sqlite3")


def test_a_file_belongs_to_one_process(tmp_path: Path) -> None:
    """The second is told in one sentence and does no harm."""
    file = tmp_path / "sheets.sqlite3"
    with LocalSheets(file) as core:
        identity = core.create("mine")
        command = [sys.executable, "-m", "sheets_outreach.localsheets", "--port", "0", "--db", str(file)]
        second = subprocess.run(command, capture_output=True, text=True, timeout=30)
        assert second.returncode == 2
        assert second.stderr.startswith("The local Sheets server cannot start: ")
        assert second.stderr.count("\n") == 1
    with LocalSheets(file) as core:
        assert core.document(identity).name == "mine"


def test_a_commit_that_fails_changes_nothing(tmp_path: Path) -> None:
    """A disk that takes no more: the request fails, and everybody still sees the state before."""
    with LocalSheets(tmp_path / "sheets.sqlite3") as core, LocalServer(core) as server:
        book = new_book(server)
        book.put("A1", [["before"]])
        core._store.connection.execute("PRAGMA query_only=ON")
        answer = requests.put(
            f"{book.url}/values/A1", json={"values": [["after"]]}, params={"valueInputOption": "RAW"}, timeout=5
        )
        assert (answer.status_code, answer.json()["error"]["status"]) == (500, "INTERNAL")
        assert book.values() == [["before"]]
        core._store.connection.execute("PRAGMA query_only=OFF")
        book.put("A1", [["after"]])
        assert book.values() == [["after"]]

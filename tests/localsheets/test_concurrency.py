"""Many callers at once see whole batches in one order."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any

from sheets_outreach.localsheets import LocalServer
from tests.localsheets.books import Book, new_book


def test_appends_of_many_callers_all_arrive(shared_server: LocalServer) -> None:
    """Eight threads append twenty rows each: none is lost, none is written over another."""
    book = new_book(shared_server)

    def work(caller: int) -> None:
        for number in range(20):
            body = {"values": [[f"{caller}-{number}"]]}
            assert book.post("/values/A1:append", body, valueInputOption="RAW").status_code == 200

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(work, range(8)))
    texts = [row[0] for row in book.values()]
    assert sorted(texts) == sorted(f"{caller}-{number}" for caller in range(8) for number in range(20))
    for caller in range(8):
        mine = [text for text in texts if text.startswith(f"{caller}-")]
        assert mine == [f"{caller}-{number}" for number in range(20)], "a caller's own order is kept"


def test_nobody_sees_half_a_batch(shared_server: LocalServer) -> None:
    """A batch writes the same number into three cells by three requests; readers only ever see three alike."""
    book = new_book(shared_server)
    book.put("A1:C1", [[0, 0, 0]])

    def write(number: int) -> None:
        cells = [
            {"updateCells": {"start": {"columnIndex": column}, "fields": "userEnteredValue",
                             "rows": [{"values": [{"userEnteredValue": {"numberValue": number}}]}]}}
            for column in range(3)
        ]  # fmt: skip
        book.batch(*cells)

    def read(_: int) -> list[Any]:
        return book.values("A1:C1")[0]

    with ThreadPoolExecutor(8) as threads:
        writing = [threads.submit(write, number) for number in range(1, 60)]
        seen = [threads.submit(read, number).result() for number in range(60)]
        for done in writing:
            done.result()
    assert all(len(set(row)) == 1 for row in seen)


def test_the_answer_of_a_batch_is_the_state_right_after_it(shared_server: LocalServer) -> None:
    """However many write at once, everyone sees the row they appended in the answer to their own append."""
    book = new_book(shared_server)

    def work(caller: int) -> tuple[str, int]:
        text = f"caller {caller}"
        cell = {"userEnteredValue": {"stringValue": text}}
        answer = book.batch(
            {"appendCells": {"rows": [{"values": [cell]}], "fields": "userEnteredValue"}},
            includeSpreadsheetInResponse=True, responseRanges=["Sheet1!A:A"], responseIncludeGridData=True,
        )  # fmt: skip
        rows = answer["updatedSpreadsheet"]["sheets"][0]["data"][0]["rowData"]
        assert rows[-1]["values"][0]["formattedValue"] == text
        return text, len(rows)

    with ThreadPoolExecutor(8) as threads:
        order = sorted(threads.map(work, range(40)), key=lambda found: found[1])
    assert [length for _, length in order] == list(range(1, 41))
    assert [row[0] for row in book.values()] == [text for text, _ in order]


def test_a_read_sees_one_moment(shared_server: LocalServer) -> None:
    """Two ranges of one read belong to the same state while rows are being inserted."""
    book = Book(shared_server, shared_server.core.create("moments"))
    book.put("A1:A2", [["head"], ["body"]])

    def insert(_: int) -> None:
        book.batch({"insertDimension": {"range": {"dimension": "ROWS", "startIndex": 1, "endIndex": 2}}})

    def read(_: int) -> tuple[int, int]:
        answer = book.get("/values:batchGet", ranges=["Sheet1!A:A", "Sheet1!A2:A"])
        whole, rest = (found.get("values", []) for found in answer["valueRanges"])
        return len(whole), len(rest)

    with ThreadPoolExecutor(6) as threads:
        inserting = [threads.submit(insert, number) for number in range(40)]
        lengths = list(threads.map(read, range(40)))
        for done in inserting:
            done.result()
    assert all(whole == rest + 1 for whole, rest in lengths)

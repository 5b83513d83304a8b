"""The forwarder in front of the server: what it counts, how long it holds back, whom it lets in between."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from urllib.parse import urlsplit

import gspread
import pytest
from bench.comparison.forwarder import Forwarder, Interruption

from sheets_outreach.localsheets import LocalServer
from sheets_outreach.workbook.client import local_session

ROWS = [["Название", "Проверка"], ["Соседи Сокола"], ["Соседи Аэропорта"], ["Соседи Динамо"]]


def say(address: str, *messages: bytes) -> bytes:
    """Send bytes over one connection and give all that comes back until the other side closes."""
    parts = urlsplit(address)
    assert parts.hostname is not None
    with socket.create_connection((parts.hostname, parts.port or 80)) as connection:
        for message in messages:
            connection.sendall(message)
        connection.shutdown(socket.SHUT_WR)
        answer = b""
        while part := connection.recv(65536):
            answer += part
    return answer


def open_workbook(url: str) -> gspread.Spreadsheet:
    """Open the only workbook there is."""
    client = gspread.Client(auth=None, session=local_session(url))  # type: ignore[arg-type]
    return client.open("Соседи")


@pytest.fixture
def identity(server: LocalServer) -> Iterator[str]:
    """A workbook with three communities."""
    client = gspread.Client(auth=None, session=local_session(server.url))  # type: ignore[arg-type]
    workbook = client.create("Соседи")
    workbook.sheet1.update(ROWS, "A1")
    yield workbook.id
    client.http_client.session.close()


def test_it_counts_every_byte_of_requests_and_answers(server: LocalServer, identity: str) -> None:
    """The counts are those of the bytes that went over the connection, heads and bodies."""
    read = f"GET /v4/spreadsheets/{identity}/values/A1%3AB4 HTTP/1.1\r\nHost: local\r\n\r\n".encode()
    body = '{"values": [["проверено"]]}'.encode()
    write = (
        f"PUT /v4/spreadsheets/{identity}/values/B2?valueInputOption=RAW HTTP/1.1\r\nHost: local\r\n"
        f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    ).encode() + body
    with Forwarder(server.url) as forwarder:
        answers = say(forwarder.url, read, write)
    assert answers.count(b"HTTP/1.1 200 OK") == 2
    assert forwarder.counts.requests == 2
    assert forwarder.counts.bytes_up == len(read) + len(write)
    assert forwarder.counts.bytes_down == len(answers)


def test_requests_reach_the_server_as_they_were_sent(server: LocalServer, identity: str) -> None:
    """A library writes and reads through it as if it were not there."""
    with Forwarder(server.url) as forwarder:
        tab = open_workbook(forwarder.url).sheet1
        tab.update([["проверено"]], "B3")
        assert tab.acell("B3").value == "проверено"
    assert server.core.document(identity).workbook.sheets[0].title == tab.title


def test_every_answer_is_held_back(server: LocalServer, identity: str) -> None:
    """Each answer waits for the latency once, none for more."""
    waits: list[float] = []
    with Forwarder(server.url, latency_s=0.12, sleep=waits.append) as forwarder:
        open_workbook(forwarder.url).sheet1.get_all_values()
    assert waits == [0.12] * forwarder.counts.requests
    assert waits


def test_somebody_comes_in_between_reading_and_writing(server: LocalServer, identity: str) -> None:
    """The row is inserted after the rows were read and before the first write, and only once."""

    def insert_row() -> None:
        place = {"sheetId": 0, "dimension": "ROWS", "startIndex": 1, "endIndex": 2}
        server.core.person_edits(identity, [{"insertDimension": {"range": place}}])

    interruption = Interruption("Соседи Динамо".encode(), insert_row)
    with Forwarder(server.url, interruption=interruption) as forwarder:
        tab = open_workbook(forwarder.url).sheet1
        tab.update([["до чтения"]], "B4")
        assert not interruption.happened
        row = tab.col_values(1).index("Соседи Сокола") + 1
        tab.update([["проверено"]], f"B{row}")
        tab.update([["ещё раз"]], "B5")
        values = tab.get("A1:B5")
    assert values == [
        ["Название", "Проверка"],
        ["", "проверено"],
        ["Соседи Сокола"],
        ["Соседи Аэропорта"],
        ["Соседи Динамо", "ещё раз"],
    ]


@pytest.mark.parametrize(
    ("method", "path", "writes"),
    [
        ("GET", "/v4/spreadsheets/a/values/A1", False),
        ("POST", "/v4/spreadsheets/a:getByDataFilter?fields=sheets", False),
        ("POST", "/v4/spreadsheets/a/values:batchGetByDataFilter", False),
        ("POST", "/v4/spreadsheets/a/developerMetadata:search", False),
        ("POST", "/v4/spreadsheets/a:batchUpdate?fields=*", True),
        ("PUT", "/v4/spreadsheets/a/values/A1?valueInputOption=RAW", True),
        ("POST", "/v4/spreadsheets/a/values/A1:append", True),
    ],
)
def test_only_a_write_lets_somebody_in(method: str, path: str, writes: bool) -> None:
    """Reading once more, be it by POST, does not count as writing."""
    came: list[str] = []
    interruption = Interruption(b"rows", lambda: came.append("in"))
    interruption.before("PUT", "/v4/spreadsheets/a/values/A1")
    interruption.look(b"nothing of interest")
    interruption.look(b"here are the rows")
    interruption.before(method, path)
    assert came == ["in"] * writes


def test_a_client_that_goes_away_harms_nobody(server: LocalServer, identity: str) -> None:
    """A connection closed without a request is nothing, and the next one is served."""
    with Forwarder(server.url) as forwarder:
        assert say(forwarder.url) == b""
        assert open_workbook(forwarder.url).sheet1.acell("A2").value == "Соседи Сокола"

"""Whatever is sent, the answer is Google's envelope and never a 500 nor a plausible 200."""

from __future__ import annotations

import http.client
import json
import random
from typing import Any

import pytest
import requests
from hypothesis import given, settings
from hypothesis import strategies as st

from sheets_outreach.localsheets import LocalServer, LocalSheets
from sheets_outreach.localsheets.http.dispatch import Request, answer
from sheets_outreach.localsheets.schema import messages
from tests.localsheets.books import Book, new_book


def error_of(response: requests.Response, *statuses: int) -> dict[str, Any]:
    """The error of an answer, which must be in the envelope."""
    assert response.status_code in statuses, response.text[:300]
    assert response.headers["Content-Type"] == "application/json; charset=UTF-8"
    found: dict[str, Any] = response.json()["error"]
    assert found["code"] == response.status_code
    assert found["message"]
    return found


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/", 404),
        ("GET", "/v4", 404),
        ("GET", "/v4/spreadsheets", 404),
        ("GET", "/v4/spreadsheets/{id}/nothing", 404),
        ("DELETE", "/v4/spreadsheets/{id}", 404),
        ("POST", "/v4/spreadsheets/{id}", 404),
        ("PATCH", "/v4/spreadsheets/{id}/values/A1", 404),
        ("GET", "/v4/spreadsheets/{id}:batchUpdate", 404),
        ("POST", "/v4/spreadsheets/{id}:explode", 404),
        ("GET", "/v5/spreadsheets/{id}", 404),
        ("OPTIONS", "/v4/spreadsheets/{id}", 404),
        ("GET", "/v4/spreadsheets/none", 404),
        ("GET", "/v4/spreadsheets/none/values/A1", 404),
        ("GET", "/v4/spreadsheets/{id}/developerMetadata/7", 404),
        ("GET", "/v4/spreadsheets/{id}/developerMetadata/x", 400),
        ("POST", "/v4/spreadsheets/{id}/sheets/x:copyTo", 400),
        ("GET", "/v4/spreadsheets/{id}?nonsense=1", 400),
        ("GET", "/v4/spreadsheets/{id}?includeGridData=maybe", 400),
        ("GET", "/v4/spreadsheets/{id}?fields=nope", 400),
        ("GET", "/v4/spreadsheets/{id}?alt=xml", 400),
        ("GET", "/v4/spreadsheets/{id}?ranges=A0", 400),
        ("GET", "/v4/spreadsheets/{id}/values/A1?valueRenderOption=PRETTY", 400),
        ("GET", "/v4/spreadsheets/{id}/values/%00", 400),
        ("GET", "/v4/spreadsheets/{id}/values/%FF%FE", 400),
        ("GET", "/v4/spreadsheets/{id}/values/" + "A" * 5000, 400),
        ("GET", "/drive/v3/files/none", 404),
        ("DELETE", "/drive/v3/files/none", 404),
        ("GET", "/drive/v3/files/{id}?fields=nope", 400),
        ("GET", "/drive/v3/files?q=name%20sounds_like%20'x'", 400),
        ("GET", "/drive/v3/files?q=(((", 400),
        ("GET", "/drive/v3/files?pageSize=0", 400),
        ("GET", "/drive/v3/files?pageSize=x", 400),
        ("GET", "/drive/v3/files?pageToken=x", 400),
        ("GET", "/drive/v3/files/{id}/export", 400),
        ("DELETE", "/drive/v3/files/{id}/permissions/none", 404),
    ],
)
def test_a_wrong_address_is_refused(book: Book, method: str, path: str, status: int) -> None:
    """Unknown paths, wrong methods, unknown parameters and names."""
    error = error_of(requests.request(method, book.server.url + path.replace("{id}", book.identity), timeout=5), status)
    if path.startswith("/drive/"):
        assert error["errors"][0].keys() >= {"domain", "reason", "message"}
    else:
        assert "errors" not in error


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/drive/v3/changes"),
        ("GET", "/drive/v3/files/{id}/revisions"),
        ("GET", "/drive/v3/files/{id}/export?mimeType=application/pdf"),
        ("GET", "/drive/v3/files/{id}?alt=media"),
        ("GET", "/drive/v3/files?q=fullText%20contains%20'x'"),
        ("GET", "/drive/v3/files?orderBy=quotaBytesUsed"),
        ("POST", "/upload/drive/v3/files"),
    ],
)
def test_what_google_can_and_we_cannot_is_a_501_with_its_name(book: Book, method: str, path: str) -> None:
    """Loud, and never an answer that looks right."""
    response = requests.request(method, book.server.url + path.replace("{id}", book.identity), timeout=5)
    assert "does not support" in error_of(response, 501)["message"]


def test_requests_that_only_google_knows_are_refused_by_name(book: Book) -> None:
    """A kind of the discovery document that has no handler is a 501; an invented one is a 400."""
    for kind in ("addTable", "autoFill", "addDataSource", "insertComment"):
        response = book.post(":batchUpdate", {"requests": [{kind: {}}]})
        assert error_of(response, 501)["message"].endswith(f"the batchUpdate request {kind}.")
    assert "Unknown name" in book.refused({"makeCoffee": {}})


BODIES = [
    b"{",
    b"[]",
    b'"text"',
    b"nul",
    b"\xff\xfe\x00",
    b'{"requests": "x"}',
    b'{"requests": [{"updateCells": {"rows": [{"values": [{"note": "\\ud800"}]}], "fields": "note", "start": {}}}]}',
    b'{"requests": [{"deleteSheet": {"sheetId": 1e400}}]}',
    b'{"requests": [{"deleteSheet": {"sheetId": NaN}}]}',
    b'{"requests": [{"updateCells": {"start": {"rowIndex": 99999999999999999999}}}]}',
    b'{"requests": []}',
    b'{"requests": [{}]}',
    b'{"requests": [null]}',
    b"[" * 100_000,
    b'{"requests":' * 500 + b"1" + b"}" * 500,
    b'{"requests": [{"updateCells": {"rows": [{"values": [{"userEnteredValue": {"numberValue": "x"}}]}]}}]}',
    b'{"requests": [{"repeatCell": {"cell": {"userEnteredValue": {"stringValue": "a", "numberValue": 1}}}}]}',
]


@pytest.mark.parametrize("body", BODIES, ids=range(len(BODIES)))
def test_a_body_that_is_none_is_refused(book: Book, body: bytes) -> None:
    """No JSON, JSON of another shape, JSON too deep, numbers that are none."""
    headers = {"Content-Type": "application/json"}
    error_of(requests.post(f"{book.url}:batchUpdate", data=body, headers=headers, timeout=30), 400)


@pytest.mark.parametrize("value", [float(2**1023), 10**400, -(10**400)])
def test_a_number_too_large_for_a_cell_is_refused(book: Book, value: float) -> None:
    """Sheets counts in doubles; what is none is refused, and what is one comes back."""
    query = {"valueInputOption": "RAW"}
    response = requests.put(f"{book.url}/values/A1", data=json.dumps({"values": [[value]]}), params=query, timeout=5)
    if abs(value) < 10**309:
        assert book.values() == [[value]]
    else:
        error_of(response, 400)


def test_a_body_too_long_is_refused_without_being_kept(server: LocalServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """The limit is counted while it arrives."""
    from sheets_outreach.localsheets.http import server as module

    monkeypatch.setattr(module, "MAX_BODY_BYTES", 1000)
    response = requests.post(f"{server.url}/drive/v3/files", data=b"x" * 5000, timeout=5)
    error_of(response, 413)


def test_a_request_that_is_no_http_harms_nobody(book: Book) -> None:
    """It is refused in the envelope, the connection is closed, and the server goes on."""
    connection = http.client.HTTPConnection(book.server.host, book.server.port, timeout=5)
    connection.connect()
    connection.sock.sendall(b"\x00\x01 garbage \r\n\r\n")
    head, _, body = connection.sock.recv(10_000).partition(b"\r\n\r\n")
    connection.close()
    assert head.startswith(b"HTTP/1.1 400 ")
    assert json.loads(body)["error"]["status"] == "INVALID_ARGUMENT"
    assert book.values() == []


def test_an_address_too_long_is_refused_in_the_envelope(book: Book) -> None:
    """Longer than any client's, and still an answer."""
    error_of(requests.get(f"{book.url}/values/{'A' * 200_000}", timeout=5), 400)


SEVERAL = [
    {"insertDimension": {"range": {"dimension": "ROWS", "startIndex": 0, "endIndex": 2**31 - 1}}},
    {"appendDimension": {"dimension": "ROWS", "length": 2**31 - 1}},
    {"addSheet": {"properties": {"gridProperties": {"rowCount": 2**31 - 1, "columnCount": 2**31 - 1}}}},
    {"updateSheetProperties": {"properties": {"gridProperties": {"rowCount": 20_000_000}},
                               "fields": "gridProperties.rowCount"}},
]  # fmt: skip


@pytest.mark.parametrize("request_", SEVERAL, ids=lambda request_: next(iter(request_)))
def test_no_spreadsheet_grows_beyond_ten_million_cells(book: Book, request_: dict[str, Any]) -> None:
    """Observed sentence; nothing is allocated for the attempt."""
    assert "10000000 cells" in book.refused(request_) or "columnCount" in book.refused(request_)


class Maker:
    """Random requests of the right shape, mostly: real kinds, real fields, values that may mean anything."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance

    def request(self) -> dict[str, Any]:
        kind = self.chance.choice(list(messages()["Request"]))
        return {kind: self.message(messages()["Request"][kind], 0)}

    def message(self, name: str, depth: int) -> Any:
        first, last = sorted(self.chance.sample(range(9), 2))
        if name == "GridRange" and self.chance.random() < 0.8:
            return {"startRowIndex": first, "endRowIndex": last, "startColumnIndex": first, "endColumnIndex": last}
        if name == "DimensionRange" and self.chance.random() < 0.8:
            return {"dimension": self.chance.choice(["ROWS", "COLUMNS"]), "startIndex": first, "endIndex": last}
        wanted = 0.7 if depth < 2 else 0.35 if depth < 6 else 0
        return {
            field: self.value(kind, depth + 1)
            for field, kind in messages()[name].items()
            if self.chance.random() < wanted
        }

    def value(self, kind: str, depth: int) -> Any:
        if self.chance.random() < 0.01:
            return self.chance.choice([None, "x", -1, [], {}, 1.5, True, 2**40])
        if kind.startswith("["):
            return [
                self.value(kind[1:], depth + 1) for _ in range(self.chance.choice([0, 1, 1, 2]) if depth < 7 else 0)
            ]
        if kind.startswith("{"):
            return {"1": self.value(kind[1:], depth + 1)}
        if kind.startswith("="):
            return self.chance.choice(kind[1:].split("|"))
        if kind[0].isupper():
            return self.message(kind, depth)
        choices: dict[str, list[Any]] = {
            "boolean": [True, False],
            "int32": [0, 0, 1, 2, 3, 7, -1, 2**31 - 1],
            "double": [0, 1.5, -3, 1e308],
            "float": [0, 0.5, 1, 9],
            "google-fieldmask": ["*", "note", "title", "range", "userEnteredValue", "", "a..b", "index,title"],
        }
        return self.chance.choice(choices.get(kind, ["", "x", "=A1+B2", "=SUM(", "Sheet1!A1:B2", "Имя", "1"]))


@settings(max_examples=150, deadline=None)
@given(st.randoms(use_true_random=False))
def test_random_requests_are_done_or_refused(chance: random.Random) -> None:
    """After each the whole spreadsheet can still be read, and a refused one left it as it was."""
    maker = Maker(chance)
    with LocalSheets() as core:
        path = f"/v4/spreadsheets/{core.create('random')}"
        small = {"properties": {"gridProperties": {"rowCount": 9, "columnCount": 9}}, "fields": "gridProperties"}
        requests_: list[dict[str, Any]] = [{"updateSheetProperties": small}, *(maker.request() for _ in range(8))]
        before = answer(core, Request("GET", path, "includeGridData=true"))
        for request in requests_:
            body = json.dumps({"requests": [request]}).encode()
            reply = answer(core, Request("POST", f"{path}:batchUpdate", "", "application/json", body))
            assert reply.status in {200, 400, 501}
            after = answer(core, Request("GET", path, "includeGridData=true"))
            assert after.status == 200
            if reply.status != 200:
                assert after.body == before.body
            before = after


def test_it_listens_on_loopback_unless_told_otherwise() -> None:
    """Nobody in the network can reach it by accident."""
    with LocalSheets() as core, LocalServer(core) as server:
        assert server.host == "127.0.0.1"
        assert new_book(server).values() == []

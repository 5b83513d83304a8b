"""The server fails exactly as asked, and only then."""

from __future__ import annotations

import email.utils
from datetime import UTC, datetime, timedelta

import pytest
import requests

from sheets_outreach.localsheets import LocalServer, LocalSheets
from sheets_outreach.localsheets.http.faults import Fault
from sheets_outreach.localsheets.http.quotas import Quota
from tests.localsheets.books import Book, new_book


def append(book: Book, text: str = "x") -> requests.Response:
    return book.post("/values/A1:append", {"values": [[text]]}, valueInputOption="RAW")


@pytest.fixture
def own(server: LocalServer) -> Book:
    """A spreadsheet on the test's own server."""
    return new_book(server)


@pytest.mark.parametrize("status", [400, 403, 429, 500, 502, 503])
@pytest.mark.parametrize(("when", "written"), [("before", 0), ("after", 1)])
def test_a_status_comes_before_or_after_the_commit(own: Book, status: int, when: str, written: int) -> None:
    """In Google's envelope; the next request is answered again."""
    own.server.faults.add(Fault(status=status, when=when))
    answer = append(own)
    assert (answer.status_code, answer.json()["error"]["code"]) == (status, status)
    assert len(own.values()) == written
    assert append(own).status_code == 200


def test_a_page_of_html_may_come_instead(own: Book) -> None:
    """As from Google's front end on a bad day."""
    own.server.faults.add(Fault(status=502, body="<html>Error 502</html>"))
    answer = append(own)
    assert (answer.status_code, answer.text) == (502, "<html>Error 502</html>")
    assert answer.headers["Content-Type"].startswith("text/html")


@pytest.mark.parametrize(("when", "written"), [("before", 0), ("after", 1)])
def test_a_connection_may_be_reset(own: Book, when: str, written: int) -> None:
    """Without an answer, before or after the commit."""
    own.server.faults.add(Fault(reset=True, when=when))
    with pytest.raises(requests.ConnectionError):
        append(own)
    assert len(own.values()) == written


def test_a_body_may_be_cut(own: Book) -> None:
    """The length promises more than comes; the commit stands."""
    own.server.faults.add(Fault(cut=10, when="after"))
    with pytest.raises((requests.ConnectionError, requests.exceptions.ChunkedEncodingError)):
        append(own)
    assert len(own.values()) == 1


@pytest.mark.parametrize(("when", "written"), [("before", 0), ("after", 1)])
def test_an_answer_may_come_too_late(own: Book, when: str, written: int) -> None:
    """A time-out for a client that does not wait so long."""
    own.server.faults.add(Fault(delay_s=0.6, status=503 if when == "before" else None, when=when))
    with pytest.raises(requests.Timeout):
        requests.post(
            f"{own.url}/values/A1:append", json={"values": [["x"]]}, params={"valueInputOption": "RAW"}, timeout=0.2
        )
    assert len(own.values()) == written


def test_a_fault_hits_as_often_and_where_it_was_asked(own: Book) -> None:
    """By method and path, skipping some, so many times."""
    own.server.faults.add(Fault(status=503, method="POST", path=":append$", skip=1, times=2))
    assert own.values() == []
    assert [append(own).status_code for _ in range(4)] == [200, 503, 503, 200]
    own.server.faults.add(Fault(status=500, times=None))
    assert [append(own).status_code for _ in range(3)] == [500, 500, 500]
    own.server.faults.clear()
    assert append(own).status_code == 200


def test_a_quota_answers_in_googles_words(own: Book) -> None:
    """Reads and writes are counted apart, and what was refused did not happen."""
    own.server.quota.set(reads=2, writes=1)
    assert append(own).status_code == 200
    answer = append(own)
    assert answer.status_code == 429
    error = answer.json()["error"]
    assert error["status"] == "RESOURCE_EXHAUSTED"
    assert error["message"].startswith(
        "Quota exceeded for quota metric 'Write requests' and limit 'Write requests per minute per user' of service "
        "'sheets.googleapis.com' for consumer 'project_number:"
    )
    assert len(own.values()) == 1
    own.values()
    reading = requests.get(f"{own.url}/values/A1", timeout=5)
    assert "'Read requests per minute per user'" in reading.json()["error"]["message"]


def test_a_quota_is_refilled_after_a_minute() -> None:
    """Requests older than sixty seconds no longer count."""
    now = 0.0
    quota = Quota(clock=lambda: now)
    quota.set(reads=2)
    quota.spend("read")
    now = 30.0
    quota.spend("read")
    now = 59.9
    with pytest.raises(Exception, match="Quota exceeded"):
        quota.spend("read")
    now = 60.0
    quota.spend("read")
    with pytest.raises(Exception, match="Quota exceeded"):
        quota.spend("read")


def test_the_clock_of_the_answers_may_be_off(own: Book) -> None:
    """Every answer has a Date header, and it moves as told."""
    own.server.clock_skew = timedelta(hours=3)
    for answer in (requests.get(own.url, timeout=5), requests.get(f"{own.server.url}/nowhere", timeout=5)):
        ahead = email.utils.parsedate_to_datetime(answer.headers["Date"]) - datetime.now(UTC)
        assert timedelta(hours=2, minutes=59) < ahead < timedelta(hours=3, minutes=1)


def test_all_of_it_can_be_asked_for_from_outside(own: Book) -> None:
    """The control endpoint: faults, quotas, the clock, sharing, people's edits, the list of requests."""
    control = f"{own.server.url}/control"
    requests.post(f"{control}/faults", json=[{"status": 503, "path": "values"}], timeout=5)
    assert requests.get(f"{own.url}/values/A1", timeout=5).status_code == 503
    requests.put(f"{control}/quota", json={"reads": 0, "writes": None}, timeout=5)
    assert requests.get(f"{own.url}/values/A1", timeout=5).status_code == 429
    requests.put(f"{control}/quota", json={}, timeout=5)
    edit = {"person": "anna@example.org", "range": "Sheet1!A1", "values": [["typed"]]}
    requests.post(f"{control}/documents/{own.identity}/typing", json=edit, timeout=5)
    request = {"insertDimension": {"range": {"dimension": "ROWS", "startIndex": 0, "endIndex": 1}}}
    requests.post(f"{control}/documents/{own.identity}/edits", json={"requests": [request]}, timeout=5)
    assert own.values() == [[], ["typed"]]
    requests.put(f"{control}/documents/{own.identity}", json={"shared": False}, timeout=5)
    answer = requests.get(own.url, timeout=5)
    assert answer.json()["error"] == {
        "code": 403, "message": "The caller does not have permission", "status": "PERMISSION_DENIED"
    }  # fmt: skip
    listed = requests.get(f"{control}/requests", timeout=5).json()["requests"]
    assert listed == [list(one) for one in own.server.requests]


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("POST", "faults", {"stauts": 503}),
        ("POST", "faults", {"status": "503"}),
        ("POST", "faults", {"path": "("}),
        ("POST", "faults", {"when": "during"}),
        ("PUT", "quota", {"reads": "many"}),
        ("PUT", "quota", []),
        ("PUT", "clock", {"skew_s": "late"}),
    ],
)
def test_a_control_request_that_makes_no_sense_is_refused(
    server: LocalServer, method: str, path: str, body: object
) -> None:
    """400, and nothing is changed."""
    answer = requests.request(method, f"{server.url}/control/{path}", json=body, timeout=5)
    assert answer.status_code == 400
    assert server.faults.pending() == 0


def test_nobody_controls_a_server_that_was_not_started_so() -> None:
    """Off by default: the addresses are not there."""
    with LocalSheets() as core, LocalServer(core) as server:
        answer = requests.post(f"{server.url}/control/faults", json={"status": 503}, timeout=5)
        assert answer.status_code == 404
        assert server.faults.pending() == 0


def test_faults_can_be_taken_back(server: LocalServer) -> None:
    """From outside too; an address under /control that is none is a 404."""
    control = f"{server.url}/control"
    server.faults.add(Fault(status=503, times=None))
    assert requests.delete(f"{control}/faults", timeout=5).json() == {"pending": 0}
    assert requests.put(f"{control}/clock", json={"skew_s": 60}, timeout=5).json() == {"skew_s": 60}
    assert requests.get(f"{control}/nothing", timeout=5).status_code == 404
    typed = {"range": "A1", "values": "text"}
    identity = server.core.create("x")
    assert (
        requests.post(f"{control}/documents/{identity}/typing", json={**typed, "values": [[1]]}, timeout=5).status_code
        == 400
    )
    with pytest.raises(ValueError, match="when must be one of"):
        server.faults.add(Fault(when="during"))


def test_a_server_may_bring_its_own_store() -> None:
    """Without a core it makes one, and forgets it at the end."""
    with LocalServer() as server:
        assert server.core.create("x")
        assert requests.get(f"{server.url}/drive/v3/files", timeout=5).json()["files"]

"""Who may talk to the page's server: rules, and what really happens on the wire."""

from __future__ import annotations

import socket
from collections.abc import Mapping

import pytest
import requests

from sheets_outreach.page.guard import may_pass, read_headers
from sheets_outreach.page.server import PageServer
from tests.workbooks import create_workbook

HERE = "127.0.0.1:8787"
CASES: tuple[tuple[Mapping[str, str], bool, bool], ...] = (
    ({"host": HERE}, False, True),
    ({"host": "localhost:8787"}, False, True),
    ({"host": "[::1]:8787"}, False, True),
    ({"host": HERE, "origin": f"http://{HERE}", "sec-fetch-site": "same-origin"}, False, True),
    ({"host": HERE, "sec-fetch-site": "none", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document"}, True, True),
    ({"host": HERE, "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document"}, True, True),
    ({"host": HERE, "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document"}, False, False),
    ({"host": HERE, "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "iframe"}, True, False),
    ({"host": HERE, "sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors", "sec-fetch-dest": "script"}, True, False),
    ({"host": HERE, "sec-fetch-site": "same-site"}, False, False),
    ({"host": "rebound.example:8787"}, True, False),
    ({"host": "127.0.0.1.rebound.example:8787"}, True, False),
    ({"host": "127.0.0.1:9999"}, True, False),
    ({"host": "127.0.0.1"}, True, False),
    ({}, True, False),
    ({"host": HERE, "origin": "null"}, True, False),
    ({"host": HERE, "origin": "http://evil.example"}, True, False),
    ({"host": HERE, "origin": "https://127.0.0.1:8787"}, True, False),
    ({"host": HERE, "origin": "http://127.0.0.1:8080"}, True, False),
    ({"host": HERE, "origin": f"http://{HERE},http://evil.example"}, True, False),
    ({"host": f"{HERE},evil.example"}, True, False),
)  # fmt: skip


@pytest.mark.parametrize(("headers", "opens_page", "passes"), CASES)
def test_only_the_own_origin_and_programs_pass(headers: Mapping[str, str], opens_page: bool, passes: bool) -> None:
    """A foreign origin or a foreign name never passes; a link from elsewhere may open the page and nothing else."""
    assert may_pass(headers, 8787, opens_page=opens_page) is passes


def test_a_repeated_header_is_seen_whole() -> None:
    """Two Host headers are not the first one: nobody slips a second past the guard."""
    scope = {"headers": [(b"Host", b"127.0.0.1:1"), (b"host", b"evil.example")]}
    assert read_headers(scope) == {"host": "127.0.0.1:1,evil.example"}


@pytest.mark.parametrize(
    ("path", "headers"),
    [
        ("/spreadsheets/d/{id}/edit", {"Host": "rebound.example"}),
        ("/spreadsheets/d/{id}/rows", {"Origin": "http://evil.example"}),
        ("/spreadsheets/d/{id}/rows", {"Sec-Fetch-Site": "cross-site"}),
        ("/_nicegui_ws/socket.io/?EIO=4&transport=polling", {"Origin": "http://evil.example"}),
        ("/v4/spreadsheets/{id}", {"Origin": "http://evil.example"}),
        ("/v4/spreadsheets/{id}", {"Host": "rebound.example"}),
    ],
)
def test_others_are_refused_everywhere(page_server: PageServer, path: str, headers: dict[str, str]) -> None:
    """Page, rows, socket and API: 403, and not a word of the workbook."""
    identity = str(create_workbook(page_server, [["geheim"]]).id)
    answer = requests.get(page_server.url + path.format(id=identity), headers=headers, timeout=10)
    assert answer.status_code == 403
    assert "geheim" not in answer.text


@pytest.mark.parametrize(
    ("host", "origin", "status"),
    [(None, None, "101"), (None, "http://evil.example", "403"), ("rebound.example", "http://rebound.example", "403")],
)
def test_a_websocket_from_elsewhere_is_refused(
    page_server: PageServer, host: str | None, origin: str | None, status: str
) -> None:
    """The socket's handshake is guarded as well: browsers let any site open one."""
    own = f"127.0.0.1:{page_server.port}"
    lines = [
        "GET /_nicegui_ws/socket.io/?EIO=4&transport=websocket HTTP/1.1",
        f"Host: {host or own}", f"Origin: {origin or 'http://' + own}", "Connection: Upgrade", "Upgrade: websocket",
        "Sec-WebSocket-Version: 13", "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==", "", "",
    ]  # fmt: skip
    with socket.create_connection(("127.0.0.1", page_server.port), timeout=10) as connection:
        connection.sendall("\r\n".join(lines).encode())
        assert connection.recv(200).decode("latin-1").split(" ")[1] == status


def test_the_api_answers_as_without_the_page(page_server: PageServer) -> None:
    """The API's addresses answer as before: no header of the page, the Date of the server, refusals in Google's words."""
    identity = str(create_workbook(page_server, [["a"]]).id)
    answer = requests.get(f"{page_server.url}/v4/spreadsheets/{identity}", timeout=10)
    assert answer.json()["spreadsheetId"] == identity
    assert "Content-Security-Policy" not in answer.headers
    assert "Date" in answer.headers
    missing = requests.get(f"{page_server.url}/v4/spreadsheets/nowhere-at-all", timeout=10)
    assert missing.json()["error"]["status"] == "NOT_FOUND"


@pytest.mark.parametrize("path", ["/spreadsheets/d/{id}", "/spreadsheets/d/{id}/", "/"])
def test_short_addresses_lead_to_the_page(page_server: PageServer, path: str) -> None:
    """Whoever leaves out the end of the address still arrives; what is not there is a 404."""
    identity = str(create_workbook(page_server, [["a"]]).id)
    answer = requests.get(page_server.url + path.format(id=identity), timeout=10, allow_redirects=False)
    assert answer.headers["Location"] == f"/spreadsheets/d/{identity}/edit"
    assert requests.get(f"{page_server.url}/spreadsheets/d/nowhere/edit", timeout=10).status_code == 404


def test_the_page_forbids_everything_from_elsewhere(page_server: PageServer) -> None:
    """The browser is told to load nothing from other hosts and to show the page in nobody's frame."""
    identity = str(create_workbook(page_server, [["a"]]).id)
    answer = requests.get(page_server.site.address(identity), timeout=30)
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "http" not in policy
    assert "https://" not in answer.text.split("<body>")[0]


def test_it_serves_loopback_only() -> None:
    """Nobody is asked who they are, so nobody from another machine may come."""
    with pytest.raises(ValueError, match="loopback"):
        PageServer(host="0.0.0.0")

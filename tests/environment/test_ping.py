"""The dead-man switch: told of a run by the job's name, and never a reason for a run to fail."""

from __future__ import annotations

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import pytest

from sheets_outreach.environment.ping import ping


class Switch:
    """A dead-man switch that writes down who called."""

    def __init__(self) -> None:
        self.url = ""
        self.paths: list[str] = []
        self.status = 200


@pytest.fixture
def switch() -> Iterator[Switch]:
    """A switch on a loopback port."""
    served = Switch()

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            served.paths.append(self.path)
            self.send_response(served.status)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_args: Any, **_named: Any) -> None:
            """Keep the tests' output clean."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    served.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield served
    server.shutdown()
    thread.join()
    server.server_close()


def test_it_names_the_job(switch: Switch) -> None:
    """One check for each job, at an address that says which."""
    ping(f"{switch.url}/key/outreach-{{job}}", "send_digest")
    assert switch.paths == ["/key/outreach-send_digest"]


def test_a_switch_that_does_not_answer_harms_nothing(switch: Switch, caplog: pytest.LogCaptureFixture) -> None:
    """Refused or away: a warning without the address, which is as good as a password."""
    switch.status = 500
    ping(f"{switch.url}/secret-key", "send_digest")
    ping("http://127.0.0.1:1/secret-key", "send_digest")
    assert [record.levelname for record in caplog.records if record.name.startswith("sheets_outreach")] == [
        "WARNING"
    ] * 2
    assert not [
        record
        for record in caplog.records
        if record.name.startswith("sheets_outreach") and "secret" in record.getMessage()
    ]

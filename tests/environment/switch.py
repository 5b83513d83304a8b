"""A dead-man switch on a loopback port, which writes down who called."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any


class Switch:
    """What the switch was asked for, and how it answers."""

    def __init__(self) -> None:
        self.url = ""
        self.paths: list[str] = []
        self.status = 200


@contextmanager
def serve_switch() -> Iterator[Switch]:
    """Serve a switch until the block ends."""
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
    try:
        yield served
    finally:
        server.shutdown()
        thread.join()
        server.server_close()

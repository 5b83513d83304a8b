"""Cloud Tasks on a loopback port, as far as creating tasks goes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread
from typing import Any


class CloudTasks:
    """Cloud Tasks as its reference describes it: names are taken once, anything else is answered as told."""

    def __init__(self) -> None:
        self.url = ""
        self.tasks: dict[str, dict[str, Any]] = {}
        self.requests = 0
        self.trouble: list[int] = []
        self.drop = False
        self._lock = Lock()

    def create(self, path: str, task: dict[str, Any]) -> int:
        """Give the status of a creation."""
        with self._lock:
            self.requests += 1
            if self.trouble:
                return self.trouble.pop(0)
            assert path == f"/v2/{task['name'].rpartition('/tasks/')[0]}/tasks"
            if task["name"] in self.tasks:
                return 409
            self.tasks[task["name"]] = task
            return 200


@contextmanager
def serve_cloud_tasks() -> Iterator[CloudTasks]:
    """Cloud Tasks on a loopback port."""
    service = CloudTasks()

    class Answer(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            status = service.create(self.path, body["task"])
            if service.drop:
                service.drop = False
                return
            self.send_response(status)
            self.send_header("Content-Length", "2")
            self.end_headers()
            self.wfile.write(b"{}")

        def log_message(self, *_args: Any, **_named: Any) -> None:
            """Keep the tests' output clean."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    service.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield service
    finally:
        server.shutdown()
        thread.join()
        server.server_close()

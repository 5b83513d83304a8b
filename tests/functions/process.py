"""A function in a real functions-framework process, as the image starts it."""

from __future__ import annotations

import contextlib
import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import requests
from tests.environment.callers import sign_headers

ROOT = Path(__file__).parents[2]
FRAMEWORK = Path(sys.executable).with_name("functions-framework")
STARTS_WITHIN_S = 30


@dataclass(frozen=True)
class Function:
    """A running function.

    Attributes:
        url: where it answers.
        log: the file that its process writes to.
        pid: the process, gunicorn's master.
    """

    url: str
    log: Path
    pid: int

    def post(self, body: object, headers: Mapping[str, str] | None = None, **more: Any) -> requests.Response:
        """Call it with a good signature, unless headers are given."""
        payload = body if isinstance(body, bytes) else json.dumps(body).encode()
        chosen = sign_headers(payload, at=datetime.now(UTC)) if headers is None else headers
        return requests.post(
            self.url, data=payload, headers={"Content-Type": "application/json", **chosen}, timeout=60, **more
        )

    def read_log(self) -> list[dict[str, Any]]:
        """Parse what it has logged; every line must be JSON."""
        return [json.loads(line) for line in self.log.read_text(encoding="utf-8").splitlines()]


def free_port() -> int:
    """Find a port that nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def start(
    target: str, variables: Mapping[str, str], log: Path, port: int, folder: Path | None = None
) -> subprocess.Popen[bytes]:
    """Start the process, with nothing of our own environment but what a process needs.

    Gunicorn puts the socket that it is controlled by into the folder, whose name must be short.
    """
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("OUTREACH_", "GOOGLE_", "K_"))}
    command = [str(FRAMEWORK), "--source", "functions/main.py", "--target", target]
    with log.open("wb") as written:
        return subprocess.Popen(
            [*command, "--host", "127.0.0.1", "--port", str(port)],
            cwd=ROOT,
            env={**kept, "THREADS": "1", "XDG_RUNTIME_DIR": str(folder or log.parent), **variables},
            stdout=written,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )


@contextlib.contextmanager
def serve(target: str, variables: Mapping[str, str], log: Path) -> Iterator[Function]:
    """Run a function until the block ends."""
    port = free_port()
    with tempfile.TemporaryDirectory(prefix="fn") as folder:
        process = start(target, variables, log, port, Path(folder))
        try:
            _wait_for(port, process, log)
            yield Function(f"http://127.0.0.1:{port}/", log, process.pid)
        finally:
            process.terminate()
            process.wait(STARTS_WITHIN_S)


def _wait_for(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    end = time.monotonic() + STARTS_WITHIN_S
    while time.monotonic() < end:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        if process.poll() is not None:
            break
        time.sleep(0.02)
    raise AssertionError(f"the function did not start: {log.read_text(encoding='utf-8')}")

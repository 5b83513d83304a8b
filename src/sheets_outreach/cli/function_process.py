"""A function in a process of its own under functions-framework, as the cloud runs it; it knows nothing of its work."""

from __future__ import annotations

import json
import os
import secrets
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import requests

import sheets_outreach
from sheets_outreach.environment.hmac_signature import SIGNATURE_HEADER, TIMESTAMP_HEADER, sign
from sheets_outreach.errors import OutreachError

_START_S = 30.0


class Function:
    """A function running in a process of its own.

    Args:
        url: where it answers.
        key: the key its callers sign with.
        workbook: the workbook its events are about.
    """

    def __init__(self, url: str, key: str, workbook: str) -> None:
        self.url, self._key, self._workbook = url, key, workbook

    def send_edit_event(self) -> dict[str, object]:
        """Relay an edit as the sheet's script does: signed, and only saying which workbook."""
        event = {"schema": "outreach.sheet-event/1", "spreadsheetId": self._workbook, "event": "edit"}
        body = json.dumps(event).encode()
        now = str(int(time.time()))  # noqa: TID251 - the signature carries the moment of sending
        headers = {
            "Content-Type": "application/json",
            TIMESTAMP_HEADER: now,
            SIGNATURE_HEADER: sign(self._key, now, body),
        }
        answer = requests.post(self.url, data=body, headers=headers, timeout=60)
        if answer.status_code != 200:
            raise OutreachError(f"The function answered {answer.status_code}: {answer.text[:300]}")
        fields = answer.json()
        assert isinstance(fields, dict)
        return fields


@contextmanager
def running_function(server: str, workbook: str, target: str = "validate_rows") -> Iterator[Function]:
    """Run a function under functions-framework until the block ends.

    Args:
        server: base address of the local Sheets server it should use.
        workbook: the one workbook it may touch.
        target: which function.

    Raises:
        OutreachError: it did not start.
    """
    key, port = secrets.token_hex(32), _free_port()
    environment = {
        **os.environ,
        # gunicorn keeps a control socket there; the default may not be writable.
        "XDG_RUNTIME_DIR": tempfile.gettempdir(),
        "OUTREACH_AUTH": "hmac",
        "OUTREACH_HMAC_KEYS": key,
        "OUTREACH_WORKBOOKS": workbook,
        "OUTREACH_SHEETS_URL": server,
    }
    command_line = [
        sys.executable, "-m", "functions_framework", "--source", str(functions_file()), "--target", target,
        "--host", "127.0.0.1", "--port", str(port),
    ]  # fmt: skip
    process = subprocess.Popen(  # noqa: S603 - our own command line, no shell
        command_line, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    try:
        _wait_until_listening(process, port)
        yield Function(f"http://127.0.0.1:{port}/", key, workbook)
    finally:
        process.terminate()
        process.wait(10)
        assert process.stderr is not None
        process.stderr.close()


def functions_file() -> Path:
    """Find functions/main.py: beside the package in a checkout, inside it when installed.

    Raises:
        OutreachError: it is in neither place.
    """
    package = Path(sheets_outreach.__file__).parent
    for path in (package.parents[1] / "functions" / "main.py", package / "_functions" / "main.py"):
        if path.is_file():
            return path
    raise OutreachError("functions/main.py is missing from this installation.")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_until_listening(process: subprocess.Popen[bytes], port: int) -> None:
    deadline = time.monotonic() + _START_S
    while time.monotonic() < deadline:
        if process.poll() is not None:
            assert process.stderr is not None
            said = process.stderr.read().decode(errors="replace").strip().splitlines()
            raise OutreachError(f"The function did not start: {said[-1] if said else 'it said nothing'}")
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise OutreachError(f"The function did not start within {_START_S:.0f} seconds.")

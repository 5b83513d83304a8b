"""A process that runs the jobs in children of its own, each of which may be killed at any moment.

Usage: ``python -m tests.reliability.victim URL MAILS ACKNOWLEDGED``; on standard input one JSON object a line with the
``workbook`` and ``dies_after_s`` (null: it may live). It answers with a line when the child runs and one when it ended.
Forking a process that has everything loaded makes a death cost milliseconds.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from email.message import EmailMessage

import requests

from sheets_outreach.digest import render  # noqa: F401 - loaded before the first child
from sheets_outreach.errors import OutreachError
from sheets_outreach.workbook.client import local_session
from tests.reliability.library import THE_JOBS, Letterbox, open_door

HURRY = 0.1
"""Waits between attempts are shortened to so much."""

NOTES = "Заметки"


@dataclass(frozen=True)
class Elsewhere:
    """A server in another process."""

    url: str


class LetterFile(Letterbox):
    """Takes mails into a file that survives whoever writes it."""

    def __init__(self, path: str, workbook: str) -> None:
        super().__init__()
        self._path, self._workbook = path, workbook

    def send_message(self, message: EmailMessage) -> None:
        """Take one; it is there before this returns."""
        append_line(self._path, f"{self._workbook} {message['Message-ID']} {message['To']}")


def append_line(path: str, line: str) -> None:
    """Append a line durably."""
    with open(path, "a", encoding="utf-8") as file:  # noqa: PTH123 - nothing to be had from Path here
        file.write(line + "\n")
        file.flush()
        os.fsync(file.fileno())


def note(server: Elsewhere, workbook: str, number: int, acknowledged: str) -> None:
    """Append a number to a tab as any client would, once; keep in mind that it was acknowledged."""
    url = f"https://sheets.googleapis.com/v4/spreadsheets/{workbook}/values/{NOTES}!A1:append"
    with contextlib.suppress(requests.RequestException):
        answer = local_session(server.url).post(
            url, params={"valueInputOption": "RAW"}, json={"values": [[number]]}, timeout=20
        )
        if answer.status_code == 200 and answer.json():
            append_line(acknowledged, f"{workbook} {number}")


def work(server: Elsewhere, workbook: str, mails: str, acknowledged: str) -> None:
    """Run all jobs, and note something around each."""
    box = LetterFile(mails, workbook)
    for number, job in enumerate(THE_JOBS.values()):
        note(server, workbook, 2 * number, acknowledged)
        # A run that gives up is no less a run; what it left the next one does.
        with contextlib.suppress(OutreachError):
            job(open_door(server, workbook, sleep=lambda seconds: time.sleep(seconds * HURRY)), box)
        note(server, workbook, 2 * number + 1, acknowledged)


def main(arguments: Sequence[str]) -> int:
    """Serve deaths until the input ends."""
    url, mails, acknowledged = arguments
    for line in sys.stdin:
        wanted = json.loads(line)
        child = os.fork()
        if not child:
            work(Elsewhere(url), wanted["workbook"], mails, acknowledged)
            os._exit(0)
        print(json.dumps({"runs": child}), flush=True)
        if wanted["dies_after_s"] is not None:
            time.sleep(wanted["dies_after_s"])
            os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        print(json.dumps({"killed": os.WIFSIGNALED(status)}), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

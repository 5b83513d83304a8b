"""Who is told that somebody edited a sheet, and when? Stands in for the sheet's script and its triggers.

A burst of edits is one notice, as the script's own turn-taking makes it (apps_script/Code.gs). The notice says where
something changed, never what.
"""

from __future__ import annotations

import json
import secrets
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

import requests

from sheets_outreach.environment.hmac_signature import SIGNATURE_HEADER, TIMESTAMP_HEADER, sign
from sheets_outreach.localsheets import PersonEdit

QUIET_S = 0.5
"""Seconds without a further edit before anybody is told."""
_LONGEST_S = 2.0
_LEFT_OUT = frozenset({"FORMAT"})
_SCHEMA = "outreach.sheet-event/1"
_TIMEOUT_S = 120.0

Notify = Callable[[PersonEdit], None]


class Relay:
    """Passes people's edits on, each spreadsheet's burst as one; a hook for `LocalSheets.on_person_edit`.

    Args:
        notify: is told of the last edit of a burst, in a thread of its own.
        quiet_s: seconds without an edit that end a burst.
    """

    def __init__(self, notify: Notify, quiet_s: float = QUIET_S) -> None:
        self._notify, self._quiet_s = notify, quiet_s
        self._lock = threading.Lock()
        self._waiting: dict[str, tuple[threading.Timer, float]] = {}
        self._closed = False

    def __call__(self, edit: PersonEdit) -> None:
        """Take an edit."""
        if edit.change_type in _LEFT_OUT:
            return
        with self._lock:
            if self._closed:
                return
            timer, since = self._waiting.pop(edit.spreadsheet_id, (None, time.monotonic()))
            if timer is not None:
                timer.cancel()
            # Somebody who types on and on is told of mistakes all the same.
            wait_s = max(0.0, min(self._quiet_s, since + _LONGEST_S - time.monotonic()))
            timer = threading.Timer(wait_s, self._tell, (edit,))
            timer.daemon = True
            self._waiting[edit.spreadsheet_id] = (timer, since)
            timer.start()

    def _tell(self, edit: PersonEdit) -> None:
        with self._lock:
            self._waiting.pop(edit.spreadsheet_id, None)
            if self._closed:
                return
        self._notify(edit)

    def close(self) -> None:
        """Tell nobody any more."""
        with self._lock:
            self._closed = True
            for timer, _ in self._waiting.values():
                timer.cancel()
            self._waiting.clear()


@dataclass(frozen=True, slots=True)
class FunctionAddress:
    """A function that takes signed events, as the sheet's script would call it.

    Attributes:
        url: where it answers.
        key: the key that both share.
    """

    url: str
    key: str

    def send(self, edit: PersonEdit, now: datetime) -> str:
        """Send an event.

        Args:
            edit: what happened.
            now: the moment, aware.

        Returns:
            The function's one sentence, "" where it says none.

        Raises:
            requests.RequestException: it could not be reached or answered with an error.
        """
        body = write_event(edit, now)
        timestamp = str(int(now.timestamp()))
        headers = {
            "Content-Type": "application/json",
            TIMESTAMP_HEADER: timestamp,
            SIGNATURE_HEADER: sign(self.key, timestamp, body),
        }
        answer = requests.post(self.url, data=body, headers=headers, timeout=_TIMEOUT_S, allow_redirects=False)
        answer.raise_for_status()
        found = answer.json()
        return str(found.get("message", "")) if isinstance(found, dict) else ""


def write_event(edit: PersonEdit, now: datetime) -> bytes:
    """Write the versioned body of an event; it holds no cell's content and nobody's address."""
    is_edit = edit.change_type == "EDIT"
    event = {
        "schema": _SCHEMA,
        "event": "edit" if is_edit else "change",
        "spreadsheetId": edit.spreadsheet_id,
        "sheetId": edit.sheet_id,
        "range": None,
        "changeType": None if is_edit else edit.change_type,
        "triggerUid": None,
        "occurredAt": now.astimezone(UTC).isoformat(),
        "nonce": secrets.token_hex(16),
    }
    return json.dumps(event).encode()

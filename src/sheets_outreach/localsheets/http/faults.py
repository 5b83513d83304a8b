"""Which requests are to fail, and how? For tests of what clients do then; nothing fails unless it was asked for."""

from __future__ import annotations

import re
import threading
from dataclasses import dataclass
from typing import Any

from sheets_outreach.localsheets.errors import JsonObject, invalid

WHEN = ("before", "after")


@dataclass(frozen=True, slots=True)
class Fault:
    """One way to fail.

    Args:
        when: "before" the request is handled (it then never is), or "after" its change is durable.
        status: answer with this status instead.
        body: with these bytes instead of Google's envelope (an HTML page, say); `content_type` goes with it.
        cut: send only so many bytes of the body and close the connection.
        reset: close the connection with a reset, without an answer.
        delay_s: wait before answering; longer than the client's patience it is a time-out.
        times: how many requests it hits; None is all.
        skip: how many matching requests it lets pass first.
        method: only this HTTP method.
        path: only paths that this regular expression finds.
    """

    when: str = "before"
    status: int | None = None
    body: str | None = None
    content_type: str = "text/html; charset=UTF-8"
    cut: int | None = None
    reset: bool = False
    delay_s: float = 0.0
    times: int | None = 1
    skip: int = 0
    method: str | None = None
    path: str | None = None

    def matches(self, method: str, path: str) -> bool:
        """Say whether the fault is meant for a request."""
        if self.method is not None and self.method != method:
            return False
        return self.path is None or re.search(self.path, path) is not None


@dataclass(slots=True)
class _Armed:
    fault: Fault
    hits: int = 0
    passed: int = 0


class Faults:
    """The faults still to happen, in the order they were asked for; each request gets at most one."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._armed: list[_Armed] = []

    def add(self, fault: Fault) -> None:
        """Ask for a fault."""
        if fault.when not in WHEN:
            raise ValueError(f"when must be one of {WHEN}, not {fault.when!r}")
        with self._lock:
            self._armed.append(_Armed(fault))

    def clear(self) -> None:
        """Let nothing fail any more."""
        with self._lock:
            self._armed.clear()

    def pending(self) -> int:
        """How many faults have not happened as often as they were asked for."""
        with self._lock:
            return len(self._armed)

    def take(self, method: str, path: str) -> Fault | None:
        """The fault for a request, if there is one; it counts as happened."""
        with self._lock:
            for armed in self._armed:
                if not armed.fault.matches(method, path):
                    continue
                if armed.passed < armed.fault.skip:
                    armed.passed += 1
                    continue
                armed.hits += 1
                if armed.fault.times is not None and armed.hits >= armed.fault.times:
                    self._armed.remove(armed)
                return armed.fault
        return None


def parse_fault(given: Any) -> Fault:
    """Read a fault from the control endpoint's JSON.

    Raises:
        ApiError: 400, an unknown or unusable field.
    """
    fields = Fault.__dataclass_fields__
    if not isinstance(given, dict) or given.keys() - fields.keys():
        raise invalid(f"A fault has the fields {', '.join(fields)}.")
    checked: JsonObject = dict(given)
    numbers = [checked.get(name) for name in ("status", "cut", "delay_s", "times", "skip")]
    if any(value is not None and (isinstance(value, bool) or not isinstance(value, (int, float))) for value in numbers):
        raise invalid("status, cut, delay_s, times and skip of a fault are numbers.")
    try:
        re.compile(checked.get("path") or "")
    except (re.error, TypeError) as error:
        raise invalid(f"path of a fault is a regular expression: {error}") from error
    if checked.get("when", "before") not in WHEN:
        raise invalid("when of a fault is before or after.")
    return Fault(**checked)

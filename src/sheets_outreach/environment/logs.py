"""Answers how a log line looks to Cloud Logging: one JSON object, tied to its request's trace, without personal data.

Field names: https://cloud.google.com/logging/docs/structured-logging#structured_logging_special_fields. An
exception's own message is never written, since it may quote a cell; its type and the lines of code it passed are
(https://cloud.google.com/error-reporting/docs/formatting-error-messages).
"""

from __future__ import annotations

import json
import logging
import os
import re
import sys
import traceback
from collections.abc import Iterator, Mapping
from contextvars import ContextVar
from datetime import UTC, datetime
from types import MappingProxyType
from typing import TextIO

from werkzeug.datastructures import Headers

from sheets_outreach.environment.redaction import redact

_FIELDS: ContextVar[Mapping[str, object]] = ContextVar("log_fields", default=MappingProxyType({}))

# W3C trace context first, then Google's older header.
_TRACEPARENT = re.compile(r"[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})", re.ASCII)
_CLOUD_TRACE = re.compile(r"([0-9a-f]{32})(?:/(\d{1,20}))?(?:;o=([01]))?", re.ASCII)
_LONGEST_CHAIN = 8


def configure(stream: TextIO | None = None, level: int = logging.INFO) -> None:
    """Send every log record of the process to one stream as JSON lines, replacing what was configured before."""
    handler = logging.StreamHandler(stream or sys.stdout)
    handler.setFormatter(JsonFormatter())
    logging.basicConfig(handlers=[handler], level=level, force=True)


def begin(headers: Headers, project: str | None, **fields: object) -> None:
    """Start a request's log: forget the one before on this thread, and tie what follows to the request's trace."""
    _FIELDS.set({**parse_trace(headers, project), **fields})


def bind(**fields: object) -> None:
    """Add fields, such as ``run_id``, ``job`` and ``register``, to every further line of this request."""
    _FIELDS.set({**_FIELDS.get(), **fields})


def parse_trace(headers: Headers, project: str | None) -> dict[str, object]:
    """Read the trace a request belongs to, as Cloud Logging's special fields; empty without a project or a trace."""
    if project is None:
        return {}
    if found := _TRACEPARENT.fullmatch(headers.get("traceparent", "")):
        trace, span, sampled = found[1], found[2], bool(int(found[3], 16) & 1)
    elif found := _CLOUD_TRACE.fullmatch(headers.get("X-Cloud-Trace-Context", "")):
        trace, span, sampled = found[1], f"{int(found[2] or 0):016x}", found[3] == "1"
    else:
        return {}
    return {
        "logging.googleapis.com/trace": f"projects/{project}/traces/{trace}",
        "logging.googleapis.com/spanId": span,
        "logging.googleapis.com/trace_sampled": sampled,
    }


class JsonFormatter(logging.Formatter):
    """Writes a record as one JSON object a line."""

    def format(self, record: logging.LogRecord) -> str:
        """Make the line; texts are redacted, and what cannot be said in JSON is said by its type."""
        line: dict[str, object] = {
            "severity": record.levelname,
            "message": redact(record.getMessage()),
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(),
            "logger": record.name,
        }
        line |= {name: redact(value) if isinstance(value, str) else value for name, value in _FIELDS.get().items()}
        if record.exc_info and record.exc_info[1] is not None:
            line["stack_trace"] = describe_crash(record.exc_info[1])
            line["serviceContext"] = {
                "service": os.environ.get("K_SERVICE", "sheets-outreach"),
                "version": os.environ.get("K_REVISION", ""),
            }
        return json.dumps(line, ensure_ascii=False, default=lambda value: type(value).__name__)


def describe_crash(error: BaseException) -> str:
    """Word an exception and what it came from by types and lines of code, as Error Reporting parses them."""
    parts = [
        "".join(["Traceback (most recent call last):\n", *traceback.format_tb(link.__traceback__), type(link).__name__])
        for link in _chain(error)
    ]
    return "\n\nDuring handling of the above exception, another exception occurred:\n\n".join(reversed(parts))


def _chain(error: BaseException) -> Iterator[BaseException]:
    link: BaseException | None = error
    for _ in range(_LONGEST_CHAIN):
        if link is None:
            return
        yield link
        link = link.__cause__ or (None if link.__suppress_context__ else link.__context__)

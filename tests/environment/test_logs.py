"""The log: lines that Cloud Logging understands, tied to the request, without personal data."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Iterator

import pytest
from werkzeug.datastructures import Headers

from sheets_outreach.environment import logs
from sheets_outreach.environment.redaction import redact

TRACE = "0af7651916cd43dd8448eb211c80319c"
SPAN = "b7ad6b7169203331"


@pytest.fixture
def stream() -> Iterator[io.StringIO]:
    """The process's log, configured as a function configures it."""
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    root.handlers.clear()
    written = io.StringIO()
    logs.configure(written)
    logs.begin(Headers(), None)
    yield written
    root.handlers[:] = handlers
    root.setLevel(level)


def test_a_line_says_what_cloud_logging_looks_for(stream: io.StringIO) -> None:
    """Severity, message, trace and our own fields stand where they are found again; Cyrillic stays readable."""
    logs.begin(Headers({"traceparent": f"00-{TRACE}-{SPAN}-01"}), "library-1", function="validate_rows")
    logs.bind(run_id="r1", register="1AbC")
    logging.getLogger("job").warning("Строка %d пуста", 5)
    line = json.loads(stream.getvalue())
    assert line.pop("time").endswith("+00:00")
    assert line == {
        "severity": "WARNING",
        "message": "Строка 5 пуста",
        "logger": "job",
        "logging.googleapis.com/trace": f"projects/library-1/traces/{TRACE}",
        "logging.googleapis.com/spanId": SPAN,
        "logging.googleapis.com/trace_sampled": True,
        "function": "validate_rows",
        "run_id": "r1",
        "register": "1AbC",
    }
    assert "Строка" in stream.getvalue()


def test_a_request_does_not_inherit_the_fields_of_the_one_before(stream: io.StringIO) -> None:
    """A worker thread answers one request after the other."""
    logs.begin(Headers(), None, function="a")
    logs.bind(run_id="r1")
    logs.begin(Headers(), None, function="b")
    logging.getLogger("job").info("done")
    line = json.loads(stream.getvalue())
    assert (line["function"], "run_id" in line) == ("b", False)


@pytest.mark.parametrize(
    ("headers", "span", "sampled"),
    [
        ({"traceparent": f"00-{TRACE}-{SPAN}-00"}, SPAN, False),
        ({"X-Cloud-Trace-Context": f"{TRACE}/74;o=1"}, "000000000000004a", True),
        ({"X-Cloud-Trace-Context": f"{TRACE}/74"}, "000000000000004a", False),
        ({"traceparent": f"00-{TRACE}-{SPAN}-01", "X-Cloud-Trace-Context": f"{'f' * 32}/1;o=0"}, SPAN, True),
        ({"traceparent": "rubbish", "X-Cloud-Trace-Context": f"{TRACE}/74;o=1"}, "000000000000004a", True),
    ],
)
def test_it_reads_both_trace_headers(headers: dict[str, str], span: str, sampled: bool) -> None:
    """The W3C header first, Google's own where that is missing or unusable."""
    assert logs.parse_trace(Headers(headers), "p") == {
        "logging.googleapis.com/trace": f"projects/p/traces/{TRACE}",
        "logging.googleapis.com/spanId": span,
        "logging.googleapis.com/trace_sampled": sampled,
    }


@pytest.mark.parametrize(
    "headers",
    [{}, {"traceparent": f"00-{TRACE}-{SPAN}-01 x"}, {"traceparent": "00-٠-1-1"}, {"X-Cloud-Trace-Context": "x/1;o=1"}],
)
def test_a_strange_trace_header_is_left_out(headers: dict[str, str]) -> None:
    """A header is whatever the caller wrote; it gets into the log only in its exact form."""
    assert logs.parse_trace(Headers(headers), "p") == {}


def test_text_from_elsewhere_cannot_start_a_line_of_its_own(stream: io.StringIO) -> None:
    """A line break in a message stays inside its JSON object."""
    logging.getLogger("job").info('a\n{"severity": "CRITICAL"}')
    assert len(stream.getvalue().splitlines()) == 1


def test_it_names_what_json_cannot_say(stream: io.StringIO) -> None:
    """A field of another type does not break the log, and does not print itself either."""
    logs.bind(run_id=object())
    logging.getLogger("job").info("done")
    assert json.loads(stream.getvalue())["run_id"] == "object"


def test_people_are_taken_out_of_messages_and_fields(stream: io.StringIO) -> None:
    """An address or a number that slipped into a sentence does not reach the log."""
    logs.bind(register="asked by kari@example.org")
    logging.getLogger("job").info("sent to %s, +7 (916) 123-45-67", "ola.nordmann@example.org")
    assert "example.org" not in stream.getvalue()
    assert "916" not in stream.getvalue()


def test_a_trace_of_errors_that_hide_each_other_is_told_from_the_first_on() -> None:
    """Each link by its type, the cause before what it caused."""
    try:
        try:
            raise KeyError("cell")
        except KeyError as error:
            raise ValueError("cell") from error
    except ValueError as error:
        shown = logs.describe_crash(error)
    assert shown.index("KeyError\n") < shown.index("ValueError")


def test_an_error_that_was_hidden_on_purpose_stays_hidden() -> None:
    """``raise … from None`` says that what came before does not matter."""
    error = ValueError("cell")
    error.__context__ = KeyError("cell")
    assert "KeyError" in logs.describe_crash(error)
    error.__suppress_context__ = True
    assert "KeyError" not in logs.describe_crash(error)


def test_errors_that_cause_each_other_in_a_circle_come_to_an_end() -> None:
    """Python allows a circle of causes; the log must not follow it for ever."""
    first, second = KeyError(), ValueError()
    first.__cause__, second.__cause__ = second, first
    assert logs.describe_crash(first).count("Traceback") < 10


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("ola.nordmann+lib@sub.example.org", "[e-mail]"),
        ("почта: мария@пример.рф.", "почта: [e-mail]."),
        ("+7 (916) 123-45-67", "[phone]"),
        ("8 916 123 45 67", "[phone]"),
        ("89161234567", "[phone]"),
        ("+47 900 00 000", "[phone]"),
        ("90 00 00 00", "[phone]"),
        ("900 00 000", "[phone]"),
        ("90000000", "[phone]"),
        ("004790000000", "[phone]"),
        ("https://wa.me/79161234567", "https://wa.me/[phone]"),
        ("https://t.me/+79161234567", "https://t.me/[phone]"),
        ("2026-11-20T09:30:00.123456+00:00", "2026-11-20T09:30:00.123456+00:00"),
        ("20261120", "20261120"),
        ("row 1234567, 20000 members, 1.5 km", "row 1234567, 20000 members, 1.5 km"),
        ("1BxiMVs0XRA5nFMdKvBdBZjgmUUqptlbs74OgvE2upms", "1BxiMVs0XRA5nFMdKvBdBZjgmUUqptlbs74OgvE2upms"),
        ("run 4f0c9e12ab34", "run 4f0c9e12ab34"),
        ("A5:C12", "A5:C12"),
    ],
)
def test_it_takes_out_addresses_and_numbers_and_leaves_the_rest(text: str, shown: str) -> None:
    """Telephone numbers as Russians and Norwegians write them; dates, counts and ids stay readable."""
    assert redact(text) == shown

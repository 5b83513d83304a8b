"""Who is told of edits, and how: a burst is one notice, and a function gets what the sheet's script would send."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
import requests

from sheets_outreach.environment.hmac_signature import SIGNATURE_HEADER, TIMESTAMP_HEADER, verify_signature
from sheets_outreach.environment.messages import EVENT_OR_RUN
from sheets_outreach.localsheets import PersonEdit
from sheets_outreach.page.relay import FunctionAddress, Relay, write_event
from tests.page.listener import Listener

NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
KEY = "k" * 40


def edit(change: str = "EDIT", workbook: str = "book") -> PersonEdit:
    """An edit of a person."""
    return PersonEdit(workbook, 0, "Sheet1", "A1", change, "ola@library.example")


class Told:
    """Collects notices."""

    def __init__(self) -> None:
        self.edits: list[PersonEdit] = []
        self.one = threading.Event()

    def __call__(self, told: PersonEdit) -> None:
        self.edits.append(told)
        self.one.set()


def test_a_burst_is_one_notice() -> None:
    """Many edits at once are told once, with the last; each workbook has its own."""
    told = Told()
    relay = Relay(told, quiet_s=0.1)
    for number in range(30):
        relay(edit("INSERT_ROW" if number == 29 else "EDIT"))
    relay(edit(workbook="other"))
    assert told.one.wait(5)
    threading.Event().wait(0.3)
    assert sorted((one.spreadsheet_id, one.change_type) for one in told.edits) == [
        ("book", "INSERT_ROW"),
        ("other", "EDIT"),
    ]


@pytest.mark.parametrize("act", [lambda relay: relay(edit("FORMAT")), lambda relay: (relay(edit()), relay.close())])
def test_nobody_is_told_of_looks_or_after_the_end(act: Callable[[Relay], object]) -> None:
    """A change of looks concerns no rule; a closed relay forgets what waited, and takes nothing more."""
    told = Told()
    relay = Relay(told, quiet_s=0.02)
    act(relay)
    relay.close()
    relay(edit())
    assert not told.one.wait(0.2)


@pytest.mark.parametrize(("change", "event"), [("EDIT", "edit"), ("REMOVE_ROW", "change"), ("OTHER", "change")])
def test_an_event_is_what_the_functions_take(change: str, event: str) -> None:
    """It is read by the functions' own reader, and says neither who nor what."""
    body = write_event(edit(change), NOW)
    message = EVENT_OR_RUN.validate_json(body)
    assert (message.workbook, json.loads(body)["event"]) == ("book", event)
    assert b"ola@" not in body
    assert json.loads(body)["occurredAt"] == "2026-11-20T12:00:00+00:00"


def test_a_function_is_told_with_a_signature_it_accepts() -> None:
    """The request carries the moment and a signature over both; its one sentence comes back."""
    with Listener(200, {"message": "Проверено"}) as listener:
        assert FunctionAddress(listener.url, KEY).send(edit(), NOW) == "Проверено"
    [(headers, body)] = listener.requests
    verify_signature(headers[TIMESTAMP_HEADER], headers[SIGNATURE_HEADER], body, keys=[KEY], now=NOW)


def test_a_function_that_refuses_is_an_error() -> None:
    """Nothing is taken for success that is none."""
    with Listener(401, {}) as listener, pytest.raises(requests.HTTPError):
        FunctionAddress(listener.url, KEY).send(edit(), NOW)

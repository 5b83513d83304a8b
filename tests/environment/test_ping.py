"""The dead-man switch: told of a run by the job's name, and never a reason for a run to fail."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.environment.switch import Switch, serve_switch

from sheets_outreach.environment.ping import ping


@pytest.fixture
def switch() -> Iterator[Switch]:
    """A switch that answers."""
    with serve_switch() as served:
        yield served


def test_it_names_the_job(switch: Switch) -> None:
    """One check for each job, at an address that says which."""
    ping(f"{switch.url}/key/outreach-{{job}}", "send_digest")
    assert switch.paths == ["/key/outreach-send_digest"]


def test_a_switch_that_does_not_answer_harms_nothing(switch: Switch, caplog: pytest.LogCaptureFixture) -> None:
    """Refused or away: a warning without the address, which is as good as a password."""
    switch.status = 500
    ping(f"{switch.url}/secret-key", "send_digest")
    ping("http://127.0.0.1:1/secret-key", "send_digest")
    assert [record.levelname for record in caplog.records if record.name.startswith("sheets_outreach")] == [
        "WARNING"
    ] * 2
    assert not [
        record
        for record in caplog.records
        if record.name.startswith("sheets_outreach") and "secret" in record.getMessage()
    ]

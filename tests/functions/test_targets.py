"""What the functions do with a request that was let in, in this process and on a local Sheets server."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from flask import Flask, Response, request
from flask.testing import FlaskClient
from tests.environment.switch import serve_switch

from sheets_outreach.environment.fanout import READS_A_RUN
from sheets_outreach.environment.settings import read_environment
from sheets_outreach.errors import SettingsError
from sheets_outreach.localsheets import LocalServer, LocalSheets
from sheets_outreach.targets import make_targets

HEADER = ["Название", "Ссылка", "Специализация", "Предложение", "Договоренности", "Админ", "Ссылка"]
ROW = ["Двор", "https://vk.com/club1", "все", "анонсы", "раз в месяц", "Анна", "https://vk.com/id1"]
LET_IN = {"Authorization": "Bearer header.payload.SIGNATURE_REMOVED_BY_GOOGLE"}


@pytest.fixture
def server() -> Iterator[LocalServer]:
    """A Sheets server."""
    with LocalServer(LocalSheets(None)) as served:
        yield served


def make_register(server: LocalServer) -> str:
    """Make a register of one community."""
    workbook = server.core.create("Сообщества")
    server.core.person_types(workbook, "Sheet1!A1", [HEADER, ROW])
    return workbook


def make_client(server: LocalServer, **variables: str) -> FlaskClient:
    """Serve all functions on one port, by the path."""
    environment = read_environment({"OUTREACH_AUTH": "iam", "OUTREACH_SHEETS_URL": server.url, **variables})
    targets = make_targets(environment, lambda: datetime.now(UTC))
    app = Flask("all functions")

    @app.post("/<target>")
    def answer(target: str) -> Response:
        return targets[target](request._get_current_object())  # type: ignore[attr-defined]

    return app.test_client()


def call(client: FlaskClient, target: str, body: dict[str, Any]) -> tuple[int, dict[str, Any]]:
    """Call a function with what Cloud Run lets through."""
    answer = client.post(f"/{target}", json=body, headers=LET_IN)
    said: dict[str, Any] = answer.get_json()
    return answer.status_code, said


def test_a_run_that_is_only_tried_writes_nothing(server: LocalServer) -> None:
    """It reads, says what it found, and leaves the sheet alone."""
    workbook = make_register(server)
    status, said = call(
        make_client(server, OUTREACH_WORKBOOKS=workbook), "validate_rows", {"schema": "outreach.run/1", "dry_run": True}
    )
    assert (status, said["status"], said["rows"]) == (200, "ok", 1)
    assert {method for method, _ in server.requests} == {"GET"}


@pytest.mark.parametrize(("dry_run", "ends"), [(True, {"status": "ok", "due": 0}), (False, {"status": "skipped"})])
def test_statistics_with_nothing_due_write_nothing(dry_run: bool, ends: dict[str, Any], server: LocalServer) -> None:
    """No publication, no figures; tried or meant."""
    client = make_client(server, OUTREACH_WORKBOOKS=make_register(server))
    status, said = call(client, "append_statistics", {"schema": "outreach.run/1", "dry_run": dry_run})
    assert status == 200
    assert said | ends == said
    assert {method for method, _ in server.requests} == {"GET"}


@pytest.mark.parametrize(("dry_run", "ends"), [(True, {"status": "ok", "due": 0}), (False, {"status": "skipped"})])
def test_without_a_mail_server_no_digest_is_tried(dry_run: bool, ends: dict[str, Any], server: LocalServer) -> None:
    """A library that wants no mail has no failing runs either."""
    client = make_client(server, OUTREACH_WORKBOOKS=make_register(server))
    status, said = call(client, "send_digest", {"schema": "outreach.run/1", "dry_run": dry_run})
    assert status == 200
    assert said | ends == said
    assert {method for method, _ in server.requests} <= {"GET"}


def test_a_mail_server_that_is_away_harms_no_run_without_mails(server: LocalServer) -> None:
    """Nobody is to be written to: the server is not even called."""
    variables = {
        "OUTREACH_SMTP_HOST": "127.0.0.1",
        "OUTREACH_SMTP_PORT": "1",
        "OUTREACH_MAIL_FROM": "library@example.org",
        "OUTREACH_MAIL_DOMAINS": "example.org",
    }
    client = make_client(server, OUTREACH_WORKBOOKS=make_register(server), **variables)
    status, said = call(client, "send_digest", {"schema": "outreach.run/1"})
    assert (status, said["status"]) == (200, "skipped")


@pytest.mark.parametrize("target", ["validate_rows", "append_statistics", "send_digest"])
def test_a_run_with_nothing_to_do_costs_what_a_network_is_planned_by(target: str, server: LocalServer) -> None:
    """Two reads, which the table of docs/deploy.md and the pace of its queues rest on."""
    mail = {
        "OUTREACH_SMTP_HOST": "127.0.0.1",
        "OUTREACH_SMTP_PORT": "1",
        "OUTREACH_MAIL_FROM": "library@example.org",
        "OUTREACH_MAIL_DOMAINS": "example.org",
    }
    workbook = make_register(server)
    client = make_client(server, OUTREACH_WORKBOOKS=workbook, **mail)
    assert call(client, "validate_rows", {"schema": "outreach.run/1"})[0] == 200
    server.requests.clear()
    assert call(client, target, {"schema": "outreach.run/1"})[0] == 200
    assert [method for method, _ in server.requests] == ["GET"] * READS_A_RUN
    assert READS_A_RUN == 2


def test_a_dead_man_switch_is_told_of_scheduled_runs_only(server: LocalServer) -> None:
    """Not of an edit, and not of a run that is only tried: these come by themselves, whether the schedule lives or not."""
    workbook = make_register(server)
    event = {"schema": "outreach.sheet-event/1", "event": "edit", "spreadsheetId": workbook}
    with serve_switch() as switch:
        client = make_client(server, OUTREACH_WORKBOOKS=workbook, OUTREACH_PING_URL=f"{switch.url}/{{job}}")
        for body in (event, {"schema": "outreach.run/1", "dry_run": True}, {"schema": "outreach.run/1"}):
            assert call(client, "validate_rows", body)[0] == 200
    assert switch.paths == ["/validate_rows"]


def test_statistics_are_not_started_by_an_edit(server: LocalServer) -> None:
    """The event of an edit does not fit: 422."""
    workbook = make_register(server)
    event = {"schema": "outreach.sheet-event/1", "event": "edit", "spreadsheetId": workbook}
    assert call(make_client(server, OUTREACH_WORKBOOKS=workbook), "append_statistics", event)[0] == 422
    assert server.requests == []


def test_a_workbook_without_a_register_is_for_somebody_to_mend(server: LocalServer) -> None:
    """200 and "failed": a scheduler that calls again changes nothing."""
    workbook = server.core.create("Пустая")
    status, said = call(make_client(server, OUTREACH_WORKBOOKS=workbook), "validate_rows", {"schema": "outreach.run/1"})
    assert (status, said["status"], said["error"]) == (200, "failed", "RegisterError")
    assert said["message"]


def test_a_workbook_that_is_gone_is_for_somebody_to_mend(server: LocalServer) -> None:
    """The same for one that was deleted or never shared."""
    client = make_client(server, OUTREACH_WORKBOOKS="1NoLongerThere")
    status, said = call(client, "validate_rows", {"schema": "outreach.run/1"})
    assert (status, said["status"], said["error"]) == (200, "failed", "AccessError")


def test_without_queues_a_network_runs_in_this_process(server: LocalServer) -> None:
    """At a desk: every library is checked, and one that cannot be is counted."""
    workbooks = [make_register(server), make_register(server)]
    network = server.core.create("Сеть")
    server.core.person_types(
        network, "Sheet1!A1", [["Link"], *[[workbook] for workbook in workbooks], ["1NoLongerThere"]]
    )
    client = make_client(server, OUTREACH_NETWORK=network)
    status, said = call(client, "dispatch", {"schema": "outreach.dispatch/1", "jobs": ["validate_rows"]})
    assert (status, said) == (200, {"status": "partial", "queued": 2, "already": 0, "failed": 1, "remaining": 0})
    written = {path.rpartition("/")[2].partition(":")[0] for method, path in server.requests if method == "POST"}
    assert written == set(workbooks)


def test_what_a_deadline_leaves_over_is_counted(server: LocalServer) -> None:
    """Each run waits for its turn of two and a half seconds; after one second only the first has begun."""
    workbooks = [make_register(server), make_register(server)]
    client = make_client(server, OUTREACH_WORKBOOKS=",".join(workbooks), OUTREACH_DEADLINE_S="1")
    status, said = call(
        client, "dispatch", {"schema": "outreach.dispatch/1", "jobs": ["validate_rows", "validate_rows"]}
    )
    assert (status, said) == (200, {"status": "partial", "queued": 1, "already": 0, "failed": 0, "remaining": 1})


@pytest.mark.parametrize(
    "url", ["https://example.org", "https://{job}.{place}.example", "http://{job}.example", "{job}"]
)
def test_an_address_of_services_must_have_a_place_for_the_job(url: str, server: LocalServer) -> None:
    """And no other place that nobody fills."""
    with pytest.raises(SettingsError, match="OUTREACH_TASK_URL must be"):
        make_client(server, OUTREACH_WORKBOOKS="1a", OUTREACH_TASK_URL=url)

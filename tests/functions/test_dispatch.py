"""The planner of a network in a real process: one task for each library and job of the sheet of sheets."""

from __future__ import annotations

import base64
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest
from tests.environment.callers import BY_IAM
from tests.environment.cloud_tasks import serve_cloud_tasks
from tests.functions.process import serve

from sheets_outreach.localsheets import LocalServer, LocalSheets

CALLED_BY_CLOUD_RUN = {"Authorization": "Bearer header.payload.SIGNATURE_REMOVED_BY_GOOGLE"}
SWEEP = {"schema": "outreach.dispatch/1", "jobs": ["validate_rows", "send_digest"]}
QUEUES = ",".join(f"projects/library/locations/europe-west1/queues/outreach-{number}" for number in (1, 2))


@dataclass(frozen=True)
class Network:
    """A sheet of sheets on a local server."""

    server: LocalServer
    sheets: LocalSheets
    workbook: str

    def variables(self, tasks_url: str) -> dict[str, str]:
        """The planner's settings."""
        return {
            "OUTREACH_AUTH": "iam",
            "OUTREACH_NETWORK": self.workbook,
            "OUTREACH_SHEETS_URL": self.server.url,
            "OUTREACH_TASK_QUEUES": QUEUES,
            "OUTREACH_TASK_URL": "https://outreach-{job}-{identity}.example.run.app",
            "OUTREACH_TASK_CALLER": "caller@library.example",
            "OUTREACH_TASK_API_URL": tasks_url,
        }


@pytest.fixture
def network() -> Iterator[Network]:
    """A sheet that lists 40 libraries with the first account and 10 with the second, one paused and one mistyped."""
    sheets = LocalSheets(None)
    workbook = sheets.create("Сеть")
    rows = [["Библиотека", "Ссылка", "Номер", "Пауза"]]
    rows += [[f"№ {n}", f"https://docs.google.com/spreadsheets/d/1Library{n}/edit", "1", ""] for n in range(40)]
    rows += [[f"№ {n}", f"1Library{n}", "2", ""] for n in range(40, 50)]
    rows += [["№ 50", "1Library50", "1", "да"], ["№ 51", "напишу позже", "1", ""]]
    sheets.person_types(workbook, "Sheet1!A1", rows)
    with LocalServer(sheets) as server:
        yield Network(server, sheets, workbook)


def test_each_library_and_job_becomes_one_task(network: Network, tmp_path: Path) -> None:
    """At the pace of each account's quota, with one read of the sheet of sheets; the log names the mistyped row."""
    with serve_cloud_tasks() as tasks, serve("dispatch", network.variables(tasks.url), tmp_path / "log") as function:
        answer = function.post(SWEEP, CALLED_BY_CLOUD_RUN)
        log = function.read_log()
    assert answer.json() == {"status": "ok", "queued": 100, "already": 0, "failed": 0, "remaining": 0}
    assert [method for method, _ in network.server.requests] == ["GET"]
    bodies = [json.loads(base64.b64decode(task["httpRequest"]["body"])) for task in tasks.tasks.values()]
    assert {body["workbook"] for body in bodies} == {f"1Library{n}" for n in range(50)}
    assert Counter(task["httpRequest"]["url"] for task in tasks.tasks.values()) == {
        "https://outreach-validate-rows-1.example.run.app": 40,
        "https://outreach-send-digest-1.example.run.app": 40,
        "https://outreach-validate-rows-2.example.run.app": 10,
        "https://outreach-send-digest-2.example.run.app": 10,
    }
    for account in ("1", "2"):
        due = sorted(
            datetime.fromisoformat(task["scheduleTime"])
            for name, task in tasks.tasks.items()
            if f"queues/outreach-{account}/" in name
        )
        minutes = Counter((moment - due[0]).total_seconds() // 60 for moment in due)
        # Two reads a run, 60 a minute.
        assert max(minutes.values()) <= 30
    assert [line["message"] for line in log if "cannot be read" in line["message"]] == [
        "These rows of the sheet of sheets cannot be read: [53]"
    ]


def test_a_sweep_that_is_started_twice_queues_nothing_twice(network: Network, tmp_path: Path) -> None:
    """The scheduler may; the second finds every task there."""
    with serve_cloud_tasks() as tasks, serve("dispatch", network.variables(tasks.url), tmp_path / "log") as function:
        answers = [function.post(SWEEP, CALLED_BY_CLOUD_RUN).json() for _ in range(2)]
    # Should a period of ten minutes end between the two, the second is a dispatch of its own.
    assert [answer["queued"] + answer["already"] for answer in answers] == [100, 100]
    assert sum(answer["queued"] for answer in answers) == len(tasks.tasks)


def test_a_plan_that_is_only_tried_hands_nothing_over(network: Network, tmp_path: Path) -> None:
    """It says how many runs there would be."""
    with serve_cloud_tasks() as tasks, serve("dispatch", network.variables(tasks.url), tmp_path / "log") as function:
        answer = function.post({**SWEEP, "dry_run": True}, CALLED_BY_CLOUD_RUN)
        assert answer.json() == {"status": "ok", "planned": 100}
        assert not tasks.tasks


def test_trouble_with_the_queue_is_said(network: Network, tmp_path: Path) -> None:
    """What could not be queued is counted, and the run is called partial."""
    with serve_cloud_tasks() as tasks, serve("dispatch", network.variables(tasks.url), tmp_path / "log") as function:
        tasks.trouble = [404] * 7
        assert function.post(SWEEP, CALLED_BY_CLOUD_RUN).json() == {
            "status": "partial",
            "queued": 93,
            "already": 0,
            "failed": 7,
            "remaining": 0,
        }


def test_a_sheet_of_sheets_that_is_not_shared_is_said(network: Network, tmp_path: Path) -> None:
    """With what to do about it; a scheduler has no use for calling again."""
    variables = {**network.variables("http://127.0.0.1:1"), "OUTREACH_NETWORK": "1NotShared"}
    with serve("dispatch", variables, tmp_path / "log") as function:
        answer = function.post(SWEEP, CALLED_BY_CLOUD_RUN)
    assert answer.status_code == 200
    assert answer.json()["status"] == "failed"
    assert "share it" in answer.json()["message"]


@pytest.mark.parametrize("jobs", [[], ["erase"], ["validate_rows"] * 4])
def test_only_known_jobs_are_planned(jobs: list[str], tmp_path: Path) -> None:
    """422 for anything else."""
    with serve("dispatch", BY_IAM, tmp_path / "log") as function:
        assert function.post({"schema": "outreach.dispatch/1", "jobs": jobs}, CALLED_BY_CLOUD_RUN).status_code == 422

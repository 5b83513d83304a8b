"""Handing runs over: to this process or to Cloud Tasks, none lost in silence, one failure not stopping the others."""

from __future__ import annotations

import base64
import json
import logging
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
import requests
from tests.environment.callers import NOW
from tests.environment.cloud_tasks import CloudTasks, serve_cloud_tasks

from sheets_outreach.environment import logs
from sheets_outreach.environment.fanout import Member, Task, plan_tasks
from sheets_outreach.environment.handover import Handover, hand_over
from sheets_outreach.environment.queue import CloudTasksQueue, InlineQueue, Placed
from sheets_outreach.errors import OutreachError, SettingsError, UnavailableError

QUEUE = "projects/library/locations/europe-north1/queues/outreach-1"
LATER = NOW + timedelta(hours=1)
TASKS = plan_tasks([Member("1a"), Member("2b"), Member("3c")], ["validate_rows"], NOW)


@pytest.fixture
def service() -> Iterator[CloudTasks]:
    """Cloud Tasks, empty."""
    with serve_cloud_tasks() as served:
        yield served


def make_queue(service: CloudTasks, waits: list[float] | None = None) -> CloudTasksQueue:
    """A queue there that does not really wait."""
    return CloudTasksQueue(
        requests.Session(),
        {1: QUEUE},
        "https://outreach-{job}-{identity}.example.run.app",
        "tasks@library.example",
        service.url,
        (waits if waits is not None else []).append,
    )


def test_a_task_says_what_to_call_when_and_as_whom(service: CloudTasks) -> None:
    """The fields are those of the REST reference; the body is what the function takes."""
    due = datetime.fromisoformat("2026-11-20T12:30:05+03:00")
    assert make_queue(service).put(Task("n-validate-rows", "validate_rows", "1a", 1, due)) is Placed.QUEUED
    (task,) = service.tasks.values()
    body = base64.b64decode(task["httpRequest"].pop("body"))
    assert json.loads(body) == {"schema": "outreach.run/1", "workbook": "1a"}
    assert task == {
        "name": f"{QUEUE}/tasks/n-validate-rows",
        "scheduleTime": "2026-11-20T09:30:05Z",
        "dispatchDeadline": "930s",
        "httpRequest": {
            "url": "https://outreach-validate-rows-1.example.run.app",
            "httpMethod": "POST",
            "headers": {"Content-Type": "application/json"},
            "oidcToken": {
                "serviceAccountEmail": "tasks@library.example",
                "audience": "https://outreach-validate-rows-1.example.run.app",
            },
        },
    }


@pytest.mark.parametrize(
    ("identity", "host"),
    [(1, "outreach-send-digest-77"), (2, "outreach-send-digest-2-77"), (12, "outreach-send-digest-12-77")],
)
def test_each_identity_is_called_at_services_of_its_own(identity: int, host: str, service: CloudTasks) -> None:
    """The first one's have no number, so that a network may begin with one identity."""
    queue = f"projects/library/locations/europe-north1/queues/outreach-{identity}"
    url = "https://outreach-{job}{suffix}-77.europe-north1.run.app"
    tasks = CloudTasksQueue(requests.Session(), {identity: queue}, url, "tasks@library.example", service.url)
    assert tasks.put(Task("n", "send_digest", "1a", identity, NOW)) is Placed.QUEUED
    (task,) = service.tasks.values()
    assert task["name"] == f"{queue}/tasks/n"
    assert task["httpRequest"]["url"] == f"https://{host}.europe-north1.run.app"


def test_a_dispatch_started_twice_queues_nothing_twice(service: CloudTasks) -> None:
    """The second finds the names taken."""
    ends = [hand_over(TASKS, make_queue(service), until=LATER, clock=lambda: NOW, workers=3) for _ in range(2)]
    assert ends == [Handover(3, 0, 0, 0), Handover(0, 3, 0, 0)]
    assert len(service.tasks) == 3


@pytest.mark.parametrize("status", [408, 429, 500, 502, 503, 504])
def test_passing_trouble_is_tried_again(status: int, service: CloudTasks) -> None:
    """With longer and longer waits."""
    service.trouble = [status, status]
    waits: list[float] = []
    assert make_queue(service, waits).put(TASKS[0]) is Placed.QUEUED
    assert waits == [1.0, 2.0]


def test_an_answer_that_was_lost_does_not_queue_a_second_task(service: CloudTasks) -> None:
    """The creation had been done before the connection broke: the name shows it."""
    service.drop = True
    assert make_queue(service).put(TASKS[0]) is Placed.ALREADY
    assert len(service.tasks) == 1


def test_trouble_that_does_not_pass_is_said(service: CloudTasks) -> None:
    """After four attempts it is somebody else's turn."""
    service.trouble = [503] * 9
    with pytest.raises(UnavailableError) as caught:
        make_queue(service).put(TASKS[0])
    assert not caught.value.permanent
    assert service.requests == 4


@pytest.mark.parametrize("status", [400, 401, 403, 404])
def test_what_can_never_be_queued_is_not_tried_again(status: int, service: CloudTasks) -> None:
    """A queue that does not exist, or is not ours, is a matter for whoever deployed it."""
    service.trouble = [status] * 9
    with pytest.raises(SettingsError, match=str(status)):
        make_queue(service).put(TASKS[0])
    assert service.requests == 1


def test_an_identity_without_a_queue_is_said_and_stops_no_other(service: CloudTasks) -> None:
    """A library that is shared with an identity nobody deployed is counted as failed."""
    tasks = plan_tasks([Member("1a"), Member("2b", 7), Member("3c")], ["validate_rows"], NOW)
    assert hand_over(tasks, make_queue(service), until=LATER, clock=lambda: NOW) == Handover(2, 0, 1, 0)


def test_what_a_worker_logs_belongs_to_the_request() -> None:
    """Workers are other threads; their lines must still be found by the request's trace."""
    seen = []

    class Queue:
        def put(self, _task: Task) -> Placed:
            seen.append(json.loads(logs.JsonFormatter().format(logging.makeLogRecord({"msg": "put"})))["run_id"])
            return Placed.QUEUED

    logs.bind(run_id="r7")
    hand_over(TASKS, Queue(), until=LATER, clock=lambda: NOW, workers=2)
    assert seen == ["r7"] * 3


class Clock:
    """A clock that only waiting moves."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        """The moment."""
        return self.now

    def sleep(self, seconds: float) -> None:
        """Wait."""
        self.now += timedelta(seconds=seconds)


def test_in_this_process_runs_wait_until_they_are_due() -> None:
    """The pace is the plan's, on a desk as in the cloud."""
    clock = Clock()
    ran: list[tuple[str, datetime]] = []
    queue = InlineQueue(lambda task: ran.append((task.workbook, clock())), clock, LATER, clock.sleep)
    assert hand_over(TASKS, queue, until=LATER, clock=clock) == Handover(3, 0, 0, 0)
    assert ran == [(task.workbook, task.due) for task in TASKS]


def test_one_library_that_fails_does_not_stop_the_others() -> None:
    """It is counted, the others run."""
    ran = []

    def run(task: Task) -> None:
        if task.workbook == "1a":
            raise OutreachError("not shared with us")
        ran.append(task.workbook)

    clock = Clock()
    assert hand_over(TASKS, InlineQueue(run, clock, LATER, clock.sleep), until=LATER, clock=clock) == Handover(
        2, 0, 1, 0
    )
    assert ran == ["2b", "3c"]


def test_when_the_time_is_up_the_rest_is_counted() -> None:
    """No run begins after the deadline; how many did not is said."""
    clock = Clock()
    until = NOW + timedelta(seconds=150)
    queue = InlineQueue(lambda task: clock.sleep(100), clock, until, clock.sleep)
    assert hand_over(TASKS, queue, until=until, clock=clock) == Handover(2, 0, 0, 1)


def test_a_run_that_would_be_due_too_late_is_not_waited_for() -> None:
    """Its turn comes after the deadline: it is counted at once."""
    clock = Clock()
    until = TASKS[1].due
    queue = InlineQueue(lambda task: None, clock, until, clock.sleep)
    assert hand_over(TASKS, queue, until=until, clock=clock) == Handover(1, 0, 0, 2)
    assert clock() == NOW

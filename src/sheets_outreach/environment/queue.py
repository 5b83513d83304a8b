"""Answers how a planned run gets started: in this process, one after the other, or by Google's Cloud Tasks.

It does not decide when; a task says from when on it may run. Delivery is at least once, as everywhere: a run must do
no harm when it is started twice.
"""

from __future__ import annotations

import base64
import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from http import HTTPStatus
from typing import Protocol
from urllib.parse import urlsplit

import google.auth
import requests
from google.auth import exceptions
from google.auth.transport.requests import AuthorizedSession

from sheets_outreach.environment.fanout import Task
from sheets_outreach.environment.variables import LOOPBACK_HOSTS
from sheets_outreach.errors import SettingsError, UnavailableError

REQUEST_TIMEOUT_S = 20
# Longer than any service's own time-out: Cloud Tasks starts a task anew when it runs out.
DISPATCH_DEADLINE_S = 930
ATTEMPTS = 4
PASSING = frozenset({408, 429, 500, 502, 503, 504})


class Placed(StrEnum):
    """What became of a task that was handed over."""

    QUEUED = "queued"
    ALREADY = "already"
    REMAINING = "remaining"


class TaskQueue(Protocol):
    """Where planned runs are handed over. ``put`` may be called for the same task twice."""

    def put(self, task: Task) -> Placed:
        """Hand one task over.

        Raises:
            UnavailableError: it could not be handed over now.
            SettingsError: it can never be: the queue or the service does not exist, or is not ours.
        """


@dataclass(frozen=True, slots=True)
class InlineQueue:
    """Runs each task at once, in this process, waiting until it is due: for a desk and for tests.

    Attributes:
        run: runs a task; what it raises reaches whoever put the task.
        clock: the moment, aware.
        until: a task that is due later is left for another time.
        sleep: waits for so many seconds.
    """

    run: Callable[[Task], object]
    clock: Callable[[], datetime]
    until: datetime
    sleep: Callable[[float], None] = time.sleep

    def put(self, task: Task) -> Placed:
        """Wait until the task is due, then run it."""
        if task.due >= self.until:
            return Placed.REMAINING
        wait_s = (task.due - self.clock()).total_seconds()
        if wait_s > 0:
            self.sleep(wait_s)
        self.run(task)
        return Placed.QUEUED


@dataclass(frozen=True, slots=True)
class CloudTasksQueue:
    """Creates one HTTP task for each run, called with an identity token of the tasks' own service account.

    Attributes:
        session: an authorised session; google-auth's AuthorizedSession on Google Cloud.
        queues: full queue names by identity, from 1: ``projects/P/locations/L/queues/Q``.
        service_url: address of a job's service, with places for ``{job}`` and, where there are several identities,
            ``{identity}`` (1, 2 …) or ``{suffix}`` (nothing for the first, then -2, -3 …).
        caller: e-mail address of the service account whose token the service will see.
        api_url: where Cloud Tasks answers.
        sleep: waits for so many seconds between attempts.
    """

    session: requests.Session
    queues: Mapping[int, str]
    service_url: str
    caller: str
    api_url: str = "https://cloudtasks.googleapis.com"
    sleep: Callable[[float], None] = time.sleep

    def put(self, task: Task) -> Placed:
        """Create the task (https://docs.cloud.google.com/tasks/docs/reference/rest/v2/projects.locations.queues.tasks)."""
        queue = self.queues.get(task.identity)
        if queue is None:
            raise SettingsError(f"There is no queue for identity {task.identity}")
        for attempt in range(1, ATTEMPTS + 1):
            status = self._create(queue, task)
            if status == HTTPStatus.OK:
                return Placed.QUEUED
            if status == HTTPStatus.CONFLICT:
                return Placed.ALREADY
            if status not in PASSING:
                raise SettingsError(f"Cloud Tasks refused a task for {queue} with {status}")
            if attempt < ATTEMPTS:
                self.sleep(2.0 ** (attempt - 1))
        raise UnavailableError(f"Cloud Tasks did not take a task for {queue}")

    def _create(self, queue: str, task: Task) -> int:
        """Send one task; a lost connection is passing trouble, since its name makes a second creation harmless."""
        try:
            answer = self.session.post(
                f"{self.api_url}/v2/{queue}/tasks", json={"task": self._write(queue, task)}, timeout=REQUEST_TIMEOUT_S
            )
        except (requests.RequestException, exceptions.TransportError):
            return HTTPStatus.SERVICE_UNAVAILABLE
        return answer.status_code

    def _write(self, queue: str, task: Task) -> dict[str, object]:
        suffix = "" if task.identity == 1 else f"-{task.identity}"
        url = self.service_url.format(job=task.job.replace("_", "-"), identity=task.identity, suffix=suffix)
        body = json.dumps({"schema": "outreach.run/1", "workbook": task.workbook}).encode()
        return {
            "name": f"{queue}/tasks/{task.name}",
            "scheduleTime": task.due.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "dispatchDeadline": f"{DISPATCH_DEADLINE_S}s",
            "httpRequest": {
                "url": url,
                "httpMethod": "POST",
                "headers": {"Content-Type": "application/json"},
                "body": base64.b64encode(body).decode(),
                "oidcToken": {"serviceAccountEmail": self.caller, "audience": url},
            },
        }


def open_session(api_url: str) -> requests.Session:
    """Make a session that Cloud Tasks accepts; a stand-in on this machine gets no credentials.

    Raises:
        SettingsError: this machine has no credentials of Google's.
    """
    if urlsplit(api_url).hostname in LOOPBACK_HOSTS:
        return requests.Session()
    try:
        credentials, _ = google.auth.default(scopes=["https://www.googleapis.com/auth/cloud-platform"])
    except exceptions.DefaultCredentialsError as error:
        raise SettingsError("This machine has no Google credentials for Cloud Tasks") from error
    return AuthorizedSession(credentials)  # type: ignore[no-untyped-call]

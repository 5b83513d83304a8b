"""Answers what each function does with a request that was let in: find the workbook, call the job, say what came of it.

``functions/main.py`` offers these to functions-framework one at a time; the ``dev`` command serves all of them on one
port. What a job does is not known here. A job is imported by the first request that needs it: no function pays for
another's imports.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from threading import local
from typing import TYPE_CHECKING

import gspread
from flask import Request, Response
from gspread.urls import SPREADSHEET_URL

from sheets_outreach.environment import Auth, Environment, Outcome, json_endpoint, logs
from sheets_outreach.environment.endpoint import read_clock
from sheets_outreach.environment.fanout import Job, Member, Task, plan_tasks
from sheets_outreach.environment.messages import (
    DISPATCH,
    EVENT_OR_RUN,
    RUN,
    DispatchRequest,
    EventOrRun,
    RunRequest,
    SheetEvent,
)
from sheets_outreach.environment.ping import ping
from sheets_outreach.environment.registry import Registry
from sheets_outreach.errors import AccessError
from sheets_outreach.job_status import JobStatus
from sheets_outreach.jobs.outcome import JobOutcome
from sheets_outreach.workbook.address import parse_address
from sheets_outreach.workbook.client import PatientClient
from sheets_outreach.workbook.gateway import Gateway
from sheets_outreach.workbook.opening import connect, open_gateway

if TYPE_CHECKING:
    from sheets_outreach.environment.queue import TaskQueue

# A replay of a signed request may make a sheet be looked at again, but not a row be appended or a mail be sent.
PROVEN_CALLERS = frozenset({Auth.IAM, Auth.OIDC})
HANDOVER_WORKERS = 8

_log = logging.getLogger(__name__)

Target = Callable[[Request], Response]


class Targets:
    """The handlers of one process: they share its connections and what it knows of the registered workbooks.

    Args:
        environment: the settings.
        clock: the moment, aware.
    """

    def __init__(self, environment: Environment, clock: Callable[[], datetime] = read_clock) -> None:
        self._environment = environment
        self._clock = clock
        self._registry = Registry(environment, self._read_network, clock)
        self._connections = local()

    def validate_rows(self, message: EventOrRun) -> Outcome:
        """Check the register's rows and write what is wrong beside them."""
        gateway = self._open("validate_rows", message)
        from sheets_outreach.jobs.origin import Origin
        from sheets_outreach.jobs.validate_rows import validate_rows

        origin = Origin.SCHEDULE
        if isinstance(message, SheetEvent):
            # A change of structure and a form's answer come by the same installed script as an edit does.
            origin = Origin.MENU if message.event == "menu" else Origin.EDIT
        return self._report("validate_rows", message, validate_rows(gateway, origin=origin, dry_run=message.dry_run))

    def append_statistics(self, message: RunRequest) -> Outcome:
        """Measure the publications that are due and append a row for each."""
        gateway = self._open("append_statistics", message)
        from sheets_outreach.jobs.due_measurements import TABS, find_due

        if message.dry_run:
            return Outcome.model_validate({"status": JobStatus.OK, "due": len(find_due(gateway.read(TABS)))})
        from sheets_outreach.collectors.registry import build_collectors
        from sheets_outreach.jobs.append_statistics import append_statistics

        outcome = append_statistics(gateway, build_collectors(self._environment.tokens))
        return self._report("append_statistics", message, outcome)

    def send_digest(self, message: RunRequest) -> Outcome:
        """Mail each person what they must do, if their digest is due."""
        gateway = self._open("send_digest", message)
        from sheets_outreach.jobs.contacts import read_contacts
        from sheets_outreach.jobs.posting import make_mailer, plan_posting
        from sheets_outreach.jobs.send_digest import TABS, find_mails, send_digest

        if message.dry_run:
            register = gateway.read(TABS)
            contacts = read_contacts(self._environment.contacts)
            mails = find_mails(register, gateway.client.now(), gateway.address.url, contacts=contacts)
            return Outcome.model_validate({"status": JobStatus.OK, "due": len(mails)})
        if self._environment.smtp_host is None:
            return Outcome.model_validate({"status": JobStatus.SKIPPED, "message": "No mail server is set."})
        with make_mailer(self._environment) as mailer:
            outcome = send_digest(gateway, mailer, plan_posting(self._environment))
        return self._report("send_digest", message, outcome)

    def dispatch(self, message: DispatchRequest) -> Outcome:
        """Start jobs on every registered workbook, at the pace that Google's quota allows."""
        from sheets_outreach.environment.handover import hand_over

        now = self._clock()
        tasks = plan_tasks(self._registry.members(), message.jobs, now)
        if message.dry_run:
            return Outcome.model_validate({"status": JobStatus.OK, "planned": len(tasks)})
        until = now + timedelta(seconds=self._environment.deadline_s)
        queue = self._make_queue(until)
        workers = HANDOVER_WORKERS if self._environment.task_queues else 1
        ends = hand_over(tasks, queue, until=until, clock=self._clock, workers=workers)
        whole = not ends.failed and not ends.remaining
        return Outcome.model_validate({"status": JobStatus.OK if whole else JobStatus.PARTIAL, **ends.as_fields()})

    def _open(self, job: Job, message: EventOrRun) -> Gateway:
        """Open the workbook that a message names, if it is registered."""
        address = self._registry.find(message.workbook)
        logs.bind(job=job, register=parse_address(address).id)
        return open_gateway(address, self._connect(address))

    def _report(self, job: Job, message: EventOrRun, outcome: JobOutcome) -> Outcome:
        """Word what a job came to, and tell the dead-man switch of a scheduled run."""
        if self._environment.ping_url and isinstance(message, RunRequest) and not message.dry_run:
            ping(self._environment.ping_url, job)
        return Outcome.model_validate(outcome.as_fields())

    def _connect(self, address: str) -> PatientClient:
        """Give this thread's client, its run begun; connection, credentials and pace last from request to request."""
        client: PatientClient | None = getattr(self._connections, "client", None)
        if client is None:
            client = connect(parse_address(address))
            self._connections.client = client
        client.begin_run(self._environment.deadline_s)
        return client

    def _read_network(self, address: str) -> tuple[Member, ...]:
        """Read the sheet of sheets in one request."""
        from sheets_outreach.environment.network import NETWORK_QUERY, parse_answer

        at = parse_address(address)
        try:
            network = self._connect(address).call(
                "get", SPREADSHEET_URL % at.id, lambda answer: parse_answer(answer.content), params=NETWORK_QUERY
            )
        except gspread.exceptions.APIError as error:
            raise AccessError("The sheet of sheets cannot be read: share it with this service's account") from error
        if network.unreadable:
            _log.warning("These rows of the sheet of sheets cannot be read: %s", list(network.unreadable))
        return network.members

    def _make_queue(self, until: datetime) -> TaskQueue:
        """Give Cloud Tasks where queues are set, else a queue that runs the tasks in this process."""
        from sheets_outreach.environment.queue import CloudTasksQueue, InlineQueue, open_session

        environment = self._environment
        if not environment.task_queues:
            return InlineQueue(self._run_task, self._clock, until)
        assert environment.task_url is not None, "read_environment has seen to it"
        assert environment.task_caller is not None, "read_environment has seen to it"
        return CloudTasksQueue(
            open_session(environment.task_api_url),
            dict(enumerate(environment.task_queues, start=1)),
            environment.task_url,
            environment.task_caller,
            environment.task_api_url,
        )

    def _run_task(self, task: Task) -> Outcome:
        handlers: dict[Job, Callable[[RunRequest], Outcome]] = {
            "validate_rows": self.validate_rows,
            "append_statistics": self.append_statistics,
            "send_digest": self.send_digest,
        }
        return handlers[task.job](RunRequest.model_validate({"schema": "outreach.run/1", "workbook": task.workbook}))


def make_targets(environment: Environment, clock: Callable[[], datetime] = read_clock) -> dict[str, Target]:
    """Make the functions, by the name that ``FUNCTION_TARGET`` gives them."""
    targets = Targets(environment, clock)
    guard = partial(json_endpoint, environment=environment, clock=clock)
    return {
        "validate_rows": guard(EVENT_OR_RUN)(targets.validate_rows),
        "append_statistics": guard(RUN, auth_modes=PROVEN_CALLERS)(targets.append_statistics),
        "send_digest": guard(RUN, auth_modes=PROVEN_CALLERS)(targets.send_digest),
        "dispatch": guard(DISPATCH, auth_modes=PROVEN_CALLERS)(targets.dispatch),
    }

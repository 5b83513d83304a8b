"""The functions that append and send, killed at every request: the next run finishes the work, and does none of it twice."""

from __future__ import annotations

import os
import signal
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import requests
from aiosmtpd.controller import Controller
from tests.functions.process import Function, free_port, serve
from tests.jobs.test_send_digest import PostOffice
from tests.reliability.library import DIARY, DIARY_TITLES, PEOPLE, make_workbook, type_cells

from sheets_outreach.localsheets import LocalServer, LocalSheets
from sheets_outreach.localsheets.core import SeenRequest

RUN = {"schema": "outreach.run/1"}
LET_IN = {"Authorization": "Bearer header.payload.SIGNATURE_REMOVED_BY_GOOGLE"}
LEASE_IS_OVER = timedelta(minutes=20)
POSTS = 3
MOST_REQUESTS = 12


def typed_diary(sheets: LocalSheets, workbook: str) -> None:
    """Let somebody note posts in a Facebook group, which has no interface, with the figures they saw."""
    day = (datetime.now(UTC).date() - timedelta(days=4)).strftime("%d.%m.%Y")
    link = "https://www.facebook.com/groups/sokol/posts/{}"
    rows = [[day, "Сообщество 1", link.format(700 + n), f"тема {n}", str(10 + n), str(200 + n)] for n in range(POSTS)]
    sheets.person_edits(workbook, [type_cells(DIARY, 0, 0, [DIARY_TITLES, *rows])])


@dataclass
class Library:
    """A server with a workbook for each moment, and a mail server."""

    server: LocalServer
    workbooks: list[str]
    office: PostOffice

    @property
    def variables(self) -> dict[str, str]:
        """The settings of a function for all of them."""
        return {
            "OUTREACH_AUTH": "iam",
            "OUTREACH_WORKBOOKS": ",".join(self.workbooks),
            "OUTREACH_SHEETS_URL": self.server.url,
            "OUTREACH_SMTP_HOST": "127.0.0.1",
            "OUTREACH_SMTP_PORT": str(self.office.port),
            "OUTREACH_SMTP_SECURITY": "none",
            "OUTREACH_MAIL_FROM": "outreach@library.example",
            "OUTREACH_MAIL_DOMAINS": "library.example",
        }

    def requests_of(self, workbook: str) -> int:
        """How many requests a workbook has had."""
        return sum(workbook in path for _, path in self.server.requests)

    def rows(self, workbook: str, tab: str) -> list[list[Any]]:
        """What stands in a tab below its titles."""
        url = f"{self.server.url}/v4/spreadsheets/{workbook}/values/{tab}"
        found: list[list[Any]] = requests.get(url, timeout=30).json().get("values", [])
        return found[1:]

    def run(self, function: Function, workbook: str) -> Mapping[str, Any]:
        """Call a function as the scheduler does."""
        answer: Mapping[str, Any] = function.post({**RUN, "workbook": workbook}, LET_IN).json()
        return answer

    @contextmanager
    def killing(self, function: Function, workbook: str, number: int) -> Iterator[None]:
        """Kill the function before the request of that number reaches the workbook."""
        seen: list[SeenRequest] = []

        def kill(request: SeenRequest) -> None:
            if workbook in request.path:
                seen.append(request)
                if len(seen) == number:
                    os.killpg(function.pid, signal.SIGKILL)

        self.server.core.before_request.append(kill)
        yield
        self.server.core.before_request.remove(kill)


@pytest.fixture
def library() -> Iterator[Library]:
    """Workbooks with three posts to measure and three people to write to."""
    sheets, today = LocalSheets(None), datetime.now(UTC).date()
    workbooks = [make_workbook(sheets, today, posts=POSTS) for _ in range(MOST_REQUESTS)]
    for workbook in workbooks:
        typed_diary(sheets, workbook)
    office = PostOffice()
    controller = Controller(office, hostname="127.0.0.1", port=free_port())
    controller.start()
    office.port = controller.port
    with LocalServer(sheets) as server:
        yield Library(server, workbooks, office)
    controller.stop()


def interrupt_everywhere(library: Library, target: str, folder: Path) -> tuple[str, list[str]]:
    """Run a function whole on one workbook, and on others until each of its requests; then let another finish.

    Returns:
        the workbook of the whole run, and those of the broken ones.
    """
    whole, *others = library.workbooks
    with serve(target, library.variables, folder / "survivor") as survivor:
        assert library.run(survivor, whole)["status"] == "ok"
        broken = others[: library.requests_of(whole)]
        assert len(broken) == library.requests_of(whole) > 3
        for number, workbook in enumerate(broken, start=1):
            with (
                serve(target, library.variables, folder / f"victim-{number}") as victim,
                library.killing(victim, workbook, number),
                pytest.raises(requests.ConnectionError),
            ):
                library.run(victim, workbook)
        # A claim of the dead is nobody's until its lease is over: 409, so that the scheduler comes again.
        library.server.clock_skew = LEASE_IS_OVER
        for workbook in broken:
            assert library.run(survivor, workbook)["status"] in {"ok", "skipped"}
    return whole, broken


def test_figures_are_appended_once_however_a_run_ends(library: Library, tmp_path: Path) -> None:
    """As many rows as a whole run writes, one a post and day, wherever the run before was killed."""
    whole, broken = interrupt_everywhere(library, "append_statistics", tmp_path)
    expected = sorted(row[1:] for row in library.rows(whole, "Статистика"))
    assert len(expected) == POSTS
    for workbook in broken:
        assert sorted(row[1:] for row in library.rows(workbook, "Статистика")) == expected


def test_everybody_gets_the_digest_however_a_run_ends(library: Library, tmp_path: Path) -> None:
    """Nobody is left out; only a kill between a mail and its mark sends it again, under the same Message-ID."""
    whole, broken = interrupt_everywhere(library, "send_digest", tmp_path)
    workbooks = [whole, *broken]
    for workbook in workbooks:
        states = [row[3:] for row in library.rows(workbook, "Получатели")]
        assert len(states) == len(PEOPLE)
        assert all(any(cell.strip() for cell in state) for state in states)
    copies: dict[tuple[str, str], list[str]] = defaultdict(list)
    for mail in library.office.mails:
        body = mail.get_body(("plain",))
        assert body is not None
        # A mail names its sheet by its address.
        (about,) = [workbook for workbook in workbooks if workbook in body.get_content()]
        copies[about, str(mail["To"]).partition(" ")[0]].append(str(mail["Message-ID"]))
    assert copies.keys() == {(workbook, person) for workbook in workbooks for person in PEOPLE}
    twice = [identities for identities in copies.values() if len(identities) > 1]
    # Each of the three was once in the middle of a mail: killed between the mail and its mark.
    assert len(twice) <= len(PEOPLE)
    assert all(len(identities) == 2 and len(set(identities)) == 1 for identities in twice)

"""A function that is stopped: what it had begun it finishes, and what it could not finish the next run does."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import Any

import pytest
import requests
from tests.environment.callers import BY_SIGNATURE
from tests.functions.process import serve

from sheets_outreach.localsheets import LocalServer, LocalSheets
from sheets_outreach.localsheets.core import SeenRequest
from sheets_outreach.localsheets.http.faults import Fault

HEADER = ["Название", "Ссылка", "Специализация", "Предложение", "Договоренности", "Админ", "Ссылка"]
ROWS = [
    [f"Двор {n}", link, "все", "анонсы", "раз в месяц", "Анна", ""]
    for n, link in enumerate(["https://vk.com/club1", "?", ""])
]
RUN = {"schema": "outreach.run/1"}


@dataclass
class Register:
    """A register on a local server."""

    sheets: LocalSheets
    server: LocalServer
    workbook: str

    @property
    def variables(self) -> dict[str, str]:
        """The settings of a function for it."""
        return {**BY_SIGNATURE, "OUTREACH_WORKBOOKS": self.workbook, "OUTREACH_SHEETS_URL": self.server.url}

    def read(self) -> list[list[Any]]:
        """What stands in it."""
        url = f"{self.server.url}/v4/spreadsheets/{self.workbook}/values/Sheet1"
        rows: list[list[Any]] = requests.get(url, timeout=30).json()["values"]
        return rows


@pytest.fixture
def register() -> Iterator[Register]:
    """Three communities, two of them with something to correct."""
    sheets = LocalSheets(None)
    workbook = sheets.create("Сообщества")
    sheets.person_types(workbook, "Sheet1!A1", [HEADER, *ROWS])
    with LocalServer(sheets) as server:
        yield Register(sheets, server, workbook)


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[list[Any]], int]:
    """What the sheet looks like after a run that nobody disturbed, and how many requests that took."""
    sheets = LocalSheets(None)
    workbook = sheets.create("Сообщества")
    sheets.person_types(workbook, "Sheet1!A1", [HEADER, *ROWS])
    with LocalServer(sheets) as server:
        register = Register(sheets, server, workbook)
        with serve("validate_rows", register.variables, tmp_path_factory.mktemp("undisturbed") / "log") as function:
            assert function.post(RUN).json()["status"] == "ok"
        count = len(server.requests)
        return register.read(), count


def test_a_function_that_is_asked_to_stop_finishes_what_it_does(register: Register, tmp_path: Path) -> None:
    """SIGTERM in the middle of a run: the caller gets its answer, the sheet its marks, and the process ends well."""
    reached = Event()
    register.sheets.before_request.append(lambda _seen: reached.set())
    register.server.faults.add(Fault(delay_s=1.0))
    with (
        ThreadPoolExecutor(1) as pool,
        serve("validate_rows", register.variables, tmp_path / "log") as function,
    ):
        answer = pool.submit(function.post, RUN)
        assert reached.wait(20)
        os.kill(function.pid, signal.SIGTERM)
        assert answer.result(30).json()["status"] == "ok"
    assert "Проверка" in register.read()[0]


@pytest.mark.parametrize("moment", ["before_request", "after_request"])
@pytest.mark.parametrize("number", [1, 2, 3])
def test_after_a_crash_the_next_run_finishes_the_work(
    number: int, moment: str, register: Register, undisturbed: tuple[list[list[Any]], int], tmp_path: Path
) -> None:
    """Killed before or after any request: the sheet ends as if nothing had happened, and is written once."""
    rows, count = undisturbed
    assert number <= count
    seen: list[SeenRequest] = []
    with serve("validate_rows", register.variables, tmp_path / "log") as function:

        def kill(request: SeenRequest) -> None:
            seen.append(request)
            if len(seen) == number:
                os.killpg(function.pid, signal.SIGKILL)

        getattr(register.sheets, moment).append(kill)
        with pytest.raises(requests.ConnectionError):
            function.post(RUN)
        getattr(register.sheets, moment).remove(kill)
    with serve("validate_rows", register.variables, tmp_path / "log2") as function:
        assert function.post(RUN).json()["status"] == "ok"
    assert register.read() == rows


@pytest.mark.parametrize(
    "fault", [Fault(status=503), Fault(status=429), Fault(reset=True), Fault(when="after", reset=True)]
)
def test_trouble_with_google_shows_in_nothing_but_time(
    fault: Fault, register: Register, undisturbed: tuple[list[list[Any]], int], tmp_path: Path
) -> None:
    """One request fails, before or after it was carried out: the run ends well, and the sheet is the same."""
    rows, _ = undisturbed
    register.server.faults.add(fault)
    with serve("validate_rows", register.variables, tmp_path / "log") as function:
        assert function.post(RUN).json()["status"] == "ok"
    assert register.read() == rows


def test_what_a_deadline_cut_off_the_next_run_does(
    register: Register, undisturbed: tuple[list[list[Any]], int], tmp_path: Path
) -> None:
    """The time is up at the very write: the caller is asked to come again, and the sheet ends as if nothing had happened."""
    rows, _ = undisturbed
    register.server.faults.add(Fault(status=503, times=None, path=":batchUpdate"))
    with serve("validate_rows", {**register.variables, "OUTREACH_DEADLINE_S": "1"}, tmp_path / "log") as function:
        assert function.post(RUN).status_code == 503
        assert register.read() == [row[: len(HEADER)] for row in register.read()]
        register.server.faults.clear()
        assert function.post(RUN).json()["status"] == "ok"
    assert register.read() == rows


def test_google_that_stays_away_is_passing_trouble(register: Register, tmp_path: Path) -> None:
    """When patience ends the scheduler is asked to come again, and nothing was written."""
    register.server.faults.add(Fault(status=503, times=None))
    with serve("validate_rows", {**register.variables, "OUTREACH_DEADLINE_S": "1"}, tmp_path / "log") as function:
        answer = function.post(RUN)
    assert answer.status_code == 503
    assert int(answer.headers["Retry-After"]) > 0
    assert answer.headers["Content-Type"] == "application/problem+json"

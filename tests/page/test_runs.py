"""The runs of a workbook, one after the other; who is told of edits; what the command says without the page."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from sheets_outreach.cli import serve
from sheets_outreach.errors import OutreachError
from sheets_outreach.job_status import JobStatus
from sheets_outreach.jobs.outcome import JobOutcome
from sheets_outreach.localsheets import LocalSheets
from sheets_outreach.page.relay import FunctionAddress
from sheets_outreach.page.runs import FAILED, RUNNING, Runs
from sheets_outreach.page.site import Site
from sheets_outreach.texts import Language
from tests.page.listener import Listener

NOW = datetime(2026, 11, 20, tzinfo=UTC)
DONE = JobOutcome("validate_rows", JobStatus.OK, "done", reads=2, writes=1)


@pytest.fixture
def runs() -> Iterator[Runs]:
    """The runs of one workbook."""
    found = Runs(lambda: NOW)
    yield found
    found.close()


def wait_for(runs: Runs, count: int) -> None:
    """Wait until so many runs have ended."""
    for _ in range(500):
        if sum(entry.status != RUNNING for entry in runs.entries) >= count and not runs.busy:
            return
        threading.Event().wait(0.01)
    raise AssertionError("the runs did not end")


def test_a_run_is_listed_with_what_it_came_to(runs: Runs) -> None:
    """Status, sentence and requests; the newest run first."""
    runs.start("plan", lambda: DONE)
    wait_for(runs, 1)
    runs.start("validate_rows", lambda: DONE, quiet=True)
    wait_for(runs, 2)
    assert [(one.job, one.status, one.quiet) for one in runs.entries] == [
        ("validate_rows", "ok", True),
        ("plan", "ok", False),
    ]
    assert (runs.entries[0].message, runs.entries[0].reads, runs.entries[0].writes) == ("done", 2, 1)


def test_one_job_at_a_time_and_none_waits_twice(runs: Runs) -> None:
    """While one runs, the same job may wait once: it will see everything that came meanwhile."""
    seen: list[int] = []
    gate = threading.Event()

    def work() -> JobOutcome:
        seen.append(len(seen))
        gate.wait(5)
        return DONE

    assert runs.start("validate_rows", work)
    while not seen:
        threading.Event().wait(0.005)
    assert runs.busy == "validate_rows"
    assert runs.start("validate_rows", work)
    assert not runs.start("validate_rows", work)
    gate.set()
    wait_for(runs, 2)
    assert seen == [0, 1]


def test_a_failed_run_says_why_and_the_next_one_runs(runs: Runs) -> None:
    """An error of ours is a line in the list, with its sentence."""

    def fail() -> JobOutcome:
        raise OutreachError("There is no register here.")

    before = runs.version
    runs.start("plan", fail)
    wait_for(runs, 1)
    assert (runs.entries[0].status, runs.entries[0].message) == (FAILED, "There is no register here.")
    assert runs.version > before
    runs.start("plan", lambda: DONE)
    wait_for(runs, 2)


@pytest.mark.parametrize(("status", "ends"), [(200, "ok"), (500, FAILED)])
def test_an_edit_is_relayed_to_a_function(status: int, ends: str) -> None:
    """With a function's address nothing runs here: the function is told, and its answer is the run's."""
    with LocalSheets() as core, Listener(status, {"message": "Проверено"}) as listener:
        identity = core.create("Test")
        site = Site(core, "http://127.0.0.1:1", function=FunctionAddress(listener.url, "k" * 40))
        core.person_types(identity, "A1", [["x"]])
        wait_for(site.runs(identity), 1)
        site.close()
        assert site.runs(identity).entries[0].status == ends
        assert len(listener.requests) == 1
        assert core.on_person_edit == []


@pytest.mark.parametrize(
    ("locale", "language"),
    [
        ("ru_RU", Language.RU),
        ("nb_NO", Language.NB),
        ("nn_NO", Language.NB),
        ("no_NO", Language.NB),
        ("de_DE", Language.EN),
    ],
)
def test_the_locale_decides_the_language(locale: str, language: Language) -> None:
    """Norwegian has three codes; whatever we do not speak is English."""
    with LocalSheets() as core:
        site = Site(core, "http://127.0.0.1:1")
        assert site.language(core.create("Test", locale=locale)) is language
        assert not site.knows("nothing")
        site.close()


class _Refusing:
    """Finds nothing of NiceGUI, as where the extra is not installed."""

    def find_spec(self, name: str, path: object = None, target: object = None) -> None:
        if name.partition(".")[0] == "nicegui":
            raise ModuleNotFoundError("No module named 'nicegui'", name="nicegui")


@pytest.mark.parametrize(("options", "says"), [([], True), (["--no-page"], False)])
def test_serve_works_without_the_extra_and_says_how_to_get_the_page(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, options: list[str], says: bool
) -> None:
    """One sentence, and the API is there all the same; whoever wants no page is told nothing."""
    for name in [
        one for one in sys.modules if one.partition(".")[0] == "nicegui" or one.startswith("sheets_outreach.page")
    ]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(sys, "meta_path", [_Refusing(), *sys.meta_path])
    monkeypatch.setattr(serve, "_wait_for_ctrl_c", lambda: None)
    result = CliRunner().invoke(serve.command, ["--port", "0", "--db", str(tmp_path / "x.db"), *options])
    assert result.exit_code == 0, result.output
    assert ("sheets-outreach[local]" in result.output) is says
    assert "Workbook: http://127.0.0.1:" in result.output

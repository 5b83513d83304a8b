"""Trials by processes of their own, without any of the other libraries: the floor and ours on a small workbook."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from bench.comparison.catalogue import BY_NAME, KEPT, PLAIN
from bench.comparison.environments import ENVIRONMENTS, OURS, ROOT, Environment, MissingError, prepare_python
from bench.comparison.forwarder import Interruption
from bench.comparison.judging import COLUMN, RIGHT, ROW, Intrusion, Verdict, count_figures, judge, read_cells
from bench.comparison.stage import Stage, prepare, serving
from bench.comparison.task import APPEND, APPENDED, MARK, READ
from bench.comparison.trial import FailedError, attempt, look_up

ROWS = 40


@pytest.fixture(scope="module")
def stages(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Stage]:
    """Both workbooks with forty communities, four of whose links cannot be read."""
    return prepare(tmp_path_factory.mktemp("stages"), ROWS)


def test_a_trial_counts_requests_and_rows(stages: Mapping[str, Stage]) -> None:
    """The floor reads all rows in one request, and says what it took."""
    stage = stages[PLAIN]
    with serving(stage.database, copied=True) as url:
        trial = attempt(BY_NAME["floor"], sys.executable, READ, url, stage.workbook, ROWS)
    assert (trial.count, trial.counts.requests) == (ROWS, 1)
    assert trial.peak_mb > 1
    assert trial.seconds >= trial.cpu_seconds >= 0


def test_a_hundred_rows_are_appended(stages: Mapping[str, Stage]) -> None:
    """The tab holds a hundred more afterwards, and the copy that was served leaves the original as it was."""
    stage = stages[KEPT]
    with serving(stage.database, copied=True) as url:
        trial = attempt(BY_NAME["ours"], sys.executable, APPEND, url, stage.workbook, ROWS)
        assert (trial.count, count_figures(url, stage.workbook)) == (APPENDED, 2 * APPENDED)
    with serving(stage.database, copied=True) as url:
        assert count_figures(url, stage.workbook) == APPENDED


@pytest.mark.parametrize(
    ("subject", "intrusion"), [("ours, first run", ROW), ("ours, first run", COLUMN), ("ours, a later run", COLUMN)]
)
def test_ours_is_right_though_somebody_comes_in(
    stages: Mapping[str, Stage], subject: str, intrusion: Intrusion
) -> None:
    """All marks stand on their rows in the end and no people's cell was changed."""
    assert _mark_amid(stages, subject, intrusion) == RIGHT


def test_the_floor_is_wrong_when_somebody_comes_in(stages: Mapping[str, Stage]) -> None:
    """Written by row number every mark is a row too high; written by column letter each is on a people's cell."""
    found = [_mark_amid(stages, "floor", intrusion) for intrusion in (ROW, COLUMN)]
    assert found == [Verdict(4, 4, 0), Verdict(0, 4, 4)]


def _mark_amid(stages: Mapping[str, Stage], subject: str, intrusion: Intrusion) -> Verdict:
    stage = stages[BY_NAME[subject].workbooks[MARK]]
    with serving(stage.database, copied=True) as url:
        interruption = Interruption(
            f"https://vk.com/id{ROWS}".encode(), lambda: intrusion.come_in(url, stage.workbook, stage.people)
        )
        attempt(BY_NAME[subject], sys.executable, MARK, url, stage.workbook, ROWS, interruption=interruption)
        assert interruption.happened
        return judge(read_cells(url, stage.workbook), stage.people, intrusion)


def test_a_library_that_is_not_installed_gives_a_reason() -> None:
    """The reason is one line and names what is missing."""
    with pytest.raises(FailedError, match=r"^ModuleNotFoundError: No module named 'pygsheets'$"):
        look_up(BY_NAME["pygsheets"], sys.executable)


def test_our_own_environment_is_the_one_that_runs() -> None:
    """Ours is measured with what is installed here; the others' lists are there and name every file's hash."""
    assert prepare_python(OURS) == sys.executable
    for environment in ENVIRONMENTS.values():
        text = (ROOT / environment.requirements).read_text(encoding="utf-8")
        pins = [line for line in text.splitlines() if "==" in line and not line.lstrip().startswith("#")]
        assert pins
        assert text.count("--hash=sha256:") >= len(pins)


def test_a_python_that_is_not_to_be_had_gives_a_reason(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A command that is there but does not run is passed over, as pyenv's are whose version is not chosen."""
    command = tmp_path / "python3.19"
    command.write_text("#!/bin/sh\nexit 127\n")
    command.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setitem(ENVIRONMENTS, "nobody's", Environment("requirements/bench.txt", minor=19))
    with pytest.raises(MissingError, match=r"^it needs Python 3\.19 or newer, and none was found on the PATH$"):
        prepare_python("nobody's")

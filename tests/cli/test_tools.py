"""The tools' commands as a person types them: what they print, their exit codes, JSON and nothing else beside it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sheets_outreach.cli import COMMANDS, main
from sheets_outreach.examples import read_example
from sheets_outreach.localsheets import LocalServer
from tests.jobs.sheets import address_of, blank_workbook
from tests.workbook.files import HOSTILE, excel_file


def run(*words: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> tuple[int, str, str]:
    """Type a command: exit code, stdout, stderr."""
    monkeypatch.setattr("sys.argv", ["sheets-outreach", *words])
    code = 0
    try:
        main()
    except SystemExit as end:
        code = int(end.code or 0)
    said = capsys.readouterr()
    return code, said.out, said.err


@pytest.mark.parametrize("name", list(COMMANDS))
def test_every_command_says_how_it_is_used(
    name: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its module is there and its help ends well."""
    code, out, _ = run(name, "--help", capsys=capsys, monkeypatch=monkeypatch)
    assert code == 0
    assert f"{name} [OPTIONS]" in out


def test_from_an_empty_spreadsheet_to_a_checked_register(
    server: LocalServer, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Setup, import, check, doctor, export, erase: the way of somebody who has never seen an API."""
    workbook, _ = blank_workbook(server)
    address = address_of(server, workbook)
    original = excel_file(tmp_path / "original.xlsx", {"Лист1": read_example("original")})

    def typed(*words: str) -> tuple[int, str]:
        code, out, _ = run(*words, capsys=capsys, monkeypatch=monkeypatch)
        return code, out

    assert "Сообщества" in typed("setup", address)[1]
    assert "ничего не изменено" in typed("setup", address, "--dry-run")[1]
    assert "новых строк 1" in typed("import", str(original), address)[1]
    assert json.loads(typed("import", str(original), address, "--json")[1])["written"] is False
    assert typed("check", address, "--write")[0] == 0
    code, out = typed("doctor", address, "--json")
    assert code == 0
    assert [one["code"] for part in json.loads(out)["parts"] for one in part["found"]] == []
    assert "✓" in typed("doctor", address)[1]
    assert "Искать негде" in typed("discover", address)[1]
    assert "export.ods" in typed("export", address, str(tmp_path / "export.ods"))[1]
    assert (
        json.loads(typed("check", str(tmp_path / "export.ods"), "--json")[1])["communities"][0]["platform"]
        == "facebook"
    )
    admin = read_example("original")[3][5]
    assert "--yes" in typed("erase", address, "--person", admin)[1]
    assert "История версий" in typed("erase", address, "--person", admin, "--yes")[1]
    assert "нет" in typed("erase", address, "--person", admin)[1]


@pytest.mark.parametrize("name", ["pdf", "bomb", "cut"])
def test_a_hostile_file_is_one_sentence_and_exit_code_two(
    server: LocalServer, tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """No traceback, nothing on stdout."""
    workbook, _ = blank_workbook(server)
    path = HOSTILE[name](tmp_path / "register.xlsx")
    for words in (("import", str(path), address_of(server, workbook)), ("check", str(path))):
        code, out, err = run(*words, capsys=capsys, monkeypatch=monkeypatch)
        assert (code, out) == (2, "")
        assert err.count("\n") == 1
        assert "Traceback" not in err


def test_the_doctor_ends_with_one_where_something_stops_work(
    server: LocalServer, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """And says what mends it."""
    workbook, _ = blank_workbook(server)
    code, out, _ = run("doctor", address_of(server, workbook), capsys=capsys, monkeypatch=monkeypatch)
    assert code == 1
    assert "sheets-outreach setup" in out

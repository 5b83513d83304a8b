"""`erase` as a person types it: one person, or what is due; never both and never neither."""

from __future__ import annotations

import json

import pytest

from sheets_outreach.localsheets import LocalServer
from tests.cli.test_tools import run
from tests.jobs.sheets import address_of
from tests.workbooks import create_workbook, register_row, register_rows


def test_due_rows_are_listed_for_people_and_for_programs(
    server: LocalServer, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rows and columns, and no name."""
    rows = [[*register_rows([])[0], "Приветствие отправлено"]]
    rows.append([*register_row("Двор", admin="Марина Заметная"), "01.01.2001"])
    workbook = create_workbook(server, rows, title="Сообщества")
    tab = workbook.add_worksheet("Настройки", 5, 2)
    tab.update([["Настройка", "Значение"], ["Хранить персональные данные, мес.", "24"]], "A1")
    address = address_of(server, workbook)
    code, out, _ = run("erase", address, "--due", capsys=capsys, monkeypatch=monkeypatch)
    assert code == 0
    assert "«Сообщества», строка 2: Админ, Ссылка; последний раз 2001-01-01" in out
    assert "Заметная" not in out
    _, out, _ = run("erase", address, "--due", "--json", capsys=capsys, monkeypatch=monkeypatch)
    assert json.loads(out) == {
        "months": 24,
        "due": [{"tab": "Сообщества", "row": 2, "columns": ["Админ", "Ссылка"], "since": "2001-01-01"}],
    }


@pytest.mark.parametrize("words", [(), ("--due", "--person", "Анна")])
def test_a_person_or_what_is_due_must_be_said(
    words: tuple[str, ...], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """One sentence, and nothing is opened."""
    code, out, err = run("erase", "http://127.0.0.1:9/x", *words, capsys=capsys, monkeypatch=monkeypatch)
    assert (code, out) == (2, "")
    assert "--person NAME, or --due" in err

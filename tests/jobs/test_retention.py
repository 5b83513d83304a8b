"""Personal data that is older than the settings allow: its rows are listed, nobody is named, nothing is erased."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

import pytest

from sheets_outreach.jobs.doctor.work import examine_personal_data
from sheets_outreach.jobs.erasing import find_overdue, list_overdue
from sheets_outreach.jobs.erasing.retention import months_before
from sheets_outreach.localsheets import LocalServer
from sheets_outreach.register.records import Register
from tests.cells import CellLike, read
from tests.jobs.sheets import writes
from tests.workbooks import TITLES, create_workbook, open_workbook_of, register_row, register_rows

KEPT_A_YEAR = ("Хранить персональные данные, мес.", "12")


def book(
    communities: Sequence[tuple[str, str]] = (),
    entries: Sequence[Sequence[CellLike]] = (),
    *,
    setting: tuple[str, str] = KEPT_A_YEAR,
) -> Register:
    """Read a register of (name, day greeted), a diary and a setting; everybody's admin is called Марина Заметная."""
    rows = [[*register_row(name, admin="Марина Заметная"), greeted] for name, greeted in communities]
    diary = ["Дата", "Сообщество", "Тема", "От кого", "Переведено в", "Отвечено"]
    return read(
        ("Сообщества", [[*TITLES, "Приветствие отправлено"], *rows]),
        ("Дневник", [diary, *map(list, entries)]),
        ("Настройки", [["Настройка", "Значение"], list(setting)]),
    )


def test_without_a_setting_nothing_is_ever_due() -> None:
    """How long to keep is the library's decision."""
    assert not find_overdue(book([("Двор", "01.01.2001")], setting=("Название библиотеки", "12")))


@pytest.mark.parametrize(("greeted", "due"), [("20.11.2025", True), ("21.11.2025", False), ("", False)])
def test_an_admin_is_due_once_the_last_contact_is_older(greeted: str, due: bool) -> None:
    """A year back to the day is not over a year; without any day nobody can tell."""
    found = find_overdue(book([("Двор", greeted)]))
    assert [(one.tab, one.row, list(one.columns)) for one in found] == (
        [("Сообщества", 2, ["Админ", "Ссылка"])] if due else []
    )


def test_a_post_is_a_contact_too() -> None:
    """An admin whom nobody greeted lately, but in whose community the library posts, is no stranger."""
    assert not find_overdue(book([("Двор", "01.01.2020")], [["01.10.2026", "Двор", "Афиша"]]))
    [old] = find_overdue(book([("Двор", "01.01.2020")], [["01.10.2024", "Двор", "Афиша"]]))
    assert old.since == date(2024, 10, 1)


def test_a_visitor_is_due_a_while_after_the_answer() -> None:
    """Who wished something and where they were asked to write; a wish without a name is nobody's."""
    entries = [
        ["01.01.2025", "Двор", "о книгах", "Гость", "guest@home.example", "02.02.2025"],
        ["01.01.2025", "Двор", "о лекции", "", "", "02.02.2025"],
        ["01.01.2025", "Двор", "о кружке", "Гость", "", "01.06.2026"],
        ["", "Двор", "без даты", "Гость", "", ""],
    ]
    [one] = find_overdue(book([], entries))
    assert (one.tab, one.row, list(one.columns)) == ("Дневник", 2, ["От кого", "Переведено в"])
    assert one.since == date(2025, 2, 2)


def test_the_oldest_comes_first() -> None:
    """Across tabs."""
    found = find_overdue(
        book([("Двор", "01.03.2025"), ("Сад", "01.01.2025")], [["01.02.2025", "?", "?", "Гость", "", ""]])
    )
    assert [one.since for one in found] == [date(2025, 1, 1), date(2025, 2, 1), date(2025, 3, 1)]


@pytest.mark.parametrize(
    ("day", "months", "before"),
    [
        (date(2026, 11, 21), 12, date(2025, 11, 21)),
        (date(2026, 1, 31), 1, date(2025, 12, 31)),
        (date(2028, 3, 31), 1, date(2028, 2, 29)),
        (date(2026, 12, 5), 12, date(2025, 12, 5)),
        (date(2026, 5, 31), 600, date(1976, 5, 31)),
    ],
)
def test_months_are_the_calendars(day: date, months: int, before: date) -> None:
    """The same day, or the last of a shorter month."""
    assert months_before(day, months) == before


def test_doctor_says_how_many_rows_are_due() -> None:
    """And nothing where none is."""
    [one] = examine_personal_data(book([("Двор", "01.01.2020"), ("Сад", "01.01.2020")]))
    assert (one.code, one.params) == ("retention-due", {"n": 2, "months": 12})
    assert not list(examine_personal_data(book([("Двор", "20.11.2026")])))


def test_the_list_names_cells_and_nobody(server: LocalServer) -> None:
    """Whoever reads it opens the sheet; nothing is written."""
    rows = [[*register_rows([])[0], "Приветствие отправлено"]]
    long_ago = (datetime.now(UTC).date() - timedelta(days=900)).strftime("%d.%m.%Y")
    rows.append([*register_row("Двор", admin="Марина Заметная"), long_ago])
    workbook = create_workbook(server, rows, title="Сообщества")
    tab = workbook.add_worksheet("Настройки", 5, 2)
    gateway = open_workbook_of(server, workbook.id)
    assert "не сказано" in list_overdue(gateway).sentences[0]
    tab.update([["Настройка", "Значение"], ["Хранить персональные данные, мес.", 36]], "A1")
    assert list_overdue(gateway).sentences == ["Ничего не хранится дольше срока (месяцев: 36)."]
    tab.update_acell("B2", "24")
    server.requests.clear()
    report = list_overdue(gateway)
    [sentence] = report.sentences
    assert "строка 2" in sentence
    assert "Заметная" not in sentence + str(report.as_fields())
    assert report.as_fields()["months"] == 24
    assert writes(server) == 0

"""Erasing a person: every cell about them and no other; what only mentions them is named for a person to read."""

from __future__ import annotations

import random

import pytest

from sheets_outreach.jobs.erasing import erase_person
from sheets_outreach.jobs.erasing.finding_people import is_person
from sheets_outreach.jobs.setup import set_up
from sheets_outreach.localsheets import LocalServer, SeenRequest
from tests.jobs.sheets import blank_workbook, people_do, writes
from tests.workbooks import create_workbook, open_workbook_of, register_row, register_rows


@pytest.mark.parametrize(
    ("name", "person"),
    [
        ("Арина Г.", "арина г"),
        ("Арина Г. (админ)", "Арина Г."),
        ("Алёна Ёлкина", "Алена Елкина"),
        (" Kari  N ", "kari n."),
        ("Kari@lib.example", "kari@lib.example"),
    ],
)
def test_a_name_is_found_however_it_is_spelled(name: str, person: str) -> None:
    """Case, points, brackets and ё do not matter."""
    assert is_person(name, person)


@pytest.mark.parametrize(
    ("name", "person"),
    [
        ("Мариана Г.", "Ариана Г."),
        ("Анна-Мария", "Анна"),
        ("Анна К.", "Анна"),
        ("Анна", "Анна К."),
        ("Kari N.", "Kari Nordmann"),
        ("mari.kari@lib.example", "kari@lib.example"),
        ("", "Анна"),
        ("Анна", ""),
        ("…", "!"),
    ],
)
def test_a_longer_or_shorter_name_is_somebody_elses(name: str, person: str) -> None:
    """Nobody loses their name because another was asked for."""
    assert not is_person(name, person)


def test_without_yes_nothing_is_written(server: LocalServer) -> None:
    """The cells are named by tab, address and column."""
    workbook = create_workbook(server, register_rows([register_row("Соседи", admin="Арина Г.")]), title="Сообщества")
    gateway = open_workbook_of(server, workbook.id)
    server.requests.clear()
    report = erase_person(gateway, "Арина Г.")
    assert writes(server) == 0
    assert [(one.row, one.column) for one in report.erased] == [(2, "Админ"), (2, "Ссылка")]
    assert "F2" in report.sentences[0]
    assert "Арина" not in str(report.as_fields())


def test_a_person_goes_from_every_tab_and_all_others_stay(server: LocalServer) -> None:
    """Admin, diary, recipients; colleagues beside them keep their names."""
    workbook, gateway = blank_workbook(server)
    set_up(gateway)
    register = workbook.worksheet("Сообщества")
    register.update([register_row("Соседи", admin="Арина Г."), register_row("Двор", admin="Арина Г., Олег П.")], "A2")
    register.update([["Спросить Арину Г. и Арина Г. ответит"]], "AA3")
    diary = workbook.worksheet("Дневник")
    titles = diary.row_values(1)
    columns = [titles.index(name) for name in ("Пожелания и отзывы", "От кого")]
    row = [""] * len(titles)
    row[columns[0]], row[columns[1]] = "Больше лекций", "арина г"
    diary.update([row, [*row[: columns[1]], "Олег П."]], "A2")
    workbook.worksheet("Получатели").update([["Арина Г.", "arina@lib.example"], ["Ольга", "olga@lib.example"]], "A2")
    report = erase_person(gateway, "Арина Г.", dry_run=False)
    assert report.written
    people = [cells[:7] for cells in register.get_all_values()[1:3]]
    assert people[0] == [*register_row("Соседи")[:5], "", ""]
    assert people[1] == [*register_row("Двор")[:5], "Олег П.", "https://vk.com/id1"]
    values = diary.get_all_values()
    assert [values[1][column] for column in columns] == ["", ""]
    assert [values[2][column] for column in columns] == ["Больше лекций", "Олег П."]
    assert workbook.worksheet("Получатели").get_all_values()[1:3] == [
        [""] * 6,
        ["Ольга", "olga@lib.example", *[""] * 4],
    ]
    assert [(mention.row, mention.index) for mention in report.mentions] == [(3, 26)]
    assert not erase_person(gateway, "Арина Г.", dry_run=False).written


def test_an_e_mail_address_finds_the_person_too(server: LocalServer) -> None:
    """People are also asked for by what stands in the address column."""
    workbook, gateway = blank_workbook(server)
    set_up(gateway)
    workbook.worksheet("Получатели").update([["Ольга", "olga@lib.example"]], "A2")
    erase_person(gateway, "OLGA@lib.example", dry_run=False)
    assert workbook.worksheet("Получатели").get_all_values()[1:] == []


def test_a_name_that_is_nowhere_changes_nothing(server: LocalServer) -> None:
    """Neither a cell nor a mention."""
    workbook = create_workbook(server, register_rows([register_row("Соседи")]), title="Сообщества")
    server.requests.clear()
    report = erase_person(open_workbook_of(server, workbook.id), "Никто Такой", dry_run=False)
    assert (report.erased, report.mentions, report.written) == ([], [], False)
    assert writes(server) == 0


@pytest.mark.parametrize("seed", range(12))
def test_nobody_else_is_erased_while_people_insert_and_move_rows(server: LocalServer, seed: int) -> None:
    """At every request boundary a row is inserted or moved; in the end exactly that person is gone."""
    rng = random.Random(seed)
    names = [f"Двор {number}" for number in range(8)]
    rows = [register_row(name, admin="Арина Г." if n == 4 else f"Админ {n}") for n, name in enumerate(names)]
    workbook = create_workbook(server, register_rows(rows), title="Сообщества")
    left = [rng.randint(1, 4)]

    def disturb(request: SeenRequest) -> None:
        if workbook.id in request.path and left[0] > 0:
            left[0] -= 1
            at = rng.randint(1, 7)
            place = {"sheetId": 0, "dimension": "ROWS", "startIndex": at, "endIndex": at + 1}
            if rng.random() < 0.5:
                people_do(server, workbook, {"insertDimension": {"range": place, "inheritFromBefore": False}})
            else:
                people_do(
                    server, workbook, {"moveDimension": {"source": place, "destinationIndex": rng.randint(9, 11)}}
                )

    gateway = open_workbook_of(server, workbook.id)
    server.core.before_request.append(disturb)
    erase_person(gateway, "Арина Г.", dry_run=False)
    server.core.before_request.clear()
    found = {row[0]: row[5] for row in workbook.sheet1.get_all_values()[1:] if row[0]}
    assert found == {name: "" if n == 4 else f"Админ {n}" for n, name in enumerate(names)}

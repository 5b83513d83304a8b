"""The main job over the real wire: what it marks, what it leaves alone, what it costs."""

from __future__ import annotations

import dataclasses

import pytest

from sheets_outreach.errors import AccessError, AddressError, RegisterError
from sheets_outreach.examples import read_example
from sheets_outreach.job_status import JobStatus
from sheets_outreach.jobs.origin import Origin
from sheets_outreach.jobs.validate_rows import validate_rows
from sheets_outreach.localsheets import LocalServer
from sheets_outreach.workbook.opening import open_gateway
from tests.workbook.staff import seen
from tests.workbooks import TITLES, create_workbook, open_workbook_of, register_row, register_rows


def column(rows: list[list[str]], title: str) -> list[str]:
    """Give a column below its title, by the titles of the first row."""
    index = rows[0].index(title)
    return [row[index] if index < len(row) else "" for row in rows[1:]]


def test_the_original_table_is_right_and_its_cells_are_untouched(server: LocalServer) -> None:
    """One community, agreed every 14 to 21 days with approval; every people's cell as it was, byte for byte."""
    workbook = create_workbook(server, read_example("original"))
    before = [[(cell.value, cell.note, cell.format) for cell in row[:7]] for row in seen(server.core, workbook.id)]
    outcome = validate_rows(open_workbook_of(server, workbook.id))
    assert (outcome.status, outcome.counts["errors"], outcome.counts["rows"]) == (JobStatus.OK, 0, 1)
    rows = workbook.sheet1.get_all_values()
    assert column(rows, "Проверка") == ["", "", "✓", *[""] * (len(rows) - 4)]
    [understood] = [text for text in column(rows, "Как понято") if text]
    assert "14" in understood
    assert "21" in understood
    assert "соглас" in understood
    after = [[(cell.value, cell.note, cell.format) for cell in row[:7]] for row in seen(server.core, workbook.id)]
    assert after == before


def test_two_thousand_rows_cost_three_requests_and_a_second_run_writes_nothing(server: LocalServer) -> None:
    """Two reads and one write whatever the number of rows; the bad tenth is marked on the very rows."""
    people = [register_row(f"Сообщество {n}", f"https://vk.com/place_{n}" if n % 10 else "нет") for n in range(2000)]
    workbook = create_workbook(server, register_rows(people))
    gateway = open_workbook_of(server, workbook.id)
    server.requests.clear()
    outcome = validate_rows(gateway)
    assert [method for method, _ in server.requests] == ["GET", "GET", "POST"]
    assert (outcome.reads, outcome.writes) == (2, 1)
    marks = column(workbook.sheet1.get_all_values(), "Проверка")
    bad = {index for index, mark in enumerate(marks) if mark != "✓"}
    assert bad == set(range(0, 2000, 10))
    server.requests.clear()
    again = validate_rows(gateway)
    assert [method for method, _ in server.requests] == ["GET", "GET"]
    assert again.counts["cells"] == 0


def test_a_mended_row_becomes_right_and_only_its_cells_are_written(server: LocalServer) -> None:
    """The note goes with the mark."""
    workbook = create_workbook(server, register_rows([register_row("Сокол", "нет"), register_row("Аэропорт")]))
    gateway = open_workbook_of(server, workbook.id)
    validate_rows(gateway)
    noted = workbook.sheet1.get_note("H2")
    assert "Ссылка" in noted
    workbook.sheet1.update_acell("B2", "https://vk.com/sokol")
    outcome = validate_rows(gateway)
    assert outcome.counts["cells"] == 1
    assert workbook.sheet1.acell("H2").value == "✓"
    assert not workbook.sheet1.get_note("H2")


def test_the_two_links_are_told_apart(server: LocalServer) -> None:
    """Both columns are titled «Ссылка»; the mark says which."""
    workbook = create_workbook(server, register_rows([register_row("Сокол", "нет")]))
    validate_rows(open_workbook_of(server, workbook.id))
    assert str(workbook.sheet1.acell("H2").value).startswith("Ссылка (сообщество): ")


@pytest.mark.parametrize(
    ("titles", "check"),
    [
        (["Navn", "Lenke", "Spesialisering", "Tilbud", "Avtale", "Administrator", "Lenke til admin"], "Kontroll"),
        (["Name", "Link", "Specialisation", "Offer", "Agreement", "Admin", "Admin link"], "Check"),
    ],
)
def test_marks_are_in_the_language_of_the_titles(server: LocalServer, titles: list[str], check: str) -> None:
    """A Norwegian register gets Norwegian marks, an English one English."""
    workbook = create_workbook(server, [titles, register_row("Torshov", "none")])
    validate_rows(open_workbook_of(server, workbook.id))
    rows = workbook.sheet1.get_all_values()
    [mark] = column(rows, check)
    assert mark.startswith(f"{titles[1]}: ")


@pytest.mark.parametrize(
    ("titles", "agreement", "ours"),
    [
        (list(TITLES), "раз в неделю", ["Проверка", "Как понято"]),
        (
            ["Navn", "Lenke", "Spesialisering", "Tilbud", "Avtale", "Administrator", "Lenke til admin"],
            "ukentlig",
            ["Kontroll", "Slik forstått"],
        ),
        (
            ["Name", "Link", "Specialisation", "Offer", "Agreement", "Admin", "Admin link"],
            "weekly",
            ["Check", "Understood as"],
        ),
    ],
    ids=["ru", "nb", "en"],
)
def test_titles_that_are_gone_come_back_as_they_were(
    server: LocalServer, titles: list[str], agreement: str, ours: list[str]
) -> None:
    """Somebody emptied them: the title a new column gets, in the language of the others, not another spelling of it."""
    workbook = create_workbook(server, [titles, register_row("Torshov", agreement=agreement)])
    validate_rows(open_workbook_of(server, workbook.id))
    assert workbook.sheet1.row_values(1)[7:] == ours
    workbook.sheet1.batch_clear(["H1:I1"])
    validate_rows(open_workbook_of(server, workbook.id))
    assert workbook.sheet1.row_values(1) == [*titles, *ours]


def test_what_people_wrote_under_a_title_of_ours_stays(server: LocalServer) -> None:
    """Their «Последний пост» and «Проверка» were there before us: we put columns of our own beside them, once."""
    rows = register_rows([register_row("Сокол"), register_row("Щукино", "https://vk.com/shchukino")])
    noted = [["Последний пост", "Проверка"], ["12 мая, про лекцию", "ок, Аня"], ["не помню", ""]]
    workbook = create_workbook(server, [row + more for row, more in zip(rows, noted, strict=True)])
    workbook.add_worksheet("Дневник", 5, 3).update(
        [["Дата", "Сообщество", "Тема"], ["12.11.2026", "Сокол", "чай"]], "A1"
    )
    validate_rows(open_workbook_of(server, workbook.id))
    table = workbook.sheet1.get_all_values()
    assert [row[7:9] for row in table] == noted
    assert table[0][9:] == ["Проверка", "Как понято", "Последний пост", "Следующий пост"]
    assert table[1][9] == "✓"
    server.requests.clear()
    again = validate_rows(open_workbook_of(server, workbook.id))
    assert (again.counts["cells"], again.writes) == (0, 0)


def test_a_run_that_changed_something_leaves_a_line_in_the_jobs_tab(server: LocalServer) -> None:
    """In the same batch; an unchanged run leaves none."""
    workbook = create_workbook(server, register_rows([register_row("Сокол")]))
    jobs = workbook.add_worksheet("Журнал", 10, 5)
    jobs.update([["Когда", "Задание", "Состояние", "Что сделано", "Ключ"]], "A1")
    gateway = open_workbook_of(server, workbook.id)
    server.requests.clear()
    validate_rows(gateway)
    posts = [method for method, _ in server.requests].count("POST")
    validate_rows(gateway)
    rows = jobs.get_all_values()
    assert len(rows) == 2
    assert rows[1][1:4] == ["Проверка строк", "готово", "Проверено строк: 1, обновлено наших ячеек: 2."]
    assert posts <= 2


@pytest.mark.parametrize(
    ("origin", "said", "signed"),
    [
        (Origin.EDIT, "Запущено правкой.", "edit"),
        (Origin.MENU, "Запущено из меню.", "menu"),
        (Origin.SCHEDULE, "Запущено по расписанию, найдены новые строки.", "unannounced"),
    ],
)
def test_the_line_says_what_started_the_run(server: LocalServer, origin: Origin, said: str, signed: str) -> None:
    """In words for staff and in the key for machines; nobody's name, and one line a run."""
    workbook = create_workbook(server, register_rows([register_row("Сокол")]))
    jobs = workbook.add_worksheet("Журнал", 10, 5)
    jobs.update([["Когда", "Задание", "Состояние", "Что сделано", "Ключ"]], "A1")
    gateway = open_workbook_of(server, workbook.id)
    validate_rows(gateway, origin=Origin.SCHEDULE)
    workbook.sheet1.update([register_row("Аэропорт", "https://vk.com/airport")], "A3")
    validate_rows(gateway, origin=origin)
    workbook.sheet1.update_acell("B3", "нет")
    validate_rows(gateway, origin=Origin.SCHEDULE)
    first, second, third = jobs.get_all_values()[1:]
    # The first check of a sheet finds all its rows new, and a row that was marked before is not new.
    assert first[3].endswith(". Запущено по расписанию.")
    assert third[3].endswith(". Запущено по расписанию.")
    assert second[3].endswith(f". {said}")
    assert second[4].endswith(f":{signed}")


def test_a_paused_workbook_is_left_alone(server: LocalServer) -> None:
    """Settings say so, and nothing is written."""
    workbook = create_workbook(server, register_rows([register_row("Сокол")]))
    settings = workbook.add_worksheet("Настройки", 10, 2)
    settings.update([["Настройка", "Значение"], ["Пауза", "да"]], "A1")
    server.requests.clear()
    outcome = validate_rows(open_workbook_of(server, workbook.id))
    assert outcome.status is JobStatus.SKIPPED
    assert "POST" not in [method for method, _ in server.requests]


def test_text_that_looks_like_a_formula_stays_text(server: LocalServer) -> None:
    """What people typed is quoted in marks and never becomes a formula there."""
    row = register_row("Сокол", '=HYPERLINK("https://evil.example";"x")')
    row[4] = "=1+1"
    workbook = create_workbook(server, register_rows([row]))
    validate_rows(open_workbook_of(server, workbook.id))
    cells = [cell for cells in seen(server.core, workbook.id) for cell in cells]
    assert not [cell for cell in cells if cell.formula]


@pytest.mark.parametrize(
    "rows",
    [[[""]], [["Дата", "Сумма"], ["1", "2"]], [["x"]] * 25 + [list(TITLES)]],
    ids=["empty", "other", "too far down"],
)
def test_a_workbook_without_a_register_is_refused_and_nothing_is_written(
    server: LocalServer, rows: list[list[str]]
) -> None:
    """One sentence, no write."""
    workbook = create_workbook(server, rows)
    server.requests.clear()
    with pytest.raises(RegisterError):
        validate_rows(open_workbook_of(server, workbook.id))
    assert "POST" not in [method for method, _ in server.requests]


def test_a_workbook_that_is_not_shared_or_not_there_is_an_access_error(server: LocalServer) -> None:
    """Each with what to do about it."""
    workbook = create_workbook(server, register_rows([]))
    server.core.administer(workbook.id, lambda document: dataclasses.replace(document, shared=False))
    with pytest.raises(AccessError, match="press Share"):
        validate_rows(open_workbook_of(server, workbook.id))
    with pytest.raises(AccessError, match="no workbook at"):
        validate_rows(open_workbook_of(server, "never-was-there"))


@pytest.mark.parametrize(
    "address", ["", "hello", "https://example.org/spreadsheets/d/abc", "http://10.0.0.1/spreadsheets/d/a"]
)
def test_what_is_no_address_is_refused(address: str) -> None:
    """Before anything is sent anywhere."""
    with pytest.raises(AddressError):
        open_gateway(address)

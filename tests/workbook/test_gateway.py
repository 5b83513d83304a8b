"""Long tabs and large writes: read block by block, written part by part, and nothing lost or doubled in between."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import gspread
import pytest

from sheets_outreach.errors import MovedError
from sheets_outreach.jobs.validate_rows import validate_rows
from sheets_outreach.localsheets import LocalServer, SeenRequest
from sheets_outreach.register.columns import Tab
from sheets_outreach.register.grid import Sheet
from sheets_outreach.register.reading import Workbook
from sheets_outreach.register.records import Register
from sheets_outreach.register.tables import TABLES
from sheets_outreach.register.writing import CellEdit, TabPlan, WritePlan
from sheets_outreach.workbook.gateway import Gateway, merge
from sheets_outreach.workbook.marks import new_tab
from sheets_outreach.workbook.settling import read_whole
from tests.workbooks import create_workbook, open_workbook_of, register_row, register_rows

TABS = (Tab.REGISTER, Tab.STATISTICS)


def narrow(server: LocalServer, workbook: gspread.Spreadsheet, block_rows: int) -> Gateway:
    """Open a door that reads so many rows at once."""
    wide = open_workbook_of(server, workbook.id)
    return Gateway(wide.client, wide.address, block_rows)


def long_register(server: LocalServer, count: int, *, rows: int) -> gspread.Spreadsheet:
    """Make a register of so many communities on a grid of so many rows; every third link is none."""
    links = (f"https://vk.com/club{100 + n}" if n % 3 else f"нет {n}" for n in range(count))
    workbook = create_workbook(server, register_rows([register_row(f"№ {n}", link) for n, link in enumerate(links)]))
    workbook.sheet1.update_title("Сообщества")
    workbook.sheet1.resize(rows)
    return workbook


@pytest.mark.parametrize(("block_rows", "requests"), [(100, 2), (40, 2), (39, 3), (20, 3), (13, 5), (7, 7)])
def test_a_long_tab_is_read_block_by_block(server: LocalServer, block_rows: int, requests: int) -> None:
    """40 rows of the grid in as few requests as hold them, each row once and under its own number."""
    workbook = long_register(server, 33, rows=40)
    server.requests.clear()
    register = narrow(server, workbook, block_rows).read(TABS)
    assert [(community.row, community.name) for community in register.communities] == [
        (n + 2, f"№ {n}") for n in range(33)
    ]
    assert [method for method, _ in server.requests] == ["GET"] * requests


@pytest.mark.parametrize("edit", ["insert", "delete", "move"])
@pytest.mark.parametrize("before", [3, 4])
def test_rows_that_move_between_two_blocks_are_noticed(server: LocalServer, edit: str, before: int) -> None:
    """A row would be read twice or never; it is read again instead."""
    workbook = long_register(server, 33, rows=40)
    row = {"sheetId": 0, "dimension": "ROWS", "startIndex": 2, "endIndex": 3}
    edits: dict[str, dict[str, Any]] = {
        "insert": {"insertDimension": {"range": row, "inheritFromBefore": False}},
        "delete": {"deleteDimension": {"range": row}},
        "move": {"moveDimension": {"source": row, "destinationIndex": 38}},
    }
    gets = 0

    def disturb(request: SeenRequest) -> None:
        nonlocal gets
        gets += request.method == "GET"
        if gets == before:
            server.core.before_request.clear()
            server.core.person_edits(workbook.id, [edits[edit]])

    gateway = narrow(server, workbook, 13)
    server.core.before_request.append(disturb)
    with pytest.raises(MovedError, match="moved while"):
        gateway.read(TABS)
    names = {community.name for community in read_whole(gateway, TABS).communities}
    assert len(names) == 32 + (edit != "delete")


def test_a_long_register_gets_the_same_marks(server: LocalServer) -> None:
    """Its state after a write is read anew, block by block, for it is too long for one answer."""
    short, long = long_register(server, 33, rows=40), long_register(server, 33, rows=40)
    validate_rows(open_workbook_of(server, short.id))
    outcome = validate_rows(narrow(server, long, 13))
    assert outcome.status == "ok"
    assert long.sheet1.get_all_values() == short.sheet1.get_all_values()
    assert validate_rows(narrow(server, long, 13)).writes == 0


def statistics_lines(count: int) -> Sequence[dict[str, str]]:
    """Give so many lines of half a kilobyte."""
    return [
        {"community": f"№ {n}", "post_link": f"https://vk.com/wall-1_{n}", "source": "Ж" * 250} for n in range(count)
    ]


def test_a_large_append_goes_in_parts_and_cannot_be_repeated(server: LocalServer) -> None:
    """Each part expects the one before it; the same plan a second time is refused and changes nothing."""
    workbook = long_register(server, 3, rows=40)
    gateway = open_workbook_of(server, workbook.id)
    register = gateway.read(TABS)
    layout = new_tab(TABLES[Tab.STATISTICS], register.language)
    gateway.write(WritePlan({Tab.STATISTICS: TabPlan(layout, create=True)}), register, TABS)
    tab = workbook.worksheet("Статистика")
    assert (tab.frozen_row_count, tab.row_count, tab.column_count) == (1, 1000, len(layout.columns))
    register = gateway.read(TABS)
    plan = WritePlan(
        {Tab.STATISTICS: TabPlan(register.tabs[Tab.STATISTICS].layout, appended=tuple(statistics_lines(9000)))}
    )
    server.requests.clear()
    gateway.write(plan, register, TABS)
    assert len(server.requests) > 2
    named = tab.col_values(2)[1:]
    assert named == [f"№ {n}" for n in range(9000)]
    with pytest.raises(MovedError):
        gateway.write(plan, register, TABS)
    assert len(tab.col_values(2)) == 9001


@pytest.mark.parametrize(("before", "said", "after"), [(5, None, 5), (5, 7, 7), (None, 7, 7), (None, None, None)])
def test_the_register_stays_the_one_that_is_noted(before: int | None, said: int | None, after: int | None) -> None:
    """An answer that does not say which tab it is takes nothing back."""
    about = Workbook("ru_RU", "Europe/Moscow", [Sheet(5, "Сообщества", 10, 9)], before)
    assert merge(about, [], said).remembered == after


JOBS = (Tab.REGISTER, Tab.JOBS)


def say(register: Register, *lines: str, first: str = "") -> WritePlan:
    """Plan to append lines that say this to the jobs tab, or to change what its first line says."""
    edits = (CellEdit(2, "message", first),) if first else ()
    appended = tuple({"message": line} for line in lines)
    return WritePlan({Tab.JOBS: TabPlan(register.tabs[Tab.JOBS].layout, edits=edits, appended=appended)})


@pytest.fixture
def jobs(server: LocalServer) -> gspread.Worksheet:
    """A jobs tab as we make it, with no line yet."""
    workbook = long_register(server, 1, rows=20)
    gateway = open_workbook_of(server, workbook.id)
    register = gateway.read(JOBS)
    layout = new_tab(TABLES[Tab.JOBS], register.language)
    gateway.write(WritePlan({Tab.JOBS: TabPlan(layout, create=True)}), register, JOBS)
    return workbook.worksheet("Журнал")


@pytest.mark.parametrize(("line", "edit"), [("two", ""), ("", "edited")], ids=["append", "edit"])
def test_a_write_is_refused_where_somebody_appended_meanwhile(
    server: LocalServer, jobs: gspread.Worksheet, line: str, edit: str
) -> None:
    """It was decided without knowing that line, which may be the same one; nor may it open the door to a copy of it."""
    first, second = (open_workbook_of(server, jobs.spreadsheet_id) for _ in range(2))
    register = first.read(JOBS)
    first.write(say(register, "one"), register, JOBS)
    stale = second.read(JOBS)
    register = first.read(JOBS)
    appended = say(register, "two")
    first.write(appended, register, JOBS)
    with pytest.raises(MovedError):
        second.write(say(stale, *filter(None, [line]), first=edit), stale, JOBS)
    with pytest.raises(MovedError):
        first.write(appended, register, JOBS)
    assert jobs.col_values(4)[1:] == ["one", "two"]


def test_an_edit_in_between_lets_no_append_be_repeated(server: LocalServer, jobs: gspread.Worksheet) -> None:
    """Of an append whose answer was lost a copy may still be on its way while others go on writing."""
    first, second = (open_workbook_of(server, jobs.spreadsheet_id) for _ in range(2))
    register = first.read(JOBS)
    plan = say(register, "one")
    first.write(plan, register, JOBS)
    seen = second.read(JOBS)
    second.write(say(seen, first="edited"), seen, JOBS)
    with pytest.raises(MovedError):
        first.write(plan, register, JOBS)
    assert jobs.col_values(4)[1:] == ["edited"]

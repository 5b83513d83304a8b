"""`discover` over the real wire: links stand in the search tab once, however often it runs."""

from __future__ import annotations

import gspread
import pytest

from sheets_outreach.jobs.discovering import discover
from sheets_outreach.jobs.setup import set_up
from sheets_outreach.localsheets import LocalServer
from sheets_outreach.localsheets.http.faults import Fault
from sheets_outreach.workbook.gateway import Gateway
from tests.jobs.sheets import blank_workbook, writes
from tests.workbooks import create_workbook, open_workbook_of, register_row, register_rows


@pytest.fixture
def ready(server: LocalServer) -> tuple[gspread.Spreadsheet, Gateway]:
    """A complete workbook whose settings name the library and a place."""
    workbook, gateway = blank_workbook(server)
    set_up(gateway)
    settings = workbook.worksheet("Настройки")
    names = settings.col_values(1)
    for name, value in (("Название библиотеки", "Светловка"), ("Места рядом", "Сокол, Аэропорт")):
        settings.update([[value]], f"B{names.index(name) + 1}")
    return workbook, gateway


def test_without_write_links_are_listed_and_nothing_is_written(
    server: LocalServer, ready: tuple[gspread.Spreadsheet, Gateway]
) -> None:
    """Looking costs nothing."""
    workbook, gateway = ready
    server.requests.clear()
    found = discover(gateway)
    assert len(found.searches) > 50
    assert writes(server) == 0
    assert workbook.worksheet("Поиск").get_all_values()[1:] == []


def test_links_are_written_once_and_a_line_says_so(
    server: LocalServer, ready: tuple[gspread.Spreadsheet, Gateway]
) -> None:
    """The second run finds them all there."""
    workbook, gateway = ready
    found = discover(gateway, write=True)
    rows = workbook.worksheet("Поиск").get_all_values()[1:]
    assert [row[3] for row in rows] == [search.link for search in found.searches]
    assert len(workbook.worksheet("Журнал").get_all_values()) == 2
    server.requests.clear()
    assert discover(gateway, write=True).added == 0
    assert writes(server) == 0


def test_a_new_place_adds_only_its_own_links(server: LocalServer, ready: tuple[gspread.Spreadsheet, Gateway]) -> None:
    """What stands there stays."""
    workbook, gateway = ready
    first = discover(gateway, write=True)
    settings = workbook.worksheet("Настройки")
    settings.update([["Сокол, Аэропорт, Ходынка"]], f"B{settings.col_values(1).index('Места рядом') + 1}")
    second = discover(gateway, write=True)
    assert second.added == len(second.searches) - len(first.searches)
    words = workbook.worksheet("Поиск").col_values(3)[-second.added :]
    assert all("Ходынка" in str(word) for word in words)


def test_a_lost_answer_does_not_double_links(server: LocalServer, ready: tuple[gspread.Spreadsheet, Gateway]) -> None:
    """The link itself is the key."""
    workbook, gateway = ready
    server.faults.add(Fault(status=503, when="after", times=1, path=":batchUpdate"))
    found = discover(gateway, write=True)
    assert len(workbook.worksheet("Поиск").get_all_values()) == len(found.searches) + 1


def test_a_register_without_settings_is_told_what_to_fill_in(server: LocalServer) -> None:
    """One sentence."""
    workbook = create_workbook(server, register_rows([register_row("Соседи")]))
    found = discover(open_workbook_of(server, workbook.id), write=True)
    assert found.searches == ()
    assert "Места рядом" in found.message

"""Addresses that lead to the very cell."""

from __future__ import annotations

import pytest

from sheets_outreach.digest.cells import column_letters, link_cells
from sheets_outreach.register.columns import Tab
from tests.digest.library import SHEET_IDS, make_library

REGISTER = make_library()


@pytest.mark.parametrize(
    ("index", "letters"), [(0, "A"), (1, "B"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (702, "AAA")]
)
def test_columns_are_named_as_the_sheet_names_them(index: int, letters: str) -> None:
    """After Z comes AA."""
    assert column_letters(index) == letters


@pytest.mark.parametrize(
    "workbook",
    [
        "https://docs.google.com/spreadsheets/d/1abc",
        "https://docs.google.com/spreadsheets/d/1abc/",
        "https://docs.google.com/spreadsheets/d/1abc/edit",
        "https://docs.google.com/spreadsheets/d/1abc/edit?gid=5#gid=5",
    ],
)
def test_a_link_opens_the_cell_of_the_column_whatever_its_place(workbook: str) -> None:
    """The tab is named by its id and the cell by its place, as Google's own links do."""
    cells = link_cells(workbook, REGISTER)
    assert cells.to_cell(Tab.REGISTER, 7, "link") == "https://docs.google.com/spreadsheets/d/1abc/edit#gid=0&range=B7"
    diary = f"https://docs.google.com/spreadsheets/d/1abc/edit#gid={SHEET_IDS[Tab.DIARY]}"
    assert cells.to_cell(Tab.DIARY, 12, "community") == f"{diary}&range=B12"
    assert cells.to_tab(Tab.DIARY) == diary


def test_a_missing_column_opens_the_row_and_a_missing_tab_nothing() -> None:
    """The row is where somebody will look next."""
    cells = link_cells("https://docs.google.com/spreadsheets/d/1abc", REGISTER)
    assert cells.to_cell(Tab.REGISTER, 7, "goal") == "https://docs.google.com/spreadsheets/d/1abc/edit#gid=0&range=7:7"
    assert cells.place(Tab.REGISTER, 7, "goal") == "7"
    assert cells.to_cell(Tab.PLAN, 2, "date") is None
    assert cells.to_tab(Tab.PLAN) is None


def test_a_local_server_can_be_opened_too() -> None:
    """On this machine the page shows the cell."""
    cells = link_cells("http://127.0.0.1:8787/spreadsheets/d/local/edit", REGISTER)
    assert cells.to_cell(Tab.REGISTER, 2, "name") == "http://127.0.0.1:8787/spreadsheets/d/local/edit#gid=0&range=A2"


@pytest.mark.parametrize(
    "workbook", ["", "register.xlsx", "/home/ann/register.csv", "http://evil.example/spreadsheets/d/x", "javascript:alert(1)",
                 "https://", "https://[", 'https://docs.google.com/spreadsheets/d/1"onclick=']
)  # fmt: skip
def test_what_cannot_be_opened_in_a_browser_gives_no_links(workbook: str) -> None:
    """A file has cells, but nothing that a mail could open."""
    cells = link_cells(workbook, REGISTER)
    assert cells.to_cell(Tab.REGISTER, 2, "name") is None
    assert cells.to_tab(Tab.REGISTER) is None
    assert cells.place(Tab.REGISTER, 2, "name") == "A2"

"""Rows are read block by block, and blank ones end nothing."""

from __future__ import annotations

import pytest

from sheets_outreach.register.columns import Tab
from tests.cells import CellLike, read
from tests.workbooks import TITLES, register_row

GOOD: list[CellLike] = list(register_row("Сокол"))
BLANK: list[CellLike] = []
MARKED: list[CellLike] = ["", "", "", "", "", "", "", "✓"]


@pytest.mark.parametrize(
    ("rows", "last"),
    [
        ([], 1),
        ([GOOD], 2),
        ([BLANK, GOOD], 3),
        ([GOOD, BLANK, GOOD, BLANK, BLANK], 4),
        ([GOOD, BLANK, MARKED], 4),
    ],
    ids=["none", "one", "a blank one first", "blank ones between and behind", "a mark of ours below"],
)
def test_the_last_row_is_the_last_that_holds_anything(rows: list[list[CellLike]], last: int) -> None:
    """What is appended goes below it: never over a row, never far below the table."""
    titles: list[CellLike] = [*TITLES, "Проверка"]
    assert read(("Сообщества", [titles, *rows])).tabs[Tab.REGISTER].last_row == last

"""Titles of our columns: given back where they are gone, left alone where people chose other words."""

from __future__ import annotations

import pytest

from sheets_outreach.jobs.validate_rows import validate_rows
from sheets_outreach.localsheets import LocalServer
from tests.workbooks import create_workbook, open_workbook_of, register_row, register_rows


@pytest.mark.parametrize(("typed", "stands"), [("", "Проверка"), ("✓", "Проверка"), ("Что не так", "Что не так")])
def test_a_title_that_is_gone_is_written_again(server: LocalServer, typed: str, stands: str) -> None:
    """Emptied, or a mark of ours in its place; words of people's own are theirs to choose."""
    workbook = create_workbook(
        server, register_rows([register_row("Сокол"), register_row("Двор", "нет")]), "Сообщества"
    )
    validate_rows(open_workbook_of(server, workbook.id))
    place = workbook.sheet1.row_values(1).index("Проверка")
    workbook.sheet1.update_cell(1, place + 1, typed)
    workbook.sheet1.update_cell(3, 2, "https://vk.com/dvor")
    validate_rows(open_workbook_of(server, workbook.id))
    titles = workbook.sheet1.row_values(1)
    assert titles[place] == stands
    assert titles.count("Проверка") == (stands == "Проверка")
    assert workbook.sheet1.cell(3, place + 1).value == "✓"

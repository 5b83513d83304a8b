"""Rows become records where they say something in a column we know, and only there."""

from __future__ import annotations

from sheets_outreach.links import Platform
from sheets_outreach.register.columns import Tab
from sheets_outreach.register.grid import Sheet
from sheets_outreach.register.reading import Workbook, WorkbookReader
from tests.cells import NOW, CellLike, block, read
from tests.workbooks import TITLES, register_row


def test_a_row_that_speaks_only_in_a_column_of_staffs_own_is_no_community() -> None:
    """A remark beside the table is theirs; it is no name, and nothing is wrong with it."""
    remark: list[CellLike] = ["", "", "", "", "", "", "", "позвонить Ане"]
    titles: list[CellLike] = [*TITLES, "Наши заметки"]
    register = read(("Сообщества", [titles, list(register_row("Сокол")), remark, list(register_row("Двор"))]))
    assert [(community.row, community.name) for community in register.communities] == [(2, "Сокол"), (4, "Двор")]
    assert not register.headings
    assert not register.tabs[Tab.REGISTER].problems


def test_a_row_that_speaks_only_in_a_column_of_staffs_own_is_no_measurement() -> None:
    """Nor a setting: what people put beside our rows counts nothing."""
    register = read(
        ("Сообщества", [list(TITLES)]),
        (
            "Статистика",
            [["Ссылка на пост", "День", "Лайки", "Наше"], ["https://t.me/dvor/5", 7, 12], ["", "", "", "лето"]],
        ),
        ("Настройки", [["Настройка", "Значение", "Зачем"], ["", "", "так решили"], ["Минимум участников", 700]]),
    )
    assert register.measurements == [{"post_link": "https://t.me/dvor/5", "day": 7, "likes": 12}]
    assert register.settings.min_members == 700


def test_a_long_tab_is_read_block_by_block() -> None:
    """The header stands in the first block; rows keep their own numbers, and a heading reaches into the next block."""
    reader = WorkbookReader(Workbook("ru_RU", "Europe/Moscow", [Sheet(0, "Сообщества", 6, 7)]), (Tab.REGISTER,), NOW)
    reader.add(0, block([list(TITLES), list(register_row("Сокол")), ["TELEGRAM"]]))
    reader.add(0, block([["Двор", "@dvor_sokol"], [], list(register_row("Сад", "https://t.me/sad_sokol"))], start=4))
    register = reader.finish()
    assert [(one.row, one.name, one.section) for one in register.communities] == [
        (2, "Сокол", None),
        (4, "Двор", Platform.TELEGRAM),
        (6, "Сад", Platform.TELEGRAM),
    ]
    assert register.communities[1].link.canonical == "https://t.me/dvor_sokol"
    assert register.tabs[Tab.REGISTER].last_row == 6

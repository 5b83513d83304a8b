"""Where a header is: titles make it one, our own marks do not."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from sheets_outreach.register.columns import Tab
from sheets_outreach.register.grid import UNSEEN, Mark, Sheet
from sheets_outreach.register.layout import Layout, find_layout, find_tabs
from sheets_outreach.register.tables import TABLES
from tests.cells import cell

MARKS = (Mark(1, "check", 3), Mark(2, "figures", 4))
"""Our marks on the fourth and fifth column."""


def lay_out(rows: list[list[str]], tab: Tab = Tab.DIARY, marks: Sequence[Mark] = MARKS) -> Layout | None:
    """Find the layout of a tab whose columns carry our marks."""
    sheet = Sheet(1, "?", len(rows), 5, marks=marks)
    return find_layout(TABLES[tab], sheet, [[cell(text) for text in row] for row in rows])


@pytest.mark.parametrize("word", ["Тема", "Дата", "Автор", "Лайки"])
def test_our_marks_make_no_header_of_a_row_that_is_none(word: str) -> None:
    """Somebody deleted the header; one word of a post that is also a title of ours must not be taken for it."""
    assert lay_out([["01.11.2026", "Двор", word, "✓", "12 ♥"], ["02.11.2026", "Сад", "Кино", "✓", ""]]) is None


def test_the_row_with_most_titles_is_the_header_wherever_marks_are() -> None:
    """A remark above the header that begins with a title has the same marks below it."""
    layout = lay_out([["Дата", "начала: 1 ноября", "", "", ""], ["Дата", "Сообщество", "Тема", "Проверка", ""]])
    assert layout is not None
    assert layout.header_row == 2
    assert {key: layout.columns[key] for key in ("check", "figures", "topic")} == {"check": 3, "figures": 4, "topic": 2}


def test_a_marked_column_is_ours_under_any_title_and_no_other_is() -> None:
    """Somebody calls a column of their own «Проверка»: ours is the marked one, to its right."""
    layout = lay_out([["Дата", "Сообщество", "Проверка", "Контроль качества", "Показатели"]])
    assert layout is not None
    assert layout.columns["check"] == 3
    assert layout.unknown == {2: "Проверка"}


def test_of_two_exchanged_titles_both_columns_are_peoples() -> None:
    """Ours is called «Тема», and one that people filled is called «Проверка»: nothing of either may be overwritten."""
    layout = lay_out([["Дата", "Сообщество", "Проверка", "Тема", "Показатели"]])
    assert layout is not None
    assert not layout.has("check")
    assert (layout.columns["topic"], layout.columns["figures"]) == (3, 4)
    assert layout.unknown == {2: "Проверка"}


def test_a_peoples_title_takes_our_column_away_from_us() -> None:
    """A marked column that somebody calls «Тема» is theirs from then on."""
    layout = lay_out([["Дата", "Сообщество", "", "Тема", "Показатели"]])
    assert layout is not None
    assert layout.columns["topic"] == 3
    assert not layout.has("check")


def test_marks_not_yet_seen_in_their_place_give_way_to_the_titles() -> None:
    """Somebody moved the columns of the jobs tab in the moment it was marked: the key must be found, or mails repeat."""
    keys = ("message", "at", "status", "key")
    marks = [Mark(n, key, n, UNSEEN) for n, key in enumerate(("status", "at", "job", "message"))]
    layout = lay_out(
        [["Что сделано", "Когда", "Состояние", "Ключ", "Личное"]], Tab.JOBS, [*marks, Mark(9, "key", 6, UNSEEN)]
    )
    assert layout is not None
    assert {key: layout.columns[key] for key in keys} == {key: index for index, key in enumerate(keys)}
    assert not layout.has("job")


@pytest.mark.parametrize("neighbour", ["Личное", "Тема", ""])
def test_a_mark_that_missed_its_column_makes_nothing_ours(neighbour: str) -> None:
    """A column was inserted as the mark was put, which now stands on the one before «Проверка»."""
    layout = lay_out([["Дата", "Сообщество", neighbour, "Проверка", ""]], marks=[Mark(1, "check", 2, UNSEEN)])
    assert layout is not None
    assert layout.columns["check"] == 3


def test_a_marked_column_without_a_title_or_with_one_nobody_knows_stays_ours() -> None:
    """Somebody emptied the title, or calls it otherwise: what stands below is still ours."""
    layout = lay_out([["Дата", "Сообщество", "Тема", "", "Наши цифры"]])
    assert layout is not None
    assert (layout.columns["check"], layout.columns["figures"]) == (3, 4)


@pytest.mark.parametrize(
    ("remembered", "register"),
    [(None, 5), (5, 5), (3, 3), (404, 5)],
    ids=["none yet", "the titled one", "another", "one that was deleted"],
)
def test_the_tab_that_was_the_register_stays_it(remembered: int | None, register: int) -> None:
    """Staff renamed it and call another «Сообщества»: the sheet id goes before the title, as long as it is there."""
    tabs = [Sheet(3, "Группы района", 9, 9), Sheet(5, "Сообщества", 9, 9), Sheet(6, "Дневник", 9, 9)]
    found = find_tabs(tabs, (Tab.REGISTER, Tab.DIARY), remembered)
    assert {tab: sheet.id for tab, sheet in found.items()} == {Tab.REGISTER: register, Tab.DIARY: 6}

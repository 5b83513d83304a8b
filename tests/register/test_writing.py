"""A plan names our cells only, those whose value changes only, and gives our columns their titles back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from sheets_outreach.register.columns import Tab
from sheets_outreach.register.grid import Mark, Sheet
from sheets_outreach.register.reading import Workbook, read_register
from sheets_outreach.register.records import TabRecords
from sheets_outreach.register.writing import CellEdit, OwnValue, TabPlan, WritePlan, plan_column, plan_tab
from tests.cells import NOW, CellLike, block, date_cell, read

REGISTER: list[list[CellLike]] = [["Название", "Ссылка"], ["Двор", "https://t.me/dvor_sokol"]]
DIARY: list[CellLike] = ["Дата", "Сообщество", "Тема"]
POST: list[CellLike] = ["", "Двор", "Кино", "✓"]
WANTED: Mapping[str, Mapping[int, OwnValue]] = {"check": {3: "✓"}}
YES, NO = True, False


def read_statistics(column: str, value: CellLike) -> TabRecords:
    """Read one measurement with one of our columns filled."""
    rows: list[list[CellLike]] = [["Ссылка на пост", "День", column], ["https://t.me/dvor/5", 7, value]]
    return read(("Сообщества", REGISTER), ("Статистика", rows)).tabs[Tab.STATISTICS]


STANDS: list[tuple[str, str, CellLike, OwnValue]] = [
    ("Точно", "exact", YES, True),
    ("Точно", "exact", NO, False),
    ("Вовлечённость, %", "engagement", 2.5, 2.5),
    ("Вовлечённость, %", "engagement", 5, 5.0),
    ("Лайки", "likes", 12, 12),
    ("Измерено", "measured_on", date_cell(43831), date(2020, 1, 1)),
    ("Платформа", "platform", "telegram", "telegram"),
]


@pytest.mark.parametrize(
    ("title", "column", "stands", "wanted"), STANDS, ids=[f"{case[1]} {case[3]}" for case in STANDS]
)
def test_a_cell_that_says_so_already_is_left_alone(title: str, column: str, stands: CellLike, wanted: OwnValue) -> None:
    """Ticks, numbers, days and words read back as they were written; a cell written in vain costs a change of its own."""
    assert list(plan_column(read_statistics(title, stands), column, {2: wanted})) == []


CHANGES: list[tuple[str, str, CellLike, OwnValue]] = [
    ("Точно", "exact", NO, True),
    ("Точно", "exact", YES, False),
    ("Точно", "exact", "", False),
    ("Вовлечённость, %", "engagement", 2.5, 2.51),
    ("Лайки", "likes", "", 0),
    ("Измерено", "measured_on", date_cell(43831), date(2020, 1, 2)),
]


@pytest.mark.parametrize(
    ("title", "column", "stands", "wanted"), CHANGES, ids=[f"{case[1]} {case[3]}" for case in CHANGES]
)
def test_a_cell_that_says_otherwise_is_written(title: str, column: str, stands: CellLike, wanted: OwnValue) -> None:
    """A tick that is off is not an empty cell, nor is a nought."""
    planned = list(plan_column(read_statistics(title, stands), column, {2: wanted}))
    assert planned == [CellEdit(2, column, wanted)]
    assert type(planned[0].value) is type(wanted)


def test_a_peoples_cell_is_never_planned() -> None:
    """The only maker of edits refuses it."""
    records = read(("Сообщества", REGISTER)).tabs[Tab.REGISTER]
    with pytest.raises(AssertionError, match="people's column"):
        list(plan_column(records, "name", {2: "Другое имя"}))


def read_diary(*rows: list[CellLike], titles: list[CellLike] = DIARY) -> TabRecords:
    """Read a diary whose fourth column carries our mark; the first rows stand above the header or are it."""
    sheets = [Sheet(0, "Сообщества", 2, 2), Sheet(1, "Дневник", 9, 4, marks=(Mark(1, "check", 3, "1"),))]
    blocks = [(0, block(REGISTER)), (1, block([*rows, POST]))]
    return read_register(Workbook("ru_RU", "Europe/Moscow", sheets), blocks, NOW).tabs[Tab.DIARY]


ABOVE: list[CellLike] = ["Дневник отдела", "", "", ""]
NORWEGIAN: list[CellLike] = ["Dato", "Gruppe", "Tema"]


@pytest.mark.parametrize(
    ("rows", "edits"),
    [
        ([ABOVE, [*DIARY, "Проверка"]], []),
        ([ABOVE, [*DIARY, ""]], [CellEdit(2, "check", "Проверка")]),
        ([ABOVE, [*DIARY, "✓"]], [CellEdit(2, "check", "Проверка")]),
        ([ABOVE, [*NORWEGIAN, ""]], [CellEdit(2, "check", "Kontroll")]),
        ([ABOVE, [*DIARY, "Что не так"]], []),
        ([["Дневник отдела", "", "", "Проверка"], [*DIARY, ""]], [CellEdit(2, "check", "Проверка"), CellEdit(1, "check", None)]),
        ([["Дневник отдела", "", "", "✓"], [*DIARY, "Проверка"]], [CellEdit(1, "check", None)]),
        ([["Дневник отдела", "", "", "с 2024 года"], [*DIARY, "Проверка"]], []),
    ],
    ids=[
        "all right", "the title is gone", "a mark in its place", "a Norwegian sheet", "words of staff's own", "the title above",
        "a mark above", "words of staff's own above",
    ],
)  # fmt: skip
def test_our_column_gets_its_title_back_where_a_mark_of_ours_took_its_place(
    rows: list[list[CellLike]], edits: list[CellEdit]
) -> None:
    """Somebody moved the header as we wrote; what people typed there stays."""
    assert list(plan_tab(read_diary(*rows), WANTED).edits) == edits


def test_a_column_that_is_missing_is_inserted_only_if_anything_should_stand_in_it() -> None:
    """In the order of the table, whether a cell or an appended row needs it."""
    records = read(("Сообщества", REGISTER)).tabs[Tab.REGISTER]
    plan = plan_tab(records, {"engagement": {}, "understood": {2: "раз в неделю"}, "check": {2: "✓"}})
    assert plan.new_columns == ("check", "understood")
    assert set(plan.edits) == {CellEdit(2, "check", "✓"), CellEdit(2, "understood", "раз в неделю")}
    assert plan_tab(records, {}, appended=[{"next_post": "можно"}]).new_columns == ("next_post",)


def test_a_plan_counts_what_it_changes() -> None:
    """An empty one is the proof that the sheet is right."""
    layout = read(("Сообщества", REGISTER)).tabs[Tab.REGISTER].layout
    empty, marked = TabPlan(layout), TabPlan(layout, edits=(CellEdit(2, "check", "✓"), CellEdit(3, "check", None)))
    assert not WritePlan({Tab.REGISTER: empty})
    assert WritePlan({Tab.REGISTER: empty, Tab.DIARY: marked})
    assert WritePlan({Tab.REGISTER: empty, Tab.DIARY: marked}).cells == 2

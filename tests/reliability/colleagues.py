"""Colleagues who work in every tab while the jobs run: they type, clear, paste, sort, move, rename, reorder and copy.

Built beside `tests.workbook.staff`, which knows the register alone. What they never do is take away the memory of the
jobs tab (its keys and the row that claims stand on): who does that is told by SECURITY.md what it costs.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from sheets_outreach.localsheets import LocalSheets, SeenRequest
from tests.reliability.judges import find_sheet, places_of_ours, texts
from tests.reliability.library import (
    DIARY,
    DIARY_TITLES,
    JOBS,
    JOBS_TITLES,
    RECIPIENTS,
    REGISTER,
    REGISTER_TITLES,
    STATISTICS,
    publication,
    type_cells,
)

Requests = list[dict[str, Any]]

WEIGHTS = {REGISTER: 6, DIARY: 4, STATISTICS: 2, RECIPIENTS: 1, JOBS: 1}
KNOWN = {
    REGISTER: frozenset(REGISTER_TITLES),
    DIARY: frozenset(DIARY_TITLES),
    RECIPIENTS: frozenset({"Имя", "Адрес", "Частота"}),
    STATISTICS: frozenset({"Измерено", "Сообщество", "Ссылка на пост", "Платформа", "День", "Лайки", "Источник"}),
    JOBS: frozenset(JOBS_TITLES),
}
# Titles that people give to columns of theirs: others that we know, some of them ours.
RENAMES = {
    REGISTER: ("Специализация", "Предложение", "Админ", "Статус", "Проверка", "Как понято", "Следующий пост", "Моё"),
    DIARY: ("Тема", "Лайки", "Просмотры", "Автор", "Проверка", "Показатели", "Моё"),
}
# What identifies a row stays: without it nobody could say which mark belongs where.
KEPT_TITLES = frozenset(
    {"Название", "Ссылка", "Договоренности", "Дата", "Сообщество", "Ссылка на пост", "Адрес", "Имя"}
)
SYNONYMS = {
    REGISTER: ("Сообщества", "Реестр", "Grupper"),
    DIARY: ("Дневник", "Дневник публикаций", "Dagbok"),
    STATISTICS: ("Статистика", "Цифры за всё время"),
    JOBS: ("Журнал", "Что делал робот"),
}


class Colleagues:
    """People who edit through the server's own door for them.

    Args:
        core: the server's documents.
        identity: the workbook.
        rng: decides everything.
        chance: how likely a moment is used.
    """

    def __init__(self, core: LocalSheets, identity: str, rng: random.Random, chance: float = 0.5) -> None:
        self._core, self._identity, self._rng, self._chance = core, identity, rng, chance
        self.done: list[str] = []
        self.structural = 0
        self._serial = 100
        self.post_day = publication(1, datetime.now(UTC).date())[0]

    def at_boundary(self, request: SeenRequest) -> None:
        """Perhaps do something before a request is handled."""
        if self._identity in request.path:
            self.perhaps_act()

    def perhaps_act(self) -> None:
        """Perhaps do one or two things."""
        if self._rng.random() < self._chance:
            for _ in range(self._rng.randint(1, 2)):
                self.act()

    def act(self) -> None:
        """Do one thing in one tab."""
        there = [tab for tab in WEIGHTS if find_sheet(self._core, self._identity, tab)]
        tab = self._rng.choices(there, [WEIGHTS[one] for one in there])[0]
        rows = texts(self._core, self._identity, tab)
        head = next((index for index, row in enumerate(rows) if len(KNOWN[tab] & set(row)) >= 2), None)
        if head is None:
            return
        name, action = self._rng.choice(ACTIONS)
        requests = action(Desk(self, tab, rows, head))
        if requests:
            self._core.person_edits(self._identity, requests)
            self.done.append(f"{name} in {tab}")
            self.structural += "updateCells" not in requests[0]

    @property
    def rng(self) -> random.Random:
        """What decides."""
        return self._rng

    def next_number(self) -> int:
        """Give a number nobody has used."""
        self._serial += 1
        return self._serial

    def ours(self, tab: int) -> dict[str, int]:
        """Tell which columns carry our warning, as anybody sees who hovers over them."""
        return places_of_ours(self._core, self._identity, tab)

    def copies(self) -> int:
        """Count the tabs."""
        return len(self._core.document(self._identity).workbook.sheets)


class Desk:
    """One tab as somebody has it before them: which rows are filled, where the header is, whose column is which."""

    def __init__(self, people: Colleagues, tab: int, rows: list[list[str]], head: int) -> None:
        self.people, self.tab, self.rows, self.head = people, tab, rows, head
        self.rng = people.rng
        self.titles = rows[head]
        self.count = max((index for index, row in enumerate(rows) if any(row)), default=head) + 1
        self.ours = people.ours(tab)
        self.theirs = [index for index in range(len(self.titles)) if index not in self.ours.values()]

    def some_row(self) -> int | None:
        """Give the index of a row below the header."""
        return self.rng.randrange(self.head + 1, self.count) if self.count > self.head + 1 else None

    def rows_range(self, start: int, end: int) -> dict[str, Any]:
        """Name some rows."""
        return {"sheetId": self.tab, "dimension": "ROWS", "startIndex": start, "endIndex": end}

    def columns_range(self, start: int, end: int) -> dict[str, Any]:
        """Name some columns."""
        return {"sheetId": self.tab, "dimension": "COLUMNS", "startIndex": start, "endIndex": end}

    def block(self, top: int, left: int, bottom: int, right: int) -> dict[str, Any]:
        """Name some cells."""
        return {
            "sheetId": self.tab,
            "startRowIndex": top,
            "endRowIndex": bottom,
            "startColumnIndex": left,
            "endColumnIndex": right,
        }

    def text_for(self, title: str) -> str:
        """Think of something to type under a title."""
        number = self.people.next_number()
        made = {
            "Дата": self.people.post_day,
            "Название": f"Новое {number}",
            "Ссылка": self.rng.choice([f"нет связи {number}", f"https://vk.com/club{number}"]),
            "Договоренности": f"раз в {15 + number} дней",
            "Сообщество": f"Сообщество {self.rng.randint(1, 4)}",
            "Ссылка на пост": f"https://vk.com/wall-{1000 + number}_1",
            "Адрес": f"new{number}@library.example",
        }
        return made.get(title, f"{title} {number}")


def _type(desk: Desk) -> Requests:
    row = desk.some_row()
    places = [index for index in desk.theirs if desk.titles[index] not in {"Дата", "Лайки", "Просмотры", "Частота"}]
    if row is None or not places:
        return []
    column = desk.rng.choice(places)
    return [type_cells(desk.tab, row, column, [[desk.text_for(desk.titles[column])]])]


def _clear(desk: Desk) -> Requests:
    row = desk.some_row()
    return [type_cells(desk.tab, row, desk.rng.choice(desk.theirs), [[""]])] if row is not None and desk.theirs else []


def _insert_row(desk: Desk) -> Requests:
    first = 0 if desk.rng.random() < 0.2 and desk.head < 8 and desk.tab != JOBS else desk.head + 1
    at = desk.rng.randint(first, desk.count)
    return [{"insertDimension": {"range": desk.rows_range(at, at + 1), "inheritFromBefore": at > 0}}]


def _insert_filled_row(desk: Desk) -> Requests:
    at = desk.rng.randint(desk.head + 1, desk.count)
    row = [
        desk.text_for(title) if index in desk.theirs and title in KEPT_TITLES else ""
        for index, title in enumerate(desk.titles)
    ]
    cells = [type_cells(desk.tab, at, index, [[text]]) for index, text in enumerate(row) if text]
    # At the end of the grid Google inserts only what inherits from before.
    at_the_end = at == desk.count
    return [{"insertDimension": {"range": desk.rows_range(at, at + 1), "inheritFromBefore": at_the_end}}, *cells]


def _delete_row(desk: Desk) -> Requests:
    row = desk.some_row()
    if row is None or desk.tab == JOBS or desk.count - desk.head < 4:
        return []
    return [{"deleteDimension": {"range": desk.rows_range(row, row + 1)}}]


def _move_row(desk: Desk) -> Requests:
    row = desk.some_row()
    to = desk.rng.randint(desk.head + 1, desk.count)
    if row is None or row <= to <= row + 1:
        return []
    return [{"moveDimension": {"source": desk.rows_range(row, row + 1), "destinationIndex": to}}]


def _sort(desk: Desk) -> Requests:
    if desk.count - desk.head < 3:
        return []
    # With all columns, or only with those up to our first one, which leaves our marks behind.
    width = desk.rng.choice([len(desk.titles), min([*desk.ours.values(), len(desk.titles)])])
    if not width:
        return []
    by = {"dimensionIndex": desk.rng.randrange(width), "sortOrder": desk.rng.choice(["ASCENDING", "DESCENDING"])}
    return [{"sortRange": {"range": desk.block(desk.head + 1, 0, desk.count, width), "sortSpecs": [by]}}]


def _paste(desk: Desk) -> Requests:
    """Copy whole rows, our cells with them, or a block of their own, over other rows."""
    row = desk.some_row()
    if row is None or desk.tab in {JOBS, STATISTICS}:
        return []
    to = desk.rng.randint(desk.head + 1, desk.count)
    whole = desk.rng.random() < 0.5
    left, right = (0, len(desk.titles)) if whole else (0, min([*desk.ours.values(), len(desk.titles)]))
    if left >= right:
        return []
    return [
        {
            "copyPaste": {
                "source": desk.block(row, left, row + 1, right),
                "destination": desk.block(to, left, to + desk.rng.randint(1, 2), right),
                "pasteType": "PASTE_NORMAL",
            }
        }
    ]


def _rename_column(desk: Desk) -> Requests:
    places = [index for index in desk.theirs if desk.titles[index] not in KEPT_TITLES and desk.titles[index]]
    if not places or desk.tab not in RENAMES:
        return []
    # Once in a while it is one of ours that they make theirs.
    ours = [index for index in desk.ours.values() if desk.rng.random() < 0.1]
    return [type_cells(desk.tab, desk.head, desk.rng.choice([*places, *ours]), [[desk.rng.choice(RENAMES[desk.tab])]])]


def _move_column(desk: Desk) -> Requests:
    at, to = desk.rng.randrange(len(desk.titles)), desk.rng.randint(0, len(desk.titles))
    # The two «Ссылка» must keep their order: swapping them is a change of meaning, not of place.
    if at <= to <= at + 1 or desk.titles[at] == "Ссылка":
        return []
    return [{"moveDimension": {"source": desk.columns_range(at, at + 1), "destinationIndex": to}}]


def _insert_column(desk: Desk) -> Requests:
    """Add a column of their own, with text, notes and looks in it, below its end as well."""
    at, number = desk.rng.randint(0, len(desk.titles)), desk.people.next_number()
    looks = {"numberFormat": {"type": "NUMBER", "pattern": "0.00"}, "textFormat": {"bold": True}}
    cell = {"userEnteredValue": {"stringValue": f"л{number}"}, "note": f"заметка {number}", "userEnteredFormat": looks}
    title = {"userEnteredValue": {"stringValue": f"Личное {number}"}}
    blank = {"userEnteredFormat": looks}
    rows = [{"values": [one]} for one in (title, *[cell] * (desk.count - desk.head - 1), blank, blank)]
    start = {"sheetId": desk.tab, "rowIndex": desk.head, "columnIndex": at}
    fields = "userEnteredValue,note,userEnteredFormat"
    return [
        {"insertDimension": {"range": desk.columns_range(at, at + 1), "inheritFromBefore": at == len(desk.titles)}},
        {"updateCells": {"start": start, "rows": rows, "fields": fields}},
    ]


def _delete_our_column(desk: Desk) -> Requests:
    ours = [index for key, index in desk.ours.items() if key != "key" and desk.tab != STATISTICS]
    if not ours or desk.rng.random() < 0.5:
        return []
    at = desk.rng.choice(ours)
    return [{"deleteDimension": {"range": desk.columns_range(at, at + 1)}}]


def _decorate(desk: Desk) -> Requests:
    row = desk.some_row()
    if row is None or not desk.theirs:
        return []
    column = desk.rng.choice(desk.theirs)
    cell = {"note": f"спросить {desk.people.next_number()}", "userEnteredFormat": {"backgroundColor": {"red": 1}}}
    where = desk.block(row, column, row + 1, column + 1)
    return [{"repeatCell": {"range": where, "cell": cell, "fields": "note,userEnteredFormat.backgroundColor"}}]


def _copy_tab(desk: Desk) -> Requests:
    if desk.people.copies() > 8:
        return []
    place = desk.rng.randint(0, desk.people.copies())
    return [{"duplicateSheet": {"sourceSheetId": desk.tab, "insertSheetIndex": place}}]


def _rename_tab(desk: Desk) -> Requests:
    if desk.tab not in SYNONYMS:
        return []
    properties = {"sheetId": desk.tab, "title": desk.rng.choice(SYNONYMS[desk.tab])}
    return [{"updateSheetProperties": {"properties": properties, "fields": "title"}}]


ACTIONS: tuple[tuple[str, Callable[[Desk], Requests]], ...] = (
    ("type", _type),
    ("type", _type),
    ("clear", _clear),
    ("insert a row", _insert_row),
    ("insert a filled row", _insert_filled_row),
    ("delete a row", _delete_row),
    ("move a row", _move_row),
    ("sort", _sort),
    ("sort", _sort),
    ("paste", _paste),
    ("rename a column", _rename_column),
    ("move a column", _move_column),
    ("insert a column", _insert_column),
    ("delete our column", _delete_our_column),
    ("decorate", _decorate),
    ("copy the tab", _copy_tab),
    ("rename the tab", _rename_tab),
)

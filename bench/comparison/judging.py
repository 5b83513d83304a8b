"""Are all marks on their rows, and is every people's cell as people left it? Also after somebody came in between."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

import requests

from bench.comparison.stage import Row, edit, put_cells
from bench.comparison.task import STATISTICS_TAB, TAB, TITLES, is_readable

_LINK = TITLES.index("Ссылка")
_FINE = frozenset({"", "✓"})
"""What a check cell says of a row in which nothing is wrong; the tick is ours."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is wrong in the register after a library has marked it.

    Attributes:
        stray_marks: rows that are marked and should not be.
        lost_marks: rows that should be marked and are not.
        changed_cells: people's cells that do not say what people wrote.
    """

    stray_marks: int
    lost_marks: int
    changed_cells: int


RIGHT = Verdict(0, 0, 0)


@dataclass(frozen=True, slots=True)
class Intrusion:
    """What a person does between a library's reading and its writing.

    Attributes:
        name: how the tables call it.
        changes: the edits, as requests of ``batchUpdate``, given what stands in the register.
        apply: what people's columns hold afterwards, titles in the first row.
        check_column: where the check column stands then, from 0.
    """

    name: str
    changes: Callable[[Sequence[Row]], list[dict[str, Any]]]
    apply: Callable[[list[Row]], list[Row]]
    check_column: int = len(TITLES)

    def come_in(self, url: str, workbook: str, people: Sequence[Row]) -> None:
        """Do it."""
        edit(url, workbook, self.changes(people))


_NEWCOMER: Row = (
    "Новые соседи", "https://vk.com/novye_sosedi", "Абонемент", "Анонсы", "раз в неделю", "Анна К.",
    "https://vk.com/id77", "договорились", 3_000, "Сокол", "семьи", "Ольга",
)  # fmt: skip


def _insert(dimension: str, index: int) -> dict[str, Any]:
    place = {"sheetId": 0, "dimension": dimension, "startIndex": index, "endIndex": index + 1}
    return {"insertDimension": {"range": place, "inheritFromBefore": False}}


NOBODY = Intrusion("nobody comes in", lambda _: [], lambda rows: rows)
ROW = Intrusion(
    "a community is inserted above all others",
    lambda _: [_insert("ROWS", 1), put_cells(1, 0, [_NEWCOMER])],
    lambda rows: [rows[0], _NEWCOMER, *rows[1:]],
)
COLUMN = Intrusion(
    "a column is inserted at the left",
    lambda people: [_insert("COLUMNS", 0), put_cells(0, 0, [["Район"], *([f"р-н {n}"] for n in range(len(people)))])],
    lambda rows: [["Район", *rows[0]], *([f"р-н {n}", *row] for n, row in enumerate(rows[1:]))],
    check_column=len(TITLES) + 1,
)
INTRUSIONS = (ROW, COLUMN)


def judge(cells: Sequence[Sequence[Any]], people: Sequence[Row], intrusion: Intrusion = NOBODY) -> Verdict:
    """Compare the register with what it should hold; pure.

    Args:
        cells: every cell of the register, the titles in the first row.
        people: what stood in people's columns before, without titles.
        intrusion: what a person has done since.
    """
    expected = intrusion.apply([list(TITLES), *people])
    link = expected[0].index(TITLES[_LINK])
    stray = lost = changed = 0
    for number, row in enumerate(expected):
        found = [*cells[number], *[""] * len(row)] if number < len(cells) else [""] * (len(row) + 1)
        changed += sum(now != before for now, before in zip(found, row, strict=False))
        if number:
            check = found[intrusion.check_column] if len(found) > intrusion.check_column else ""
            is_marked, is_wanted = check not in _FINE, not is_readable(str(row[link]))
            stray += is_marked and not is_wanted
            lost += is_wanted and not is_marked
    return Verdict(stray, lost, changed)


def read_cells(url: str, workbook: str, tab: str = TAB) -> list[list[Any]]:
    """Read a tab as it stands, with nothing in between."""
    address = f"{url}/v4/spreadsheets/{workbook}/values/{quote(tab)}"
    answer = requests.get(address, params={"valueRenderOption": "UNFORMATTED_VALUE"}, timeout=120)
    answer.raise_for_status()
    return list(answer.json().get("values", []))


def count_figures(url: str, workbook: str, tab: str = STATISTICS_TAB) -> int:
    """Count the rows of a tab of statistics."""
    return len(read_cells(url, workbook, tab)) - 1

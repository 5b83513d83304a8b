"""A clumsy colleague: edits the sheet at random between any two requests of a job, as people do in a shared sheet."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from typing import Any

from sheets_outreach.localsheets import LocalSheets, SeenRequest
from sheets_outreach.localsheets.model.cells import EMPTY, Cell, unpack
from tests.workbooks import OUR_TITLES

Requests = list[dict[str, Any]]

PEOPLE_COLUMNS = 7


def seen(core: LocalSheets, identity: str) -> list[list[Cell]]:
    """Look at the first tab as it is stored: rows × cells with text, note and format, all rows of one length."""
    sheet = core.document(identity).workbook.sheets[0]
    rows = [[unpack(slot) for slot in row] for row in sheet.grid.rows()]
    width = max(map(len, rows), default=0)
    return [row + [EMPTY] * (width - len(row)) for row in rows]


class Staff:
    """Edits one tab through the server's own "people" door.

    Args:
        core: the server's documents.
        identity: the workbook.
        rng: decides everything, so that a history can be told again.
        chance: how likely a request boundary is used.
    """

    def __init__(self, core: LocalSheets, identity: str, rng: random.Random, chance: float = 0.7) -> None:
        self._core, self._identity, self._rng, self._chance = core, identity, rng, chance
        self.edits = 0
        self.structural = 0
        self._serial = 0
        self.names: list[str] = []

    def at_boundary(self, request: SeenRequest) -> None:
        """Perhaps do something before a request of the job is handled."""
        if self._identity in request.path and self._rng.random() < self._chance:
            for _ in range(self._rng.randint(1, 3)):
                self.act()

    def act(self) -> None:
        """Do one thing."""
        action = self._rng.choice(self._actions)
        requests = action(self)
        if requests:
            self._core.person_edits(self._identity, requests)
            self.edits += 1
            self.structural += "updateCells" not in requests[0]
            self.names.append(next(iter(requests[0])))

    def look(self) -> list[list[str]]:
        """See the tab as a person does: texts, row by row."""
        return [
            ["" if cell.value is None else str(cell.value) for cell in row] for row in seen(self._core, self._identity)
        ]

    def _rows(self) -> tuple[int, int]:
        """Give the header's index and the number of rows down to the last filled one."""
        rows = self.look()
        header = next(index for index, row in enumerate(rows) if "Название" in row)
        filled = [index for index, row in enumerate(rows) if any(row)]
        return header, max(filled, default=header) + 1

    def _insert_row(self) -> Requests:
        header, count = self._rows()
        at = self._rng.randint(0 if self._rng.random() < 0.3 and header < 10 else header + 1, count)
        return [{"insertDimension": {"range": row_range(at, at + 1), "inheritFromBefore": False}}]

    def _insert_filled_row(self) -> Requests:
        header, count = self._rows()
        at = self._rng.randint(header + 1, count)
        self._serial += 1
        name = f"Новый {self._serial}"
        cells = {"Название": name, "Ссылка": f"https://vk.com/new{self._serial}_{self._rng.randint(0, 10**6)}"}
        return [
            {"insertDimension": {"range": row_range(at, at + 1), "inheritFromBefore": False}},
            self._type(at, cells),
        ]

    def _delete_row(self) -> Requests:
        header, count = self._rows()
        if count - header < 4:
            return []
        at = self._rng.randint(header + 1, count - 1)
        return [{"deleteDimension": {"range": row_range(at, at + 1)}}]

    def _move_row(self) -> Requests:
        header, count = self._rows()
        if count - header < 4:
            return []
        at, to = self._rng.randint(header + 1, count - 1), self._rng.randint(header + 1, count)
        if at <= to <= at + 1:
            return []
        return [{"moveDimension": {"source": row_range(at, at + 1), "destinationIndex": to}}]

    def _sort(self) -> Requests:
        header, count = self._rows()
        width = len(self.look()[header])
        # Sometimes without the columns at the right, which leaves our marks behind.
        columns = self._rng.choice([width, PEOPLE_COLUMNS])
        name = self.look()[header].index("Название")
        if name >= columns:
            return []
        return [
            {
                "sortRange": {
                    "range": {
                        "sheetId": 0,
                        "startRowIndex": header + 1,
                        "endRowIndex": count,
                        "startColumnIndex": 0,
                        "endColumnIndex": columns,
                    },
                    "sortSpecs": [{"dimensionIndex": name, "sortOrder": self._rng.choice(["ASCENDING", "DESCENDING"])}],
                }
            }
        ]

    def _edit_cell(self) -> Requests:
        header, count = self._rows()
        if count <= header + 1:
            return []
        at = self._rng.randint(header + 1, count - 1)
        self._serial += 1
        return [self._type(at, {"Название": f"Правка {self._serial}"})]

    def _clear_cell(self) -> Requests:
        header, count = self._rows()
        if count <= header + 1:
            return []
        return [self._type(self._rng.randint(header + 1, count - 1), {"Админ": ""})]

    def _insert_column(self) -> Requests:
        header, _ = self._rows()
        width = len(self.look()[header])
        at = self._rng.randint(0, width)
        return [{"insertDimension": {"range": column_range(at, at + 1), "inheritFromBefore": False}}]

    def _insert_noted_column(self) -> Requests:
        """A column of their own, with a title, text, a note and a colour in it."""
        header, count = self._rows()
        width = len(self.look()[header])
        at = self._rng.randint(0, width)
        self._serial += 1
        cells: list[dict[str, Any]] = [{"values": [_text(f"Личное {self._serial}")]}]
        for number in range(count - header - 1):
            cell = _text(f"{self._serial}/{number}")
            cell["note"] = f"заметка {number}"
            cell["userEnteredFormat"] = {"textFormat": {"bold": True}}
            cells.append({"values": [cell]})
        return [
            {"insertDimension": {"range": column_range(at, at + 1), "inheritFromBefore": False}},
            {
                "updateCells": {
                    "start": {"sheetId": 0, "rowIndex": header, "columnIndex": at},
                    "rows": cells,
                    "fields": "userEnteredValue,note,userEnteredFormat",
                }
            },
        ]

    def _move_column(self) -> Requests:
        header, _ = self._rows()
        row = self.look()[header]
        at, to = self._rng.randrange(len(row)), self._rng.randint(0, len(row))
        # The two «Ссылка» must keep their order: swapping them is a change of meaning, not of place.
        if at <= to <= at + 1 or row[at] == "Ссылка":
            return []
        return [{"moveDimension": {"source": column_range(at, at + 1), "destinationIndex": to}}]

    def _delete_our_column(self) -> Requests:
        header, _ = self._rows()
        ours = [index for index, title in enumerate(self.look()[header]) if title in OUR_TITLES]
        if not ours:
            return []
        at = self._rng.choice(ours)
        return [{"deleteDimension": {"range": column_range(at, at + 1)}}]

    def _type(self, row: int, cells: Mapping[str, str]) -> dict[str, Any]:
        titles = self.look()[self._rows()[0]]
        (title, text), *more = cells.items()
        assert not more or len(cells) == 2
        if more:
            first, second = sorted(((titles.index(t), v) for t, v in cells.items()))
            return _write(row, first[0], [first[1], *[None] * (second[0] - first[0] - 1), second[1]])
        return _write(row, titles.index(title), [text])

    _actions: tuple[Callable[[Staff], Requests], ...] = (
        _insert_row,
        _insert_filled_row,
        _delete_row,
        _move_row,
        _sort,
        _edit_cell,
        _clear_cell,
        _insert_column,
        _insert_noted_column,
        _move_column,
        _delete_our_column,
    )


def _write(row: int, column: int, texts: list[str | None]) -> dict[str, Any]:
    values = [_text(text) if text is not None else {} for text in texts]
    if any(text is None for text in texts):
        # A gap is left as it is: two requests in one would be needed, so only touching cells are written.
        values = values[:1]
    return {
        "updateCells": {
            "start": {"sheetId": 0, "rowIndex": row, "columnIndex": column},
            "rows": [{"values": values}],
            "fields": "userEnteredValue",
        }
    }


def _text(text: str) -> dict[str, Any]:
    return {"userEnteredValue": {"stringValue": text}} if text else {}


def row_range(start: int, end: int) -> dict[str, Any]:
    return {"sheetId": 0, "dimension": "ROWS", "startIndex": start, "endIndex": end}


def column_range(start: int, end: int) -> dict[str, Any]:
    return {"sheetId": 0, "dimension": "COLUMNS", "startIndex": start, "endIndex": end}

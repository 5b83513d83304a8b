"""What is a block of rows, and which block is it?

Blocks are what copies of a grid share and what the database stores; `model.grid` puts them in order.
"""

from __future__ import annotations

from itertools import count

from sheets_outreach.localsheets.errors import JsonObject
from sheets_outreach.localsheets.model.cells import Cell, Row, Slot, has_content

# A one-cell change encodes and writes one block: 64 rows of twelve cells take 0.2 ms, the list of blocks stays short.
BLOCK_ROWS = 64
SPLIT_ROWS = 2 * BLOCK_ROWS


class _Keys:
    """Gives every block of the process a key of its own."""

    def __init__(self) -> None:
        self.next = count(1)


_keys = _Keys()


def reserve_block_keys(highest: int) -> None:
    """Give out only keys above those a database already holds."""
    _keys.next = count(max(highest + 1, next(_keys.next)))


class Block:
    """Some rows in a row. Changed only by the grid copy that made it; `key` names it in the database."""

    __slots__ = ("_formulas", "_profile", "_references", "key", "rows")

    def __init__(self, rows: list[Row], key: int | None = None) -> None:
        self.rows = rows
        self.key = key if key is not None else next(_keys.next)
        self._formulas: bool | None = None
        self._references: bool | None = None
        self._profile: tuple[bool, int, int] | None = None

    def touched(self) -> None:
        """Forget what was worked out about the rows."""
        self._formulas = self._references = self._profile = None

    def has_formulas(self) -> bool:
        """Say whether any cell holds a formula."""
        if self._formulas is None:
            self._formulas = any(isinstance(slot, Cell) and slot.formula for row in self.rows for slot in row)
        return self._formulas

    def has_references(self) -> bool:
        """Say whether any cell holds a formula, in itself or in its validation."""
        if self._references is None:
            self._references = self.has_formulas() or any(
                isinstance(slot, Cell) and slot.validation and mentions_formula(slot.validation)
                for row in self.rows
                for slot in row
            )
        return self._references

    def profile(self) -> tuple[bool, int, int]:
        """(every row holds something, first column used, last column used); columns are -1 where nothing is."""
        if self._profile is None:
            spans = [content_span(row) for row in self.rows]
            used = [span for span in spans if span is not None]
            first = min((span[0] for span in used), default=-1)
            last = max((span[1] for span in used), default=-1)
            self._profile = (len(used) == len(spans), first, last)
        return self._profile


def mentions_formula(rule: JsonObject) -> bool:
    """Say whether a validation rule holds a formula or points at a range."""
    values = rule.get("condition", {}).get("values", ())
    return any(str(value.get("userEnteredValue", "")).startswith("=") for value in values)


def content_span(row: Row) -> tuple[int, int] | None:
    """First and last column of a row that hold content."""
    last = len(row) - 1
    while last >= 0 and not has_content(row[last]):
        last -= 1
    if last < 0:
        return None
    first = 0
    while not has_content(row[first]):
        first += 1
    return first, last


def trimmed(slots: list[Slot]) -> Row:
    """A row without the empty cells at its end."""
    while slots and slots[-1] is None:
        slots.pop()
    return tuple(slots)

"""One tab's rows, block by block: each row's people's cells as values by column, and what stands in our own cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sheets_outreach.register.columns import Shape
from sheets_outreach.register.grid import Block, Cell, cell_at, cell_formula, cell_text, is_empty
from sheets_outreach.register.layout import Layout
from sheets_outreach.register.records import OwnCells
from sheets_outreach.register.shapes import CellReader, Dialect, Value, cell_reader


class Row(NamedTuple):
    """The people's part of one row.

    Attributes:
        number: the sheet's own row number, from 1.
        values: column key → value, empty cells left out.
        only_text: the words of the row's only filled people's cell, or "" where none or several are filled.
    """

    number: int
    values: dict[str, Value]
    only_text: str


class RowReader:
    """Reads one tab's blocks in order; remembers what our own cells say and which people's cells are formulas."""

    def __init__(self, layout: Layout, dialect: Dialect) -> None:
        self._header_row = layout.header_row
        self.own = OwnCells()
        self.formulas: list[tuple[int, str, str]] = []
        self.last_row = layout.header_row
        self._words: list[tuple[str, int]] = []
        self._people: list[tuple[str, int, CellReader]] = []
        self._ours: list[tuple[int, dict[int, str], dict[int, str]]] = []
        for column in layout.table.columns:
            index = layout.columns.get(column.key)
            if index is None:
                continue
            if column.ours:
                texts = self.own.texts.setdefault(column.key, {})
                self._ours.append((index, texts, self.own.notes.setdefault(column.key, {})))
            if column.ours and not layout.table.all_ours:
                continue
            if column.shape is Shape.TEXT:
                self._words.append((column.key, index))
            else:
                self._people.append((column.key, index, cell_reader(column.key, column.shape, dialect)))
        self._own_columns = [
            (column.key, layout.columns[column.key])
            for column in layout.table.columns
            if column.ours and column.key in layout.columns
        ]
        self._own_indexes = frozenset(index for _, index in self._own_columns)

    def read(self, block: Block) -> Iterator[Row]:
        """Give the rows of a block, blank ones included, the header and what stands above it left out."""
        for number, cells in enumerate(block.rows, start=block.start):
            if number <= self._header_row:
                self._read_top(number, cells)
                continue
            values = self._read_people(number, cells)
            if self._ours:
                self._read_own(number, cells)
            if cells:
                self.last_row = number
            yield Row(number, values, self._only_text(cells) if len(values) < 2 else "")

    def _read_people(self, number: int, cells: Sequence[Cell]) -> dict[str, Value]:
        values: dict[str, Value] = {}
        count = len(cells)
        # Plain words are read in place: a call for each of them would be a tenth of the whole pass.
        for key, index in self._words:
            if index < count and (cell := cells[index]):
                try:
                    text = cell["effectiveValue"]["stringValue"]
                except KeyError:
                    text = cell_text(cell)
                if text and (text := text.strip()):
                    values[key] = text
                if "userEnteredValue" in cell:
                    self._note_formula(number, key, cell)
        for key, index, read in self._people:
            if index < count and (cell := cells[index]):
                value = read(cell)
                if value is not None:
                    values[key] = value
                if "userEnteredValue" in cell:
                    self._note_formula(number, key, cell)
        return values

    def _note_formula(self, number: int, key: str, cell: Cell) -> None:
        formula = cell_formula(cell)
        if formula:
            self.formulas.append((number, key, formula))

    def _read_own(self, number: int, cells: Sequence[Cell]) -> None:
        for index, texts, notes in self._ours:
            if index < len(cells):
                cell = cells[index]
                text = cell_text(cell) if cell else ""
                if text:
                    texts[number] = text
                note = cell.get("note")
                if note:
                    notes[number] = note

    def _read_top(self, number: int, cells: Sequence[Cell]) -> None:
        for key, index in self._own_columns:
            text = cell_text(cell_at(cells, index))
            if text:
                self.own.top.setdefault(key, {})[number] = text

    def _only_text(self, cells: Sequence[Cell]) -> str:
        filled = [
            cell for index, cell in enumerate(cells) if cell and index not in self._own_indexes and not is_empty(cell)
        ]
        return cell_text(filled[0]).strip() if len(filled) == 1 else ""

"""Which cell stands where, and how do rows and columns move?

Rows live in ordered blocks that copies of a grid share until one of them writes: a copy costs one pointer a block, a
change touches one block, and both the transaction and the database see which blocks are new. Ranges, formats of whole
rows and formulas that point here are others' work (`model.structure`).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from itertools import accumulate

from sheets_outreach.localsheets.model.blocks import BLOCK_ROWS, SPLIT_ROWS, Block, content_span, trimmed
from sheets_outreach.localsheets.model.cells import Row, Slot


class Grid:
    """Cells by row and column, 0-based. Rows beyond the stored ones are empty.

    Args:
        row_count: rows of the tab, stored or not.
        column_count: columns of the tab.
        blocks: the stored rows.
    """

    __slots__ = ("_own", "_starts", "blocks", "column_count", "row_count")

    def __init__(self, row_count: int, column_count: int, blocks: Iterable[Block] = ()) -> None:
        self.row_count = row_count
        self.column_count = column_count
        self.blocks = list(blocks)
        # Blocks made by this copy, which it may change; the others belong to committed states as well.
        self._own: set[int] = set()
        self._starts: list[int] | None = None

    def copy(self) -> Grid:
        """A grid that shares every block until it writes to it."""
        return Grid(self.row_count, self.column_count, self.blocks)

    def detached(self) -> Grid:
        """A copy with blocks of its own, for another tab."""
        return Grid(self.row_count, self.column_count, (Block(list(block.rows)) for block in self.blocks))

    @property
    def stored_rows(self) -> int:
        """How many rows, from the top, are kept."""
        return self.starts()[-1] if self.blocks else 0

    def starts(self) -> list[int]:
        """Where each block ends, in rows (so `starts()[i - 1]` is where block i begins)."""
        if self._starts is None:
            self._starts = list(accumulate(len(block.rows) for block in self.blocks))
        return self._starts

    def _find(self, row: int) -> tuple[int, int]:
        ends = self.starts()
        index = bisect_right(ends, row)
        return index, row - (ends[index - 1] if index else 0)

    def row(self, row: int) -> Row:
        """One row's cells, shorter than the tab where its end is empty."""
        index, inner = self._find(row)
        return self.blocks[index].rows[inner] if index < len(self.blocks) else ()

    def slot(self, row: int, column: int) -> Slot:
        """One cell."""
        cells = self.row(row)
        return cells[column] if column < len(cells) else None

    def rows(self, start: int = 0, end: int | None = None) -> Iterator[Row]:
        """The stored rows from start to end; fewer than asked where the rest is empty."""
        stored = self.stored_rows
        end = stored if end is None else min(end, stored)
        if start >= end:
            return
        index, inner = self._find(start)
        left = end - start
        while left > 0:
            part = self.blocks[index].rows[inner : inner + left]
            yield from part
            left -= len(part)
            index, inner = index + 1, 0

    def _writable(self, index: int) -> Block:
        block = self.blocks[index]
        # By identity: a block that others share looks just like one of ours.
        if id(block) not in self._own:
            block = self.blocks[index] = Block(list(block.rows), block.key)
            self._own.add(id(block))
        block.touched()
        return block

    def _add_block(self, index: int, rows: list[Row]) -> None:
        block = Block(rows)
        self._own.add(id(block))
        self.blocks.insert(index, block)
        self._starts = None

    def set_row(self, row: int, cells: Row) -> None:
        """Put another row in place; stores empty rows above it where none are stored yet."""
        stored = self.stored_rows
        if row >= stored:
            # An empty row below the stored ones is already there.
            if not cells:
                return
            self._append([()] * (row - stored) + [cells])
            return
        index, inner = self._find(row)
        self._writable(index).rows[inner] = cells

    def set(self, row: int, column: int, slot: Slot) -> None:
        """Put another cell in place."""
        cells = list(self.row(row))
        if column >= len(cells):
            if slot is None:
                return
            cells.extend([None] * (column + 1 - len(cells)))
        cells[column] = slot
        self.set_row(row, trimmed(cells))

    def _append(self, rows: list[Row]) -> None:
        if self.blocks and (room := BLOCK_ROWS - len(self.blocks[-1].rows)) > 0:
            self._writable(len(self.blocks) - 1).rows.extend(rows[:room])
            rows = rows[room:]
        for start in range(0, len(rows), BLOCK_ROWS):
            self._add_block(len(self.blocks), rows[start : start + BLOCK_ROWS])
        self._starts = None

    def insert_rows(self, at: int, rows: list[Row]) -> None:
        """Put rows before row `at`; the tab grows by as many."""
        self.row_count += len(rows)
        if at >= self.stored_rows:
            if any(rows):
                self._append([()] * (at - self.stored_rows) + rows)
            return
        index, inner = self._find(at)
        block = self._writable(index)
        block.rows[inner:inner] = rows
        self._starts = None
        # Splitting at twice the size keeps repeated insertions at one place from making a block each.
        if len(block.rows) > SPLIT_ROWS:
            spare = block.rows[BLOCK_ROWS:]
            del block.rows[BLOCK_ROWS:]
            for start in reversed(range(0, len(spare), BLOCK_ROWS)):
                self._add_block(index + 1, spare[start : start + BLOCK_ROWS])

    def delete_rows(self, start: int, end: int) -> list[Row]:
        """Take rows out; the tab shrinks by as many. Gives back the stored ones among them."""
        self.row_count -= end - start
        taken: list[Row] = []
        left = min(end, self.stored_rows) - start
        while left > 0:
            index, inner = self._find(start)
            here = self.blocks[index].rows
            part = here[inner : inner + left]
            taken += part
            left -= len(part)
            # A block that goes as a whole needs no copy first.
            if len(part) == len(here):
                del self.blocks[index]
            else:
                del self._writable(index).rows[inner : inner + len(part)]
            self._starts = None
        return taken

    def move_rows(self, start: int, end: int, destination: int) -> None:
        """Move rows before `destination`, which counts before the move."""
        size = end - start
        taken = self.delete_rows(start, end)
        taken += [()] * (size - len(taken))
        self.insert_rows(destination if destination <= start else destination - size, taken)

    def map_rows(self, change: Callable[[Row], Row], start: int = 0, end: int | None = None) -> None:
        """Replace every stored row between start and end by what `change` makes of it."""
        end = self.stored_rows if end is None else min(end, self.stored_rows)
        while start < end:
            index, inner = self._find(start)
            rows = self.blocks[index].rows
            last = min(len(rows), inner + end - start)
            changed = [change(row) for row in rows[inner:last]]
            # A block in which nothing changed is neither copied nor written to disk.
            if any(new is not old for new, old in zip(changed, rows[inner:last], strict=True)):
                self._writable(index).rows[inner:last] = changed
            start += last - inner

    def insert_columns(self, at: int, amount: int, like: Callable[[Row], Slot] | None = None) -> None:
        """Put columns before column `at`; `like` says what each row's new cells hold (nothing, if not given)."""
        self.column_count += amount

        def widened(row: Row) -> Row:
            slot = like(row) if like else None
            if len(row) <= at and slot is None:
                return row
            padded = row + (None,) * (at - len(row))
            return trimmed([*padded[:at], *([slot] * amount), *padded[at:]])

        self.map_rows(widened)

    def delete_columns(self, start: int, end: int) -> None:
        """Take columns out."""
        self.column_count -= end - start
        self.map_rows(lambda row: row if len(row) <= start else trimmed([*row[:start], *row[end:]]))

    def move_columns(self, start: int, end: int, destination: int) -> None:
        """Move columns before `destination`, which counts before the move."""
        edge = max(end, destination)

        def reordered(row: Row) -> Row:
            if len(row) <= min(start, destination):
                return row
            cells = [*row, *([None] * (edge - len(row)))]
            taken = cells[start:end]
            # The destination counts before the move: to the right, insert first and cut afterwards.
            if destination <= start:
                cells[start:end] = []
                cells[destination:destination] = taken
            else:
                cells[destination:destination] = taken
                cells[start:end] = []
            return trimmed(cells)

        self.map_rows(reordered)

    def resize(self, row_count: int, column_count: int) -> None:
        """Cut or extend the tab at its bottom and right."""
        if row_count < self.row_count:
            self.delete_rows(row_count, self.row_count)
        if column_count < self.column_count:
            self.delete_columns(column_count, self.column_count)
        self.row_count, self.column_count = row_count, column_count

    def last_content_row(self, start: int = 0, end: int | None = None) -> int:
        """The last row with content, -1 if there is none."""
        end = self.stored_rows if end is None else min(end, self.stored_rows)
        ends = self.starts()
        index = bisect_right(ends, end - 1) if end > start else -1
        while index >= 0:
            first = ends[index - 1] if index else 0
            if self.blocks[index].profile()[2] >= 0:
                for row in range(min(end, ends[index]) - 1, max(start, first) - 1, -1):
                    if content_span(self.blocks[index].rows[row - first]) is not None:
                        return row
            if first <= start:
                return -1
            index -= 1
        return -1

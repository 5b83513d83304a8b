"""The grid against the simplest grid there is: a list of lists."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sheets_outreach.localsheets.model import blocks
from sheets_outreach.localsheets.model.cells import Slot
from sheets_outreach.localsheets.model.grid import Grid

Plain = list[list[Slot]]


@pytest.fixture(autouse=True)
def small_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Blocks of three rows, so that a dozen rows need several."""
    from sheets_outreach.localsheets.model import grid

    monkeypatch.setattr(grid, "BLOCK_ROWS", 3)
    monkeypatch.setattr(grid, "SPLIT_ROWS", 5)


def plain_of(grid: Grid) -> Plain:
    """The grid as full rows."""
    rows: Plain = []
    for number in range(grid.row_count):
        row = list(grid.row(number))
        assert not row or row[-1] is not None, "rows are stored without their empty end"
        rows.append(row + [None] * (grid.column_count - len(row)))
    return rows


def change(chance: random.Random, grid: Grid, plain: Plain) -> None:
    """Do the same random thing to both."""
    height, width = len(plain), len(plain[0])
    row, column, count = chance.randrange(height), chance.randrange(width), chance.randint(1, 4)
    match chance.choice(
        ["set", "set", "set", "insert", "delete", "move", "insert", "columns", "drop", "shift", "size"]
    ):
        case "set":
            value = chance.choice([None, "x", 1, 2.5, True, f"text {chance.random()}"])
            grid.set(row, column, value)
            plain[row][column] = value
        case "insert":
            at = chance.randrange(height + 1)
            grid.insert_rows(at, [()] * count)
            plain[at:at] = [[None] * width for _ in range(count)]
        case "delete" if height > 1:
            end = min(row + count, height if row else height - 1)
            grid.delete_rows(row, end)
            del plain[row:end]
        case "move":
            end = min(row + count, height)
            to = chance.choice([at for at in range(height + 1) if not row < at < end])
            grid.move_rows(row, end, to)
            taken = plain[row:end]
            del plain[row:end]
            to -= 0 if to <= row else end - row
            plain[to:to] = taken
        case "columns":
            grid.insert_columns(column, count)
            for cells in plain:
                cells[column:column] = [None] * count
        case "drop" if width > 1:
            end = min(column + count, width if column else width - 1)
            grid.delete_columns(column, end)
            for cells in plain:
                del cells[column:end]
        case "shift":
            end = min(column + count, width)
            to = chance.choice([at for at in range(width + 1) if not column < at < end])
            grid.move_columns(column, end, to)
            for cells in plain:
                taken_cells = cells[column:end]
                del cells[column:end]
                at = to if to <= column else to - (end - column)
                cells[at:at] = taken_cells
        case "size":
            rows, columns = max(1, height + chance.randint(-2, 3)), max(1, width + chance.randint(-1, 2))
            grid.resize(rows, columns)
            del plain[rows:]
            plain.extend([None] * width for _ in range(rows - len(plain)))
            plain[:] = [cells[:columns] + [None] * (columns - len(cells)) for cells in plain]


@settings(max_examples=150, deadline=None)
@given(st.randoms(use_true_random=False), st.integers(1, 30))
def test_the_grid_is_a_list_of_lists(chance: random.Random, steps: int) -> None:
    """Whatever is done to rows and columns, every cell is where a list of lists has it."""
    grid, plain = Grid(8, 4), [[None] * 4 for _ in range(8)]
    typed: Plain = [list(row) for row in plain]
    for _ in range(steps):
        change(chance, grid, typed)
        assert (grid.row_count, grid.column_count) == (len(typed), len(typed[0]))
        assert plain_of(grid) == typed
    filled = [number for number, row in enumerate(typed) if any(slot is not None for slot in row)]
    assert grid.last_content_row() == max(filled, default=-1)


@settings(max_examples=80, deadline=None)
@given(st.randoms(use_true_random=False), st.integers(1, 15))
def test_a_copy_never_changes_what_it_was_copied_from(chance: random.Random, steps: int) -> None:
    """Committed grids stay as they were, however many blocks a working copy shares with them."""
    grid, plain = Grid(8, 4), [[None] * 4 for _ in range(8)]
    typed: Plain = [list(row) for row in plain]
    for _ in range(steps):
        change(chance, grid, typed)
    before = plain_of(grid)
    copy, copied = grid.copy(), [list(row) for row in before]
    for _ in range(steps):
        change(chance, copy, copied)
    assert plain_of(grid) == before
    assert plain_of(copy) == copied


def test_blocks_keep_their_keys_until_they_are_new() -> None:
    """A changed block is another block under the same key: the database replaces it, and writes no other."""
    grid = Grid(9, 2)
    for row in range(9):
        grid.set(row, 0, f"row {row}")
    copy = grid.copy()
    copy.set(4, 1, "changed")
    changed = [new.key for old, new in zip(grid.blocks, copy.blocks, strict=True) if old is not new]
    assert [block.key for block in copy.blocks] == [block.key for block in grid.blocks]
    assert changed == [grid.blocks[1].key]
    assert blocks.content_span(copy.row(4)) == (0, 1)

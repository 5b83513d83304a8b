"""Where does an append land, and what does it push away?

https://developers.google.com/workspace/sheets/api/guides/values#append_values
"""

from __future__ import annotations

from bisect import bisect_right
from typing import Any

from sheets_outreach.localsheets.cellranges.writing import Written, write
from sheets_outreach.localsheets.model import structure
from sheets_outreach.localsheets.model.blocks import Block
from sheets_outreach.localsheets.model.cells import Row, has_content
from sheets_outreach.localsheets.model.grid import Grid
from sheets_outreach.localsheets.model.regions import Region
from sheets_outreach.localsheets.requests.batch import Batch


def append(
    batch: Batch, wanted: Region, values: list[list[Any]], option: str, *, insert_rows: bool
) -> tuple[Region | None, Written]:
    """Write rows below the last table that the region touches, or at the region's top left where it touches none.

    Returns:
        The table before the append, and what was written.
    """
    table = find_table(wanted)
    sheet = wanted.sheet
    top, left = (wanted.top, wanted.left) if table is None else (table.bottom, table.left)
    height, width = len(values), max(map(len, values), default=0)
    # At the very end rows are added anyway.
    if insert_rows and height and top < sheet.grid.row_count:
        batch.guard_insertion(sheet, "ROWS", top)
        structure.insert(batch.workbook, sheet, "ROWS", top, height, before=top > 0)
    sheet.grid.row_count = max(sheet.grid.row_count, top + height)
    sheet.grid.column_count = max(sheet.grid.column_count, left + width)
    batch.check_size()
    target = Region(sheet, top, left, top + max(height, 1), left + max(width, 1))
    return table, write(batch, target, values, option)


def find_table(wanted: Region) -> Region | None:
    """The block of touching cells that holds the last filled cell of a region; None where the region is empty."""
    grid = wanted.sheet.grid
    start = _last_filled(grid, wanted)
    if start is None:
        return None
    # Known infidelity (last-table): of tables side by side, the one with the last filled row counts.
    row, column = start
    top, bottom, left, right = row, row + 1, column, column + 1
    # Each direction may open another: a row further down may be wider. It ends when nothing grows.
    while True:
        before = (top, bottom, left, right)
        left, right = _widened(grid, top, bottom, left, right)
        top = _raised(grid, top, left, right)
        bottom = _lowered(grid, bottom, left, right)
        if before == (top, bottom, left, right):
            return Region(wanted.sheet, top, left, bottom, right)


def _last_filled(grid: Grid, wanted: Region) -> tuple[int, int] | None:
    end = wanted.bottom
    while end > wanted.top:
        row = grid.last_content_row(wanted.top, end)
        if row < 0:
            return None
        cells = grid.row(row)
        for column in range(min(wanted.right, len(cells)) - 1, wanted.left - 1, -1):
            if has_content(cells[column]):
                return row, column
        end = row
    return None


def _touches(cells: Row, left: int, right: int) -> bool:
    # Cells touch by their corners as well.
    return any(has_content(slot) for slot in cells[max(left - 1, 0) : right + 1])


def _within(block: Block, left: int, right: int) -> bool:
    """Say whether a whole block belongs to a table: no row empty, nothing outside the table's columns."""
    full, first, last = block.profile()
    return full and first >= left and last < right


def _raised(grid: Grid, top: int, left: int, right: int) -> int:
    """Move the top up over rows that touch."""
    ends = grid.starts()
    while top > 0:
        index = bisect_right(ends, top - 1)
        if ends[index] == top and _within(grid.blocks[index], left, right):
            top = ends[index - 1] if index else 0
        elif _touches(grid.row(top - 1), left, right):
            top -= 1
        else:
            break
    return top


def _lowered(grid: Grid, bottom: int, left: int, right: int) -> int:
    """Move the bottom down over rows that touch."""
    ends, stored = grid.starts(), grid.stored_rows
    while bottom < stored:
        index = bisect_right(ends, bottom)
        first = ends[index - 1] if index else 0
        if first == bottom and _within(grid.blocks[index], left, right):
            bottom = ends[index]
        elif _touches(grid.row(bottom), left, right):
            bottom += 1
        else:
            break
    return bottom


def _widened(grid: Grid, top: int, bottom: int, left: int, right: int) -> tuple[int, int]:
    """Take in the columns beside a band of rows that touch it."""
    ends = grid.starts()
    row, last = top, min(bottom, grid.stored_rows)
    while row < last:
        index = bisect_right(ends, row)
        first = ends[index - 1] if index else 0
        _, low, high = grid.blocks[index].profile()
        if not (low < 0 or (low >= left and high < right)):
            for inner in range(row, min(last, ends[index])):
                left, right = _row_widened(grid.blocks[index].rows[inner - first], left, right)
        row = ends[index]
    return left, right


def _row_widened(cells: Row, left: int, right: int) -> tuple[int, int]:
    while left > 0 and left - 1 < len(cells) and has_content(cells[left - 1]):
        left -= 1
    while right < len(cells) and has_content(cells[right]):
        right += 1
    return left, right

"""How are the cells of a rectangle read and written as a block?

Knows nothing of what stands on the cells (ranges, merges, metadata).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sheets_outreach.localsheets.model.blocks import trimmed
from sheets_outreach.localsheets.model.cells import Slot
from sheets_outreach.localsheets.model.regions import Region

Block = list[list[Slot]]


def read_block(region: Region) -> Block:
    """The cells of a region, rows × columns, empty ones included."""
    grid = region.sheet.grid
    block = []
    for number in range(region.top, region.bottom):
        row = grid.row(number)
        part: list[Slot] = list(row[region.left : region.right])
        block.append(part + [None] * (region.width - len(part)))
    return block


def write_block(region: Region, block: Sequence[Sequence[Slot]]) -> None:
    """Put a block into a region of its size."""
    for offset, part in enumerate(block):
        write_row(region, region.top + offset, part)


def write_row(region: Region, number: int, part: Sequence[Slot]) -> None:
    """Put cells into one row of a region, from its left side on."""
    grid = region.sheet.grid
    old = grid.row(number)
    slots: list[Slot] = [*old, *([None] * (region.left + len(part) - len(old)))]
    slots[region.left : region.left + len(part)] = part
    grid.set_row(number, trimmed(slots))


def change_cells(region: Region, change: Callable[[int, int, Slot], Slot]) -> None:
    """Replace every cell of a region by what `change(row, column, cell)` makes of it."""
    for offset, part in enumerate(read_block(region)):
        row = region.top + offset
        changed = [change(row, column, slot) for column, slot in enumerate(part, region.left)]
        if any(new is not old for new, old in zip(changed, part, strict=True)):
            write_row(region, row, changed)

"""Which values lie in a range, and which single one is meant where only one fits?

A block is read only when a function asks for it, and then only its occupied cells.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from sheets_outreach.localsheets.values.formulas.a1 import Reference
from sheets_outreach.localsheets.values.formulas.areas import Area, Cells, Position
from sheets_outreach.localsheets.values.formulas.errors import (
    NO_INTERSECTION,
    NO_REFERENCE,
    TOO_LARGE,
    ErrorValue,
    unknown_sheet,
)
from sheets_outreach.localsheets.values.formulas.scalars import Reading, Scalar, read_scalar

MOST_CELLS = 1_000_000
"""How many values an array may hold; a formula that needs more comes to an error."""


@dataclass(frozen=True, slots=True)
class Block:
    """A range inside the grid: ends are never open."""

    sheet: str
    top: int
    left: int
    bottom: int
    right: int

    @property
    def size(self) -> int:
        """Count the cells, empty ones included."""
        return (self.bottom - self.top) * (self.right - self.left)

    @property
    def area(self) -> Area:
        """The block as an area."""
        return Area(self.sheet, self.top, self.left, self.bottom, self.right)


@dataclass(frozen=True, slots=True)
class Grid:
    """An array: rows of the same length, at least one value."""

    rows: tuple[tuple[Scalar, ...], ...]


Value: TypeAlias = Scalar | Block | Grid


@dataclass(frozen=True, slots=True)
class Context:
    """What a formula is worked out in; with `arrays`, ranges and arrays are worked out value by value."""

    cells: Cells
    here: Position
    reading: Reading
    now: datetime
    arrays: bool = False


def find_block(reference: Reference, context: Context) -> Block | ErrorValue:
    """Find the cells that a reference means; what lies beyond the grid is an error."""
    return fit_area(reference.area(context.here.sheet), context)


def fit_area(area: Area, context: Context) -> Block | ErrorValue:
    """Cut an area to its sheet's grid."""
    extent = context.cells.extent(area.sheet)
    if extent is None:
        return unknown_sheet(area.sheet)
    bottom = extent[0] if area.bottom is None else min(area.bottom, extent[0])
    right = extent[1] if area.right is None else min(area.right, extent[1])
    if area.top >= bottom or area.left >= right:
        return NO_REFERENCE
    return Block(area.sheet, area.top, area.left, bottom, right)


def read_occupied(block: Block, context: Context) -> Iterator[Scalar]:
    """Give the values of a block's cells that hold something, row by row."""
    found = sorted(context.cells.occupied(block.area), key=lambda cell: cell[:2])
    for _, _, value in found:
        scalar = read_scalar(value)
        if scalar is not None:
            yield scalar


def read_cell(block: Block, row: int, column: int, context: Context) -> Scalar:
    """Give the value of one cell."""
    area = Area(block.sheet, row, column, row + 1, column + 1)
    return next((read_scalar(value) for _, _, value in context.cells.occupied(area)), None)


def read_grid(value: Value, context: Context) -> Grid | ErrorValue:
    """Make an array of any value."""
    if isinstance(value, Grid):
        return value
    if not isinstance(value, Block):
        return Grid(((value,),))
    if value.size > MOST_CELLS:
        return TOO_LARGE
    rows: list[list[Scalar]] = [[None] * (value.right - value.left) for _ in range(value.bottom - value.top)]
    for row, column, cell in context.cells.occupied(value.area):
        rows[row - value.top][column - value.left] = read_scalar(cell)
    return Grid(tuple(map(tuple, rows)))


def pick_scalar(value: Value, context: Context) -> Scalar:
    """Pick the one value that fits: a range's cell in the formula's own row or column, an array's first."""
    if isinstance(value, Grid):
        return value.rows[0][0]
    if not isinstance(value, Block):
        return value
    here = context.here
    row = value.top if value.bottom - value.top == 1 else here.row
    column = value.left if value.right - value.left == 1 else here.column
    if value.size > 1 and value.bottom - value.top > 1 and value.right - value.left > 1:
        return NO_INTERSECTION
    if not (value.top <= row < value.bottom and value.left <= column < value.right):
        return NO_INTERSECTION
    return read_cell(value, row, column, context)

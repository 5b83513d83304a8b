"""What does a formula point at, and what must somebody who holds cells answer about them?

Rows and columns are 0-based and ends are exclusive, as in Google's GridRange. Nothing is read here.
"""

from collections.abc import Iterable
from typing import NamedTuple, Protocol

from sheets_outreach.localsheets.values.wire import ExtendedValue, NumberFormat


class Position(NamedTuple):
    """One cell; `sheet` is the title."""

    sheet: str
    row: int
    column: int


class Area(NamedTuple):
    """A rectangle of cells; `None` for an end that is open (A:A has no last row)."""

    sheet: str
    top: int
    left: int
    bottom: int | None
    right: int | None


class Cells(Protocol):
    """The cells a formula may ask for. Titles are compared without case; answers must not raise for any position."""

    def extent(self, sheet: str) -> tuple[int, int] | None:
        """Rows and columns of a sheet; None where there is no such sheet."""

    def occupied(self, area: Area) -> Iterable[tuple[int, int, ExtendedValue]]:
        """(row, column, effective value) of the cells of an area that hold something, in any order."""

    def named_range(self, name: str) -> Area | None:
        """What a name stands for; None where nobody defined it."""

    def number_format(self, position: Position) -> NumberFormat | None:
        """The number format of a cell, which a formula over it inherits; None where it has none."""


class Outcome(NamedTuple):
    """What a formula came to.

    `array` is rows × columns where the result fills several cells (`={1;2}`), else empty; `value` is then its top left.
    """

    value: ExtendedValue
    number_format: NumberFormat | None = None
    hyperlink: str | None = None
    array: tuple[tuple[ExtendedValue, ...], ...] = ()

"""In which order are formulas worked out, and which of them go in circles?

Each formula is worked out once, after those it names; what is in a circle comes to #REF!. Nothing recurses, so that a
running total over a whole column is no deeper than any other. Results that fill several cells are laid out and the
formulas that read them worked out again.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sheets_outreach.localsheets.values.formulas.a1 import name_column
from sheets_outreach.localsheets.values.formulas.areas import Area, Cells, Outcome, Position
from sheets_outreach.localsheets.values.formulas.calculation import calculate
from sheets_outreach.localsheets.values.formulas.errors import CIRCLE, ErrorValue
from sheets_outreach.localsheets.values.formulas.rewriting import references
from sheets_outreach.localsheets.values.formulas.scalars import write_scalar
from sheets_outreach.localsheets.values.wire import ExtendedValue, NumberFormat

_MOST_ROUNDS = 8
"""How often results are laid out again; more rounds mean arrays that chase each other."""


def recalculate(
    formulas: Mapping[Position, str], cells: Cells, *, locale: str, now: datetime
) -> dict[Position, Outcome]:
    """Work out many formulas, each after those it depends on.

    Args:
        formulas: all formulas that may depend on each other, by cell.
        cells: answers for every cell that holds none of them; for those that do, what was worked out here counts.
        locale: the spreadsheet's.
        now: the spreadsheet's wall clock.

    Returns:
        an outcome for each formula. An `array` has room: it was checked against other cells and the grid's end.
    """
    spilled: dict[Position, Position] = {}
    for _ in range(_MOST_ROUNDS):
        outcomes, reached = _work_out(formulas, cells, spilled, locale, now)
        if reached == spilled:
            break
        spilled = reached
    return outcomes


def _work_out(
    formulas: Mapping[Position, str], cells: Cells, spilled: Mapping[Position, Position], locale: str, now: datetime
) -> tuple[dict[Position, Outcome], dict[Position, Position]]:
    """Work everything out once, knowing which cells the arrays of the round before filled."""
    index = _Index([*formulas, *spilled])
    needs: dict[Position, list[Position]] = {}
    for position, formula in formulas.items():
        areas = references(formula, sheet=position.sheet, locale=locale, named_range=cells.named_range)
        needs[position] = [spilled.get(found, found) for area in areas for found in index.find(area)]
    overlay = _Overlay(cells, index)
    outcomes: dict[Position, Outcome] = {}
    reached: dict[Position, Position] = {}
    for group in _order(needs):
        position = group[0]
        if len(group) > 1 or position in needs[position]:
            circle = Outcome(write_scalar(CIRCLE))
            for member in group:
                outcomes[member] = circle
                overlay.put(member, circle.value, None)
            continue
        outcome = calculate(formulas[position], overlay, here=position, locale=locale, now=now)
        if outcome.array:
            outcome = _lay_out(position, outcome, formulas, cells, overlay, reached)
        outcomes[position] = outcome
        overlay.put(position, outcome.value, outcome.number_format)
    return outcomes, reached


def _lay_out(
    position: Position,
    outcome: Outcome,
    formulas: Mapping[Position, str],
    cells: Cells,
    overlay: "_Overlay",
    reached: dict[Position, Position],
) -> Outcome:
    """Fill the cells an array needs, or say why it cannot."""
    height, width = len(outcome.array), len(outcome.array[0])
    error = _find_obstacle(position, height, width, formulas, cells, reached)
    if error is not None:
        return Outcome(write_scalar(error))
    for row, values in enumerate(outcome.array):
        for column, value in enumerate(values):
            if row or column:
                place = Position(position.sheet, position.row + row, position.column + column)
                reached[place] = position
                overlay.put(place, value, outcome.number_format)
    return outcome


def _find_obstacle(
    position: Position,
    height: int,
    width: int,
    formulas: Mapping[Position, str],
    cells: Cells,
    reached: Mapping[Position, Position],
) -> ErrorValue | None:
    sheet, top, left = position
    rows, columns = cells.extent(sheet) or (0, 0)
    for kind, missing in (("rows", top + height - rows), ("columns", left + width - columns)):
        if missing > 0:
            return ErrorValue("REF", f"Result was not automatically expanded, please insert more {kind} ({missing}).")
    area = Area(sheet, top, left, top + height, left + width)
    taken = [(row, column) for row, column, value in cells.occupied(area) if value]
    taken += [(row, column) for row in range(top, top + height) for column in range(left, left + width)
              if Position(sheet, row, column) in formulas or Position(sheet, row, column) in reached]  # fmt: skip
    blocked = min((place for place in taken if place != (top, left)), default=None)
    if blocked is None:
        return None
    name = f"{name_column(blocked[1])}{blocked[0] + 1}"
    return ErrorValue("REF", f"Array result was not expanded because it would overwrite data in {name}.")


class _Index:
    """Finds positions inside an area: for every sheet and column the rows in order."""

    def __init__(self, positions: Iterable[Position]) -> None:
        self._rows: dict[str, dict[int, list[int]]] = {}
        self._titles: dict[str, str] = {}
        for sheet, row, column in positions:
            self._titles[sheet.casefold()] = sheet
            self._rows.setdefault(sheet.casefold(), {}).setdefault(column, []).append(row)
        for columns in self._rows.values():
            for rows in columns.values():
                rows.sort()

    def find(self, area: Area) -> Iterator[Position]:
        key = area.sheet.casefold()
        for column, rows in self._rows.get(key, {}).items():
            if column < area.left or (area.right is not None and column >= area.right):
                continue
            for at in range(bisect_left(rows, area.top), len(rows)):
                if area.bottom is not None and rows[at] >= area.bottom:
                    break
                yield Position(self._titles[key], rows[at], column)


@dataclass(slots=True)
class _Overlay:
    """The cells with what was worked out so far laid over them."""

    cells: Cells
    index: _Index
    values: dict[Position, tuple[ExtendedValue, NumberFormat | None]] = field(default_factory=dict)

    def put(self, position: Position, value: ExtendedValue, number_format: NumberFormat | None) -> None:
        self.values[position] = value, number_format

    def extent(self, sheet: str) -> tuple[int, int] | None:
        return self.cells.extent(sheet)

    def named_range(self, name: str) -> Area | None:
        return self.cells.named_range(name)

    def occupied(self, area: Area) -> Iterator[tuple[int, int, ExtendedValue]]:
        covered = {(found.row, found.column): found for found in self.index.find(area)}
        for row, column, value in self.cells.occupied(area):
            if (row, column) not in covered:
                yield row, column, value
        for (row, column), position in covered.items():
            found = self.values.get(position)
            if found is not None and found[0]:
                yield row, column, found[0]

    def number_format(self, position: Position) -> NumberFormat | None:
        own = self.cells.number_format(position)
        found = self.values.get(position)
        return own or (found[1] if found else None)


def _order(needs: Mapping[Position, list[Position]]) -> Iterator[list[Position]]:
    """Give groups of positions, each after what it needs; more than one in a group need each other (Tarjan 1972)."""
    numbers: dict[Position, int] = {}
    lowest: dict[Position, int] = {}
    open_ones: dict[Position, None] = {}
    for root in needs:
        if root in numbers:
            continue
        path: list[tuple[Position, Iterator[Position]]] = []
        _open(root, needs, numbers, lowest, open_ones, path)
        while path:
            position, rest = path[-1]
            following = next(rest, None)
            if following is None:
                path.pop()
                if path:
                    lowest[path[-1][0]] = min(lowest[path[-1][0]], lowest[position])
                if lowest[position] == numbers[position]:
                    yield _close(position, open_ones)
            elif following not in numbers:
                if following in needs:
                    _open(following, needs, numbers, lowest, open_ones, path)
            elif following in open_ones:
                lowest[position] = min(lowest[position], numbers[following])


def _open(
    position: Position,
    needs: Mapping[Position, list[Position]],
    numbers: dict[Position, int],
    lowest: dict[Position, int],
    open_ones: dict[Position, None],
    path: list[tuple[Position, Iterator[Position]]],
) -> None:
    numbers[position] = lowest[position] = len(numbers)
    open_ones[position] = None
    path.append((position, iter(needs[position])))


def _close(position: Position, open_ones: dict[Position, None]) -> list[Position]:
    group: list[Position] = []
    while True:
        member, _ = open_ones.popitem()
        group.append(member)
        if member == position:
            return group

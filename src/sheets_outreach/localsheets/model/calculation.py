"""What do the formulas of a spreadsheet come to?

Worked out when first asked for and kept with the committed spreadsheet, so every answer sees one consistent state.
The formulas themselves are `values`' business.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sheets_outreach.localsheets.errors import JsonObject
from sheets_outreach.localsheets.model.cells import Cell, Constant, Row, Slot, extended
from sheets_outreach.localsheets.model.regions import Region
from sheets_outreach.localsheets.model.sheet import Sheet, Workbook
from sheets_outreach.localsheets.values import Area, NumberFormat, Outcome, Position, recalculate

NO_RESULTS: Mapping[int, Outcome] = {}


class WorkbookCells:
    """The cells of a spreadsheet, as `values` asks for them (its `Cells` protocol)."""

    def __init__(self, workbook: Workbook) -> None:
        self.workbook = workbook

    def extent(self, sheet: str) -> tuple[int, int] | None:
        """Rows and columns of a tab."""
        found = self.workbook.titled(sheet)
        return None if found is None else (found.grid.row_count, found.grid.column_count)

    def occupied(self, area: Area) -> Iterable[tuple[int, int, JsonObject]]:
        """The constants of an area; formulas are worked out by whoever asks."""
        found = self.workbook.titled(area.sheet)
        if found is None:
            return
        right = found.grid.column_count if area.right is None else area.right
        for row, cells in enumerate(found.grid.rows(area.top, area.bottom), area.top):
            for column in range(area.left, min(right, len(cells))):
                value = extended(plain(cells[column]))
                if value is not None:
                    yield row, column, value

    def named_range(self, name: str) -> Area | None:
        """What a named range stands for."""
        for item in self.workbook.live_names():
            if item["name"].casefold() == name.casefold():
                found = item["range"]
                return Area(
                    self.workbook.sheet(found.get("sheetId", 0)).title,
                    found.get("startRowIndex", 0),
                    found.get("startColumnIndex", 0),
                    found.get("endRowIndex"),
                    found.get("endColumnIndex"),
                )
        return None

    def number_format(self, position: Position) -> NumberFormat | None:
        """The number format set on a cell."""
        found = self.workbook.titled(position.sheet)
        slot = None if found is None else found.grid.slot(position.row, position.column)
        return own_number_format(slot)


def plain(slot: Slot) -> Constant:
    """The constant in a cell; None for a formula."""
    return slot.value if isinstance(slot, Cell) else slot


def own_number_format(slot: Slot) -> NumberFormat | None:
    """The number format set on the cell itself."""
    if isinstance(slot, Cell) and slot.format is not None:
        found: NumberFormat | None = slot.format.fields.get("numberFormat")
        return found
    return None


def formulas(workbook: Workbook) -> Iterator[tuple[Position, str]]:
    """All formulas with their places."""
    for sheet in workbook.sheets:
        start = 0
        for block in sheet.grid.blocks:
            if block.has_formulas():
                for row, cells in enumerate(block.rows, start):
                    for column, slot in enumerate(cells):
                        if isinstance(slot, Cell) and slot.formula:
                            yield Position(sheet.title, row, column), slot.formula
            start += len(block.rows)


def outcomes(workbook: Workbook, now: datetime) -> dict[Position, Outcome]:
    """What every formula comes to, the cells that an array result fills included."""
    # Known infidelity (volatile): TODAY, NOW and RAND are as old as the minute, whatever `autoRecalc` says.
    minute = now.replace(second=0, microsecond=0)
    known: tuple[datetime, dict[Position, Outcome]] | None = workbook.memo.get("outcomes")
    if known is not None and known[0] == minute:
        return known[1]
    given, result = dict(formulas(workbook)), {}
    if given:
        wall_clock = local_time(workbook, now)
        result = recalculate(given, WorkbookCells(workbook), locale=workbook.locale, now=wall_clock)
    for position, outcome in list(result.items()):
        for row, values in enumerate(outcome.array):
            for column, value in enumerate(values):
                if row or column:
                    spilled = Position(position.sheet, position.row + row, position.column + column)
                    result.setdefault(spilled, Outcome(value, outcome.number_format))
    workbook.memo["outcomes"] = (minute, result)
    return result


@dataclass(frozen=True, slots=True)
class Results:
    """What the formulas of one tab come to, by row and column."""

    rows: Mapping[int, Mapping[int, Outcome]]

    def at(self, row: int, column: int) -> Outcome | None:
        """What the formula in a cell, or the array that reaches it, came to; None for any other cell."""
        return self.rows.get(row, NO_RESULTS).get(column)

    def laid_over(self, region: Region) -> Iterator[tuple[int, Row, Mapping[int, Outcome]]]:
        """The rows of a region that hold anything: (row number, its cells, the results in it)."""
        grid = region.sheet.grid
        number = region.top
        for number, cells in enumerate(grid.rows(region.top, region.bottom), region.top):
            yield number, cells, self.rows.get(number, NO_RESULTS)
        # An array may fill cells below the last row that is stored.
        last = min(region.bottom, max(self.rows, default=-1) + 1)
        for below in range(max(grid.stored_rows, region.top), last):
            yield below, (), self.rows.get(below, NO_RESULTS)


def outcomes_of(workbook: Workbook, sheet: Sheet, now: datetime) -> Results:
    """What the formulas of one tab come to."""
    rows: dict[int, dict[int, Outcome]] = {}
    for place, found in outcomes(workbook, now).items():
        if place.sheet == sheet.title:
            rows.setdefault(place.row, {})[place.column] = found
    return Results(rows)


def local_time(workbook: Workbook, now: datetime) -> datetime:
    """The wall clock of a spreadsheet; UTC where its time zone is unknown."""
    try:
        return now.astimezone(ZoneInfo(str(workbook.properties.get("timeZone", "UTC"))))
    except (ZoneInfoNotFoundError, ValueError):
        return now.astimezone(UTC)

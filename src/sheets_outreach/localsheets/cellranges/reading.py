"""Which values does a range hold, rendered as asked?

https://developers.google.com/workspace/sheets/api/reference/rest/v4/ValueRenderOption
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sheets_outreach.localsheets.errors import JsonObject
from sheets_outreach.localsheets.model.calculation import outcomes_of
from sheets_outreach.localsheets.model.cells import Cell, Row, Slot
from sheets_outreach.localsheets.model.display import effective_value, number_format, shown_text
from sheets_outreach.localsheets.model.regions import Region
from sheets_outreach.localsheets.model.sheet import Workbook
from sheets_outreach.localsheets.values import Outcome

DATE_TYPES = frozenset(("DATE", "TIME", "DATE_TIME"))


@dataclass(frozen=True, slots=True)
class Rendering:
    """How values are asked for."""

    value: str = "FORMATTED_VALUE"
    date_time: str = "SERIAL_NUMBER"
    dimension: str = "ROWS"


def value_range(workbook: Workbook, region: Region, rendering: Rendering, now: datetime) -> JsonObject:
    """Write a ValueRange: the region as asked, its values without the empty ends; no `values` where there are none."""
    rows = values_of(workbook, region, rendering, now)
    answer: JsonObject = {"range": region.text, "majorDimension": rendering.dimension}
    return answer | ({"values": rows} if rows else {})


def values_of(workbook: Workbook, region: Region, rendering: Rendering, now: datetime) -> list[list[Any]]:
    """The values by row, or by column."""
    results = outcomes_of(workbook, region.sheet, now)
    read = RENDERERS[rendering.value]
    rows = []
    for _, cells, found in results.laid_over(region):
        rows.append(_row(cells, region, found, lambda slot, out: read(slot, out, workbook.locale, rendering)))
    if rendering.dimension == "COLUMNS":
        rows = _columns(rows, region.width)
    while rows and not rows[-1]:
        rows.pop()
    return rows


def _row(
    row: Row,
    region: Region,
    results: Mapping[int, Outcome],
    read: Callable[[Slot, Outcome | None], Any],
) -> list[Any]:
    values: list[Any] = []
    if results:
        slots = [row[column] if column < len(row) else None for column in range(region.left, region.right)]
        values = [read(slot, results.get(column)) for column, slot in enumerate(slots, region.left)]
    else:
        values = [
            slot if type(slot) is str else "" if slot is None else read(slot, None)
            for slot in row[region.left : region.right]
        ]
    while values and values[-1] == "":
        values.pop()
    return values


def _columns(rows: list[list[Any]], width: int) -> list[list[Any]]:
    columns = [[row[at] if at < len(row) else "" for row in rows] for at in range(width)]
    for column in columns:
        while column and column[-1] == "":
            column.pop()
    return columns


def _formatted(slot: Slot, outcome: Outcome | None, locale: str, _: Rendering) -> Any:
    return shown_text(slot, outcome, locale)


def _unformatted(slot: Slot, outcome: Outcome | None, locale: str, rendering: Rendering) -> Any:
    value = effective_value(slot, outcome)
    if value is None:
        return ""
    if "errorValue" in value:
        return shown_text(slot, outcome, locale)
    if rendering.date_time == "FORMATTED_STRING" and "numberValue" in value:
        shown = number_format(slot, outcome)
        if shown and shown.get("type") in DATE_TYPES:
            return shown_text(slot, outcome, locale)
    return next(iter(value.values()))


def _formula(slot: Slot, outcome: Outcome | None, locale: str, rendering: Rendering) -> Any:
    if isinstance(slot, Cell) and slot.formula:
        return slot.formula
    return _unformatted(slot, None if slot is None else outcome, locale, rendering)


RENDERERS: dict[str, Callable[[Slot, Outcome | None, str, Rendering], Any]] = {
    "FORMATTED_VALUE": _formatted,
    "UNFORMATTED_VALUE": _unformatted,
    "FORMULA": _formula,
}

"""How are plain values written into and cleared from ranges?

https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets.values/update
"""

from __future__ import annotations

import json
import textwrap
from dataclasses import dataclass
from typing import Any

from sheets_outreach.localsheets.a1 import column_letters, write_range
from sheets_outreach.localsheets.errors import JsonObject, invalid
from sheets_outreach.localsheets.model.blocks import trimmed
from sheets_outreach.localsheets.model.cells import Slot, with_value
from sheets_outreach.localsheets.model.entering import enter, write_raw
from sheets_outreach.localsheets.model.regions import Region, exceeds
from sheets_outreach.localsheets.requests.batch import Batch

INPUT_OPTIONS = ("RAW", "USER_ENTERED")


@dataclass(frozen=True, slots=True)
class Written:
    """What a write touched: the whole block given, and the rows and columns that got at least one value."""

    region: Region
    rows: frozenset[int]
    columns: frozenset[int]
    cells: int

    def answer(self, spreadsheet_id: str) -> JsonObject:
        """An UpdateValuesResponse; counts of nothing are left out."""
        counts = {"updatedRows": len(self.rows), "updatedColumns": len(self.columns), "updatedCells": self.cells}
        found = {"spreadsheetId": spreadsheet_id, "updatedRange": self.region.text}
        return found | {key: count for key, count in counts.items() if count}


def check_input_option(option: str | None) -> str:
    """Refuse a write that does not say how its values are meant."""
    if option not in INPUT_OPTIONS:
        raise invalid("'valueInputOption' is required but not specified")
    return option


def by_rows(values: list[list[Any]], dimension: str) -> list[list[Any]]:
    """Turn columns into rows; missing cells are None, which leaves a cell alone."""
    if dimension != "COLUMNS":
        return values
    height = max(map(len, values), default=0)
    return [[column[at] if at < len(column) else None for column in values] for at in range(height)]


def check_cells(values: list[list[Any]]) -> None:
    """Refuse lists and objects where a cell's value should be."""
    for row_number, row in enumerate(values):
        for column_number, value in enumerate(row):
            if isinstance(value, (list, dict)):
                raise invalid(f"Invalid values[{row_number}][{column_number}]: {proto_text(value)}\n")


def proto_text(value: Any) -> str:
    """Write a JSON value as Google's sentences show it.

    >>> print(proto_text([1]))
    list_value {
      values {
        number_value: 1
      }
    }
    """
    if isinstance(value, list):
        return _nested("list_value", "".join(_nested("values", proto_text(item)) + "\n" for item in value))
    if isinstance(value, dict):
        fields = (f"key: {json.dumps(key)}\n" + _nested("value", proto_text(item)) for key, item in value.items())
        return _nested("struct_value", "".join(_nested("fields", field) + "\n" for field in fields))
    kind = {str: "string_value", bool: "bool_value", type(None): "null_value"}.get(type(value), "number_value")
    return f"{kind}: {'NULL_VALUE' if value is None else json.dumps(value, ensure_ascii=False)}"


def _nested(name: str, inner: str) -> str:
    return f"{name} {{\n{textwrap.indent(inner.rstrip(), '  ')}\n}}" if inner else f"{name} {{\n}}"


def write(batch: Batch, wanted: Region, values: list[list[Any]], option: str, *, within: str | None = None) -> Written:
    """Write rows of values from a region's top left on.

    Args:
        batch: the spreadsheet and who writes.
        wanted: the region the caller named.
        values: rows × columns; None leaves a cell alone, "" empties it.
        option: RAW or USER_ENTERED.
        within: refuse values beyond the region, naming it so; None lets them spill (it was a single cell).
    """
    height, width = len(values), max(map(len, values), default=0)
    region = _block(wanted, height, width, within)
    batch.guard(region)
    locale, now, grid = batch.workbook.locale, batch.wall_clock, region.sheet.grid
    rows, columns, cells = set(), set(), 0
    for offset, given in enumerate(values):
        row = region.top + offset
        old = grid.row(row)
        slots: list[Slot] = [*old, *([None] * (region.left + len(given) - len(old)))]
        for column, value in enumerate(given, region.left):
            if value is None:
                continue
            slots[column] = (
                enter(slots[column], value, locale, now)
                if option == "USER_ENTERED"
                else write_raw(slots[column], value)
            )
            rows.add(row)
            columns.add(column)
            cells += 1
        grid.set_row(row, trimmed(slots))
    return Written(region, frozenset(rows), frozenset(columns), cells)


def _block(wanted: Region, height: int, width: int, within: str | None) -> Region:
    sheet, top, left = wanted.sheet, wanted.top, wanted.left
    bottom, right = top + max(height, 1), left + max(width, 1)
    if within is not None and (right > wanted.right or bottom > wanted.bottom):
        wide = right > wanted.right
        where = f"column [{column_letters(wanted.right)}]" if wide else f"row [{wanted.bottom + 1}]"
        raise invalid(f"Requested writing within range [{within}], but tried writing to {where}")
    if bottom > sheet.grid.row_count or right > sheet.grid.column_count:
        raise exceeds(sheet, write_range(sheet.title, top, left, bottom, right))
    return Region(sheet, top, left, bottom, right)


def clear(batch: Batch, region: Region) -> None:
    """Empty the values of a region; formats, notes and validations stay."""
    batch.guard(region)
    left, right = region.left, region.right
    region.sheet.grid.map_rows(
        lambda row: (
            row
            if len(row) <= left
            else trimmed([*row[:left], *(with_value(slot, None) for slot in row[left:right]), *row[right:]])
        ),
        region.top,
        region.bottom,
    )

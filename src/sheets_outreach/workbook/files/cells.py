"""Typed cells, as Sheets would hold what a file says: text, numbers, days, truth values, links, formulas."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from sheets_outreach.register.grid import Cell, cell_date, cell_text, date_serial

Value = str | bool | int | float | date | time | timedelta | None
"""What a file's cell may hold; `datetime` is a `date`."""


def make_cell(value: Value, *, link: str = "", formula: str = "") -> Cell:
    """Make a cell.

    Args:
        value: what it shows.
        link: the address behind it.
        formula: what computes it.
    """
    cell: dict[str, Any] = {}
    number_format = ""
    if isinstance(value, bool):
        cell["effectiveValue"] = {"boolValue": value}
    elif isinstance(value, datetime):
        seconds = (value - value.replace(hour=0, minute=0, second=0, microsecond=0)).total_seconds()
        cell["effectiveValue"] = {"numberValue": date_serial(value.date()) + seconds / 86_400}
        number_format = "DATE_TIME" if seconds else "DATE"
    elif isinstance(value, date):
        cell["effectiveValue"] = {"numberValue": date_serial(value)}
        number_format = "DATE"
    elif isinstance(value, time):
        seconds = value.hour * 3600 + value.minute * 60 + value.second
        cell["effectiveValue"] = {"numberValue": seconds / 86_400}
        number_format = "TIME"
    elif isinstance(value, timedelta):
        cell["effectiveValue"] = {"numberValue": value.total_seconds() / 86_400}
        number_format = "TIME"
    elif isinstance(value, int | float):
        cell["effectiveValue"] = {"numberValue": value}
    elif value:
        cell["effectiveValue"] = {"stringValue": value}
    if number_format:
        cell["effectiveFormat"] = {"numberFormat": {"type": number_format}}
    if link and link != value:
        cell["hyperlink"] = link
    if formula:
        cell["userEnteredValue"] = {"formulaValue": formula}
    return cell


def cell_value(cell: Cell) -> str | bool | int | float | date | time | None:
    """Give what a cell shows, typed; None for nothing."""
    value = cell.get("effectiveValue")
    if not value:
        return None
    moment = _cell_moment(cell)
    if moment is not None:
        return moment
    for kind in ("stringValue", "boolValue", "numberValue"):
        if kind in value:
            found: str | bool | int | float = value[kind]
            return int(found) if isinstance(found, float) and found.is_integer() and abs(found) < 1e15 else found
    return cell_text(cell) or str(value.get("errorValue", {}).get("type", "")) or None


def _cell_moment(cell: Cell) -> date | time | None:
    """Give the day, the day and time, or the time of day a cell holds as such."""
    number = cell["effectiveValue"].get("numberValue")
    if number is None:
        return None
    rest = timedelta(seconds=round(number % 1 * 86_400))
    day = cell_date(cell)
    if day is not None:
        return day if not rest else datetime.combine(day, time.min) + rest
    is_time = cell.get("effectiveFormat", {}).get("numberFormat", {}).get("type") == "TIME"
    midnight = datetime(1, 1, 1)  # noqa: DTZ001 - a time of day has no zone
    return (midnight + rest).time() if is_time and 0 <= number < 1 and rest < timedelta(days=1) else None


def cut_empty_end(cells: Sequence[Cell]) -> Sequence[Cell]:
    """Leave out the empty cells after the last filled one."""
    end = len(cells)
    while end and not cells[end - 1]:
        end -= 1
    return cells[:end]


def cut_empty_rows(rows: list[Sequence[Cell]]) -> list[Sequence[Cell]]:
    """Leave out the empty rows after the last filled one."""
    while rows and not rows[-1]:
        rows.pop()
    return rows

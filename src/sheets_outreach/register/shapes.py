"""How a cell of each shape becomes a value; what cannot be read stays text, for the record's own checks to refuse."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sheets_outreach.choices import Advertising, Answer, Frequency, PostKind, Status, parse_choice
from sheets_outreach.counts import parse_count, parse_number
from sheets_outreach.dates import parse_date
from sheets_outreach.register.columns import Shape
from sheets_outreach.register.grid import Cell, cell_date, cell_link, cell_text
from sheets_outreach.texts import Language

Value = str | float | bool | date | StrEnum | tuple[str, ...]
"""What a reader makes of a cell; None stands for an empty one."""

CellReader = Callable[[Cell], Value | None]

_SEPARATORS = (";", ",", " / ", " • ", " · ")
_NOTHING: Cell = {}
_LIST_MARKS = " \t\r-–—•·*"

CHOICES: Mapping[str, type[StrEnum]] = {
    "status": Status,
    "advertising": Advertising,
    "kind": PostKind,
    "frequency": Frequency,
    "language": Language,
}
"""The closed list behind a column of shape CHOICE, by the column's key."""


@dataclass(frozen=True, slots=True)
class Dialect:
    """How this workbook writes days.

    Attributes:
        month_first: whether 3/4/2026 is in March.
        today: for days typed without a year.
    """

    month_first: bool
    today: date


def read_text(cell: Cell) -> str | None:
    """Give a cell's words without the spaces around them."""
    value = cell.get("effectiveValue")
    if not value:
        return None
    text = value.get("stringValue")
    if text is None:
        text = cell_text(cell)
    return text.strip() or None


def read_list(cell: Cell) -> tuple[str, ...] | None:
    """Give several words: one a line, or separated by commas or semicolons."""
    text = read_text(cell)
    if text is None:
        return None
    for separator in _SEPARATORS:
        if separator in text:
            text = text.replace(separator, "\n")
    return tuple([part for raw in text.split("\n") if (part := raw.strip(_LIST_MARKS))]) or None


def read_link(cell: Cell) -> str | None:
    """Give the address a cell shows or hides behind a title or chip."""
    text = cell.get("effectiveValue", _NOTHING).get("stringValue")
    if text is None or "://" not in text:
        text = cell_link(cell)
    return text.strip() or None


def read_count(cell: Cell) -> Value | None:
    """Give a number of things; text that is none stays text, and so does what Sheets made a date of («1.5»)."""
    number = cell.get("effectiveValue", {}).get("numberValue")
    if number is not None:
        if cell_date(cell):
            return cell_text(cell)
        return int(number) if number == number // 1 else float(number)
    text = read_text(cell)
    if text is None:
        return None
    count = parse_count(text)
    return text if count is None else count.value


def read_number(cell: Cell) -> Value | None:
    """Give a measure; text that is none stays text."""
    number = cell.get("effectiveValue", {}).get("numberValue")
    if number is not None:
        return cell_text(cell) if cell_date(cell) else float(number)
    text = read_text(cell)
    if text is None:
        return None
    measure = parse_number(text)
    return text if measure is None else measure


def cell_reader(key: str, shape: Shape, dialect: Dialect) -> CellReader:
    """Choose the reader of a column."""
    if shape is Shape.DATE:
        return lambda cell: _read_date(cell, dialect)
    if shape is Shape.CHOICE:
        choices = CHOICES[key]
        return lambda cell: _read_choice(cell, choices)
    return _READERS[shape]


def _read_date(cell: Cell, dialect: Dialect) -> Value | None:
    day = cell_date(cell)
    if day is not None:
        return day
    text = read_text(cell)
    if text is None:
        return None
    return parse_date(text, month_first=dialect.month_first, today=dialect.today) or text


def _read_choice(cell: Cell, choices: type[StrEnum]) -> Value | None:
    value = cell.get("effectiveValue", {}).get("boolValue")
    if value is not None and choices is Answer:
        return Answer.YES if value else Answer.NO
    text = read_text(cell)
    if text is None:
        return None
    return parse_choice(choices, text) or text


_READERS: Mapping[Shape, CellReader] = {
    Shape.TEXT: read_text,
    Shape.LIST: read_list,
    Shape.LINK: read_link,
    Shape.COUNT: read_count,
    Shape.NUMBER: read_number,
    Shape.ANSWER: lambda cell: _read_choice(cell, Answer),
}

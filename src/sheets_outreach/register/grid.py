"""What a tab looked like at one moment: typed cells, as Google answers them; it knows nothing of what they mean.

Cells stay the JSON objects Google sent. Twelve small objects for each of 20,000 rows would cost more than everything
we do with them, so the readers pick what they need straight out of the answer (``docs/decisions/raw-cells.md``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

Cell = Mapping[str, Any]
"""One cell as Google's ``CellData`` has it, limited to the fields we ask for. ``{}`` is an empty cell.

https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/cells#CellData
"""

_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 - serial numbers are local to the sheet, without a zone
_DAY_FORMATS = frozenset({"DATE", "DATE_TIME"})
_EMPTY: Cell = {}


@dataclass(frozen=True, slots=True)
class Block:
    """Some rows of a tab.

    Attributes:
        start: the sheet's own number of the first row, from 1.
        rows: rows × cells; a row ends with its last non-empty cell, and the block with its last non-empty row.
    """

    start: int
    rows: Sequence[Sequence[Cell]]


UNSEEN = "0"
"""Value of a mark that was put on a column by a batch that could not know whether the column still stood there."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Developer metadata of ours on a column or row, which moves along with it.

    Attributes:
        id: the metadata's id, unique in the workbook.
        key: what it marks.
        index: where that column or row stands now, from 0.
        value: what it notes: `UNSEEN`, or how often rows were appended, from 1; "" where that was not asked for.
    """

    id: int
    key: str
    index: int
    value: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A tab without its cells.

    Attributes:
        id: Google's sheet id, which survives renaming and moving.
        title: what the tab is called.
        row_count: rows of the grid, empty ones included.
        column_count: columns of the grid, empty ones included.
        marks: our developer metadata on its columns.
        row_marks: our developer metadata on its rows; None where it was not asked for.
        protections: its protected ranges, id → description.
    """

    id: int
    title: str
    row_count: int
    column_count: int
    hidden: bool = False
    marks: Sequence[Mark] = ()
    row_marks: Sequence[Mark] | None = None
    protections: Mapping[int, str] = field(default_factory=dict)


def cell_at(row: Sequence[Cell], index: int) -> Cell:
    """Give a row's cell, or an empty one beyond its end."""
    return row[index] if index < len(row) else _EMPTY


def is_empty(cell: Cell) -> bool:
    """Whether nothing shows in the cell; spaces alone do not count as content."""
    value = cell.get("effectiveValue")
    if not value:
        return True
    text = value.get("stringValue")
    return text is not None and not text.strip()


def cell_text(cell: Cell) -> str:
    """Give what the cell says: words as typed, numbers without a needless ".0", dates as ISO, "" for nothing."""
    value = cell.get("effectiveValue")
    if not value:
        return ""
    text = value.get("stringValue")
    if text is not None:
        return str(text)
    number = value.get("numberValue")
    if number is not None:
        day = cell_date(cell)
        return day.isoformat() if day else number_text(number)
    if "boolValue" in value:
        return "TRUE" if value["boolValue"] else "FALSE"
    return ""


def number_text(number: float) -> str:
    """Write a number as a person would type it.

    >>> number_text(1984.0), number_text(0.5)
    ('1984', '0.5')
    """
    return str(int(number)) if number == int(number) and abs(number) < 1e15 else repr(number)


def cell_date(cell: Cell) -> date | None:
    """Give the day of a cell that Sheets itself holds as a date, else None.

    Serial numbers count days from 30 December 1899
    (https://developers.google.com/workspace/sheets/api/guides/formats#about_date_time_values).
    """
    if cell.get("effectiveFormat", _EMPTY).get("numberFormat", _EMPTY).get("type") not in _DAY_FORMATS:
        return None
    number = cell.get("effectiveValue", _EMPTY).get("numberValue")
    return None if number is None else serial_date(number)


def serial_date(number: float) -> date | None:
    """Turn a serial number into a day; None where no calendar reaches.

    >>> serial_date(43831)
    datetime.date(2020, 1, 1)
    """
    if not -600_000 < number < 2_900_000:
        return None
    return (_EPOCH + timedelta(days=int(number // 1))).date()


def date_serial(day: date) -> int:
    """Turn a day into the serial number a date cell holds.

    >>> date_serial(date(2020, 1, 1))
    43831
    """
    return day.toordinal() - _EPOCH.toordinal()


def cell_link(cell: Cell) -> str:
    """Give the address behind a cell: its hyperlink, a linked run of its text or a chip; else its text.

    Sheets replaces a pasted link by the page's title or by a chip, so the text alone may not be the link.
    """
    text = cell_text(cell)
    if "://" in text:
        return text
    address = cell.get("hyperlink")
    if address:
        return str(address)
    for run in cell.get("chipRuns", ()):
        address = run.get("chip", _EMPTY).get("richLinkProperties", _EMPTY).get("uri")
        if address:
            return str(address)
    for run in cell.get("textFormatRuns", ()):
        address = run.get("format", _EMPTY).get("link", _EMPTY).get("uri")
        if address:
            return str(address)
    return text


def cell_formula(cell: Cell) -> str:
    """Give the formula a person typed into the cell, or ""."""
    return str(cell.get("userEnteredValue", _EMPTY).get("formulaValue", ""))

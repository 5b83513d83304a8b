"""A small workbook for formulas to ask: cells by name, as `{"A1": 10, "Diary!B2": "text"}`."""

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from sheets_outreach.localsheets.values import Area, Cells, ExtendedValue, NumberFormat, Outcome, Position, calculate

NOW = datetime(2026, 11, 21, 12, 0, 0, tzinfo=UTC)
_CELL = re.compile(r"(?:(.+)!)?([A-Z])(\d+)")


def read_position(name: str) -> Position:
    """Read a cell's name; Sheet1 where no sheet is named."""
    match = _CELL.fullmatch(name)
    assert match, name
    return Position(match[1] or "Sheet1", int(match[3]) - 1, ord(match[2]) - ord("A"))


def write_value(content: Any) -> ExtendedValue:
    """Make an ExtendedValue of plain content; a dict is one already."""
    if isinstance(content, dict):
        return content
    if isinstance(content, bool):
        return {"boolValue": content}
    return {"stringValue": content} if isinstance(content, str) else {"numberValue": content}


class SheetOfCells:
    """Answers for cells as the server does."""

    def __init__(
        self,
        cells: Mapping[str, Any] | None = None,
        *,
        rows: int = 1000,
        columns: int = 26,
        names: Mapping[str, Area] | None = None,
        formats: Mapping[str, NumberFormat] | None = None,
    ) -> None:
        self.values = {read_position(name): write_value(content) for name, content in (cells or {}).items()}
        self.size = rows, columns
        self.names = names or {}
        self.formats = {read_position(name): found for name, found in (formats or {}).items()}
        self.titles = {"sheet1", *(position.sheet.casefold() for position in self.values)}

    def extent(self, sheet: str) -> tuple[int, int] | None:
        return self.size if sheet.casefold() in self.titles else None

    def occupied(self, area: Area) -> Iterator[tuple[int, int, ExtendedValue]]:
        for (sheet, row, column), value in self.values.items():
            inside = row >= area.top and column >= area.left
            below = area.bottom is not None and row >= area.bottom
            beyond = area.right is not None and column >= area.right
            if sheet.casefold() == area.sheet.casefold() and inside and not below and not beyond:
                yield row, column, value

    def named_range(self, name: str) -> Area | None:
        return self.names.get(name)

    def number_format(self, position: Position) -> NumberFormat | None:
        return self.formats.get(position)


def work_out(formula: str, cells: Cells | None = None, *, locale: str = "en_US", at: str = "Z900") -> Outcome:
    """Work a formula out in a cell out of everybody's way."""
    return calculate(formula, cells or SheetOfCells(), here=read_position(at), locale=locale, now=NOW)


def show(formula: str, cells: Cells | None = None, *, locale: str = "en_US", at: str = "Z900") -> Any:
    """Give a formula's result as plain content: None for nothing, an error's type in brackets."""
    value = work_out(formula, cells, locale=locale, at=at).value
    if "errorValue" in value:
        return f"[{value['errorValue']['type']}]"
    return next(iter(value.values()), None)

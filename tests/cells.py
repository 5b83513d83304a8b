"""Cells as Google answers them, for tests that read without a server."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from sheets_outreach.register.columns import Tab
from sheets_outreach.register.grid import Block, Sheet
from sheets_outreach.register.reading import Workbook, read_register
from sheets_outreach.register.records import Register

NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)

CellLike = str | int | float | bool | dict[str, Any] | None


def cell(value: CellLike) -> dict[str, Any]:
    """Make one cell; a dict is taken as it is."""
    if value is None or value == "":
        return {}
    if isinstance(value, dict):
        return value
    if isinstance(value, bool):
        return {"effectiveValue": {"boolValue": value}}
    if isinstance(value, str):
        return {"effectiveValue": {"stringValue": value}}
    return {"effectiveValue": {"numberValue": value}}


def date_cell(serial: float) -> dict[str, Any]:
    """Make a cell that Sheets itself holds as a date."""
    return {"effectiveValue": {"numberValue": serial}, "effectiveFormat": {"numberFormat": {"type": "DATE"}}}


def block(rows: Sequence[Sequence[CellLike]], start: int = 1) -> Block:
    """Make a block of rows."""
    return Block(start, [[cell(value) for value in row] for row in rows])


def read(
    *tabs: tuple[str, Sequence[Sequence[CellLike]]], locale: str = "ru_RU", zone: str = "Europe/Moscow"
) -> Register:
    """Read a workbook of the given tabs, each (title, rows)."""
    sheets = [
        Sheet(number, title, len(rows), max(map(len, rows), default=0)) for number, (title, rows) in enumerate(tabs)
    ]
    blocks = [(number, block(rows)) for number, (_, rows) in enumerate(tabs)]
    return read_register(Workbook(locale, zone, sheets), blocks, NOW, tuple(Tab))

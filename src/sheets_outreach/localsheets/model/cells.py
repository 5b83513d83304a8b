"""What does one cell hold?

A cell that holds nothing but a constant is that constant itself: a tab of 1.2 million plain cells then costs Python's
garbage collector nothing. Everything else is a `Cell`. What a formula comes to is not kept here (`model.calculation`).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

from sheets_outreach.localsheets.errors import JsonObject

Constant: TypeAlias = str | int | float | bool | None


class Format:
    """A CellFormat as people or programs set it; shared by all cells that look the same, never changed."""

    __slots__ = ("fields", "text")

    _known: dict[str, Format] = {}  # noqa: RUF012 - an interning table, one for the process

    fields: JsonObject
    text: str

    @classmethod
    def of(cls, fields: Mapping[str, Any] | None) -> Format | None:
        """The one shared instance for these fields; None for none at all."""
        if not fields:
            return None
        # Equal formats become one object, so comparing, storing and writing them out costs a pointer.
        text = json.dumps(fields, sort_keys=True, ensure_ascii=False)
        found = cls._known.get(text)
        if found is None:
            found = cls()
            found.fields, found.text = dict(fields), text
            cls._known[text] = found
        return found


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that holds more than a constant.

    `value` is the constant typed, or None where `formula` stands ("=A1+1", in the spreadsheet's locale).
    """

    value: Constant = None
    formula: str | None = None
    format: Format | None = None
    note: str | None = None
    validation: JsonObject | None = None
    runs: tuple[JsonObject, ...] = ()
    chips: tuple[JsonObject, ...] = ()
    pivot: JsonObject | None = None


Slot: TypeAlias = Constant | Cell
Row: TypeAlias = tuple[Slot, ...]

EMPTY = Cell()


def unpack(slot: Slot) -> Cell:
    """See any slot as a `Cell`."""
    if isinstance(slot, Cell):
        return slot
    return EMPTY if slot is None else Cell(slot)


def pack(cell: Cell) -> Slot:
    """Store a cell as small as it can be."""
    plain = not (cell.formula or cell.format or cell.note or cell.validation or cell.runs or cell.chips or cell.pivot)
    return cell.value if plain else cell


def with_value(slot: Slot, value: Constant, formula: str | None = None) -> Slot:
    """Put another value into a cell, keeping its format, note and validation; links within the old text go."""
    if not isinstance(slot, Cell):
        return value if formula is None else Cell(formula=formula)
    return pack(replace(slot, value=value, formula=formula, runs=(), chips=()))


def has_content(slot: Slot) -> bool:
    """Say whether a cell holds a value or a formula, whatever it looks like."""
    if isinstance(slot, Cell):
        return slot.value is not None or slot.formula is not None or slot.pivot is not None
    return slot is not None


def number(value: float) -> int | float:
    """Keep whole numbers whole, as Google's JSON does.

    >>> number(4.0), number(1.5), number(1e300)
    (4, 1.5, 1e+300)
    """
    return int(value) if abs(value) < 2**53 and value == int(value) else value


def extended(value: Constant) -> JsonObject | None:
    """Write a constant as an ExtendedValue."""
    if value is None:
        return None
    if isinstance(value, str):
        return {"stringValue": value}
    if isinstance(value, bool):
        return {"boolValue": value}
    return {"numberValue": value}


def constant(value: Mapping[str, Any] | None) -> Constant:
    """Read an ExtendedValue that is neither a formula nor an error."""
    if not value:
        return None
    if "numberValue" in value:
        return number(value["numberValue"])
    found: Constant = value.get("stringValue", value.get("boolValue"))
    return found

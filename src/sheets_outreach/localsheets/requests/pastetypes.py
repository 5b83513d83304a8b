"""What of a copied cell does each paste type put into a cell?

https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/request#PasteType
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from sheets_outreach.localsheets.model.cells import Cell, Format, Slot, pack


def _without_borders(old: Cell, new: Cell) -> Cell:
    fields = {key: value for key, value in (new.format.fields if new.format else {}).items() if key != "borders"}
    if old.format and "borders" in old.format.fields:
        fields["borders"] = old.format.fields["borders"]
    return replace(new, format=Format.of(fields))


PASTE_TYPES: dict[str, Callable[[Cell, Cell], Cell]] = {
    "PASTE_NORMAL": lambda _, new: new,
    "PASTE_VALUES": lambda old, new: replace(old, value=new.value, formula=None, runs=(), chips=()),
    "PASTE_FORMULA": lambda old, new: replace(old, value=new.value, formula=new.formula, runs=(), chips=()),
    "PASTE_FORMAT": lambda old, new: replace(old, format=new.format),
    "PASTE_NO_BORDERS": _without_borders,
    "PASTE_DATA_VALIDATION": lambda old, new: replace(old, validation=new.validation),
    "PASTE_CONDITIONAL_FORMATTING": lambda old, _: old,
}


def pasted(old: Cell, new: Cell, kind: str) -> Slot:
    """A cell after another was pasted over it."""
    return pack(PASTE_TYPES[kind](old, new))

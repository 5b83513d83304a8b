"""What does a cell hold after CellData was written into it?

Only the fields that a mask names change. Read-only fields (effective values, formatted text) are passed over.
https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/cells#CellData
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sheets_outreach.localsheets import masks
from sheets_outreach.localsheets.errors import JsonObject, invalid
from sheets_outreach.localsheets.model.appearance import both_spellings, with_twins
from sheets_outreach.localsheets.model.cells import Cell, Constant, Format, Slot, number, pack, unpack
from sheets_outreach.localsheets.requests.batch import MAX_CHARACTERS
from sheets_outreach.localsheets.values import canonical_formula

VALUE_KINDS = ("stringValue", "numberValue", "boolValue", "formulaValue", "errorValue")


def written(slot: Slot, given: JsonObject, mask: masks.Mask, locale: str) -> Slot:
    """Write CellData over a cell.

    Args:
        slot: the cell before.
        given: the CellData.
        mask: which of its fields to take; a named field that is missing is cleared.
        locale: the spreadsheet's, in which a formula is written.
    """
    cell = unpack(slot)
    if "*" in mask or "userEnteredValue" in mask:
        value, formula = entered(given.get("userEnteredValue"), locale)
        cell = replace(cell, value=value, formula=formula, runs=(), chips=())
    chosen = masks.below(mask, "userEnteredFormat")
    if chosen is not False:
        cell = replace(cell, format=merged_format(cell.format, given.get("userEnteredFormat"), chosen))
    for name, change in FIELDS.items():
        if "*" in mask or name in mask:
            cell = change(cell, given.get(name))
    return pack(cell)


def entered(given: JsonObject | None, locale: str) -> tuple[Constant, str | None]:
    """Read an ExtendedValue as (constant, formula).

    Raises:
        ApiError: 400, more than one value or one nobody may write.
    """
    if not given:
        return None, None
    [(kind, value)] = given.items()
    if kind == "errorValue":
        raise invalid("ExtendedValue.errorValue is read-only.")
    if isinstance(value, str):
        check_length(value)
    if kind == "formulaValue":
        if not value.startswith("="):
            raise invalid("Invalid formulaValue: a formula must begin with '='.")
        return None, canonical_formula(value, locale=locale)
    if kind == "numberValue":
        return number(value), None
    return (None if value == "" else value), None


def check_length(text: str) -> None:
    """Refuse a text longer than a cell may be."""
    if len(text) > MAX_CHARACTERS:
        raise invalid(f"Your input contains more than the maximum of {MAX_CHARACTERS} characters in a single cell.")


def merged_format(old: Format | None, given: JsonObject | None, mask: masks.Mask | bool | None) -> Format | None:
    """Write a CellFormat over another, as far as the mask goes; colours get both spellings."""
    inner = mask if isinstance(mask, dict) else None
    new: JsonObject = with_twins(given or {})
    if inner is not None:
        new = masks.merge(old.fields if old else {}, new, both_spellings(inner))
    return Format.of({key: value for key, value in new.items() if value != {} or key.endswith("Color")})


def _note(cell: Cell, given: Any) -> Cell:
    return replace(cell, note=given or None)


def _validation(cell: Cell, given: Any) -> Cell:
    return replace(cell, validation=given or None)


def _runs(cell: Cell, given: Any) -> Cell:
    text = cell.value if isinstance(cell.value, str) else ""
    runs = tuple(with_twins(given or []))
    starts = [run.get("startIndex", 0) for run in runs]
    if starts != sorted(set(starts)) or any(not 0 <= start < max(len(text), 1) for start in starts):
        raise invalid("The start indices of textFormatRuns must be ascending and within the cell's text.")
    return replace(cell, runs=runs)


def _chips(cell: Cell, given: Any) -> Cell:
    # Known infidelity (chips): kept and given back; Google puts the title of what is linked into the text.
    return replace(cell, chips=tuple(given or ()))


def _pivot(cell: Cell, given: Any) -> Cell:
    # Known infidelity (drawn): pivot tables, like charts and slicers, are kept and given back, never worked out.
    return replace(cell, pivot=given or None)


FIELDS = {
    "note": _note,
    "dataValidation": _validation,
    "textFormatRuns": _runs,
    "chipRuns": _chips,
    "pivotTable": _pivot,
}

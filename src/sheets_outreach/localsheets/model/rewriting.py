"""How do the formulas of a spreadsheet follow when the grid under them changes?

In cells, in data validations and in conditional formats. How one formula is rewritten is `values`' business.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from sheets_outreach.localsheets.model.cells import Cell, Row, Slot
from sheets_outreach.localsheets.model.sheet import Sheet, Workbook
from sheets_outreach.localsheets.values import Edit, shift_formula


def rewrite_formulas(workbook: Workbook, edit: Edit) -> None:
    """Let the references in all formulas follow an edit, in cells, conditional formats and validations."""
    for sheet in workbook.sheets:

        def shifted(formula: str, title: str = sheet.title) -> str:
            return shift_formula(formula, edit, sheet=title, locale=workbook.locale)

        map_formulas(sheet, shifted)
        if rules := sheet.listed("conditionalFormats"):
            sheet.collections["conditionalFormats"] = [_shift_condition(rule, shifted) for rule in rules]


def map_formulas(sheet: Sheet, change: Callable[[str], str]) -> None:
    """Replace the formulas of a tab's cells and validations."""
    start = 0
    for block in list(sheet.grid.blocks):
        end = start + len(block.rows)
        if block.has_references():
            sheet.grid.map_rows(lambda row: _map_row(row, change), start, end)
        start = end


def _map_row(row: Row, change: Callable[[str], str]) -> Row:
    changed = tuple(_map_slot(slot, change) for slot in row)
    return row if all(new is old for new, old in zip(changed, row, strict=True)) else changed


def _map_slot(slot: Slot, change: Callable[[str], str]) -> Slot:
    if not isinstance(slot, Cell):
        return slot
    formula = change(slot.formula) if slot.formula else slot.formula
    validation = _shift_condition(slot.validation, change) if slot.validation else slot.validation
    if formula == slot.formula and validation == slot.validation:
        return slot
    return replace(slot, formula=formula, validation=validation)


def _shift_condition(value: Any, change: Callable[[str], str]) -> Any:
    """Change every `userEnteredValue` that is a formula, wherever in a rule it stands."""
    if isinstance(value, list):
        return [_shift_condition(item, change) for item in value]
    if not isinstance(value, dict):
        return value
    return {
        key: change(item)
        if key == "userEnteredValue" and isinstance(item, str) and item.startswith("=")
        else _shift_condition(item, change)
        for key, item in value.items()
    }

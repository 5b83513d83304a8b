"""Which rows does a tab's filter hide?

Hidden values and the conditions on texts, numbers and blanks are worked out; colours, dates and formulas are not
(a known infidelity: such rows stay visible).
"""

from __future__ import annotations

from collections.abc import Callable

from sheets_outreach.localsheets.errors import JsonObject
from sheets_outreach.localsheets.model.calculation import outcomes_of
from sheets_outreach.localsheets.model.display import shown_text
from sheets_outreach.localsheets.model.sheet import Sheet

from .batch import Batch

TEXT_TESTS: dict[str, Callable[[str, str], bool]] = {
    "TEXT_CONTAINS": lambda text, wanted: wanted in text,
    "TEXT_NOT_CONTAINS": lambda text, wanted: wanted not in text,
    "TEXT_STARTS_WITH": str.startswith,
    "TEXT_ENDS_WITH": str.endswith,
    "TEXT_EQ": str.__eq__,
    "TEXT_NOT_EQ": str.__ne__,
    "BLANK": lambda text, _: text == "",
    "NOT_BLANK": lambda text, _: text != "",
}
NUMBER_TESTS: dict[str, Callable[[float, float], bool]] = {
    "NUMBER_GREATER": float.__gt__,
    "NUMBER_GREATER_THAN_EQ": float.__ge__,
    "NUMBER_LESS": float.__lt__,
    "NUMBER_LESS_THAN_EQ": float.__le__,
    "NUMBER_EQ": float.__eq__,
    "NUMBER_NOT_EQ": float.__ne__,
}


def hide_filtered(batch: Batch, sheet: Sheet) -> None:
    """Mark the rows that the tab's filter hides; the first row of its range is the header."""
    found = sheet.basic_filter
    if found is None:
        return
    specs = _specs(found)
    if not specs:
        return
    rows = dict(sheet.dimensions["ROWS"])
    results = outcomes_of(batch.workbook, sheet, batch.now)
    for row in range(found["range"]["startRowIndex"] + 1, found["range"]["endRowIndex"]):
        for column, criteria in specs.items():
            text = shown_text(sheet.grid.slot(row, column), results.at(row, column), batch.workbook.locale)
            if not passes(text, criteria):
                rows[row] = {**rows.get(row, {}), "hiddenByFilter": True}
                break
    sheet.dimensions = {**sheet.dimensions, "ROWS": rows}


def show_all(sheet: Sheet) -> None:
    """Show every row that only a filter hid."""
    rows = {
        index: {key: value for key, value in found.items() if key != "hiddenByFilter"}
        for index, found in sheet.dimensions["ROWS"].items()
    }
    sheet.dimensions = {**sheet.dimensions, "ROWS": {index: found for index, found in rows.items() if found}}


def _specs(found: JsonObject) -> dict[int, JsonObject]:
    return {spec.get("columnIndex", 0): spec.get("filterCriteria", {}) for spec in found.get("filterSpecs", ())}


def passes(text: str, criteria: JsonObject) -> bool:
    """Say whether a cell that shows `text` is let through."""
    if text in criteria.get("hiddenValues", ()):
        return False
    condition = criteria.get("condition", {})
    values = [item.get("userEnteredValue", "") for item in condition.get("values", ())] or [""]
    kind = condition.get("type")
    if kind in TEXT_TESTS:
        return TEXT_TESTS[kind](text.casefold(), values[0].casefold())
    if kind in NUMBER_TESTS:
        try:
            return NUMBER_TESTS[kind](float(text), float(values[0]))
        except ValueError:
            return False
    return True

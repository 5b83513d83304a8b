"""Which rows does a tab's filter hide?

Hidden values and the conditions on texts, numbers and blanks are worked out.
"""

from __future__ import annotations

from collections.abc import Callable

from sheets_outreach.localsheets.errors import JsonObject
from sheets_outreach.localsheets.model.calculation import outcomes_of
from sheets_outreach.localsheets.model.display import effective_value, shown_text
from sheets_outreach.localsheets.model.sheet import Sheet
from sheets_outreach.localsheets.requests.batch import Batch

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
    if found is None or not found.get("filterSpecs"):
        return
    specs = {spec.get("columnIndex", 0): spec.get("filterCriteria", {}) for spec in found["filterSpecs"]}
    rows, locale = dict(sheet.dimensions["ROWS"]), batch.workbook.locale
    results = outcomes_of(batch.workbook, sheet, batch.now)
    for row in range(found["range"]["startRowIndex"] + 1, found["range"]["endRowIndex"]):
        cells = {column: (sheet.grid.slot(row, column), results.at(row, column)) for column in specs}
        if not all(
            passes(shown_text(*cells[column], locale), effective_value(*cells[column]), criteria)
            for column, criteria in specs.items()
        ):
            rows[row] = {**rows.get(row, {}), "hiddenByFilter": True}
    sheet.dimensions = {**sheet.dimensions, "ROWS": rows}


def show_all(sheet: Sheet) -> None:
    """Show every row that only a filter hid."""
    rows = {
        index: {key: value for key, value in found.items() if key != "hiddenByFilter"}
        for index, found in sheet.dimensions["ROWS"].items()
    }
    sheet.dimensions = {**sheet.dimensions, "ROWS": {index: found for index, found in rows.items() if found}}


def passes(text: str, value: JsonObject | None, criteria: JsonObject) -> bool:
    """Say whether a cell that shows `text` and comes to `value` is let through."""
    if text in criteria.get("hiddenValues", ()):
        return False
    condition = criteria.get("condition", {})
    wanted = [item.get("userEnteredValue", "") for item in condition.get("values", ())] or [""]
    kind = condition.get("type")
    if kind in TEXT_TESTS:
        return TEXT_TESTS[kind](text.casefold(), wanted[0].casefold())
    if kind in NUMBER_TESTS:
        number = (value or {}).get("numberValue")
        try:
            return number is not None and NUMBER_TESTS[kind](float(number), float(wanted[0].replace(",", ".")))
        except ValueError:
            return False
    # Known infidelity (filter-conditions): colours, dates and formulas are not worked out; such rows stay visible.
    return True

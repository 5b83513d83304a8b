"""Which conditions does Google take, and how is data validation set? Kind: setDataValidation.

https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/other#ConditionType
"""

from __future__ import annotations

from dataclasses import replace

from sheets_outreach.localsheets.errors import JsonObject, invalid
from sheets_outreach.localsheets.model.cells import Slot, pack, unpack
from sheets_outreach.localsheets.model.rectangles import change_cells
from sheets_outreach.localsheets.model.regions import region_of
from sheets_outreach.localsheets.model.sheet import Sheet, require_range
from sheets_outreach.localsheets.requests.batch import Batch

# How many values each kind of condition takes.
VALUE_COUNTS = {
    "NUMBER_GREATER": (1, 1),
    "NUMBER_GREATER_THAN_EQ": (1, 1),
    "NUMBER_LESS": (1, 1),
    "NUMBER_LESS_THAN_EQ": (1, 1),
    "NUMBER_EQ": (1, 1),
    "NUMBER_NOT_EQ": (1, 1),
    "NUMBER_BETWEEN": (2, 2),
    "NUMBER_NOT_BETWEEN": (2, 2),
    "TEXT_CONTAINS": (1, 1),
    "TEXT_NOT_CONTAINS": (1, 1),
    "TEXT_STARTS_WITH": (1, 1),
    "TEXT_ENDS_WITH": (1, 1),
    "TEXT_EQ": (1, 1),
    "TEXT_IS_EMAIL": (0, 0),
    "TEXT_IS_URL": (0, 0),
    "DATE_EQ": (1, 1),
    "DATE_BEFORE": (1, 1),
    "DATE_AFTER": (1, 1),
    "DATE_ON_OR_BEFORE": (1, 1),
    "DATE_ON_OR_AFTER": (1, 1),
    "DATE_BETWEEN": (2, 2),
    "DATE_NOT_BETWEEN": (2, 2),
    "DATE_IS_VALID": (0, 0),
    "ONE_OF_RANGE": (1, 1),
    "ONE_OF_LIST": (1, 500),
    "BLANK": (0, 0),
    "NOT_BLANK": (0, 0),
    "CUSTOM_FORMULA": (1, 1),
    "BOOLEAN": (0, 2),
    "TEXT_NOT_EQ": (1, 500),
    "DATE_NOT_EQ": (1, 500),
    "FILTER_EXPRESSION": (1, 1),
}


def check_condition(condition: JsonObject | None) -> None:
    """Refuse a condition without a type, or with the wrong number of values."""
    kind = (condition or {}).get("type", "CONDITION_TYPE_UNSPECIFIED")
    if kind not in VALUE_COUNTS:
        raise invalid("Must specify a condition type.")
    least, most = VALUE_COUNTS[kind]
    count = len((condition or {}).get("values", []))
    if not least <= count <= most:
        wanted = str(least) if least == most else f"between {least} and {most}"
        raise invalid(f"Condition type {kind} requires {wanted} value(s), but got {count}.")


# Known infidelity (validation): a strict rule refuses no value, neither of programs nor of people.
def set_rule(batch: Batch, request: JsonObject) -> None:
    """Give every cell of a range a validation rule, or take it away."""
    require_range(batch.workbook, request.get("range"))
    region = region_of(batch.workbook, request["range"])
    batch.guard(region)
    rule = request.get("rule")
    if rule is not None:
        check_condition(rule.get("condition"))
        rule = {key: value for key, value in rule.items() if value is not False}
    hidden = () if request.get("filteredRowsIncluded") else _filtered_rows(region.sheet)

    def change(row: int, _: int, slot: Slot) -> Slot:
        return slot if row in hidden else pack(replace(unpack(slot), validation=rule))

    change_cells(region, change)


def _filtered_rows(sheet: Sheet) -> set[int]:
    return {row for row, found in sheet.dimensions["ROWS"].items() if found.get("hiddenByFilter")}

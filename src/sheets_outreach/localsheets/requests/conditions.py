"""How are conditional formats kept?

Kinds: addConditionalFormatRule, updateConditionalFormatRule, deleteConditionalFormatRule. Whether a rule applies to a
cell is not worked out here.
"""

from __future__ import annotations

from sheets_outreach.localsheets.errors import JsonObject, invalid
from sheets_outreach.localsheets.model.appearance import with_twins
from sheets_outreach.localsheets.model.regions import region_of
from sheets_outreach.localsheets.model.sheet import Sheet
from sheets_outreach.localsheets.requests.batch import Batch
from sheets_outreach.localsheets.requests.validation import check_condition

NAME = "conditionalFormats"
UNSPECIFIED = "INTERPOLATION_POINT_TYPE_UNSPECIFIED"


def add(batch: Batch, request: JsonObject) -> None:
    """Add a rule before the rule at `index`, or first."""
    rule, sheet = _checked(batch, request.get("rule"))
    rules, index = list(sheet.listed(NAME)), request.get("index", 0)
    if not 0 <= index <= len(rules):
        raise invalid(f"index[{index}] must be at most {len(rules)}.")
    rules.insert(index, rule)
    sheet.collections[NAME] = rules


def update(batch: Batch, request: JsonObject) -> JsonObject:
    """Replace the rule at an index, or move it to another."""
    index = request.get("index", 0)
    if "rule" in request:
        rule, sheet = _checked(batch, request["rule"])
        old = _at(sheet, index)
        sheet.collections[NAME] = [rule if item is old else item for item in sheet.listed(NAME)]
        return {"newRule": rule, "newIndex": index, "oldRule": old}
    sheet = batch.workbook.sheet(request.get("sheetId", 0))
    old, wanted = _at(sheet, index), request.get("newIndex", 0)
    rules = [item for item in sheet.listed(NAME) if item is not old]
    if not 0 <= wanted <= len(rules):
        raise invalid(f"newIndex[{wanted}] must be at most {len(rules)}.")
    rules.insert(wanted, old)
    sheet.collections[NAME] = rules
    return {"newRule": old, "newIndex": wanted, "oldIndex": index}


def delete(batch: Batch, request: JsonObject) -> JsonObject:
    """Remove the rule at an index; those after it come up by one."""
    sheet = batch.workbook.sheet(request.get("sheetId", 0))
    old = _at(sheet, request.get("index", 0))
    sheet.collections[NAME] = [item for item in sheet.listed(NAME) if item is not old]
    return {"rule": old}


def _at(sheet: Sheet, index: int) -> JsonObject:
    rules = sheet.listed(NAME)
    if not 0 <= index < len(rules):
        raise invalid(f"No conditional format on sheet: {sheet.sheet_id} at index: {index}")
    return rules[index]


def _checked(batch: Batch, rule: JsonObject | None) -> tuple[JsonObject, Sheet]:
    if not rule or not rule.get("ranges"):
        raise invalid("Must specify at least one range.")
    regions = [region_of(batch.workbook, given) for given in rule["ranges"]]
    if len({region.sheet.sheet_id for region in regions}) > 1:
        raise invalid("All ranges of a conditional format must be on the same sheet.")
    ranges = [{"sheetId": 0} | given for given in rule["ranges"]]
    checked: JsonObject = {**with_twins(rule), "ranges": ranges}
    if "booleanRule" in rule:
        check_condition(rule["booleanRule"].get("condition"))
    elif "gradientRule" in rule:
        checked["gradientRule"] = _gradient(checked["gradientRule"])
    else:
        raise invalid("Must specify a booleanRule or a gradientRule.")
    return checked, regions[0].sheet


def _gradient(rule: JsonObject) -> JsonObject:
    """Check the points of a colour scale; the least and the greatest lose a value they were sent with (observed)."""
    points = {}
    for name in ("minpoint", "midpoint", "maxpoint"):
        point = rule.get(name)
        if point is None and name == "midpoint":
            continue
        kind = (point or {}).get("type", UNSPECIFIED)
        if point is None or kind == UNSPECIFIED:
            raise invalid("No interpolationPointType specified.")
        if kind in {"MIN", "MAX"}:
            point = {key: value for key, value in point.items() if key != "value"}
        elif not point.get("value"):
            raise invalid("InterpolationPoint.value is required.")
        points[name] = point
    return points

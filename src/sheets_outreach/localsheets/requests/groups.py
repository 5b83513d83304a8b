"""How are rows and columns grouped? Kinds: addDimensionGroup, deleteDimensionGroup, updateDimensionGroup."""

from __future__ import annotations

from sheets_outreach.localsheets import masks
from sheets_outreach.localsheets.errors import JsonObject, invalid
from sheets_outreach.localsheets.model.sheet import Sheet
from sheets_outreach.localsheets.requests.batch import Batch
from sheets_outreach.localsheets.requests.dimensions import NOUNS, span_of

COLLECTIONS = {"ROWS": "rowGroups", "COLUMNS": "columnGroups"}
CONTROLS = {"ROWS": "rowGroupControlAfter", "COLUMNS": "columnGroupControlAfter"}


def add(batch: Batch, request: JsonObject) -> JsonObject:
    """Group a span; a span inside or around another group nests."""
    sheet, axis, start, end = _span(batch, request)
    depths = _depths(sheet, axis)
    for index in range(start, end):
        depths[index] = depths.get(index, 0) + 1
    if max(depths.values()) > 8:
        raise invalid("You can't have more than 8 levels of groups.")
    properties = sheet.properties.get("gridProperties", {})
    sheet.properties = {**sheet.properties, "gridProperties": {**properties, CONTROLS[axis]: True}}
    return {"dimensionGroups": _store(sheet, axis, depths)}


def delete(batch: Batch, request: JsonObject) -> JsonObject:
    """Take one level of grouping from a span; the control's place stays as it is (recorded)."""
    sheet, axis, start, end = _span(batch, request)
    depths = _depths(sheet, axis)
    if not any(depths.get(index) for index in range(start, end)):
        raise invalid(f"There is no {NOUNS[axis]} group at the given range.")
    for index in range(start, end):
        depths[index] = max(depths.get(index, 0) - 1, 0)
    groups = _store(sheet, axis, depths)
    return {"dimensionGroups": groups} if groups else {}


def update(batch: Batch, request: JsonObject) -> None:
    """Collapse or expand a group; its rows or columns are hidden or shown."""
    given = request.get("dimensionGroup", {})
    mask = masks.parse_update_mask(request.get("fields", ""), "DimensionGroup")
    sheet, axis, start, end = _span(batch, given)
    name = COLLECTIONS[axis]
    old = [
        group
        for group in sheet.listed(name)
        if (group["range"]["startIndex"], group["range"]["endIndex"], group["depth"])
        == (start, end, given.get("depth", 1))
    ]
    if not old:
        raise invalid(f"There is no {NOUNS[axis]} group with that range and depth.")
    new = masks.merge(old[0], {**given, "range": old[0]["range"], "depth": old[0]["depth"]}, mask)
    if not new.get("collapsed"):
        new.pop("collapsed", None)
    sheet.collections[name] = [new if group is old[0] else group for group in sheet.listed(name)]
    _hide(sheet, axis, start, end, bool(new.get("collapsed")))


def _hide(sheet: Sheet, axis: str, start: int, end: int, hidden: bool) -> None:
    found = dict(sheet.dimensions[axis])
    for index in range(start, end):
        rest = {key: value for key, value in found.pop(index, {}).items() if key != "hiddenByUser"}
        if hidden:
            rest["hiddenByUser"] = True
        if rest:
            found[index] = rest
    sheet.dimensions = {**sheet.dimensions, axis: found}


def _span(batch: Batch, request: JsonObject) -> tuple[Sheet, str, int, int]:
    sheet, axis, start, end = span_of(batch, request.get("range"), bounded=False)
    if end > sheet.size(axis):
        raise invalid(f"range.endIndex[{end}] must be at most the number of {NOUNS[axis]}s ({sheet.size(axis)}).")
    return sheet, axis, start, end


def _depths(sheet: Sheet, axis: str) -> dict[int, int]:
    depths: dict[int, int] = {}
    for group in sheet.listed(COLLECTIONS[axis]):
        for index in range(group["range"]["startIndex"], group["range"]["endIndex"]):
            depths[index] = max(depths.get(index, 0), group["depth"])
    return depths


def _store(sheet: Sheet, axis: str, depths: dict[int, int]) -> list[JsonObject]:
    """Write the groups anew from how deep each row or column lies."""
    name = COLLECTIONS[axis]
    collapsed = {_key(group) for group in sheet.listed(name) if group.get("collapsed")}
    groups = []
    for depth in range(1, max(depths.values(), default=0) + 1):
        members = sorted(index for index, level in depths.items() if level >= depth)
        for start, end in _runs(members):
            dimension_range = {"sheetId": sheet.sheet_id, "dimension": axis, "startIndex": start, "endIndex": end}
            group: JsonObject = {"range": dimension_range, "depth": depth}
            groups.append(group | ({"collapsed": True} if _key(group) in collapsed else {}))
    sheet.collections[name] = groups
    return groups


def _key(group: JsonObject) -> tuple[int, int, int]:
    return group["range"]["startIndex"], group["range"]["endIndex"], group["depth"]


def _runs(members: list[int]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for index in members:
        if runs and runs[-1][1] == index:
            runs[-1] = (runs[-1][0], index + 1)
        else:
            runs.append((index, index + 1))
    return runs

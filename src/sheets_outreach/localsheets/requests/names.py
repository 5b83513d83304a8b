"""How are named ranges added, changed and removed? Kinds: addNamedRange, updateNamedRange, deleteNamedRange."""

from __future__ import annotations

import re

from sheets_outreach.localsheets import masks
from sheets_outreach.localsheets.a1 import parse_box
from sheets_outreach.localsheets.errors import JsonObject, invalid
from sheets_outreach.localsheets.model.regions import region_of
from sheets_outreach.localsheets.model.sheet import Workbook, require_range
from sheets_outreach.localsheets.requests.batch import Batch

NAME = re.compile(r"[^\W\d]\w{0,249}\Z")


def add(batch: Batch, request: JsonObject) -> JsonObject:
    """Add a named range under its own id or a random one."""
    workbook, given = batch.workbook, dict(request.get("namedRange", {}))
    taken = [item["namedRangeId"] for item in workbook.named_ranges]
    wanted = given.get("namedRangeId")
    if wanted and wanted in taken:
        raise invalid(f"Cannot add named range with ID [{wanted}] because a named range with that ID already exists.")
    item = {
        "namedRangeId": wanted or str(batch.new_id(taken)),
        "name": given.get("name", ""),
        "range": given.get("range"),
    }
    _check(workbook, item)
    workbook.named_ranges.append(item)
    return {"namedRange": item}


def update(batch: Batch, request: JsonObject) -> None:
    """Change the name or the range that the mask names."""
    workbook, given = batch.workbook, request.get("namedRange", {})
    mask = masks.parse_update_mask(request.get("fields", ""), "NamedRange")
    old = _existing(workbook, given.get("namedRangeId", ""))
    new = masks.merge(old, {**given, "namedRangeId": old["namedRangeId"]}, mask)
    workbook.named_ranges = [item for item in workbook.named_ranges if item is not old]
    _check(workbook, new)
    workbook.named_ranges.append(new)


def delete(batch: Batch, request: JsonObject) -> None:
    """Remove a named range."""
    old = _existing(batch.workbook, request.get("namedRangeId", ""))
    batch.workbook.named_ranges = [item for item in batch.workbook.named_ranges if item is not old]


def _existing(workbook: Workbook, wanted: str) -> JsonObject:
    for item in workbook.named_ranges:
        if item["namedRangeId"] == wanted:
            return item
    raise invalid(f"No named range with id: {wanted}")


def _check(workbook: Workbook, item: JsonObject) -> None:
    require_range(workbook, item.get("range"))
    region_of(workbook, item["range"])
    name = item.get("name", "")
    if not NAME.match(name) or parse_box(name) is not None or name.casefold() in {"true", "false"}:
        raise invalid(f"The name '{name}' is not a valid name for a named range.")
    if any(other["name"].casefold() == name.casefold() for other in workbook.named_ranges):
        raise invalid(f"Cannot add named range with name {name}, a named range with that name already exists.")

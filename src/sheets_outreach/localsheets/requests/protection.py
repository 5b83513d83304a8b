"""How are ranges protected? Kinds: addProtectedRange, updateProtectedRange, deleteProtectedRange.

An id that exists is refused, and so is the removal of one that does not: a batch holding either happens not at all,
which makes a protected range a claim that only one of several programs can win.
"""

from __future__ import annotations

from sheets_outreach.localsheets import masks
from sheets_outreach.localsheets.errors import JsonObject, invalid
from sheets_outreach.localsheets.model.regions import RANGE_KEYS, check_order, region_of
from sheets_outreach.localsheets.model.sheet import Sheet, Workbook
from sheets_outreach.localsheets.requests.batch import PROTECTED, Batch

STORED = ("protectedRangeId", "range", "namedRangeId", "description", "warningOnly", "editors", "unprotectedRanges")


def add(batch: Batch, request: JsonObject) -> JsonObject:
    """Protect a range under its own id or a random one."""
    given = request.get("protectedRange", {})
    taken = [item["protectedRangeId"] for _, item in batch.workbook.collected("protectedRanges")]
    wanted = given.get("protectedRangeId")
    if wanted is not None and wanted in taken:
        # Known infidelity (wording): that it is refused is documented, but nobody quotes the sentence.
        raise invalid(
            f"Cannot add protected range with ID [{wanted}] because a protected range with that ID already exists."
        )
    identity = batch.new_id(taken) if wanted is None else wanted
    item, sheet = _checked(batch, {**given, "protectedRangeId": identity})
    _check_only_one(item, sheet)
    sheet.collections["protectedRanges"] = [*sheet.listed("protectedRanges"), _with_caller(batch, item)]
    # Google's reply shows no editors although the range has the caller as one (recorded).
    return {"protectedRange": {**shown(batch, item), "editors": {}}}


def update(batch: Batch, request: JsonObject) -> None:
    """Change what the mask names of a protected range."""
    given = request.get("protectedRange", {})
    mask = masks.parse_update_mask(request.get("fields", ""), "ProtectedRange")
    sheet, old = _existing(batch.workbook, given.get("protectedRangeId", 0))
    _guard(batch, old)
    own = {key: value for key, value in old.items() if key != "editors" or not old.get("warningOnly")}
    merged = masks.merge(own, {**given, "protectedRangeId": old["protectedRangeId"]}, mask)
    sheet.collections["protectedRanges"] = [item for item in sheet.listed("protectedRanges") if item is not old]
    item, target = _checked(batch, merged)
    _check_only_one(item, target)
    target.collections["protectedRanges"] = [*target.listed("protectedRanges"), _with_caller(batch, item)]


def delete(batch: Batch, request: JsonObject) -> None:
    """Lift a protection."""
    sheet, old = _existing(batch.workbook, request.get("protectedRangeId", 0))
    _guard(batch, old)
    sheet.collections["protectedRanges"] = [item for item in sheet.listed("protectedRanges") if item is not old]


def shown(batch: Batch, item: JsonObject) -> JsonObject:
    """A protected range as the caller sees it: editors only for those who may edit."""
    order = ("protectedRangeId", "range", "namedRangeId", "description", "warningOnly")
    result = {key: item[key] for key in order if key in item}
    if batch.may_edit(item):
        result["requestingUserCanEdit"] = True
        result["editors"] = item.get("editors", {})
    if item.get("unprotectedRanges"):
        result["unprotectedRanges"] = item["unprotectedRanges"]
    return result


def _guard(batch: Batch, item: JsonObject) -> None:
    if not batch.may_edit(item):
        raise invalid(PROTECTED)


def _existing(workbook: Workbook, wanted: int) -> tuple[Sheet, JsonObject]:
    for sheet, item in workbook.collected("protectedRanges"):
        if item["protectedRangeId"] == wanted:
            return sheet, item
    raise invalid(f"No protected range with id: {wanted}")


def _checked(batch: Batch, given: JsonObject) -> tuple[JsonObject, Sheet]:
    workbook = batch.workbook
    if "range" in given and given.get("namedRangeId"):
        raise invalid("Only one of range and namedRangeId may be set.")
    if given.get("warningOnly") and any(given.get("editors", {}).values()):
        raise invalid("ProtectedRange is warningOnly. Editors cannot be set on it.")
    if given.get("tableId"):
        raise invalid(f"No table with id: {given['tableId']}")
    item = {key: given[key] for key in STORED if given.get(key) not in (None, False, "", [])}
    item["protectedRangeId"] = given["protectedRangeId"]
    if given.get("namedRangeId"):
        item["range"] = _named(workbook, given["namedRangeId"])
    elif "range" not in given:
        raise invalid("Must specify a range.")
    item["range"] = {"sheetId": 0} | item.get("range", {})
    check_order(item["range"])
    sheet = region_of(workbook, item["range"]).sheet
    for free in item.get("unprotectedRanges", ()):
        region_of(workbook, free)
    return item, sheet


def _check_only_one(item: JsonObject, sheet: Sheet) -> None:
    """Refuse a second protection of a whole tab, as Google does; ranges of cells may overlap as they like."""
    others = [other for other in sheet.listed("protectedRanges") if not RANGE_KEYS & other["range"].keys()]
    if others and not RANGE_KEYS & item["range"].keys():
        raise invalid(f'Sheet "{sheet.title}" already has sheet protection.')


def _named(workbook: Workbook, wanted: str) -> JsonObject:
    for item in workbook.live_names():
        if item["namedRangeId"] == wanted:
            found: JsonObject = item["range"]
            return found
    raise invalid(f"No named range with id: {wanted}")


def _with_caller(batch: Batch, item: JsonObject) -> JsonObject:
    """Google adds who protects a range to its editors, else they locked themselves out."""
    editors = item.get("editors", {})
    users = editors.get("users", [])
    if batch.caller not in users:
        users = [*users, batch.caller]
    return {**item, "editors": {**{key: value for key, value in editors.items() if value}, "users": users}}

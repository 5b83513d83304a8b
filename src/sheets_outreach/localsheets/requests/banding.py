"""How are alternating colours kept? Kinds: addBanding, updateBanding, deleteBanding. They are not painted on cells."""

from __future__ import annotations

from sheets_outreach.localsheets import masks
from sheets_outreach.localsheets.errors import JsonObject, invalid
from sheets_outreach.localsheets.model.appearance import both_spellings, with_twins
from sheets_outreach.localsheets.model.regions import region_of
from sheets_outreach.localsheets.model.sheet import Sheet, require_range
from sheets_outreach.localsheets.requests.batch import Batch

NAME, KEY = "bandedRanges", "bandedRangeId"


def add(batch: Batch, request: JsonObject) -> JsonObject:
    """Band a range under its own id or a random one."""
    given = request.get("bandedRange", {})
    taken = [item[KEY] for _, item in batch.workbook.collected(NAME)]
    wanted = given.get(KEY)
    if wanted is not None and wanted in taken:
        raise invalid(f"A banded range with ID {wanted} already exists.")
    item, sheet = _checked(batch, {KEY: batch.new_id(taken) if wanted is None else wanted, **given})
    sheet.collections[NAME] = [*sheet.listed(NAME), item]
    return {"bandedRange": item}


def update(batch: Batch, request: JsonObject) -> None:
    """Change what the mask names of a banded range."""
    given = request.get("bandedRange", {})
    mask = both_spellings(masks.parse_update_mask(request.get("fields", ""), "BandedRange"))
    sheet, old = _existing(batch, given.get(KEY, 0))
    others = [item for item in sheet.listed(NAME) if item is not old]
    sheet.collections[NAME] = others
    item, target = _checked(batch, masks.merge(old, {**with_twins(given), KEY: old[KEY]}, mask))
    target.collections[NAME] = [*target.listed(NAME), item]


def delete(batch: Batch, request: JsonObject) -> None:
    """Take a banding away."""
    sheet, old = _existing(batch, request.get(KEY, 0))
    sheet.collections[NAME] = [item for item in sheet.listed(NAME) if item is not old]


def _existing(batch: Batch, wanted: int) -> tuple[Sheet, JsonObject]:
    for sheet, item in batch.workbook.collected(NAME):
        if item[KEY] == wanted:
            return sheet, item
    raise invalid(f"No banded range with id: {wanted}")


def _checked(batch: Batch, given: JsonObject) -> tuple[JsonObject, Sheet]:
    require_range(batch.workbook, given.get("range"))
    region = region_of(batch.workbook, given["range"])
    if not (given.get("rowProperties") or given.get("columnProperties")):
        raise invalid("At least one of rowProperties and columnProperties must be specified.")
    for name in ("rowProperties", "columnProperties"):
        colours = with_twins(given.get(name, {}))
        if colours and not ("firstBandColorStyle" in colours and "secondBandColorStyle" in colours):
            raise invalid(f"{name} must specify firstBandColor and secondBandColor.")
    batch.guard(region)
    for other in region.sheet.listed(NAME):
        if region_of(batch.workbook, other["range"], clamp=True).meets(region):
            raise invalid("You cannot add alternating background colors to a range that already has them.")
    return {**with_twins(given), "range": {"sheetId": 0} | given["range"]}, region.sheet

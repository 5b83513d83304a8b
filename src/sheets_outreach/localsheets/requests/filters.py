"""How are filters kept?

Kinds: setBasicFilter, clearBasicFilter, addFilterView, updateFilterView, duplicateFilterView, deleteFilterView.
"""

from __future__ import annotations

from sheets_outreach.localsheets import masks
from sheets_outreach.localsheets.errors import JsonObject, invalid
from sheets_outreach.localsheets.model.regions import Region, region_of
from sheets_outreach.localsheets.model.sheet import Sheet, require_range
from sheets_outreach.localsheets.requests.batch import Batch
from sheets_outreach.localsheets.requests.filtering import hide_filtered, show_all
from sheets_outreach.localsheets.requests.sorting import sort_rows

VIEWS = "filterViews"


def set_basic(batch: Batch, request: JsonObject) -> None:
    """Set the tab's filter, in place of the one it had."""
    given = request.get("filter", {})
    require_range(batch.workbook, given.get("range"))
    region = region_of(batch.workbook, given["range"])
    show_all(region.sheet)
    if given.get("sortSpecs") and region.height > 1:
        # Known infidelity (filter-sort): the rows below the header are sorted as in the browser; not verified.
        sort_rows(batch, region._replace(top=region.top + 1), given["sortSpecs"])
    region.sheet.basic_filter = {**given, "range": region.grid_range(), **_both_criteria(given, region)}
    hide_filtered(batch, region.sheet)


def _both_criteria(given: JsonObject, region: Region) -> JsonObject:
    """Both spellings of a filter's criteria; documented: responses hold both, and `filterSpecs` wins."""
    specs = given.get("filterSpecs")
    if specs is None:
        criteria = given.get("criteria", {})
        if not all(column.isdecimal() for column in criteria):
            raise invalid("The keys of criteria must be column indexes.")
        specs = [{"columnIndex": int(column), "filterCriteria": found} for column, found in criteria.items()]
    for spec in specs:
        if not region.left <= spec.get("columnIndex", 0) < region.right:
            raise invalid(f"filterSpecs.columnIndex[{spec.get('columnIndex', 0)}] must be within the range.")
    by_column = {str(spec.get("columnIndex", 0)): spec.get("filterCriteria", {}) for spec in specs}
    return {"criteria": by_column, "filterSpecs": specs} if specs else {}


def clear_basic(batch: Batch, request: JsonObject) -> None:
    """Remove the tab's filter; every row shows again."""
    sheet = batch.workbook.sheet(request.get("sheetId", 0))
    show_all(sheet)
    sheet.basic_filter = None


def add_view(batch: Batch, request: JsonObject) -> JsonObject:
    """Add a filter view under its own id or a random one."""
    given = request.get("filter", {})
    taken = [item["filterViewId"] for _, item in batch.workbook.collected(VIEWS)]
    wanted = given.get("filterViewId")
    if wanted is not None and wanted in taken:
        raise invalid(f"A filter view with ID {wanted} already exists.")
    item, sheet = _checked(batch, {**given, "filterViewId": batch.new_id(taken) if wanted is None else wanted})
    if not item.get("title"):
        item["title"] = f"Filter {len(sheet.listed(VIEWS)) + 1}"
    sheet.collections[VIEWS] = [*sheet.listed(VIEWS), item]
    return {"filter": item}


def update_view(batch: Batch, request: JsonObject) -> None:
    """Change what the mask names of a filter view."""
    given = request.get("filter", {})
    mask = masks.parse_update_mask(request.get("fields", ""), "FilterView")
    sheet, old = _existing(batch, given.get("filterViewId", 0))
    merged = masks.merge(old, {**given, "filterViewId": old["filterViewId"]}, mask)
    item, _ = _checked(batch, merged)
    sheet.collections[VIEWS] = [item if other is old else other for other in sheet.listed(VIEWS)]


def duplicate_view(batch: Batch, request: JsonObject) -> JsonObject:
    """Copy a filter view."""
    sheet, old = _existing(batch, request.get("filterId", 0))
    taken = [item["filterViewId"] for _, item in batch.workbook.collected(VIEWS)]
    item = {**old, "filterViewId": batch.new_id(taken), "title": f"Copy of {old['title']}"}
    sheet.collections[VIEWS] = [*sheet.listed(VIEWS), item]
    return {"filter": item}


def delete_view(batch: Batch, request: JsonObject) -> None:
    """Remove a filter view."""
    sheet, old = _existing(batch, request.get("filterId", 0))
    sheet.collections[VIEWS] = [item for item in sheet.listed(VIEWS) if item is not old]


def _existing(batch: Batch, wanted: int) -> tuple[Sheet, JsonObject]:
    for sheet, item in batch.workbook.collected(VIEWS):
        if item["filterViewId"] == wanted:
            return sheet, item
    raise invalid(f"No filter view with id: {wanted}")


def _checked(batch: Batch, given: JsonObject) -> tuple[JsonObject, Sheet]:
    require_range(batch.workbook, given.get("range"))
    region = region_of(batch.workbook, given["range"])
    return {**given, "range": region.grid_range(), **_both_criteria(given, region)}, region.sheet

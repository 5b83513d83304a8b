"""How is developer metadata kept?

Kinds: createDeveloperMetadata, updateDeveloperMetadata, deleteDeveloperMetadata.
https://developers.google.com/workspace/sheets/api/guides/metadata
"""

from __future__ import annotations

from sheets_outreach.localsheets import masks
from sheets_outreach.localsheets.errors import JsonObject, invalid
from sheets_outreach.localsheets.model.lookups import matching_metadata
from sheets_outreach.localsheets.model.sheet import Workbook
from sheets_outreach.localsheets.requests.batch import Batch

LOCATION_TYPES = {"ROWS": "ROW", "COLUMNS": "COLUMN"}


def create(batch: Batch, request: JsonObject) -> JsonObject:
    """Add metadata to the spreadsheet, a tab, one row or one column."""
    workbook, given = batch.workbook, request.get("developerMetadata", {})
    taken = [item["metadataId"] for item in workbook.developer_metadata]
    wanted = given.get("metadataId")
    if wanted is not None and wanted in taken:
        raise invalid(
            f"Cannot add developer metadata with ID [{wanted}] because developer metadata with that ID already exists."
        )
    if wanted is not None and wanted <= 0:
        raise invalid(f"developerMetadata.metadataId[{wanted}] must be greater than zero.")
    item = _checked(workbook, {**given, "metadataId": batch.new_id(taken) if wanted is None else wanted})
    workbook.developer_metadata.append(item)
    return {"developerMetadata": item}


def update(batch: Batch, request: JsonObject) -> JsonObject:
    """Change what the mask names of all metadata that the filters match."""
    given = request.get("developerMetadata", {})
    mask = masks.parse_update_mask(request.get("fields", ""), "DeveloperMetadata")
    if "metadataId" in mask:
        raise invalid("Developer metadata IDs cannot be updated.")
    if not request.get("dataFilters"):
        raise invalid("Must specify at least one data filter.")
    found = matching_metadata(batch.workbook, request["dataFilters"])
    changed = {
        item["metadataId"]: _checked(
            batch.workbook, masks.merge(item, {**given, "metadataId": item["metadataId"]}, mask)
        )
        for item in found
    }
    batch.workbook.developer_metadata = [
        changed.get(item["metadataId"], item) for item in batch.workbook.developer_metadata
    ]
    return {"developerMetadata": list(changed.values())} if changed else {}


def delete(batch: Batch, request: JsonObject) -> JsonObject:
    """Remove all metadata that the filter matches."""
    if not request.get("dataFilter"):
        raise invalid("Must specify a data filter.")
    found = matching_metadata(batch.workbook, [request["dataFilter"]])
    gone = {item["metadataId"] for item in found}
    batch.workbook.developer_metadata = [
        item for item in batch.workbook.developer_metadata if item["metadataId"] not in gone
    ]
    return {"deletedDeveloperMetadata": found} if found else {}


def _checked(workbook: Workbook, given: JsonObject) -> JsonObject:
    if not given.get("metadataKey"):
        raise invalid("Developer metadata must always have a key specified.")
    visibility = given.get("visibility", "DEVELOPER_METADATA_VISIBILITY_UNSPECIFIED")
    if visibility not in {"DOCUMENT", "PROJECT"}:
        raise invalid("Developer metadata must always have visibility specified.")
    item = {"metadataId": given["metadataId"], "metadataKey": given["metadataKey"]}
    if given.get("metadataValue"):
        item["metadataValue"] = given["metadataValue"]
    return item | {"location": _location(workbook, given.get("location", {})), "visibility": visibility}


def _location(workbook: Workbook, given: JsonObject) -> JsonObject:
    named = [key for key in ("spreadsheet", "sheetId", "dimensionRange") if key in given and given[key] is not False]
    if len(named) != 1:
        raise invalid("developerMetadata.location must specify exactly one location.")
    if "spreadsheet" in named:
        return {"locationType": "SPREADSHEET", "spreadsheet": True}
    if "sheetId" in named:
        return {"locationType": "SHEET", "sheetId": workbook.sheet(given["sheetId"]).sheet_id}
    span = {"sheetId": 0} | given["dimensionRange"]
    sheet, axis = workbook.sheet(span["sheetId"]), span.get("dimension")
    start = span.setdefault("startIndex", 0)
    if axis not in LOCATION_TYPES or span.get("endIndex") != start + 1:
        raise invalid("developerMetadata.location.dimensionRange must be exactly one row or column.")
    if not 0 <= start < sheet.size(axis):
        raise invalid(f"developerMetadata.location.dimensionRange.startIndex[{start}] is outside the grid.")
    return {"locationType": LOCATION_TYPES[axis], "dimensionRange": span}

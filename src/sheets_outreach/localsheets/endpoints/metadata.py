"""What do the addresses under `/v4/spreadsheets/{id}/developerMetadata` answer?

https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets.developerMetadata
"""

from __future__ import annotations

from sheets_outreach.localsheets.answers import bare_ranges
from sheets_outreach.localsheets.core import LocalSheets
from sheets_outreach.localsheets.endpoints.calls import Call
from sheets_outreach.localsheets.endpoints.filteredvalues import echoed
from sheets_outreach.localsheets.errors import JsonObject, invalid, not_found
from sheets_outreach.localsheets.model.lookups import matching_metadata


def get(core: LocalSheets, call: Call) -> JsonObject:
    """`developerMetadata.get`."""
    batch, wanted = core.reading(call.path["spreadsheetId"]), call.path["metadataId"]
    if not wanted.isdecimal():
        raise invalid(f"Invalid value at 'metadata_id' (TYPE_INT32), \"{wanted}\"")
    for item in batch.workbook.developer_metadata:
        if str(item["metadataId"]) == str(int(wanted)):
            found: JsonObject = bare_ranges(item)
            return found
    raise not_found()


def search(core: LocalSheets, call: Call) -> JsonObject:
    """`developerMetadata.search`: what any filter matches, each with the filters that matched it."""
    body = call.message("SearchDeveloperMetadataRequest")
    batch = core.reading(call.path["spreadsheetId"])
    filters = body.get("dataFilters", [])
    if not filters:
        raise invalid("Must specify at least one data filter.")
    matched = [
        {
            "developerMetadata": bare_ranges(item),
            "dataFilters": [echoed(one) for one in filters if item in matching_metadata(batch.workbook, [one])],
        }
        for item in matching_metadata(batch.workbook, filters)
    ]
    return {"matchedDeveloperMetadata": matched} if matched else {}

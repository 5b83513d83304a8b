"""What do the `values:…ByDataFilter` addresses answer?

https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets.values/batchGetByDataFilter
"""

from __future__ import annotations

from typing import Any

from sheets_outreach.localsheets.cellranges.reading import Rendering, value_range
from sheets_outreach.localsheets.cellranges.writing import Written, check_input_option
from sheets_outreach.localsheets.core import LocalSheets
from sheets_outreach.localsheets.endpoints.calls import Call
from sheets_outreach.localsheets.endpoints.cellvalues import cleared, dimension_of, totals, write_values
from sheets_outreach.localsheets.errors import JsonObject
from sheets_outreach.localsheets.model.lookups import matching_regions
from sheets_outreach.localsheets.model.regions import Region
from sheets_outreach.localsheets.requests.batch import Batch


def batch_get(core: LocalSheets, call: Call) -> JsonObject:
    """`values.batchGetByDataFilter`: every range that a filter matches, with the filters that matched it."""
    body = call.message("BatchGetValuesByDataFilterRequest")
    batch = core.reading(call.path["spreadsheetId"])
    rendering = _rendering(body)
    matched: dict[tuple[Any, ...], tuple[Region, list[JsonObject]]] = {}
    for one in body.get("dataFilters", []):
        for region in matching_regions(batch.workbook, one):
            matched.setdefault((region.sheet.sheet_id, *region[1:]), (region, []))[1].append(one)
    found = [
        {
            "valueRange": value_range(batch.workbook, region, rendering, batch.now),
            "dataFilters": [echoed(one) for one in filters],
        }
        for region, filters in matched.values()
    ]
    answer: JsonObject = {"spreadsheetId": batch.workbook.spreadsheet_id}
    return answer | ({"valueRanges": found} if found else {})


def batch_update(core: LocalSheets, call: Call) -> JsonObject:
    """`values.batchUpdateByDataFilter`: values go to every range that their filter matches."""
    body = call.message("BatchUpdateValuesByDataFilterRequest")
    option = check_input_option(body.get("valueInputOption"))
    identity = call.path["spreadsheetId"]

    def answer(batch: Batch) -> JsonObject:
        done: list[tuple[Written, JsonObject]] = []
        filters = []
        for one in body.get("data", []):
            for region in list(matching_regions(batch.workbook, one.get("dataFilter", {}))):
                done.append((write_values(batch, region, one, option), one))
                filters.append(one.get("dataFilter", {}))
        result = totals(batch, identity, body, done)
        for response, one in zip(result.get("responses", []), filters, strict=True):
            response["dataFilter"] = echoed(one)
            response.pop("spreadsheetId")
        return result

    return core.change(identity, answer)


def echoed(value: Any) -> Any:
    """A data filter as Google gives it back: zeros left out (observed)."""
    if isinstance(value, dict):
        return {key: echoed(item) for key, item in value.items() if item != 0 or isinstance(item, bool)}
    return [echoed(item) for item in value] if isinstance(value, list) else value


def batch_clear(core: LocalSheets, call: Call) -> JsonObject:
    """`values.batchClearByDataFilter`."""
    body = call.message("BatchClearValuesByDataFilterRequest")
    identity = call.path["spreadsheetId"]

    def answer(batch: Batch) -> JsonObject:
        regions = [found for one in body.get("dataFilters", []) for found in matching_regions(batch.workbook, one)]
        return cleared(batch, identity, regions)

    return core.change(identity, answer)


def _rendering(body: JsonObject) -> Rendering:
    return Rendering(
        body.get("valueRenderOption", "FORMATTED_VALUE"),
        body.get("dateTimeRenderOption", "SERIAL_NUMBER"),
        dimension_of(body.get("majorDimension")),
    )

"""What do the addresses under `/v4/spreadsheets/{id}/values` answer?

https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets.values
"""

from __future__ import annotations

from sheets_outreach.localsheets.cellranges.appending import append as append_rows
from sheets_outreach.localsheets.cellranges.reading import Rendering, value_range
from sheets_outreach.localsheets.cellranges.writing import (
    Written,
    by_rows,
    check_cells,
    check_input_option,
    write,
)
from sheets_outreach.localsheets.cellranges.writing import (
    clear as clear_region,
)
from sheets_outreach.localsheets.core import LocalSheets
from sheets_outreach.localsheets.endpoints.calls import Call
from sheets_outreach.localsheets.errors import ApiError, JsonObject, invalid
from sheets_outreach.localsheets.model.regions import Region, resolve
from sheets_outreach.localsheets.requests.batch import Batch

VALUE_OPTIONS = ("FORMATTED_VALUE", "UNFORMATTED_VALUE", "FORMULA")
DATE_OPTIONS = ("SERIAL_NUMBER", "FORMATTED_STRING")
DIMENSIONS = ("ROWS", "COLUMNS")
INPUTS = ("INPUT_VALUE_OPTION_UNSPECIFIED", "RAW", "USER_ENTERED")


def _rendering(call: Call) -> Rendering:
    return Rendering(
        call.choice("valueRenderOption", VALUE_OPTIONS),
        call.choice("dateTimeRenderOption", DATE_OPTIONS),
        dimension_of(call.choice("majorDimension", ("DIMENSION_UNSPECIFIED", *DIMENSIONS))),
    )


def dimension_of(given: str | None) -> str:
    return "COLUMNS" if given == "COLUMNS" else "ROWS"


def _response_rendering(value: str | None, date_time: str | None, dimension: str) -> Rendering:
    return Rendering(value or "FORMATTED_VALUE", date_time or "SERIAL_NUMBER", dimension)


def get(core: LocalSheets, call: Call) -> JsonObject:
    """`values.get`."""
    rendering = _rendering(call)
    batch = core.reading(call.path["spreadsheetId"])
    return value_range(batch.workbook, resolve(batch.workbook, call.path["range"]), rendering, batch.now)


def batch_get(core: LocalSheets, call: Call) -> JsonObject:
    """`values.batchGet`: the ranges in the order they were asked for."""
    rendering = _rendering(call)
    batch = core.reading(call.path["spreadsheetId"])
    regions = [resolve(batch.workbook, text) for text in call.texts("ranges")]
    found = [value_range(batch.workbook, region, rendering, batch.now) for region in regions]
    answer: JsonObject = {"spreadsheetId": batch.workbook.spreadsheet_id}
    return answer | ({"valueRanges": found} if found else {})


def update(core: LocalSheets, call: Call) -> JsonObject:
    """`values.update`."""
    body = call.message("ValueRange", root="data")
    option = check_input_option(call.choice("valueInputOption", INPUTS))
    rendering = _query_response_rendering(call, dimension_of(body.get("majorDimension")))
    identity = call.path["spreadsheetId"]

    def answer(batch: Batch) -> JsonObject:
        written = _write_one(batch, call.path["range"], body, option)
        shown = rendering if call.flag("includeValuesInResponse") else None
        return _update_answer(batch, identity, written, shown)

    return core.change(identity, answer)


def _query_response_rendering(call: Call, dimension: str) -> Rendering:
    return _response_rendering(
        call.choice("responseValueRenderOption", VALUE_OPTIONS),
        call.choice("responseDateTimeRenderOption", DATE_OPTIONS),
        dimension,
    )


def _write_one(batch: Batch, text: str, body: JsonObject, option: str) -> Written:
    region = resolve(batch.workbook, text)
    if body.get("range") and body["range"] != text:
        other = resolve(batch.workbook, body["range"])
        if other[1:] != region[1:] or other.sheet is not region.sheet:
            raise invalid(f"Request range[{text}] does not match value's range[{body['range']}]")
    return write_values(batch, region, body, option, text)


def write_values(batch: Batch, region: Region, body: JsonObject, option: str, asked: str | None = None) -> Written:
    """Write a ValueRange's values into a region; a single cell is only where they start.

    Args:
        batch: the spreadsheet and who writes.
        region: where.
        body: the ValueRange.
        option: RAW or USER_ENTERED.
        asked: how the caller named the region, for a refusal.
    """
    values = body.get("values", [])
    check_cells(values)
    within = None if region.height == region.width == 1 else (asked or region.text)
    return write(batch, region, by_rows(values, body.get("majorDimension", "ROWS")), option, within=within)


def _update_answer(batch: Batch, identity: str, written: Written, rendering: Rendering | None) -> JsonObject:
    answer = written.answer(identity)
    if rendering is not None:
        answer["updatedData"] = value_range(batch.workbook, written.region, rendering, batch.now)
    return answer


def append(core: LocalSheets, call: Call) -> JsonObject:
    """`values.append`."""
    body = call.message("ValueRange", root="data")
    option = check_input_option(call.choice("valueInputOption", INPUTS))
    insert = call.choice("insertDataOption", ("OVERWRITE", "INSERT_ROWS")) == "INSERT_ROWS"
    rendering = _query_response_rendering(call, dimension_of(body.get("majorDimension")))
    identity, values = call.path["spreadsheetId"], body.get("values", [])
    # Before the table is looked for: a refused value must not depend on where it would have gone.
    check_cells(values)

    def answer(batch: Batch) -> JsonObject:
        wanted = resolve(batch.workbook, call.path["range"])
        rows = by_rows(values, body.get("majorDimension", "ROWS"))
        table, written = append_rows(batch, wanted, rows, option, insert_rows=insert)
        shown = rendering if call.flag("includeValuesInResponse") else None
        result: JsonObject = {"spreadsheetId": identity}
        if table is not None:
            result["tableRange"] = table.text
        return result | {"updates": _update_answer(batch, identity, written, shown)}

    return core.change(identity, answer)


def clear(core: LocalSheets, call: Call) -> JsonObject:
    """`values.clear`."""
    call.message("ClearValuesRequest")
    identity = call.path["spreadsheetId"]

    def answer(batch: Batch) -> JsonObject:
        region = resolve(batch.workbook, call.path["range"])
        clear_region(batch, region)
        return {"spreadsheetId": identity, "clearedRange": region.text}

    return core.change(identity, answer)


def batch_clear(core: LocalSheets, call: Call) -> JsonObject:
    """`values.batchClear`."""
    body = call.message("BatchClearValuesRequest")
    identity = call.path["spreadsheetId"]

    def answer(batch: Batch) -> JsonObject:
        regions = [resolve(batch.workbook, text) for text in body.get("ranges", [])]
        return cleared(batch, identity, regions)

    return core.change(identity, answer)


def cleared(batch: Batch, identity: str, regions: list[Region]) -> JsonObject:
    for region in regions:
        clear_region(batch, region)
    answer: JsonObject = {"spreadsheetId": identity}
    return answer | ({"clearedRanges": [region.text for region in regions]} if regions else {})


def batch_update(core: LocalSheets, call: Call) -> JsonObject:
    """`values.batchUpdate`: totals count each row and column of each tab once."""
    body = call.message("BatchUpdateValuesRequest")
    option = check_input_option(body.get("valueInputOption"))
    identity = call.path["spreadsheetId"]

    def answer(batch: Batch) -> JsonObject:
        answers: list[tuple[Written, JsonObject]] = []
        for number, one in enumerate(body.get("data", [])):
            try:
                written = _write_one(batch, one.get("range", ""), one, option)
            except ApiError as refusal:
                raise refusal.prefixed(f"Invalid data[{number}]: ") from refusal
            answers.append((written, one))
        return totals(batch, identity, body, answers)

    return core.change(identity, answer)


def totals(batch: Batch, identity: str, body: JsonObject, done: list[tuple[Written, JsonObject]]) -> JsonObject:
    written = [one for one, _ in done]
    counts = {
        "totalUpdatedRows": len({(one.region.sheet.sheet_id, row) for one in written for row in one.rows}),
        "totalUpdatedColumns": len({(one.region.sheet.sheet_id, at) for one in written for at in one.columns}),
        "totalUpdatedCells": sum(one.cells for one in written),
        "totalUpdatedSheets": len({one.region.sheet.sheet_id for one in written if one.cells}),
    }
    answer: JsonObject = {"spreadsheetId": identity} | {key: count for key, count in counts.items() if count}
    responses = []
    for one, given in done:
        rendering = _response_rendering(
            body.get("responseValueRenderOption"),
            body.get("responseDateTimeRenderOption"),
            dimension_of(given.get("majorDimension")),
        )
        shown = rendering if body.get("includeValuesInResponse") else None
        responses.append(_update_answer(batch, identity, one, shown))
    return answer | ({"responses": responses} if responses else {})

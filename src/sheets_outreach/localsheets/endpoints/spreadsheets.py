"""What do the addresses under `/v4/spreadsheets` answer, cell values and metadata aside?

https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets
"""

from __future__ import annotations

from dataclasses import replace

from sheets_outreach.localsheets import masks
from sheets_outreach.localsheets.answers import WITHOUT_CELLS, answer_mask, bare_ranges, regions_of, spreadsheet
from sheets_outreach.localsheets.core import LocalSheets, new_workbook
from sheets_outreach.localsheets.endpoints.calls import Call
from sheets_outreach.localsheets.errors import JsonObject, invalid, unsupported
from sheets_outreach.localsheets.model.appearance import with_twins
from sheets_outreach.localsheets.model.lookups import matching_regions
from sheets_outreach.localsheets.requests import run
from sheets_outreach.localsheets.requests.batch import Batch
from sheets_outreach.localsheets.requests.duplication import copied_sheet
from sheets_outreach.localsheets.requests.sheets import chosen_id, free_copy_title, properties_of

CREATABLE = {"properties", "sheets", "spreadsheetId", "spreadsheetUrl"}


def url(identity: str) -> str:
    """The address under which a person would open a spreadsheet."""
    return f"https://docs.google.com/spreadsheets/d/{identity}/edit"


def get(core: LocalSheets, call: Call) -> JsonObject:
    """`spreadsheets.get`."""
    batch = core.reading(call.path["spreadsheetId"])
    mask = answer_mask(call.text("fields"), call.flag("includeGridData"))
    regions = regions_of(batch.workbook, call.texts("ranges"))
    return spreadsheet(batch, mask, regions, url=url(batch.workbook.spreadsheet_id))


def create(core: LocalSheets, call: Call) -> JsonObject:
    """`spreadsheets.create`: properties, and tabs with their properties and cells."""
    body = call.message("Spreadsheet")
    for name in body.keys() - CREATABLE:
        raise unsupported(f"{name} in spreadsheets.create")
    for sheet in body.get("sheets", []):
        for name in sheet.keys() - {"properties", "data"}:
            raise unsupported(f"sheets.{name} in spreadsheets.create")
    given = body.get("properties", {})
    title = given.get("title") or "Untitled spreadsheet"
    # Made apart first: a refused tab must not leave a spreadsheet behind.
    draft = Batch(new_workbook("", title), core.caller, core.caller, core.clock())
    draft.workbook.properties |= {**with_twins(given), "title": title}
    _fill(draft, body.get("sheets", []))
    identity = core.create(title, workbook=lambda identity: replace(draft.workbook, spreadsheet_id=identity))
    mask = answer_mask(call.text("fields"), with_cells=False)
    return spreadsheet(core.reading(identity), mask, url=url(identity))


def _fill(draft: Batch, sheets: list[JsonObject]) -> None:
    if not sheets:
        return
    draft.workbook.sheets.clear()
    for sheet in sheets:
        properties = sheet.get("properties", {})
        first = {"sheetId": 0} if not draft.workbook.sheets else {}
        added = run(draft, [{"addSheet": {"properties": first | {**properties, "index": len(draft.workbook.sheets)}}}])
        sheet_id = added[0]["addSheet"]["properties"]["sheetId"]
        for part in sheet.get("data", []):
            start = {
                "sheetId": sheet_id,
                "rowIndex": part.get("startRow", 0),
                "columnIndex": part.get("startColumn", 0),
            }
            if part.get("rowData"):
                run(draft, [{"updateCells": {"start": start, "rows": part["rowData"], "fields": "*"}}])


def copy_sheet(core: LocalSheets, call: Call) -> JsonObject:
    """`sheets.copyTo`: a tab into another spreadsheet, as its last tab."""
    body = call.message("CopySheetToAnotherSpreadsheetRequest")
    if not call.path["sheetId"].isdecimal():
        raise invalid(f"Invalid value at 'sheet_id' (TYPE_INT32), \"{call.path['sheetId']}\"")
    source_book = core.reading(call.path["spreadsheetId"]).workbook
    source = source_book.sheet(int(call.path["sheetId"]))

    def answer(batch: Batch) -> JsonObject:
        workbook = batch.workbook
        title = free_copy_title(workbook, source.title)
        sheet = copied_sheet(batch, source, workbook, chosen_id(batch, None), title)
        workbook.sheets.append(sheet)
        batch.check_size()
        return properties_of(workbook, sheet)

    return core.change(body.get("destinationSpreadsheetId", ""), answer)


def get_by_data_filter(core: LocalSheets, call: Call) -> JsonObject:
    """`spreadsheets.getByDataFilter`."""
    body = call.message("GetSpreadsheetByDataFilterRequest")
    batch = core.reading(call.path["spreadsheetId"])
    mask = answer_mask(call.text("fields"), body.get("includeGridData", False))
    filters = body.get("dataFilters", [])
    regions = [region for one in filters for region in matching_regions(batch.workbook, one)] if filters else None
    return spreadsheet(batch, mask, regions, url=url(batch.workbook.spreadsheet_id))


def batch_update(core: LocalSheets, call: Call) -> JsonObject:
    """`spreadsheets.batchUpdate`: the replies, and the state after them where it is asked for."""
    identity = call.path["spreadsheetId"]
    body = call.message("BatchUpdateSpreadsheetRequest")
    fields = call.text("fields")
    mask = masks.parse_answer_mask(fields, "BatchUpdateSpreadsheetResponse") if fields else None

    def answer(batch: Batch) -> JsonObject:
        replies = run(batch, body.get("requests", []))
        result: JsonObject = {"spreadsheetId": identity, "replies": bare_ranges(replies)}
        result["replies"] = [_restored(bare, full) for bare, full in zip(result["replies"], replies, strict=True)]
        projected: JsonObject = masks.project(result, mask)
        below = masks.below(mask, "updatedSpreadsheet")
        if body.get("includeSpreadsheetInResponse") and below is not False:
            projected["updatedSpreadsheet"] = _state(
                batch, body, below if isinstance(below, dict) else None, bool(fields)
            )
        return projected

    return core.change(identity, answer)


def _restored(bare: JsonObject, full: JsonObject) -> JsonObject:
    """A tab's properties show their id even where it is 0."""
    for kind, reply in full.items():
        if isinstance(reply, dict) and "properties" in reply:
            return {kind: reply}
    return bare


def _state(batch: Batch, body: JsonObject, mask: masks.Mask | None, masked: bool) -> JsonObject:
    if not masked and not body.get("responseIncludeGridData"):
        mask = WITHOUT_CELLS
    regions = regions_of(batch.workbook, body.get("responseRanges", []))
    return spreadsheet(batch, mask, regions, url=url(batch.workbook.spreadsheet_id))

"""Which `batchUpdate` requests are there, and what does each do?

One table from a request's name to its handler; the handlers live in modules by theme. A kind of Google's that is not
in the table is refused by name with a 501.
https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/request
"""

from __future__ import annotations

from sheets_outreach.localsheets.errors import ApiError, JsonObject, invalid, unsupported
from sheets_outreach.localsheets.requests import (
    banding,
    borders,
    cells,
    charts,
    conditions,
    deduplication,
    delimited,
    dimensions,
    filters,
    groups,
    merges,
    metadata,
    names,
    pasting,
    protection,
    replacing,
    sheets,
    shifting,
    slicers,
    sorting,
    validation,
)
from sheets_outreach.localsheets.requests.batch import Batch, Handler

KINDS: dict[str, Handler] = {
    "addBanding": banding.add,
    "addChart": charts.add,
    "addConditionalFormatRule": conditions.add,
    "addDimensionGroup": groups.add,
    "addFilterView": filters.add_view,
    "addNamedRange": names.add,
    "addProtectedRange": protection.add,
    "addSheet": sheets.add,
    "addSlicer": slicers.add,
    "appendCells": cells.append,
    "appendDimension": dimensions.append,
    "autoResizeDimensions": dimensions.auto_resize,
    "clearBasicFilter": filters.clear_basic,
    "copyPaste": pasting.copy_paste,
    "createDeveloperMetadata": metadata.create,
    "cutPaste": pasting.cut_paste,
    "deleteBanding": banding.delete,
    "deleteConditionalFormatRule": conditions.delete,
    "deleteDeveloperMetadata": metadata.delete,
    "deleteDimension": dimensions.delete,
    "deleteDimensionGroup": groups.delete,
    "deleteDuplicates": deduplication.delete_duplicates,
    "deleteEmbeddedObject": charts.delete,
    "deleteFilterView": filters.delete_view,
    "deleteNamedRange": names.delete,
    "deleteProtectedRange": protection.delete,
    "deleteRange": shifting.delete_range,
    "deleteSheet": sheets.delete,
    "duplicateFilterView": filters.duplicate_view,
    "duplicateSheet": sheets.duplicate,
    "findReplace": replacing.find_replace,
    "insertDimension": dimensions.insert,
    "insertRange": shifting.insert_range,
    "mergeCells": merges.merge,
    "moveDimension": dimensions.move,
    "pasteData": delimited.paste_data,
    "repeatCell": cells.repeat,
    "setBasicFilter": filters.set_basic,
    "setDataValidation": validation.set_rule,
    "sortRange": sorting.sort_range,
    "trimWhitespace": replacing.trim_whitespace,
    "unmergeCells": merges.unmerge,
    "updateBanding": banding.update,
    "updateBorders": borders.update,
    "updateCells": cells.update,
    "updateChartSpec": charts.update_spec,
    "updateConditionalFormatRule": conditions.update,
    "updateDeveloperMetadata": metadata.update,
    "updateDimensionGroup": groups.update,
    "updateDimensionProperties": dimensions.update_properties,
    "updateEmbeddedObjectBorder": charts.update_border,
    "updateEmbeddedObjectPosition": charts.update_position,
    "updateFilterView": filters.update_view,
    "updateNamedRange": names.update,
    "updateProtectedRange": protection.update,
    "updateSheetProperties": sheets.update_properties,
    "updateSlicerSpec": slicers.update_spec,
    "updateSpreadsheetProperties": sheets.update_spreadsheet,
}


def run(batch: Batch, requests: list[JsonObject]) -> list[JsonObject]:
    """Carry out requests in order; the replies are as many, `{}` where there is nothing to say.

    Raises:
        ApiError: the first refusal, naming its request; the batch's working copy is then worth nothing.
    """
    if not requests:
        raise invalid("Must specify at least one request.")
    replies = []
    for number, request in enumerate(requests):
        if not request:
            raise invalid(f"Invalid requests[{number}]: No request set.")
        [(kind, arguments)] = request.items()
        handler = KINDS.get(kind)
        if handler is None:
            raise unsupported(f"the batchUpdate request {kind}")
        try:
            reply = handler(batch, arguments)
        except ApiError as refusal:
            raise refusal.prefixed(f"Invalid requests[{number}].{kind}: ") from refusal
        # What formulas came to while a request was carried out is no longer true after it.
        batch.workbook.memo.clear()
        replies.append({} if reply is None else {kind: reply})
    return replies

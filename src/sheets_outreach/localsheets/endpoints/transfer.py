"""How are documents copied, exported and imported as a whole? Comma and tab separated values only.

https://developers.google.com/workspace/drive/api/reference/rest/v3/files/copy
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, replace

from sheets_outreach.localsheets.cellranges.reading import Rendering, values_of
from sheets_outreach.localsheets.cellranges.writing import write
from sheets_outreach.localsheets.core import LocalSheets
from sheets_outreach.localsheets.documents import SPREADSHEET_TYPE, timestamp
from sheets_outreach.localsheets.endpoints.calls import Call
from sheets_outreach.localsheets.endpoints.drive import document_of, file_answer
from sheets_outreach.localsheets.errors import ApiError, JsonObject, unsupported
from sheets_outreach.localsheets.model.grid import Grid
from sheets_outreach.localsheets.model.regions import Region, region_of
from sheets_outreach.localsheets.model.sheet import Sheet, Workbook
from sheets_outreach.localsheets.requests.batch import Batch

SEPARATORS = {"text/csv": ",", "text/tab-separated-values": "\t"}
IMPORT_ZONE = "America/Los_Angeles"  # Google sets it on every CSV import (recorded).


@dataclass(frozen=True, slots=True)
class Download:
    """An answer that is no JSON."""

    content: bytes
    content_type: str


def copy(core: LocalSheets, call: Call) -> JsonObject:
    """`files.copy`: everything in the spreadsheet; tabs keep their ids."""
    document = document_of(core, call)
    body = call.body if isinstance(call.body, dict) else {}
    name = body.get("name") or f"Copy of {document.name}"

    def made(identity: str) -> Workbook:
        copied = document.workbook.copy()
        sheets = [replace(sheet, grid=sheet.grid.detached()) for sheet in copied.sheets]
        return replace(copied, spreadsheet_id=identity, sheets=sheets, properties={**copied.properties, "title": name})

    identity = core.create(name, workbook=made, parents=body.get("parents") or document.parents)
    return file_answer(core.document(identity), call.text("fields"))


def export(core: LocalSheets, call: Call) -> Download:
    """`files.export`: the first tab as shown, CSV or TSV without a final line break."""
    document = document_of(core, call)
    kind = call.text("mimeType")
    if kind is None:
        raise ApiError(400, "Required parameter: mimeType", reason="required", location="mimeType")
    if kind not in SEPARATORS:
        raise unsupported(f"exporting as {kind}")
    workbook = document.workbook
    region = region_of(workbook, {"sheetId": workbook.sheets[0].sheet_id})
    rows = values_of(workbook, region, Rendering(), core.clock())
    width = max(map(len, rows), default=0)
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=SEPARATORS[kind]).writerows(row + [""] * (width - len(row)) for row in rows)
    return Download(text.getvalue().removesuffix("\r\n").encode(), kind)


def import_rows(core: LocalSheets, call: Call) -> JsonObject:
    """Drive v2's upload: the spreadsheet becomes one tab, named as the file, with a new id."""
    document = document_of(core, call)
    if call.text("uploadType") != "media":
        raise unsupported(f"uploadType={call.text('uploadType')}")
    kind = (call.content_type or "").partition(";")[0].strip()
    if kind not in SEPARATORS:
        raise unsupported(f"importing {kind or 'without a content type'}")
    try:
        text = bytes(call.body or b"").decode("utf-8-sig")
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=SEPARATORS[kind]))
    except (UnicodeDecodeError, csv.Error) as error:
        raise ApiError(400, f"Bad Request: {error}") from error

    def replaced(batch: Batch) -> None:
        workbook = batch.workbook
        width = max(map(len, rows), default=0)
        grid = Grid(max(1000, len(rows)), max(26, width))
        title = str(workbook.properties["title"])
        sheet = Sheet(workbook.new_key(), batch.new_id([one.sheet_id for one in workbook.sheets]), title[:100], grid)
        workbook.sheets, workbook.named_ranges, workbook.developer_metadata = [sheet], [], []
        workbook.properties = {**workbook.properties, "timeZone": IMPORT_ZONE}
        batch.check_size()
        if rows and width:
            write(batch, Region(sheet, 0, 0, len(rows), width), [list(row) for row in rows], "USER_ENTERED")

    core.change(document.file_id, replaced)
    done = core.document(document.file_id)
    return {
        "kind": "drive#file",
        "id": done.file_id,
        "title": done.name,
        "mimeType": SPREADSHEET_TYPE,
        "createdDate": timestamp(done.created),
        "modifiedDate": timestamp(done.modified),
        "version": str(done.version),
    }

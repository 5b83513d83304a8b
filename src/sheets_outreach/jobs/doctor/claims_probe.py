"""Whether this very workbook refuses the second taker, which all claims and anchors rest on; cleans up after itself."""

from __future__ import annotations

from collections.abc import Iterator
from secrets import token_hex

from sheets_outreach.errors import MovedError
from sheets_outreach.jobs.doctor.diagnosis import Diagnosis, error
from sheets_outreach.register.identifiers import derive_id
from sheets_outreach.workbook.gateway import Gateway
from sheets_outreach.workbook.marks import Request, create_mark


def probe_claims(gateway: Gateway, sheet_id: int) -> Iterator[Diagnosis]:
    """Try it: add a protected range and a mark under fresh ids, add them again, delete them, delete them again.

    Google documents that adding an id that exists is an error
    (https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/request#addprotectedrangerequest).

    Raises:
        WorkbookError: the workbook cannot be written at all.
    """
    scratch = derive_id("scratch", token_hex(8))
    add, delete = _add(scratch, sheet_id), {"deleteProtectedRange": {"protectedRangeId": scratch}}
    mark = create_mark(scratch, "scratch", {"spreadsheet": True})
    unmark = {"deleteDeveloperMetadata": {"dataFilter": {"developerMetadataLookup": {"metadataId": scratch}}}}
    gateway.apply([add, mark])
    added_twice, marked_twice = _is_taken(gateway, add), _is_taken(gateway, mark)
    # The first of the two must succeed; both are tried, so that nothing stays behind whatever happened.
    _, deleted_twice = _is_taken(gateway, delete), _is_taken(gateway, delete)
    _is_taken(gateway, unmark)
    if added_twice:
        yield error("claims-second-add")
    elif deleted_twice:
        yield error("claims-second-delete")
    if marked_twice:
        yield error("marks-second-add")


def _is_taken(gateway: Gateway, request: Request) -> bool:
    try:
        gateway.apply([request])
    except MovedError:
        return False
    return True


def _add(scratch: int, sheet_id: int) -> Request:
    place = {"sheetId": sheet_id, "startRowIndex": 0, "endRowIndex": 1, "startColumnIndex": 0, "endColumnIndex": 1}
    protected = {
        "protectedRangeId": scratch,
        "range": place,
        "description": "sheets-outreach doctor: scratch",
        "warningOnly": True,
    }
    return {"addProtectedRange": {"protectedRange": protected}}

"""The door to one workbook: reads the tabs a job needs in two requests, writes a plan and gives the state after it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

import gspread
import requests
from gspread.urls import SPREADSHEET_BATCH_UPDATE_URL, SPREADSHEET_URL

from sheets_outreach.errors import AccessError, MovedError, OutreachError, ProtectedError
from sheets_outreach.register.columns import Tab
from sheets_outreach.register.grid import Block, Cell, Sheet
from sheets_outreach.register.layout import HEADER_ROWS
from sheets_outreach.register.reading import Workbook, WorkbookReader
from sheets_outreach.register.records import Register
from sheets_outreach.register.writing import WritePlan
from sheets_outreach.workbook.address import Address
from sheets_outreach.workbook.batch import compose_parts
from sheets_outreach.workbook.client import AnswerT, PatientClient
from sheets_outreach.workbook.marks import Request
from sheets_outreach.workbook.wire import ABOUT_MASK, Answer, cells_mask, parse_batch, parse_cells

BLOCK_ROWS = 20_000 + HEADER_ROWS
"""Rows of a tab asked for in one request: 20,000, and those that a header may stand in."""


_QUOTED = re.compile(r'"[^"]*"?|«[^»]*»?|“[^”]*”?')


class Gateway:
    """One workbook on Google or on a local server.

    Args:
        client: how to call.
        address: which workbook.
        block_rows: rows of a tab to ask for at once.
    """

    def __init__(self, client: PatientClient, address: Address, block_rows: int = BLOCK_ROWS) -> None:
        self.client = client
        self.address = address
        self._block_rows = block_rows
        self._about: Workbook | None = None
        self._suspicious = False

    def read(self, wanted: Collection[Tab]) -> Register:
        """Read the tabs a job needs.

        Two requests, whatever the number of tabs: which tabs there are, then their cells. Tabs of more than 20,000
        rows cost one more for each further 20,000.

        Raises:
            RegisterError: the job needs the register and there is none.
            AccessError: not shared with us, or it does not exist.
            MovedError: tabs or rows moved while we read.
            UnavailableError: Google gave no usable answer.
        """
        about = self._get({"fields": ABOUT_MASK})
        reader = WorkbookReader(about.workbook, wanted, self.client.now())
        sheets = reader.sheets_to_read()
        self._about = about.workbook
        if not sheets:
            return reader.finish()
        first = self._get(self._cells_query(sheets, 0))
        self._about = merge(about.workbook, first.workbook.sheets, remembered=first.workbook.remembered)
        reader = WorkbookReader(self._about, wanted, self.client.now())
        for sheet_id, block in first.blocks:
            reader.add(sheet_id, block)
        self._read_further(reader, sheets, dict(first.blocks))
        return reader.finish()

    def _read_further(self, reader: WorkbookReader, sheets: Sequence[Sheet], seen: dict[int, Block]) -> None:
        start = self._block_rows
        while longer := [sheet for sheet in sheets if sheet.row_count > start]:
            answer = self._get(self._cells_query(longer, start))
            for sheet_id, block in answer.blocks:
                seen[sheet_id] = _continue(seen[sheet_id], block)
                reader.add(sheet_id, seen[sheet_id])
            start += self._block_rows

    def _cells_query(self, sheets: Iterable[Sheet], start: int) -> dict[str, object]:
        return {
            "ranges": [self._range(sheet, start) for sheet in sheets],
            "fields": cells_mask(row_marks=self._suspicious),
        }

    def _range(self, sheet: Sheet, start: int) -> str:
        """Name a block of rows; a later one begins with the last row of the one before, to see that nothing moved."""
        title = "'" + sheet.title.replace("'", "''") + "'"
        if sheet.row_count <= self._block_rows:
            return title
        return f"{title}!{max(start, 1)}:{min(start + self._block_rows, sheet.row_count)}"

    def _get(self, query: dict[str, object]) -> Answer:
        with _google_errors(self.address, self.client):
            return self.client.call("get", SPREADSHEET_URL % self.address.id, parse_cells, params=query)

    def write(self, plan: WritePlan, before: Register, wanted: Collection[Tab]) -> Register | None:
        """Carry out a plan; each of its parts is applied whole or not at all.

        Args:
            plan: what to write.
            before: what the plan was decided on.
            wanted: the tabs the job reads.

        Returns:
            The state after the write, from the same answer; None where tabs are too long for one answer: read again.

        Raises:
            MovedError: a tab, column or the header is not where it was; nothing of this part was written.
            ProtectedError: a range is protected against us.
            WorkbookError: a tab of ours has lost its header.
            UncertainWriteError: it may have been written or not.
        """
        assert self._about is not None, "read before you write"
        about = self._about
        parts = compose_parts(plan, remembered=about.remembered, language=before.language, standing=about.sheets)
        last = next(parts)
        for part in parts:
            self._send({"requests": last}, "spreadsheetId")
            last = part
        sheets = [records.layout.sheet for records in before.tabs.values()]
        creates = any(changes.create for changes in plan.tabs.values())
        if creates or any(sheet.row_count > self._block_rows for sheet in sheets):
            self._send({"requests": last}, "spreadsheetId")
            return None
        body = {
            "requests": last,
            "includeSpreadsheetInResponse": True,
            "responseRanges": [self._range(sheet, 0) for sheet in sheets],
            "responseIncludeGridData": True,
        }
        del last
        answer = self._send(body, f"updatedSpreadsheet({cells_mask(row_marks=self._suspicious)})")
        body.clear()
        if answer is None:
            return None
        self._about = merge(self._about, answer.workbook.sheets, remembered=answer.workbook.remembered)
        reader = WorkbookReader(self._about, wanted, self.client.now())
        for sheet_id, block in answer.blocks:
            reader.add(sheet_id, block)
        return reader.finish()

    def ask(self, parse: Callable[[requests.Response], AnswerT], query: dict[str, object]) -> AnswerT:
        """Read with a field mask of one's own, such as that of ``setup``.

        Raises:
            WorkbookError: as `read`.
        """
        with _google_errors(self.address, self.client):
            return self.client.call("get", SPREADSHEET_URL % self.address.id, parse, params=query)

    def apply(self, requests: Sequence[Request]) -> None:
        """Send requests of one's own as one batch, such as those of ``setup``.

        Raises:
            WorkbookError: as `write`.
        """
        self._send({"requests": list(requests)}, "spreadsheetId")

    def _send(self, body: dict[str, object], fields: str) -> Answer | None:
        with _google_errors(self.address, self.client):
            url = SPREADSHEET_BATCH_UPDATE_URL % self.address.id
            try:
                # As UTF-8: the ASCII that gspread would send is three times as long for Cyrillic.
                data = json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode(errors="replace")
                headers = {"Content-Type": "application/json"}
                params = {"fields": fields}
                return self.client.call("post", url, parse_batch, data=data, headers=headers, params=params)
            except gspread.exceptions.APIError as error:
                # Whatever was refused, the next read looks more closely at where things are.
                self._suspicious = error.code == 400
                raise


def merge(about: Workbook, sheets: Iterable[Sheet], remembered: int | None) -> Workbook:
    """Put what a later answer says of some tabs into what is known of all."""
    newer = {sheet.id: sheet for sheet in sheets}
    known = {sheet.id for sheet in about.sheets}
    kept = tuple(newer.get(sheet.id, sheet) for sheet in about.sheets)
    added = tuple(sheet for sheet in newer.values() if sheet.id not in known)
    return replace(about, sheets=kept + added, remembered=remembered if remembered is not None else about.remembered)


def _continue(before: Block, after: Block) -> Block:
    """Check that a block goes on where the one before ended, and give it without the row they share.

    Raises:
        MovedError: the shared row is not the same: somebody inserted or deleted rows in between.
    """
    shared = after.start
    last: Sequence[Cell] = before.rows[shared - before.start] if shared - before.start < len(before.rows) else ()
    first: Sequence[Cell] = after.rows[0] if after.rows else ()
    if list(last) != list(first):
        raise MovedError("Rows moved while the tab was being read.")
    return Block(after.start + 1, after.rows[1:])


@contextmanager
def _google_errors(address: Address, client: PatientClient) -> Iterator[None]:
    """Turn Google's refusals into ours, each with the one thing to do about it."""
    try:
        yield
    except gspread.exceptions.APIError as error:
        raise _translate(error, address, client) from error


def _translate(error: gspread.exceptions.APIError, address: Address, client: PatientClient) -> OutreachError:
    # Google quotes from our request what it does not like, and that may be somebody's name.
    message = _QUOTED.sub('"…"', str(error.error.get("message", "")))[:300]
    code = error.response.status_code
    if "protected cell or object" in message:
        return ProtectedError(
            "A range this job must write is protected against it. Open Data → Protect sheets and ranges and allow "
            f"{account_name(client)} to edit our columns. Google says: {message}"
        )
    if code == 404:
        return AccessError(
            f"There is no workbook at {address.url}: it was deleted, or the address is cut. A person creates one "
            f"(https://sheets.new; a service account cannot) and shares it with {account_name(client)} as an editor."
        )
    if code in {401, 403}:
        return AccessError(
            f"The workbook at {address.url} is not shared with {account_name(client)}. "
            "Open it, press Share and add that address as an editor."
        )
    if code == 400:
        return MovedError(f"Google refused the request: {message}")
    return AccessError(f"Google refused with status {code}: {message}")


def account_name(client: PatientClient) -> str:
    """Name the account the workbook must be shared with."""
    credentials = getattr(client, "auth", None)
    return str(getattr(credentials, "service_account_email", None) or "the account these credentials belong to")

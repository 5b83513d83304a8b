"""What the tests of the workbook's tools share: workbooks on a local server, and what a person sees in them."""

from __future__ import annotations

from typing import Any

import gspread

from sheets_outreach.localsheets import LocalServer
from sheets_outreach.localsheets.model.sheet import Sheet
from sheets_outreach.workbook.gateway import Gateway
from tests.workbooks import gspread_client, open_workbook_of

REGISTER_TITLES = {"ru": "Сообщества", "nb": "Grupper", "en": "Communities"}


def blank_workbook(server: LocalServer, locale: str = "ru_RU") -> tuple[gspread.Spreadsheet, Gateway]:
    """Make a spreadsheet as Google gives one, and open it."""
    workbook = gspread_client(server).create("Test")
    workbook.update_locale(locale)
    workbook.update_timezone("Europe/Moscow")
    return workbook, open_workbook_of(server, workbook.id)


def stored(server: LocalServer, identity: str, title: str) -> Sheet:
    """Look at a tab as the server keeps it."""
    return next(sheet for sheet in server.core.document(identity).workbook.sheets if sheet.title == title)


def address_of(server: LocalServer, workbook: gspread.Spreadsheet) -> str:
    """Give a workbook's address."""
    return f"{server.url}/spreadsheets/d/{workbook.id}/edit"


def people_do(server: LocalServer, workbook: gspread.Spreadsheet, *requests: dict[str, Any]) -> None:
    """Let a person edit the workbook."""
    server.core.person_edits(workbook.id, list(requests))


def writes(server: LocalServer) -> int:
    """Count the requests that wrote anything since the list was cleared."""
    return sum(method != "GET" for method, _ in server.requests)


def column_named(sheet: gspread.Worksheet, title: str, row: int = 1) -> int:
    """Give a column's index, from 0, by its title."""
    return sheet.row_values(row).index(title)

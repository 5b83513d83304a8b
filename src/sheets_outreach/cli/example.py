"""Puts the example register on a local server, through unmodified gspread."""

from __future__ import annotations

import gspread

from sheets_outreach.examples import read_example
from sheets_outreach.workbook.client import local_session


def create_example(server: str) -> str:
    """Create a workbook with the original table and a dozen further rows.

    Args:
        server: base address of a local server.

    Returns:
        The new workbook's id.
    """
    client = gspread.Client(auth=None, session=local_session(server))  # type: ignore[arg-type]  # None goes with a session
    workbook = client.create("Районные сообщества")
    workbook.update_locale("ru_RU")
    workbook.update_timezone("Europe/Moscow")
    rows = read_example("original") + read_example("further_rows")
    workbook.sheet1.update(rows, "A1", raw=True)
    return str(workbook.id)

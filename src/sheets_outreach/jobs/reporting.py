"""Writes the quarterly report of a workbook into a file; the workbook itself is only read."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from sheets_outreach.errors import FileError, OutreachError
from sheets_outreach.register.columns import Tab
from sheets_outreach.register.records import Register
from sheets_outreach.report import compose_report
from sheets_outreach.texts import Language
from sheets_outreach.workbook.address import parse_address
from sheets_outreach.workbook.files import read_file
from sheets_outreach.workbook.opening import open_gateway

TABS = (Tab.REGISTER, Tab.DIARY, Tab.STATISTICS, Tab.ANNOUNCEMENTS, Tab.SETTINGS)


def write_report(workbook: str, path: Path, language: Language | None = None) -> Register:
    """Write the report of the quarter up to yesterday.

    Args:
        workbook: a Google Sheets address or id, an address on a local server, or a file.
        path: the file to write; an older one is replaced.
        language: of the report; None takes that of the sheet.

    Returns:
        What was read.

    Raises:
        OutreachError: the workbook cannot be read, the file cannot be written, or the ``mail`` extra is missing.
    """
    try:
        from sheets_outreach.report.render import render_report
    except ModuleNotFoundError as error:
        raise OutreachError('The report needs some more packages: pip install "sheets-outreach[mail]".') from error
    register = _read(workbook)
    page = render_report(compose_report(register, register.today), language or register.language)
    try:
        path.write_text(page, encoding="utf-8")
    except OSError as error:
        raise FileError(f"«{path}» cannot be written: {error.strerror}.") from error
    return register


def _read(workbook: str) -> Register:
    address = parse_address(workbook)
    if address.path is not None:
        return read_file(address.path, datetime.now(UTC), TABS)
    return open_gateway(address).read(TABS)

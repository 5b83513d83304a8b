"""A workbook's contents into a file, of the kind its name says; text never becomes a formula in it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from sheets_outreach.errors import FileError
from sheets_outreach.register.columns import Tab
from sheets_outreach.workbook.contents import Contents
from sheets_outreach.workbook.files.reading import missing_extra


def write_file(path: Path, contents: Contents, now: datetime) -> int:
    """Write a workbook to a file.

    Args:
        path: an ``.xlsx`` or ``.ods`` file for all tabs, a ``.csv`` file for the register alone.
        contents: the workbook.
        now: the moment, aware.

    Returns:
        How many rows were written.

    Raises:
        FileError: no such kind of file is known, or it cannot be written.
        RegisterError: a CSV file is wanted and there is no register.
    """
    kind = path.suffix.casefold()
    if kind == ".csv":
        from sheets_outreach.workbook.files.csv_files import write_csv

        layout = contents.read(now, {Tab.REGISTER}).tabs[Tab.REGISTER].layout
        tab = contents.tabs[layout.sheet.id]
        write_csv(path, tab)
        return len(tab.rows)
    try:
        if kind == ".xlsx":
            from sheets_outreach.workbook.files.xlsx_writing import write_xlsx as write
        elif kind == ".ods":
            from sheets_outreach.workbook.files.ods_writing import write_ods as write
        else:
            raise FileError(f"«{path.name}» cannot be written: only .xlsx, .ods and .csv files are known here.")
    except ImportError as error:
        raise missing_extra(path) from error
    write(path, contents)
    return sum(len(tab.rows) for tab in contents.tabs.values())

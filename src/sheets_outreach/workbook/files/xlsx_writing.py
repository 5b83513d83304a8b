"""Excel files, written row by row as they are given; text never becomes a formula."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook as ExcelWorkbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.utils import get_column_letter

from sheets_outreach.errors import FileError
from sheets_outreach.register.grid import Cell, cell_link, cell_text
from sheets_outreach.workbook.contents import Contents
from sheets_outreach.workbook.files.cells import cell_value
from sheets_outreach.workbook.files.harmless import defuse

_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def write_xlsx(path: Path, contents: Contents) -> None:
    """Write all tabs; text stays text, whatever it begins with.

    Raises:
        FileError: the file cannot be written.
    """
    try:
        with path.open("wb") as stream:
            _fill(contents).save(stream)
    except OSError as error:
        raise FileError(f"«{path}» cannot be written: {error.strerror}.") from error


def _fill(contents: Contents) -> ExcelWorkbook:
    book = ExcelWorkbook(write_only=True)
    for tab in contents.tabs.values():
        sheet = book.create_sheet(_free_title(tab.sheet.title, book.sheetnames))
        sheet.sheet_state = "hidden" if tab.sheet.hidden else "visible"
        for merge in tab.merges:
            first, last = get_column_letter(merge.left + 1), get_column_letter(merge.right)
            sheet.merged_cells.add(f"{first}{merge.top + 1}:{last}{merge.bottom}")
        for number, row in enumerate(tab.rows, start=1):
            sheet.append([_excel_cell(sheet, cell, number, column) for column, cell in enumerate(row, start=1)])
    return book


def _excel_cell(sheet: Any, cell: Cell, row: int, column: int) -> Any:
    value: Any = cell_value(cell)
    if not isinstance(value, str):
        return None if value is None else WriteOnlyCell(sheet, value)
    written: Any = WriteOnlyCell(sheet, _NOT_IN_XML.sub("", value))
    # openpyxl makes a formula of text that begins with =, and an error of text such as #N/A; it is text.
    written.data_type = "s"
    if defuse(value) != value:
        written.quotePrefix = True
    link = cell_link(cell)
    if link != cell_text(cell):
        written.row, written.column = row, column
        written.hyperlink = link
    return written


def _free_title(title: str, taken: Sequence[str]) -> str:
    """Give a tab's title as Excel takes it: no more than 31 signs, unique whatever the case."""
    base = re.sub(r"[\\/?*\[\]:]", "_", title)[:31] or "Sheet"
    folded = {other.casefold() for other in taken}
    numbered = (f"{base[:27]} ({number})" for number in range(2, 1000))
    return next(name for name in (base, *numbered) if name.casefold() not in folded)

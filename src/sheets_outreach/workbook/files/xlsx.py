"""Excel files, read and written row by row; formulas keep the value they had and are named, never computed.

What openpyxl's streaming reader leaves out (merged cells, the addresses behind cells, which cells are formulas) is
picked out of the same parts (ECMA-376 part 1, 18.3).
"""

from __future__ import annotations

import re
import struct
import warnings
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException  # type: ignore[import-untyped]
from defusedxml.ElementTree import iterparse  # type: ignore[import-untyped]
from openpyxl import Workbook as ExcelWorkbook
from openpyxl import load_workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.utils import get_column_letter
from openpyxl.utils.cell import coordinate_to_tuple, range_boundaries
from openpyxl.utils.exceptions import InvalidFileException

from sheets_outreach.errors import FileError
from sheets_outreach.register.grid import Cell, Sheet, cell_link, cell_text
from sheets_outreach.register.reading import Workbook
from sheets_outreach.workbook.contents import Contents, Merge, TabContents
from sheets_outreach.workbook.files.cells import cell_value, cut_empty_end, cut_empty_rows, make_cell
from sheets_outreach.workbook.files.harmless import defuse
from sheets_outreach.workbook.files.limits import (
    MOST_COLUMNS,
    MOST_ROWS,
    Measure,
    check_tab_count,
    open_archive,
    read_bytes,
)

# openpyxl has no error of its own for most of what may be wrong inside a part.
_BROKEN = (
    zipfile.BadZipFile, zlib.error, struct.error, ParseError, DefusedXmlException, InvalidFileException, EOFError,
    KeyError, ValueError, TypeError, AttributeError, IndexError, OverflowError, NotImplementedError, RecursionError,
)  # fmt: skip

_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_RELATIONS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@dataclass(slots=True)
class _Extras:
    """What is in a tab besides values: (row, column) from 1 → formula or address, and merges."""

    formulas: dict[tuple[int, int], str] = field(default_factory=dict)
    links: dict[tuple[int, int], str] = field(default_factory=dict)
    merges: list[Merge] = field(default_factory=list)


def read_xlsx(path: Path) -> Contents:
    """Read an Excel file.

    Raises:
        FileError: it is no such file, damaged, or built to do harm.
    """
    read_bytes(path)
    with path.open("rb") as file, open_archive(file, path.name) as archive:
        names = archive.namelist()
        if "xl/workbook.xml" not in names:
            raise FileError(f"«{path.name}» is not an Excel file, whatever its name says.")
        if any(name.startswith("xl/externalLinks/") for name in names):
            raise FileError(f"«{path.name}» is linked with other files. In Excel: Data → Edit links → Break link.")
        try:
            return _read(file, archive, path.name)
        except _BROKEN as error:
            raise FileError(f"«{path.name}» is damaged: it cannot be read as an Excel file.") from error


def _read(file: Any, archive: zipfile.ZipFile, name: str) -> Contents:
    with warnings.catch_warnings():
        # openpyxl warns of looks and extensions it drops; they are nothing to us.
        warnings.simplefilter("ignore")
        book = load_workbook(file, read_only=True, data_only=True, keep_links=False)
        try:
            check_tab_count(len(book.worksheets), name)
            measure = Measure(name)
            tabs: dict[int, TabContents] = {}
            for number, sheet in enumerate(book.worksheets):
                part = str(getattr(sheet, "_worksheet_path"))  # noqa: B009 - nothing public tells it, stubs neither
                extras = _read_extras(archive, part, measure)
                rows = list(_read_rows(sheet, extras, measure))
                tabs[number] = _tab(number, sheet, rows, extras)
        finally:
            book.close()
    return Contents(Workbook("", "UTC", tuple(tab.sheet for tab in tabs.values())), tabs)


def _tab(number: int, sheet: Any, rows: list[Sequence[Cell]], extras: _Extras) -> TabContents:
    rows = cut_empty_rows(rows)
    width = max(map(len, rows), default=0)
    about = Sheet(number, str(sheet.title), len(rows), width, hidden=sheet.sheet_state != "visible")
    return TabContents(about, rows, tuple(extras.merges))


def _read_rows(sheet: Any, extras: _Extras, measure: Measure) -> Iterator[Sequence[Cell]]:
    sheet.reset_dimensions()
    # One more than allowed, so that the measure sees it and refuses.
    rows = sheet.iter_rows(max_row=MOST_ROWS + 1, max_col=MOST_COLUMNS + 1, values_only=True)
    for row, values in enumerate(rows, start=1):
        cells = [
            make_cell(
                _value(value),
                link=extras.links.get((row, column), ""),
                formula=extras.formulas.get((row, column), ""),
            )
            for column, value in enumerate(values, start=1)
        ]
        kept = cut_empty_end(cells)
        measure.add_row(row if kept else 0, len(kept))
        yield kept


def _value(value: object) -> str | bool | int | float | date | time | timedelta | None:
    if isinstance(value, str):
        return value.replace("_x000D_", "").replace("\r\n", "\n")
    if value is None or isinstance(value, bool | int | float | date | time | timedelta):
        return value
    return str(value)


def _read_extras(archive: zipfile.ZipFile, part: str, measure: Measure) -> _Extras:
    part = part.lstrip("/")
    extras = _Extras()
    addresses = _read_addresses(archive, part)
    if part not in archive.namelist():
        return extras
    with archive.open(part) as stream:
        for _, element in iterparse(stream, events=("end",), forbid_dtd=True):
            tag = element.tag.removeprefix(_MAIN)
            if tag == "c":
                formula = element.find(f"{_MAIN}f")
                if formula is not None:
                    extras.formulas[coordinate_to_tuple(element.get("r", "A1"))] = f"={formula.text or ''}"
            elif tag == "row":
                _check_last(element, measure)
                element.clear()
            elif tag == "mergeCell":
                left, top, right, bottom = range_boundaries(element.get("ref", ""))
                extras.merges.append(Merge(int(top or 1) - 1, int(left or 1) - 1, int(bottom or 1), int(right or 1)))
            elif tag == "hyperlink":
                address = addresses.get(element.get(f"{_RELATIONS}id", ""), "")
                if address:
                    extras.links[coordinate_to_tuple(element.get("ref", "A1").partition(":")[0])] = address
    return extras


def _check_last(row: Element, measure: Measure) -> None:
    """Refuse a filled cell beyond what is read: it would be lost without a word."""
    filled = [cell for cell in row if len(cell)]
    if filled:
        number, column = coordinate_to_tuple(filled[-1].get("r", "A1"))
        measure.check(number, column)


def _read_addresses(archive: zipfile.ZipFile, part: str) -> Mapping[str, str]:
    folder, _, name = part.rpartition("/")
    relations = f"{folder}/_rels/{name}.rels"
    if relations not in archive.namelist():
        return {}
    with archive.open(relations) as stream:
        return {
            element.get("Id", ""): element.get("Target", "")
            for _, element in iterparse(stream, events=("end",), forbid_dtd=True)
            if element.get("TargetMode") == "External"
        }


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

"""CSV files: one tab, everything text; the separator and the encoding are found out, UTF-8 is written."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import date, time
from pathlib import Path

from sheets_outreach.errors import FileError
from sheets_outreach.register.grid import Cell, Sheet, cell_link, cell_text, number_text
from sheets_outreach.register.reading import Workbook
from sheets_outreach.workbook.contents import Contents, TabContents
from sheets_outreach.workbook.files.cells import cell_value, cut_empty_end, cut_empty_rows, make_cell
from sheets_outreach.workbook.files.harmless import defuse, restore
from sheets_outreach.workbook.files.limits import Measure, read_bytes

_ENCODINGS = ("utf-8-sig", "utf-16", "cp1251")
_DELIMITERS = ",;\t"
_LARGEST_FIELD = 1_000_000


def read_csv(path: Path) -> Contents:
    """Read a CSV file.

    Raises:
        FileError: it is no text, or cannot be read as a table.
    """
    text = _decode(read_bytes(path), path.name)
    first_line = text.split("\n", 1)[0]
    delimiter = max(_DELIMITERS, key=first_line.count)
    measure = Measure(path.name)
    rows: list[Sequence[Cell]] = []
    csv.field_size_limit(_LARGEST_FIELD)
    try:
        for number, row in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), start=1):
            measure.add_row(number, len(row))
            rows.append(cut_empty_end([make_cell(restore(_unix(field))) for field in row]))
    except csv.Error as error:
        raise FileError(f"«{path.name}» is not a table that can be read as CSV: {error}.") from error
    rows = cut_empty_rows(rows)
    sheet = Sheet(0, path.stem, len(rows), max(map(len, rows), default=0))
    return Contents(Workbook("", "UTC", (sheet,)), {0: TabContents(sheet, rows)})


def _unix(field: str) -> str:
    return field.replace("\r\n", "\n")


def _decode(content: bytes, name: str) -> str:
    marked = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    if content.startswith((b"%PDF", b"PK\x03\x04")) or (b"\0" in content[:4096] and not marked):
        raise FileError(f"«{name}» is not a text file, whatever its name says.")
    for encoding in _ENCODINGS:
        if encoding == "utf-16" and not marked:
            continue
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise FileError(f"«{name}» is in no encoding we know (UTF-8, UTF-16, Windows-1251).")


def write_csv(path: Path, tab: TabContents) -> None:
    """Write one tab; the address behind a cell takes the place of its title, dates are written as ISO.

    Raises:
        FileError: the file cannot be written.
    """
    width = max(map(len, tab.rows), default=0)
    try:
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            # Every field is quoted: a program that expects another separator must not find a cell that begins with =.
            writer = csv.writer(file, quoting=csv.QUOTE_ALL)
            for row in tab.rows:
                writer.writerow([_field(cell) for cell in row] + [""] * (width - len(row)))
    except OSError as error:
        raise FileError(f"«{path}» cannot be written: {error.strerror}.") from error


def _field(cell: Cell) -> str:
    link = cell_link(cell)
    if link != cell_text(cell):
        return defuse(link)
    value = cell_value(cell)
    if isinstance(value, str):
        return defuse(value)
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, date | time):
        return value.isoformat()
    return "" if value is None else number_text(value)

"""Excel files, read row by row; formulas keep the value they had and are named, never computed.

What openpyxl's streaming reader leaves out (merged cells, the addresses behind cells, which cells are formulas) is
picked out of the same parts (ECMA-376 part 1, 18.3).
"""

from __future__ import annotations

import struct
import warnings
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError
from xml.parsers.expat import ExpatError, ParserCreate

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse
from openpyxl import load_workbook
from openpyxl.utils.cell import coordinate_to_tuple, range_boundaries
from openpyxl.utils.exceptions import InvalidFileException

from sheets_outreach.errors import FileError
from sheets_outreach.register.grid import Cell, Sheet
from sheets_outreach.register.reading import Workbook
from sheets_outreach.workbook.contents import Contents, Merge, TabContents
from sheets_outreach.workbook.files.cells import cut_empty_end, cut_empty_rows, make_cell
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
    zipfile.BadZipFile, zlib.error, struct.error, ParseError, ExpatError, DefusedXmlException, InvalidFileException,
    EOFError, KeyError, ValueError, TypeError, AttributeError, IndexError, OverflowError, NotImplementedError,
    RecursionError,
)  # fmt: skip

_CHUNK_BYTES = 65_536


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
    found = _ExtrasParser(_read_addresses(archive, part), measure)
    if part in archive.namelist():
        with archive.open(part) as stream:
            while chunk := stream.read(_CHUNK_BYTES):
                found.feed(chunk)
        found.feed(b"", last=True)
    return found.extras


class _ExtrasParser:
    """Picks extras out of a tab's part, element by element; a document type, and so any entity, is refused.

    Expat itself, because building a tree of every cell a second time would double what reading costs.
    """

    def __init__(self, addresses: Mapping[str, str], measure: Measure) -> None:
        self.extras = _Extras()
        self._addresses, self._measure = addresses, measure
        self._cell, self._formula = "A1", ""
        self._in_formula = False
        self._parser = ParserCreate()
        self._parser.StartDoctypeDeclHandler = self._refuse
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text

    def feed(self, chunk: bytes, *, last: bool = False) -> None:
        self._parser.Parse(chunk, last)

    def _refuse(self, *_: object) -> None:
        raise ValueError("a document type is not part of any spreadsheet")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        tag = name.rpartition(":")[2]
        if tag == "c":
            self._cell = attributes.get("r", self._cell)
        elif tag in {"v", "is"}:
            # A filled cell beyond what is read would be lost without a word.
            self._measure.check(*coordinate_to_tuple(self._cell))
        elif tag == "f":
            self._in_formula, self._formula = True, ""
        elif tag == "mergeCell":
            left, top, right, bottom = range_boundaries(attributes.get("ref", ""))
            self.extras.merges.append(Merge(int(top or 1) - 1, int(left or 1) - 1, int(bottom or 1), int(right or 1)))
        elif tag == "hyperlink":
            link = next((value for key, value in attributes.items() if key.rpartition(":")[2] == "id"), "")
            if link in self._addresses:
                place = coordinate_to_tuple(attributes.get("ref", "A1").partition(":")[0])
                self.extras.links[place] = self._addresses[link]

    def _end(self, name: str) -> None:
        if self._in_formula and name.rpartition(":")[2] == "f":
            self._in_formula = False
            self.extras.formulas[coordinate_to_tuple(self._cell)] = f"={self._formula}"

    def _text(self, text: str) -> None:
        if self._in_formula:
            self._formula += text


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

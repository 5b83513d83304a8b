"""OpenDocument spreadsheets, read row by row; formulas keep the value they had and are named, never computed.

Follows OpenDocument 1.3 part 3, chapter 9 (tables) and 19.385 ff. (cell values).
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse

from sheets_outreach.errors import FileError
from sheets_outreach.register.grid import Cell, Sheet
from sheets_outreach.register.reading import Workbook
from sheets_outreach.workbook.contents import Contents, Merge, TabContents
from sheets_outreach.workbook.files.cells import Value, cut_empty_end, cut_empty_rows, make_cell
from sheets_outreach.workbook.files.limits import MOST_COLUMNS, Measure, check_tab_count, open_archive, read_bytes
from sheets_outreach.workbook.files.ods_names import KIND, NAMES

_BROKEN = (
    zipfile.BadZipFile, zlib.error, ParseError, DefusedXmlException, EOFError, KeyError, ValueError,
    NotImplementedError,
)  # fmt: skip


def _name(prefixed: str) -> str:
    prefix, _, local = prefixed.partition(":")
    return f"{{{NAMES[prefix]}}}{local}"


_TABLE, _ROW, _CELL, _COVERED = map(
    _name, ("table:table", "table:table-row", "table:table-cell", "table:covered-table-cell")
)
_PARAGRAPH, _SPACES, _TAB, _BREAK, _LINK = map(_name, ("text:p", "text:s", "text:tab", "text:line-break", "text:a"))
_ANNOTATION = _name("office:annotation")


@dataclass(slots=True)
class _Tab:
    title: str
    rows: list[Sequence[Cell]] = field(default_factory=list)
    merges: list[Merge] = field(default_factory=list)
    skipped: int = 0
    """Blank rows not yet written: they only count once something follows."""


def read_ods(path: Path) -> Contents:
    """Read an OpenDocument spreadsheet.

    Raises:
        FileError: it is no such file, damaged, or built to do harm.
    """
    read_bytes(path)
    with path.open("rb") as file, open_archive(file, path.name) as archive:
        try:
            kind = archive.read("mimetype").decode("ascii", "replace").strip() if _has_kind(archive) else ""
            if not kind.startswith(KIND) or "content.xml" not in archive.namelist():
                raise FileError(f"«{path.name}» is not an OpenDocument spreadsheet, whatever its name says.")
            tabs = list(_read_tabs(archive, path.name))
        except _BROKEN as error:
            raise FileError(f"«{path.name}» is damaged: it cannot be read as a spreadsheet.") from error
    check_tab_count(len(tabs), path.name)
    contents: dict[int, TabContents] = {}
    for number, tab in enumerate(tabs):
        rows = cut_empty_rows(tab.rows)
        sheet = Sheet(number, tab.title, len(rows), max(map(len, rows), default=0))
        contents[number] = TabContents(sheet, rows, tuple(tab.merges))
    return Contents(Workbook("", "UTC", tuple(tab.sheet for tab in contents.values())), contents)


def _has_kind(archive: zipfile.ZipFile) -> bool:
    return "mimetype" in archive.namelist() and archive.getinfo("mimetype").file_size < 200


def _read_tabs(archive: zipfile.ZipFile, name: str) -> Iterator[_Tab]:
    measure = Measure(name)
    tab: _Tab | None = None
    count = 0
    with archive.open("content.xml") as stream:
        for event, element in iterparse(stream, events=("start", "end"), forbid_dtd=True):
            if event == "start":
                if element.tag == _TABLE:
                    count += 1
                    check_tab_count(count, name)
                    tab = _Tab(element.get(_name("table:name"), f"Sheet{count}"))
            elif element.tag == _ROW and tab is not None:
                _take_row(tab, element, measure)
                element.clear()
            elif element.tag == _TABLE and tab is not None:
                yield tab
                tab = None
                element.clear()


def _take_row(tab: _Tab, element: Element, measure: Measure) -> None:
    repeated = _repeats(element, "table:number-rows-repeated")
    number = len(tab.rows) + tab.skipped
    cells = cut_empty_end(_read_cells(tab, element, number))
    if not cells:
        tab.skipped += repeated
        return
    measure.add_row(number + repeated, len(cells))
    tab.rows.extend([()] * tab.skipped)
    tab.skipped = 0
    for _ in range(repeated):
        measure.add_row(len(tab.rows) + 1, len(cells))
        tab.rows.append(cells)


def _read_cells(tab: _Tab, row: Element, number: int) -> list[Cell]:
    cells: list[Cell] = []
    for element in row:
        if element.tag not in {_CELL, _COVERED}:
            continue
        cell = _read_cell(element)
        _note_merge(tab, element, number, len(cells))
        repeated = _repeats(element, "table:number-columns-repeated")
        # A blank end may be said to be as wide as the program's grid; what is filled may not.
        cells.extend([cell] * (repeated if cell else min(repeated, MOST_COLUMNS + 1)))
        if len(cells) > MOST_COLUMNS * 4:
            break
    return cells


def _repeats(element: Element, name: str) -> int:
    text = element.get(_name(name), "1")
    # More than any sheet has counts as too many, not as a number to build a list of.
    return min(int(text), 2_000_000) if text.isascii() and text.isdigit() and len(text) < 12 else 1


def _note_merge(tab: _Tab, element: Element, row: int, column: int) -> None:
    wide = _repeats(element, "table:number-columns-spanned")
    high = _repeats(element, "table:number-rows-spanned")
    if wide > 1 or high > 1:
        tab.merges.append(Merge(row, column, row + high, column + wide))


def _read_cell(element: Element) -> Cell:
    kind = element.get(_name("office:value-type"), "")
    paragraphs = [child for child in element if child.tag == _PARAGRAPH]
    text = "\n".join(_words(paragraph) for paragraph in paragraphs)
    anchor = next((link for paragraph in paragraphs for link in paragraph.iter(_LINK)), None)
    link = anchor.get(_name("xlink:href"), "") if anchor is not None else ""
    value: Value = text or element.get(_name("office:string-value"), "")
    if kind in {"float", "percentage", "currency"}:
        value = float(element.get(_name("office:value"), "0"))
        value = int(value) if value.is_integer() and abs(value) < 1e15 else value
    elif kind == "date":
        value = _parse_day(element.get(_name("office:date-value"), "")) or text
    elif kind == "time":
        value = _parse_time(element.get(_name("office:time-value"), "")) or text
    elif kind == "boolean":
        value = element.get(_name("office:boolean-value")) == "true"
    return make_cell(value, link=link, formula=_formula(element))


def _formula(element: Element) -> str:
    formula = element.get(_name("table:formula"), "")
    return "=" + formula.partition("=")[2] if formula else ""


def _parse_day(text: str) -> date | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if "T" in text else moment.date()


def _parse_time(text: str) -> timedelta | None:
    match = re.fullmatch(r"PT(\d{1,5})H(\d{1,2})M(\d{1,2})(?:\.\d+)?S", text)
    return timedelta(hours=int(match[1]), minutes=int(match[2]), seconds=int(match[3])) if match else None


def _words(element: Element) -> str:
    parts = [element.text or ""]
    for child in element:
        if child.tag == _SPACES:
            parts.append(" " * min(_repeats(child, "text:c"), 1000))
        elif child.tag in {_TAB, _BREAK}:
            parts.append("\t" if child.tag == _TAB else "\n")
        elif child.tag != _ANNOTATION:
            parts.append(_words(child))
        parts.append(child.tail or "")
    return "".join(parts)

"""OpenDocument spreadsheets, written row by row as they are given; text never becomes a formula.

Follows OpenDocument 1.3 part 2 (packages) and part 3, chapter 9 (tables).
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from datetime import date, time
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from sheets_outreach.errors import FileError
from sheets_outreach.register.grid import Cell, cell_link, cell_text
from sheets_outreach.workbook.contents import Contents, Merge
from sheets_outreach.workbook.files.cells import cell_value
from sheets_outreach.workbook.files.ods_names import KIND, NAMES

_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")

_MANIFEST = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    f'<manifest:manifest xmlns:manifest="{NAMES["manifest"]}" manifest:version="1.3">'
    f'<manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="{KIND}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
    "</manifest:manifest>"
)


def write_ods(path: Path, contents: Contents) -> None:
    """Write all tabs; text stays text, whatever it begins with.

    Raises:
        FileError: the file cannot be written.
    """
    try:
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            # The first part, and not packed, so that programs know the kind by the file's first bytes (part 2, 3.3).
            archive.writestr(zipfile.ZipInfo("mimetype"), KIND)
            archive.writestr("META-INF/manifest.xml", _MANIFEST)
            with archive.open("content.xml", "w") as stream:
                for piece in _pieces(contents):
                    stream.write(piece.encode())
    except OSError as error:
        raise FileError(f"«{path}» cannot be written: {error.strerror}.") from error


def _pieces(contents: Contents) -> Iterator[str]:
    names = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in NAMES.items() if prefix != "manifest")
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document-content {names} office:version="1.3">'
    yield "<office:body><office:spreadsheet>"
    for tab in contents.tabs.values():
        yield f"<table:table table:name={quoteattr(_clean(tab.sheet.title))}><table:table-column/>"
        merges = {(merge.top, merge.left): merge for merge in tab.merges}
        for row, cells in enumerate(tab.rows):
            written = "".join(_cell_xml(cell, merges.get((row, column))) for column, cell in enumerate(cells))
            yield f"<table:table-row>{written or '<table:table-cell/>'}</table:table-row>"
        if not tab.rows:
            yield "<table:table-row><table:table-cell/></table:table-row>"
        yield "</table:table>"
    yield "</office:spreadsheet></office:body></office:document-content>"


def _cell_xml(cell: Cell, merge: Merge | None) -> str:
    value = cell_value(cell)
    spans = ""
    if merge is not None:
        spans = (
            f' table:number-columns-spanned="{merge.right - merge.left}"'
            f' table:number-rows-spanned="{merge.bottom - merge.top}"'
        )
    if value is None:
        return f"<table:table-cell{spans}/>"
    if isinstance(value, str):
        link = cell_link(cell)
        shown = _paragraphs(value, "" if link == cell_text(cell) else link)
        return f'<table:table-cell office:value-type="string"{spans}>{shown}</table:table-cell>'
    if isinstance(value, bool):
        typed = f'office:value-type="boolean" office:boolean-value="{str(value).lower()}"'
    elif isinstance(value, date):
        typed = f'office:value-type="date" office:date-value="{value.isoformat()}"'
    elif isinstance(value, time):
        typed = f'office:value-type="time" office:time-value="PT{value:%H}H{value:%M}M{value:%S}S"'
    else:
        typed = f'office:value-type="float" office:value="{value!r}"'
    return f"<table:table-cell {typed}{spans}>{_paragraphs(cell_text(cell), '')}</table:table-cell>"


def _paragraphs(text: str, link: str) -> str:
    lines = [_line(line) for line in _clean(text).split("\n")]
    if link:
        lines = [f'<text:a xlink:type="simple" xlink:href={quoteattr(_clean(link))}>{line}</text:a>' for line in lines]
    return "".join(f"<text:p>{line}</text:p>" for line in lines)


def _line(line: str) -> str:
    """Write a line so that no program folds its spaces."""
    escaped = escape(line).replace("\t", "<text:tab/>")
    escaped = re.sub(r"^ | (?= )| $", '<text:s text:c="1"/>', escaped)
    return escaped.replace("\r", "")


def _clean(text: str) -> str:
    return _NOT_IN_XML.sub("", text)

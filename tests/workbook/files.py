"""Files for tests: ordinary ones made with openpyxl, and broken or hostile ones made by hand."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import openpyxl

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def excel_file(path: Path, tabs: Mapping[str, Sequence[Sequence[object]]], merge: str = "") -> Path:
    """Write an Excel file as a person's program would."""
    book = openpyxl.Workbook()
    for number, (title, rows) in enumerate(tabs.items()):
        sheet = book.create_sheet(title, number)
        for row in rows:
            sheet.append(list(row))
        if merge:
            sheet.merge_cells(merge)
    del book["Sheet"]
    book.save(path)
    return path


def repack(path: Path, change: Callable[[str, bytes], bytes | None], more: Mapping[str, bytes] | None = None) -> Path:
    """Change the parts of an archive; None leaves one out."""
    packed = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = change(name, old.read(name))
            if content is not None:
                new.writestr(name, content)
        for name, content in (more or {}).items():
            new.writestr(name, content)
    path.write_bytes(packed.getvalue())
    return path


def _small(path: Path) -> Path:
    return excel_file(path, {"Реестр": [["Название", "Ссылка", "Админ"], ["Соседи", "https://vk.com/sosedi", "Анна"]]})


def pdf(path: Path) -> Path:
    """A PDF that somebody renamed."""
    path.write_bytes(b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n%%EOF\n")
    return path


def web_page(path: Path) -> Path:
    """A web page saved under the name of a spreadsheet, as some portals do."""
    path.write_text("<html><body><table><tr><td>Название</td></tr></table></body></html>", encoding="utf-8")
    return path


def old_office(path: Path) -> Path:
    """An old .xls file, or one with a password: both begin alike."""
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2048)
    return path


def empty(path: Path) -> Path:
    """A file of no bytes."""
    path.write_bytes(b"")
    return path


def cut(path: Path) -> Path:
    """An Excel file of which a third is missing, as after a broken download."""
    content = _small(path).read_bytes()
    path.write_bytes(content[: len(content) * 2 // 3])
    return path


def other_archive(path: Path) -> Path:
    """A zip file with something else in it."""
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("holiday.jpg", b"not a spreadsheet")
    return path


def bomb(path: Path) -> Path:
    """A small file that unpacks to 300 MB."""
    filler = b"<row>" + b" " * (300 * 1024 * 1024) + b"</row>"
    return repack(_small(path), lambda name, content: filler if name.endswith("sheet1.xml") else content)


def lying_bomb(path: Path) -> Path:
    """A bomb whose archive says that it is small: the declared size of a part is overwritten."""
    import struct

    filler = b"<a>" + b" " * (40 * 1024 * 1024) + b"</a>"
    content = bytearray(
        repack(_small(path), lambda name, content: filler if name.endswith("sheet1.xml") else content).read_bytes()
    )
    real = struct.pack("<L", len(filler))
    while (at := content.find(real)) >= 0:
        content[at : at + 4] = struct.pack("<L", 900)
    path.write_bytes(bytes(content))
    return path


def entities(path: Path) -> Path:
    """The «billion laughs»: entities that multiply when they are resolved."""
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    text = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "ha">{laughs}]><worksheet xmlns="{_MAIN}">&l9;</worksheet>'
    return repack(_small(path), lambda name, content: text.encode() if name.endswith("sheet1.xml") else content)


def outside_entity(path: Path) -> Path:
    """An entity that would read a file of this machine."""
    row = '<row r="1"><c r="A1" t="inlineStr"><is><t>&e;</t></is></c></row>'
    text = (
        '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
        f'<worksheet xmlns="{_MAIN}"><sheetData>{row}</sheetData></worksheet>'
    )
    return repack(_small(path), lambda name, content: text.encode() if name.endswith("sheet1.xml") else content)


def linked(path: Path) -> Path:
    """A file that takes values from another one."""
    more = {"xl/externalLinks/externalLink1.xml": f'<externalLink xmlns="{_MAIN}"/>'.encode()}
    return repack(_small(path), lambda _name, content: content, more)


def thousand_tabs(path: Path) -> Path:
    """A file of a thousand tabs."""
    return excel_file(path, {f"T{number}": [["Название", "Ссылка"]] for number in range(1000)})


def not_xml(path: Path) -> Path:
    """A part that is no XML at all."""
    return repack(_small(path), lambda name, content: b"\x00\x01" if name.endswith("sheet1.xml") else content)


def far_string(path: Path) -> Path:
    """A cell that names a shared text there is none of."""
    cell = '<c r="A1" t="s"><v>4000000</v></c>'
    sheet = f'<worksheet xmlns="{_MAIN}"><sheetData><row r="1">{cell}</row></sheetData></worksheet>'
    return repack(_small(path), lambda name, content: sheet.encode() if name.endswith("sheet1.xml") else content)


def far_cell(path: Path) -> Path:
    """One cell in the last row and column Excel has."""
    cell = '<c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c>'
    sheet = f'<worksheet xmlns="{_MAIN}"><sheetData><row r="1048576">{cell}</row></sheetData></worksheet>'
    return repack(_small(path), lambda name, content: sheet.encode() if name.endswith("sheet1.xml") else content)


def no_workbook(path: Path) -> Path:
    """An Excel file without its list of tabs."""
    return repack(_small(path), lambda name, content: None if name == "xl/workbook.xml" else content)


HOSTILE: Mapping[str, Callable[[Path], Path]] = {
    make.__name__: make
    for make in (
        pdf, web_page, old_office, empty, cut, other_archive, bomb, lying_bomb, entities, outside_entity, linked,
        thousand_tabs, not_xml, far_string, far_cell, no_workbook,
    )
}  # fmt: skip
"""Makers of files that must be refused, by name."""

_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"


def open_document(path: Path, table: str, *, kind: str = "spreadsheet", before: str = "") -> Path:
    """Write an OpenDocument file whose one table has this inside."""
    content = (
        f'<?xml version="1.0"?>{before}<office:document-content xmlns:office="{_OFFICE}" xmlns:table="{_TABLE}" '
        f'xmlns:text="{_TEXT}"><office:body><office:spreadsheet><table:table table:name="Реестр">{table}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", f"application/vnd.oasis.opendocument.{kind}")
        archive.writestr("content.xml", content)
    return path


def text_row(*texts: str, more: str = "") -> str:
    """Write a row of an OpenDocument table."""
    cells = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>' for text in texts
    )
    return f"<table:table-row{more}>{cells}</table:table-row>"

"""How are documents, tabs and blocks of rows written as JSON, and read again?

A plain cell is its constant; every other cell an object that names its format by number within the block.
"""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from sheets_outreach.localsheets.documents import Document
from sheets_outreach.localsheets.errors import JsonObject
from sheets_outreach.localsheets.model.blocks import Block
from sheets_outreach.localsheets.model.cells import Cell, Format, Row, Slot
from sheets_outreach.localsheets.model.grid import Grid
from sheets_outreach.localsheets.model.sheet import Sheet, Workbook


def write_rows(rows: list[Row]) -> str:
    """Write a block's rows."""
    formats: dict[str, int] = {}

    def cell(value: Any) -> JsonObject:
        found: JsonObject = {
            "v": value.value,
            "f": value.formula,
            "n": value.note,
            "d": value.validation,
            "r": value.runs,
            "c": value.chips,
            "p": value.pivot,
        }
        if value.format is not None:
            found["s"] = formats.setdefault(value.format.text, len(formats))
        return {key: item for key, item in found.items() if item is not None and item != ()}

    text = json.dumps(rows, ensure_ascii=False, separators=(",", ":"), default=cell)
    return f'{{"rows":{text},"formats":[{",".join(formats)}]}}'


def read_rows(text: str) -> list[Row]:
    """Read a block's rows."""
    found = json.loads(text)
    formats = [Format.of(fields) for fields in found["formats"]]

    def slot(value: Any) -> Slot:
        if not isinstance(value, dict):
            plain: Slot = value
            return plain
        return Cell(
            value.get("v"),
            value.get("f"),
            formats[value["s"]] if "s" in value else None,
            value.get("n"),
            value.get("d"),
            tuple(value.get("r", ())),
            tuple(value.get("c", ())),
            value.get("p"),
        )

    if not formats and "{" not in text[8:-14]:
        return [tuple(row) for row in found["rows"]]
    return [tuple(map(slot, row)) for row in found["rows"]]


def write_order(blocks: list[Block]) -> str:
    """Write in which order a tab's blocks stand."""
    return json.dumps([block.key for block in blocks], separators=(",", ":"))


def read_order(text: str) -> list[int]:
    """Read in which order a tab's blocks stand."""
    found: list[int] = json.loads(text)
    return found


def _sheet_fields(sheet: Sheet) -> tuple[Any, ...]:
    return (
        sheet.sheet_id,
        sheet.title,
        sheet.grid.row_count,
        sheet.grid.column_count,
        sheet.properties,
        sheet.collections,
        sheet.basic_filter,
        sheet.dimensions,
    )


def same_record(old: Sheet, new: Sheet) -> bool:
    """Say whether two states of a tab differ in their cells at most."""
    return _sheet_fields(old) == _sheet_fields(new)


def write_sheet(sheet: Sheet) -> str:
    """Write a tab without its cells."""
    return json.dumps(_sheet_fields(sheet), ensure_ascii=False, separators=(",", ":"))


def read_sheet(key: int, text: str, blocks: list[Block]) -> Sheet:
    """Read a tab."""
    sheet_id, title, rows, columns, properties, collections, basic_filter, dimensions = json.loads(text)
    by_index = {axis: {int(at): found for at, found in items.items()} for axis, items in dimensions.items()}
    grid = Grid(rows, columns, blocks)
    return Sheet(key, sheet_id, title, grid, properties, collections, basic_filter, by_index)


DOCUMENT_FIELDS = ("owner", "version", "shared", "parents", "permissions", "comments", "description", "order", "extra")
WORKBOOK_FIELDS = ("properties", "named_ranges", "developer_metadata", "next_key")


def write_document(document: Document) -> str:
    """Write a document without its tabs, but with their order."""
    workbook = document.workbook
    found = {name: getattr(document, name) for name in DOCUMENT_FIELDS}
    found |= {name: getattr(workbook, name) for name in WORKBOOK_FIELDS}
    found |= {"created": document.created.isoformat(), "modified": document.modified.isoformat()}
    found["sheets"] = [sheet.key for sheet in workbook.sheets]
    return json.dumps(found, ensure_ascii=False, separators=(",", ":"))


def read_document(identity: str, text: str) -> tuple[Document, list[int]]:
    """Read a document without its tabs; gives their keys in order."""
    found = json.loads(text)
    workbook = Workbook(identity, **{name: found[name] for name in WORKBOOK_FIELDS})
    fields = {name: found[name] for name in DOCUMENT_FIELDS}
    for name in ("parents", "permissions", "comments"):
        fields[name] = tuple(fields[name])
    document = Document(
        workbook,
        created=datetime.fromisoformat(found["created"]),
        modified=datetime.fromisoformat(found["modified"]),
        **fields,
    )
    return document, found["sheets"]

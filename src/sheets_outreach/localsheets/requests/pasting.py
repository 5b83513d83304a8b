"""How are cells copied, cut and pasted? Kinds: copyPaste, cutPaste, pasteData."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

from sheets_outreach.localsheets.a1 import write_range
from sheets_outreach.localsheets.errors import JsonObject, invalid
from sheets_outreach.localsheets.model.calculation import outcomes_of
from sheets_outreach.localsheets.model.cells import Cell, Format, Slot, constant, pack, unpack
from sheets_outreach.localsheets.model.entering import enter
from sheets_outreach.localsheets.model.rectangles import Block, change_cells, read_block, write_block
from sheets_outreach.localsheets.model.regions import Region, exceeds, region_of
from sheets_outreach.localsheets.model.sheet import Sheet, require_range
from sheets_outreach.localsheets.model.structure import cells_moved
from sheets_outreach.localsheets.values import render, translate_formula

from .batch import Batch


def copy_paste(batch: Batch, request: JsonObject) -> None:
    """Copy a range; a destination that is a multiple of its size is filled with copies."""
    require_range(batch.workbook, request.get("source"), "source")
    require_range(batch.workbook, request.get("destination"), "destination")
    source = region_of(batch.workbook, request["source"])
    wanted = region_of(batch.workbook, request["destination"])
    turned = request.get("pasteOrientation") == "TRANSPOSE"
    height, width = (source.width, source.height) if turned else (source.height, source.width)
    down = wanted.height // height if wanted.height % height == 0 else 1
    across = wanted.width // width if wanted.width % width == 0 else 1
    target = _target(wanted.sheet, wanted.top, wanted.left, height * max(down, 1), width * max(across, 1))
    batch.guard(target)
    kind = request.get("pasteType", "PASTE_NORMAL")
    block = _read(batch, source, kind)
    if turned:
        block = [list(column) for column in zip(*block, strict=True)]
    _paste(batch, source, target, block, kind, turned)


def _target(sheet: Sheet, top: int, left: int, height: int, width: int) -> Region:
    if top + height > sheet.grid.row_count or left + width > sheet.grid.column_count:
        raise exceeds(sheet, write_range(sheet.title, top, left, top + height, left + width))
    return Region(sheet, top, left, top + height, left + width)


def _read(batch: Batch, source: Region, kind: str) -> Block:
    block = read_block(source)
    if kind == "PASTE_VALUES":
        results = outcomes_of(batch.workbook, source.sheet, batch.now)
        for row, _, found in results.laid_over(source):
            for column, outcome in found.items():
                if source.left <= column < source.right:
                    block[row - source.top][column - source.left] = _frozen(outcome.value)
    return block


def _frozen(value: JsonObject) -> Slot:
    """What stays of a formula's result when only values are pasted; an error stays as its text."""
    return render(value, None, "en_US") if "errorValue" in value else constant(value)


def _paste(batch: Batch, source: Region, target: Region, block: Block, kind: str, turned: bool) -> None:
    locale = batch.workbook.locale

    def change(row: int, column: int, slot: Slot) -> Slot:
        down, across = (row - target.top) % len(block), (column - target.left) % len(block[0])
        given = unpack(block[down][across])
        if given.formula:
            # Transposed, the cell that came from (across, down) of the source is at (down, across) of the block.
            from_row, from_column = (across, down) if turned else (down, across)
            rows, columns = row - source.top - from_row, column - source.left - from_column
            given = replace(given, formula=translate_formula(given.formula, rows, columns, locale=locale))
        return _pasted(unpack(slot), given, kind)

    change_cells(target, change)
    if kind in {"PASTE_NORMAL", "PASTE_CONDITIONAL_FORMATTING"}:
        _copy_conditions(batch, source, target)


def _pasted(old: Cell, new: Cell, kind: str) -> Slot:
    if kind == "PASTE_VALUES":
        return pack(replace(old, value=new.value, formula=None, runs=(), chips=()))
    if kind == "PASTE_FORMULA":
        return pack(replace(old, value=new.value, formula=new.formula, runs=(), chips=()))
    if kind == "PASTE_FORMAT":
        return pack(replace(old, format=new.format))
    if kind == "PASTE_NO_BORDERS":
        fields = {key: value for key, value in (new.format.fields if new.format else {}).items() if key != "borders"}
        if old.format and "borders" in old.format.fields:
            fields["borders"] = old.format.fields["borders"]
        return pack(replace(new, format=Format.of(fields)))
    if kind == "PASTE_DATA_VALIDATION":
        return pack(replace(old, validation=new.validation))
    if kind == "PASTE_CONDITIONAL_FORMATTING":
        return pack(old)
    return pack(new)


def _copy_conditions(batch: Batch, source: Region, target: Region) -> None:
    """A rule that covers the source covers the pasted cells too."""
    if source.sheet is not target.sheet:
        return
    rules = []
    for rule in source.sheet.listed("conditionalFormats"):
        covers = any(region_of(batch.workbook, given, clamp=True).holds(source) for given in rule["ranges"])
        known = any(region_of(batch.workbook, given, clamp=True).holds(target) for given in rule["ranges"])
        rules.append({**rule, "ranges": [*rule["ranges"], target.grid_range()]} if covers and not known else rule)
    source.sheet.collections["conditionalFormats"] = rules


def cut_paste(batch: Batch, request: JsonObject) -> None:
    """Move a range; what pointed at its cells follows them."""
    require_range(batch.workbook, request.get("source"), "source")
    source = region_of(batch.workbook, request["source"])
    place = request.get("destination", {})
    sheet = batch.workbook.sheet(place.get("sheetId", 0))
    target = _target(sheet, place.get("rowIndex", 0), place.get("columnIndex", 0), source.height, source.width)
    batch.guard(source)
    batch.guard(target)
    kind = request.get("pasteType", "PASTE_NORMAL")
    block = _read(batch, source, kind)
    # Documented: all the source data is cut, regardless of what is pasted.
    write_block(source, [[None] * source.width for _ in range(source.height)])

    def change(row: int, column: int, slot: Slot) -> Slot:
        return _pasted(unpack(slot), unpack(block[row - target.top][column - target.left]), kind)

    change_cells(target, change)
    if kind == "PASTE_NORMAL":
        cells_moved(batch.workbook, source, target)


def paste_data(batch: Batch, request: JsonObject) -> None:
    """Type delimited text into cells from a coordinate on, as a person would."""
    place = request.get("coordinate")
    if place is None:
        raise invalid("Must specify a coordinate.")
    if request.get("html"):
        raise invalid("Pasting HTML is not supported.")
    if not request.get("delimiter"):
        raise invalid("Must specify a delimiter.")
    sheet = batch.workbook.sheet(place.get("sheetId", 0))
    text = request.get("data", "")
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=request["delimiter"][0])) if text else []
    if not rows:
        return
    top, left, width = place.get("rowIndex", 0), place.get("columnIndex", 0), max(map(len, rows))
    sheet.grid.row_count = max(sheet.grid.row_count, top + len(rows))
    sheet.grid.column_count = max(sheet.grid.column_count, left + width)
    batch.check_size()
    batch.guard(Region(sheet, top, left, top + len(rows), left + width))
    for offset, row in enumerate(rows):
        for inner, given in enumerate(row):
            old = sheet.grid.slot(top + offset, left + inner)
            sheet.grid.set(top + offset, left + inner, enter(old, given, batch.workbook.locale, batch.wall_clock))

"""How are cells copied, cut and pasted? Kinds: copyPaste, cutPaste."""

from __future__ import annotations

from dataclasses import replace

from sheets_outreach.localsheets.a1 import write_range
from sheets_outreach.localsheets.errors import JsonObject, invalid
from sheets_outreach.localsheets.model.calculation import outcomes_of
from sheets_outreach.localsheets.model.cells import Slot, constant, unpack
from sheets_outreach.localsheets.model.rectangles import Block, change_cells, read_block, write_block
from sheets_outreach.localsheets.model.regions import Region, exceeds, region_of
from sheets_outreach.localsheets.model.sheet import Sheet, require_range
from sheets_outreach.localsheets.model.structure import cells_moved
from sheets_outreach.localsheets.requests.batch import Batch
from sheets_outreach.localsheets.requests.pastetypes import pasted
from sheets_outreach.localsheets.values import render, translate_formula

WITH_MERGES = frozenset(("PASTE_NORMAL", "PASTE_NO_BORDERS"))
WITH_CONDITIONS = frozenset((*WITH_MERGES, "PASTE_FORMAT", "PASTE_CONDITIONAL_FORMATTING"))


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
    if top < 0 or left < 0:
        raise invalid("destination.rowIndex and destination.columnIndex must be greater than or equal to zero.")
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
        return pasted(unpack(slot), given, kind)

    if kind in WITH_MERGES and not turned:
        _copy_merges(source, target)
    change_cells(target, change)
    if kind in WITH_CONDITIONS:
        _copy_conditions(batch, source, target)


def _copy_merges(source: Region, target: Region) -> None:
    """Merges within the source are pasted with every copy; those they land on go."""
    merges = [found for found in _merges(source.sheet) if source.holds(found)]
    old = [found for found in _merges(target.sheet) if not target.holds(found)]
    if any(found.meets(target) for found in old):
        raise invalid("You must select all cells in a merged range to merge or unmerge them.")
    copies = [
        merge.moved(target.sheet, down - source.top, across - source.left)
        for down in range(target.top, target.bottom, source.height)
        for across in range(target.left, target.right, source.width)
        for merge in merges
    ]
    if merges or len(old) != len(target.sheet.listed("merges")):
        target.sheet.collections["merges"] = [region.grid_range() for region in [*old, *copies]]


def _merges(sheet: Sheet) -> list[Region]:
    return [
        Region(sheet, found["startRowIndex"], found["startColumnIndex"], found["endRowIndex"], found["endColumnIndex"])
        for found in sheet.listed("merges")
    ]


def _copy_conditions(batch: Batch, source: Region, target: Region) -> None:
    """A rule that covers the source covers the pasted cells too."""
    if source.sheet is not target.sheet:
        return
    rules = []
    for rule in source.sheet.listed("conditionalFormats"):
        covered = [region_of(batch.workbook, given, clamp=True) for given in rule["ranges"]]
        new = any(found.holds(source) for found in covered) and not any(found.holds(target) for found in covered)
        rules.append({**rule, "ranges": [*rule["ranges"], target.grid_range()]} if new else rule)
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
        return pasted(unpack(slot), unpack(block[row - target.top][column - target.left]), kind)

    change_cells(target, change)
    if kind == "PASTE_NORMAL":
        cells_moved(batch.workbook, source, target)

"""In which order do rows stand after a sort? Kind: sortRange.

Cells move with their values, formats, notes and validations.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sheets_outreach.localsheets.errors import JsonObject, invalid, unsupported
from sheets_outreach.localsheets.model.calculation import outcomes_of
from sheets_outreach.localsheets.model.cells import Cell, Slot
from sheets_outreach.localsheets.model.display import effective_value
from sheets_outreach.localsheets.model.rectangles import read_block, write_row
from sheets_outreach.localsheets.model.regions import Region, region_of
from sheets_outreach.localsheets.model.sheet import require_range
from sheets_outreach.localsheets.requests.batch import Batch
from sheets_outreach.localsheets.values import translate_formula

# Ascending: numbers, then texts, then booleans, then errors; empty cells are last in either direction.
RANKS = {"numberValue": 0, "stringValue": 1, "boolValue": 2, "errorValue": 3}


def sort_range(batch: Batch, request: JsonObject) -> None:
    """Sort the rows of a range by the columns of the specs."""
    require_range(batch.workbook, request.get("range"))
    region = region_of(batch.workbook, request["range"])
    if not request.get("sortSpecs"):
        raise invalid("Must specify at least one sort spec.")
    sort_rows(batch, region, request["sortSpecs"])


def sort_rows(batch: Batch, region: Region, specs: list[JsonObject]) -> None:
    """Put the rows of a region in order.

    Raises:
        ApiError: 501, a sort by colour; 400, a column outside the region, merged or protected cells in it.
    """
    for spec in specs:
        for name in spec.keys() - {"dimensionIndex", "sortOrder"}:
            raise unsupported(f"{name} in a sort spec")
        if not region.left <= spec.get("dimensionIndex", 0) < region.right:
            raise invalid(f"sortSpecs.dimensionIndex[{spec.get('dimensionIndex', 0)}] must be within the range.")
    batch.guard(region)
    if any(_crosses(merge, region) for merge in region.sheet.listed("merges")):
        raise invalid("You can't perform a sort on a range with merged cells.")
    grid, results = region.sheet.grid, outcomes_of(batch.workbook, region.sheet, batch.now)
    rows = list(range(region.top, min(region.bottom, grid.stored_rows)))
    order = rows
    # Sorting is stable, so the last spec goes first.
    for spec in reversed(specs):
        column = spec.get("dimensionIndex", 0)
        keys = {row: _key(effective_value(grid.slot(row, column), results.at(row, column))) for row in rows}
        filled = [row for row in order if keys[row] is not None]
        filled.sort(key=lambda row, keys=keys: keys[row], reverse=spec.get("sortOrder") == "DESCENDING")
        order = filled + [row for row in order if keys[row] is None]
    _rearrange(region, rows, order, batch.workbook.locale)


def _key(value: JsonObject | None) -> tuple[int, Any] | None:
    if not value:
        return None
    [(kind, found)] = value.items()
    # Known infidelity (sort-alphabet): letters are compared by code, not by the locale's alphabet.
    return RANKS[kind], found.casefold() if isinstance(found, str) else 0 if kind == "errorValue" else found


def _crosses(merge: JsonObject, region: Region) -> bool:
    columns = range(max(merge["startColumnIndex"], region.left), min(merge["endColumnIndex"], region.right))
    rows = range(max(merge["startRowIndex"], region.top), min(merge["endRowIndex"], region.bottom))
    return bool(columns and rows)


def _rearrange(region: Region, rows: list[int], order: list[int], locale: str) -> None:
    if not rows:
        return
    # Known infidelity (sort-metadata): row metadata and row sizes stay in place; Google documents nothing on it.
    band = region._replace(bottom=rows[-1] + 1)
    block = read_block(band)
    for target, source in zip(rows, order, strict=True):
        if target != source:
            part = block[source - band.top]
            write_row(band, target, [_carried(slot, target - source, locale) for slot in part])


def _carried(slot: Slot, rows: int, locale: str) -> Slot:
    """A sorted formula keeps pointing at its own row, as when it is copied."""
    if isinstance(slot, Cell) and slot.formula:
        return replace(slot, formula=translate_formula(slot.formula, rows, 0, locale=locale))
    return slot

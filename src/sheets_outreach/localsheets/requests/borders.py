"""Which borders do cells get? Kind: updateBorders."""

from __future__ import annotations

from dataclasses import replace

from sheets_outreach.localsheets.errors import JsonObject
from sheets_outreach.localsheets.model.appearance import with_twins
from sheets_outreach.localsheets.model.cells import Format, Slot, pack, unpack
from sheets_outreach.localsheets.model.rectangles import change_cells
from sheets_outreach.localsheets.model.regions import region_of
from sheets_outreach.localsheets.model.sheet import require_range
from sheets_outreach.localsheets.requests.batch import Batch

WIDTHS = {"DOTTED": 1, "DASHED": 1, "SOLID": 1, "SOLID_MEDIUM": 2, "SOLID_THICK": 3, "DOUBLE": 3}


def update(batch: Batch, request: JsonObject) -> None:
    """Draw borders around and within a range; sides that are not named stay as they are, NONE clears."""
    require_range(batch.workbook, request.get("range"))
    region = region_of(batch.workbook, request["range"])
    batch.guard(region)

    def change(row: int, column: int, slot: Slot) -> Slot:
        sides = {
            "top": request.get("top" if row == region.top else "innerHorizontal"),
            "bottom": request.get("bottom" if row == region.bottom - 1 else "innerHorizontal"),
            "left": request.get("left" if column == region.left else "innerVertical"),
            "right": request.get("right" if column == region.right - 1 else "innerVertical"),
        }
        wanted = {side: border for side, border in sides.items() if border is not None}
        return _bordered(slot, wanted) if wanted else slot

    change_cells(region, change)


def _bordered(slot: Slot, wanted: dict[str, JsonObject]) -> Slot:
    cell = unpack(slot)
    fields = dict(cell.format.fields) if cell.format else {}
    borders = dict(fields.get("borders", {}))
    for side, border in wanted.items():
        style = border.get("style", "NONE")
        if style == "NONE":
            borders.pop(side, None)
        else:
            colour = {key: value for key, value in border.items() if key in {"color", "colorStyle"}}
            borders[side] = {"style": style, "width": WIDTHS.get(style, 1), **with_twins(colour or {"color": {}})}
    fields["borders"] = borders
    return pack(replace(cell, format=Format.of({key: value for key, value in fields.items() if value != {}})))

"""How are charts and other objects over the grid kept? They are stored and given back, never drawn.

Kinds: addChart, updateChartSpec, updateEmbeddedObjectPosition, updateEmbeddedObjectBorder, deleteEmbeddedObject.
"""

from __future__ import annotations

from sheets_outreach.localsheets import masks
from sheets_outreach.localsheets.errors import JsonObject, invalid, unsupported
from sheets_outreach.localsheets.model.appearance import both_spellings, with_twins
from sheets_outreach.localsheets.model.sheet import Sheet
from sheets_outreach.localsheets.requests.batch import Batch

KEYS = {"charts": "chartId", "slicers": "slicerId"}
DEFAULT_WIDTH, DEFAULT_HEIGHT = 600, 371
CHART_KINDS = frozenset(
    (
        "basicChart", "pieChart", "bubbleChart", "candlestickChart", "orgChart", "histogramChart", "waterfallChart",
        "treemapChart", "scorecardChart",
    )
)  # fmt: skip


def add(batch: Batch, request: JsonObject) -> JsonObject:
    """Put a chart over a tab, under its own id or a random one."""
    given = request.get("chart", {})
    _check_spec(given.get("spec", {}))
    sheet, position = placed(batch, given.get("position", {}))
    item = {"chartId": object_id(batch, given.get("chartId")), "spec": with_twins(given["spec"]), "position": position}
    if given.get("border"):
        item["border"] = with_twins(given["border"])
    sheet.collections["charts"] = [*sheet.listed("charts"), item]
    return {"chart": item}


def update_spec(batch: Batch, request: JsonObject) -> None:
    """Replace a chart's specification."""
    _check_spec(request.get("spec", {}))
    sheet, name, old = existing(batch, request.get("chartId", 0), ("charts",))
    swap(sheet, name, old, {**old, "spec": with_twins(request["spec"])})


def update_position(batch: Batch, request: JsonObject) -> JsonObject:
    """Move or resize a chart or slicer."""
    given = request.get("newPosition", {})
    sheet, name, old = existing(batch, request.get("objectId", 0))
    if "overlayPosition" not in given:
        raise unsupported("charts on a sheet of their own")
    mask = masks.parse_update_mask(request.get("fields", ""), "OverlayPosition")
    overlay = masks.merge(old["position"]["overlayPosition"], given["overlayPosition"], mask)
    target, position = placed(batch, {"overlayPosition": overlay})
    swap(sheet, name, old, None)
    target.collections[name] = [*target.listed(name), {**old, "position": position}]
    return {"position": position}


def update_border(batch: Batch, request: JsonObject) -> None:
    """Change a chart's border."""
    mask = both_spellings(masks.parse_update_mask(request.get("fields", ""), "EmbeddedObjectBorder"))
    sheet, name, old = existing(batch, request.get("objectId", 0), ("charts",))
    border = masks.merge(old.get("border", {}), with_twins(request.get("border", {})), mask)
    swap(sheet, name, old, {**old, "border": border})


def delete(batch: Batch, request: JsonObject) -> None:
    """Remove a chart or slicer."""
    sheet, name, old = existing(batch, request.get("objectId", 0))
    swap(sheet, name, old, None)


def swap(sheet: Sheet, name: str, old: JsonObject, new: JsonObject | None) -> None:
    """Replace an object in a tab's list, or take it out."""
    replaced = [new if item is old else item for item in sheet.listed(name)]
    sheet.collections[name] = [item for item in replaced if item is not None]


def object_id(batch: Batch, wanted: int | None) -> int:
    """The id a new object asks for, or a random one; charts and slicers share their ids."""
    taken = [item[key] for name, key in KEYS.items() for _, item in batch.workbook.collected(name)]
    if wanted is None:
        return batch.new_id(taken)
    if wanted in taken:
        raise invalid(f"An embedded object with ID {wanted} already exists.")
    return wanted


def existing(
    batch: Batch, wanted: int, names: tuple[str, ...] = ("charts", "slicers")
) -> tuple[Sheet, str, JsonObject]:
    """Find an object by id: (its tab, the list it is in, the object)."""
    for name in names:
        for sheet, item in batch.workbook.collected(name):
            if item[KEYS[name]] == wanted:
                return sheet, name, item
    raise invalid(f"No embedded object with id: {wanted}")


def placed(batch: Batch, position: JsonObject) -> tuple[Sheet, JsonObject]:
    """Complete an object's position over a tab."""
    if position.get("newSheet") or "sheetId" in position:
        raise unsupported("charts on a sheet of their own")
    overlay = position.get("overlayPosition")
    if overlay is None:
        raise invalid("Must specify a position.")
    anchor = {"sheetId": 0} | overlay.get("anchorCell", {})
    sheet = batch.workbook.sheet(anchor["sheetId"])
    if not (
        0 <= anchor.get("rowIndex", 0) < sheet.grid.row_count
        and 0 <= anchor.get("columnIndex", 0) < sheet.grid.column_count
    ):
        raise invalid("The anchorCell is outside the grid.")
    size = {
        "widthPixels": overlay.get("widthPixels") or DEFAULT_WIDTH,
        "heightPixels": overlay.get("heightPixels") or DEFAULT_HEIGHT,
    }
    return sheet, {"overlayPosition": {**overlay, "anchorCell": anchor, **size}}


def _check_spec(spec: JsonObject) -> None:
    kinds = CHART_KINDS & spec.keys()
    if len(kinds) != 1:
        raise invalid(
            "One of basicChart, pieChart, bubbleChart, candelstickChart, histogramChart, or orgChart must be set on "
            "chartSpec."
        )

"""How are slicers kept? Kinds: addSlicer, updateSlicerSpec. They filter nothing here."""

from __future__ import annotations

from sheets_outreach.localsheets import masks
from sheets_outreach.localsheets.errors import JsonObject, invalid
from sheets_outreach.localsheets.model.appearance import both_spellings, with_twins
from sheets_outreach.localsheets.model.regions import region_of
from sheets_outreach.localsheets.requests.batch import Batch
from sheets_outreach.localsheets.requests.charts import existing, object_id, placed, swap


def add(batch: Batch, request: JsonObject) -> JsonObject:
    """Put a slicer over a tab, under its own id or a random one."""
    given = request.get("slicer", {})
    sheet, position = placed(batch, given.get("position", {}))
    item = {"slicerId": object_id(batch, given.get("slicerId")), "spec": _checked(batch, given.get("spec", {}))}
    item["position"] = position
    sheet.collections["slicers"] = [*sheet.listed("slicers"), item]
    return {"slicer": item}


def update_spec(batch: Batch, request: JsonObject) -> None:
    """Change what the mask names of a slicer."""
    mask = both_spellings(masks.parse_update_mask(request.get("fields", ""), "SlicerSpec"))
    sheet, name, old = existing(batch, request.get("slicerId", 0), ("slicers",))
    swap(
        sheet,
        name,
        old,
        {**old, "spec": _checked(batch, masks.merge(old["spec"], with_twins(request.get("spec", {})), mask))},
    )


def _checked(batch: Batch, spec: JsonObject) -> JsonObject:
    if "dataRange" not in spec:
        raise invalid("Must specify a dataRange.")
    region_of(batch.workbook, spec["dataRange"])
    result: JsonObject = with_twins(spec)
    return {"applyToPivotTables": True, **result, "dataRange": {"sheetId": 0} | spec["dataRange"]}

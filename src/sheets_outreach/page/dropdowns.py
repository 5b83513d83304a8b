"""What does a cell's drop-down offer? It offers and never forbids: the core takes whatever people type."""

from __future__ import annotations

from sheets_outreach.localsheets.errors import ApiError, JsonObject
from sheets_outreach.localsheets.model.calculation import outcomes_of
from sheets_outreach.localsheets.model.display import shown_text
from sheets_outreach.localsheets.model.regions import resolve
from sheets_outreach.localsheets.requests.batch import Batch

_MOST = 500
"""Google's own limit for a list; a range is cut to it."""


def read_choices(batch: Batch, rule: JsonObject) -> list[str]:
    """List what a DataValidationRule offers, [] where it is none that offers anything."""
    condition = rule.get("condition", {})
    values = [str(value.get("userEnteredValue", "")) for value in condition.get("values", [])]
    kind = condition.get("type")
    if kind == "ONE_OF_LIST":
        return values[:_MOST]
    if kind == "BOOLEAN":
        return values or ["TRUE", "FALSE"]
    if kind == "ONE_OF_RANGE" and values:
        return _read_range(batch, values[0].removeprefix("="))
    return []


def _read_range(batch: Batch, text: str) -> list[str]:
    try:
        region = resolve(batch.workbook, text.replace("$", ""))
    except ApiError:
        return []
    results = outcomes_of(batch.workbook, region.sheet, batch.now)
    found: dict[str, None] = {}
    for row, cells, outcomes in results.laid_over(region):
        for column in range(region.left, region.right):
            slot = cells[column] if column < len(cells) else None
            if shown := shown_text(slot, outcomes.get(column), batch.workbook.locale):
                found[shown] = None
        if len(found) >= _MOST or row > region.bottom:
            break
    return list(found)[:_MOST]

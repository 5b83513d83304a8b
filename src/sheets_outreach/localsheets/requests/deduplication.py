"""Which rows of a range repeat an earlier one? Kind: deleteDuplicates."""

from __future__ import annotations

from sheets_outreach.localsheets.errors import JsonObject, invalid
from sheets_outreach.localsheets.model.calculation import outcomes_of
from sheets_outreach.localsheets.model.display import shown_text
from sheets_outreach.localsheets.model.rectangles import read_block, write_block
from sheets_outreach.localsheets.model.regions import region_of
from sheets_outreach.localsheets.model.sheet import require_range
from sheets_outreach.localsheets.requests.batch import Batch


def delete_duplicates(batch: Batch, request: JsonObject) -> JsonObject:
    """Close up a range over rows whose compared cells show what an earlier row's show, letter case aside."""
    require_range(batch.workbook, request.get("range"))
    region = region_of(batch.workbook, request["range"])
    batch.guard(region)
    columns = _columns(request, region.left, region.right)
    results = outcomes_of(batch.workbook, region.sheet, batch.now)
    block, seen, kept = read_block(region), set(), []
    for offset, part in enumerate(block):
        row = region.top + offset
        key = tuple(
            shown_text(part[column - region.left], results.at(row, column), batch.workbook.locale).casefold()
            for column in columns
        )
        if key not in seen:
            seen.add(key)
            kept.append(part)
    removed = len(block) - len(kept)
    write_block(region, kept + [[None] * region.width for _ in range(removed)])
    return {"duplicatesRemovedCount": removed} if removed else {}


def _columns(request: JsonObject, left: int, right: int) -> list[int]:
    chosen: list[int] = []
    for span in request.get("comparisonColumns", []):
        if span.get("dimension", "COLUMNS") != "COLUMNS":
            raise invalid("comparisonColumns must be columns.")
        start, end = span.get("startIndex", left), span.get("endIndex", right)
        if start < left or end > right:
            raise invalid("comparisonColumns must be within the range.")
        chosen.extend(range(start, end))
    return chosen or list(range(left, right))

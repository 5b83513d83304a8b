"""A write plan becomes the requests of ``batchUpdate``: guarded, typed, in parts of whole rows; sends nothing itself.

Follows https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/request.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace

from sheets_outreach.errors import WorkbookError
from sheets_outreach.register.columns import Tab
from sheets_outreach.register.grid import Sheet
from sheets_outreach.register.identifiers import derive_id
from sheets_outreach.register.layout import Layout
from sheets_outreach.register.writing import TabPlan, WritePlan
from sheets_outreach.texts import Language
from sheets_outreach.workbook.cell_requests import append_blocks, edit_blocks, update_cells
from sheets_outreach.workbook.marks import (
    REMEMBERED_KEY,
    Request,
    anchor,
    anchor_new,
    claim_requests,
    create_tab,
    forget,
    guard,
    is_anchored,
)

PART_BYTES = 2_000_000
"""Google recommends no more for one request (https://developers.google.com/workspace/sheets/api/limits)."""


def compose(
    plan: WritePlan, *, remembered: int | None, language: Language, standing: Sequence[Sheet] = ()
) -> list[list[Request]]:
    """Give the batches that carry out a plan, each to be applied whole, in this order.

    Args:
        plan: what to write.
        remembered: which sheet id the workbook already notes as its register.
        language: of the titles of new columns.
        standing: the tabs there are.

    Returns:
        One batch for up to 2 MB. Where a column of ours that is to be written has no anchor yet (somebody added it by
        hand, or removed our warning), one batch that sets the anchors and changes no cell; the plan is then made
        again.

    Raises:
        WorkbookError: a tab of ours is there but has lost its header.
    """
    loose = [request for tab in plan.tabs.values() for request in _loose_anchors(tab)]
    if loose:
        return [loose]
    parts: list[list[Request]] = []
    for tab, changes in plan.tabs.items():
        if changes:
            head = _creation(changes.layout, standing) if changes.create else _insertions(changes, language)
            if tab is Tab.REGISTER and changes.new_columns and remembered is None:
                head.append(_remember(changes.layout))
            _add_parts(parts, head, changes, _after_insertion(changes))
    claims = [request for change in plan.claims for request in claim_requests(change)]
    if claims:
        # In the last part: a claim must not be used up by a write of which another part may still fail.
        parts = parts or [[]]
        parts[-1] += claims
    return parts


def _written_columns(changes: TabPlan) -> list[str]:
    keys = {edit.column for edit in changes.edits} | {key for row in changes.appended for key in row}
    return sorted(keys)


def _loose_anchors(changes: TabPlan) -> list[Request]:
    if not changes or changes.create:
        return []
    keys = [key for key in _written_columns(changes) if changes.layout.has(key)]
    return [] if not keys or is_anchored(changes.layout, keys) else list(anchor(changes.layout, keys))


def _creation(layout: Layout, standing: Sequence[Sheet]) -> list[Request]:
    """Make a tab of ours, beside a tab of people's that has its title if need be."""
    lost = next((sheet.title for sheet in standing if sheet.id == layout.sheet.id), None)
    if lost is not None:
        titles = " · ".join(layout.titles.values())
        raise WorkbookError(f"The tab «{lost}» has lost its header. Write it into its first row again: {titles}.")
    taken, title = {sheet.title.casefold() for sheet in standing}, layout.sheet.title
    spare = next(name for name in (title, *(f"{title} {n}" for n in range(2, 300))) if name.casefold() not in taken)
    return list(create_tab(replace(layout, sheet=replace(layout.sheet, title=spare))))


def _insertions(changes: TabPlan, language: Language) -> list[Request]:
    """Guard what exists, then insert what is missing right of the last titled column.

    An inserted column is new, so whatever people moved meanwhile, writing to it touches nobody's cell.
    """
    layout = changes.layout
    existing = [key for key in _written_columns(changes) if layout.has(key)]
    requests = list(guard(layout, existing, once=bool(changes.appended))) if existing else []
    if not changes.new_columns:
        return requests
    if not existing:
        requests += anchor(layout, ())
    if layout.width >= layout.sheet.column_count:
        # A column can only be inserted before one that exists; appending one first keeps the place free of races.
        requests.append({"appendDimension": {"sheetId": layout.sheet.id, "dimension": "COLUMNS", "length": 1}})
    for index, key in enumerate(changes.new_columns, start=layout.width):
        requests += forget(layout, key)
        place = {"sheetId": layout.sheet.id, "dimension": "COLUMNS", "startIndex": index, "endIndex": index + 1}
        requests.append({"insertDimension": {"range": place, "inheritFromBefore": False}})
        requests.append(_title(layout, key, index, language))
        requests += anchor_new(layout, key, index)
    return requests


def _title(layout: Layout, key: str, index: int, language: Language) -> Request:
    title = layout.table.column(key).titles[language][0]
    return update_cells(layout.sheet.id, layout.header_row, index, [{"userEnteredValue": {"stringValue": title}}], "*")


def _remember(layout: Layout) -> Request:
    return {
        "createDeveloperMetadata": {
            "developerMetadata": {
                "metadataId": derive_id("remembered"),
                "metadataKey": REMEMBERED_KEY,
                "metadataValue": str(layout.sheet.id),
                "visibility": "DOCUMENT",
                "location": {"spreadsheet": True},
            }
        }
    }


def _after_insertion(changes: TabPlan) -> Layout:
    layout = changes.layout
    new = {key: index for index, key in enumerate(changes.new_columns, start=layout.width)}
    return replace(layout, columns={**layout.columns, **new})


def _add_parts(parts: list[list[Request]], head: list[Request], changes: TabPlan, layout: Layout) -> None:
    """Add a tab's requests to the last part while there is room, else begin a new one with a guard of its own."""
    body = [*edit_blocks(layout, changes.edits), *append_blocks(layout, changes.appended)]
    columns = [key for key in _written_columns(changes) if layout.has(key)]
    if not parts:
        parts.append([])
    size = sum(map(_size, parts[-1])) + sum(map(_size, head))
    parts[-1] += head
    part = 0
    for block in body:
        block_size = sum(map(_size, block))
        size += block_size
        if size > PART_BYTES and parts[-1]:
            part += 1
            parts.append(list(guard(layout, columns, once=bool(changes.appended), part=part)))
            size = sum(map(_size, parts[-1])) + block_size
        parts[-1] += block


def _size(request: Request) -> int:
    return len(json.dumps(request, ensure_ascii=False).encode()) + 2

"""A write plan becomes the requests of ``batchUpdate``: guarded, typed, in parts of whole rows; sends nothing itself.

Follows https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/request.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

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
    return list(compose_parts(plan, remembered=remembered, language=language, standing=standing))


def compose_parts(
    plan: WritePlan, *, remembered: int | None, language: Language, standing: Sequence[Sheet] = ()
) -> Iterator[list[Request]]:
    """Give the batches of `compose` one after the other: those of a long tab together would take much memory."""
    loose = [request for tab in plan.tabs.values() for request in _loose_anchors(tab)]
    if loose:
        yield loose
        return
    part: list[Request] = []
    for tab, changes in plan.tabs.items():
        if changes:
            part += _creation(changes.layout, standing) if changes.create else _insertions(changes, language)
            if tab is Tab.REGISTER and changes.new_columns and remembered is None:
                part.append(_remember(changes.layout))
            for full, following in _fill(part, changes, _after_insertion(changes)):
                yield full
                part = following
    # In the last part: a claim must not be used up by a write of which another part may still fail.
    part += [request for change in plan.claims for request in claim_requests(change)]
    if part:
        yield part


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


def _fill(part: list[Request], changes: TabPlan, layout: Layout) -> Iterator[tuple[list[Request], list[Request]]]:
    """Add a tab's cells to a part.

    Yields:
        A part as soon as it is full, with the one that comes after it, which begins with a guard of its own.
    """
    columns = [key for key in _written_columns(changes) if layout.has(key)]
    size, number = sum(map(_size, part)), 0
    for block in chain(edit_blocks(layout, changes.edits), append_blocks(layout, changes.appended)):
        block_size = sum(map(_size, block))
        if size + block_size > PART_BYTES and part:
            number += 1
            full, part = part, list(guard(layout, columns, once=bool(changes.appended), part=number))
            size = sum(map(_size, part))
            yield full, part
        part += block
        size += block_size


def _size(request: Request) -> int:
    return len(json.dumps(request, ensure_ascii=False, separators=(",", ":")).encode(errors="replace")) + 1

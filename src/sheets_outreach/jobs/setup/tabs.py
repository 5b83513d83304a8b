"""Missing tabs and columns: created with titles, ours with anchors and warnings; nothing that exists moves."""

from __future__ import annotations

from dataclasses import replace

from sheets_outreach.jobs.setup.steps import PlannedTab, SetupPlan, Step, TabState
from sheets_outreach.register.columns import Column, TabTable
from sheets_outreach.register.grid import Mark
from sheets_outreach.register.layout import Layout
from sheets_outreach.register.writing import TabPlan, WritePlan
from sheets_outreach.texts import Language
from sheets_outreach.workbook.batch import compose
from sheets_outreach.workbook.marks import Request, anchor, column_mark, create_tab, is_anchored, new_tab
from sheets_outreach.workbook.structure import TabStructure

_FREE_COLUMNS = 2
"""Empty columns at the right of a new tab, so that people see where they may add their own."""


def plan_new_tab(plan: SetupPlan, table: TabTable, taken: frozenset[str]) -> PlannedTab:
    """Plan a tab that is missing.

    Args:
        plan: to add to.
        table: what tab.
        taken: titles of the tabs there are; Google refuses a second tab of one title.
    """
    layout = new_tab(table, plan.language)
    title = layout.sheet.title
    spare = next(name for name in (title, *(f"{title} {n}" for n in range(2, 100))) if name.casefold() not in taken)
    sheet = replace(layout.sheet, title=spare, column_count=layout.sheet.column_count + _FREE_COLUMNS)
    layout = replace(layout, sheet=sheet)
    plan.do(Step("tab", {"tab": spare}), *create_tab(layout))
    return PlannedTab(layout, TabState.NEW, None, frozenset(layout.columns))


def plan_blank_tab(plan: SetupPlan, table: TabTable, found: TabStructure) -> PlannedTab:
    """Plan the titles of a tab that somebody made and named but left without a single cell."""
    sheet = found.sheet
    layout = replace(new_tab(table, plan.language), sheet=sheet)
    lacking = layout.width - sheet.column_count
    requests: list[Request] = [] if lacking <= 0 else [_append(sheet.id, lacking)]
    titles = [{"userEnteredValue": {"stringValue": title}} for title in layout.titles.values()]
    start = {"sheetId": sheet.id, "rowIndex": 0, "columnIndex": 0}
    requests.append({"updateCells": {"start": start, "rows": [{"values": titles}], "fields": "userEnteredValue"}})
    requests += anchor(layout, [column.key for column in table.columns if column.ours])
    plan.do(Step("titles", {"tab": sheet.title}), *requests)
    return PlannedTab(layout, TabState.BLANK, found, frozenset(layout.columns))


def plan_columns(
    plan: SetupPlan, layout: Layout, found: TabStructure, *, all_columns: bool, remembered: int | None
) -> PlannedTab:
    """Plan what is missing in a tab that is there: our columns, and people's where they asked for them."""
    missing = [column for column in layout.table.columns if not layout.has(column.key)]
    theirs = [column for column in missing if not column.ours]
    ours = tuple(column.key for column in missing if column.ours)
    existing = [column.key for column in layout.table.columns if column.ours and layout.has(column.key)]
    if existing and not is_anchored(layout, existing):
        requests = list(anchor(layout, existing))
        if requests:
            plan.do(Step("anchors", {"tab": layout.sheet.title}), *requests)
            # As it will be after these requests, or the columns below would set the header's mark a second time.
            marks = tuple(Mark(column_mark(layout, key), key, layout.columns[key]) for key in existing)
            layout = replace(layout, sheet=replace(layout.sheet, marks=marks, row_marks=None))
    if theirs and all_columns:
        layout = _plan_people_columns(plan, layout, theirs)
    elif theirs:
        names = ", ".join(f"«{column.titles[plan.language][0]}»" for column in theirs)
        plan.remarks.append(Step("columns-missing", {"tab": layout.sheet.title, "columns": names}))
    if ours:
        batches = compose(
            WritePlan({layout.table.tab: TabPlan(layout, ours)}), remembered=remembered, language=plan.language
        )
        names = ", ".join(f"«{layout.table.column(key).titles[plan.language][0]}»" for key in ours)
        plan.do(Step("our-columns", {"tab": layout.sheet.title, "columns": names}), *batches[0])
        layout = _with_columns(layout, [layout.table.column(key) for key in ours], plan.language)
    added = frozenset(ours) | (frozenset(column.key for column in theirs) if all_columns else frozenset())
    return PlannedTab(layout, TabState.THERE, found, added)


def _plan_people_columns(plan: SetupPlan, layout: Layout, columns: list[Column]) -> Layout:
    requests: list[Request] = []
    sheet = layout.sheet
    if layout.width >= sheet.column_count:
        requests.append(_append(sheet.id, 1))
    for index, column in enumerate(columns, start=layout.width):
        place = {"sheetId": sheet.id, "dimension": "COLUMNS", "startIndex": index, "endIndex": index + 1}
        start = {"sheetId": sheet.id, "rowIndex": layout.header_row - 1, "columnIndex": index}
        title = {"userEnteredValue": {"stringValue": column.titles[plan.language][0]}}
        requests.append({"insertDimension": {"range": place, "inheritFromBefore": False}})
        requests.append({"updateCells": {"start": start, "rows": [{"values": [title]}], "fields": "userEnteredValue"}})
    names = ", ".join(f"«{column.titles[plan.language][0]}»" for column in columns)
    plan.do(Step("people-columns", {"tab": sheet.title, "columns": names}), *requests)
    wider = replace(layout, sheet=replace(sheet, column_count=max(sheet.column_count, layout.width + 1)))
    return _with_columns(wider, columns, plan.language)


def _with_columns(layout: Layout, columns: list[Column], language: Language) -> Layout:
    """Give the layout after columns were inserted right of the last titled one."""
    places = {column.key: layout.width + number for number, column in enumerate(columns)}
    titles = {column.key: column.titles[language][0] for column in columns}
    return replace(
        layout,
        columns={**layout.columns, **places},
        titles={**layout.titles, **titles},
        width=layout.width + len(columns),
        sheet=replace(layout.sheet, column_count=max(layout.sheet.column_count, layout.width) + len(columns)),
    )


def _append(sheet_id: int, count: int) -> Request:
    return {"appendDimension": {"sheetId": sheet_id, "dimension": "COLUMNS", "length": count}}

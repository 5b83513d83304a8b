"""What differs from the model and stays as it is: remarks for the person, never a change."""

from __future__ import annotations

from collections.abc import Mapping

from sheets_outreach.jobs.setup.charts import CHARTS_SHEET
from sheets_outreach.jobs.setup.steps import PlannedTab, SetupPlan, Step
from sheets_outreach.register.columns import Tab
from sheets_outreach.register.layout import find_tabs
from sheets_outreach.workbook.structure import Structure


def remark_drift(plan: SetupPlan, structure: Structure, tabs: Mapping[Tab, PlannedTab]) -> None:
    """Remark unknown tabs and columns, tabs that share a title's meaning, and protections that keep us out."""
    for planned in tabs.values():
        layout = planned.layout
        if layout.unknown:
            names = ", ".join(f"«{' '.join(text.split())}»" for text in layout.unknown.values())
            plan.remarks.append(Step("unknown-columns", {"tab": layout.sheet.title, "columns": names}))
        for key in hard_columns(planned):
            column = layout.titles.get(key, key)
            plan.remarks.append(Step("hard-protection", {"tab": layout.sheet.title, "column": column}))
    known = {planned.layout.sheet.id for planned in tabs.values()} | {CHARTS_SHEET}
    others = [sheet for sheet in structure.workbook.sheets if sheet.id not in known]
    for sheet in others:
        doubles = find_tabs([sheet], Tab)
        if doubles:
            plan.remarks.append(Step("second-tab", {"tab": sheet.title}))
        elif sheet.id in structure.tabs and structure.tabs[sheet.id].is_blank():
            plan.remarks.append(Step("blank-tab", {"tab": sheet.title}))
        else:
            plan.remarks.append(Step("unknown-tab", {"tab": sheet.title}))


def hard_columns(planned: PlannedTab) -> list[str]:
    """Give the keys of our columns that a protection of somebody else's forbids to edit."""
    if planned.before is None:
        return []
    hard = [protection for protection in planned.before.protections if protection.hard]
    return [
        key
        for key, index in planned.layout.columns.items()
        if planned.layout.table.column(key).ours and any(protection.covers(index) for protection in hard)
    ]

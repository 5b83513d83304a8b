"""Ours: docs/scripting.md for reading and appending, the job `validate_rows` for marking."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bench.comparison.task import APPENDED, STATISTICS_TITLES, Place, statistics_rows
from sheets_outreach import WritePlan, open_workbook
from sheets_outreach.community import Community
from sheets_outreach.jobs.validate_rows import validate_rows
from sheets_outreach.register.columns import Tab
from sheets_outreach.register.tables import TABLES
from sheets_outreach.register.writing import TabPlan
from sheets_outreach.texts import Language
from sheets_outreach.workbook.opening import open_gateway


def _address(place: Place) -> str:
    return f"{place.url}/spreadsheets/d/{place.workbook}/edit"


def read(place: Place) -> Sequence[Community]:
    """Read the register."""
    return open_workbook(_address(place)).read().communities


def mark(place: Place) -> int:
    """Check every row by every rule and mark it."""
    return validate_rows(open_gateway(_address(place))).counts["errors"]


def append(place: Place, first: int = APPENDED) -> int:
    """Append the statistics."""
    workbook = open_workbook(_address(place))
    before = workbook.read()
    keys = [_KEYS[title] for title in STATISTICS_TITLES]
    rows = [dict(zip(keys, row, strict=True)) for row in statistics_rows(first)]
    dated = [{**row, "measured_on": date.fromisoformat(str(row["measured_on"]))} for row in rows]
    plan = TabPlan(before.tabs[Tab.STATISTICS].layout, appended=tuple(dated))
    after = workbook.write(WritePlan({Tab.STATISTICS: plan}))
    return len(after.measurements) - len(before.measurements)


_KEYS = {column.titles[Language.RU][0]: column.key for column in TABLES[Tab.STATISTICS].columns}

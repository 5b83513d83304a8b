"""The tabs and columns of the workbook, as data; how they are found stands in ``layout``."""

from __future__ import annotations

from collections.abc import Mapping

from sheets_outreach.register.columns import Tab, TabTable
from sheets_outreach.register.tables.diary import DIARY, STATISTICS
from sheets_outreach.register.tables.others import ANNOUNCEMENTS, JOBS, PLAN, RECIPIENTS, SEARCH, SETTINGS
from sheets_outreach.register.tables.register import REGISTER

TABLES: Mapping[Tab, TabTable] = {
    table.tab: table for table in (REGISTER, DIARY, STATISTICS, ANNOUNCEMENTS, RECIPIENTS, PLAN, SEARCH, SETTINGS, JOBS)
}

__all__ = ["TABLES"]

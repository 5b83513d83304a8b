"""Removes a person from the workbook, because they asked for it; says where the name still stands, and what is due."""

from sheets_outreach.jobs.erasing.retention import RetentionReport, find_overdue, list_overdue
from sheets_outreach.jobs.erasing.running import EraseReport, erase_person

__all__ = ["EraseReport", "RetentionReport", "erase_person", "find_overdue", "list_overdue"]

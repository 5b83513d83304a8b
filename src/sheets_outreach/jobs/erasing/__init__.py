"""Removes a person from the workbook, because they asked for it; says where the name still stands."""

from sheets_outreach.jobs.erasing.running import EraseReport, erase_person

__all__ = ["EraseReport", "erase_person"]

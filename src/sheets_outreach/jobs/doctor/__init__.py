"""Examines a workbook and everything around it: what is wrong, and the one command or click that mends it."""

from sheets_outreach.jobs.doctor.diagnosis import Diagnosis, Weight
from sheets_outreach.jobs.doctor.examination import Examination, examine

__all__ = ["Diagnosis", "Examination", "Weight", "examine"]

"""What our own columns of the register and the diary should say; pure, from records to a write plan."""

from sheets_outreach.marking.marks import plan_marks
from sheets_outreach.marking.measured import latest_measurements

__all__ = ["latest_measurements", "plan_marks"]

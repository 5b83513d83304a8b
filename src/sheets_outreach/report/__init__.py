"""The quarterly report: what worked, what came of it, what to change; composed purely, from one reading of the sheet.

`sheets_outreach.report.render.render_report` makes a page of it; that needs the ``mail`` extra and is not imported
here.
"""

from sheets_outreach.report.compose import compose_report
from sheets_outreach.report.facts import Report

__all__ = ["Report", "compose_report"]

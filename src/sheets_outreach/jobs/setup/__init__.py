"""Makes a workbook complete: tabs, titles, drop-downs, colours, filter views, charts; never moves what exists."""

from sheets_outreach.jobs.setup.planning import Wishes, plan_setup
from sheets_outreach.jobs.setup.running import SetupReport, set_up

__all__ = ["SetupReport", "Wishes", "plan_setup", "set_up"]

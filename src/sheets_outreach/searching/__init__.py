"""Where to look for communities, and for the library itself: search links to click; nothing is fetched."""

from sheets_outreach.searching.planning import Search, plan_searches

__all__ = ["Search", "plan_searches"]

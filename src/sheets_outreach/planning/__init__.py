"""The posting plan: announcements × agreements × diary → what to post where in the coming two weeks, and why not.

Pure: nothing is read, nothing is written, and nothing is posted. It proposes; a person posts.
"""

from sheets_outreach.planning.choosing import plan_posts
from sheets_outreach.planning.plan import Omission, Plan, PlannedPost

__all__ = ["Omission", "Plan", "PlannedPost", "plan_posts"]

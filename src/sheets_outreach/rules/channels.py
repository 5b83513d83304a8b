"""A rule about the library's own channels: its site, Google profile or page should not fall silent."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from sheets_outreach.choices import Status
from sheets_outreach.register.columns import Tab
from sheets_outreach.rules.context import Context
from sheets_outreach.rules.rule import Remark, Spot

STALE_AFTER_DAYS = 30


def search_stale_channels(context: Context) -> Iterator[Spot]:
    """Find own channels without a post for long, by a diary that has been kept for at least as long."""
    days = [entry.date for entry in context.register.publications if entry.date is not None]
    if not days:
        return
    line = context.today - timedelta(days=STALE_AFTER_DAYS)
    for community in context.register.communities:
        if community not in context.own_channels or community.status in {Status.PAUSED, Status.REFUSED}:
            continue
        posted = context.diary.days_of(community)
        last = posted[-1] if posted else None
        if (last or min(days)) < line:
            params: dict[str, object] = {"variant": "", "last_on": last.isoformat()} if last else {"variant": "never"}
            yield Spot(Tab.REGISTER, community.row, Remark("own-channel-stale", "name", params))

"""Rules about who and what for: the admin, the employee, whom the library wants to reach and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sheets_outreach.choices import Status
from sheets_outreach.community import Community, normalise_name
from sheets_outreach.register.columns import Tab
from sheets_outreach.rules.context import Context, is_settled
from sheets_outreach.rules.register_links import is_stray_heading
from sheets_outreach.rules.rule import SILENT, Remark, Spot, remark

HOURS_A_COMMUNITY = 1.0
"""What a community takes an employee a week: reading along, answering, agreeing, posting."""

_AT_REST = frozenset({Status.REFUSED, Status.PAUSED})


def judge_admin(community: Community, context: Context) -> Sequence[Remark]:
    """Judge whether the admin is known by name; greeting somebody begins with it."""
    if community.admin or is_settled(community) or community in context.own_channels or is_stray_heading(community):
        return SILENT
    return remark("admin-missing", "admin")


def judge_purpose(community: Community, _context: Context) -> Sequence[Remark]:
    """Judge whether somebody wrote down what for, whom for, and who looks after it."""
    if (community.goal and community.audience and community.responsible) or community.status in _AT_REST:
        return SILENT
    if is_stray_heading(community):
        return SILENT
    remarks: list[Remark] = []
    if not community.goal:
        remarks += remark("goal-missing", "goal")
    if not community.audience:
        remarks += remark("audience-missing", "audience")
    if not community.responsible:
        remarks += remark("responsible-missing", "responsible")
    return remarks


def search_overworked(context: Context) -> Iterator[Spot]:
    """Find employees with more communities than their hours allow; the first row beyond them says so."""
    hours = context.settings.hours_per_week
    if hours is None or not context.has(Tab.REGISTER, "responsible"):
        return
    most = int(hours / HOURS_A_COMMUNITY)
    rows: dict[str, list[Community]] = {}
    for community in context.register.communities:
        if community.responsible and community.status not in _AT_REST:
            rows.setdefault(normalise_name(community.responsible), []).append(community)
    for found in rows.values():
        if len(found) > most:
            first_beyond = found[most]
            params = {"name": first_beyond.responsible, "n": len(found), "hours": hours}
            yield Spot(Tab.REGISTER, first_beyond.row, Remark("too-many-channels", "responsible", params))

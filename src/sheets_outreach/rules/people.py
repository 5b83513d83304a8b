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


def judge_goal(community: Community, _context: Context) -> Sequence[Remark]:
    """Judge whether somebody wrote down what the community is for."""
    return SILENT if community.goal or _needs_no_purpose(community) else remark("goal-missing", "goal")


def judge_audience(community: Community, _context: Context) -> Sequence[Remark]:
    """Judge whether somebody wrote down whom the library reaches there."""
    return SILENT if community.audience or _needs_no_purpose(community) else remark("audience-missing", "audience")


def judge_responsible(community: Community, _context: Context) -> Sequence[Remark]:
    """Judge whether somebody looks after the community."""
    told = community.responsible or _needs_no_purpose(community)
    return SILENT if told else remark("responsible-missing", "responsible")


def _needs_no_purpose(community: Community) -> bool:
    return community.status in _AT_REST or is_stray_heading(community)


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

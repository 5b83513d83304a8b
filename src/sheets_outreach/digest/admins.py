"""What is for the admins of communities: what they are told, what an employee may paste, whom to greet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta

from sheets_outreach.choices import Status
from sheets_outreach.community import Community
from sheets_outreach.digest.blocks import Candidates, LastPosts, Message, Messages, PlannedHere, Post
from sheets_outreach.digest.consent import NO_CONTACT, may_write_to
from sheets_outreach.digest.planned import Planned
from sheets_outreach.digest.reception import Reception
from sheets_outreach.register.records import Register

MOST_CANDIDATES = 3
"""Greetings are personal: more than three a week would not be."""

_MOST_MESSAGES = 8
_MOST_LAST_POSTS = 3
_PLANNED_DAYS = 14
_LAST_POSTS_SINCE = timedelta(days=60)


def plan_by_community(planned: Iterable[Planned], register: Register) -> Mapping[int, tuple[Planned, ...]]:
    """Sort what is planned for the next two weeks by the community's row, each by day."""
    last_day = register.today + timedelta(days=_PLANNED_DAYS)
    by_row: dict[int, list[Planned]] = {}
    for post in planned:
        if register.today <= post.day <= last_day:
            by_row.setdefault(post.community_row, []).append(post)
    return {row: tuple(sorted(posts, key=lambda post: post.day)) for row, posts in by_row.items()}


def list_candidates(register: Register) -> Candidates | None:
    """List communities that nobody has greeted yet."""
    found = [community for community in register.communities if _is_new(community)]
    days = register.settings.days_without_agreement
    return Candidates(tuple(found[:MOST_CANDIDATES]), len(found), days) if found else None


def _is_new(community: Community) -> bool:
    return community.status is Status.CANDIDATE and community.greeted_on is None and bool(community.name.strip())


def list_messages(
    register: Register, planned: Mapping[int, tuple[Planned, ...]], reception: Reception
) -> Messages | None:
    """List what to tell the admins who get no mail, soonest post first."""
    last = _last_measured(reception)
    messages = [
        Message(community, planned[community.row], last.get(community.row))
        for community in register.communities
        if community.row in planned and community.status not in NO_CONTACT and not may_write_to(community, register)
    ]
    messages.sort(key=lambda message: message.planned[0].day)
    return Messages(tuple(messages[:_MOST_MESSAGES]), len(messages)) if messages else None


def _last_measured(reception: Reception) -> Mapping[int, Post]:
    last: dict[int, Post] = {}
    for post in reception.posts:
        if post.community is not None and post.figures is not None:
            last.setdefault(post.community.row, post)
    return last


def show_planned(community: Community, planned: Sequence[Planned]) -> PlannedHere | None:
    """Show an admin what is planned in their community, as `plan_by_community` sorted it."""
    return PlannedHere(community, tuple(planned), community.agreement.approval is True) if planned else None


def show_last_posts(community: Community, reception: Reception) -> LastPosts | None:
    """Show an admin how the last posts in their community did."""
    since = reception.today - _LAST_POSTS_SINCE
    posts = [
        post
        for post in reception.posts_in(community)
        if post.publication.date is not None and post.publication.date >= since
    ]
    return LastPosts(tuple(posts[:_MOST_LAST_POSTS])) if posts else None

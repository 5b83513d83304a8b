"""Rules about a post of the diary and its community's agreement: allowed at all, approved, and not too soon.

A post is judged against the posts before it, in the order of days; taking part in other people's talk is never counted.
Where nothing was agreed about how often, nothing is objected to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from sheets_outreach.agreement import Agreement
from sheets_outreach.cadence import earliest_allowed
from sheets_outreach.choices import PostKind, Status
from sheets_outreach.community import Community
from sheets_outreach.publication import Publication
from sheets_outreach.register.columns import Tab
from sheets_outreach.rules.context import Context, name_of
from sheets_outreach.rules.rule import SILENT, Remark, Spot, remark

RECENT_DAYS = 30
"""The sheet does not say since when a community is paused or refused: an older post may have been right then."""


def judge_permission(entry: Publication, context: Context) -> Sequence[Remark]:
    """Judge whether the library might post there at all."""
    community = context.diary.community_of.get(entry.row)
    if community is None or not entry.counts_as_post:
        return SILENT
    status, agreement, name = community.status, community.agreement, name_of(community)
    if status in _FORBIDS or not agreement.allowed:
        variant = status.value if status is not None and status in _FORBIDS else "agreement"
        long_ago = entry.date is not None and entry.date < context.today - timedelta(days=RECENT_DAYS)
        return remark("posting-not-allowed", "community", milder=long_ago, variant=variant, name=name)
    if status in _NOT_YET or (status is None and agreement.none_yet):
        return remark("not-agreed-yet", "community", name=name)
    return SILENT


_FORBIDS = frozenset({Status.REFUSED, Status.PAUSED})
_NOT_YET = frozenset({Status.CANDIDATE, Status.GREETED})


def judge_approval(entry: Publication, context: Context) -> Sequence[Remark]:
    """Judge whether the text was approved before it was posted, where the admin wants that."""
    community = context.diary.community_of.get(entry.row)
    if community is None or community.agreement.approval is not True or not entry.counts_as_post:
        return SILENT
    approved, name = entry.approved_on, name_of(community)
    if approved is None:
        told = "approved_on" in entry.unread or entry.is_being_agreed
        return SILENT if told else remark("approval-missing", "approved_on", name=name)
    if entry.date is None or approved <= entry.date:
        return SILENT
    days: dict[str, Any] = {"approved_on": approved.isoformat(), "posted_on": entry.date.isoformat()}
    return remark("approval-missing", "approved_on", variant="late", name=name, **days)


def search_rhythm(context: Context) -> Iterator[Spot]:
    """Find posts that came sooner, on another weekday or more often than agreed, and crowded announcements."""
    for community in context.register.communities:
        posts = context.diary.posts_of.get(community.row)
        if not posts or community.status in _FORBIDS or not community.agreement.allowed:
            continue
        posts = [post for post in posts if post.date is not None and post.date <= context.today]
        objected = set()
        for entry, found in _judge_agreed(community.agreement, posts):
            objected.add(entry.row)
            yield Spot(Tab.DIARY, entry.row, found)
        yield from _judge_crowd(community, posts, objected)


def _judge_agreed(agreement: Agreement, posts: Sequence[Publication]) -> Iterator[tuple[Publication, Remark]]:
    if agreement.min_days is None and agreement.per_period is None and agreement.weekdays is None:
        return
    before: list[date] = []
    for entry in posts:
        assert entry.date is not None
        for code, params in find_objections(agreement, before, entry.date):
            earliest = earliest_allowed(agreement, before, entry.date)
            where: dict[str, object] = {"allowed_on": earliest.isoformat()} if earliest else {"variant": "never"}
            yield entry, Remark(code, "date", {**params, **where})
        before.append(entry.date)


def find_objections(agreement: Agreement, before: Sequence[date], day: date) -> Iterator[tuple[str, dict[str, object]]]:
    """Say what the agreement has against a post, given the days before it in order; too soon is not also too often."""
    if agreement.weekdays is not None and day.isoweekday() not in agreement.weekdays:
        yield "wrong-weekday", {"weekdays": ",".join(map(str, agreement.weekdays))}
    if not before:
        return
    passed = (day - before[-1]).days
    if agreement.min_days is not None and passed < agreement.min_days:
        yield "too-soon", {"n": agreement.min_days, "passed": passed, "last_on": before[-1].isoformat()}
        return
    per = agreement.per_period
    if per is not None and len(before) >= per.max and (day - before[-per.max]).days < per.period.days:
        yield "over-quota", {"n": per.max, "period": per.period.value}


CROWD_DAYS = 7
CROWD = 3
URGENT_CROWD = 2


def _judge_crowd(community: Community, posts: Sequence[Publication], objected: set[int]) -> Iterator[Spot]:
    """Find announcements of single evenings that follow each other within a week; one post could tell of all.

    Where the agreement says how often, that decides and nobody is told a second time.
    """
    agreement = community.agreement
    if agreement.min_days is not None or agreement.per_period is not None:
        return
    singles = [post for post in posts if _is_single_evening(post)]
    for place, entry in enumerate(singles):
        assert entry.date is not None
        day = entry.date.toordinal()
        near = [post for post in singles[: place + 1] if post.date and day - post.date.toordinal() < CROWD_DAYS]
        urgent = sum(_URGENT.search(post.topic) is not None for post in near)
        if (len(near) >= CROWD or urgent >= URGENT_CROWD) and entry.row not in objected:
            yield Spot(Tab.DIARY, entry.row, Remark("too-often", "date", {"n": len(near), "name": name_of(community)}))


def _is_single_evening(post: Publication) -> bool:
    return post.kind in {None, PostKind.ANNOUNCEMENT} and _GATHERS.search(post.topic) is None


_URGENT = re.compile(
    r"\b(?:сегодня|завтра|i\s+kveld|i\s+dag|i\s+morgen|i\s+morgon|tonight|today|tomorrow|this\s+evening)\b",
    re.IGNORECASE,
)
_GATHERS = re.compile(
    r"""афиш | программ | расписани | подборк | дайджест | обзор | недел | месяц | анонсы\b | мероприятия\b
        | \d\s*[–—-]\s*\d
        | program | kalender | oversikt | \buke[rn]?\b | \bveke | måned | månad | arrangementer\b | arrangement\s+i\b
        | calendar | digest | weeks?\b | months?\b | events\b | round-?up | what'?s\ on""",
    re.IGNORECASE | re.VERBOSE,
)

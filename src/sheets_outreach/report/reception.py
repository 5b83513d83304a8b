"""What worked: posts by platform, community and kind, and what came of the other directions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from datetime import date
from statistics import median
from typing import TypeVar

from sheets_outreach.choices import PostKind
from sheets_outreach.publication import Publication
from sheets_outreach.report.facts import Answers, CommunityLine, Direction, KindLine, PlatformLine, Sum
from sheets_outreach.report.quarter import Quarters
from sheets_outreach.report.words import is_success
from sheets_outreach.rules.results import count_working_days

KeyT = TypeVar("KeyT", bound=Hashable)
RecordT = TypeVar("RecordT")

DIRECTIONS = (
    PostKind.SPEAKER_SEARCH,
    PostKind.ROOM_HIRE,
    PostKind.CLUB,
    PostKind.RECRUITMENT,
    PostKind.LOCAL_PRESS,
)
"""What the handbook finds in a neighbourhood beside an audience."""


def _group(pairs: Iterable[tuple[KeyT, RecordT]]) -> Mapping[KeyT, list[RecordT]]:
    groups: defaultdict[KeyT, list[RecordT]] = defaultdict(list)
    for key, record in pairs:
        groups[key].append(record)
    return groups


def compare_platforms(quarters: Quarters) -> tuple[PlatformLine, ...]:
    """Compare the quarters platform by platform, most posts first."""
    groups = _group((post.platform, post) for post in quarters.posts)
    lines = [PlatformLine(platform, quarters.compare(posts, rated=True)) for platform, posts in groups.items()]
    return tuple(sorted(lines, key=lambda line: (-line.sums.now.posts, -line.sums.before.posts, line.platform)))


def compare_communities(quarters: Quarters) -> tuple[CommunityLine, ...]:
    """Compare the quarters community by community, most reactions first."""
    communities = {post.community.row: post.community for post in quarters.posts if post.community is not None}
    groups = _group((post.community.row, post) for post in quarters.posts if post.community is not None)
    lines = [CommunityLine(communities[row], quarters.compare(posts, rated=True)) for row, posts in groups.items()]
    return tuple(sorted(lines, key=lambda line: (*_weight(line.sums.now), line.community.row)))


def _weight(found: Sum) -> tuple[int, int]:
    return -(found.reactions or 0), -found.posts


def compare_kinds(quarters: Quarters) -> tuple[KindLine, ...]:
    """Compare the quarters kind by kind; kinds are on several platforms, so they have no rate."""
    groups = _group((post.entry.kind, post) for post in quarters.posts)
    kinds: tuple[PostKind | None, ...] = (*PostKind, None)
    return tuple(KindLine(kind, quarters.compare(groups[kind], rated=False)) for kind in kinds if kind in groups)


def follow_directions(quarters: Quarters) -> tuple[Direction, ...]:
    """Count what came of the other directions, each of them, tried or not."""
    return tuple(_follow(kind, quarters) for kind in DIRECTIONS)


def _follow(kind: PostKind, quarters: Quarters) -> Direction:
    of_kind = [entry for entry in quarters.entries if entry.kind is kind]
    now = [is_success(entry.outcome) for entry in of_kind if quarters.now.holds(entry.date)]
    before = [is_success(entry.outcome) for entry in of_kind if quarters.before.holds(entry.date)]
    return Direction(
        kind=kind,
        tried=len(now),
        succeeded=now.count(True),
        failed=now.count(False),
        waiting=now.count(None),
        tried_before=len(before),
        succeeded_before=before.count(True),
    )


def count_elsewhere(quarters: Quarters) -> int:
    """Count publications of other kinds that something came of."""
    return sum(
        is_success(entry.outcome) is True
        for entry in quarters.entries
        if entry.kind not in DIRECTIONS and quarters.now.holds(entry.date)
    )


def time_answers(entries: Iterable[Publication]) -> Answers:
    """Count how wishes were answered, from the day of the post, for the sheet has no day of the wish.

    Args:
        entries: of one quarter.
    """
    wishes = [entry for entry in entries if entry.has_wish]
    spans = [(entry.date, entry.answered_on) for entry in wishes]
    timed = [(posted, answered) for posted, answered in spans if posted and answered and answered >= posted]
    days = [(answered - posted).days for posted, answered in timed]
    return Answers(
        wishes=len(wishes),
        answered=sum(entry.answered_on is not None for entry in wishes),
        moved=sum(bool(entry.moved_to.strip()) for entry in wishes),
        open=sum(entry.awaits_answer for entry in wishes),
        timed=len(timed),
        within_a_day=sum(_is_quick(posted, answered) for posted, answered in timed),
        median_days=float(median(days)) if days else None,
        longest_days=max(days, default=None),
    )


def _is_quick(posted: date, answered: date) -> bool:
    return count_working_days(posted, answered) <= 1

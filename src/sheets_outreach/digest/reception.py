"""How posts were received: their latest figures, two weeks side by side, the best ones, communities that faded.

Figures come from the statistics and, where those say nothing, from what staff typed into the diary. Nothing is fetched.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from sheets_outreach.cadence import DiaryIndex
from sheets_outreach.community import Community
from sheets_outreach.digest.blocks import Best, BestPost, Fade, Faded, PlatformWeeks, Post, Sum, Totals
from sheets_outreach.links import Platform
from sheets_outreach.publication import Publication
from sheets_outreach.register.records import Register
from sheets_outreach.statistics import FEWEST_VIEWS, Basis, Engagement, Figures, Source, pool_engagement

WEEK = timedelta(days=7)
_HORIZON = timedelta(days=200)
_BEST_SINCE = timedelta(days=14)
_BEST_A_PLATFORM = 3
_BEST_PLATFORMS = 4
_MOST_FADED = 5

# A community is compared with its own past, by posts that have had a week to be seen: (fewest, most) of them.
_RECENT = (2, 3)
_EARLIER = (3, 6)
_FADED_BELOW = 0.5

_COUNTS = ("likes", "comments", "shares", "views")


class Reception:
    """The posts of the last half year with their figures, newest first; taking part in other people's talk is none.

    Args:
        register: diary and statistics.
        diary: which entry belongs to which community.
    """

    def __init__(self, register: Register, diary: DiaryIndex) -> None:
        self.today = register.today
        entries = [entry for entry in register.publications if self._counts(entry, diary)]
        entries.sort(key=lambda entry: (entry.date or date.min, entry.row), reverse=True)
        links = {entry.post_link.canonical for entry in entries if entry.post_link.canonical}
        self._measured = _read_measurements(register.measurements, links)
        self.posts: Sequence[Post] = [self.post_of(entry, diary.community_of.get(entry.row)) for entry in entries]
        self._by_community: defaultdict[int, list[Post]] = defaultdict(list)
        for post in self.posts:
            if post.community is not None:
                self._by_community[post.community.row].append(post)

    def _counts(self, entry: Publication, diary: DiaryIndex) -> bool:
        if entry.date is None or not entry.counts_as_post or entry.row in diary.repeat_of:
            return False
        return timedelta(0) <= self.today - entry.date <= _HORIZON

    def post_of(self, entry: Publication, community: Community | None) -> Post:
        """Put together what is known of an entry."""
        platform = community.platform if community else entry.post_link.platform
        return Post(entry, community, platform, self._figures(entry, community, self.today))

    def posts_in(self, community: Community) -> Sequence[Post]:
        """Give the posts of one community, newest first."""
        return self._by_community.get(community.row, ())

    def known_on(self, post: Post, day: date) -> Figures | None:
        """Give a post's figures as they were known on a day; where nothing was yet, those known now."""
        return self._figures(post.publication, post.community, day)

    def _figures(self, entry: Publication, community: Community | None, day: date) -> Figures | None:
        members = community.members if community else None
        measured = self._measured.get(entry.post_link.canonical or "", ())
        then = [figures for figures in measured if figures.taken_at.date() <= day] or measured
        typed = {name: getattr(entry, name) for name in _COUNTS}
        if not then:
            if all(count is None for count in typed.values()):
                return None
            taken_at = datetime.combine(entry.date or day, time(), UTC)
            return Figures(**typed, members=members, exact=True, source=Source.MANUAL, taken_at=taken_at)
        last = then[-1]
        gaps = {name: count for name, count in typed.items() if getattr(last, name) is None and count is not None}
        return replace(last, **gaps, members=members if last.members is None else last.members)


def _read_measurements(rows: Iterable[Mapping[str, object]], links: set[str]) -> Mapping[str, Sequence[Figures]]:
    """Give the measurements of the posts in question by their link, oldest first, without those that say nothing."""
    measured: defaultdict[str, list[Figures]] = defaultdict(list)
    for row in rows:
        link, day = row.get("post_link"), row.get("measured_on")
        if link not in links or not isinstance(day, date):
            continue
        counts = {name: _read_count(row.get(name)) for name in (*_COUNTS, "members")}
        if any(counts[name] is not None for name in _COUNTS):
            taken_at = datetime.combine(day, time(), UTC)
            measured[str(link)].append(Figures(**counts, exact=True, source=Source.MANUAL, taken_at=taken_at))
    for figures in measured.values():
        figures.sort(key=lambda one: one.taken_at)
    return measured


def _read_count(value: object) -> int | None:
    return int(value) if isinstance(value, int | float) and 0 <= value < 1e12 else None


def total_weeks(reception: Reception) -> Totals | None:
    """Add up the posts of the last seven full days and of the seven before, platform by platform.

    The week before is counted as it stood a week ago: a post gathers reactions for days, and yesterday's would lose
    against every older one.
    """
    last_day = reception.today - timedelta(days=1)
    first_day = reception.today - WEEK
    now: defaultdict[Platform, list[Figures | None]] = defaultdict(list)
    before: defaultdict[Platform, list[Figures | None]] = defaultdict(list)
    for post in reception.posts:
        day = post.publication.date
        if day is None or day < first_day - WEEK:
            break
        if day > last_day:
            continue
        if day >= first_day:
            now[post.platform].append(post.figures)
        else:
            before[post.platform].append(reception.known_on(post, first_day))
    platforms = [PlatformWeeks(p, _sum(now[p]), _sum(before[p])) for p in Platform if p in now or p in before]
    platforms.sort(key=lambda weeks: -weeks.now.posts)
    return Totals(first_day, last_day, tuple(platforms)) if platforms else None


def _sum(posts: Sequence[Figures | None]) -> Sum:
    known = [figures for figures in posts if figures is not None]
    sums = {name: _add([getattr(figures, name) for figures in known]) for name in _COUNTS}
    return Sum(posts=len(posts), unmeasured=len(posts) - len(known), **sums)


def _add(counts: Sequence[int | None]) -> int | None:
    known = [count for count in counts if count is not None]
    return sum(known) if known else None


def find_best(reception: Reception) -> Best | None:
    """Find the posts of the last two weeks with the highest rates, at most three a platform.

    Rates are by views. Where a platform tells no views of any of the posts, as Facebook's groups do, they are by
    members. They are not compared between platforms, and a post with fewer than 30 views has none.
    """
    rated: defaultdict[Platform, list[BestPost]] = defaultdict(list)
    for post in reception.posts:
        day = post.publication.date
        if day is None or reception.today - day > _BEST_SINCE:
            break
        if post.figures is not None and (rate := _rate(post.figures)) is not None and rate.percent > 0:
            rated[post.platform].append(BestPost(post, rate))
    busiest = sorted(rated, key=lambda platform: -len(rated[platform]))[:_BEST_PLATFORMS]
    best = {platform: _choose(rated[platform]) for platform in busiest}
    return Best(best) if best else None


def _rate(figures: Figures) -> Engagement | None:
    by_views = pool_engagement([figures], Basis.VIEWS)
    if by_views is not None or (figures.views is not None and figures.views < FEWEST_VIEWS):
        return by_views
    return pool_engagement([figures], Basis.MEMBERS)


def _choose(posts: Sequence[BestPost]) -> tuple[BestPost, ...]:
    by_views = [post for post in posts if post.engagement.basis is Basis.VIEWS]
    alike = by_views or posts
    return tuple(sorted(alike, key=lambda post: -post.engagement.percent)[:_BEST_A_PLATFORM])


def find_faded(reception: Reception) -> Faded | None:
    """Find communities whose latest two or three posts reached less than half of the rate of those before them."""
    by_community: defaultdict[int, list[Post]] = defaultdict(list)
    for post in reception.posts:
        day = post.publication.date
        if post.community is not None and post.figures is not None and day and reception.today - day >= WEEK:
            by_community[post.community.row].append(post)
    fades = [fade for posts in by_community.values() if (fade := _fade(posts)) is not None]
    fades.sort(key=lambda fade: fade.now.percent / fade.before.percent)
    return Faded(tuple(fades[:_MOST_FADED]), len(fades)) if fades else None


def _fade(posts: Sequence[Post]) -> Fade | None:
    figures = [post.figures for post in posts if post.figures is not None]
    recent, earlier = figures[: _RECENT[1]], figures[_RECENT[1] : _RECENT[1] + _EARLIER[1]]
    community = posts[0].community
    assert community is not None
    for basis in Basis.VIEWS, Basis.MEMBERS:
        now, before = pool_engagement(recent, basis), pool_engagement(earlier, basis)
        if now is None or before is None or now.posts < _RECENT[0] or before.posts < _EARLIER[0]:
            continue
        return Fade(community, now, before) if now.percent < before.percent * _FADED_BELOW else None
    return None

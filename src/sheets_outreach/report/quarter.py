"""The posts of two quarters with their figures, and their sums; nothing is fetched and nothing guessed.

Figures are those of a post's last measurement, its gaps filled with what staff typed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from sheets_outreach.cadence import DiaryIndex, index_diary
from sheets_outreach.community import Community
from sheets_outreach.links import Platform
from sheets_outreach.marking import latest_measurements
from sheets_outreach.marking.measured import as_figures
from sheets_outreach.publication import Publication
from sheets_outreach.register.records import Register
from sheets_outreach.report.facts import QUARTER_DAYS, Comparison, Period, Sum
from sheets_outreach.statistics import Basis, Engagement, Figures, Source, pool_engagement

COUNTS = ("likes", "comments", "shares", "views")


@dataclass(frozen=True, slots=True)
class Post:
    """A publication with what is known of it.

    Attributes:
        entry: the diary's row.
        community: None where the diary's words fit none for certain.
        platform: where it was posted.
        figures: None where nobody knows any.
    """

    entry: Publication
    community: Community | None
    platform: Platform
    figures: Figures | None


class Quarters:
    """The quarter up to yesterday and the one before.

    Args:
        register: diary, statistics, communities; its ``today`` is the day after the quarter.

    Attributes:
        now: the quarter.
        before: the quarter before.
        diary: the diary by community.
        posts: of both quarters; taking part in other people's talk is none, nor is a repeat.
        entries: every entry of the quarter with a day, repeats left out.
    """

    def __init__(self, register: Register) -> None:
        today = register.today
        self.now = Period(today - timedelta(days=QUARTER_DAYS), today - timedelta(days=1))
        self.before = Period(today - timedelta(days=2 * QUARTER_DAYS), today - timedelta(days=QUARTER_DAYS + 1))
        self.diary = index_diary(register)
        both = Period(self.before.first, self.now.last)
        unique = [entry for entry in register.publications if entry.row not in self.diary.repeat_of]
        self.entries: Sequence[Publication] = [entry for entry in unique if both.holds(entry.date)]
        measured = latest_measurements(register)
        self.posts = [_read_post(entry, self.diary, measured) for entry in self.entries if entry.counts_as_post]

    def of_now(self, posts: Iterable[Post] | None = None) -> list[Post]:
        """Give those of the quarter."""
        return [post for post in (self.posts if posts is None else posts) if self.now.holds(post.entry.date)]

    def of_before(self, posts: Iterable[Post] | None = None) -> list[Post]:
        """Give those of the quarter before."""
        return [post for post in (self.posts if posts is None else posts) if self.before.holds(post.entry.date)]

    def compare(self, posts: Iterable[Post], *, rated: bool) -> Comparison:
        """Put the two quarters of some posts side by side.

        Args:
            posts: the posts.
            rated: whether they may have a rate: only posts of one platform do.
        """
        chosen = list(posts)
        now, before = self.of_now(chosen), self.of_before(chosen)
        basis = _choose_basis(now, before) if rated else None
        return Comparison(add_up(now, basis), add_up(before, basis))


def _read_post(entry: Publication, diary: DiaryIndex, measured: Mapping[str, Mapping[str, object]]) -> Post:
    community = diary.community_of.get(entry.row)
    found = entry.post_link.platform
    platform = community.platform if community is not None else found
    row = measured.get(entry.statistics_key)
    typed = {name: getattr(entry, name) for name in COUNTS}
    figures = _typed_figures(typed) if row is None else _fill_gaps(as_figures(row), typed)
    if all(getattr(figures, name) is None for name in COUNTS):
        return Post(entry, community, platform, None)
    if figures.members is None and community is not None:
        figures = replace(figures, members=community.members)
    return Post(entry, community, platform, figures)


def _typed_figures(typed: Mapping[str, int | None]) -> Figures:
    return Figures(**typed, exact=True, source=Source.MANUAL, taken_at=datetime.min.replace(tzinfo=UTC))


def _fill_gaps(figures: Figures, typed: Mapping[str, int | None]) -> Figures:
    known = {name: getattr(figures, name) for name in COUNTS}
    counts = {name: typed[name] if count is None else count for name, count in known.items()}
    return replace(
        figures, likes=counts["likes"], comments=counts["comments"], shares=counts["shares"], views=counts["views"]
    )


def add_up(posts: Sequence[Post], basis: Basis | None = None) -> Sum:
    """Add up some posts; a figure nobody knows adds nothing, and where nobody knows any there is no sum."""
    known = [post.figures for post in posts if post.figures is not None]
    sums = {name: _add(getattr(figures, name) for figures in known) for name in COUNTS}
    rate = None if basis is None else pool_engagement(known, basis)
    return Sum(posts=len(posts), measured=len(known), rate=rate, **sums)


def _add(counts: Iterable[int | None]) -> int | None:
    known = [count for count in counts if count is not None]
    return sum(known) if known else None


def _choose_basis(now: Sequence[Post], before: Sequence[Post]) -> Basis:
    """Choose what rates are a share of: views where they are known, and the same in both quarters if possible."""
    rates = {basis: (_rate(now, basis), _rate(before, basis)) for basis in (Basis.VIEWS, Basis.MEMBERS)}
    for wanted in (all, any):
        for basis, pair in rates.items():
            if wanted(rate is not None for rate in pair):
                return basis
    return Basis.VIEWS


def _rate(posts: Sequence[Post], basis: Basis) -> Engagement | None:
    return pool_engagement([post.figures for post in posts if post.figures is not None], basis)

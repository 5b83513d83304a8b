"""What there is to choose from: announcements that can be told, communities that are open, what fits and when.

Sets of announcements are bits of a whole number: a hundred announcements for a thousand communities are then a few
operations a community. Nothing is chosen here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sheets_outreach.announcement import Announcement
from sheets_outreach.cadence import DiaryIndex, State, Verdict, index_diary, judge
from sheets_outreach.community import Community, CommunityKey, normalise_name
from sheets_outreach.planning.days import Held, OpenDays, ask_by, event_days, find_open_days
from sheets_outreach.planning.fitting import Matter, Misfit, Place, describe_matters, describe_place, find_misfit
from sheets_outreach.planning.plan import PLAN_DAYS
from sheets_outreach.planning.standing import find_held, title_line
from sheets_outreach.publication import Publication
from sheets_outreach.register.records import Register

Bits = int
"""A set of announcements: bit n stands for the n-th of the sheet."""

REPEATED_WITHIN = timedelta(days=60)
"""A community that has been told something within so many days is not told it again."""

_SHORTEST_TITLE = 4
_OPEN = frozenset({State.MAY_POST, State.DUE, State.REST})
_CLOSED = frozenset({State.PAUSED, State.NOT_ALLOWED})


@dataclass(frozen=True, slots=True)
class Survey:
    """Everything the plan is chosen from.

    Attributes:
        register: what was read, its ``today`` the plan's first day.
        diary: its posts by community.
        windows: the days on which each announcement may be told; none for what is past, too late or unreadable.
        places: community row → what decides what suits it.
        fits: community row → which announcements suit it, whether it is open or not.
        nearest: for each announcement, the nearest it came to fitting where it does not.
        repeated: community row → which announcements it has been told already.
        verdicts: community row → where it stands.
        doubles: row of the first entry of a community → rows of its further entries.
    """

    register: Register
    diary: DiaryIndex
    windows: Sequence[range]
    places: Mapping[int, Place]
    fits: Mapping[int, Bits]
    nearest: Sequence[Misfit | None]
    repeated: Mapping[int, Bits]
    verdicts: Mapping[int, Verdict]
    doubles: Mapping[int, Sequence[int]]

    def announcements_in(self, bits: Bits) -> Iterator[Announcement]:
        """Give the announcements of a set, in the order of the sheet."""
        return (found for number, found in enumerate(self.register.announcements) if bits >> number & 1)

    def is_open(self, row: int) -> bool:
        """Whether a community may be posted in, now or later."""
        verdict = self.verdicts[row]
        return verdict.state in _OPEN and verdict.may_post_from is not None

    def is_closed_elsewhere(self, row: int) -> bool:
        """Whether a further entry of the same community says that nothing may be posted there."""
        return any(self.verdicts[double].state in _CLOSED for double in self.doubles.get(row, ()))


@dataclass(frozen=True, slots=True)
class Candidate:
    """A community that may be posted in at some time.

    Attributes:
        fits: announcements that suit it and that it has not been told of.
        days: when it is open.
        by_day: which announcements may be told on each day, whatever the community.
        held: the post its admin has been shown already.
    """

    community: Community
    verdict: Verdict
    place: Place
    fits: Bits
    days: OpenDays
    by_day: Sequence[Bits]
    held: Held | None = None

    def told_on(self, numbers: Sequence[int]) -> Bits:
        """Give what posts on these days can tell."""
        told = 0
        for number in numbers:
            told |= self.by_day[number]
        return told & self.fits

    def ask_by(self, day: date) -> date | None:
        """Give the last day to ask for approval of a post, or None where nobody wants to be asked."""
        return ask_by(day) if self.community.agreement.approval is True else None


def survey_register(register: Register) -> Survey:
    """Look at everything the plan is chosen from."""
    diary = index_diary(register)
    places = {community.row: describe_place(community) for community in register.communities}
    fits, nearest = _match(register, places)
    return Survey(
        register=register,
        diary=diary,
        windows=[_window(announcement, register.today) for announcement in register.announcements],
        places=places,
        fits=fits,
        nearest=nearest,
        repeated=_find_repeated(register, diary),
        verdicts=judge(register, diary),
        doubles=find_doubles(register.communities),
    )


def _window(announcement: Announcement, today: date) -> range:
    if "event_date" in announcement.unread or not (announcement.title.strip() or announcement.text.strip()):
        return range(0)
    return event_days(announcement.event_date, today)


def _match(register: Register, places: Mapping[int, Place]) -> tuple[Mapping[int, Bits], list[Misfit | None]]:
    """Find what suits every community, open or not; communities that are alike are matched once."""
    matters = describe_matters(register.announcements, register.communities)
    nearest: list[Misfit | None] = [None] * len(matters)
    known = {place: _match_place(matters, place, nearest) for place in dict.fromkeys(places.values())}
    return {row: known[place] for row, place in places.items()}, nearest


def _match_place(matters: Sequence[Matter], place: Place, nearest: list[Misfit | None]) -> Bits:
    bits = 0
    for number, matter in enumerate(matters):
        misfit = find_misfit(matter, place)
        if misfit is None:
            bits |= 1 << number
        elif misfit > (nearest[number] or 0):
            nearest[number] = misfit
    return bits


def _bits(members: Iterable[bool]) -> Bits:
    return sum(1 << number for number, is_in in enumerate(members) if is_in)


def _find_repeated(register: Register, diary: DiaryIndex) -> Mapping[int, Bits]:
    """Find what a community has been told already: a post's topic or text holds the announcement's title."""
    titles = [normalise_name(title_line(announcement.title)) for announcement in register.announcements]
    since = register.today - REPEATED_WITHIN
    repeated: dict[int, Bits] = {}
    for row, posts in diary.posts_of.items():
        said = "|".join(_words_of(post) for post in posts if post.date is not None and post.date >= since)
        if said:
            repeated[row] = _bits(len(title) >= _SHORTEST_TITLE and f" {title} " in said for title in titles)
    return repeated


def _words_of(post: Publication) -> str:
    return f" {normalise_name(post.topic[:5_000])} {normalise_name(post.text[:5_000])} "


def find_doubles(communities: Sequence[Community]) -> Mapping[int, Sequence[int]]:
    """Find communities entered twice: both rows are one place, and it must not hear from the library twice.

    Returns:
        Row of the first entry → rows of the others.
    """
    by_key: dict[CommunityKey, list[int]] = {}
    for community in communities:
        # Rows without link and name have one key and are not one community.
        if community.key[1] != "~":
            by_key.setdefault(community.key, []).append(community.row)
    return {rows[0]: rows[1:] for rows in by_key.values() if len(rows) > 1}


def find_candidates(survey: Survey) -> list[Candidate]:
    """Find the open communities, in the order of the sheet, with what they may be told and when."""
    register = survey.register
    by_day = [_bits(number in window for window in survey.windows) for number in range(PLAN_DAYS)]
    held = find_held(register, survey.diary, register.today)
    further = {row for rows in survey.doubles.values() for row in rows}
    return [
        _make_candidate(survey, community, by_day, held.get(community.row))
        for community in register.communities
        if survey.is_open(community.row)
        and community.row not in further
        and not survey.is_closed_elsewhere(community.row)
    ]


def _make_candidate(survey: Survey, community: Community, by_day: Sequence[Bits], held: Held | None) -> Candidate:
    register, verdict = survey.register, survey.verdicts[community.row]
    rows = (community.row, *survey.doubles.get(community.row, ()))
    fits = survey.fits[community.row]
    for row in rows:
        fits &= ~survey.repeated.get(row, 0)
    if held is not None:
        titles = [title_line(announcement.title or announcement.text) for announcement in register.announcements]
        fits &= _bits(title in held.titles for title in titles)
    posts = [post.date for row in rows for post in survey.diary.posts_of.get(row, ()) if post.date is not None]
    days = find_open_days(community.agreement, verdict, posts, register.settings, register.today, held)
    return Candidate(community, verdict, survey.places[community.row], fits, days, by_day, held)

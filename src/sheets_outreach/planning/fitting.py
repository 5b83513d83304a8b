"""Which announcement suits which community: platform, offer, specialisation and audience; when is not its question.

What nobody wrote down excludes nothing, but in chats: there an announcement goes only where both sides name an audience
and the two meet.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from itertools import pairwise

from sheets_outreach.announcement import Announcement
from sheets_outreach.choices import Offer, parse_choice
from sheets_outreach.community import Community, normalise_name
from sheets_outreach.planning.audience import Audience, find_stems, of_groups, parse_audience
from sheets_outreach.planning.platforms import Forms, Manner, manner_of


class Misfit(IntEnum):
    """What keeps an announcement out of a community; the greater, the nearer it came."""

    PLATFORM = 1
    OFFER = 2
    SPECIALISATION = 3
    AUDIENCE = 4


@dataclass(frozen=True, slots=True)
class Offers:
    """What an offer cell names: forms we know, and words we do not, folded."""

    forms: Forms
    others: frozenset[str]


@lru_cache(maxsize=50_000)
def parse_offers(entries: tuple[str, ...]) -> Offers:
    """Read an offer cell; several offers may stand in one line, as in «Анонсы Аренда Мероприятия».

    An announcement is how an event is made known, so a community that takes announcements takes events.
    """
    forms: set[Offer] = set()
    others: set[str] = set()
    for entry in entries:
        found = _find_forms(entry[:200])
        if found:
            forms |= found
        elif name := normalise_name(entry[:200]):
            others.add(name)
    if Offer.ANNOUNCEMENTS in forms:
        forms = forms - {Offer.ANNOUNCEMENTS} | {Offer.EVENTS}
    return Offers(frozenset(forms), frozenset(others))


def _find_forms(entry: str) -> set[Offer]:
    whole = parse_choice(Offer, entry)
    if whole is not None:
        return {whole}
    words = normalise_name(entry).split()
    pairs = [" ".join(pair) for pair in pairwise(words)]
    return {found for text in (*words, *pairs) if (found := parse_choice(Offer, text)) is not None}


@dataclass(frozen=True, slots=True)
class Matter:
    """What of an announcement decides where it goes.

    Attributes:
        forms: what it is; an event where nothing we know was said.
        words: of its offer, those we do not know.
        departments: the specialisations it names.
        audience: whom it is for.
        has_day: whether it is about a day.
    """

    forms: Forms
    words: frozenset[str]
    departments: frozenset[str]
    audience: Audience
    has_day: bool


@dataclass(frozen=True, slots=True)
class Place:
    """What of a community decides what goes there; communities alike in this get the same announcements."""

    manner: Manner
    offers: Offers
    departments: frozenset[str]
    audience: Audience


def describe_place(community: Community) -> Place:
    """Take from a community what decides."""
    audience = parse_audience(community.audience)
    manner = manner_of(community, named=audience.named)
    if not audience.named and not audience.open_to_all and manner.users:
        audience = of_groups(manner.users)
    return Place(manner, parse_offers(community.offer), _fold(community.specialisation), audience)


def describe_matters(announcements: Sequence[Announcement], communities: Iterable[Community]) -> list[Matter]:
    """Take from announcements what decides.

    Args:
        announcements: what there is to tell.
        communities: their specialisations are the departments an announcement can name, in title, offer or audience.
    """
    names = {name for community in communities for name in _fold(community.specialisation)}
    departments = [(name, stems) for name in sorted(names) if (stems := find_stems(name))]
    return [_describe_matter(announcement, departments) for announcement in announcements]


def _describe_matter(announcement: Announcement, departments: Sequence[tuple[str, frozenset[str]]]) -> Matter:
    offers = parse_offers(announcement.offer)
    said = find_stems(" ".join((announcement.title[:300], *announcement.offer, *announcement.audience)))
    return Matter(
        forms=offers.forms or frozenset({Offer.EVENTS}),
        words=offers.others,
        departments=frozenset(name for name, stems in departments if stems <= said),
        audience=parse_audience(announcement.audience),
        has_day=announcement.event_date is not None,
    )


def _fold(entries: Iterable[str]) -> frozenset[str]:
    return frozenset(filter(None, (normalise_name(entry[:200]) for entry in entries)))


def find_misfit(matter: Matter, place: Place) -> Misfit | None:
    """Say what keeps an announcement out of a community, or None where it fits."""
    manner = place.manner
    may_name = matter.forms & manner.suits_named
    if matter.forms.isdisjoint(manner.suits):
        if not may_name or (manner.needs_day and not matter.has_day and may_name == {Offer.EVENTS}):
            return Misfit.PLATFORM
        must_meet = True
    else:
        must_meet = False
    if not _takes(place.offers, matter):
        return Misfit.OFFER
    if matter.departments and place.departments and matter.departments.isdisjoint(place.departments):
        return Misfit.SPECIALISATION
    return None if _meets(matter.audience, place.audience, must_meet=must_meet) else Misfit.AUDIENCE


def _takes(offers: Offers, matter: Matter) -> bool:
    if not offers.forms and not offers.others:
        return True
    return not matter.forms.isdisjoint(offers.forms) or not matter.words.isdisjoint(offers.others)


def _meets(matter: Audience, place: Audience, *, must_meet: bool) -> bool:
    if must_meet or (matter.named and place.named and not matter.open_to_all and not place.open_to_all):
        return matter.meets(place)
    return True

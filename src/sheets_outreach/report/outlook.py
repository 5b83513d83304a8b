"""Which communities to think over and what to look for; it advises, people decide."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from sheets_outreach.cadence import State, Verdict
from sheets_outreach.choices import Advertising, Answer, Offer, Status
from sheets_outreach.community import Community
from sheets_outreach.finding import Problem
from sheets_outreach.links import Platform
from sheets_outreach.planning.audience import find_stems, parse_audience
from sheets_outreach.planning.fitting import parse_offers
from sheets_outreach.planning.platforms import Tone, manner_of
from sheets_outreach.register.records import Register
from sheets_outreach.report.facts import CommunityLine, Leaving, Seeking
from sheets_outreach.report.quarter import Quarters
from sheets_outreach.texts import Language

FADED_SHARE = 0.5
"""A community whose rate fell below half of what it was has faded."""

FEWEST_POSTS = 3
"""From so many measured posts on a quarter says something."""

_WAITING = (Status.CANDIDATE, Status.GREETED)
_OPEN = frozenset({State.MAY_POST, State.DUE, State.REST})

# Those the two handbooks name, each in the language it is written in.
_HANDBOOK: Mapping[Language, tuple[Platform, ...]] = {
    Language.RU: (
        Platform.FACEBOOK, Platform.INSTAGRAM, Platform.VK, Platform.TELEGRAM, Platform.WHATSAPP, Platform.TIKTOK,
    ),
    Language.NB: (
        Platform.FACEBOOK, Platform.INSTAGRAM, Platform.SNAPCHAT, Platform.TIKTOK, Platform.X, Platform.DISCORD,
        Platform.LINKEDIN, Platform.GOOGLE_BUSINESS,
    ),
    Language.EN: (
        Platform.FACEBOOK, Platform.INSTAGRAM, Platform.WHATSAPP, Platform.TELEGRAM, Platform.TIKTOK,
        Platform.NEXTDOOR, Platform.GOOGLE_BUSINESS,
    ),
}  # fmt: skip


def list_leaving(
    register: Register, quarters: Quarters, lines: Sequence[CommunityLine], verdicts: Mapping[int, Verdict]
) -> tuple[Leaving, ...]:
    """List the open communities that something speaks against, most reasons first."""
    by_row = {line.community.row: line for line in lines}
    found = []
    for community in register.communities:
        if verdicts[community.row].state not in _OPEN:
            continue
        reasons = (
            *_why_by_figures(by_row.get(community.row)),
            *_why_unused(verdicts[community.row].last_post, quarters),
            *_why_by_vetting(community, register),
        )
        if reasons:
            found.append(Leaving(community, reasons))
    return tuple(sorted(found, key=lambda leaving: (-len(leaving.reasons), leaving.community.row)))


def _why_by_figures(line: CommunityLine | None) -> Iterator[Problem]:
    if line is None or line.sums.now.measured < FEWEST_POSTS:
        return
    now, before = line.sums.now, line.sums.before
    if now.reactions == 0:
        yield Problem("silent", {"n": now.measured})
    elif (
        now.rate is not None
        and before.rate is not None
        and now.rate.basis is before.rate.basis
        and before.measured >= FEWEST_POSTS
        and now.rate.percent < before.rate.percent * FADED_SHARE
    ):
        yield Problem("faded", {"now_percent": now.rate.percent, "before_percent": before.rate.percent})


def _why_unused(last_post: date | None, quarters: Quarters) -> Iterator[Problem]:
    # A diary that is younger than two quarters cannot tell that nothing was posted.
    if last_post is not None and last_post < quarters.before.first:
        yield Problem("unused", {"last_on": last_post.isoformat()})


def _why_by_vetting(community: Community, register: Register) -> Iterator[Problem]:
    settings = register.settings
    if community.advertising is Advertising.FREQUENT:
        yield Problem("advertising")
    if community.admin_active is Answer.NO:
        yield Problem("admin-inactive")
    # A chat is small by nature; it is chosen for who is in it.
    is_chat = manner_of(community, named=bool(community.audience)).tone is Tone.INVITE
    if not is_chat and community.members is not None and community.members < settings.min_members:
        yield Problem("small", {"n": community.members, "least": settings.min_members})
    if community.distance_km is not None and community.distance_km > settings.driving_radius_km:
        yield Problem("far", {"km": community.distance_km, "most_km": settings.driving_radius_km})


def seek(register: Register, verdicts: Mapping[int, Verdict]) -> Seeking:
    """Find what the register lacks."""
    open_ones = [community for community in register.communities if verdicts[community.row].state in _OPEN]
    waiting = Counter(community.status for community in register.communities)
    return Seeking(
        waiting={status: waiting[status] for status in _WAITING if waiting[status]},
        audiences=_missing_audiences(register, open_ones),
        places=_missing_places(register),
        platforms=_missing_platforms(register, open_ones),
        offers=_missing_offers(open_ones),
    )


def _missing_audiences(register: Register, open_ones: Sequence[Community]) -> tuple[str, ...]:
    there = [parse_audience(community.audience) for community in open_ones]
    wanted: defaultdict[str, str] = defaultdict(str)
    for announcement in register.announcements:
        for entry in announcement.audience:
            audience = parse_audience((entry,))
            if audience.named and not any(audience.meets(other) for other in there):
                wanted.setdefault(entry.casefold(), entry)
    return tuple(wanted.values())


def _missing_places(register: Register) -> tuple[str, ...]:
    said = [find_stems(f"{community.name} {community.place}") for community in register.communities]
    return tuple(place for place in register.settings.places if not any(_is_named(place, words) for words in said))


def _is_named(place: str, words: frozenset[str]) -> bool:
    stems = find_stems(place)
    return bool(stems) and not stems.isdisjoint(words)


def _missing_platforms(register: Register, open_ones: Sequence[Community]) -> tuple[Platform, ...]:
    there = {community.platform for community in open_ones}
    allowed = register.settings.allowed_platforms
    return tuple(
        platform
        for platform in _HANDBOOK[register.language]
        if platform not in there and (allowed is None or platform in allowed)
    )


def _missing_offers(open_ones: Sequence[Community]) -> tuple[Offer, ...]:
    taken = {offer for community in open_ones for offer in parse_offers(community.offer).forms}
    # Where no community says what it takes, the column is not kept, and nothing is missing.
    return tuple(offer for offer in Offer if offer is not Offer.ANNOUNCEMENTS and offer not in taken) if taken else ()

"""The best possible plan, found by trying everything; shares no code with the planner but the records.

What suits where is written out for the few words of `neighbourhood`; what an agreement allows is counted day by day in
`tests.cadence.calendars`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import combinations

from sheets_outreach.agreement import Agreement
from sheets_outreach.announcement import Announcement
from sheets_outreach.community import Community
from sheets_outreach.links import Platform
from sheets_outreach.register.records import Register
from tests.cadence.calendars import allows

Days = tuple[date, ...]


def count_best(register: Register, open_rows: Sequence[int], posts: Mapping[int, Sequence[date]]) -> int:
    """Count the (announcement, community) pairs of the best plan.

    Args:
        register: communities and announcements.
        open_rows: communities that may be posted in at all.
        posts: days posted on, by the community's row.
    """
    by_employee: dict[str, list[Community]] = {}
    for community in register.communities:
        if community.row in open_rows:
            by_employee.setdefault(community.responsible, []).append(community)
    return sum(_best_of_one(register, group, posts) for group in by_employee.values())


def _best_of_one(register: Register, group: Sequence[Community], posts: Mapping[int, Sequence[date]]) -> int:
    hours = register.settings.hours_per_week
    most = 10**6 if hours is None else int(hours * 2)
    best: dict[tuple[int, int], int] = {(0, 0): 0}
    for community in group:
        choices = Counter[tuple[int, int]]()
        for days in _allowed_sets(community, posts.get(community.row, ()), register):
            first = sum((day - register.today).days < 7 for day in days)
            cost = (first, len(days) - first)
            choices[cost] = max(choices[cost], _told(community, days, register.announcements))
        grown: dict[tuple[int, int], int] = {}
        for used, value in best.items():
            for cost, more in choices.items():
                total = (used[0] + cost[0], used[1] + cost[1])
                if max(total) <= most:
                    grown[total] = max(grown.get(total, 0), value + more)
        best = grown
    return max(best.values())


def _allowed_sets(community: Community, posts: Sequence[date], register: Register) -> Iterator[Days]:
    """Give every set of days on which a plan may post: at least a week apart, never next to another post."""
    agreement = community.agreement
    unsaid = agreement.min_days is None and agreement.max_days is None and agreement.per_period is None
    if unsaid and not agreement.unlimited:
        fallback = register.settings.days_without_agreement
        agreement = Agreement(weekdays=agreement.weekdays, approval=agreement.approval, min_days=fallback)
    span = [register.today + timedelta(days=number) for number in range(14)]
    for size in range(3):
        for days in combinations(span, size):
            if _is_allowed_set(agreement, posts, days, register.today):
                yield days


def _is_allowed_set(agreement: Agreement, posts: Sequence[date], days: Days, today: date) -> bool:
    for place, day in enumerate(days):
        others = [*posts, *days[:place], *days[place + 1 :]]
        if not allows(agreement, others, day) or any(abs((day - post).days) < 2 for post in posts):
            return False
        if agreement.approval is True and has_too_little_time(today, day):
            return False
    return all((later - earlier).days >= 7 for earlier, later in combinations(days, 2))


def has_too_little_time(asked: date, day: date) -> bool:
    """Whether an admin asked on a day has less than three working days until the post, by either way of counting."""
    between = [asked + timedelta(days=number) for number in range((day - asked).days + 1)]
    until = sum(one.isoweekday() <= 5 for one in between[:-1])
    after = sum(one.isoweekday() <= 5 for one in between[1:])
    return min(until, after) < 3


def _told(community: Community, days: Days, announcements: Sequence[Announcement]) -> int:
    return sum(
        suits(announcement, community) and any(_in_time(announcement, day) for day in days)
        for announcement in announcements
    )


def _in_time(announcement: Announcement, day: date) -> bool:
    return announcement.event_date is None or 2 <= (announcement.event_date - day).days <= 14


def suits(announcement: Announcement, community: Community) -> bool:
    """Whether an announcement fits a community, in the words of `neighbourhood`."""
    offers = set(announcement.offer) or {"Мероприятия"}
    if community.offer and not offers & set(community.offer):
        return False
    wanted, there = set(announcement.audience), set(community.audience)
    everybody = "все жители" in wanted | there
    wanted.discard("все жители")
    there.discard("все жители")
    if community.platform is Platform.WHATSAPP:
        invites = ("Мероприятия" in offers and announcement.event_date is not None) or "Аренда" in offers
        return invites and bool(wanted & there)
    if community.platform is Platform.TELEGRAM and there:
        return bool(wanted & there)
    return everybody or not wanted or not there or bool(wanted & there)

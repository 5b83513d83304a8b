"""Random registers, diaries and announcements for the plan, and small ones made by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from sheets_outreach.agreement import Agreement, parse_agreement
from sheets_outreach.announcement import Announcement
from sheets_outreach.choices import PostKind, Status
from sheets_outreach.community import Community
from sheets_outreach.links import Platform, recognise
from sheets_outreach.publication import Publication
from sheets_outreach.register.records import Register
from sheets_outreach.settings import Settings
from tests.cadence.calendars import agreements

MONDAY = date(2026, 11, 23)

ADDRESSES: Mapping[Platform, str] = {
    Platform.FACEBOOK: "https://www.facebook.com/groups/neighbours{n}",
    Platform.VK: "https://vk.com/neighbours{n}",
    Platform.TELEGRAM: "https://t.me/neighbours{n}",
    Platform.WHATSAPP: "https://chat.whatsapp.com/AbCdEfGhIjKlMnOpQrStU{n}",
    Platform.INSTAGRAM: "https://www.instagram.com/neighbours{n}/",
    Platform.TIKTOK: "https://www.tiktok.com/@neighbours{n}",
}

OFFERS = ("Мероприятия", "Аренда", "Коворкинг", "Услуги", "Поступление книг")
AUDIENCES = ("дети", "пенсионеры", "студенты", "все жители")
DEPARTMENTS = ("Медиацентр", "Абонемент")


def make_community(row: int = 2, platform: Platform = Platform.VK, **changes: Any) -> Community:
    """Make a community in which the library may post once a week."""
    agreement = changes.pop("agreement", "раз в неделю")
    fields: dict[str, Any] = {
        "row": row,
        "name": f"Соседи {row}",
        "platform": platform,
        "link": recognise(ADDRESSES.get(platform, "").format(n=row)),
        "agreement": parse_agreement(agreement) if isinstance(agreement, str) else agreement,
        "admin": "Анна",
    }
    return Community(**fields | changes)


def make_announcement(row: int = 2, *, away: int | None = 7, **changes: Any) -> Announcement:
    """Make an event so many days after `MONDAY`."""
    fields: dict[str, Any] = {
        "row": row,
        "title": f"Событие номер {row}",
        "text": "Приходите, будет интересно. Вход свободный.",
        "event_date": None if away is None else MONDAY + timedelta(days=away),
        "link": recognise(f"https://library.example/events?id={row}"),
    }
    return Announcement(**fields | changes)


def make_post(row: int, community: Community, day: date | None, **changes: Any) -> Publication:
    """Make an entry of the diary."""
    fields: dict[str, Any] = {"row": row, "date": day, "community": community.name, "post_link": recognise("")}
    return Publication(**fields | {"topic": f"Тема {row}"} | changes)


def make_register(
    communities: Sequence[Community] = (),
    announcements: Sequence[Announcement] = (),
    diary: Sequence[Publication] = (),
    *,
    today: date = MONDAY,
    **settings: Any,
) -> Register:
    """Make a register that was read today."""
    return Register(
        locale="ru_RU",
        time_zone="Europe/Moscow",
        today=today,
        tabs={},
        settings=Settings(**settings),
        communities=tuple(communities),
        announcements=tuple(announcements),
        publications=tuple(diary),
    )


def some(values: Sequence[str], most: int = 2) -> st.SearchStrategy[tuple[str, ...]]:
    """Give a few of some words."""
    return st.lists(st.sampled_from(values), max_size=most, unique=True).map(tuple)


def communities(row: int, *, tidy: bool = False) -> st.SearchStrategy[Community]:
    """Give communities with agreements of every shape.

    Args:
        row: their row.
        tidy: only such as can be compared with the brute force: no doubles, no further platforms.
    """
    platforms = (Platform.VK, Platform.FACEBOOK, Platform.TELEGRAM, Platform.WHATSAPP) if tidy else tuple(ADDRESSES)
    statuses = [None, Status.AGREED, Status.AGREED, *(() if tidy else Status)]
    return st.builds(
        make_community,
        st.just(row),
        st.sampled_from(platforms),
        agreement=agreements()
        if tidy
        else st.one_of(agreements(), st.sampled_from([Agreement(), Agreement(text="?")])),
        status=st.sampled_from(statuses),
        offer=some(OFFERS, 3),
        audience=some(AUDIENCES),
        specialisation=some(DEPARTMENTS),
        responsible=st.sampled_from(["", "Ольга", "Пётр"]),
        name=st.just(f"Соседи {row}") if tidy else st.sampled_from([f"Соседи {row}", "Соседи", ""]),
    )


def announcements(row: int, furthest: int = 30) -> st.SearchStrategy[Announcement]:
    """Give announcements, past, near, far and about no day."""
    return st.builds(
        make_announcement,
        st.just(row),
        away=st.one_of(st.none(), st.integers(-3, furthest)),
        offer=some(OFFERS),
        audience=some(AUDIENCES),
    )


@st.composite
def registers(draw: st.DrawFn, *, most: int = 6, tidy: bool = False) -> Register:
    """Give registers with their diaries and announcements."""
    # An empty register is a case, but one of many would be a waste of all others.
    fewest = draw(st.sampled_from([0, 2, 2, 2]))
    places = [draw(communities(row, tidy=tidy)) for row in range(2, 2 + draw(st.integers(fewest, most)))]
    told = [draw(announcements(row)) for row in range(2, 2 + draw(st.integers(fewest, most)))]
    diary = []
    if places:
        entries = draw(st.lists(st.tuples(st.sampled_from(places), st.integers(-40, 10)), max_size=most))
        for row, (place, away) in enumerate(entries, start=2):
            kind = draw(st.sampled_from([None, PostKind.ANNOUNCEMENT, PostKind.PARTICIPATION]))
            day = MONDAY + timedelta(days=away)
            diary.append(make_post(row, place, day, community_link=place.link, kind=kind))
    hours = draw(st.one_of(st.none(), st.sampled_from([0.4, 0.5, 1.0, 2.0])))
    return make_register(
        places, told, diary, hours_per_week=hours, days_without_agreement=draw(st.sampled_from([3, 14]))
    )

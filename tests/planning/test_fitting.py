"""What suits where: platform, offer, specialisation, audience."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheets_outreach.choices import Offer
from sheets_outreach.links import Kind, Link, Platform
from sheets_outreach.planning.audience import parse_audience
from sheets_outreach.planning.fitting import Misfit, describe_matters, describe_place, find_misfit, parse_offers
from sheets_outreach.planning.platforms import MANNERS
from tests.planning.neighbourhood import make_announcement, make_community

P = Platform
INVITE = Link(P.TELEGRAM, Kind.INVITE, "AbC", "https://t.me/+AbC", stable=False)

FITS: list[tuple[str, Platform, dict[str, Any], dict[str, Any], Misfit | None]] = [
    ("nobody wrote anything", P.VK, {}, {}, None),
    ("an event where announcements are taken", P.VK, {"offer": ("Анонсы",)}, {"offer": ("Мероприятия",)}, None),
    ("several offers in one line", P.VK, {"offer": ("Анонсы Аренда Услуги",)}, {"offer": ("аренда помещений",)}, None),
    ("rooms where only events are taken", P.VK, {"offer": ("Мероприятия",)}, {"offer": ("Аренда",)}, Misfit.OFFER),
    ("an event where only rooms are taken", P.VK, {"offer": ("Аренда",)}, {}, Misfit.OFFER),
    ("words of their own on both sides", P.VK, {"offer": ("Лекторий",)}, {"offer": ("лекторий",)}, None),
    ("in two languages", P.FACEBOOK, {"offer": ("Arrangementer",)}, {"offer": ("events",)}, None),
    ("the named department", P.VK, {"specialisation": ("Медиацентр",)}, {"title": "Кино в медиацентре"}, None),
    ("a department nobody named", P.VK, {"specialisation": ("Медиацентр",)}, {"title": "Вечер поэзии"}, None),
    ("children where parents are", P.VK, {"audience": ("родители",)}, {"audience": ("дети",)}, None),
    ("pensioners where students are", P.VK, {"audience": ("студенты",)}, {"audience": ("пенсионеры",)}, Misfit.AUDIENCE),
    ("for everybody", P.VK, {"audience": ("студенты",)}, {"audience": ("для всех",)}, None),
    ("where everybody is", P.VK, {"audience": ("жители района",)}, {"audience": ("студенты",)}, None),
    ("the people of a place are everybody", P.VK, {"audience": ("жители Сокола",)}, {"audience": ("пенсионеры",)}, None),
    ("neighbours of a kind are not", P.VK, {"audience": ("соседи, владельцы собак",)},
     {"audience": ("пенсионеры",)}, Misfit.AUDIENCE),
    ("for somebody and everybody", P.VK, {"audience": ("студенты",)}, {"audience": ("пенсионеры", "все")}, None),
    ("a chat without a named audience", P.WHATSAPP, {}, {"audience": ("дети",)}, Misfit.AUDIENCE),
    ("a chat, for nobody in particular", P.WHATSAPP, {"audience": ("дети",)}, {}, Misfit.AUDIENCE),
    ("a chat, for everybody", P.WHATSAPP, {"audience": ("дети",)}, {"audience": ("все",)}, Misfit.AUDIENCE),
    ("a play for the kindergarten's chat", P.WHATSAPP, {"audience": ("родители детского сада",)},
     {"audience": ("дети",)}, None),
    ("board games for the school's chat", P.MESSENGER, {"audience": ("foreldre på skolen",)},
     {"audience": ("skolebarn",)}, None),
    ("pre-school children in the school's chat", P.WHATSAPP, {"audience": ("родители школьников",)},
     {"audience": ("дошкольники",)}, Misfit.AUDIENCE),
    ("new books in a chat", P.WHATSAPP, {"audience": ("дети",)},
     {"audience": ("дети",), "offer": ("Новые книги",), "away": None}, Misfit.PLATFORM),
    ("an event without a day in a chat", P.WHATSAPP, {"audience": ("дети",)},
     {"audience": ("дети",), "away": None}, Misfit.PLATFORM),
    ("rooms for a club's chat", P.WHATSAPP, {"audience": ("шахматисты",)},
     {"audience": ("шахматисты",), "offer": ("Аренда",), "away": None}, None),
    ("a Telegram channel takes news", P.TELEGRAM, {}, {"offer": ("Новые книги",), "away": None}, None),
    ("a Telegram group of somebody", P.TELEGRAM, {"audience": ("собаководы",)}, {}, Misfit.AUDIENCE),
    ("a Telegram group of the right ones", P.TELEGRAM, {"audience": ("собаководы",)},
     {"audience": ("собаководы района",)}, None),
    ("an invite leads into a chat", P.TELEGRAM, {"link": INVITE}, {}, Misfit.AUDIENCE),
    ("book reviews on TikTok", P.TIKTOK, {}, {"offer": ("Новые книги",), "away": None}, None),
    ("any event on TikTok", P.TIKTOK, {}, {}, Misfit.AUDIENCE),
    ("an event for the young on TikTok", P.TIKTOK, {}, {"audience": ("ungdom",)}, None),
    ("one for pensioners on Snapchat", P.SNAPCHAT, {}, {"audience": ("pensjonister",)}, Misfit.AUDIENCE),
    ("one for pensioners on X", P.X, {}, {"audience": ("пенсионеры",)}, Misfit.AUDIENCE),
    ("one for pensioners on X, where the district is", P.X, {"audience": ("жители района",)},
     {"audience": ("пенсионеры",)}, None),
    ("gamers on Discord", P.DISCORD, {}, {"audience": ("любители настольных игр",)}, None),
    ("books on LinkedIn", P.LINKEDIN, {}, {"offer": ("nye bøker",)}, Misfit.PLATFORM),
    ("a design is no community", P.CANVA, {}, {}, Misfit.PLATFORM),
]  # fmt: skip


@pytest.mark.parametrize(("what", "platform", "there", "told", "misfit"), FITS, ids=[case[0] for case in FITS])
def test_an_announcement_goes_where_it_fits(
    what: str, platform: Platform, there: dict[str, Any], told: dict[str, Any], misfit: Misfit | None
) -> None:
    """The handbooks' table, offers, departments and audiences."""
    fields: dict[str, Any] = {"platform": platform, "link": Link(platform, Kind.COMMUNITY, "x", None)} | there
    community = make_community(**fields)
    (matter,) = describe_matters([make_announcement(**told)], [community])
    assert find_misfit(matter, describe_place(community)) is misfit


@pytest.mark.parametrize("title", ["Кино в Медиацентре", "Медиацентр"])
def test_a_named_department_goes_only_to_communities_it_suits(title: str) -> None:
    """«Медиацентр» is a department, because the register has communities for it."""
    media, loans = make_community(2, specialisation=("Медиацентр",)), make_community(3, specialisation=("Абонемент",))
    (matter,) = describe_matters([make_announcement(title=title)], [media, loans])
    found = [find_misfit(matter, describe_place(community)) for community in (media, loans)]
    assert found == [None, Misfit.SPECIALISATION]


AUDIENCES = [
    ("дети", "родители детей средней школы", True),
    ("школьники", "родители дошкольников", False),
    ("småbarn", "barnehagen i Arendalsgata", True),
    ("teenagers", "pupils", True),
    ("пенсионеры", "55+", True),
    ("владельцы собак", "собаки", True),
    ("соседи, владельцы собак", "собаки", True),
    ("жители Сокола", "собаки", False),
    ("любители йоги", "йога", True),
    ("марки", "марши", False),
    ("любители книг", "любители собак", False),
    ("12+", "дети", False),
    ("", "дети", False),
]


@pytest.mark.parametrize(("one", "other", "meet"), AUDIENCES)
def test_audiences_meet_whichever_comes_first(one: str, other: str, *, meet: bool) -> None:
    """In three languages; an age mark of the event names nobody."""
    first, second = parse_audience((one,)), parse_audience((other,))
    assert first.meets(second) is meet
    assert second.meets(first) is meet


@given(st.lists(st.text(max_size=60), max_size=4), st.lists(st.text(max_size=60), max_size=4))
def test_any_words_can_be_compared(one: list[str], other: list[str]) -> None:
    """Whatever was typed, and it meets itself if it names anybody."""
    first, second = parse_audience(tuple(one)), parse_audience(tuple(other))
    assert first.meets(second) is second.meets(first)
    assert first.meets(first) is first.named


def test_offers_are_read_in_any_form() -> None:
    """Known ones as such, others as words; an announcement makes an event known."""
    found = parse_offers(("Анонсы Коворкинг", "Romleie", "Лекторий", "…"))
    assert found.forms == {Offer.EVENTS, Offer.COWORKING, Offer.ROOM_HIRE}
    assert found.others == {"лекторий"}


def test_every_platform_has_its_manner() -> None:
    """No community is without a row in the table."""
    assert set(MANNERS) == set(Platform)

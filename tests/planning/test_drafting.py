"""Drafts: as long, as linked and in the tone that is usual on each platform."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheets_outreach.announcement import Announcement
from sheets_outreach.links import Kind, Link, Platform, recognise
from sheets_outreach.planning.drafting import Draft, Drafter
from sheets_outreach.planning.fitting import describe_place
from sheets_outreach.planning.platforms import MANNERS
from sheets_outreach.texts import Language
from tests.planning.neighbourhood import make_announcement, make_community, make_register


def draft(platform: Platform, announcements: Sequence[Announcement], **changes: Any) -> Draft:
    """Write the post of one community."""
    fields: dict[str, Any] = {"link": Link(platform, Kind.COMMUNITY, "x", None), "place": "Сокол"} | changes
    community = make_community(2, platform, **fields)
    register = make_register([community], announcements, library_name="Светловка", language=Language.RU)
    return Drafter(register).write(community, describe_place(community), announcements)


def test_facebook_gets_the_whole_text() -> None:
    """A long read with its link and a question that starts a talk."""
    text = "Первый абзац рассказа.\n\nВторой абзац, тоже важный."
    found = draft(Platform.FACEBOOK, [make_announcement(title="Вечер поэзии", text=text)])
    assert "понедельник, 30 ноября: Вечер поэзии" in found.text
    assert text in found.text
    assert found.links[0] in found.text
    assert "?" in found.text.split("\n\n")[-2]
    assert "#" not in found.text.replace(found.links[0], "")


def test_instagram_gets_hashtags_and_no_address() -> None:
    """Addresses in a caption cannot be followed."""
    found = draft(Platform.INSTAGRAM, [make_announcement()])
    assert found.links == ()
    assert "https://" not in found.text
    assert found.text.endswith("#Светловка #Сокол #библиотека #соседи")


def test_a_chat_gets_an_invitation() -> None:
    """Short: the first sentence, not the whole story."""
    event = make_announcement(text="Спектакль для самых маленьких. Потом чай.", audience=("дошкольники",))
    found = draft(Platform.WHATSAPP, [event], audience=("дошкольники",))
    assert "Спектакль для самых маленьких." in found.text
    assert "Потом чай" not in found.text


def test_a_text_that_only_repeats_the_title_is_not_said_twice() -> None:
    """Nor is an empty line left where there is no text."""
    same = draft(Platform.VK, [make_announcement(title="Вечер поэзии", text="Вечер поэзии")]).text
    assert same.count("Вечер поэзии") == 1
    empty = draft(Platform.VK, [make_announcement(title="Вечер поэзии", text="")]).text
    assert same == empty
    assert "\n\n\n" not in empty


def test_what_has_no_title_is_called_by_its_first_sentence() -> None:
    """A network for long reads gets the whole text all the same, a chat that sentence once."""
    event = make_announcement(title="", text="Приходите на чай. Вход свободный.")
    assert "30 ноября: Приходите на чай.\nПриходите на чай. Вход свободный." in draft(Platform.VK, [event]).text
    assert draft(Platform.WHATSAPP, [event]).text.count("Приходите на чай.") == 1


def test_a_title_is_one_line() -> None:
    """However it was typed; a text keeps its paragraphs."""
    found = draft(Platform.VK, [make_announcement(title="Вечер\n поэзии", text="Чай.\n\nСтихи.")]).text
    assert "Вечер поэзии\nЧай.\n\nСтихи." in found


def test_the_image_is_credited() -> None:
    """Where there is one and its author is known."""
    image = recognise("https://lib.example/poster.jpg")
    assert "Фото: Анна К." in draft(Platform.VK, [make_announcement(image=image, image_credit="Анна К.")]).text
    assert "Фото" not in draft(Platform.VK, [make_announcement(image_credit="Анна К.")]).text


def test_a_draft_is_in_the_communitys_language() -> None:
    """Else in the sheet's."""
    assert "naboer" in draft(Platform.FACEBOOK, [make_announcement()], language=Language.NB).text
    assert "mandag 30. november" in draft(Platform.FACEBOOK, [make_announcement()], language=Language.NB).text
    assert "Monday 30 November" in draft(Platform.FACEBOOK, [make_announcement()], language=Language.EN).text
    assert "оседи" in draft(Platform.FACEBOOK, [make_announcement()]).text


def test_many_announcements_become_a_list() -> None:
    """Day and title, one address under each, no stories."""
    events = [make_announcement(row, away=row) for row in range(2, 8)]
    found = draft(Platform.TELEGRAM, events)
    assert all(event.title in found.text for event in events)
    assert "Вход свободный" not in found.text
    assert found.left_out == 0


@pytest.mark.parametrize(("count", "at_length"), [(1, True), (3, True), (4, False)])
def test_three_announcements_are_told_at_length_and_more_are_not(count: int, at_length: bool) -> None:
    """Of four, each has its first sentence."""
    events = [make_announcement(row, text="Приходите. Вход свободный.") for row in range(2, 2 + count)]
    text = draft(Platform.FACEBOOK, events).text
    assert text.count("Приходите.") == count
    assert ("Вход свободный." in text) is at_length


def test_what_has_its_story_stands_apart_and_what_is_a_line_does_not() -> None:
    """A blank line between two invitations; none in a list too long for stories."""
    first, second = (make_announcement(row, away=None, link=None, text="Будет чай.") for row in (2, 3))
    assert f"{first.title}\nБудет чай.\n\n{second.title}\nБудет чай." in draft(Platform.WHATSAPP, [first, second]).text
    first, second = (make_announcement(row, away=None, link=None, text="чай " * 40) for row in (2, 3))
    assert f"{first.title}\n{second.title}" in draft(Platform.X, [first, second]).text


@pytest.mark.parametrize(
    ("place", "hashtag"),
    [("метро Сокол", "#МетроСокол "), ("1905", ""), ("…", ""), ("я" * 30, f"#{'я' * 30} "), ("я" * 31, "")],
)
def test_only_a_short_name_becomes_a_hashtag(place: str, hashtag: str) -> None:
    """Networks make no hashtag of a number, and nobody reads an endless one."""
    found = draft(Platform.INSTAGRAM, [make_announcement()], place=place)
    assert found.text.split("\n")[-1] == f"#Светловка {hashtag}#библиотека #соседи"


def test_one_address_for_several_events_is_named_once() -> None:
    """The programme's page."""
    link = recognise("https://lib.example/programme")
    events = [make_announcement(row, away=row, link=link) for row in range(2, 6)]
    found = draft(Platform.VK, events)
    assert len(found.links) == 1
    assert found.text.count("https://") == 1


def test_what_does_not_fit_is_counted() -> None:
    """X bears 280 characters; nobody reads more than a dozen anywhere."""
    events = [make_announcement(row, away=row % 12 + 2) for row in range(2, 32)]
    short, long = draft(Platform.X, events), draft(Platform.FACEBOOK, events)
    assert len(short.text) <= 280
    assert short.left_out > long.left_out == 18
    assert "ещё 18" in long.text


LOSSES = [
    ("all of it fits", 2, 20, (True, 2, 0)),
    ("no room for texts", 5, 20, (False, 5, 0)),
    ("nor for addresses", 5, 130, (False, 0, 0)),
    ("nor for all titles", 8, 130, (False, 0, 2)),
]


@pytest.mark.parametrize(("what", "count", "longest", "left"), LOSSES, ids=[case[0] for case in LOSSES])
def test_a_long_draft_loses_texts_then_addresses_then_announcements(
    what: str, count: int, longest: int, left: tuple[bool, int, int]
) -> None:
    """Telegram bears 1000 characters: opening and ending take a hundred, a tagged address a hundred, a text 150."""
    events = [
        make_announcement(row, away=None, title=f"{row} ".ljust(longest, "я"), text="ч" * 150)
        for row in range(2, 2 + count)
    ]
    found = draft(Platform.TELEGRAM, events)
    assert ("ччч" in found.text, found.text.count("https://"), found.left_out) == left
    assert len(found.links) == left[1]


@pytest.mark.parametrize(("count", "is_programme"), [(1, False), (2, True)])
def test_one_evening_is_no_programme_of_two_weeks(count: int, is_programme: bool) -> None:
    """The opening speaks of one or of several."""
    events = [make_announcement(row) for row in range(2, 2 + count)]
    assert ("ближайшие две недели" in draft(Platform.FACEBOOK, events).text) is is_programme


def test_before_a_title_is_cut_the_other_is_only_counted() -> None:
    """Two titles of a hundred characters are too much for X, one is not."""
    first, second = (f"{name} " + "читает свои новые стихи о районе, " * 3 for name in ("Анна", "Пётр"))
    found = draft(
        Platform.X, [make_announcement(2, away=None, title=first), make_announcement(3, away=None, title=second)]
    )
    assert found.left_out == 1
    assert first.strip() in found.text
    assert "Пётр" not in found.text
    assert "И ещё 1" in found.text


TEXTS = st.text(max_size=3_000)


@given(
    st.sampled_from(sorted(set(MANNERS) - {Platform.X, Platform.SNAPCHAT})),
    st.lists(st.tuples(TEXTS, TEXTS, st.integers(2, 20)), min_size=1, max_size=20),
)
def test_no_draft_is_longer_than_its_platform_bears(platform: Platform, told: list[tuple[str, str, int]]) -> None:
    """Whatever was typed, and nothing in it that no cell or chat would take."""
    events = [
        make_announcement(row, title=title or "x", text=text, away=away)
        for row, (title, text, away) in enumerate(told, start=2)
    ]
    found = draft(platform, events)
    assert len(found.text) <= MANNERS[platform].longest
    assert found.text.encode()
    assert not any(ord(letter) < 32 and letter != "\n" for letter in found.text)
    assert all(link in found.text for link in found.links)


@pytest.mark.parametrize("platform", [Platform.X, Platform.SNAPCHAT])
def test_one_endless_title_still_fits_a_short_post(platform: Platform) -> None:
    """It is cut with an ellipsis."""
    found = draft(platform, [make_announcement(title="слово " * 200, text="")])
    assert len(found.text) <= MANNERS[platform].longest
    assert "…" in found.text

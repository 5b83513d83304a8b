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

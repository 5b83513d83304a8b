"""A diary row says of itself whether somebody wrote and waits for an answer."""

from __future__ import annotations

from datetime import date

import pytest

from sheets_outreach.links import recognise
from sheets_outreach.publication import Publication


def make_entry(**fields: object) -> Publication:
    """Make a row with a post's link."""
    return Publication.model_validate({"row": 2, "post_link": recognise("https://vk.com/wall-7_1"), **fields})


@pytest.mark.parametrize(
    "text", ["", " ", "0", "нет", "Нет.", "— не было —", "пока  нет", "Ingen", "nei!", "none", "Nothing."]
)
def test_words_for_nothing_are_no_wish(text: str) -> None:
    """Staff fill the cell in to show that they looked."""
    assert not make_entry(wishes=text).has_wish


@pytest.mark.parametrize(
    "text",
    ["нет детских книг на казахском", "ingen rullestolrampe ved inngangen", "no parking", "не хватает книг", "?"],
)
def test_anything_else_is_a_wish(text: str) -> None:
    """Also where it begins with a word for nothing."""
    assert make_entry(wishes=text).has_wish
    assert make_entry(wishes=text).awaits_answer


@pytest.mark.parametrize(
    "answered",
    [{"answered_on": date(2026, 11, 2)}, {"moved_to": "почта"}, {"unread": {"answered_on": "на той неделе"}}],
)
def test_an_answered_wish_waits_no_more(answered: dict[str, object]) -> None:
    """There, by e-mail or phone, or on a day we cannot read."""
    entry = make_entry(wishes="больше аудиокниг", **answered)
    assert entry.has_wish
    assert not entry.awaits_answer


def test_a_post_is_known_by_its_canonical_link() -> None:
    """However its address was copied."""
    assert (
        make_entry(post_link=recognise("https://vk.com/klub_sokol?w=wall-7700_15")).statistics_key
        == "https://vk.com/wall-7700_15"
    )


def make_chat_post(**fields: object) -> Publication:
    """Make a row about a post in a chat whose posts have no address."""
    told = {"community": "Двор на Часовой", "date": date(2026, 11, 17), "topic": "Вечер игр"}
    return make_entry(**{"post_link": recognise(""), **told, **fields})


@pytest.mark.parametrize(
    ("fields", "key"),
    [
        ({}, "двор на часовой · 2026-11-17 · вечер игр"),
        ({"community": " «двор» на Часовой", "topic": "ВЕЧЕР ИГР!"}, "двор на часовой · 2026-11-17 · вечер игр"),
        ({"topic": "Вечер кино"}, "двор на часовой · 2026-11-17 · вечер кино"),
        ({"community": "Двор на Балтийской"}, "двор на балтийской · 2026-11-17 · вечер игр"),
        ({"date": None}, "двор на часовой ·  · вечер игр"),
    ],
    ids=["as typed", "typed otherwise", "another topic", "another community", "no day"],
)
def test_a_post_without_an_address_is_known_by_community_day_and_topic(fields: dict[str, object], key: str) -> None:
    """WhatsApp gives posts no address; quotes, case and spaces make no other post."""
    assert make_chat_post(**fields).statistics_key == key

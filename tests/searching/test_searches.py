"""Which searches are offered: places × platforms × words, each once, ready to be clicked."""

from __future__ import annotations

from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from sheets_outreach.links import Platform
from sheets_outreach.searching import plan_searches
from sheets_outreach.searching.forms import FORMS
from sheets_outreach.searching.words import STRANGER_QUERIES, TARGET_WORDS
from sheets_outreach.settings import Settings
from sheets_outreach.texts import Language

SOKOL = Settings(library_name="Светловка", places=("Сокол", "Аэропорт"))


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (Language.RU, ("Нейбахуд", "Соседи", "Дружный")),
        (Language.NB, ("nabo", "nabolag", "grendelag")),
        (Language.EN, ("neighbours", "community")),
    ],
)
def test_the_handbooks_words_are_looked_for_in_every_place(language: Language, words: tuple[str, ...]) -> None:
    """With the place beside the word, as people name their groups."""
    looked_for = {search.words for search in plan_searches(SOKOL, language)}
    for word in words:
        assert {f"{word} Сокол", f"{word} Аэропорт"} <= looked_for


def test_every_link_stands_once_and_holds_its_words() -> None:
    """A link opens what the row says, whatever signs the words hold."""
    settings = Settings(library_name="Biblioteket «A&B» #1?", places=("Grünerløkka / Sagene", "50 % +"))
    searches = plan_searches(settings, Language.NB)
    assert len({search.link for search in searches}) == len(searches)
    for search in searches:
        parts = urlsplit(search.link)
        assert parts.scheme == "https"
        assert not parts.fragment
        values = [value for found in parse_qs(parts.query).values() for value in found]
        assert any(value.endswith(search.words) for value in values), search.link


def test_the_library_is_looked_for_in_three_languages() -> None:
    """A stranger does not know which language ours is."""
    looked_for = {search.words for search in plan_searches(SOKOL, Language.RU)}
    assert {"Светловка отзывы", "Светловка åpningstider", "library near Сокол"} <= looked_for


def test_platforms_that_are_not_allowed_are_left_out() -> None:
    """Some municipalities forbid some."""
    settings = Settings(places=("Sagene",), allowed_platforms=frozenset({Platform.FACEBOOK}))
    hosts = {urlsplit(search.link).hostname for search in plan_searches(settings, Language.NB)}
    assert hosts == {"www.facebook.com"}


def test_russian_networks_are_offered_to_russian_registers_only() -> None:
    """Nobody in Oslo looks for neighbours in Odnoklassniki."""
    norwegian = {unquote(search.link).split("/")[2] for search in plan_searches(SOKOL, Language.NB)}
    russian = {unquote(search.link).split("/")[2] for search in plan_searches(SOKOL, Language.RU)}
    assert {"vk.com", "ok.ru"} <= russian
    assert not {"vk.com", "ok.ru"} & norwegian


def test_without_places_and_name_there_is_nothing_to_look_for() -> None:
    """No search without a subject."""
    assert plan_searches(Settings(), Language.EN) == []


def test_all_tables_speak_of_the_same_languages() -> None:
    """Every language has words, and every platform that holds groups a form or none on purpose."""
    assert set(TARGET_WORDS) == set(STRANGER_QUERIES) == set(Language)
    left_out = {Platform.MESSENGER, Platform.CANVA, Platform.SHORTENER, Platform.UNKNOWN}
    assert set(FORMS) == set(Platform) - left_out

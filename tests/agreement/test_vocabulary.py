"""A colleague can add a word to a table and cannot break another by it."""

from __future__ import annotations

from collections import defaultdict

import pytest

from sheets_outreach.agreement import kinds, parse_agreement
from sheets_outreach.agreement.kinds import KIND_NAMES, KINDS, UNITS
from sheets_outreach.agreement.language import detect_language
from sheets_outreach.agreement.spelling import is_slip
from sheets_outreach.agreement.vocabulary import VOCABULARIES
from sheets_outreach.agreement.words import FORMS, fold, spell_word

TABLES = ("numbers", "ordinals", "counted_times", "units", "cadences", "ambiguous_cadences", "recurring_days")
DAY_TABLES = ("single_days", "short_days", "words")


def test_a_word_means_one_thing_in_all_languages() -> None:
    """The languages share one grammar: a word listed twice, with two meanings, would be read by chance."""
    meanings: dict[str, set[tuple[str, object]]] = defaultdict(set)
    for vocabulary in VOCABULARIES:
        for table in (*TABLES, *DAY_TABLES):
            for meaning, words in getattr(vocabulary, table).items():
                for word in words.split():
                    meanings[word].add((table, meaning))
        for word in vocabulary.fillers.split():
            meanings[word].add(("fillers", ""))
    assert {word: found for word, found in meanings.items() if len(found) > 1} == {}


def test_words_are_listed_as_they_are_looked_up() -> None:
    """Lower case and without accents, or they would never be found."""
    assert [word for word in FORMS if fold(word) != word] == []


def test_every_kind_has_a_character_of_its_own() -> None:
    """No kind, number, unit or weekday may look like another, or like punctuation."""
    chars = [*KINDS.values(), *set(kinds.PUNCTUATION.values()) - {KINDS["AND"]}, kinds.SPACED_DASH, kinds.CONSUMED]
    chars += [kinds.number(value) for value in (*range(1, 61), 182)] + [kinds.unit(name) for name in UNITS]
    chars += [spell(day) for spell in (kinds.recurring_day, kinds.single_day, kinds.short_day) for day in range(1, 10)]
    chars += [kinds.ordinal(place) for place in range(1, 16)]
    assert len(chars) == len(set(chars))
    assert len(KINDS) == len(KIND_NAMES)
    assert max(chars) <= "\xff"


def test_numbers_no_agreement_counts_with_are_too_big() -> None:
    """Years and prices can never become a limit."""
    assert {kinds.number(value) for value in (0, 61, 500, 2024)} == {KINDS["BIG_NUMBER"]}
    assert kinds.ordinal(40) == KINDS["BIG_NUMBER"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ниделю", "неделю"),
        ("мецяц", "месяц"),
        ("пятнцам", "пятницам"),
        ("сагласовать", "согласовать"),
        ("нeделю", "неделю"),
        ("wekly", "weekly"),
        ("fortnigthly", "fortnightly"),
        ("godkjening", "godkjenning"),
    ],
)
def test_a_slip_of_the_pen_is_mended(typed: str, meant: str) -> None:
    """One wrong letter in a long word, or letters of the other alphabet, do not hide what was meant."""
    assert spell_word(typed) == spell_word(meant)


@pytest.mark.parametrize(
    "word",
    [
        "mouth",
        "nearly",
        "weakly",
        "dairy",
        "moths",
        "manager",
        "heller",
        "среди",
        "следам",
        "погода",
        "входные",
        "разрушение",
        "mandat",
        "dagens",
        "ukjent",
    ],
)
def test_a_word_that_exists_is_not_mended(word: str) -> None:
    """A neighbour of a limit in spelling is no limit."""
    assert spell_word(word) == KINDS["UNKNOWN"]


@pytest.mark.parametrize(
    ("typed", "meant", "slip"),
    [
        ("недлю", "неделю", True),
        ("неделюю", "неделю", True),
        ("недеюл", "неделю", True),
        ("нидели", "неделя", False),
        ("педелю", "неделю", False),
        ("месяц", "месяцев", False),
        ("абвгде", "агвбде", False),
    ],
)
def test_a_slip_is_one_letter_and_never_the_first(typed: str, meant: str, *, slip: bool) -> None:
    """Lost, doubled, swapped or replaced by its like: one at a time."""
    assert is_slip(typed, meant) is slip


def test_unknown_capitals_may_be_names() -> None:
    """«Арина» is skipped where a limit is plain; an unknown small word is looked at with suspicion."""
    assert spell_word("Кристина") == KINDS["NAME"]
    assert spell_word("кристина") == KINDS["UNKNOWN"]
    assert spell_word("KPI") == KINDS["UNKNOWN"]


def test_compounds_are_known_by_their_tail() -> None:
    """Norwegian puts words together as it pleases."""
    assert spell_word("vårinnlegg") == KINDS["POST"]
    assert parse_agreement("ett vårinnlegg i uka").min_days == 7


def test_may_is_a_month_only_with_a_capital() -> None:
    """In English the verb is far more frequent."""
    assert (spell_word("May"), spell_word("may")) == (KINDS["MONTH_NAME"], KINDS["CAN"])


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("раз в неделю", "ru"),
        ("annankvar veke", "nb"),
        ("every other week", "en"),
        ("max 2", None),
        ("", None),
        ("раз в month or two or three", None),
    ],
)
def test_the_language_is_told_by_the_words(text: str, language: str | None) -> None:
    """Where two languages have as many words, none is claimed."""
    assert detect_language(text) == language

"""How values stand in a sentence: numbers as the language writes them, typed text fit for one line."""

from __future__ import annotations

import pytest

from sheets_outreach.links import recognise
from sheets_outreach.rules import say_problem
from sheets_outreach.rules.wording import quote, say
from sheets_outreach.texts import Language, load_texts
from tests.rules.sheets import community, found, make_register, post


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("одна\nдве", "одна две"),
        ("одна\tдве\u00a0три", "одна две три"),
        ("нe\u200bвидно", "нeвидно"),
        ("  края  ", "края"),
        ("наш «Двор»", "наш „Двор“"),
        ("+7 916 123-45-67", "+…"),
    ],
)
def test_typed_text_stands_on_one_line(typed: str, said: str) -> None:
    """Spaces of every kind are one space, what nobody sees is left out, a telephone number is not repeated."""
    assert quote(typed) == said


NUMBERS = [
    (Language.RU, "12\u00a0000", "2,5"),
    (Language.NB, "12\u00a0000", "2,5"),
    (Language.EN, "12,000", "2.5"),
]


@pytest.mark.parametrize(("language", "large", "part"), NUMBERS)
def test_numbers_are_written_as_the_language_does(language: Language, large: str, part: str) -> None:
    """Thousands are set apart, and parts have the language's sign."""
    texts = load_texts(language)
    register = make_register(
        [community(members=900, distance_km=2.5)], settings={"min_members": "12000"}, language=language
    )
    [few], [far] = found(register, "members-too-few"), found(register, "too-far")
    assert large in say(few, texts)
    assert part in say(far, texts)


@pytest.mark.parametrize(
    ("language", "day"), [(Language.RU, "пятниц"), (Language.NB, "fredag"), (Language.EN, "Friday")]
)
def test_weekdays_are_named(language: Language, day: str) -> None:
    """Not numbered: Monday is the first day in Oslo and the second elsewhere."""
    register = make_register(
        [community(agreement="только по пятницам")], [post(date="2026-11-19", post_link="")], language=language
    )
    [wrong] = found(register, "wrong-weekday")
    assert day in say(wrong, load_texts(language))


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (Language.RU, "в адресе «vк.com» буква «к» из другого алфавита: выглядит так же, но адрес другой."),
        (Language.NB, "bokstaven «к» i «vк.com» er fra et annet alfabet: den ser lik ut, men adressen er en annen."),
        (
            Language.EN,
            "the letter “к” in “vк.com” is from another alphabet: it looks the same, but the address is another.",
        ),
    ],
)
def test_a_links_problem_is_said_without_a_sheet(language: Language, said: str) -> None:
    """In the words that would stand in the check cell, behind the column's title."""
    [problem] = recognise("https://vк.com/sokol").problems
    assert say_problem(problem, load_texts(language)) == said


def test_the_reason_chooses_the_sentence() -> None:
    """Prose is not told of letters."""
    [problem] = recognise("группа закрыта").problems
    assert say_problem(problem, load_texts(Language.EN)) == "a link belongs here, but there is only text."

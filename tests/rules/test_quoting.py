"""How values stand in a sentence: numbers as the language writes them, typed text fit for one line."""

from __future__ import annotations

import pytest

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

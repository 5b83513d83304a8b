"""Which parts of a digest somebody gets."""

from __future__ import annotations

import pytest

from sheets_outreach.choices import Frequency
from sheets_outreach.digest.parts import STAFF_PARTS, URGENT_PARTS, Part, parse_parts, wanted_parts
from sheets_outreach.settings import Settings
from sheets_outreach.texts import Language, load_texts

MONDAY, TUESDAY = 1, 2


@pytest.mark.parametrize(
    ("typed", "parts"),
    [
        (["исправления"], {Part.CORRECTIONS}),
        ([" Исправления: "], {Part.CORRECTIONS}),
        (["исправленя", "Лучшие посты"], {Part.CORRECTIONS, Part.BEST}),
        (["Ønsker", "godkjenninger"], {Part.WISHES, Part.APPROVALS}),
        (["Corrections", "totals"], {Part.CORRECTIONS, Part.TOTALS}),
        (["everything else", "?"], set()),
        (["x" * 50_000], set()),
        ([], set()),
    ],
)
def test_parts_are_asked_for_in_any_language(typed: list[str], parts: set[Part]) -> None:
    """Case, signs and small slips do not matter; what is not understood asks for nothing."""
    assert parse_parts(typed) == parts


@pytest.mark.parametrize("language", Language)
def test_every_part_has_a_title_and_can_be_asked_for(language: Language) -> None:
    """Nobody should have to guess: each part of the library's own digest has words in each language."""
    texts = load_texts(language)
    for part in Part:
        assert texts.say(f"digest.{part}.title")
    words = {Language.RU: "исправления публикации согласования пожелания показатели итоги лучшие затихли кандидаты сообщения подсказки",
             Language.NB: "rettelser innlegg godkjenninger ønsker tall totaler beste stille kandidater meldinger tips",
             Language.EN: "corrections posting approvals wishes figures totals best faded candidates messages hints"}  # fmt: skip
    assert parse_parts(words[language].split()) == set(STAFF_PARTS)


def test_the_weekly_digest_holds_everything() -> None:
    """Whoever asked for nothing in particular gets all parts once a week, whatever the day it comes."""
    assert wanted_parts([], Frequency.WEEKLY, Settings(), TUESDAY) == set(STAFF_PARTS)


def test_the_daily_digest_holds_what_cannot_wait_and_everything_once_a_week() -> None:
    """Figures of the week every day would only be noise."""
    assert wanted_parts([], Frequency.DAILY, Settings(), TUESDAY) == URGENT_PARTS
    assert wanted_parts([], Frequency.DAILY, Settings(), MONDAY) == set(STAFF_PARTS)


def test_parts_that_were_asked_for_always_win() -> None:
    """A person who wants the totals every day gets them."""
    assert wanted_parts(["итоги"], Frequency.DAILY, Settings(), TUESDAY) == {Part.TOTALS}
    assert wanted_parts(["wat"], Frequency.WEEKLY, Settings(), TUESDAY) == set(STAFF_PARTS)

"""Figures and engagement in a few words: the last measurement of each post, in the numbers of the language."""

from __future__ import annotations

from typing import Any

import pytest

from sheets_outreach.cadence import index_diary
from sheets_outreach.marking import latest_measurements
from sheets_outreach.marking.measured import as_figures, word_engagement, word_figures
from sheets_outreach.register.columns import Tab
from sheets_outreach.register.records import Register
from sheets_outreach.statistics import Source
from sheets_outreach.texts import Language, load_texts
from tests.rules.sheets import Row, community, make_register, post

ADDRESS = "https://vk.com/wall-7700_15"
SECOND = "https://vk.com/wall-7700_16"
POSTS = (post(), post(post_link="https://vk.com/klub_sokol?w=wall-7700_16", topic="Лекция"))


def measured(**counts: Any) -> Row:
    """Give a row of the statistics about the first post, a week old."""
    return {"post_link": ADDRESS, "day": 7, **counts}


def library(*statistics: Row, language: Language = Language.RU) -> Register:
    """Read one community with two posts and what was measured."""
    return make_register([community()], POSTS, statistics=statistics, language=language)


def figures(*statistics: Row, language: Language = Language.RU) -> dict[int, object]:
    """Word the diary's figures, by row."""
    register = library(*statistics, language=language)
    return dict(word_figures(register, load_texts(language)))


def engagement(*statistics: Row, language: Language = Language.RU) -> object:
    """Word the community's engagement."""
    register = library(*statistics, language=language)
    return word_engagement(register, index_diary(register), load_texts(language)).get(2)


NUMBERS = [
    (Language.RU, {"likes": 12, "views": 340}, "12 ♥, 340 просмотров, день 7"),
    (Language.NB, {"likes": 12, "views": 340}, "12 ♥, 340 visninger, dag 7"),
    (Language.EN, {"likes": 12, "views": 340}, "12 ♥, 340 views, day 7"),
    (Language.RU, {"likes": 1234, "views": 1234567}, "1\u00a0234 ♥, 1\u00a0234\u00a0567 просмотров, день 7"),
    (Language.NB, {"likes": 1234, "views": 1234567}, "1\u00a0234 ♥, 1\u00a0234\u00a0567 visninger, dag 7"),
    (Language.EN, {"likes": 1234, "views": 1234567}, "1,234 ♥, 1,234,567 views, day 7"),
    (Language.RU, {"views": 1}, "1 просмотр, день 7"),
    (Language.RU, {"views": 22}, "22 просмотра, день 7"),
    (Language.RU, {"views": 1011}, "1\u00a0011 просмотров, день 7"),
    (Language.NB, {"views": 1}, "1 visning, dag 7"),
    (Language.EN, {"views": 1}, "1 view, day 7"),
    (Language.EN, {"likes": 12, "comments": 3, "shares": 1}, "12 ♥, 3 💬, 1 ↗, day 7"),
]


@pytest.mark.parametrize(("language", "counts", "words"), NUMBERS, ids=[case[2] for case in NUMBERS])
def test_figures_are_written_as_the_language_writes_numbers(language: Language, counts: Row, words: str) -> None:
    """Thousands apart by a space that does not break (ru, nb) or a comma (en), and the right form of the word."""
    assert figures(measured(**counts), language=language) == {2: words}


def test_a_count_of_nought_is_one_and_an_unknown_one_is_not_named() -> None:
    """Nobody liked it: that is known. How many saw it is not."""
    assert figures(measured(likes=0)) == {2: "0 ♥, день 7"}


UNKNOWN = [
    (Language.RU, "показатели неизвестны, день 30"),
    (Language.NB, "tallene er ukjente, dag 30"),
    (Language.EN, "figures unknown, day 30"),
]


@pytest.mark.parametrize(("language", "words"), UNKNOWN)
def test_a_post_that_is_gone_says_that_nothing_is_known(language: Language, words: str) -> None:
    """Its row in the statistics has no counts, and none is invented."""
    assert figures(measured(day=30), language=language) == {2: words}


def test_a_day_nobody_can_read_is_not_named() -> None:
    """Somebody has overwritten it; the counts stand."""
    assert figures(measured(day="вчера", likes=5)) == {2: "5 ♥"}


@pytest.mark.parametrize("typed", ["много", 12.5, "?", -5])
def test_what_is_no_count_is_not_shown_as_one(typed: str | float) -> None:
    """Somebody has typed into our column; the other counts stand."""
    assert figures(measured(likes=typed, comments=4)) == {2: "4 💬, день 7"}


def test_figures_stand_on_the_row_of_their_post() -> None:
    """The second post was measured, the first was not; what was measured of a post that left the diary stands nowhere."""
    assert figures(measured(post_link=SECOND, likes=8), measured(post_link="https://vk.com/wall-7700_1", likes=9)) == {
        3: "8 ♥, день 7"
    }


@pytest.mark.parametrize("order", [(1, 3, 7), (7, 3, 1), (3, 7, 1)])
def test_the_latest_due_day_counts_in_whatever_order_rows_stand(order: tuple[int, ...]) -> None:
    """Staff sort the statistics; figures of day 1 never come back over those of day 7."""
    rows = [measured(day=day, likes=day * 10) for day in order]
    assert latest_measurements(library(*rows))[ADDRESS]["likes"] == 70
    assert figures(*rows) == {2: "70 ♥, день 7"}


def test_a_day_nobody_can_read_is_older_than_any_other() -> None:
    """A measurement whose day was overwritten does not hide one that says it."""
    rows = [measured(day=1, likes=5), measured(day="вчера", likes=99)]
    assert latest_measurements(library(*rows))[ADDRESS]["likes"] == 5


def test_an_empty_diary_has_no_figures() -> None:
    """Nothing was posted, nothing is worded."""
    register = make_register([community()], diary_columns=["date", "community", "topic"])
    texts = load_texts(Language.RU)
    assert word_figures(register, texts) == {}
    assert word_engagement(register, index_diary(register), texts) == {}


TWO = (
    measured(likes=10, comments=2, shares=3, views=300, members=2000),
    measured(post_link=SECOND, likes=5, comments=0, shares=0, views=100, members=2000),
)
"""20 reactions: 5 % of 400 views."""

FEW_VIEWS = (
    measured(likes=4, comments=1, shares=1, views=20, members=2000),
    measured(post_link=SECOND, likes=2, comments=0, shares=0, members=2000),
)
"""8 reactions: 0.2 % of two times 2,000 members. So few views say nothing."""

RATES = [
    (Language.RU, TWO, "5,0 % от просмотров, 2 поста"),
    (Language.NB, TWO, "5,0 % av visningene, 2 innlegg"),
    (Language.EN, TWO, "5.0% of views, 2 posts"),
    (Language.RU, FEW_VIEWS, "0,2 % от участников, 2 поста"),
    (Language.NB, FEW_VIEWS, "0,2 % av medlemmene, 2 innlegg"),
    (Language.EN, FEW_VIEWS, "0.2% of members, 2 posts"),
    (Language.RU, TWO[:1], "5,0 % от просмотров, 1 пост"),
    (Language.EN, TWO[:1], "5.0% of views, 1 post"),
]


@pytest.mark.parametrize(("language", "statistics", "words"), RATES, ids=[case[2] for case in RATES])
def test_engagement_is_by_views_where_they_say_something_else_by_members(
    language: Language, statistics: tuple[Row, ...], words: str
) -> None:
    """All posts together, with the decimal mark of the language."""
    assert engagement(*statistics, language=language) == words


@pytest.mark.parametrize(
    "statistics",
    [
        (measured(likes=4),),
        (measured(views=500, members=2000),),
        (measured(post_link="https://t.me/dvor/5", likes=4, views=99),),
    ],
    ids=["of how many is unknown", "no reactions known", "another post's"],
)
def test_there_is_no_engagement_where_none_can_be_told(statistics: tuple[Row, ...]) -> None:
    """No rate is not a rate of 0."""
    assert engagement(*statistics) is None


def test_engagement_pools_the_latest_measurement_of_each_post() -> None:
    """A post measured twice counts once, with the figures of its later day: 20 of 400, not 26 of 500."""
    assert engagement(measured(day=1, likes=6, comments=0, shares=0, views=100), *TWO) == "5,0 % от просмотров, 2 поста"


@pytest.mark.parametrize(
    ("typed", "source"), [("api", Source.API), ("embed", Source.EMBED), ("от Ани", Source.MANUAL), ("", Source.MANUAL)]
)
def test_figures_whose_source_was_overwritten_count_as_typed_by_hand(typed: str, source: Source) -> None:
    """A hand has been there; and what nobody called exact is not."""
    [row] = library(measured(likes=3, source=typed)).measurements
    taken = as_figures(row)
    assert (taken.likes, taken.views, taken.source, taken.exact) == (3, None, source, False)


@pytest.mark.parametrize(("exact", "is_exact"), [("да", True), ("нет", False)])
def test_a_measurement_is_as_exact_as_it_says(exact: str, is_exact: bool) -> None:
    """Rounded figures stay rounded."""
    [row] = library(measured(exact=exact)).measurements
    assert as_figures(row).exact is is_exact


def test_figures_of_a_post_without_an_address_are_found_by_what_it_is_known_by() -> None:
    """As append_statistics noted them."""
    known_by = "двор на часовой · 2026-11-17 · вечер игр"
    row = post(community="Двор на Часовой", topic="Вечер игр", post_link="")
    register = make_register([community()], [row], statistics=[measured(post_link=known_by, likes=6)])
    assert Tab.STATISTICS in register.tabs
    assert word_figures(register, load_texts(Language.RU)) == {2: "6 ♥, день 7"}

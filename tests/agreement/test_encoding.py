"""A text becomes kinds, and a place among kinds becomes the person's own words again."""

from __future__ import annotations

import pytest

from sheets_outreach.agreement import encoding, kinds, parsing
from sheets_outreach.agreement.encoding import encode, quote
from sheets_outreach.agreement.kinds import KINDS
from sheets_outreach.agreement.layout import Layout
from sheets_outreach.agreement.patterns import Pattern, kind_set


def spelt(*names: str | int) -> str:
    """Spell a text by the names of kinds, numbers and units."""
    return "".join(
        kinds.number(name) if isinstance(name, int) else KINDS[name] if name in KINDS else kinds.unit(name)
        for name in names
    )


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("2 раза", spelt(2, "TIMES")),
        ("2-х раз", spelt(2, "TIMES")),
        ("2раза", spelt(2, "TIMES")),
        ("2-я неделя", kinds.ordinal(2) + spelt("week")),
        ("2nd week", kinds.ordinal(2) + spelt("week")),
        ("2.5 месяца", spelt("ODD_NUMBER", "month")),
        ("1 р/нед.", spelt(1, "TIMES_OR_MONEY") + "/" + spelt("week")),
        ("неделя.", spelt("week") + "."),
        ("50 р/нед. Пекарня рядом", encode("50 р/нед") + "." + encode("Пекарня рядом")),
        ("1 р. в нед. Пн. Ср.", encode("1 р. в нед.") + encode("Пн.") + encode("Ср.")),
        ("2 р. В месяц", encode("2 р. в месяц")),
        ("since 2021. The", encode("since 2021") + "." + encode("The")),
        ("раз – неделя", spelt("TIMES") + "~" + spelt("week")),
        ("раз-неделя", spelt("TIMES") + "-" + spelt("week")),
        ("раз\nнеделя", spelt("TIMES") + "\n" + spelt("week")),
        ("18:00 12.05.2024 +79161234567 500₽ 24/7 1000", spelt(*["BIG_NUMBER"] * 6)),
        ("12k 5к 30тыс 1,200 2.500", spelt(*["BIG_NUMBER"] * 5)),
        ("12 кошек", spelt(12, "UNKNOWN")),
        ("https://vk.com/a?b=2 x@y.no @admin vk.com/club1", spelt(*["ADDRESS"] * 4)),
        ("bi-weekly", spelt("AMBIGUOUS", "EVERY", 2, "week")),
        ("w/o", spelt("WITHOUT")),
        ("привет 😀 «»", ""),
    ],
)
def test_words_become_kinds(text: str, code: str) -> None:
    """Figures, dates, addresses and punctuation are told apart where they stand."""
    assert encode(text) == code


@pytest.mark.parametrize(
    ("text", "start", "end", "quoted"),
    [
        ("раз в неделю, «летом» чаще.", 4, 6, "летом» чаще"),
        ("раз\nв неделю", 2, 4, "в неделю"),
        ("раз в неделю", 0, 1, "раз"),
        ("раз в неделю", 3, 3, ""),
    ],
)
def test_a_place_is_quoted_in_the_persons_words(text: str, start: int, end: int, quoted: str) -> None:
    """Whole words, as typed, without the punctuation around them."""
    assert quote(text, start, end) == quoted


def test_memory_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """A column of nonsense does not grow the memory for ever, and is still read."""
    chunks = encoding._Chunks()
    monkeypatch.setattr(encoding, "MOST_REMEMBERED", 3)
    assert [chunks[word] for word in ("раз", "неделю", "в", "месяц", "раз")] == [
        spelt(name) for name in ("TIMES", "week", "IN", "month", "TIMES")
    ]
    assert len(chunks) <= 3


def test_memory_of_readings_is_bounded_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sentences of one build are read once; those of too many builds are forgotten."""
    readings = parsing._Readings()
    monkeypatch.setattr(parsing, "MOST_REMEMBERED", 2)
    assert [readings[encode(text)].min_days for text in ("раз в неделю", "раз в месяц", "раз в год")] == [7, 30, 365]
    assert len(readings) == 1


def test_a_clause_ends_at_punctuation() -> None:
    """What stands in the next clause, or the next sentence, is not in this one."""
    code = encode("до, раз в неделю; после?")
    at = code.index(KINDS["TIMES"])
    context = Layout(code).context_of(code, at, at + 1)
    assert (context.before, context.after) == ("", spelt("IN", "week"))
    assert (context.earlier, context.asks) == (spelt("UNTIL") + ",", False)
    assert Layout(code).context_of(code, len(code) - 2, len(code) - 1).asks


def test_patterns_are_written_in_names() -> None:
    """Spaces are for the eye, brackets are brackets."""
    assert Pattern("NOT [MORE LESS] NUMBER").search(spelt("NOT", "LESS", 2))
    assert kind_set("NUMBERS") >= {kinds.number(1), kinds.number(60)}
    assert kind_set("DASH COMMA") == {"-", ","}

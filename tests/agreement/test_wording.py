"""An agreement is said back in the language of the sheet, and what is said back means the same."""

from __future__ import annotations

import pytest

from sheets_outreach.agreement import Agreement, Period, PerPeriod, describe_agreement, parse_agreement
from sheets_outreach.texts import Language, load_texts
from tests.agreement.cases import LANGUAGES, wordings


def describe(text: str, language: Language) -> str:
    """Say back what a text was read as."""
    return describe_agreement(parse_agreement(text), load_texts(language))


@pytest.mark.parametrize(
    ("text", "ru", "nb", "en"),
    [
        (
            "Размещение один раз в 2-3 недели. Текст предварительно согласовать с админом.",
            "раз в 14–21 день, согласовать текст",
            "en gang per 14–21 dager, teksten godkjennes først",
            "once every 14–21 days, text to be approved first",
        ),
        ("не чаще раза в неделю", "не чаще 1 раза в неделю", "høyst en gang i uken", "at most once a week"),
        (
            "не чаще раза в 22 дня",
            "не чаще 1 раза в 22 дня",
            "høyst en gang per 22 dager",
            "at most once every 22 days",
        ),
        (
            "не реже раза в месяц",
            "не реже 1 раза в 30 дней",
            "minst en gang per 30 dager",
            "at least once every 30 days",
        ),
        ("раз в месяц", "раз в месяц", "en gang i måneden", "once a month"),
        ("annenhver dag", "раз в 2 дня", "en gang per 2 dager", "once every 2 days"),
        (
            "1-2 ganger i måneden, bare fredager",
            "1–2 раза в месяц, только по пятницам",
            "1–2 ganger i måneden, bare på fredager",
            "1–2 times a month, only on Fridays",
        ),
        ("5 постов в неделю", "5 раз в неделю", "5 ganger i uken", "5 times a week"),
        ("maks to innlegg i uka", "не больше 2 раз в неделю", "høyst 2 ganger i uken", "at most 2 times a week"),
        (
            "пн, ср, пт",
            "по понедельникам, средам и пятницам",
            "på mandager, onsdager og fredager",
            "on Mondays, Wednesdays and Fridays",
        ),
        ("weekdays only", "только по будням", "bare på hverdager", "only on weekdays"),
        ("no approval needed", "без согласования", "uten godkjenning", "no approval needed"),
        ("нельзя", "публиковать нельзя", "ikke lov å publisere", "posting is not allowed"),
        ("fritt fram", "без ограничений", "ingen begrensninger", "no limit"),
        ("ждём ответа", "пока не договорились", "ikke avtalt ennå", "not agreed yet"),
        ("можно публиковать", "публиковать можно", "lov å publisere", "posting is allowed"),
        ("biweekly", "раз в 14 дней; неоднозначно", "en gang per 14 dager; tvetydig", "once every 14 days; ambiguous"),
        ("только афиша", "тема: «только афиша»", "tema: «только афиша»", "topic: “только афиша”"),
        (
            "раз в неделю, летом реже",
            "раз в неделю; не понято: «летом реже»",
            "en gang i uken; ikke forstått: «летом реже»",
            "once a week; not understood: “летом реже”",
        ),
        ("", "", "", ""),
    ],
)
def test_it_says_what_was_understood(text: str, ru: str, nb: str, en: str) -> None:
    """Staff read the reading in their own language, with the plural that goes with the number."""
    assert [describe(text, language) for language in (Language.RU, Language.NB, Language.EN)] == [ru, nb, en]


@pytest.mark.parametrize("sheet", list(Language))
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_said_back_is_read_as_the_same(sheet: Language, language: str) -> None:
    """Copied into the agreement column, «understood as» keeps every limit."""
    changed = []
    for text, _ in wordings(language):
        before = parse_agreement(text)
        after = parse_agreement(describe_agreement(before, load_texts(sheet)))
        if not before.not_understood and limits(before) != limits(after):
            changed.append((text, after.text))
    assert changed == []


def limits(agreement: Agreement) -> tuple[object, ...]:
    """Take what must survive being said back."""
    return (
        agreement.min_days,
        agreement.max_days,
        agreement.per_period,
        agreement.weekdays,
        agreement.approval,
        agreement.allowed,
        agreement.unlimited,
        agreement.none_yet,
    )


@pytest.mark.parametrize(
    ("agreement", "said"),
    [
        (
            Agreement(min_days=7, max_days=30, per_period=PerPeriod(1, Period.WEEK)),
            "at most once a week, at least once every 30 days",
        ),
        (
            Agreement(min_days=7, max_days=15, per_period=PerPeriod(2, Period.MONTH)),
            "at most once every 7 days, 2 times a month",
        ),
        (
            Agreement(min_days=7, max_days=7, per_period=PerPeriod(3, Period.MONTH)),
            "once every 7 days, at most 3 times a month",
        ),
        (
            Agreement(max_days=20, per_period=PerPeriod(2, Period.MONTH)),
            "at most 2 times a month, at least once every 20 days",
        ),
        (Agreement(per_period=PerPeriod(1, Period.DAY)), "at most 1 time a day"),
        (Agreement(weekdays=(5,), max_days=30), "at least once every 30 days, only on Fridays"),
        (Agreement(allowed=False, min_days=7), "posting is not allowed"),
    ],
)
def test_it_says_every_combination_of_limits(agreement: Agreement, said: str) -> None:
    """Nothing that limits is left out, nothing is said twice."""
    assert describe_agreement(agreement, load_texts(Language.EN)) == said

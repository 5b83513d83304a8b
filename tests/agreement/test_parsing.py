"""What people write is read as they mean it, and never as more."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest

from sheets_outreach.agreement import Agreement, Period, PerPeriod, parse_agreement
from tests.agreement.cases import LANGUAGES, Expected, as_read, texts_without_limit, wordings

SOMEBODY_ELSE = {
    "ru": """
        Админ заходит|Группа собирается|Правила обновляются|Участники встречаются|Лекторий|Библиотека открыта|Стрим
        Рассылка выходит|Отчёт сдаём|Аренда|Разговорный клуб|Вывоз мусора|Созвон с админом|Заходить в группу
        Другие библиотеки публикуют|Магазин размещает рекламу
    """,
    "nb": """
        Admin er innom|Gruppa møtes|Bokklubben treffes|Biblioteket har åpent|Nyhetsbrevet sendes|Søppeltømming
        Medlemmene prater|Kontingent|Moderator rydder|Butikken poster|Minn admin på det|Personalmøte|Kari jobber
        Gamle innlegg fjernes|Dugnad
    """,
    "en": """
        Admin checks in|The group meets|Storytime|We are open|The page is updated|Rent due|Moderators clean up
        Their shop posts|Other libraries post|Staff meeting|Homework help|The owner is online|Jane works
        Old posts are removed|Knitting
    """,
}
HOW_OFTEN = {
    "ru": "раз в неделю|раз в месяц|каждую пятницу|по средам|ежедневно|2 раза в месяц|каждые две недели|по выходным",
    "nb": "en gang i uka|en gang i måneden|hver fredag|på onsdager|daglig|annenhver uke|ukentlig|hver 14. dag|i helgene",
    "en": "once a week|once a month|every Friday|on Wednesdays|daily|twice a month|on weekends|every two weeks|weekly",
}


def sets_no_limit(agreement: Agreement) -> bool:
    """Tell whether nothing was read that forbids a post."""
    return agreement.allowed and (agreement.min_days, agreement.per_period, agreement.weekdays) == (None, None, None)


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_reads_what_people_write(language: str) -> None:
    """Every wording of the language's table gives the fields that stand beside it."""
    wrong = []
    for text, expected in wordings(language):
        read = as_read(parse_agreement(text))
        if expected.unclear is None:
            read = replace(read, unclear=None)
        if read != expected:
            wrong.append((text, expected, read))
    assert wrong == []


@pytest.mark.parametrize("text", texts_without_limit())
def test_it_reads_no_limit_where_none_was_agreed(text: str) -> None:
    """Other people's timetables, prices, notice, wishes and prose limit nothing."""
    assert sets_no_limit(parse_agreement(text))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("between", ["{0} {1}", "{1} {0}", "{0}, {1}", "{0} - {1}", "{0} ({1})"])
def test_a_timetable_of_somebody_else_is_no_limit(language: str, between: str) -> None:
    """Whatever happens weekly beside our posts does not become our rhythm, and is shown as not understood."""
    subjects = [subject.strip() for line in SOMEBODY_ELSE[language].split("\n") for subject in line.split("|")]
    believed = []
    for subject, frequency in product(filter(None, subjects), HOW_OFTEN[language].split("|")):
        agreement = parse_agreement(between.format(subject, frequency).capitalize())
        if not sets_no_limit(agreement) or not agreement.not_understood:
            believed.append(agreement.text)
    assert believed == []


@pytest.mark.parametrize(
    ("text", "fragment"),
    [
        ("раз в неделю, летом раз в месяц", "летом раз в месяц"),
        ("Раз в неделю? Согласовать с админом.", "Раз в неделю?"),
        ("по чётным неделям", "по чётным неделям"),
        ("once a week, more often in December", "more often in December"),
        ("bare på fredager, møte annenhver uke", "møte annenhver uke"),
        ("2 раза в 10 дней, без рекламы", "2 раза в 10 дней"),
    ],
)
def test_what_may_be_a_limit_and_was_not_read_is_shown(text: str, fragment: str) -> None:
    """A limit that is lost is never lost silently: the person's own words come back."""
    assert fragment in parse_agreement(text).not_understood


def test_several_languages_mix_in_one_cell() -> None:
    """Staff of one library write in three languages, now and then in one cell."""
    agreement = parse_agreement("max 2 innlegg i måneden, только по пятницам, ask admin first")
    assert as_read(agreement) == Expected(None, None, PerPeriod(2, Period.MONTH), (5,), approval=True)


def test_an_empty_cell_says_nothing() -> None:
    """Nothing is neither an answer nor something to complain about."""
    for text in ("", "  ", "—", "...", "\n"):
        agreement = parse_agreement(text)
        assert not agreement.understood
        assert agreement.not_understood == ()


def test_no_limit_is_an_answer_and_no_agreement_is_another() -> None:
    """«Без ограничений» and «пока не договорились» limit nothing, for opposite reasons."""
    unlimited, none_yet = parse_agreement("без ограничений"), parse_agreement("пока не договорились")
    assert (unlimited.unlimited, unlimited.none_yet, unlimited.note) == (True, False, "unlimited")
    assert (none_yet.unlimited, none_yet.none_yet, none_yet.note) == (False, True, "no agreement yet")


def test_a_frequency_nobody_agreed_to_yet_is_not_a_limit() -> None:
    """What was only asked for is shown, not enforced."""
    agreement = parse_agreement("пока не договорились, просим раз в неделю")
    assert agreement.none_yet
    assert sets_no_limit(agreement)
    assert agreement.not_understood == ("просим раз в неделю",)


@pytest.mark.parametrize(
    ("text", "topics", "restricts"),
    [
        ("раз в месяц, только бесплатные мероприятия", "только бесплатные мероприятия", True),
        ("Реклама запрещена, афиша можно", "Реклама запрещена; афиша можно", True),
        ("kun arrangementer for barn, maks en gang i uka", "kun arrangementer for barn", True),
        ("weekly posts about events", "posts about events", False),
    ],
)
def test_topics_are_the_persons_own_words(text: str, topics: str | None, *, restricts: bool) -> None:
    """What posts may be about is quoted, not translated."""
    agreement = parse_agreement(text)
    assert (agreement.topics, agreement.restricts_topics) == (topics, restricts)


def test_one_post_per_event_is_kept_and_warned_about() -> None:
    """It limits, but not in time: the words are kept and a person decides."""
    agreement = parse_agreement("Один анонс на мероприятие")
    assert agreement.ambiguous
    assert agreement.not_understood == ("Один анонс на мероприятие",)
    assert sets_no_limit(agreement)


def test_a_very_long_text_is_read_in_part_and_says_so() -> None:
    """A cell may hold 50,000 characters; what was not looked at counts as not understood."""
    agreement = parse_agreement("раз в неделю. " + "спасибо " * 2000)
    assert agreement.min_days == 7
    assert agreement.not_understood[-1].startswith("спасибо")


def test_a_contradiction_is_shown_and_limits_nothing() -> None:
    """Not more than monthly and at least weekly cannot both hold: neither does."""
    agreement = parse_agreement("не чаще раза в месяц, не реже раза в неделю")
    assert sets_no_limit(agreement)
    assert agreement.ambiguous
    assert len(agreement.not_understood) == 2


def test_the_fields_bear_fixed_names() -> None:
    """``explain agreement --json`` prints these."""
    assert parse_agreement("1-2 раза в месяц по пятницам, согласовать, без рекламы").as_fields() == {
        "text": "1-2 раза в месяц по пятницам, согласовать, без рекламы",
        "min_days": None,
        "max_days": 30,
        "per_period": {"max": 2, "period": "month"},
        "weekdays": [5],
        "approval": True,
        "understood": True,
        "not_understood": [],
        "lang": "ru",
        "topics": "без рекламы",
    }


def test_a_refusal_says_so_in_the_fields() -> None:
    """``allowed`` appears only when it is false, ``note`` only when there is one."""
    fields = parse_agreement("Админ отказал").as_fields()
    assert fields["allowed"] is False
    assert "note" not in fields
    assert parse_agreement("biweekly").as_fields()["note"] == "ambiguous"

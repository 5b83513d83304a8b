"""Words that nobody here knows are shown beside what was read, and harmless ones are not."""

from __future__ import annotations

from itertools import product

import pytest

from sheets_outreach.agreement import Agreement, parse_agreement
from tests.agreement.cases import LANGUAGES

CADENCE = {
    "ru": "раз в неделю|не чаще двух раз в месяц|по средам",
    "nb": "en gang i uka|maks to ganger i måneden|på onsdager",
    "en": "once a week|no more than twice a month|on Wednesdays",
}
UNREAD = {
    "ru": """
        хозяйка вздыхает|мемы и котики|кроме ноября|не в каникулы|без смайликов в шапке|иначе удалят|Рита редактирует
        не раньше ужина|действует до мая|спасибо что не буяните|не забыть написать хозяйке
    """,
    "nb": """
        eieren sukker|memer og katter|unntatt november|ikke i høstferien|ellers blir det bråk|Rita pusser på det
        ikke før middag|gjelder til 15. mai|takk for at dere ikke bråker|ikke glem å varsle eieren
    """,
    "en": """
        the owner sighs|memes and kittens|except November|not in the holidays|otherwise they grumble|Rita polishes it
        not before supper|valid until 15 May|thanks for not shouting|do not forget to inform the owner
    """,
}
HARMLESS = {
    "ru": """
        спасибо Рите|Рита, 8 900 222-33-44|договорились 3 июня|1200 участников|группа закрытая|сказала Рита
        С уважением, Рита|rita@example.org|поговорили с Ритой|админ - подруга нашей библиотеки|группа на 7 тыс. чел.
        чтобы нас не забывали|Благодарим Риту за поддержку|договорённость устная|действует с 15 апреля|3 тыс. подписчиков
    """,
    "nb": """
        takk til Rita|Rita, tlf 922 33 444|avtalt 3. juni|1200 medlemmer|gruppa er lukket|sa Rita
        Vennlig hilsen Rita|rita@example.org|snakket med Rita|admin er nabo til biblioteket|gruppa har 950 medlemer
        så de ikke glemmer oss|Takk til Rita for god hjelp|muntlig avtale|gjelder fra 15. april|2 tusen følgere
    """,
    "en": """
        thanks Rita|Rita, 07700 900789|agreed on 3 June|1,200 members|closed group|said Rita
        Kind regards, Rita|rita@example.org|spoke to Rita|admin is a friend of the library|group of 7 thousand people
        so they don't forget us|Thanks to Rita for her support|oral agreement|valid from 15 April|2k followers
    """,
}


def combinations(clauses: str, cadences: str) -> list[Agreement]:
    """Read every cadence with every clause behind it, after a comma and in a sentence of its own."""
    listed = [clause.strip() for line in clauses.split("\n") for clause in line.split("|") if clause.strip()]
    pairs = product(cadences.split("|"), listed, (", ", ". ", " - "))
    return [parse_agreement(f"{cadence}{mark}{clause}") for cadence, clause, mark in pairs]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_clause_that_was_not_read_is_shown(language: str) -> None:
    """It may allow or forbid something, and the cadence beside it stands."""
    lost = [
        agreement.text
        for agreement in combinations(UNREAD[language], CADENCE[language])
        if agreement.understood and agreement.topics is None
    ]
    unlimited = [
        agreement.text
        for agreement in combinations(UNREAD[language], CADENCE[language])
        if not agreement.limits_posting
    ]
    assert (lost, unlimited) == ([], [])


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_numbers_dates_and_thanks_need_nobodys_attention(language: str) -> None:
    """Who said it, when, and how to reach them changes nothing."""
    noticed = [
        (agreement.text, agreement.not_understood, agreement.topics)
        for agreement in combinations(HARMLESS[language], CADENCE[language])
        if not agreement.understood or agreement.topics
    ]
    assert noticed == []


@pytest.mark.parametrize(
    "text",
    [
        "периодичность не оговаривали, договорились на словах",
        "раз в месяц, но не во время экзаменов",
        "Шахматы у них по субботам, мы постим раз в месяц",
        "не две субботы подряд",
        "раз в неделю, если бесплатно",
        "onsdager, men aldri to dager på rad",
        "de har sjakk på lørdager, vi poster en gang i måneden",
        "en gang i måneden, men ikke i eksamenstiden",
        "we settled it by phone, frequency not mentioned",
        "once a month, but not during exams",
        "their chess club is on Saturdays, we post monthly",
        "never two weekends running",
    ],
)
def test_what_somebody_does_is_no_topic(text: str) -> None:
    """A topic names what posts are about; times, other people's doings and what was not discussed are shown instead."""
    agreement = parse_agreement(text)
    assert agreement.topics is None
    assert not agreement.understood


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("ничего платного; лекции можно", "ничего платного; лекции можно"),
        ("раз в неделю, коворкинг не рекламировать", "коворкинг не рекламировать"),
        ("не публикуем мемы, раз в неделю", "не публикуем мемы"),
        ("ingenting til salgs; gratis kurs er lov", "ingenting til salgs; gratis kurs er lov"),
        ("ikke poste memer, ukentlig", "ikke poste memer"),
        ("nothing commercial; free lectures welcome", "nothing commercial; free lectures welcome"),
        ("weekly, don't post memes", "don't post memes"),
        ("once a week, thanks but no adverts", "no adverts"),
        ("takk til Rita, reklame er forbudt, ukentlig", "reklame er forbudt"),
        ("спасибо Рите, реклама запрещена, раз в неделю", "реклама запрещена"),
    ],
)
def test_a_ban_on_a_topic_is_kept(text: str, topics: str) -> None:
    """In the person's own words, as what restricts the posts."""
    agreement = parse_agreement(text)
    assert (agreement.topics, agreement.restricts_topics) == (topics, True)

"""Where things stand: a permission taken back, no answer yet, and no limit at all, in three languages."""

from __future__ import annotations

import pytest

from sheets_outreach.agreement import parse_agreement


@pytest.mark.parametrize(
    "text",
    [
        "Сперва дали добро, потом отказали",
        "Админ был согласен, но теперь против",
        "можно было раз в месяц, сейчас запрещено",
        "пускали, а теперь передумали",
        "Først var det greit, senere sa de nei",
        "maks en gang i uka. De har ombestemt seg.",
        "vi kunne poste ukentlig, men nå er det ikke lov lenger",
        "dei trekte løyvet",
        "they agreed at first, then declined",
        "once a week until spring, now we are banned",
        "the owner withdrew permission",
        "we are no longer allowed to post",
        "Было можно раз в две недели, с марта 2025 запретили",
        "Før var det greit, fra mars er det forbudt",
        "it used to be fine, since April not allowed",
        "Нас заблокировали за два поста подряд",
        "Заблокировали после жалобы соседей",
        "Допуск отозван 3 февраля",
        "разрешение отозвали после ссоры",
        "Utestengt for søppelpost",
        "Blokkert etter klage fra en nabo",
        "Tillatinga er trekt tilbake i mars",
        "tillatelsen ble inndratt",
        "we were banned: too many posts",
        "Banned after the second warning",
        "Consent revoked in May after a quarrel",
    ],
)
def test_a_permission_that_was_taken_back_is_a_refusal(text: str) -> None:
    """The last word holds, and no limit from before it is enforced."""
    agreement = parse_agreement(text)
    assert not agreement.allowed
    assert not agreement.limits_posting
    assert not agreement.permitted


@pytest.mark.parametrize(
    "text",
    [
        "Сначала отказали, теперь разрешили",
        "передумали: можно раз в две недели",
        "раньше запрещали, сейчас можно",
        "больше одного поста в неделю не размещаем",
        "раз в месяц, больше не публикуем",
        "согласование больше не требуется",
        "først nei, men nå er det lov",
        "de ombestemte seg, nå er det greit",
        "ikke lenger enn 100 ord, ukentlig",
        "trenger ikke lenger spørre",
        "they refused at first, now it is allowed",
        "they changed their mind and allowed us to post",
        "weekly, but no longer than 80 words",
        "no longer need to ask",
        "никого не забанили, раз в неделю",
        "was banned, now once a week",
        "раз в неделю, с июня по август нельзя",
        "раз в месяц, в июле нельзя",
        "Заблокировали один пост",
        "banned - memes",
        "utestengt i to uker",
        "отказали в рекламе",
    ],
)
def test_a_permission_that_came_last_is_no_refusal(text: str) -> None:
    """Neither an old refusal, nor "no more than", nor "no longer needed" forbids posting."""
    assert parse_agreement(text).allowed


@pytest.mark.parametrize(
    ("text", "fragment"),
    [
        ("раз в неделю, мемы потом запретили", "мемы потом запретили"),
        ("once a week. Not permitted during exams.", "Not permitted during exams"),
        ("en gang i uka. Ikke lov i eksamenstida.", "Ikke lov i eksamenstida"),
        ("раз в неделю\nНельзя:\nмемы", "Нельзя"),
        ("en gang i uka\nIkke lov på:\nmemer", "Ikke lov på"),
        ("Not allowed:\nmemes", "Not allowed:\nmemes"),
        ("раз в неделю, админ забанил магазин", "админ забанил магазин"),
        ("once a week, memes are banned", "memes are banned"),
        ("ukentlig, memer er bannlyst", "memer er bannlyst"),
        ("заблокировали посты про кота", "заблокировали посты про кота"),
        ("раньше бывало чаще, с июня по август запретили", "июня по август запретили"),
    ],
)
def test_a_refusal_in_some_case_is_never_lost(text: str, fragment: str) -> None:
    """What is forbidden beside a limit is a topic or shown, whatever words it is put in."""
    agreement = parse_agreement(text)
    assert agreement.allowed
    assert fragment in (agreement.topics or "") or fragment in agreement.not_understood


@pytest.mark.parametrize(
    "text",
    [
        "от админа ничего не слышно",
        "ждём Веру",
        "договорённость ещё не оформлена",
        "Уточнить у модератора периодичность",
        "частоту согласовать с хозяйкой",
        "har ikke hørt noe fra admin",
        "venter på Eli (admin), skrev 2. juni",
        "avklare hyppighet med moderator",
        "hyppigheita må avklarast",
        "we have not heard anything",
        "waiting for Alice (owner) - asked 2 June",
        "ask the mods about frequency",
        "check how often with the moderator",
        "Новая хозяйка группы, надо договориться снова",
        "нужна новая договорённость",
        "согласования пока нет",
        "må avtales på nytt",
        "trenger ny avtale",
        "vi må reforhandle",
        "venter på å høre fra moderator",
        "we need to renegotiate",
        "a new agreement is needed",
        "waiting to hear from the owner",
    ],
)
def test_nothing_is_agreed_while_somebody_waits(text: str) -> None:
    """Neither a topic, nor an approval, nor a limit."""
    agreement = parse_agreement(text)
    assert agreement.note == "no agreement yet"
    assert (agreement.topics, agreement.approval, agreement.limits_posting) == (None, None, False)


@pytest.mark.parametrize(
    "text",
    [
        "выкладываем как хотим",
        "публикуйте на здоровье",
        "bare legg ut i vei",
        "post i veg",
        "når vi vil",
        "just post away",
        "share when you like",
    ],
)
def test_an_invitation_without_terms_is_no_limit(text: str) -> None:
    """It is an answer, told apart from an empty cell."""
    agreement = parse_agreement(text)
    assert agreement.note == "unlimited"
    assert agreement.topics is None
    assert agreement.not_understood == ()


@pytest.mark.parametrize("text", ["нет проблем", "без проблем", "ikke noe problem", "ingen innvendinger", "no problem"])
def test_no_objection_is_a_permission(text: str) -> None:
    """And nothing else: neither a refusal nor a topic."""
    agreement = parse_agreement(text)
    assert (agreement.permitted, agreement.allowed, agreement.topics) == (True, True, None)

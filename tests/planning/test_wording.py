"""The plan in words: every code has its sentence in every language, and people can read it."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings

from sheets_outreach.agreement import Agreement
from sheets_outreach.choices import Status
from sheets_outreach.links import recognise
from sheets_outreach.planning import Omission, plan_posts
from sheets_outreach.planning.wording import word_omission, word_reasons
from sheets_outreach.register.records import Register
from sheets_outreach.texts import Language, load_texts
from tests.planning.neighbourhood import MONDAY, make_announcement, make_community, make_register, registers


def omissions(register: Register) -> tuple[Omission, ...]:
    """Give everything a plan leaves out."""
    found = plan_posts(register, register.today)
    return (*found.unplaced, *found.unused)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(registers())
def test_every_reason_can_be_said(register: Register) -> None:
    """In three languages, with every place in the sentence filled."""
    for language in Language:
        texts = load_texts(language)
        for post in plan_posts(register, register.today).posts:
            said = word_reasons(post, texts)
            assert said
            assert "{" not in said
        for omission in omissions(register):
            assert word_omission(omission, register.today, texts)


def test_a_post_says_why_then_and_what_to_mind() -> None:
    """The first day, that a post is due, the admin's time, a picture, and how many are gathered."""
    community = make_community(agreement="раз в неделю, текст согласовать с админом", audience=("дети",))
    image = recognise("https://library.example/poster.jpg")
    events = [make_announcement(2, image=image), make_announcement(3)]
    register = make_register([community], events)
    (post,) = plan_posts(register, MONDAY).posts
    assert word_reasons(post, load_texts(Language.RU)) == (
        "Первый подходящий день: здесь ещё не публиковали. Здесь ждут пост. 2 анонса в одном посте, а не по одному на "
        "вечер. Для кого: дети. Покажите текст админу до 23.11 (пн) и запишите этот день в дневник. "
        "Укажите автора картинки."
    )


SAID = [
    (
        "due and closed in by hours",
        make_register([make_community()], [make_announcement()], hours_per_week=0.4),
        "A post is expected here by now. The employee's hours do not suffice.",
    ),
    (
        "refused",
        make_register([make_community(status=Status.REFUSED)], [make_announcement()]),
        "Nothing may be posted: the community has refused.",
    ),
    (
        "nothing agreed",
        make_register([make_community(agreement=Agreement())], [make_announcement()]),
        "Ask first: no agreement is written down.",
    ),
    ("nothing to tell", make_register([make_community(agreement="раз в месяц")]), "There is nothing to announce"),
]


@pytest.mark.parametrize(("what", "register", "said"), SAID, ids=[case[0] for case in SAID])
def test_an_omission_says_why(what: str, register: Register, said: str) -> None:
    """In a sentence somebody can act on."""
    *_, last = omissions(register)
    assert said in word_omission(last, MONDAY, load_texts(Language.EN))


def test_an_agreed_community_without_words_is_reminded() -> None:
    """The status says agreed, the cell is empty; and an agreement that can be read in two ways says so."""
    unwritten = make_community(2, agreement=Agreement(), status=Status.AGREED)
    twofold = make_community(3, agreement=Agreement(text="2 в неделю", min_days=7, ambiguous=True))
    found = plan_posts(make_register([unwritten, twofold], [make_announcement()]), MONDAY)
    said = [word_reasons(post, load_texts(Language.EN)) for post in found.posts]
    assert "What was agreed is not written down" in said[0]
    assert "can be read in two ways" in said[1]

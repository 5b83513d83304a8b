"""A verdict in the words of each language."""

from __future__ import annotations

from datetime import date

import pytest

from sheets_outreach.cadence import State, Verdict, describe_verdict, explain_verdict, word_day
from sheets_outreach.finding import Problem
from sheets_outreach.texts import Language, load_texts

FRIDAY = date(2026, 11, 27)


def verdict(state: State, **changes: object) -> Verdict:
    """Give a verdict with nothing but a state, changed."""
    fields: dict[str, object] = {
        "may_post_from": None,
        "due_by": None,
        "rest_until": None,
        "ask_first": False,
        "last_post": None,
        "reason": Problem("agreement", {"last_on": "2026-11-13"}),
    }
    return Verdict(state, **(fields | changes))  # type: ignore[arg-type]


REST = verdict(State.REST, may_post_from=FRIDAY, last_post=date(2026, 11, 13), ask_first=True)
NEXT_YEAR = verdict(State.REST, may_post_from=date(2027, 1, 8), last_post=date(2026, 12, 25))
DUE = verdict(State.DUE, may_post_from=FRIDAY, last_post=date(2026, 11, 1), due_by=date(2026, 11, 22))
WORDS = [
    (REST, "можно с 27.11 (пт), согласовать", "kan poste fra fre. 27.11., avklar teksten først",
     "may post from Fri 27 Nov, ask the admin first"),
    (NEXT_YEAR, "можно с 08.01.2027 (пт)", "kan poste fra fre. 08.01.2027", "may post from Fri 8 Jan 2027"),
    (DUE, "пора: пост ждали до 22.11 (вс)", "på tide: innlegg var ventet innen søn. 22.11.",
     "time to post: expected by Sun 22 Nov"),
    (verdict(State.DUE, may_post_from=FRIDAY, due_by=FRIDAY), "пора: постов ещё не было", "på tide: ingen innlegg ennå",
     "time to post: nothing yet"),
    (verdict(State.MAY_POST, may_post_from=FRIDAY), "можно", "kan poste", "may post"),
    (verdict(State.REST, may_post_from=FRIDAY, last_post=date(2026, 11, 13), advice=True), "лучше с 27.11 (пт)",
     "helst fra fre. 27.11.", "better from Fri 27 Nov"),
    (verdict(State.PAUSED, ask_first=True), "пауза", "pause", "paused"),
]  # fmt: skip


@pytest.mark.parametrize(("given", "ru", "nb", "en"), WORDS, ids=[case[1] for case in WORDS])
def test_it_says_in_each_language_when_the_library_may_post(given: Verdict, ru: str, nb: str, en: str) -> None:
    """Days are written as the language writes them; the year only where it is another one."""
    assert [describe_verdict(given, load_texts(language)) for language in Language] == [ru, nb, en]


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("state", State)
def test_every_state_has_words(state: State, language: Language) -> None:
    """No state is without words in any language, with and without a day."""
    texts = load_texts(language)
    assert describe_verdict(verdict(state, may_post_from=FRIDAY), texts)
    assert describe_verdict(
        verdict(state, may_post_from=FRIDAY, due_by=FRIDAY, last_post=FRIDAY, ask_first=True), texts
    )


REASONS: dict[str, dict[str, object]] = {
    "refused": {}, "paused": {}, "candidate": {}, "greeted": {}, "forbidden": {}, "platform-not-allowed": {},
    "agreement-missing": {}, "agreement-unclear": {}, "no-day": {}, "never-posted": {},
    "advice": {"n": 14, "last_on": "2026-11-13"}, "unlimited": {"last_on": "2026-11-13"},
    "agreement": {"last_on": "2026-11-13"},
}  # fmt: skip


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("code", REASONS)
def test_every_reason_has_words(code: str, language: Language) -> None:
    """No reason is without a sentence, and no place of a sentence stays open."""
    reason = Problem(code, REASONS[code])
    said = explain_verdict(verdict(State.MAY_POST, reason=reason), load_texts(language))
    assert said
    assert "{" not in said
    assert "2026-11-13" not in said


def test_it_writes_every_weekday_and_month() -> None:
    """A day is written with its own weekday and month."""
    texts = load_texts(Language.EN)
    assert word_day(date(2028, 2, 29), texts) == "Tue 29 Feb 2028"
    assert word_day(date(2026, 12, 6), texts, near=date(2026, 1, 1)) == "Sun 6 Dec"

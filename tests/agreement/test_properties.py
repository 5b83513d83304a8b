"""Whatever stands in a cell is read without harm."""

from __future__ import annotations

import random
import string

from hypothesis import given, settings
from hypothesis import strategies as st

from sheets_outreach.agreement import Agreement, Period, describe_agreement, parse_agreement
from sheets_outreach.agreement.vocabulary import VOCABULARIES
from sheets_outreach.texts import Language, load_texts
from tests.agreement.cases import LANGUAGES, texts_without_limit, wordings

WORDS = sorted(
    {
        word
        for vocabulary in VOCABULARIES
        for table in vocabulary
        if not isinstance(table, str)
        for words in table.values()
        for word in words.split()
    }
)
NOISE = (
    "-",
    "–",
    ",",
    ".",
    ":",
    "/",
    "(",
    ")",
    "?",
    "\n",
    "1",
    "2",
    "7",
    "14",
    "2-3",
    "18:00",
    "№5",
    "https://vk.com/x",
    "😀",
)
TEXTS = [text for language in LANGUAGES for text, _ in wordings(language)]
IRRELEVANT = ("Спасибо!", "Hilsen biblioteket", "Контакты в переписке", "Have a nice day", "Всем добра", "Alt vel")


def check(agreement: Agreement) -> None:
    """Assert what holds for every agreement."""
    low, high, days = agreement.min_days, agreement.max_days, agreement.weekdays
    assert low is None or low >= 1
    assert high is None or high >= 1
    assert low is None or high is None or high >= low
    assert agreement.per_period is None or agreement.per_period.max >= 1
    assert days is None or (list(days) == sorted(set(days)) and set(days) <= set(range(1, 8)) and len(days) < 7)
    assert agreement.allowed or not agreement.limits_posting
    for fragment in agreement.not_understood:
        assert fragment in agreement.text
    assert agreement.topics is None or all(part in agreement.text for part in agreement.topics.split("; "))


@given(st.text(max_size=300))
@settings(deadline=None)
def test_no_text_breaks_it(text: str) -> None:
    """Any characters whatever give an agreement, which can be said back."""
    agreement = parse_agreement(text)
    check(agreement)
    assert isinstance(describe_agreement(agreement, load_texts(Language.RU)), str)


@given(
    st.lists(
        st.one_of(st.sampled_from(WORDS), st.sampled_from(NOISE), st.text(string.ascii_letters, max_size=6)),
        max_size=14,
    )
)
@settings(max_examples=400, deadline=None)
def test_no_jumble_of_known_words_makes_nonsense(words: list[str]) -> None:
    """The vocabulary in any order, with noise between, gives limits that make sense or none."""
    check(parse_agreement(" ".join(words)))


@given(st.sampled_from(TEXTS), st.sampled_from(IRRELEVANT))
@settings(deadline=None)
def test_irrelevant_prose_changes_no_limit(text: str, prose: str) -> None:
    """A friendly sentence behind the agreement leaves it as it was."""
    before, after = parse_agreement(text), parse_agreement(f"{text}\n{prose}")
    assert (before.min_days, before.max_days, before.per_period, before.weekdays) == (
        after.min_days,
        after.max_days,
        after.per_period,
        after.weekdays,
    )


@given(st.sampled_from(TEXTS), st.randoms(use_true_random=False))
@settings(max_examples=300, deadline=None)
def test_a_mangled_agreement_still_makes_sense(text: str, rng: random.Random) -> None:
    """Letters lost, doubled and swapped break nothing."""
    letters = list(text)
    for _ in range(rng.randint(1, 4)):
        at = rng.randrange(len(letters))
        letters[at : at + 1] = rng.choice(([], [letters[at]] * 2, [rng.choice("аеiox2-., ")]))
        letters = letters or [" "]
    check(parse_agreement("".join(letters)))


@given(st.sampled_from(texts_without_limit()), st.sampled_from(texts_without_limit()))
@settings(deadline=None)
def test_two_texts_without_a_limit_make_none_together(first: str, second: str) -> None:
    """Sentences are read each for itself, also where an abbreviation's dot ends the first: no limit arises between."""
    agreement = parse_agreement(f"{first}. {second[0].upper()}{second[1:]}")
    assert (agreement.min_days, agreement.per_period, agreement.weekdays) == (None, None, None)
    assert agreement.allowed


def test_the_windows_are_rolling_and_have_a_length() -> None:
    """Seven days for a week, thirty for a month, ninety-one for a quarter."""
    assert [period.days for period in Period] == [1, 7, 30, 91, 365]

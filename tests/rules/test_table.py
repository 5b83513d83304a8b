"""The table, the sentences and the order of findings."""

from __future__ import annotations

from typing import Any

import pytest

from sheets_outreach.finding import Severity
from sheets_outreach.register.columns import Tab
from sheets_outreach.register.tables import TABLES
from sheets_outreach.rules import RULES, Rule, check_register, title
from sheets_outreach.texts import Language, load_texts
from tests.rules.sheets import community, found, make_register, post

DESIGNED = {
    "link-missing", "link-unreadable", "link-mixed-alphabets", "link-is-post", "link-shortened", "link-other-platform",
    "duplicate-community", "agreement-missing", "agreement-unclear", "admin-missing", "members-too-few", "likes-too-few",
    "too-much-advertising", "admin-inactive", "no-moderators", "rules-not-read", "not-greeted", "too-far",
    "name-promising", "platform-not-allowed", "platform-restricted", "goal-missing", "audience-missing", "phone-link",
    "responsible-missing", "too-many-channels", "own-channel-stale", "date-missing", "date-in-future", "date-unreadable",
    "community-unknown", "post-link-unreadable", "duplicate-post", "post-elsewhere", "too-soon", "wrong-weekday",
    "over-quota", "posting-not-allowed", "not-agreed-yet", "approval-missing", "too-often", "image-credit-missing",
    "posted-as-organisation", "figures-missing", "wish-unanswered", "figure-unreadable", "formula-suspicious",
}  # fmt: skip


def test_no_rule_is_missing() -> None:
    """Every rule the library was promised is in the table."""
    assert RULES.keys() >= DESIGNED


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.code)
def test_a_rule_names_columns_that_exist(rule: Rule) -> None:
    """A rule's columns are columns of its tab, and exactly one function finds it."""
    tabs = [rule.tab] if rule.tab else [Tab.REGISTER, Tab.DIARY]
    assert set(rule.columns) <= {column.key for tab in tabs for column in TABLES[tab].columns}
    assert sum(function is not None for function in (rule.community, rule.publication, rule.search)) == 1


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("code", RULES)
def test_every_code_has_its_sentences(code: str, language: Language) -> None:
    """No language lacks a title, what is wrong, or what to do."""
    texts = load_texts(language)
    assert all(texts.has(f"finding.{code}.{part}") for part in ("title", "says", "do"))


@pytest.mark.parametrize("language", Language)
def test_no_sentence_is_left_over(language: Language) -> None:
    """There is no sentence of a rule that does not exist, and every severity has a word."""
    keys = load_texts(language).keys()
    worded = {key.split(".")[1] for key in keys if key.startswith("finding.")}
    assert worded == {*RULES, "form"}
    assert all(load_texts(language).has(f"severity.{severity}") for severity in Severity)


@pytest.mark.parametrize("language", Language)
def test_titles_tell_findings_apart(language: Language) -> None:
    """A title accepts a warning, so no two findings of one tab share it; the reader's two kinds of number may."""
    titles = [title(code, load_texts(language)) for code in RULES if code != "figure-unreadable"]
    assert len(set(titles)) == len(titles)


def test_findings_come_in_the_order_of_the_sheet() -> None:
    """By tab, row and column, whatever rule found them."""
    rows: list[Any] = [community(admin="", link=""), "FACEBOOK", community(name="B", admin="", members=10)]
    findings = check_register(make_register(rows, [post(community="?", date="")]))
    places = [(finding.tab, finding.row, finding.column) for finding in findings]
    assert places == [
        ("register", 2, "link"), ("register", 2, "admin"), ("register", 4, "link"), ("register", 4, "admin"),
        ("register", 4, "members"), ("diary", 2, "date"), ("diary", 2, "community"),
    ]  # fmt: skip


def test_a_sheet_with_nothing_in_it_is_a_good_one() -> None:
    """An empty register gives no finding."""
    assert check_register(make_register()) == []


def test_no_rule_speaks_about_a_column_the_sheet_lacks() -> None:
    """A register of two columns and a diary of two are judged by those alone."""
    register = make_register(
        [{"name": "Клуб", "link": ""}], [{"date": "", "community": "Клуб"}],
        columns=["name", "link", "offer", "agreement"], diary_columns=["date", "community"],
    )  # fmt: skip
    assert [(finding.code, finding.tab) for finding in check_register(register)] == [
        ("link-missing", "register"), ("date-missing", "diary"),
    ]  # fmt: skip
    assert found(register, "post-link-unreadable") == []

"""Staff can accept a warning, in whatever form they note it, and never an error."""

from __future__ import annotations

import pytest

from sheets_outreach.finding import Severity
from sheets_outreach.rules import check_register, visible
from tests.rules.sheets import community, make_register

ACCEPTED = [
    "members-too-few",
    "Members too few",
    "members_too_few",
    "мало участников",
    "Мало участников!",
    "få medlemmer",
    "few members",
    "link-shortened; members-too-few",
    "в сообществе 1200 участников, а стоит выбирать от 2000.",
    "Участников: в сообществе 1100 участников, а стоит выбирать от 2000. Подумайте, стоит ли оно сил.",
]  # fmt: skip
NOT_ACCEPTED = ["", "-", "да", "участников", "мало", "admin-missing", "в сообществе", "стоит выбирать", "2000"]


@pytest.mark.parametrize("text", ACCEPTED)
def test_an_accepted_warning_is_not_shown(text: str) -> None:
    """A code, a title in any language or a pasted sentence accepts; the figures may have changed since."""
    register = make_register([community(members=1200, accepted=text)])
    findings = check_register(register)
    assert [finding.code for finding in findings if finding.severity is Severity.WARNING] == ["members-too-few"]
    assert visible(findings, register) == []


@pytest.mark.parametrize("text", NOT_ACCEPTED)
def test_a_word_that_happens_to_be_in_it_accepts_nothing(text: str) -> None:
    """Only the whole title or sentence accepts."""
    register = make_register([community(members=1200, accepted=text)])
    assert [finding.code for finding in visible(check_register(register), register)] == ["members-too-few"]


def test_an_error_cannot_be_accepted() -> None:
    """A wrong link stays shown until it is mended."""
    register = make_register([community(link="vk,com/sokol", accepted="link-unreadable")])
    assert [finding.code for finding in visible(check_register(register), register)] == ["link-unreadable"]


def test_a_warning_is_accepted_in_its_own_row_only() -> None:
    """What was accepted of one community is still told of another."""
    rows = [community(members=1200, accepted="members-too-few"), community(name="B", link="vk.com/bb", members=1200)]
    register = make_register(rows)
    assert [finding.row for finding in visible(check_register(register), register)] == [3]

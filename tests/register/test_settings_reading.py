"""Settings that are lists: each line is understood, or the whole setting is not and staff hear of it."""

from __future__ import annotations

import pytest

from sheets_outreach.links import Platform
from sheets_outreach.register.columns import Tab
from tests.rules.sheets import community, make_register

WARNED = [
    ("TikTok: не с рабочего телефона", {Platform.TIKTOK: "не с рабочего телефона"}),
    (
        "TikTok: не с рабочего телефона\nЛинкедин:только так: спросите Аню",
        {Platform.TIKTOK: "не с рабочего телефона", Platform.LINKEDIN: "только так: спросите Аню"},
    ),
    ("TikTok", {Platform.TIKTOK: ""}),
    ("\nTikTok: тихо\n \n", {Platform.TIKTOK: "тихо"}),
]


@pytest.mark.parametrize(("typed", "warnings"), WARNED, ids=["one", "two", "no words", "blank lines"])
def test_platforms_with_a_warning_stand_one_a_line(typed: str, warnings: dict[Platform, str]) -> None:
    """The platform before the first colon, the warning behind it."""
    register = make_register([community()], settings={"restricted_platforms": typed})
    assert register.settings.restricted_platforms == warnings
    assert not register.tabs[Tab.SETTINGS].problems


@pytest.mark.parametrize("typed", ["Фейсбуклет: осторожно", "TikTok: осторожно\nнигде: никогда", "осторожно с TikTok"])
def test_a_platform_nobody_knows_makes_the_setting_unreadable(typed: str) -> None:
    """A warning that is silently dropped would be worse than one that staff are asked to mend."""
    register = make_register([community()], settings={"min_members": "500", "restricted_platforms": typed})
    assert register.settings.restricted_platforms == {}
    assert register.settings.min_members == 500
    [problem] = register.tabs[Tab.SETTINGS].problems
    assert (problem.row, problem.column, problem.problem.code) == (3, "value", "setting-unreadable")
    assert problem.problem.params == {"text": typed}

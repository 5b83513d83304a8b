"""Why an announcement is told nowhere: something about itself, or the nearest it came to a post."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from sheets_outreach.announcement import Announcement
from sheets_outreach.community import Community
from sheets_outreach.links import Platform, recognise
from sheets_outreach.planning import Omission, plan_posts
from tests.planning.neighbourhood import MONDAY, make_announcement, make_community, make_register


def leave_out(communities: Sequence[Community], announcements: Sequence[Announcement]) -> tuple[Omission, ...]:
    """Give the announcements that a plan leaves out."""
    return plan_posts(make_register(communities, announcements), MONDAY).unplaced


UNTOLD = [
    ("past", make_announcement(away=-1), "past"),
    ("today", make_announcement(away=0), "too-late"),
    ("tomorrow", make_announcement(away=1), "too-late"),
    ("in a month", make_announcement(away=28), "later"),
    ("no words", make_announcement(title="", text=" "), "empty"),
    ("no readable day", make_announcement(away=None, unread={"event_date": "весной"}), "day-unreadable"),
    ("for others", make_announcement(audience=("пенсионеры",)), "fits-nowhere"),
]


@pytest.mark.parametrize(("what", "announcement", "code"), UNTOLD, ids=[case[0] for case in UNTOLD])
def test_an_announcement_says_why_it_is_told_nowhere(what: str, announcement: Any, code: str) -> None:
    """Past, too late, too early, empty, unreadable, for nobody here. Only of communities is a post due."""
    found = leave_out([make_community(audience=("дети",))], [announcement])
    assert [(one.reason.code, one.due) for one in found] == [(code, False)]


@pytest.mark.parametrize("changes", [{"title": ""}, {"text": ""}], ids=["no title", "no text"])
def test_a_title_or_a_text_is_enough_to_be_told(changes: dict[str, Any]) -> None:
    """Only what has neither is empty."""
    assert leave_out([make_community()], [make_announcement(**changes)]) == ()


@pytest.mark.parametrize(
    ("changes", "name"),
    [({}, "Вечер поэзии"), ({"title": "", "text": "Чай у окна. Приходите."}, "Чай у окна")],
    ids=["its title", "without one, how its text begins"],
)
def test_what_is_left_out_is_called_as_people_know_it(changes: dict[str, Any], name: str) -> None:
    """Nobody knows announcements by their row."""
    (omitted,) = leave_out([], [make_announcement(**{"title": "Вечер поэзии", **changes})])
    assert omitted.name.startswith(name)


NEARER_AND_NEARER = [
    ("platform", make_community(2, Platform.CANVA, specialisation=("Медиацентр",))),
    ("offer", make_community(3, offer=("Аренда",))),
    ("specialisation", make_community(4, specialisation=("Абонемент",))),
    ("audience", make_community(5, audience=("пенсионеры",))),
]


@pytest.mark.parametrize("most", range(1, 5), ids=[case[0] for case in NEARER_AND_NEARER])
def test_what_fits_nowhere_names_the_last_obstacle(most: int) -> None:
    """Where the announcement came nearest: platform, offer, specialisation, audience, in whatever order the rows are."""
    told = make_announcement(title="Кино в Медиацентре", audience=("дети",))
    communities = [community for _, community in NEARER_AND_NEARER[:most]]
    for rows in (communities, communities[::-1]):
        (omitted,) = leave_out(rows, [told])
        assert (omitted.reason.code, omitted.reason.params) == (
            "fits-nowhere",
            {"what": NEARER_AND_NEARER[most - 1][0]},
        )


def test_an_announcement_only_a_double_takes_says_so() -> None:
    """The first row takes rooms, its double events."""
    link = recognise("https://vk.com/neighbours")
    rows = [make_community(2, link=link, offer=("Аренда",)), make_community(3, link=link, offer=("Мероприятия",))]
    assert [one.reason.code for one in leave_out(rows, [make_announcement()])] == ["only-double"]

"""What stands in the Plan tab, read back; and the calendar made of a plan."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from icalendar import Calendar

from sheets_outreach.cadence import index_diary
from sheets_outreach.links import recognise
from sheets_outreach.planning import plan_posts
from sheets_outreach.planning.calendar import make_calendar
from sheets_outreach.planning.days import Held
from sheets_outreach.planning.standing import ASKED_WITHIN, find_held, read_standing
from sheets_outreach.register.columns import Tab
from sheets_outreach.register.grid import Mark
from sheets_outreach.register.records import Register
from sheets_outreach.texts import Language, load_texts
from tests.cells import NOW, date_cell, read
from tests.planning.neighbourhood import MONDAY, make_announcement, make_community, make_register

TODAY = NOW.date()
TITLES = ["Дата", "Сообщество", "Ссылка на сообщество", "Анонсы"]

CELLS = [
    ("a date", date_cell(46349), date(2026, 11, 23)),
    ("a date somebody made a number", "46349", date(2026, 11, 23)),
    ("a date as text", "2026-11-23", date(2026, 11, 23)),
    ("words", "на днях", None),
    ("a number no calendar has", "99999999999", None),
    ("nothing", "", None),
]


@pytest.mark.parametrize(("what", "cell", "day"), CELLS, ids=[case[0] for case in CELLS])
def test_a_row_is_read_back(what: str, cell: Any, day: date | None) -> None:
    """Whatever became of its date; in a tab that nobody marked as ours there is nothing of ours."""
    register = read(("План", [TITLES, [cell, "«Соседи» Сокола", "https://vk.com/sokol", "Первое\nВторое"]]),
                    ("Сообщества", [["Название", "Ссылка", "Админ"]]))  # fmt: skip
    (row,) = read_standing(mark_as_ours(register))
    assert (row.row, row.day, row.place) == (2, day, ("соседи сокола", "https://vk.com/sokol"))
    assert read_standing(register) == []


def mark_as_ours(register: Register) -> Register:
    """Give the Plan tab the mark of a column that a job made."""
    records = register.tabs[Tab.PLAN]
    sheet = replace(records.layout.sheet, marks=(Mark(1, "date", 0),))
    ours = replace(records, layout=replace(records.layout, sheet=sheet))
    return replace(register, tabs={**register.tabs, Tab.PLAN: ours})


@pytest.mark.parametrize(
    ("asked", "is_held"),
    [
        (TODAY - ASKED_WITHIN - timedelta(days=1), False),
        (TODAY - ASKED_WITHIN, True),
        (TODAY, True),
        (TODAY + timedelta(days=1), False),
    ],
    ids=["too long ago", "just within that time", "today", "in the future"],
)
@pytest.mark.parametrize("days_ahead", [0, 5])
def test_an_open_question_holds_the_next_post(asked: date, is_held: bool, days_ahead: int) -> None:
    """Not a past one, nor one whose day somebody has taken out; today's is not past."""
    posts = [(TODAY - timedelta(days=7), "Прошлое"), (None, "Без дня"), (TODAY + timedelta(days=days_ahead), "Вечер"),
             (TODAY + timedelta(days=12), "Потом")]  # fmt: skip
    rows = [[day.isoformat() if day else "", "Сокол", "https://vk.com/sokol", title] for day, title in posts]
    register = mark_as_ours(
        read(
            ("План", [TITLES, *rows]),
            ("Сообщества", [["Название", "Ссылка", "Админ"], ["Сокол", "https://vk.com/sokol", "Анна"]]),
            ("Дневник", [["Дата", "Сообщество", "Согласование запрошено"], ["", "Сокол", asked.isoformat()]]),
        )
    )
    held = find_held(register, index_diary(register), TODAY)
    expected = Held(TODAY + timedelta(days=days_ahead), asked, frozenset({"Вечер"}))
    assert held == ({2: expected} if is_held else {})


def test_without_a_plan_tab_nothing_stands() -> None:
    """The first plan finds none."""
    assert read_standing(make_register()) == []


def test_the_calendar_has_a_day_to_post_and_a_day_to_ask() -> None:
    """Whole days, the draft as description, and the same names every time."""
    community = make_community(agreement="раз в неделю, текст согласовать с админом")
    plan = plan_posts(make_register([community], [make_announcement()]), MONDAY)
    texts, now = load_texts(Language.EN), datetime(2026, 11, 23, 9, tzinfo=UTC)
    events = Calendar.from_ical(make_calendar(plan, texts, now)).walk("VEVENT")
    assert [(str(event["SUMMARY"]), event.decoded("DTSTART")) for event in events] == [
        ("Post: Соседи 2", MONDAY + timedelta(days=3)),
        ("Ask the admin: Соседи 2", MONDAY),
    ]
    assert plan.posts[0].draft in str(events[0]["DESCRIPTION"])
    assert str(events[0]["URL"]) == community.link.canonical
    again = Calendar.from_ical(make_calendar(plan, texts, now + timedelta(days=1))).walk("VEVENT")
    assert [event["UID"] for event in events] == [event["UID"] for event in again]
    assert len({str(event["UID"]) for event in events}) == 2


def test_a_community_without_an_address_is_in_the_calendar() -> None:
    """A private chat has none; its name is enough."""
    community = make_community(link=recognise(""))
    plan = plan_posts(make_register([community], [make_announcement()]), MONDAY)
    (event,) = Calendar.from_ical(make_calendar(plan, load_texts(Language.EN), datetime.now(UTC))).walk("VEVENT")
    assert "URL" not in event

"""What stands in the Plan tab already, and which of it an admin has been shown; it plans nothing itself.

The plan is made anew every time. A text that an admin is looking at must not change its day meanwhile, so where the
diary says that an admin was asked and nothing has been posted since, the planned post is held.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from sheets_outreach.cadence import DiaryIndex
from sheets_outreach.community import Community, normalise_name
from sheets_outreach.planning.days import Held
from sheets_outreach.register.columns import Tab
from sheets_outreach.register.grid import serial_date
from sheets_outreach.register.records import Register

ASKED_WITHIN = timedelta(days=30)
"""A question older than that is no question any more."""

PlaceKey = tuple[str, str]
"""How the Plan tab names a community: its name folded, and its address."""


@dataclass(frozen=True, slots=True)
class StandingRow:
    """A row of the Plan tab.

    Attributes:
        row: the sheet's own row number, from 1.
        day: None where the cell holds no day.
        place: which community it is about.
        cells: column key → what the cell says.
    """

    row: int
    day: date | None
    place: PlaceKey
    cells: Mapping[str, str]


def place_key(name: str, address: str) -> PlaceKey:
    """Make the key of a community in the Plan tab."""
    return normalise_name(name), address


def key_of(community: Community) -> PlaceKey:
    """Give the key under which a community stands in the Plan tab."""
    return place_key(title_line(community.name), community.link.canonical or "")


def has_plan_tab(register: Register) -> bool:
    """Whether there is a Plan tab of ours: an empty one, or one that bears our marks.

    A library may well have a tab of its own that is called «План», with titles like ours.
    """
    records = register.tabs.get(Tab.PLAN)
    if records is None:
        return False
    return bool(records.layout.sheet.marks) or records.last_row <= records.layout.header_row


def read_standing(register: Register) -> list[StandingRow]:
    """Read the rows of our Plan tab, in order; none where there is no such tab."""
    if not has_plan_tab(register):
        return []
    records = register.tabs[Tab.PLAN]
    columns = records.own.texts
    rows = sorted({row for texts in columns.values() for row in texts})
    found = []
    for row in rows:
        cells = {key: texts[row] for key, texts in columns.items() if row in texts}
        place = place_key(cells.get("community", ""), cells.get("link", ""))
        found.append(StandingRow(row, _read_day(cells.get("date", "")), place, cells))
    return found


def _read_day(text: str) -> date | None:
    """Read a day as our own cells hold it, also where somebody changed the cell's format to a number."""
    if text.isdecimal():
        return serial_date(float(text))
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def find_held(register: Register, diary: DiaryIndex, today: date) -> Mapping[int, Held]:
    """Find the planned posts that an admin has been shown, by the community's row."""
    asked = _asked_on(register, diary, today)
    if not asked:
        return {}
    standing: dict[PlaceKey, StandingRow] = {}
    for row in read_standing(register):
        if row.day is not None and row.day >= today:
            standing.setdefault(row.place, row)
    held: dict[int, Held] = {}
    for community in register.communities:
        row_of_plan = standing.get(key_of(community))
        if community.row in asked and row_of_plan is not None and row_of_plan.day is not None:
            titles = split_titles(row_of_plan.cells.get("announcements", ""))
            held[community.row] = Held(row_of_plan.day, asked[community.row], frozenset(titles))
    return held


def join_titles(titles: Iterable[str]) -> str:
    """Write titles into the Plan tab, one a line."""
    return "\n".join(title_line(title) for title in titles)


def title_line(title: str, limit: int = 200) -> str:
    """Give a title on one line; nobody's title is as long as the limit."""
    return " ".join(title[: limit * 4].split())[:limit]


def split_titles(text: str) -> list[str]:
    """Read titles back from the Plan tab."""
    return [line for line in text.split("\n") if line]


def _asked_on(register: Register, diary: DiaryIndex, today: date) -> Mapping[int, date]:
    """Give the last day an admin was shown a text that has not been posted yet, by the community's row."""
    asked: dict[int, date] = {}
    for entry in register.publications:
        community, day = diary.community_of.get(entry.row), entry.approval_asked_on
        if community is None or day is None or not today - ASKED_WITHIN <= day <= today:
            continue
        if entry.date is None and "date" not in entry.unread:
            asked[community.row] = max(day, asked.get(community.row, day))
    return asked

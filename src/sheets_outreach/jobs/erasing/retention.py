"""Which rows hold personal data for longer than the settings allow; it names no people and erases nothing."""

from __future__ import annotations

import calendar
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sheets_outreach.cadence import DiaryIndex, index_diary
from sheets_outreach.community import Community
from sheets_outreach.publication import Publication
from sheets_outreach.register.columns import Tab
from sheets_outreach.register.records import Register
from sheets_outreach.texts import Language, load_texts
from sheets_outreach.workbook.contents import read_contents
from sheets_outreach.workbook.gateway import Gateway

_OF_ADMINS = ("admin", "admin_link", "admin_email")
_OF_VISITORS = ("from_whom", "moved_to")


@dataclass(frozen=True, slots=True)
class Overdue:
    """A row whose personal data is due for erasure.

    Attributes:
        tab: the tab's title.
        row: the sheet's own row number, from 1.
        columns: titles of the columns that hold it.
        since: the last day on which the library was in touch with that person, as far as the sheet says.
    """

    tab: str
    row: int
    columns: Sequence[str]
    since: date


@dataclass(frozen=True, slots=True)
class RetentionReport:
    """What is due.

    Attributes:
        language: of the sentences.
        months: what the settings say; None where they say nothing, so that nothing is ever due.
        overdue: the rows, the oldest first.
    """

    language: Language
    months: int | None
    overdue: Sequence[Overdue]

    @property
    def sentences(self) -> list[str]:
        """Say it, one row a line."""
        texts = load_texts(self.language)
        if self.months is None:
            return [texts.say("erase.no-retention")]
        if not self.overdue:
            return [texts.say("erase.nothing-due", months=self.months)]
        return [
            texts.say(
                "erase.due", tab=one.tab, row=one.row, columns=", ".join(one.columns), since=one.since.isoformat()
            )
            for one in self.overdue
        ]

    def as_fields(self) -> dict[str, object]:
        """Give it as JSON."""
        due = [
            {"tab": one.tab, "row": one.row, "columns": list(one.columns), "since": one.since.isoformat()}
            for one in self.overdue
        ]
        return {"months": self.months, "due": due}


def list_overdue(gateway: Gateway) -> RetentionReport:
    """Read a workbook and list what is due in it.

    Raises:
        WorkbookError: the workbook cannot be read.
    """
    register = read_contents(gateway).read_known_tabs(gateway.client.now())
    return RetentionReport(register.language, register.settings.retention_months, find_overdue(register))


def find_overdue(register: Register) -> list[Overdue]:
    """Find the rows that are due; pure. Where the sheet gives no day, nobody can tell, and the row is not named."""
    months = register.settings.retention_months
    if months is None:
        return []
    last = months_before(register.today, months)
    diary = index_diary(register)
    found = [_admins(register, community, diary) for community in register.communities]
    found += [_visitors(register, entry) for entry in register.publications]
    due = [one for one in found if one is not None and one.since < last]
    return sorted(due, key=lambda one: (one.since, one.tab, one.row))


def _admins(register: Register, community: Community, diary: DiaryIndex) -> Overdue | None:
    days = (community.greeted_on, community.rules_read_on, community.digest_consent, *diary.days_of(community))
    return _overdue(register, Tab.REGISTER, community, _OF_ADMINS, days)


def _visitors(register: Register, entry: Publication) -> Overdue | None:
    return _overdue(register, Tab.DIARY, entry, _OF_VISITORS, (entry.date, entry.answered_on))


def _overdue(
    register: Register, tab: Tab, record: Community | Publication, keys: Sequence[str], days: Sequence[date | None]
) -> Overdue | None:
    known = [day for day in days if day is not None]
    layout = register.tabs[tab].layout
    columns = [" ".join(layout.titles[key].split()) for key in _filled(record, keys)]
    return Overdue(layout.sheet.title, record.row, columns, max(known)) if columns and known else None


def _filled(record: Community | Publication, keys: Sequence[str]) -> Iterator[str]:
    for key in keys:
        if getattr(record, key):
            yield key


def months_before(day: date, months: int) -> date:
    """Give the day so many months earlier, or the last of a month that is too short for it.

    >>> months_before(date(2027, 3, 31), 1), months_before(date(2026, 1, 15), 24)
    (datetime.date(2027, 2, 28), datetime.date(2024, 1, 15))
    """
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    if year < 1:
        return date.min
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))

"""What was read: the workbook's records, what could not be read beside its row, and what stands in our own cells."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import UTC, date, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sheets_outreach.announcement import Announcement, Recipient
from sheets_outreach.community import Community
from sheets_outreach.finding import Problem
from sheets_outreach.links import Platform
from sheets_outreach.publication import Publication
from sheets_outreach.register.columns import Tab
from sheets_outreach.register.layout import Layout
from sheets_outreach.settings import Settings
from sheets_outreach.texts import Language


@dataclass(frozen=True, slots=True)
class Heading:
    """A row that holds only a platform's name; everything below it is on that platform."""

    row: int
    platform: Platform
    text: str


@dataclass(frozen=True, slots=True)
class RowProblem:
    """A problem found while reading, with its cell."""

    row: int
    column: str
    problem: Problem


@dataclass(slots=True)
class OwnCells:
    """What our own columns of a tab say; empty cells are left out.

    Attributes:
        texts: column key → row → text, below the header.
        notes: the same for notes.
        top: column key → row → text, of the header row and the rows above it.
    """

    texts: dict[str, dict[int, str]] = field(default_factory=dict)
    notes: dict[str, dict[int, str]] = field(default_factory=dict)
    top: dict[str, dict[int, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TabRecords:
    """What was read of one tab.

    Attributes:
        layout: where its columns are.
        problems: what could not be read, in the order of rows.
        own: what stands in our cells.
        last_row: number of the last row that holds anything.
        formulas: (row, column key, formula) of people's cells that compute something.
    """

    layout: Layout
    problems: Sequence[RowProblem]
    own: OwnCells
    last_row: int
    formulas: Sequence[tuple[int, str, str]] = ()


@dataclass(frozen=True, slots=True)
class Register:
    """Everything that was read of a workbook at one moment; tabs that were not asked for or do not exist are empty.

    Attributes:
        locale: the workbook's locale, such as ``ru_RU``.
        time_zone: the workbook's time zone, such as ``Europe/Moscow``.
        today: the day it was read, in that time zone.
        tabs: layout, problems and own cells of each tab that was found.
        settings: the library's settings; all defaults where the tab is missing.
        measurements: rows of the statistics, as the reader gives them: column key → value.
        job_notes: the job lines already written, key → what the line notes beside it, in the order of the tab.
    """

    locale: str
    time_zone: str
    today: date
    tabs: Mapping[Tab, TabRecords]
    settings: Settings
    communities: Sequence[Community] = ()
    headings: Sequence[Heading] = ()
    publications: Sequence[Publication] = ()
    announcements: Sequence[Announcement] = ()
    recipients: Sequence[Recipient] = ()
    measurements: Sequence[Mapping[str, object]] = ()
    job_notes: Mapping[str, str] = field(default_factory=dict)

    @property
    def job_keys(self) -> AbstractSet[str]:
        """The keys of the job lines already written."""
        return self.job_notes.keys()

    @property
    def zone(self) -> tzinfo:
        """The workbook's time zone; UTC where it is unknown to us."""
        return find_zone(self.time_zone)

    @property
    def language(self) -> Language:
        """The language to write into the sheet: the setting, else that of the register's titles, else of any tab's."""
        if self.settings.language is not None:
            return self.settings.language
        for tab in (Tab.REGISTER, *self.tabs):
            if tab in self.tabs:
                return self.tabs[tab].layout.language
        return Language.EN


_CUSTOM_ZONE = re.compile(r"GMT([+-])([01][0-9]|2[0-3]):([0-5][0-9])")


def find_zone(name: str) -> tzinfo:
    """Give a time zone by its name or, as Google writes one that has none, its offset; UTC where it is unknown to us.

    Follows https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#SpreadsheetProperties.

    >>> str(find_zone("Europe/Oslo")), str(find_zone("GMT-07:00")), str(find_zone("nowhere"))
    ('Europe/Oslo', 'UTC-07:00', 'UTC')
    """
    custom = _CUSTOM_ZONE.fullmatch(name)
    if custom:
        offset = timedelta(hours=int(custom[2]), minutes=int(custom[3]))
        return timezone(offset if custom[1] == "+" else -offset)
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):  # a folder of zones, such as "Europe", is an OSError
        return UTC

"""A workbook's cells become records: `WorkbookReader` takes them block by block, `read_register` all at once.

Nothing here raises because of what a cell holds: a row is a heading, blank or a record, and what could not be read
stands beside it as a problem. Only a workbook without a register's header is a `RegisterError`, and only when the job
needs one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sheets_outreach.errors import RegisterError
from sheets_outreach.register.columns import Tab
from sheets_outreach.register.grid import Block, Sheet
from sheets_outreach.register.layout import Layout, find_layout, find_tabs
from sheets_outreach.register.records import Register, RowProblem, find_zone
from sheets_outreach.register.settings_reading import read_settings
from sheets_outreach.register.shapes import Dialect, Value
from sheets_outreach.register.tables import TABLES
from sheets_outreach.register.tabs import (
    READERS,
    AnnouncementsTab,
    DiaryTab,
    RecipientsTab,
    RegisterTab,
    RowsTab,
    TabReader,
)

_MONTH_FIRST_LOCALES = frozenset({"en_US", "en_PH", ""})


@dataclass(frozen=True, slots=True)
class Workbook:
    """A workbook without its cells.

    Attributes:
        locale: such as ``ru_RU``.
        time_zone: such as ``Europe/Moscow``.
        sheets: its tabs from left to right.
        remembered: sheet id that was the register at the last write, if we noted one.
    """

    locale: str
    time_zone: str
    sheets: Sequence[Sheet]
    remembered: int | None = None


class WorkbookReader:
    """Collects the records of one moment.

    Args:
        workbook: the workbook's tabs.
        wanted: the tabs the job needs; those that do not exist stay empty.
        now: the moment, aware; days without a year and "today" come from it.
    """

    def __init__(self, workbook: Workbook, wanted: Iterable[Tab], now: datetime) -> None:
        self._workbook = workbook
        self._wanted = frozenset(wanted)
        today = now.astimezone(find_zone(workbook.time_zone)).date()
        self._dialect = Dialect(month_first=workbook.locale in _MONTH_FIRST_LOCALES, today=today)
        self._found = find_tabs(workbook.sheets, self._wanted, workbook.remembered)
        self._readers: dict[Tab, TabReader] = {}

    def sheets_to_read(self) -> list[Sheet]:
        """Give the tabs whose cells the job needs.

        Where no title says which tab is the register, every visible tab of unknown title is a candidate.
        """
        sheets = list(self._found.values())
        if self._seeks_register():
            known = {sheet.id for sheet in find_tabs(self._workbook.sheets, Tab).values()}
            sheets += [s for s in self._workbook.sheets if s.id not in known and not s.hidden]
        return sheets

    def add(self, sheet_id: int, block: Block) -> None:
        """Take some rows of a tab; the blocks of one tab come in order, the first with its header."""
        tab = next((tab for tab, sheet in self._found.items() if sheet.id == sheet_id), None)
        reader = self._readers.get(tab) if tab else None
        if reader is None:
            if block.start != 1 or (tab is None and not self._seeks_register()):
                return
            tab = tab or Tab.REGISTER
            layout = self._layout(tab, sheet_id, block)
            if layout is None:
                return
            self._found[tab] = layout.sheet
            reader = self._readers[tab] = READERS.get(tab, RowsTab)(layout, self._dialect)
        reader.add(block)

    def _seeks_register(self) -> bool:
        """Whether the register is needed and no title has told which tab it is."""
        return Tab.REGISTER in self._wanted and Tab.REGISTER not in self._found

    def _layout(self, tab: Tab, sheet_id: int, block: Block) -> Layout | None:
        sheet = next(sheet for sheet in self._workbook.sheets if sheet.id == sheet_id)
        return find_layout(TABLES[tab], sheet, block.rows, titled=tab in self._found)

    def finish(self) -> Register:
        """Give everything that was read.

        Raises:
            RegisterError: the job needs the register and no tab has a register's header.
        """
        if Tab.REGISTER in self._wanted and Tab.REGISTER not in self._readers:
            titles = ", ".join(f"«{sheet.title}»" for sheet in self._workbook.sheets[:8])
            raise RegisterError(
                "No tab has a register's header: a row with titles such as Название / Navn / Name and "
                f"Ссылка / Lenke / Link among its first 20 rows. Tabs looked at: {titles or 'none'}."
            )
        tabs = {tab: reader.finish() for tab, reader in self._readers.items()}
        settings, problems = read_settings(self._rows(Tab.SETTINGS))
        if problems:
            located = [RowProblem(*problem) for problem in problems]
            tabs[Tab.SETTINGS] = replace(tabs[Tab.SETTINGS], problems=located)
        register = self._readers.get(Tab.REGISTER)
        diary = self._readers.get(Tab.DIARY)
        announcements = self._readers.get(Tab.ANNOUNCEMENTS)
        recipients = self._readers.get(Tab.RECIPIENTS)
        return Register(
            locale=self._workbook.locale,
            time_zone=self._workbook.time_zone,
            today=self._dialect.today,
            tabs=tabs,
            settings=settings,
            communities=register.communities if isinstance(register, RegisterTab) else (),
            headings=register.headings if isinstance(register, RegisterTab) else (),
            publications=diary.publications if isinstance(diary, DiaryTab) else (),
            announcements=announcements.announcements if isinstance(announcements, AnnouncementsTab) else (),
            recipients=recipients.recipients if isinstance(recipients, RecipientsTab) else (),
            measurements=[row for _, row in self._rows(Tab.STATISTICS)],
            job_notes=dict(_split_key(str(row["key"])) for _, row in self._rows(Tab.JOBS) if "key" in row),
        )

    def _rows(self, tab: Tab) -> list[tuple[int, dict[str, Value]]]:
        reader = self._readers.get(tab)
        return reader.rows if isinstance(reader, RowsTab) else []


def _split_key(text: str) -> tuple[str, str]:
    """Split a job line's key from what it notes behind a space."""
    key, _, note = text.partition(" ")
    return key, note


def read_register(
    workbook: Workbook, blocks: Iterable[tuple[int, Block]], now: datetime, wanted: Iterable[Tab] = tuple(Tab)
) -> Register:
    """Read a workbook's cells at once.

    Args:
        workbook: its tabs.
        blocks: (sheet id, some of its rows), a tab's first block first.
        now: the moment, aware.
        wanted: the tabs to read.

    Raises:
        RegisterError: no tab has a register's header.
    """
    reader = WorkbookReader(workbook, wanted, now)
    for sheet_id, block in blocks:
        reader.add(sheet_id, block)
    return reader.finish()

"""How the rows of each tab become records: one small reader a tab, all fed block by block."""

from __future__ import annotations

from typing import ClassVar, cast

from sheets_outreach.agreement import parse_agreement
from sheets_outreach.announcement import Announcement, Recipient
from sheets_outreach.community import Community
from sheets_outreach.finding import Problem
from sheets_outreach.links import Platform, parse_platform, recognise, recognise_sole
from sheets_outreach.publication import Publication
from sheets_outreach.register.columns import Tab
from sheets_outreach.register.grid import Block
from sheets_outreach.register.layout import Layout
from sheets_outreach.register.records import Heading, RowProblem, TabRecords
from sheets_outreach.register.rows import Row, RowReader
from sheets_outreach.register.shapes import Dialect, Value
from sheets_outreach.register.validation import RecordMaker

_NO_AGREEMENT = parse_agreement("")


class TabReader:
    """Reads one tab; this one keeps no records, which is right for a tab whose cells only jobs write and compare."""

    def __init__(self, layout: Layout, dialect: Dialect) -> None:
        self.layout = layout
        self.problems: list[RowProblem] = []
        self._rows = RowReader(layout, dialect)

    def add(self, block: Block) -> None:
        """Take some rows; blocks come in order."""
        for row in self._rows.read(block):
            if row.values or row.only_text:
                self.take(row)

    def take(self, row: Row) -> None:
        """Make a record of one row that is not blank."""

    def finish(self) -> TabRecords:
        """Give what was read besides the records."""
        rows = self._rows
        return TabRecords(self.layout, self.problems, rows.own, rows.last_row, rows.formulas)

    def _report(self, row: int, problems: list[tuple[str, Problem]]) -> None:
        self.problems.extend(RowProblem(row, column, problem) for column, problem in problems)


class RegisterTab(TabReader):
    """Communities, under headings that name their platform."""

    def __init__(self, layout: Layout, dialect: Dialect) -> None:
        super().__init__(layout, dialect)
        self.communities: list[Community] = []
        self.headings: list[Heading] = []
        self._maker = RecordMaker(Community, layout.table)
        self._section: Platform | None = None

    def take(self, row: Row) -> None:
        """Take a heading or a community."""
        if row.only_text:
            platform = parse_platform(row.only_text)
            if platform is not None:
                self._section = platform
                self.headings.append(Heading(row.number, platform, row.only_text))
                return
            if not row.values:
                return
        values = cast("dict[str, object]", row.values)
        hint = self._hint(values) if "platform" in values else self._section
        link = recognise_sole(str(values.get("link", "")), hint)
        values["row"] = row.number
        values["section"] = self._section
        values["platform"] = link.platform if link.platform is not Platform.UNKNOWN else hint or Platform.UNKNOWN
        values["link"] = link
        values["agreement"] = parse_agreement(str(values["agreement"])) if "agreement" in values else _NO_AGREEMENT
        if "admin_link" in values:
            values["admin_link"] = recognise(str(values["admin_link"]), hint)
        community, problems = self._maker.make(values)
        self.communities.append(community)
        if problems:
            self._report(row.number, problems)

    def _hint(self, values: dict[str, object]) -> Platform | None:
        return parse_platform(str(values.pop("platform"))) or self._section


class DiaryTab(TabReader):
    """Publications."""

    def __init__(self, layout: Layout, dialect: Dialect) -> None:
        super().__init__(layout, dialect)
        self.publications: list[Publication] = []
        self._maker = RecordMaker(Publication, layout.table)

    def take(self, row: Row) -> None:
        """Take a publication."""
        values: dict[str, object] = dict(row.values)
        values["row"] = row.number
        values["post_link"] = recognise_sole(str(values.get("post_link", "")))
        community = str(values.get("community", ""))
        if "/" in community or community.startswith("@"):
            values["community_link"] = recognise(community)
        publication, problems = self._maker.make(values)
        self.publications.append(publication)
        if problems:
            self._report(row.number, problems)


class AnnouncementsTab(TabReader):
    """Announcements."""

    _links: ClassVar = ("link", "image")

    def __init__(self, layout: Layout, dialect: Dialect) -> None:
        super().__init__(layout, dialect)
        self.announcements: list[Announcement] = []
        self._maker = RecordMaker(Announcement, layout.table)

    def take(self, row: Row) -> None:
        """Take an announcement."""
        values: dict[str, object] = dict(row.values)
        values["row"] = row.number
        values |= {key: recognise(str(values[key])) for key in self._links if key in values}
        announcement, problems = self._maker.make(values)
        self.announcements.append(announcement)
        self._report(row.number, problems)


class RecipientsTab(TabReader):
    """Recipients of the digest."""

    def __init__(self, layout: Layout, dialect: Dialect) -> None:
        super().__init__(layout, dialect)
        self.recipients: list[Recipient] = []
        self._maker = RecordMaker(Recipient, layout.table)

    def take(self, row: Row) -> None:
        """Take a recipient, with what we last said about them."""
        values: dict[str, object] = {**row.values, "row": row.number}
        values["state"] = self._rows.own.texts.get("state", {}).get(row.number, "")
        recipient, problems = self._maker.make(values)
        self.recipients.append(recipient)
        self._report(row.number, problems)


class RowsTab(TabReader):
    """Rows kept as column key → value: the statistics, the jobs, the plan, the settings."""

    def __init__(self, layout: Layout, dialect: Dialect) -> None:
        super().__init__(layout, dialect)
        self.rows: list[tuple[int, dict[str, Value]]] = []

    def take(self, row: Row) -> None:
        """Take a row."""
        if row.values:
            self.rows.append((row.number, row.values))


READERS: dict[Tab, type[TabReader]] = {
    Tab.REGISTER: RegisterTab,
    Tab.DIARY: DiaryTab,
    Tab.ANNOUNCEMENTS: AnnouncementsTab,
    Tab.RECIPIENTS: RecipientsTab,
}
"""The reader of a tab; `RowsTab` reads all others."""

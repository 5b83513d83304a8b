"""What an import would do, tab by tab, purely from the file and the workbook as they stand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sheets_outreach.errors import FileError, RegisterError
from sheets_outreach.finding import Severity
from sheets_outreach.jobs.importing.mapping import MappedColumn, add_columns, map_columns
from sheets_outreach.jobs.importing.matching import (
    Difference,
    Insertion,
    Matches,
    first_formula,
    match_rows,
    place_rows,
)
from sheets_outreach.jobs.importing.tables import IMPORTED, Table, make_tables
from sheets_outreach.jobs.importing.writing import CellWriter, change_cells, insert_rows
from sheets_outreach.register.columns import Tab
from sheets_outreach.register.layout import find_tabs
from sheets_outreach.register.records import Register
from sheets_outreach.register.shapes import Dialect
from sheets_outreach.rules import check_register
from sheets_outreach.texts import Language
from sheets_outreach.workbook.contents import Contents, TabContents
from sheets_outreach.workbook.marks import Request

_MONTH_FIRST = frozenset({"en_US", "en_PH", ""})


@dataclass(frozen=True, slots=True)
class TabImport:
    """What an import does in one tab.

    Attributes:
        source: the tab in the file.
        target: the tab in the workbook.
        columns: how columns go together.
        matches: rows that are there, that differ, that are missing.
        insertions: where the missing ones go.
        invalid: missing or differing rows in which the rules find an error.
    """

    source: Table
    target: Table
    columns: Sequence[MappedColumn]
    matches: Matches
    insertions: Sequence[Insertion]
    invalid: int

    def changes(self, *, update: bool) -> list[Difference]:
        """Give what is to be changed: all that differs where that was asked for, else only settings not yet set."""
        if update:
            return list(self.matches.different)
        if self.target.layout.table.tab is not Tab.SETTINGS:
            return []
        unset = [one for one in self.matches.different if "value" not in self.target.values.get(one.target, {})]
        return [
            replace(one, columns=[column for column in one.columns if column.key == "value"])
            for one in unset
            if any(column.key == "value" for column in one.columns)
        ]


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What an import does.

    Attributes:
        language: of the workbook.
        tabs: by tab.
        unknown: titles of the file's tabs that are left out.
        missing: tabs of the file that the workbook lacks.
        writer: makes cells.
        update: whether cells that differ are to be changed.
    """

    language: Language
    tabs: Mapping[Tab, TabImport]
    unknown: Sequence[str]
    missing: Sequence[str]
    writer: CellWriter
    update: bool

    def insert_batches(self) -> list[list[Request]]:
        """Give the batches that add columns and rows; none where nothing is to be added."""
        batches: list[list[Request]] = []
        for one in self.tabs.values():
            wanted = one.insertions or one.changes(update=self.update)
            columns = add_columns(one.target, list(one.columns)) if wanted else []
            if columns:
                batches.append(columns)
            batches += insert_rows(one.source, one.target, one.columns, one.insertions, self.writer)
        return [batch for batch in batches if batch]

    def changed_rows(self) -> dict[int, list[int]]:
        """Give the workbook's rows to be changed, by sheet id."""
        return {
            one.target.layout.sheet.id: [change.target for change in changes]
            for one in self.tabs.values()
            if (changes := one.changes(update=self.update))
        }

    def change_requests(self) -> list[Request]:
        """Give the requests that change cells, each row under a guard."""
        return [
            request
            for one in self.tabs.values()
            for request in change_cells(one.source, one.target, one.changes(update=self.update), self.writer)
        ]


def plan_import(
    source: Contents, target: Contents, now: datetime, *, name: str, typed: bool, update: bool
) -> ImportPlan:
    """Plan an import; pure.

    Args:
        source: the file.
        target: the workbook.
        now: the moment, aware.
        name: of the file, for sentences.
        typed: whether the file's cells know numbers and days.
        update: also change cells that differ.

    Raises:
        FileError: nothing in the file can be imported, or a cell of it computes something.
        RegisterError: the workbook has no register yet.
    """
    theirs = target.read_known_tabs(now)
    if Tab.REGISTER not in theirs.tabs:
        raise RegisterError("The workbook has no register yet. Run `sheets-outreach setup WORKBOOK` first.")
    # Days without a year and the order of day and month are read as the workbook would read them.
    alike = replace(source.workbook, locale=target.workbook.locale, time_zone=target.workbook.time_zone)
    source = Contents(alike, source.tabs)
    ours = source.read_known_tabs(now)
    dialect = Dialect(target.workbook.locale in _MONTH_FIRST, theirs.today)
    sources, targets = make_tables(source, ours, dialect), make_tables(target, theirs, dialect)
    if not sources:
        raise FileError(f"«{name}» holds no tab we know: no register, diary, announcements, recipients or settings.")
    errors = _rows_with_errors(ours, theirs)
    tabs = {
        tab: _plan_tab(tab, sources[tab], targets[tab], ours, theirs.language, errors)
        for tab in IMPORTED
        if tab in sources and tab in targets
    }
    _refuse_formulas(tabs.values(), name)
    known = {table.layout.sheet.id for table in sources.values()}
    return ImportPlan(
        theirs.language,
        tabs,
        [tab.sheet.title for tab in source.tabs.values() if tab.sheet.id not in known and _is_foreign(tab)],
        [sources[tab].layout.sheet.title for tab in sources if tab not in targets],
        CellWriter(dialect, typed=typed),
        update,
    )


def _refuse_formulas(tabs: Iterable[TabImport], name: str) -> None:
    for one in tabs:
        formula = first_formula(one.source, one.columns)
        if formula is not None:
            title = one.source.layout.sheet.title
            raise FileError(
                f"«{name}» holds formulas (tab «{title}», row {formula[0]}, column «{formula[1]}»). "
                "Copy the tab, paste its values only, and import that."
            )


def _is_foreign(tab: TabContents) -> bool:
    """Whether a tab of the file is none of those that jobs make anew."""
    return bool(tab.rows) and not tab.sheet.hidden and not find_tabs([tab.sheet], Tab)


def _rows_with_errors(ours: Register, theirs: Register) -> set[tuple[str, int]]:
    if Tab.REGISTER not in ours.tabs:
        return set()
    judged = check_register(replace(ours, settings=theirs.settings))
    return {(finding.tab, finding.row) for finding in judged if finding.severity is Severity.ERROR}


def _plan_tab(
    tab: Tab, source: Table, target: Table, register: Register, language: Language, errors: set[tuple[str, int]]
) -> TabImport:
    columns = map_columns(source, target)
    matches = match_rows(source, target, columns)
    missing = register if tab is Tab.REGISTER else replace(register, communities=(), headings=())
    insertions = place_rows(source, target, matches.missing, missing, language)
    touched = {*matches.missing, *(difference.source for difference in matches.different)}
    return TabImport(source, target, columns, matches, insertions, sum((tab.value, row) in errors for row in touched))

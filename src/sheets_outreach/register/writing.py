"""What a job wants written: edits of our own cells, columns of ours that are missing, rows appended; pure intents.

A plan never names a people's cell: an edit's column is one of ours, and `plan_column` is the only maker of edits.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeVar

from sheets_outreach.register.columns import Tab, normalise_title
from sheets_outreach.register.grid import UNSEEN, number_text
from sheets_outreach.register.layout import Layout
from sheets_outreach.register.records import OwnCells, TabRecords
from sheets_outreach.texts import Language

ValueT = TypeVar("ValueT")

OwnValue = str | int | float | bool | date
"""What may stand in a cell of ours; text is always written as text, never as a formula."""

CELL_LIMIT = 50_000
"""Google refuses longer cells."""


@dataclass(frozen=True, slots=True)
class CellEdit:
    """One of our cells as it should be.

    Attributes:
        row: the sheet's own row number, from 1.
        column: key of one of our columns.
        value: what it should say; None empties it.
        note: the note on it; None removes one.
    """

    row: int
    column: str
    value: OwnValue | None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class TabPlan:
    """What should change in one tab.

    Attributes:
        layout: where its columns were when the plan was made.
        new_columns: keys of our columns to insert right of the last titled one.
        edits: our cells that should change.
        appended: rows to append, each column key → value.
        create: the tab does not exist yet; ``layout`` says how it should look, and nothing of it is guarded.
    """

    layout: Layout
    new_columns: tuple[str, ...] = ()
    edits: tuple[CellEdit, ...] = ()
    appended: tuple[Mapping[str, OwnValue | None], ...] = ()
    create: bool = False

    def __bool__(self) -> bool:
        """Whether it changes anything."""
        return bool(self.edits or self.new_columns or self.appended or self.create)


@dataclass(frozen=True, slots=True)
class ClaimChange:
    """A claim taken, used up, or taken over from somebody whose lease is over.

    Attributes:
        sheet_id: the jobs tab, on which claims stand.
        delete: id of the claim to delete; it must exist.
        add: id of the claim to add; it must not exist.
        description: what the new claim says of who holds it until when.
    """

    sheet_id: int
    delete: int | None = None
    add: int | None = None
    description: str = ""


@dataclass(frozen=True, slots=True)
class WritePlan:
    """What a job wants written, whole or not at all.

    Attributes:
        tabs: the changes by tab; tabs without one are left out.
        claims: claims to take, to take over or to use up; the write fails as a whole where somebody was faster.
    """

    tabs: Mapping[Tab, TabPlan] = field(default_factory=dict)
    claims: tuple[ClaimChange, ...] = ()

    def __bool__(self) -> bool:
        """Whether there is anything to write; an empty plan is the proof that the sheet is right."""
        return bool(self.claims) or any(self.tabs.values())

    @property
    def cells(self) -> int:
        """How many of our cells it changes, appended ones left out."""
        return sum(len(plan.edits) for plan in self.tabs.values())


def plan_column(
    records: TabRecords, column: str, wanted: Mapping[int, OwnValue], notes: Mapping[int, str] | None = None
) -> Iterator[CellEdit]:
    """Give the edits that make one of our columns say what it should; cells that already do are left alone.

    Args:
        records: the tab as it was read.
        column: key of one of our columns.
        wanted: row number → what the cell should say; all other rows of the column should be empty.
        notes: row number → note the cell should carry.
    """
    assert records.layout.table.column(column).ours, f"{column} is a people's column"
    notes = notes or {}
    texts_now = records.own.texts.get(column, {})
    notes_now = records.own.notes.get(column, {})
    for row in sorted(wanted.keys() | texts_now.keys() | notes_now.keys()):
        value, note = wanted.get(row), notes.get(row)
        if _as_read(value) != texts_now.get(row, "") or (note or "") != notes_now.get(row, ""):
            yield CellEdit(row, column, value, note)


def plan_tab(
    records: TabRecords,
    columns: Mapping[str, Mapping[int, OwnValue]],
    notes: Mapping[str, Mapping[int, str]] | None = None,
    appended: Sequence[Mapping[str, OwnValue | None]] = (),
) -> TabPlan:
    """Plan several of our columns of a tab at once; one that is missing is inserted if anything should stand in it.

    A column of our title in which people have written, and which we have never marked, is theirs and counts as missing.
    """
    notes = notes or {}
    records = _without(records, [key for key in columns if not _is_ours(records, key, columns[key])])
    edits: list[CellEdit] = []
    for key, wanted in columns.items():
        edits += plan_column(records, key, wanted, notes.get(key, {}))
        if records.layout.has(key):
            edits += _repair_title(records, key, wanted, records.layout.language)
    needed = {key for key, wanted in columns.items() if wanted} | {key for row in appended for key in row}
    new = tuple(
        column.key
        for column in records.layout.table.columns
        if column.key in needed and not records.layout.has(column.key)
    )
    return TabPlan(records.layout, new, tuple(edits), tuple(appended))


def _is_ours(records: TabRecords, column: str, wanted: Mapping[int, OwnValue]) -> bool:
    """Whether nothing of people's can be lost by writing to a column of our title.

    It carries our mark, or has no notes and says nothing that we would not say ourselves. A mark that has not been seen
    in its place yet proves nothing: no cell of the column was written since.
    """
    layout = records.layout
    mark = layout.mark_of(column)
    if layout.table.all_ours or (mark is not None and mark.value != UNSEEN):
        return True
    if records.own.notes.get(column):
        return False
    texts = records.own.texts.get(column, {})
    return all(text == _as_read(wanted.get(row)) for row, text in texts.items())


def _without(records: TabRecords, columns: Sequence[str]) -> TabRecords:
    """Leave columns out, as if people had never given them a title of ours."""
    if not columns:
        return records
    layout, own = records.layout, records.own
    there = [key for key in columns if layout.has(key)]
    smaller = replace(
        layout,
        columns=_less(layout.columns, columns),
        titles=_less(layout.titles, columns),
        unknown={**layout.unknown, **{layout.columns[key]: layout.titles[key] for key in there}},
    )
    kept = OwnCells(_less(own.texts, columns), _less(own.notes, columns), _less(own.top, columns))
    return replace(records, layout=smaller, own=kept)


def _less(found: Mapping[str, ValueT], columns: Collection[str]) -> dict[str, ValueT]:
    return {key: value for key, value in found.items() if key not in columns}


def _repair_title(
    records: TabRecords, column: str, wanted: Mapping[int, OwnValue], language: Language
) -> Iterator[CellEdit]:
    """Give a column of ours its title back where one of our own marks stands in its place.

    That happens when somebody moved the header between our read and the write that inserted the column. A title that
    people changed to words of their own stays theirs.
    """
    top = records.own.top.get(column, {})
    titles = records.layout.table.column(column).titles
    known = {normalise_title(title) for spellings in titles.values() for title in spellings}
    marks = {_as_read(value) for value in wanted.values()}
    header_row = records.layout.header_row
    title = top.get(header_row, "")
    if not title or title in marks:
        yield CellEdit(header_row, column, titles[language][0])
    for row, text in sorted(top.items()):
        if row != header_row and (text in marks or normalise_title(text) in known):
            yield CellEdit(row, column, None)


def _as_read(value: OwnValue | None) -> str:
    """Say how a cell of ours reads back."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        return number_text(value)
    return str(value)

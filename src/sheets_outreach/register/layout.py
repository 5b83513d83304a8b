"""Where things are: which tab is which, in which row its header stands, which column is which; reads no records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from sheets_outreach.register.columns import Tab, TabTable, normalise_title
from sheets_outreach.register.grid import UNSEEN, Cell, Mark, Sheet, cell_text
from sheets_outreach.register.identifiers import tab_id
from sheets_outreach.register.tables import TABLES
from sheets_outreach.texts import Language

HEADER_ROWS = 20
"""A header is looked for in so many rows from the top."""

_REGISTER_CORE = 3
"""A tab of any title is a register if its header has at least so many of the core columns, name or link among them."""


@dataclass(frozen=True, slots=True)
class Layout:
    """One tab as it stands: where its columns are.

    Attributes:
        table: what we know of such a tab.
        sheet: the tab.
        header_row: the sheet's own number of the header row, from 1.
        columns: column key → index from 0.
        titles: column key → the title as the sheet has it, on one line.
        language: the language of most titles.
        width: index right of the last titled column.
        unknown: titles we do not know, with their index.
    """

    table: TabTable
    sheet: Sheet
    header_row: int
    columns: Mapping[str, int]
    titles: Mapping[str, str]
    language: Language
    width: int
    unknown: Mapping[int, str] = field(default_factory=dict)

    def has(self, key: str) -> bool:
        """Whether the tab has that column."""
        return key in self.columns

    def mark_of(self, key: str) -> Mark | None:
        """Give our mark on a column, if it carries one."""
        return next((mark for mark in self.sheet.marks if mark.key == key), None)


def find_tabs(sheets: Sequence[Sheet], wanted: Iterable[Tab], remembered: int | None = None) -> dict[Tab, Sheet]:
    """Find tabs by their titles, in the order they stand, and those that a job made; the others are left out.

    Args:
        sheets: the workbook's tabs from left to right.
        wanted: which tabs the job needs.
        remembered: sheet id that was the register before, which wins over titles.
    """
    found: dict[Tab, Sheet] = {}
    by_title = _tabs_by_title()
    for sheet in sheets:
        tab = by_title.get(normalise_title(sheet.title))
        if tab is not None:
            found.setdefault(tab, sheet)
    # A tab that a job made stays what it is under whatever title; a second one could not be made.
    made = {tab_id(tab): tab for tab in TABLES}
    found |= {made[sheet.id]: sheet for sheet in sheets if sheet.id in made}
    if remembered is not None:
        found |= {Tab.REGISTER: sheet for sheet in sheets if sheet.id == remembered}  # noqa: B035 - at most one
    chosen = set(wanted)
    return {tab: sheet for tab, sheet in found.items() if tab in chosen}


@cache
def _tabs_by_title() -> dict[str, Tab]:
    return {
        normalise_title(title): tab
        for tab, table in TABLES.items()
        for titles in table.titles.values()
        for title in titles
    }


@cache
def _columns_by_title(tab: Tab) -> dict[str, tuple[tuple[str, Language], ...]]:
    """Give the keys a normalised title may mean, in the table's order, each with the language it is in."""
    by_title: dict[str, list[tuple[str, Language]]] = {}
    for column in TABLES[tab].columns:
        for language, titles in column.titles.items():
            for title in titles:
                by_title.setdefault(normalise_title(title), []).append((column.key, language))
    return {title: tuple(keys) for title, keys in by_title.items()}


def find_layout(table: TabTable, sheet: Sheet, rows: Sequence[Sequence[Cell]], *, titled: bool = True) -> Layout | None:
    """Find a tab's header and columns.

    Args:
        table: what tab it should be.
        sheet: the tab.
        rows: its first rows; no more than the first 20 are looked at.
        titled: whether the tab was found by its title; else its header must show that it is one.

    Returns:
        The layout, or None where no row is such a header.
    """
    best: Layout | None = None
    for number, row in enumerate(rows[:HEADER_ROWS], start=1):
        layout = _read_header(table, sheet, number, row)
        if layout is not None and (best is None or _count_titles(layout) > _count_titles(best)):
            best = layout
    if best is None or not _is_header(table, best, titled=titled):
        return None
    return best


def _is_header(table: TabTable, layout: Layout, *, titled: bool) -> bool:
    if titled:
        return _count_titles(layout) >= min(2, len(table.columns))
    core = sum(layout.has(column.key) for column in table.columns if column.core)
    return core >= _REGISTER_CORE and (layout.has("name") or layout.has("link"))


def _count_titles(layout: Layout) -> int:
    """Count the columns that are known by their title; our marks make no header of a row that is none."""
    by_title = _columns_by_title(layout.table.tab)
    return sum(
        any(known == key for known, _ in by_title.get(normalise_title(title), ()))
        for key, title in layout.titles.items()
    )


def _read_header(table: TabTable, sheet: Sheet, number: int, row: Sequence[Cell]) -> Layout | None:
    written = {index: text for index, cell in enumerate(row) if (text := cell_text(cell).strip())}
    meanings = _columns_by_title(table.tab)
    known = {index: meanings.get(normalise_title(text), ()) for index, text in written.items()}
    columns = _marked_columns(table, sheet, known)
    taken = set(columns.values())
    # Where our mark stands on a column that people made theirs, another of our title is not ours for all that: somebody
    # changed both titles, and what they typed stands in it.
    lost = {mark.key for mark in sheet.marks if mark.value != UNSEEN} - columns.keys()
    # A title that means one column only is settled first; «Ссылка», which can mean two, takes what is left, in order.
    for index, keys in sorted(known.items(), key=lambda item: len({key for key, _ in item[1]}) > 1):
        key = next((key for key, _ in keys if key not in columns and key not in lost), None)
        if key is not None and index not in taken:
            columns[key] = index
    if not any(known.values()):
        return None
    taken = set(columns.values())
    return Layout(
        table=table,
        sheet=sheet,
        header_row=number,
        columns=columns,
        titles={key: " ".join(written.get(index, "").split()) for key, index in columns.items()},
        language=_language(known.values()),
        width=max((*written, *taken)) + 1,
        unknown={index: text for index, text in written.items() if index not in taken},
    )


def _marked_columns(
    table: TabTable, sheet: Sheet, known: Mapping[int, Sequence[tuple[str, Language]]]
) -> dict[str, int]:
    """Give the columns that carry our mark; a people's title on one of them makes it people's.

    The mark goes before the title: who calls a column of their own «Проверка» must not lose what stands in it. A mark
    that has not been seen in its place counts only under its title: people may have moved columns as it was put.
    """
    ours = {column.key for column in table.columns if column.ours}
    columns: dict[str, int] = {}
    for mark in sheet.marks:
        meant = [key for key, _ in known.get(mark.index, ())]
        if mark.key in ours and (mark.key in meant if mark.value == UNSEEN else ours.issuperset(meant)):
            columns[mark.key] = mark.index
    return columns


def _language(meanings: Iterable[Sequence[tuple[str, Language]]]) -> Language:
    votes: Counter[Language] = Counter()
    for keys in meanings:
        # A title spelled alike in two languages («Status») says nothing about the language.
        languages = {language for _, language in keys}
        if len(languages) == 1:
            votes.update(languages)
    return votes.most_common(1)[0][0] if votes else Language.EN

"""Both sides of an import, tab by tab: rows as values by column, the key each row is known by; compares nothing yet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sheets_outreach.community import normalise_name
from sheets_outreach.publication import Publication
from sheets_outreach.register.columns import Tab, normalise_title
from sheets_outreach.register.grid import Block, Cell, cell_at, cell_text, is_empty
from sheets_outreach.register.layout import Layout
from sheets_outreach.register.records import Heading, Register
from sheets_outreach.register.rows import RowReader
from sheets_outreach.register.settings_reading import SETTING_TITLES
from sheets_outreach.register.shapes import Dialect, Value
from sheets_outreach.workbook.contents import Contents, Merge

IMPORTED = (Tab.REGISTER, Tab.DIARY, Tab.ANNOUNCEMENTS, Tab.RECIPIENTS, Tab.SETTINGS, Tab.STATISTICS)
"""The other tabs are ours and made anew by the jobs; measured figures cannot be."""

_KEYS: Mapping[Tab, tuple[str, ...]] = {
    Tab.ANNOUNCEMENTS: ("event_date", "title"),
    Tab.RECIPIENTS: ("address",),
    Tab.STATISTICS: ("post_link", "day"),
}

Key = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """One tab.

    Attributes:
        layout: where its columns are.
        cells: all its cells.
        merges: merged cells.
        values: row number → column key → value, of every row below the header that holds anything.
        keys: row number → what the row is known by; headings and rows without a record have none.
        sections: the headings of a register, from top to bottom.
        last_row: number of the last row that holds anything.
    """

    layout: Layout
    cells: Sequence[Sequence[Cell]]
    merges: Sequence[Merge]
    values: Mapping[int, Mapping[str, Value]]
    keys: Mapping[int, Key]
    sections: Sequence[Heading]
    last_row: int

    def row(self, number: int) -> Sequence[Cell]:
        """Give a row's cells."""
        return self.cells[number - 1] if number <= len(self.cells) else ()

    def text_at(self, number: int, index: int) -> str:
        """Give what a cell of an unknown column says."""
        return cell_text(cell_at(self.row(number), index)).strip()


def make_tables(contents: Contents, register: Register, dialect: Dialect) -> dict[Tab, Table]:
    """Make the tables of a workbook or file; pure."""
    return {tab: _make_table(tab, contents, register, dialect) for tab in IMPORTED if tab in register.tabs}


def _make_table(tab: Tab, contents: Contents, register: Register, dialect: Dialect) -> Table:
    layout = register.tabs[tab].layout
    found = contents.tabs[layout.sheet.id]
    values = {row.number: row.values for row in RowReader(layout, dialect).read(Block(1, found.rows)) if row.values}
    last = max(
        (number for number, row in enumerate(found.rows, start=1) if not all(map(is_empty, row))),
        default=layout.header_row,
    )
    sections = register.headings if tab is Tab.REGISTER else ()
    headings = {heading.row for heading in sections}
    keys = {row: _key(tab, cells) for row, cells in values.items() if row not in headings}
    keys |= _record_keys(tab, register)
    return Table(layout, found.rows, found.merges, values, keys, sections, max(last, layout.header_row))


def _record_keys(tab: Tab, register: Register) -> dict[int, Key]:
    """Give the keys of records that know their own identity."""
    if tab is Tab.REGISTER:
        return {c.row: ("community", *c.key) for c in register.communities if c.key[1] != "~"}
    if tab is Tab.DIARY:
        return {publication.row: _post_key(publication) for publication in register.publications}
    return {}


def _post_key(publication: Publication) -> Key:
    link = publication.post_link
    if link.id is not None and link.stable:
        return ("post", link.platform, link.id)
    said = (normalise_name(publication.community), publication.date, normalise_name(publication.topic))
    return ("entry", *said, publication.post_link.raw)


def _key(tab: Tab, values: Mapping[str, Value]) -> Key:
    if tab is Tab.SETTINGS:
        title = normalise_title(str(values.get("key", "")))
        return ("setting", _SETTINGS.get(title, title))
    columns = _KEYS.get(tab)
    if columns is None or not any(column in values for column in columns):
        return ("row", *sorted((key, str(value)) for key, value in values.items()))
    return (tab, *(_fold(values.get(column)) for column in columns))


_SETTINGS = {normalise_title(title): name for name, titles in SETTING_TITLES.items() for title in titles}


def _fold(value: object) -> object:
    return normalise_name(value) if isinstance(value, str) and "@" not in value else str(value).casefold()

"""Where a person stands in a workbook: cells that are about them, texts that mention them; pure, changes nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sheets_outreach.community import normalise_name
from sheets_outreach.register.columns import Tab
from sheets_outreach.register.grid import Cell, cell_at, cell_link, cell_text
from sheets_outreach.register.layout import Layout
from sheets_outreach.register.records import Register
from sheets_outreach.workbook.contents import Contents

_BRACKETS = re.compile(r"[(\[][^)\]]*[)\]]")
_SEPARATORS = re.compile(r"(\s*[,;/\n]\s*)")


@dataclass(frozen=True, slots=True)
class Trace:
    """Columns that are about one person.

    Attributes:
        names: columns that name the person; any of them tells whom the row is about.
        belongings: columns that go with the name: cleared where nobody else is named beside.
    """

    names: tuple[str, ...]
    belongings: tuple[str, ...] = ()


_TRACES: Mapping[Tab, tuple[Trace, ...]] = {
    Tab.REGISTER: (
        Trace(("admin", "admin_email"), ("admin_link", "admin_email", "digest_consent")),
        Trace(("responsible", "account"), ("account",)),
    ),
    Tab.DIARY: (Trace(("author",)), Trace(("from_whom",), ("wishes", "moved_to"))),
    Tab.RECIPIENTS: (Trace(("name", "address"), ("address", "language", "frequency", "parts")),),
}


@dataclass(frozen=True, slots=True)
class Erasure:
    """A cell to change.

    Attributes:
        sheet_id: the tab.
        tab: its title.
        row: the sheet's own row number, from 1.
        index: the column, from 0.
        column: its title.
        keep: what stays in the cell: other people named in it; "" empties it.
    """

    sheet_id: int
    tab: str
    row: int
    index: int
    column: str
    keep: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """A cell or note that mentions the person in a text that is not about them alone; a person must read it."""

    tab: str
    row: int
    index: int


def find_person(contents: Contents, register: Register, person: str) -> tuple[list[Erasure], list[Mention]]:
    """Find a person.

    Args:
        contents: the workbook's cells.
        register: the same as records, for where the columns are.
        person: a name or an e-mail address, as it stands in the workbook.

    Returns:
        Cells to erase, and places that mention the name in other texts.
    """
    erasures = [
        erasure
        for tab, traces in _TRACES.items()
        if tab in register.tabs
        for erasure in _erasures(contents, register.tabs[tab].layout, traces, person)
    ]
    taken = {(erasure.tab, erasure.row, erasure.index) for erasure in erasures}
    mentions = [
        Mention(tab.sheet.title, row, index)
        for tab in contents.tabs.values()
        for row, cells in enumerate(tab.rows, start=1)
        for index, cell in enumerate(cells)
        if _mentions(cell, person) and (tab.sheet.title, row, index) not in taken
    ]
    return erasures, mentions


def is_person(name: str, person: str) -> bool:
    """Whether a name is that person's, in whatever case and with whatever points; what stands in brackets aside.

    A longer name is somebody else's: asked for «Анна», nobody may lose «Анна К.».

    >>> is_person("Арина Г. (админ)", "арина г"), is_person("Анна К.", "Анна")
    (True, False)
    """
    bare = _BRACKETS.sub(" ", name)
    if "@" in person:
        return bare.strip().casefold() == person.strip().casefold()
    wanted = normalise_name(person)
    return bool(wanted) and normalise_name(bare) == wanted


def mentions_person(text: str, person: str) -> bool:
    """Whether a text holds that name among other words.

    >>> mentions_person("спросить у Анны К. и Анна ответит", "анна")
    True
    """
    if "@" in person:
        return person.casefold().strip() in text.casefold()
    wanted = normalise_name(person)
    return bool(wanted) and f" {wanted} " in f" {normalise_name(text)} "


def _erasures(contents: Contents, layout: Layout, traces: Sequence[Trace], person: str) -> Iterator[Erasure]:
    tab = contents.tabs[layout.sheet.id]
    for number, row in enumerate(tab.rows, start=1):
        if number <= layout.header_row:
            continue
        cleared: dict[str, str] = {}
        for trace in traces:
            cleared |= _clear(layout, row, trace, person)
        for key, keep in cleared.items():
            index, title = layout.columns[key], layout.titles[key]
            yield Erasure(layout.sheet.id, layout.sheet.title, number, index, title, keep)


def _clear(layout: Layout, row: Sequence[Cell], trace: Trace, person: str) -> dict[str, str]:
    """Give what becomes of the cells of one row: column key → what stays in it."""
    texts = {
        key: cell_text(cell_at(row, layout.columns[key])) or cell_link(cell_at(row, layout.columns[key]))
        for key in (*trace.names, *trace.belongings)
        if layout.has(key)
    }
    named = [
        key
        for key in trace.names
        if any(is_person(part, person) for part in _SEPARATORS.split(texts.get(key, ""))[::2])
    ]
    cleared = {key: _without(texts[key], person) for key in named}
    if named and not any(cleared.values()):
        others = [key for key in trace.names if key not in cleared and texts.get(key)]
        cleared |= dict.fromkeys((*others, *trace.belongings), "")
    return {key: keep for key, keep in cleared.items() if texts.get(key) and texts[key] != keep}


def _without(text: str, person: str) -> str:
    """Take one person out of a cell that may name several."""
    parts = _SEPARATORS.split(text)
    kept = [part for part in parts[::2] if part.strip() and not is_person(part, person)]
    separator = parts[1] if len(parts) > 1 else ""
    return separator.join(kept) if len(kept) < len(parts[::2]) else ""


def _mentions(cell: Cell, person: str) -> bool:
    if not cell:
        return False
    return mentions_person(cell_text(cell), person) or mentions_person(str(cell.get("note", "")), person)

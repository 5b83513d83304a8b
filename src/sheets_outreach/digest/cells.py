"""Where a cell of the workbook can be opened: addresses that lead to the very cell; nothing is read."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from sheets_outreach.register.columns import Tab
from sheets_outreach.register.records import Register

_LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
_LETTERS = 26


def column_letters(index: int) -> str:
    """Write a column's index as the sheet shows it.

    >>> column_letters(0), column_letters(25), column_letters(26), column_letters(701)
    ('A', 'Z', 'AA', 'ZZ')
    """
    letters = ""
    while index >= 0:
        letters = chr(ord("A") + index % _LETTERS) + letters
        index = index // _LETTERS - 1
    return letters


@dataclass(frozen=True, slots=True)
class CellLinks:
    """Addresses of cells in one workbook.

    Attributes:
        base: the workbook's address up to ``/edit``, or "" where nobody can open it in a browser.
        register: for the tabs' ids and columns.
    """

    base: str
    register: Register

    def place(self, tab: Tab, row: int, column: str) -> str:
        """Name a cell as people do: ``B7``; only the row where the column is not there."""
        records = self.register.tabs.get(tab)
        index = records.layout.columns.get(column) if records else None
        return str(row) if index is None else f"{column_letters(index)}{row}"

    def to_cell(self, tab: Tab, row: int, column: str) -> str | None:
        """Give the address that opens a cell, or the row where there is no such column; None without a workbook."""
        records = self.register.tabs.get(tab)
        if not self.base or records is None:
            return None
        place = self.place(tab, row, column)
        return f"{self.base}#gid={records.layout.sheet.id}&range={f'{row}:{row}' if place.isdigit() else place}"

    def to_tab(self, tab: Tab) -> str | None:
        """Give the address that opens a tab; None without a workbook or the tab."""
        records = self.register.tabs.get(tab)
        return f"{self.base}#gid={records.layout.sheet.id}" if self.base and records is not None else None


def link_cells(workbook: str, register: Register) -> CellLinks:
    """Prepare the addresses of a workbook's cells.

    Args:
        workbook: its address at Google or on a local server; anything else, such as a file's path, gives no links.
        register: what was read of it.
    """
    try:
        parts = urlsplit(workbook)
        host = parts.hostname
    except ValueError:
        return CellLinks("", register)
    usable = parts.scheme == "https" or (parts.scheme == "http" and host in _LOOPBACK)
    if not usable or not host or any(letter in workbook for letter in " \"'<>"):
        return CellLinks("", register)
    path = parts.path.rstrip("/").removesuffix("/edit")
    return CellLinks(f"{parts.scheme}://{parts.netloc}{path}/edit", register)

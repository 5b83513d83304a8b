"""How is a reference written, and which cells does it mean?

It knows A1, $A$1, A1:B2, A:A, 2:2, A2:A, A1:1 with a sheet before them or not; names of ranges are not its matter.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from sheets_outreach.localsheets.values.formulas.areas import Area

LAST_COLUMN = 18_278
"""One past ZZZ, the widest that Google allows."""
LAST_ROW = 10_000_000
"""One past the last row: the limit of cells in a spreadsheet."""
_PLAIN_TITLE = re.compile(r"[^\W\d]\w*")
_LOOKS_LIKE_CELL = re.compile(r"[A-Za-z]{1,3}\d+|R\d*C\d*|TRUE|FALSE", re.IGNORECASE | re.ASCII)
_CORNER = re.compile(r"(\$?)([A-Za-z]{1,3})?(\$?)([1-9]\d{0,7})?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Corner:
    """One end of a reference: a column, a row or both; a fixed one has a dollar sign."""

    column: int | None
    row: int | None
    column_fixed: bool = False
    row_fixed: bool = False

    def write(self) -> str:
        """Write the corner as A$1."""
        column = ("$" if self.column_fixed else "") + name_column(self.column) if self.column is not None else ""
        row = ("$" if self.row_fixed else "") + str(self.row + 1) if self.row is not None else ""
        return column + row


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference as written: `sheet` is None where the formula's own is meant, `last` where it is one cell."""

    sheet: str | None
    first: Corner
    last: Corner | None = None

    def write(self) -> str:
        """Write the reference, quoting the sheet's title where it needs it."""
        prefix = f"{quote_title(self.sheet)}!" if self.sheet is not None else ""
        return prefix + self.first.write() + (f":{self.last.write()}" if self.last else "")

    def area(self, own_sheet: str) -> Area:
        """Say which rectangle is meant."""
        last = self.last or self.first
        top, bottom = _span(self.first.row, last.row)
        left, right = _span(self.first.column, last.column)
        return Area(own_sheet if self.sheet is None else self.sheet, top, left, bottom, right)


def _span(one: int | None, other: int | None) -> tuple[int, int | None]:
    """Give start and end of an axis: open where an end is not written, the whole axis where none is."""
    if one is None or other is None:
        return (one if one is not None else other or 0), None
    return min(one, other), max(one, other) + 1


@lru_cache(maxsize=4096)
def name_column(index: int) -> str:
    """Give the letters of a column.

    >>> name_column(0), name_column(27)
    ('A', 'AB')
    """
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def read_column(letters: str) -> int:
    """Give the index of a column's letters."""
    index = 0
    for letter in letters.upper():
        index = index * 26 + ord(letter) - 64
    return index - 1


def quote_title(title: str) -> str:
    """Write a sheet's title as a formula has it: quoted unless it is a plain word that is no cell."""
    if _PLAIN_TITLE.fullmatch(title) and not _LOOKS_LIKE_CELL.fullmatch(title):
        return title
    return "'" + title.replace("'", "''") + "'"


def unquote_title(text: str) -> str:
    """Read a sheet's title as a formula has it."""
    return text[1:-1].replace("''", "'") if text.startswith("'") else text


def read_corner(text: str) -> Corner | None:
    """Read A1, $A, 7 …; None where it is no end of a reference."""
    match = _CORNER.fullmatch(text)
    if match is None or not (match[2] or match[4]):
        return None
    column_dollar, letters, row_dollar, digits = match.groups()
    if not letters:
        return Corner(None, int(digits) - 1, row_fixed=bool(column_dollar or row_dollar))
    if row_dollar and not digits:
        return None
    row = int(digits) - 1 if digits else None
    return Corner(read_column(letters), row, bool(column_dollar), bool(row_dollar))

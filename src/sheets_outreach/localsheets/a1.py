"""Which cells does a text such as `Sheet1!A2:C` name, and how does Google write a range back?

Does not know a spreadsheet: whether a name is a sheet or a named range is `model.addresses`' question.
https://developers.google.com/workspace/sheets/api/guides/concepts#expandable-1
"""

from __future__ import annotations

import re
from typing import NamedTuple

MAX_COLUMNS = 18278  # ZZZ

CELL = re.compile(r"\$?([A-Za-z]{1,3})?\$?([0-9]{1,8})?\Z")
R1C1 = re.compile(r"[Rr]([1-9][0-9]{0,7})[Cc]([1-9][0-9]{0,4})\Z")
BARE_TITLE = re.compile(r"[A-Za-z_][A-Za-z0-9_.]*\Z")


class Box(NamedTuple):
    """A rectangle, 0-based, ends excluded; None is an open side."""

    top: int | None
    left: int | None
    bottom: int | None
    right: int | None


def column_letters(index: int) -> str:
    """Name a column.

    >>> column_letters(0), column_letters(26), column_letters(701)
    ('A', 'AA', 'ZZ')
    """
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_index(letters: str) -> int:
    """Number a column.

    >>> column_index("A"), column_index("zz")
    (0, 701)
    """
    index = 0
    for letter in letters.upper():
        index = index * 26 + ord(letter) - 64
    return index - 1


def parse_box(text: str) -> Box | None:
    """Read cells without a sheet; None if the text is not an address.

    >>> parse_box("D4:A1")
    Box(top=0, left=0, bottom=4, right=4)
    >>> parse_box("A2:C")
    Box(top=1, left=0, bottom=None, right=3)
    >>> parse_box("A0") is None
    True
    """
    first, colon, second = text.partition(":")
    start, end = _point(first), _point(second) if colon else None
    if start is None or (colon and end is None):
        return None
    if end is None:
        row, column = start
        return None if row is None or column is None else Box(row, column, row + 1, column + 1)
    return _spanned(start, end)


def _spanned(start: tuple[int | None, int | None], end: tuple[int | None, int | None]) -> Box | None:
    rows = sorted(row for row in (start[0], end[0]) if row is not None)
    columns = sorted(column for column in (start[1], end[1]) if column is not None)
    if (not rows and len(columns) < 2) or (not columns and len(rows) < 2):
        return None
    return Box(
        rows[0] if rows else None,
        columns[0] if columns else None,
        rows[1] + 1 if len(rows) == 2 else None,
        columns[1] + 1 if len(columns) == 2 else None,
    )


def _point(text: str) -> tuple[int | None, int | None] | None:
    if numbered := R1C1.match(text):
        return int(numbered[1]) - 1, int(numbered[2]) - 1
    match = CELL.match(text)
    if not match or not (match[1] or match[2]):
        return None
    row = int(match[2]) - 1 if match[2] else None
    column = column_index(match[1]) if match[1] else None
    return None if row == -1 else (row, column)


def split_title(text: str) -> tuple[str | None, str]:
    """Separate the sheet from the cells.

    >>> split_title("'Jon''s Data'!A1"), split_title("Two words!B"), split_title("A1"), split_title("'D3'")
    (("Jon's Data", 'A1'), ('Two words', 'B'), (None, 'A1'), ('D3', ''))
    """
    if text.startswith("'"):
        quoted = re.match(r"'((?:[^']|'')*)'(?:!(.*))?\Z", text, re.DOTALL)
        if quoted:
            return quoted[1].replace("''", "'"), quoted[2] or ""
    title, mark, cells = text.rpartition("!")
    return (title, cells) if mark else (None, text)


def quote_title(title: str) -> str:
    """Write a sheet's title before a range, quoted where Google quotes it.

    >>> quote_title("Sheet1"), quote_title("D3"), quote_title("Jon's")
    ('Sheet1', "'D3'", "'Jon''s'")
    """
    if BARE_TITLE.match(title) and not _looks_like_cell(title):
        return title
    return "'" + title.replace("'", "''") + "'"


def _looks_like_cell(title: str) -> bool:
    match = CELL.match(title)
    # `Sheet1` has too many letters for a column; `ABC` alone would be a column only beside a colon.
    return bool(R1C1.match(title)) or bool(match and match[1] and match[2])


def write_range(title: str, top: int, left: int, bottom: int, right: int) -> str:
    """Write a bounded rectangle as Google does: a single cell has no colon.

    >>> write_range("Sheet1", 0, 0, 1, 1), write_range("Sheet1", 0, 0, 2, 26)
    ('Sheet1!A1', 'Sheet1!A1:Z2')
    """
    first = f"{column_letters(left)}{top + 1}"
    last = f"{column_letters(right - 1)}{bottom}"
    return f"{quote_title(title)}!{first}" + ("" if first == last else f":{last}")

"""How people and formulas name columns and cells: «AB», «B7»; ranges are asked for elsewhere."""

from __future__ import annotations


def column_letters(index: int) -> str:
    """Name a column.

    >>> column_letters(0), column_letters(25), column_letters(26), column_letters(702)
    ('A', 'Z', 'AA', 'AAA')
    """
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def cell_name(row: int, index: int) -> str:
    """Name a cell by its row number, from 1, and its column's index, from 0.

    >>> cell_name(7, 1)
    'B7'
    """
    return f"{column_letters(index)}{row}"

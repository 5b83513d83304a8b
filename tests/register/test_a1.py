"""Columns and cells are called as the sheet itself calls them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheets_outreach.register.a1 import cell_name, column_letters

LETTERS = [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (702, "AAA"), (18277, "ZZZ")]


@pytest.mark.parametrize(("index", "letters"), LETTERS)
def test_columns_are_named_by_letters(index: int, letters: str) -> None:
    """A to Z, then AA: there is no nought among the letters. ZZZ is the last column a sheet can have."""
    assert column_letters(index) == letters


@given(st.integers(0, 18277))
def test_every_column_has_a_name_of_its_own(index: int) -> None:
    """Read as digits from 1 to 26, its letters give its number again."""
    number = 0
    for letter in column_letters(index):
        number = number * 26 + "ABCDEFGHIJKLMNOPQRSTUVWXYZ".index(letter) + 1
    assert number == index + 1


@pytest.mark.parametrize(("row", "index", "name"), [(1, 0, "A1"), (7, 1, "B7"), (20000, 26, "AA20000")])
def test_cells_are_named_by_column_and_row(row: int, index: int, name: str) -> None:
    """The row keeps the sheet's own number; the column is counted from nought."""
    assert cell_name(row, index) == name

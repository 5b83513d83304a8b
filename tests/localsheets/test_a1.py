"""A1 notation, as Google's guide and recorded answers have it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheets_outreach.localsheets.a1 import (
    MAX_COLUMNS,
    Box,
    column_index,
    column_letters,
    parse_box,
    quote_title,
    split_title,
    write_range,
)

BOXES = [
    ("A1", Box(0, 0, 1, 1)),
    ("$B$3", Box(2, 1, 3, 2)),
    ("a1:b2", Box(0, 0, 2, 2)),
    ("D4:A1", Box(0, 0, 4, 4)),
    ("A:A", Box(None, 0, None, 1)),
    ("C:A", Box(None, 0, None, 3)),
    ("1:2", Box(0, None, 2, None)),
    ("A5:A", Box(4, 0, None, 1)),
    ("A1:1", Box(0, 0, 1, None)),
    ("R2C3", Box(1, 2, 2, 3)),
    ("ZZZ1", Box(0, MAX_COLUMNS - 1, 1, MAX_COLUMNS)),
]
NO_BOXES = ["", "A0", "A1:B0", "ZZZZ1", "A", "1", "A1:", ":A1", "A1:B2:C3", "A-1", "Имя", "A1 ", "R0C1", "=A1", "A1:Я2"]


@pytest.mark.parametrize(("text", "box"), BOXES)
def test_an_address_names_its_cells(text: str, box: Box) -> None:
    """Corners in any order, open ends and whole rows or columns are understood."""
    assert parse_box(text) == box


@pytest.mark.parametrize("text", NO_BOXES)
def test_what_is_no_address_is_none(text: str) -> None:
    """Rows count from 1 and columns end at ZZZ; anything else may still be a name."""
    assert parse_box(text) is None


@pytest.mark.parametrize(
    ("title", "written"),
    [
        # Seen in answers of Google.
        ("Sheet1", "Sheet1"),
        ("Sheet_1", "Sheet_1"),
        ("TRUE", "TRUE"),
        ("x.y", "x.y"),
        ("Sales2", "Sales2"),
        ("Probe Tab", "'Probe Tab'"),
        ("D3", "'D3'"),
        ("ABC1234", "'ABC1234'"),
        ("R1C1", "'R1C1'"),
        ("2026", "'2026'"),
        ("Ünï", "'Ünï'"),
        ("a-b", "'a-b'"),
        ("It's", "'It''s'"),
        ("🌵 cactus", "'🌵 cactus'"),
    ],
)
def test_a_title_is_quoted_where_google_quotes_it(title: str, written: str) -> None:
    """Titles that are plain ASCII words stay bare unless they look like a cell."""
    assert quote_title(title) == written


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Sheet1!A1", ("Sheet1", "A1")),
        ("'Sheet1'!A1:B2", ("Sheet1", "A1:B2")),
        ("'Jon''s Data'!A1", ("Jon's Data", "A1")),
        ("'a!b'!C3", ("a!b", "C3")),
        ("Two words!B2", ("Two words", "B2")),
        ("'D3'", ("D3", "")),
        ("A1:B2", (None, "A1:B2")),
        ("'unclosed!A1", ("'unclosed", "A1")),
    ],
)
def test_the_sheet_is_told_from_the_cells(text: str, parts: tuple[str | None, str]) -> None:
    """Quotes may hold marks and doubled apostrophes; unquoted titles may hold spaces (recorded)."""
    assert split_title(text) == parts


@given(st.integers(min_value=0, max_value=MAX_COLUMNS - 1))
def test_a_column_and_its_letters_are_the_same(index: int) -> None:
    """Every column has its own letters."""
    assert column_index(column_letters(index)) == index


@given(
    st.integers(0, 10_000),
    st.integers(0, 700),
    st.integers(1, 500),
    st.integers(1, 50),
    st.text(min_size=1, max_size=20),
)
def test_a_written_range_is_read_back(top: int, left: int, height: int, width: int, title: str) -> None:
    """Whatever the title, a range that was written names the same cells of the same sheet."""
    text = write_range(title, top, left, top + height, left + width)
    found, cells = split_title(text)
    assert found == title
    assert parse_box(cells) == Box(top, left, top + height, left + width)

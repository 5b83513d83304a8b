"""Counts as pages write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sheets_outreach.collectors.counts import parse_leading_count, parse_shown_count


@pytest.mark.parametrize(
    ("text", "value", "exact"),
    [
        ("0", 0, True),
        ("947", 947, True),
        (" 12 ", 12, True),
        ("1.8K", 1800, False),
        ("1,1K", 1100, False),
        ("2.3M", 2_300_000, False),
        ("12.5k", 12_500, False),
        ("55K", 55_000, False),
        ("1.25M", 1_250_000, False),
        ("1B", 1_000_000_000, False),
        ("13 556", 13_556, False),
        ("13\u00a0556", 13_556, False),
        ("13\u202f556", 13_556, False),
        ("13\u2009556", 13_556, False),
        ("1 234 567", 1_234_567, False),
        ("13,556", 13_556, False),
        ("13.556", 13_556, False),
        ("13'556", 13_556, False),
        ("4,1 тыс.", 4100, False),
        ("2 млн", 2_000_000, False),
        ("3,4 mill.", 3_400_000, False),
        ("7К", 7000, False),
        ("1.234K", 1234, False),
        ("1 200K", 1_200_000, False),
    ],
)
def test_it_reads_a_count_and_says_whether_it_was_rounded(text: str, value: int, exact: bool) -> None:
    """Only bare digits are exact: whatever was written for people's eyes may have been rounded."""
    assert parse_shown_count(text) == (value, exact)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "-5",
        "+5",
        "1.5",
        "1,5",
        "12.05.2026",
        "1 23 456",
        "K",
        "1.8KK",
        "1.8 Kg",
        "five",
        "1e5",
        "١٢",
        "9" * 16,
        "5 members",
    ],
)
def test_it_reads_nothing_else(text: str) -> None:
    """What is no count is None, never 0 and never a part of it."""
    assert parse_shown_count(text) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("13 556 subscribers", 13_556),
        ("2 410 members, 37 online", 2410),
        ("1 subscriber", 1),
        ("5 members", 5),
        ("740 comments", 740),
        ("1.2K comments", 1200),
    ],
)
def test_it_reads_the_count_a_line_begins_with(text: str, value: int) -> None:
    """The word after the count is not taken for a scale: five members are not five million."""
    count = parse_leading_count(text)
    assert count is not None
    assert count.value == value


@pytest.mark.parametrize("text", ["@svetlovka", "no comments", "", "about 5 members", "12th floor"])
def test_a_line_that_begins_with_no_count_has_none(text: str) -> None:
    """A count somewhere in a line is not the line's count."""
    assert parse_leading_count(text) is None


@given(st.integers(min_value=0, max_value=10**12), st.sampled_from([" ", "\u00a0", "\u202f", ",", "."]))
def test_grouping_digits_changes_no_value(value: int, separator: str) -> None:
    """A number and the same number with its thousands set apart are the same count."""
    grouped = f"{value:,}".replace(",", separator)
    assert parse_shown_count(grouped) == (value, value < 1000)


@given(st.text(max_size=30))
def test_no_text_makes_it_raise(text: str) -> None:
    """Any text is a count of at least 0, or none."""
    for count in (parse_shown_count(text), parse_leading_count(text)):
        assert count is None or count.value >= 0

"""Numbers as people type them; a zero is only read where a zero was typed."""

from __future__ import annotations

import pytest

from sheets_outreach.counts import Count, parse_count, parse_number


@pytest.mark.parametrize(
    ("text", "value", "exact"),
    [
        ("0", 0, True),
        ("12", 12, True),
        ("2 500", 2500, True),
        ("2\u00a0500", 2500, True),
        ("2\u202f500", 2500, True),
        ("2,500", 2500, True),
        ("2.500", 2500, True),
        ("1,234,567", 1234567, True),
        ("2,5k", 2500, False),
        ("2.5K", 2500, False),
        ("1.234k", 1234, False),
        ("1,234 тыс.", 1234, False),
        ("1 234k", 1_234_000, False),
        ("12 тыс.", 12000, False),
        ("12 тысяч", 12000, False),
        ("1,2 млн", 1_200_000, False),
        ("3 tusen", 3000, False),
        ("ca. 300", 300, False),
        ("около 400", 400, False),
        ("~50", 50, False),
        ("100+", 100, False),
    ],
)
def test_counts_are_read(text: str, value: int, *, exact: bool) -> None:
    """With every thousands separator people use."""
    assert parse_count(text) == Count(value, exact)


@pytest.mark.parametrize("text", ["", "много", "1.5", "2-3", "-3", "12 чел", "1 2", "1,23", "k", "9" * 20, "1.5.2026"])
def test_what_is_no_count_is_none(text: str) -> None:
    """Fractions of things, ranges and words."""
    assert parse_count(text) is None


@pytest.mark.parametrize(
    ("text", "value"), [("1,5", 1.5), ("1.5 km", 1.5), ("800 м", 0.8), ("ca. 2", 2.0), ("близко", None)]
)
def test_measures_are_read(text: str, value: float | None) -> None:
    """In kilometres, whatever the decimal mark."""
    assert parse_number(text) == value


@pytest.mark.parametrize(
    ("text", "value"), [("1000 млрд", 10**12), ("1001 млрд", None), ("2000000 млн", None), ("9999999999999", None)]
)
def test_what_no_place_on_earth_has_is_no_count(text: str, value: int | None) -> None:
    """Up to a million millions; beyond it a finger stayed on the key."""
    count = parse_count(text)
    assert (count.value if count else None) == value

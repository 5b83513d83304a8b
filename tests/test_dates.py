"""Days as people type them, in each language; what is no day stays none."""

from __future__ import annotations

from datetime import date

import pytest

from sheets_outreach.dates import parse_date

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("20.11.2026", date(2026, 11, 20)),
        ("20.11.26", date(2026, 11, 20)),
        ("2026-11-20", date(2026, 11, 20)),
        ("20/11/2026", date(2026, 11, 20)),
        ("20.11", date(2026, 11, 20)),
        ("20 ноября", date(2026, 11, 20)),
        ("20 нояб. 2026 г.", date(2026, 11, 20)),
        ("5 мая 2026", date(2026, 5, 5)),
        ("5 марта", date(2027, 3, 5)),
        ("пт, 20.11.2026", date(2026, 11, 20)),
        ("20. nov", date(2026, 11, 20)),
        ("20. november 2026", date(2026, 11, 20)),
        ("fredag 20. november", date(2026, 11, 20)),
        ("3. mai 2026", date(2026, 5, 3)),
        ("Nov 20", date(2026, 11, 20)),
        ("Nov 3, 2026", date(2026, 11, 3)),
        ("Fri, November 20th", date(2026, 11, 20)),
        ("20 Nov 2026", date(2026, 11, 20)),
        ("02.01", date(2027, 1, 2)),
        ("29.02.2028", date(2028, 2, 29)),
    ],
)
def test_days_are_read(text: str, day: date) -> None:
    """A day without a year is the one nearest to today."""
    assert parse_date(text, today=TODAY) == day


@pytest.mark.parametrize(
    "text",
    [
        "",
        "31.02.2026",
        "29.02.2027",
        "20.13.2026",
        "0.0.0",
        "скоро",
        "12.05 выложили",
        "20",
        "2026",
        "maxi 20",
        "32 мая",
    ],
)
def test_what_is_no_day_is_none(text: str) -> None:
    """Nothing is guessed."""
    assert parse_date(text, today=TODAY) is None


def test_the_month_comes_first_in_the_united_states_only_with_slashes() -> None:
    """20.11.2026 is in November everywhere."""
    assert parse_date("3/4/2026", today=TODAY, month_first=True) == date(2026, 3, 4)
    assert parse_date("3/4/2026", today=TODAY) == date(2026, 4, 3)
    assert parse_date("3.4.2026", today=TODAY, month_first=True) == date(2026, 4, 3)


def test_years_without_a_leap_day_do_not_make_it_raise() -> None:
    """«29.02» near a year that has none."""
    assert parse_date("29.02", today=date(2027, 3, 1)) is None
    assert parse_date("29.02", today=date(2028, 3, 1)) == date(2028, 2, 29)
    assert parse_date("01.01", today=date(1, 1, 1)) == date(1, 1, 1)

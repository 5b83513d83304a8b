"""What was read knows its day and its zone, also where Google gives a zone of its own making."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from sheets_outreach.register.records import find_zone
from tests.rules.sheets import community, make_register

LATE = datetime(2026, 11, 20, 22, 30, tzinfo=UTC)
ZONES = [
    ("Europe/Moscow", "Europe/Moscow", date(2026, 11, 21)),
    ("Europe/Oslo", "Europe/Oslo", date(2026, 11, 20)),
    ("GMT+03:00", "UTC+03:00", date(2026, 11, 21)),
    ("GMT-07:00", "UTC-07:00", date(2026, 11, 20)),
    ("GMT+99:00", "UTC", date(2026, 11, 20)),
    ("GMT+23:99", "UTC", date(2026, 11, 20)),
    ("Europe", "UTC", date(2026, 11, 20)),
    ("E" * 5_000, "UTC", date(2026, 11, 20)),
    ("", "UTC", date(2026, 11, 20)),
    ("../../etc/passwd", "UTC", date(2026, 11, 20)),
    ("Москва", "UTC", date(2026, 11, 20)),
]


@pytest.mark.parametrize(("name", "zone", "today"), ZONES, ids=[case[0][:20] or "none" for case in ZONES])
def test_the_day_is_that_of_the_sheets_zone_or_of_utc(name: str, zone: str, today: date) -> None:
    """Half past one at night in Moscow is still yesterday evening elsewhere; an unknown zone stops nothing.

    Google may answer with a custom zone where it knows no name:
    https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets#SpreadsheetProperties
    """
    register = make_register([community()], now=LATE, time_zone=name)
    assert register.today == today
    assert register.zone == find_zone(name)
    assert str(register.zone) == zone

"""Whether somebody's digest is due, and for which period."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from sheets_outreach.choices import Frequency
from sheets_outreach.digest.schedule import due_period
from sheets_outreach.settings import Settings

OSLO = ZoneInfo("Europe/Oslo")
MONDAY_NINE = datetime(2026, 11, 23, 9, 0, tzinfo=OSLO)
BY_DEFAULT = Settings()
ON_THURSDAY = Settings(digest_weekday=4, digest_hour=16)


@pytest.mark.parametrize(
    ("settings", "now", "period"),
    [
        (BY_DEFAULT, MONDAY_NINE, "2026-W48"),
        (BY_DEFAULT, MONDAY_NINE - timedelta(minutes=1), None),
        (BY_DEFAULT, MONDAY_NINE + timedelta(days=2, hours=-6), "2026-W48"),
        (BY_DEFAULT, MONDAY_NINE - timedelta(days=1), "2026-W47"),
        (ON_THURSDAY, MONDAY_NINE, None),
        (ON_THURSDAY, datetime(2026, 11, 26, 15, 59, tzinfo=OSLO), None),
        (ON_THURSDAY, datetime(2026, 11, 26, 16, 0, tzinfo=OSLO), "2026-W48"),
        (ON_THURSDAY, datetime(2026, 11, 27, 0, 30, tzinfo=OSLO), "2026-W48"),
        (BY_DEFAULT, datetime(2027, 1, 1, 12, 0, tzinfo=OSLO), "2026-W53"),
        (BY_DEFAULT, datetime(2027, 1, 4, 12, 0, tzinfo=OSLO), "2027-W01"),
    ],
)
def test_the_weekly_digest_is_due_from_its_hour_to_the_end_of_the_week(
    settings: Settings, now: datetime, period: str | None
) -> None:
    """A run that comes late still sends this week's digest, one that comes early sends nothing."""
    assert due_period(Frequency.WEEKLY, settings, now) == period


@pytest.mark.parametrize(("hour", "period"), [(8, None), (9, "2026-11-23"), (23, "2026-11-23")])
def test_the_daily_digest_is_due_from_its_hour(hour: int, period: str | None) -> None:
    """Each day is a period of its own."""
    assert due_period(Frequency.DAILY, BY_DEFAULT, MONDAY_NINE.replace(hour=hour)) == period


def test_who_wants_no_mail_is_never_due() -> None:
    """Off is off."""
    assert due_period(Frequency.OFF, BY_DEFAULT, MONDAY_NINE) is None

"""Whether somebody's digest is due at a moment, and the period it is for; whether it was sent already, claims know."""

from __future__ import annotations

from datetime import datetime

from sheets_outreach.choices import Frequency
from sheets_outreach.settings import Settings


def due_period(frequency: Frequency, settings: Settings, now: datetime) -> str | None:
    """Name the period whose digest is due, the middle part of a claim's key.

    A run that comes late still sends: the weekly digest is due from its day and hour to the end of that ISO week.

    Args:
        frequency: how often the person wants mail.
        settings: the library's weekday and hour.
        now: the moment in the sheet's time zone.

    Returns:
        ``2026-W47`` or ``2026-11-20``, or None where nothing is due.
    """
    if frequency is Frequency.OFF:
        return None
    if frequency is Frequency.DAILY:
        return now.date().isoformat() if now.hour >= settings.digest_hour else None
    if (now.isoweekday(), now.hour) < (settings.digest_weekday, settings.digest_hour):
        return None
    year, week, _ = now.isocalendar()
    return f"{year}-W{week:02}"

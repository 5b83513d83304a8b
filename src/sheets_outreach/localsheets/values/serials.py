"""Which serial number stands for a day and an hour, and back?

Days count from 30 December 1899, hours are fractions of a day, and no time zone is kept:
https://developers.google.com/workspace/sheets/api/guides/formats#about_date_and_time_values
"""

from datetime import UTC, date, datetime, timedelta

EPOCH = datetime(1899, 12, 30, tzinfo=UTC)
EARLIEST, LATEST = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)
_FIRST = (EARLIEST - EPOCH).days
_LAST = (LATEST - EPOCH).days
_MICROSECONDS = 86_400_000_000


def serial_of_day(day: date) -> int:
    """Count the days of a date from the epoch.

    >>> serial_of_day(date(2020, 1, 1))
    43831
    """
    return day.toordinal() - EPOCH.toordinal()


def serial_of_moment(moment: datetime) -> float:
    """Count days and fractions of a day by the wall clock of a moment."""
    since_midnight = timedelta(
        hours=moment.hour, minutes=moment.minute, seconds=moment.second, microseconds=moment.microsecond
    )
    return serial_of_day(moment.date()) + since_midnight / timedelta(days=1)


def moment_of_serial(serial: float) -> datetime | None:
    """Give the moment of a serial number by the spreadsheet's clock; None outside the years 1 to 9999.

    UTC stands for the zone that is not kept.
    """
    if not _FIRST <= serial < _LAST:
        return None
    return EPOCH + timedelta(microseconds=round(serial * _MICROSECONDS))

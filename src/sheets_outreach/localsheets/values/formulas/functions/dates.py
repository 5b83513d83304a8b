"""The functions of days and hours; "now" is what the caller says it is."""

from collections.abc import Callable
from datetime import date, datetime

from sheets_outreach.localsheets.values.formulas.blocks import Context
from sheets_outreach.localsheets.values.formulas.errors import ErrorValue
from sheets_outreach.localsheets.values.formulas.functions.kinds import Function
from sheets_outreach.localsheets.values.formulas.scalars import Scalar
from sheets_outreach.localsheets.values.serials import moment_of_serial, serial_of_day, serial_of_moment

_DATE = {"type": "DATE"}
_FAR = 200_000


def _today(context: Context) -> Scalar:
    return float(serial_of_day(context.now.date()))


def _now(context: Context) -> Scalar:
    return serial_of_moment(context.now)


def _date(_: Context, year: float, month: float, day: float) -> Scalar:
    """Make a day; months and days beyond their ends run over into the next or the previous ones."""
    if not (abs(year) < _FAR and abs(month) < _FAR and abs(day) < _FAR * 30):
        return _out_of_range("DATE", 1, year)
    years, months = divmod(int(month) - 1, 12)
    whole = int(year) + (1900 if 0 <= year < 1900 else 0) + years
    if not 1 <= whole <= 9999:
        return _out_of_range("DATE", 1, year)
    return float(serial_of_day(date(whole, months + 1, 1)) + int(day) - 1)


def _out_of_range(name: str, position: int, number: float) -> ErrorValue:
    return ErrorValue("NUM", f"Function {name} parameter {position} value {number:g} is out of range.")


def _part(name: str, read: Callable[[datetime], int]) -> Function:
    def plain(_: Context, serial: float) -> Scalar:
        moment = moment_of_serial(serial)
        return _out_of_range(name, 1, serial) if moment is None else float(read(moment))

    return Function(name, 1, 1, "n", plain=plain)


def _weekday(_: Context, serial: float, kind: float = 1) -> Scalar:
    moment = moment_of_serial(serial)
    if moment is None:
        return _out_of_range("WEEKDAY", 1, serial)
    monday_first = moment.weekday()
    numbers = {1: (monday_first + 1) % 7 + 1, 2: monday_first + 1, 3: monday_first}
    found = numbers.get(int(kind)) if abs(kind) < _FAR else None
    return _out_of_range("WEEKDAY", 2, kind) if found is None else float(found)


FUNCTIONS = (
    Function("TODAY", 0, 0, plain=_today, volatile=True, number_format=_DATE),
    Function("NOW", 0, 0, plain=_now, volatile=True, number_format={"type": "DATE_TIME"}),
    Function("DATE", 3, 3, "n", plain=_date, number_format=_DATE),
    Function("TO_DATE", 1, 1, "v", plain=lambda _, scalar: scalar, number_format=_DATE),
    _part("YEAR", lambda moment: moment.year),
    _part("MONTH", lambda moment: moment.month),
    _part("DAY", lambda moment: moment.day),
    _part("HOUR", lambda moment: moment.hour),
    _part("MINUTE", lambda moment: moment.minute),
    _part("SECOND", lambda moment: moment.second),
    Function("WEEKDAY", 1, 2, "n", plain=_weekday),
    Function("DAYS", 2, 2, "n", plain=lambda _, end, start: float(int(end) - int(start))),
)

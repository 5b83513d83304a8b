"""What is a single value worth as a number, a text or a truth, and which of two comes first?

None is an empty cell, which is 0, "" and FALSE at once, as recorded from Google.
"""

import math
import sys
from collections.abc import Mapping
from datetime import date
from decimal import Context, Decimal
from typing import Any, NamedTuple, TypeAlias

from sheets_outreach.localsheets.values.formulas.errors import ErrorValue, not_a_number, not_a_truth
from sheets_outreach.localsheets.values.locales import Locale
from sheets_outreach.localsheets.values.typed_dates import parse_moment
from sheets_outreach.localsheets.values.typed_numbers import parse_number, simplify
from sheets_outreach.localsheets.values.wire import ExtendedValue

Scalar: TypeAlias = float | str | bool | ErrorValue | None
_FIFTEEN_DIGITS = Context(prec=15)
_LARGEST = sys.float_info.max


class Reading(NamedTuple):
    """By what texts are read: the spreadsheet's locale, and the day whose year a date without one gets."""

    locale: Locale
    today: date


class LinkText(str):
    """A text that HYPERLINK made: it carries its address as long as nothing else is made of it."""

    __slots__ = ("address",)
    address: str


def read_scalar(value: Mapping[str, Any]) -> Scalar:
    """Take the value out of an ExtendedValue."""
    number = value.get("numberValue")
    if number is not None:
        return float(number) if -_LARGEST <= number <= _LARGEST else ErrorValue("NUM")
    for key in ("stringValue", "boolValue"):
        if value.get(key) is not None:
            found: str | bool = value[key]
            return found
    error = value.get("errorValue")
    return ErrorValue(error.get("type", "ERROR"), error.get("message", "")) if error else None


def write_scalar(scalar: Scalar) -> ExtendedValue:
    """Put a value into an ExtendedValue; an empty one for None."""
    if scalar is None:
        return {}
    if isinstance(scalar, bool):
        return {"boolValue": scalar}
    if isinstance(scalar, str):
        return {"stringValue": str(scalar)}
    if isinstance(scalar, ErrorValue):
        error = {"type": scalar.type, "message": scalar.message} if scalar.message else {"type": scalar.type}
        return {"errorValue": error}
    if not math.isfinite(scalar):
        return {"errorValue": {"type": "NUM", "message": "The result is not a number."}}
    return {"numberValue": simplify(scalar)}


def to_number(scalar: Scalar, function: str, position: int, reading: Reading) -> float | ErrorValue:
    """Read a value as a number; texts are read as if typed, an empty one is 0."""
    if isinstance(scalar, ErrorValue):
        return scalar
    if isinstance(scalar, str):
        number = number_of_text(scalar, reading)
        return not_a_number(function, position, scalar) if number is None else number
    return float(scalar or 0)


def number_of_text(text: str, reading: Reading) -> float | None:
    """Read a text as a number, a day or an hour; None where it is none; an empty text is 0."""
    if not text:
        return 0.0
    typed = text.strip()
    found = None
    if typed:
        found = parse_number(typed, reading.locale) or parse_moment(typed, reading.locale, reading.today)
    return float(found[0]) if found else None


def to_text(scalar: Scalar, reading: Reading) -> str | ErrorValue:
    """Write a value as a text that it is joined to: up to fifteen digits of a number."""
    if isinstance(scalar, (str, ErrorValue)):
        return scalar
    if isinstance(scalar, bool):
        return reading.locale.true if scalar else reading.locale.false
    return "" if scalar is None else write_digits(scalar, reading.locale)


def write_digits(number: float, locale: Locale) -> str:
    """Write a number in full, with an exponent only where there are more than 21 digits."""
    if not math.isfinite(number):
        return ""
    exact = _FIFTEEN_DIGITS.plus(Decimal(repr(number)))
    if number and not -7 < exact.adjusted() < 21:
        digits = str(exact.normalize()).replace("E", "E+").replace("E+-", "E-").replace("E++", "E+")
        return digits.replace(".", locale.decimal)
    text = f"{exact:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace(".", locale.decimal)


def to_truth(scalar: Scalar, function: str, position: int, reading: Reading) -> bool | ErrorValue:
    """Read a value as TRUE or FALSE."""
    if isinstance(scalar, ErrorValue):
        return scalar
    if not isinstance(scalar, str):
        return bool(scalar)
    locale = reading.locale
    words = {"true": True, "false": False, locale.true.casefold(): True, locale.false.casefold(): False, "": False}
    truth = words.get(scalar.casefold())
    return not_a_truth(function, position, scalar) if truth is None else truth


def compare(one: Scalar, other: Scalar) -> int | ErrorValue:
    """Order two values: numbers before texts before truths, texts without case; negative, 0 or positive."""
    if isinstance(one, ErrorValue):
        return one
    if isinstance(other, ErrorValue):
        return other
    one, other = _fill_blank(one, other), _fill_blank(other, one)
    ranks = _rank(one), _rank(other)
    if ranks[0] != ranks[1]:
        return -1 if ranks[0] < ranks[1] else 1
    if isinstance(one, str) and isinstance(other, str):
        left, right = one.casefold(), other.casefold()
        return (left > right) - (left < right)
    first, second = float(one or 0), float(other or 0)  # type: ignore[arg-type]
    return (first > second) - (first < second)


def _fill_blank(scalar: Scalar, other: Scalar) -> Scalar:
    if scalar is not None:
        return scalar
    if isinstance(other, str):
        return ""
    return False if isinstance(other, bool) else 0.0


def _rank(scalar: Scalar) -> int:
    if isinstance(scalar, bool):
        return 2
    return 1 if isinstance(scalar, str) else 0

"""Which number did somebody type, and in which format does it stay?

Percent, currency and exponents included; days and hours are not: see typed_dates.
"""

import math
import re
from decimal import Decimal
from functools import cache

from sheets_outreach.localsheets.values.locales import Locale
from sheets_outreach.localsheets.values.wire import NumberFormat

MINUS_SIGN = "\u2212"
_LONGEST = 400
# The symbols of the library's countries and neighbours; Google knows more of them.
_CURRENCIES = ("$", "€", "£", "₽", "kr.", "kr", "руб.", "руб", "р.")
_EXACT_INTEGERS = 2**53


@cache
def _compile(locale: Locale) -> re.Pattern[str]:
    decimal, groups = re.escape(locale.decimal), re.escape(locale.groups_read)
    currency = "|".join(map(re.escape, _CURRENCIES))
    blank = "[ \u00a0\u202f]?"
    return re.compile(
        rf"""
        (?P<open>\()?
        (?P<sign>[-+{MINUS_SIGN}])?
        (?P<before>(?:{currency}){blank})?
        (?P<sign_after>[-{MINUS_SIGN}])?
        (?=\d|{decimal}\d)
        (?P<whole>\d{{1,3}}(?:(?P<group>[{groups}])\d{{3}}(?:(?P=group)\d{{3}})*)|\d*)
        (?:{decimal}(?P<fraction>\d*))?
        (?:e(?P<power>[-+]?\d{{1,4}}))?
        (?P<percent>{blank}%)?
        (?P<after>{blank}(?:{currency}))?
        (?P<close>\))?
        """,
        re.VERBOSE | re.IGNORECASE | re.ASCII,
    )


def parse_number(text: str, locale: Locale) -> tuple[int | float, NumberFormat | None] | None:
    """Read a stripped text as a number; None where it is none.

    The format is None where the number looks the same without one.
    """
    match = _compile(locale).fullmatch(text) if len(text) <= _LONGEST else None
    if match is None or not _is_well_formed(match):
        return None
    whole = re.sub(r"\D", "", match["whole"])
    exact = Decimal(f"{whole or '0'}.{match['fraction'] or '0'}E{match['power'] or '0'}")
    if match["percent"]:
        exact /= 100
    if match["open"] or match["sign"] in {"-", MINUS_SIGN} or match["sign_after"]:
        exact = -exact
    number = simplify(float(exact))
    return (number, _find_format(match)) if math.isfinite(number) else None


def simplify(number: float) -> int | float:
    """Make a whole number an int, as the API writes it."""
    return int(number) if -_EXACT_INTEGERS < number < _EXACT_INTEGERS and number == int(number) else number


def _is_well_formed(match: re.Match[str]) -> bool:
    if bool(match["open"]) != bool(match["close"]) or (match["open"] and match["sign"]):
        return False
    if match["sign"] and match["sign_after"]:
        return False
    return sum(bool(match[part]) for part in ("before", "after", "percent", "power")) <= 1


def _find_format(match: re.Match[str]) -> NumberFormat | None:
    decimals = ".00" if match["fraction"] else ""
    plain = f"#,##0{decimals}"
    if match["percent"]:
        return {"type": "PERCENT", "pattern": f"0{decimals}%"}
    if match["power"]:
        return {"type": "SCIENTIFIC", "pattern": "0.00E+00"}
    if match["before"] or match["after"]:
        pattern = f'"{match["before"]}"{plain}' if match["before"] else f'{plain}"{match["after"]}"'
        return {"type": "CURRENCY", "pattern": pattern}
    if match["open"]:
        return {"type": "NUMBER", "pattern": f"{plain};({plain})"}
    return {"type": "NUMBER", "pattern": plain} if match["group"] else None

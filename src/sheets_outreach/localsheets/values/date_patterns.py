"""How do a day, an hour and a duration look in a date pattern?

Which token means what: https://developers.google.com/workspace/sheets/api/guides/formats#date_and_time_format_tokens
"""

from collections.abc import Callable
from datetime import datetime, timedelta

from sheets_outreach.localsheets.values.locales import Locale
from sheets_outreach.localsheets.values.patterns import Section, Token
from sheets_outreach.localsheets.values.serials import EARLIEST, EPOCH, LATEST

_DAY = 86_400_000_000
_REACH = 10_000_000
_UNITS = {"h": 3_600_000_000, "m": 60_000_000, "s": 1_000_000}


def render_date(serial: float, section: Section, locale: Locale) -> str | None:
    """Write a serial number by a date section; None where no calendar reaches that far."""
    tokens = section.tokens
    if not -_REACH < serial < _REACH:
        return None
    digits = _count_fraction_digits(tokens)
    step = 10 ** (6 - min(digits, 6))
    shown = _round_half_up(serial * _DAY, step) if digits else round(serial * _DAY)
    since = timedelta(microseconds=shown)
    if not EARLIEST - EPOCH <= since <= LATEST - EPOCH:
        return None
    moment = EPOCH + since
    elapsed = _split_elapsed(tokens, abs(shown))
    sign = "-" if elapsed and shown < 0 else ""
    return sign + "".join(_write_tokens(tokens, moment, elapsed, locale))


def _round_half_up(number: float, step: int) -> int:
    return int((number + step / 2) // step) * step


def _count_fraction_digits(tokens: tuple[Token, ...]) -> int:
    return sum(1 for token in tokens if token.kind == "digit")


def _split_elapsed(tokens: tuple[Token, ...], microseconds: int) -> dict[str, int]:
    """Share a duration among the elapsed tokens: the largest unit holds all of it, the smaller ones what is left."""
    wanted = {token.text[0].lower() for token in tokens if token.kind == "elapsed"}
    shares: dict[str, int] = {}
    for unit, size in _UNITS.items():
        if unit in wanted:
            shares[unit], microseconds = divmod(microseconds, size)
    return shares


def _write_tokens(tokens: tuple[Token, ...], moment: datetime, elapsed: dict[str, int], locale: Locale) -> list[str]:
    twelve = any(token.kind == "meridiem" for token in tokens)
    with_day = any(token.kind == "letters" and token.text.lower() in {"d", "dd"} for token in tokens)
    written: list[str] = []
    fraction = 0
    for index, token in enumerate(tokens):
        if token.kind == "letters":
            name = _name_letters(tokens, index)
            hour = (moment.hour + 11) % 12 + 1 if twelve else moment.hour
            written.append(_write_letters(name, moment, hour, with_day, locale))
        elif token.kind == "elapsed":
            written.append(str(elapsed[token.text[0].lower()]).zfill(len(token.text)))
        elif token.kind == "meridiem":
            written.append(_write_meridiem(token.text, moment.hour))
        elif token.kind == "digit":
            written.append(f"{moment.microsecond:06d}"[fraction] if fraction < 6 else "0")
            fraction += 1
        elif token.kind == "point" and index + 1 < len(tokens) and tokens[index + 1].kind == "digit":
            written.append(locale.decimal)
        else:
            written.append(token.text)
    return written


def _name_letters(tokens: tuple[Token, ...], index: int) -> str:
    """Tell minutes (returned as n, nn) from months: after hours or before seconds, and never when written M."""
    text = tokens[index].text
    if text not in {"m", "mm"}:
        return text.lower()
    before = next((token for token in reversed(tokens[:index]) if token.kind in {"letters", "elapsed"}), None)
    after = next((token for token in tokens[index + 1 :] if token.kind in {"letters", "elapsed"}), None)
    is_minute = (before is not None and before.text[0] in "hH") or (after is not None and after.text[0] in "sS")
    return "n" * len(text) if is_minute else text


def _write_letters(name: str, moment: datetime, hour: int, with_day: bool, locale: Locale) -> str:
    numbers: dict[str, Callable[[], int]] = {
        "d": lambda: moment.day,
        "m": lambda: moment.month,
        "h": lambda: hour,
        "n": lambda: moment.minute,
        "s": lambda: moment.second,
    }
    letter, length = name[0], len(name)
    if letter == "y":
        return f"{moment.year:04d}" if length > 2 else f"{moment.year % 100:02d}"
    if letter == "d" and length > 2:
        return (locale.weekdays_short if length == 3 else locale.weekdays)[moment.weekday()]
    if letter == "m" and length > 2:
        return _write_month(length, moment.month - 1, with_day, locale)
    return str(numbers[letter]()).zfill(min(length, 2))


def _write_month(length: int, index: int, with_day: bool, locale: Locale) -> str:
    if length == 3:
        return locale.months_short[index]
    if length == 5:
        return locale.months[index][0].upper()
    return (locale.months_of_day if with_day else locale.months)[index]


def _write_meridiem(text: str, hour: int) -> str:
    letter = "A" if hour < 12 else "P"
    if text.lower() == "a/p":
        return letter if text[0].isupper() else letter.lower()
    return letter + "M"

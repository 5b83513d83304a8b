"""How does a number look in a number pattern?

Which token means what: https://developers.google.com/workspace/sheets/api/guides/formats#number_format_tokens
Digits are rounded half away from zero in the decimal form that people see, not in binary.
"""

from dataclasses import dataclass, replace
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from functools import lru_cache

from sheets_outreach.localsheets.values.locales import Locale
from sheets_outreach.localsheets.values.patterns import Section, Token

_EXACT = Context(prec=800)
_MOST_SCALE = 300
_MOST_DIGITS = 9


@dataclass(frozen=True, slots=True)
class _Layout:
    """A number section made ready: `parts` are (role, text), where a role says what is filled in."""

    parts: tuple[tuple[str, str], ...]
    integers: int
    fractions: int
    grouped: bool
    scale: int
    exponent: str | None
    slash: int | None


def render_number(number: Decimal, section: Section, locale: Locale) -> str:
    """Write a number that is not negative by a number section."""
    layout = _lay_out(section)
    number = number.scaleb(layout.scale, _EXACT)
    if layout.slash is not None:
        return _render_fraction(number, layout, locale)
    if layout.exponent is None:
        return _fill(layout, _round(number, layout.fractions), None, locale)
    power = _find_power(number, layout)
    mantissa = _round(number.scaleb(-power, _EXACT), layout.fractions)
    if mantissa >= 10 ** max(layout.integers, 1):
        power += max(layout.integers, 1)
        mantissa = _round(number.scaleb(-power, _EXACT), layout.fractions)
    return _fill(layout, mantissa, power, locale)


def _round(number: Decimal, digits: int) -> Decimal:
    digits = min(digits, 30)
    return number.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP, _EXACT)


def _find_power(number: Decimal, layout: _Layout) -> int:
    """Give the power of ten; with several digits before the point it is a multiple of their count."""
    if not number:
        return 0
    width = max(layout.integers, 1)
    return number.adjusted() // width * width


@lru_cache(maxsize=1024)
def _lay_out(section: Section) -> _Layout:
    tokens = section.tokens
    roles = _assign_roles(tokens)
    integers = [index for index, role in enumerate(roles) if role == "integer"]
    grouping = {index for index, role in enumerate(roles) if role == "comma" and _is_within(index, integers)}
    scaling = _find_scaling_commas(roles)
    kept = [
        ("literal" if role == "comma" else role, token.text)
        for index, (role, token) in enumerate(zip(roles, tokens, strict=True))
        if index not in grouping and index not in scaling
    ]
    slash = next((index for index, (role, _) in enumerate(kept) if role == "slash"), None)
    return _Layout(
        parts=tuple(kept),
        integers=len(integers),
        fractions=roles.count("fraction"),
        grouped=bool(grouping),
        scale=max(-_MOST_SCALE, min(2 * roles.count("percent") - 3 * len(scaling), _MOST_SCALE)),
        exponent=next((token.text for role, token in zip(roles, tokens, strict=True) if role == "exponent"), None),
        slash=slash,
    )


def _is_within(index: int, places: list[int]) -> bool:
    return bool(places) and places[0] < index < places[-1]


def _find_scaling_commas(roles: list[str]) -> set[int]:
    """Find the commas right after the last digit: each divides by a thousand."""
    last = max((index for index, role in enumerate(roles) if role in {"integer", "fraction"}), default=len(roles))
    end = last + 1
    while end < len(roles) and roles[end] == "comma":
        end += 1
    return set(range(last + 1, end))


def _assign_roles(tokens: tuple[Token, ...]) -> list[str]:
    roles: list[str] = []
    state = "integer"
    for index, token in enumerate(tokens):
        if token.kind == "digit":
            roles.append(state)
        elif token.kind == "point" and state == "integer" and _touches_digit(tokens, index):
            roles.append("point")
            state = "fraction"
        elif token.kind == "exponent" and _touches_digit(tokens, index) and "exponent" not in roles:
            roles.append("exponent")
            state = "power"
        elif token.kind == "slash" and _touches_digit(tokens, index) and "slash" not in roles:
            roles.append("slash")
        elif token.kind in {"comma", "percent"}:
            roles.append(token.kind)
        else:
            roles.append("literal")
    return roles


def _touches_digit(tokens: tuple[Token, ...], index: int) -> bool:
    return any(tokens[near].kind == "digit" for near in (index - 1, index + 1) if 0 <= near < len(tokens))


def _fill(layout: _Layout, number: Decimal, power: int | None, locale: Locale) -> str:
    whole, _, fraction = f"{number:f}".partition(".")
    whole = "" if whole == "0" else whole
    integers = iter(_place_integers([text for role, text in layout.parts if role == "integer"], whole, layout, locale))
    fractions = iter(_place_fractions([text for role, text in layout.parts if role == "fraction"], fraction))
    powers = iter(_place_power([text for role, text in layout.parts if role == "power"], power))
    written: list[str] = []
    for role, text in layout.parts:
        if role == "integer":
            written.append(next(integers))
        elif role == "fraction":
            written.append(next(fractions))
        elif role == "power":
            written.append(next(powers))
        elif role == "point":
            written.append(("" if layout.integers else whole) + locale.decimal)
        elif role == "exponent":
            sign = "-" if power is not None and power < 0 else "+" if text[1] == "+" else ""
            written.append(text[0] + sign)
        else:
            written.append(text)
    return "".join(written)


def _place_integers(places: list[str], whole: str, layout: _Layout, locale: Locale) -> list[str]:
    """Give each place its digit from the right; the leftmost takes all that are left over."""
    filled: list[str] = []
    for position, place in enumerate(reversed(places)):
        end = len(whole) - position
        taken = {"0": "0", "?": " "}.get(place, "")
        if end > 0:
            taken = whole[:end] if position == len(places) - 1 else whole[end - 1]
        text = ""
        for offset, digit in enumerate(reversed(taken)):
            at = position + offset
            comma = locale.group if layout.grouped and at and at % 3 == 0 and digit != " " else ""
            text = digit + comma + text
        filled.append(text)
    return filled[::-1]


def _place_fractions(places: list[str], fraction: str) -> list[str]:
    significant = len(fraction.rstrip("0"))
    filled = []
    for position, place in enumerate(places):
        digit = fraction[position] if position < len(fraction) else "0"
        if position >= significant and place != "0" and "0" not in places[position:]:
            digit = " " if place == "?" else ""
        filled.append(digit)
    return filled


def _place_power(places: list[str], power: int | None) -> list[str]:
    """Write the exponent's digits: the first place takes what the others have no room for."""
    if not places:
        return []
    digits = str(abs(power or 0)).zfill(sum(1 for place in places if place == "0"))
    digits = digits.rjust(len(places))
    head = digits[: len(digits) - len(places) + 1].strip()
    return [head, *(digit.strip() for digit in digits[len(digits) - len(places) + 1 :])]


def _render_fraction(number: Decimal, layout: _Layout, locale: Locale) -> str:
    """Write 5.125 as `5 1/8`: numerators are padded on the left, denominators on the right."""
    parts, slash = layout.parts, layout.slash or 0
    start = slash
    while start and parts[start - 1][0] == "integer":
        start -= 1
    end = slash + 1
    while end < len(parts) and (parts[end][0] in {"integer", "fraction"} or parts[end][1].isdigit()):
        end += 1
    numerator_places = "".join(text for _, text in parts[start:slash])
    denominator_places = "".join(text for _, text in parts[slash + 1 : end])
    has_whole = any(role == "integer" for role, _ in parts[:start])
    whole = int(number.to_integral_value(ROUND_FLOOR)) if has_whole else 0
    share = _share(Fraction(number) - whole, denominator_places)
    if has_whole and share[0] == share[1]:
        whole, share = whole + 1, (0, share[1])
    head = replace(layout, parts=parts[:start], integers=sum(role == "integer" for role, _ in parts[:start]))
    tail = "".join(literal for _, literal in parts[end:])
    text = _fill(head, Decimal(whole), None, locale)
    return text + _write_share(share, numerator_places, denominator_places, has_whole) + tail


def _share(fraction: Fraction, places: str) -> tuple[int, int]:
    if places.isdecimal() and len(places) <= _MOST_DIGITS and int(places) > 0:
        fixed = int(places)
        return int(fraction * fixed + Fraction(1, 2)), fixed
    near = fraction.limit_denominator(10 ** min(max(len(places), 1), _MOST_DIGITS) - 1)
    return near.numerator, near.denominator


def _write_share(share: tuple[int, int], numerator_places: str, denominator_places: str, has_whole: bool) -> str:
    if share[0] == 0 and has_whole:
        width = len(numerator_places) + 1 + len(denominator_places)
        return " " * width if "?" in numerator_places else ""
    upper, lower = str(share[0]), str(share[1])
    if "?" in numerator_places:
        upper = upper.rjust(len(numerator_places))
    if "?" in denominator_places:
        lower = lower.ljust(len(denominator_places))
    return f"{upper}/{lower}"

"""How does a plain number look that has no number format?

Google's recorded answers: ten significant digits, whole numbers in full below 10^15, six digits and an exponent beyond,
0 below 10^-15. The exact bounds between the recorded values are not documented.
"""

import math
from decimal import ROUND_HALF_UP, Context, Decimal

_LARGE = 1e15
_SMALL = 1e-15
_TEN_DIGITS = Context(prec=10, rounding=ROUND_HALF_UP)
_SIX_DIGITS = Context(prec=6, rounding=ROUND_HALF_UP)


def write_general(number: float, decimal: str = ".") -> str:
    """Write a number as an unformatted cell shows it.

    >>> write_general(1 / 3), write_general(2.253601067072408e31), write_general(1 / 1024)
    ('0.3333333333', '2.2536E+31', '0.0009765625')
    """
    if isinstance(number, int) and -_LARGE < number < _LARGE:
        return str(number)
    size = abs(number)
    if size < _SMALL or size == math.inf or size != size:
        return "0"
    if size >= _LARGE:
        return _write_exponent(number, decimal)
    exact = Decimal(repr(number))
    short = _TEN_DIGITS.plus(exact) if size < 1e10 else exact.to_integral_value(ROUND_HALF_UP)
    text = f"{short:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace(".", decimal) if decimal != "." else text


def _write_exponent(number: float, decimal: str) -> str:
    rounded = _SIX_DIGITS.plus(Decimal(repr(number)))
    digits = "".join(map(str, rounded.as_tuple().digits)).rstrip("0")
    fraction = decimal + digits[1:] if len(digits) > 1 else ""
    return f"{'-' if number < 0 else ''}{digits[0]}{fraction}E+{rounded.adjusted():02d}"

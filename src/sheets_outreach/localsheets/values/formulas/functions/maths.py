"""The functions of single numbers, and the operators written as functions."""

import math
import operator
from collections.abc import Callable
from decimal import ROUND_DOWN, ROUND_HALF_UP, ROUND_UP, Context, Decimal

from sheets_outreach.localsheets.values.formulas import blocks
from sheets_outreach.localsheets.values.formulas.errors import ErrorValue, division_by_zero
from sheets_outreach.localsheets.values.formulas.functions.kinds import Function
from sheets_outreach.localsheets.values.formulas.scalars import Scalar, compare

_EXACT = Context(prec=400)
_MOST_DIGITS = 320


def _round(mode: str) -> Callable[..., Scalar]:
    """Round in the decimal form that people see: 1.005 to two digits is 1.01."""

    def rounded(_: blocks.Context, number: float, digits: float = 0) -> Scalar:
        if not math.isfinite(number) or not math.isfinite(digits):
            return number
        places = int(max(-_MOST_DIGITS, min(digits, _MOST_DIGITS)))
        exact = Decimal(repr(number))
        exponent = exact.as_tuple().exponent
        if isinstance(exponent, int) and -exponent <= places:
            return number
        return float(exact.quantize(Decimal(1).scaleb(-places), mode, _EXACT))

    return rounded


def _modulo(_: blocks.Context, number: float, divisor: float) -> Scalar:
    """Give the rest, with the sign of the divisor."""
    if divisor == 0:
        return division_by_zero("MOD")
    rest = math.fmod(number, divisor)
    return rest + divisor if rest and (rest < 0) != (divisor < 0) else rest


def _root(_: blocks.Context, number: float) -> Scalar:
    if number < 0:
        return ErrorValue("NUM", "Function SQRT parameter 1 value is negative. It should be positive or zero.")
    return math.sqrt(number)


def _apply(name: str, apply: Callable[[float, float], float]) -> Function:
    def plain(_: blocks.Context, left: float, right: float) -> Scalar:
        try:
            result = apply(left, right)
        except ZeroDivisionError:
            return division_by_zero(name)
        except (OverflowError, ValueError):
            return ErrorValue("NUM", f"Function {name} caused a number error.")
        return result

    return Function(name, 2, 2, "n", plain=plain)


def _order(name: str, holds: Callable[[int, int], bool]) -> Function:
    def plain(_: blocks.Context, one: Scalar, other: Scalar) -> Scalar:
        result = compare(one, other)
        return result if isinstance(result, ErrorValue) else holds(result, 0)

    return Function(name, 2, 2, "v", plain=plain)


FUNCTIONS = (
    Function("ROUND", 1, 2, "n", plain=_round(ROUND_HALF_UP)),
    Function("ROUNDUP", 1, 2, "n", plain=_round(ROUND_UP)),
    Function("ROUNDDOWN", 1, 2, "n", plain=_round(ROUND_DOWN)),
    Function("TRUNC", 1, 2, "n", plain=_round(ROUND_DOWN)),
    Function("ABS", 1, 1, "n", plain=lambda _, number: abs(number)),
    Function("INT", 1, 1, "n", plain=lambda _, number: float(math.floor(number))),
    Function("SIGN", 1, 1, "n", plain=lambda _, number: float((number > 0) - (number < 0))),
    Function("MOD", 2, 2, "n", plain=_modulo),
    Function("SQRT", 1, 1, "n", plain=_root),
    Function("PI", 0, 0, plain=lambda _: math.pi),
    _apply("POWER", math.pow),
    _apply("POW", math.pow),
    _apply("ADD", operator.add),
    _apply("MINUS", operator.sub),
    _apply("MULTIPLY", operator.mul),
    _apply("DIVIDE", operator.truediv),
    _order("EQ", operator.eq),
    _order("NE", operator.ne),
    _order("LT", operator.lt),
    _order("LTE", operator.le),
    _order("GT", operator.gt),
    _order("GTE", operator.ge),
)

"""Which values does a criterion such as ">2" or "=A*" take?

The criteria of COUNTIF and SUMIF: https://support.google.com/docs/answer/3093480
"""

import operator
import re
from collections.abc import Callable

from sheets_outreach.localsheets.values.formulas.scalars import Reading, Scalar, number_of_text

_CRITERION = re.compile(r"(<=|>=|<>|<|>|=)?(.*)", re.DOTALL)
_COMPARE: dict[str, Callable[[float, float], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
_WILDCARDS = re.compile(r"~[*?~]|[*?]|[^*?~]+|~", re.DOTALL)


def read_criterion(criterion: Scalar, reading: Reading) -> Callable[[Scalar], bool]:
    """Make the test that a criterion stands for."""
    if isinstance(criterion, bool):
        return lambda value: value is criterion
    if not isinstance(criterion, str):
        number = criterion if isinstance(criterion, float) else 0.0
        return lambda value: _is_number(value) and value == number
    match = _CRITERION.fullmatch(criterion)
    sign, text = (match[1] or "", match[2]) if match else ("", criterion)
    if sign in _COMPARE:
        return _compare(_COMPARE[sign], text, reading)
    test = _equal(text, explicit=bool(sign), reading=reading)
    return (lambda value: not test(value)) if sign == "<>" else test


def _compare(holds: Callable[[float, float], bool], text: str, reading: Reading) -> Callable[[Scalar], bool]:
    number = number_of_text(text, reading) if text else None
    if number is not None:
        limit = number
        return lambda value: _is_number(value) and holds(float(value), limit)  # type: ignore[arg-type]
    folded = text.casefold()
    return lambda value: isinstance(value, str) and holds((value.casefold() > folded) - (value.casefold() < folded), 0)


def _equal(text: str, *, explicit: bool, reading: Reading) -> Callable[[Scalar], bool]:
    """Test for equality: "=" takes empty cells only, "" also empty texts."""
    if not text:
        return lambda value: value is None or (not explicit and value == "")
    truths = {
        "true": True,
        "false": False,
        reading.locale.true.casefold(): True,
        reading.locale.false.casefold(): False,
    }
    truth = truths.get(text.casefold())
    if truth is not None:
        return lambda value: value is truth
    number = number_of_text(text, reading)
    if number is not None:
        return lambda value: (
            (_is_number(value) and value == number) or (isinstance(value, str) and value.casefold() == text.casefold())
        )
    parts = _split_wildcards(text.casefold())
    return lambda value: isinstance(value, str) and _matches(value.casefold(), parts)


def _is_number(value: Scalar) -> bool:
    return isinstance(value, float) and not isinstance(value, bool)


def _split_wildcards(pattern: str) -> list[str]:
    """Cut a pattern at its wildcards: "*" and "?" stay single items, escaped ones become letters of their own."""
    parts: list[str] = []
    for piece in _WILDCARDS.findall(pattern):
        if piece in {"*", "?"}:
            parts.append("\0" + piece)
        else:
            parts.extend(piece[1:] if len(piece) == 2 and piece[0] == "~" else piece)
    return parts


def _matches(text: str, parts: list[str]) -> bool:
    """Match by remembering only the last star, so that a long text costs no more than text times pattern."""
    at = place = 0
    star = mark = -1
    while at < len(text):
        if place < len(parts) and (parts[place] == "\0?" or parts[place] == text[at]):
            at, place = at + 1, place + 1
        elif place < len(parts) and parts[place] == "\0*":
            star, mark, place = place, at, place + 1
        elif star >= 0:
            mark += 1
            at, place = mark, star + 1
        else:
            return False
    return all(part == "\0*" for part in parts[place:])

"""What is a function of the formula language: how many arguments, read how, worked out by whom?"""

from collections.abc import Callable
from dataclasses import dataclass

from sheets_outreach.localsheets.values.formulas.blocks import Context, Value
from sheets_outreach.localsheets.values.formulas.errors import ErrorValue, not_a_text
from sheets_outreach.localsheets.values.formulas.scalars import (
    Reading,
    Scalar,
    to_number,
    to_text,
    to_truth,
    write_digits,
)
from sheets_outreach.localsheets.values.formulas.syntax import Node
from sheets_outreach.localsheets.values.wire import NumberFormat


@dataclass(frozen=True, slots=True)
class Function:
    """One function; exactly one of `plain`, `spread` and `lazy` works it out.

    `plain` gets the context and single values read as `kinds` says (n number, t text, T only text, b truth, v as it is;
    the last one repeats) and sees no error unless `takes_errors`. `spread` gets the context and values, ranges whole.
    `lazy` gets the context, the unread arguments and what works them out. `number_format` is the result's.
    """

    name: str
    least: int
    most: int | None
    kinds: str = "v"
    plain: Callable[..., Scalar] | None = None
    spread: Callable[..., Value] | None = None
    lazy: Callable[[Context, tuple[Node, ...], Callable[[Node, Context], Value]], Value] | None = None
    takes_errors: bool = False
    volatile: bool = False
    number_format: NumberFormat | None = None

    def convert(self, position: int, scalar: Scalar, reading: Reading) -> Scalar:
        """Read one argument as this function takes it; an error where it cannot."""
        kind = self.kinds[min(position, len(self.kinds) - 1)]
        if kind == "n":
            return to_number(scalar, self.name, position + 1, reading)
        if kind == "t":
            return to_text(scalar, reading)
        if kind == "b":
            return to_truth(scalar, self.name, position + 1, reading)
        if kind == "T":
            return _only_text(scalar, self.name, position + 1, reading)
        return scalar


def _only_text(scalar: Scalar, name: str, position: int, reading: Reading) -> str | ErrorValue:
    if scalar is None:
        return ""
    if isinstance(scalar, (str, ErrorValue)):
        return scalar
    if isinstance(scalar, bool):
        return not_a_text(name, position, str(scalar).upper(), "boolean")
    return not_a_text(name, position, write_digits(scalar, reading.locale), "number")

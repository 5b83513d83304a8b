"""The functions that say what a value is and where it stands."""

from collections.abc import Callable

from sheets_outreach.localsheets.values.formulas.blocks import Block, Context, Grid, Value
from sheets_outreach.localsheets.values.formulas.errors import NOT_AVAILABLE, ErrorValue
from sheets_outreach.localsheets.values.formulas.functions.kinds import Function
from sheets_outreach.localsheets.values.formulas.scalars import Scalar


def _says(name: str, says: Callable[[Scalar], bool]) -> Function:
    return Function(name, 1, 1, "v", plain=lambda _, scalar: says(scalar), takes_errors=True)


def _is_number(scalar: Scalar) -> bool:
    return isinstance(scalar, float) and not isinstance(scalar, bool)


def _is_error(scalar: Scalar) -> bool:
    return isinstance(scalar, ErrorValue)


def _is_not_available(scalar: Scalar) -> bool:
    return isinstance(scalar, ErrorValue) and scalar.type == "N_A"


def _number(_: Context, scalar: Scalar) -> Scalar:
    return 0.0 if isinstance(scalar, str) else float(scalar or 0)  # type: ignore[arg-type]


def _place(axis: str) -> Callable[..., Value]:
    def spread(context: Context, value: Value = None) -> Value:
        if isinstance(value, ErrorValue):
            return value
        if not isinstance(value, Block):
            return float(getattr(context.here, axis) + 1) if value is None else _NOT_A_RANGE
        first, last = (value.top, value.bottom) if axis == "row" else (value.left, value.right)
        if not context.arrays:
            return float(first + 1)
        numbers = tuple(float(number) for number in range(first + 1, last + 1))
        return Grid(tuple((number,) for number in numbers) if axis == "row" else (numbers,))

    return spread


def _count_lines(axis: int) -> Callable[..., Value]:
    def spread(_: Context, value: Value) -> Value:
        if isinstance(value, Block):
            return float((value.bottom - value.top, value.right - value.left)[axis])
        if isinstance(value, Grid):
            return float((len(value.rows), len(value.rows[0]))[axis])
        return value if isinstance(value, ErrorValue) else 1.0

    return spread


_NOT_A_RANGE = ErrorValue("N_A", "Argument must be a range.")

FUNCTIONS = (
    _says("ISBLANK", lambda scalar: scalar is None),
    _says("ISNUMBER", _is_number),
    _says("ISTEXT", lambda scalar: isinstance(scalar, str)),
    _says("ISNONTEXT", lambda scalar: not isinstance(scalar, str)),
    _says("ISLOGICAL", lambda scalar: isinstance(scalar, bool)),
    _says("ISERROR", _is_error),
    _says("ISERR", lambda scalar: _is_error(scalar) and not _is_not_available(scalar)),
    _says("ISNA", _is_not_available),
    Function("NA", 0, 0, plain=lambda _: NOT_AVAILABLE),
    Function("N", 1, 1, "v", plain=_number),
    Function("ROW", 0, 1, spread=_place("row")),
    Function("COLUMN", 0, 1, spread=_place("column")),
    Function("ROWS", 1, 1, spread=_count_lines(0)),
    Function("COLUMNS", 1, 1, spread=_count_lines(1)),
)

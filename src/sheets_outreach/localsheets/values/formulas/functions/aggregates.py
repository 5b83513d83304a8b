"""The functions that take many values at once: SUM, COUNT, COUNTIF, AVERAGE, MIN, MAX and their kin.

What stands in a range or an array counts only where it is of the right type; what is written as an argument itself is
read as if typed. So Google has it: SUM("2") is 2, SUM over a cell with the text 2 is 0.
"""

import math
from collections.abc import Callable, Iterator

from sheets_outreach.localsheets.values.formulas.blocks import (
    Block,
    Context,
    Grid,
    Value,
    pick_scalar,
    read_grid,
    read_occupied,
)
from sheets_outreach.localsheets.values.formulas.criteria import read_criterion
from sheets_outreach.localsheets.values.formulas.errors import ErrorValue, nothing_to_average
from sheets_outreach.localsheets.values.formulas.functions.kinds import Function
from sheets_outreach.localsheets.values.formulas.scalars import Scalar, number_of_text, to_number


def _read_many(value: Value, context: Context) -> Iterator[Scalar]:
    """Give the values of a range or an array, empty ones left out."""
    if isinstance(value, Block):
        yield from read_occupied(value, context)
    elif isinstance(value, Grid):
        yield from (scalar for row in value.rows for scalar in row if scalar is not None)


def _collect_numbers(name: str, values: tuple[Value, ...], context: Context) -> list[float] | ErrorValue:
    numbers: list[float] = []
    for position, value in enumerate(values, start=1):
        if not isinstance(value, (Block, Grid)):
            number = to_number(value, name, position, context.reading)
            if isinstance(number, ErrorValue):
                return number
            numbers.append(number)
            continue
        for scalar in _read_many(value, context):
            if isinstance(scalar, ErrorValue):
                return scalar
            if isinstance(scalar, float):
                numbers.append(scalar)
    return numbers


def _fold(name: str, fold: Callable[[list[float]], Scalar]) -> Function:
    def spread(context: Context, *values: Value) -> Value:
        numbers = _collect_numbers(name, values, context)
        return numbers if isinstance(numbers, ErrorValue) else fold(numbers)

    return Function(name, 1, None, spread=spread)


def _add_up(numbers: list[float]) -> float:
    try:
        return math.fsum(numbers)
    except OverflowError:
        return math.inf


def _average(numbers: list[float]) -> Scalar:
    return _add_up(numbers) / len(numbers) if numbers else nothing_to_average("AVERAGE")


def _multiply(numbers: list[float]) -> Scalar:
    return math.prod(numbers) if numbers else 0.0


def _count(context: Context, *values: Value) -> Value:
    total = 0
    for value in values:
        if isinstance(value, (Block, Grid)):
            total += sum(1 for scalar in _read_many(value, context) if isinstance(scalar, float))
        elif isinstance(value, str):
            total += number_of_text(value, context.reading) is not None
        else:
            total += value is not None and not isinstance(value, ErrorValue)
    return float(total)


def _count_all(context: Context, *values: Value) -> Value:
    total = 0
    for value in values:
        if isinstance(value, (Block, Grid)):
            total += sum(1 for _ in _read_many(value, context))
        else:
            total += value is not None
    return float(total)


def _count_blank(context: Context, value: Value) -> Value:
    if isinstance(value, Block):
        return float(value.size - sum(1 for scalar in _read_many(value, context) if scalar != ""))
    grid = read_grid(value, context)
    if isinstance(grid, ErrorValue):
        return grid
    return float(sum(1 for row in grid.rows for scalar in row if scalar is None or scalar == ""))


def _count_if(context: Context, value: Value, criterion: Value) -> Value:
    test = read_criterion(pick_scalar(criterion, context), context.reading)
    if isinstance(value, ErrorValue):
        return value
    if isinstance(value, Block):
        found = list(read_occupied(value, context))
        empty = value.size - len(found) if test(None) else 0
        return float(sum(map(test, found)) + empty)
    grid = read_grid(value, context)
    return grid if isinstance(grid, ErrorValue) else float(sum(test(scalar) for row in grid.rows for scalar in row))


def _count_ifs(context: Context, *arguments: Value) -> Value:
    chosen = _choose(context, arguments)
    return chosen if isinstance(chosen, ErrorValue) else float(sum(flag for row in chosen for flag in row))


def _sum_if(context: Context, tested: Value, criterion: Value, summed: Value = None) -> Value:
    return _sum_ifs(context, tested if summed is None else summed, tested, criterion)


def _sum_ifs(context: Context, summed: Value, *arguments: Value) -> Value:
    chosen = _choose(context, arguments)
    if isinstance(chosen, ErrorValue):
        return chosen
    grid = read_grid(summed, context)
    if isinstance(grid, ErrorValue):
        return grid
    numbers: list[float] = []
    for flags, row in zip(chosen, grid.rows, strict=False):
        for flag, scalar in zip(flags, row, strict=False):
            if flag and isinstance(scalar, ErrorValue):
                return scalar
            if flag and isinstance(scalar, float):
                numbers.append(scalar)
    return _add_up(numbers)


def _choose(context: Context, arguments: tuple[Value, ...]) -> list[list[bool]] | ErrorValue:
    """Say for every place of the first range whether all criteria hold there."""
    if len(arguments) % 2:
        return ErrorValue("N_A", "Function COUNTIFS expects arguments in pairs of a range and a criterion.")
    chosen: list[list[bool]] | None = None
    for value, criterion in zip(arguments[::2], arguments[1::2], strict=True):
        grid = read_grid(value, context)
        if isinstance(grid, ErrorValue):
            return grid
        test = read_criterion(pick_scalar(criterion, context), context.reading)
        flags = [[test(scalar) for scalar in row] for row in grid.rows]
        if chosen is None:
            chosen = flags
        elif len(flags) != len(chosen) or len(flags[0]) != len(chosen[0]):
            return ErrorValue("VALUE", "Array arguments to COUNTIFS are of different size.")
        else:
            chosen = [
                [a and b for a, b in zip(one, other, strict=True)] for one, other in zip(chosen, flags, strict=True)
            ]
    return chosen or []


FUNCTIONS = (
    _fold("SUM", _add_up),
    _fold("AVERAGE", _average),
    _fold("MIN", lambda numbers: min(numbers, default=0.0)),
    _fold("MAX", lambda numbers: max(numbers, default=0.0)),
    _fold("PRODUCT", _multiply),
    Function("COUNT", 1, None, spread=_count),
    Function("COUNTA", 1, None, spread=_count_all),
    Function("COUNTBLANK", 1, 1, spread=_count_blank),
    Function("COUNTIF", 2, 2, spread=_count_if),
    Function("COUNTIFS", 2, None, spread=_count_ifs),
    Function("SUMIF", 2, 3, spread=_sum_if),
    Function("SUMIFS", 3, None, spread=_sum_ifs),
)

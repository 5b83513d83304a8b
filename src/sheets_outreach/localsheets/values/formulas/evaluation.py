"""What does a parsed formula come to, among the cells around it?

Functions are looked up in a table; errors are values and travel to the left first. Nothing here raises for any formula.
"""

import math
import operator
from collections.abc import Callable, Iterable

from sheets_outreach.localsheets.values.formulas.blocks import (
    MOST_CELLS,
    Block,
    Context,
    Grid,
    Value,
    find_block,
    fit_area,
    pick_scalar,
    read_grid,
)
from sheets_outreach.localsheets.values.formulas.errors import (
    NOT_AVAILABLE,
    TOO_LARGE,
    ErrorValue,
    division_by_zero,
    unknown_function,
    unknown_name,
    wrong_count,
)
from sheets_outreach.localsheets.values.formulas.functions import FUNCTIONS
from sheets_outreach.localsheets.values.formulas.functions.kinds import Function
from sheets_outreach.localsheets.values.formulas.scalars import Scalar, compare, to_number, to_text
from sheets_outreach.localsheets.values.formulas.syntax import (
    Array,
    Call,
    Cells,
    Literal,
    Missing,
    Name,
    Node,
    Percent,
    Run,
    Signed,
)


def evaluate_node(node: Node, context: Context) -> Value:
    """Work a node out; ranges stay ranges until somebody needs their values."""
    return _EVALUATORS[type(node)](node, context)


def _evaluate_literal(node: Literal, _: Context) -> Value:
    return node.value


def _evaluate_missing(_: Missing, __: Context) -> Value:
    return None


def _evaluate_cells(node: Cells, context: Context) -> Value:
    return find_block(node.reference, context)


def _evaluate_name(node: Name, context: Context) -> Value:
    area = context.cells.named_range(node.name)
    return unknown_name(node.name) if area is None else fit_area(area, context)


def _evaluate_run(node: Run, context: Context) -> Value:
    value = evaluate_node(node.first, context)
    for sign, operand in node.rest:
        name, apply = _BINARY[sign]
        right = evaluate_node(operand, context)
        value = map_scalars(lambda one, other: apply(one, other, name, context), (value, right), context)  # noqa: B023
    return value


def _evaluate_signed(node: Signed, context: Context) -> Value:
    value = evaluate_node(node.operand, context)
    if "-" not in node.signs:
        return value
    negative = node.signs.count("-") % 2 == 1

    def sign(scalar: Scalar) -> Scalar:
        number = to_number(scalar, "UMINUS", 1, context.reading)
        return number if isinstance(number, ErrorValue) or not negative else -number

    return map_scalars(sign, (value,), context)


def _evaluate_percent(node: Percent, context: Context) -> Value:
    def divide(scalar: Scalar) -> Scalar:
        number = to_number(scalar, "UNARY_PERCENT", 1, context.reading)
        return number if isinstance(number, ErrorValue) else number / 100**node.count if node.count < 150 else 0.0

    return map_scalars(divide, (evaluate_node(node.operand, context),), context)


def _evaluate_call(node: Call, context: Context) -> Value:
    function = FUNCTIONS.get(node.name.upper())
    if function is None:
        return unknown_function(node.name)
    count = len(node.arguments)
    if count < function.least or (function.most is not None and count > function.most):
        return wrong_count(node.name.upper(), count, function.least, function.most)
    if function.lazy is not None:
        return function.lazy(context, node.arguments, evaluate_node)
    values = [evaluate_node(argument, context) for argument in node.arguments]
    if function.spread is not None:
        value = function.spread(context, *values)
        return _check_finite(value, function.name) if isinstance(value, float) else value
    return map_scalars(lambda *scalars: _call_scalar(function, scalars, context), values, context)


def _call_scalar(function: Function, scalars: tuple[Scalar, ...], context: Context) -> Scalar:
    ready: list[Scalar] = []
    for position, scalar in enumerate(scalars):
        converted = function.convert(position, scalar, context.reading)
        if isinstance(converted, ErrorValue) and not function.takes_errors:
            return converted
        ready.append(converted)
    result = function.plain(context, *ready) if function.plain else None
    return _check_finite(result, function.name) if isinstance(result, float) else result


def _check_finite(number: float, name: str) -> Scalar:
    return number if math.isfinite(number) else ErrorValue("NUM", f"Function {name} caused a number error.")


def _evaluate_array(node: Array, context: Context) -> Value:
    rows: list[tuple[Scalar, ...]] = []
    for nodes in node.rows:
        parts = [read_grid(evaluate_node(part, context), context) for part in nodes]
        grids = [part for part in parts if isinstance(part, Grid)]
        if len(grids) < len(parts):
            return next(part for part in parts if isinstance(part, ErrorValue))
        height = len(grids[0].rows)
        wrong = next((at for at, grid in enumerate(grids, start=1) if len(grid.rows) != height), 0)
        if wrong:
            actual = len(grids[wrong - 1].rows)
            return _mismatch(f"parameter {wrong} has mismatched row size. Expected: {height}. Actual: {actual}.")
        rows.extend(sum(lines, ()) for lines in zip(*(grid.rows for grid in grids), strict=True))
    if any(len(row) != len(rows[0]) for row in rows):
        return ErrorValue("VALUE", "In ARRAY_LITERAL, an Array Literal was missing values for one or more rows.")
    return Grid(tuple(rows))


def _mismatch(text: str) -> ErrorValue:
    return ErrorValue("REF", f"Function ARRAY_ROW {text}")


def map_scalars(apply: Callable[..., Scalar], values: Iterable[Value], context: Context) -> Value:
    """Apply a function of single values: to the one that fits, or value by value where arrays are worked out."""
    values = list(values)
    if not context.arrays or not any(isinstance(value, (Block, Grid)) for value in values):
        return apply(*(pick_scalar(value, context) for value in values))
    grids: list[Grid] = []
    for value in values:
        grid = read_grid(value, context)
        if isinstance(grid, ErrorValue):
            return grid
        grids.append(grid)
    height, width = max(len(grid.rows) for grid in grids), max(len(grid.rows[0]) for grid in grids)
    if height * width > MOST_CELLS:
        return TOO_LARGE
    stretched = [_stretch(grid, height, width) for grid in grids]
    return Grid(
        tuple(
            tuple(apply(*(grid[row][column] for grid in stretched)) for column in range(width)) for row in range(height)
        )
    )


def _stretch(grid: Grid, height: int, width: int) -> list[list[Scalar]]:
    """Repeat a single row or column; what an array lacks otherwise is #N/A."""
    rows = grid.rows * height if len(grid.rows) == 1 else grid.rows
    lines: list[list[Scalar]] = []
    for at in range(height):
        row = rows[at] if at < len(rows) else ()
        line = list(row) * width if len(row) == 1 else list(row)
        lines.append(line + [NOT_AVAILABLE] * (width - len(line)))
    return lines


Arithmetic = Callable[[float, float], float]


def _calculate(apply: Arithmetic) -> Callable[[Scalar, Scalar, str, Context], Scalar]:
    def calculate(one: Scalar, other: Scalar, name: str, context: Context) -> Scalar:
        left = to_number(one, name, 1, context.reading)
        if isinstance(left, ErrorValue):
            return left
        right = to_number(other, name, 2, context.reading)
        if isinstance(right, ErrorValue):
            return right
        return _finish(apply, left, right, name)

    return calculate


def _finish(apply: Arithmetic, left: float, right: float, name: str) -> Scalar:
    try:
        result = apply(left, right)
    except ZeroDivisionError:
        return division_by_zero(name)
    except (OverflowError, ValueError):
        return ErrorValue("NUM", f"Function {name} caused a number error.")
    return _check_finite(result, name)


def _join(one: Scalar, other: Scalar, _: str, context: Context) -> Scalar:
    left = to_text(one, context.reading)
    if isinstance(left, ErrorValue):
        return left
    right = to_text(other, context.reading)
    return right if isinstance(right, ErrorValue) else left + right


def _order(holds: Callable[[int, int], bool]) -> Callable[[Scalar, Scalar, str, Context], Scalar]:
    def order(one: Scalar, other: Scalar, _: str, __: Context) -> Scalar:
        result = compare(one, other)
        return result if isinstance(result, ErrorValue) else holds(result, 0)

    return order


_BINARY: dict[str, tuple[str, Callable[[Scalar, Scalar, str, Context], Scalar]]] = {
    "+": ("ADD", _calculate(operator.add)),
    "-": ("MINUS", _calculate(operator.sub)),
    "*": ("MULTIPLY", _calculate(operator.mul)),
    "/": ("DIVIDE", _calculate(operator.truediv)),
    "^": ("POW", _calculate(math.pow)),
    "&": ("CONCAT", _join),
    "=": ("EQ", _order(operator.eq)),
    "<>": ("NE", _order(operator.ne)),
    "<": ("LT", _order(operator.lt)),
    "<=": ("LTE", _order(operator.le)),
    ">": ("GT", _order(operator.gt)),
    ">=": ("GTE", _order(operator.ge)),
}
_EVALUATORS: dict[type, Callable[..., Value]] = {
    Literal: _evaluate_literal,
    Missing: _evaluate_missing,
    Cells: _evaluate_cells,
    Name: _evaluate_name,
    Run: _evaluate_run,
    Signed: _evaluate_signed,
    Percent: _evaluate_percent,
    Call: _evaluate_call,
    Array: _evaluate_array,
}

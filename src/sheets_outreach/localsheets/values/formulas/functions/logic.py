"""The functions that decide: IF, IFERROR, AND, OR, NOT and their kin; ARRAYFORMULA decides how arrays are met."""

from collections.abc import Callable
from dataclasses import replace

from sheets_outreach.localsheets.values.formulas.blocks import (
    Block,
    Context,
    Grid,
    Value,
    pick_scalar,
    read_grid,
    read_occupied,
)
from sheets_outreach.localsheets.values.formulas.errors import NOT_AVAILABLE, ErrorValue
from sheets_outreach.localsheets.values.formulas.functions.kinds import Function
from sheets_outreach.localsheets.values.formulas.scalars import Scalar, compare, to_truth
from sheets_outreach.localsheets.values.formulas.syntax import Node

Evaluate = Callable[[Node, Context], Value]


def _if(context: Context, arguments: tuple[Node, ...], evaluate: Evaluate) -> Value:
    condition = evaluate(arguments[0], context)
    if context.arrays and isinstance(condition, (Block, Grid)):
        return _if_each(condition, context, arguments, evaluate)
    truth = to_truth(pick_scalar(condition, context), "IF", 1, context.reading)
    if isinstance(truth, ErrorValue):
        return truth
    if truth:
        return evaluate(arguments[1], context)
    return evaluate(arguments[2], context) if len(arguments) > 2 else False


def _if_each(condition: Value, context: Context, arguments: tuple[Node, ...], evaluate: Evaluate) -> Value:
    """Choose for every place of an array; branches that are no arrays serve for all places."""
    grid = read_grid(condition, context)
    if isinstance(grid, ErrorValue):
        return grid
    branches = [read_grid(evaluate(node, context), context) for node in arguments[1:]]
    if len(branches) == 1:
        branches.append(Grid(((False,),)))

    def choose(scalar: Scalar, row: int, column: int) -> Scalar:
        truth = to_truth(scalar, "IF", 1, context.reading)
        if isinstance(truth, ErrorValue):
            return truth
        branch = branches[0 if truth else 1]
        return branch if isinstance(branch, ErrorValue) else _place(branch, row, column)

    return Grid(
        tuple(
            tuple(choose(scalar, row, column) for column, scalar in enumerate(line))
            for row, line in enumerate(grid.rows)
        )
    )


def _place(grid: Grid, row: int, column: int) -> Scalar:
    row, column = row if len(grid.rows) > 1 else 0, column if len(grid.rows[0]) > 1 else 0
    return grid.rows[row][column] if row < len(grid.rows) and column < len(grid.rows[0]) else NOT_AVAILABLE


def _catch(caught: Callable[[ErrorValue], bool]) -> Callable[[Context, tuple[Node, ...], Evaluate], Value]:
    def lazy(context: Context, arguments: tuple[Node, ...], evaluate: Evaluate) -> Value:
        value = evaluate(arguments[0], context)
        if context.arrays and isinstance(value, (Block, Grid)):
            grid = read_grid(value, context)
            fallback = read_grid(evaluate(arguments[1], context) if len(arguments) > 1 else None, context)
            if isinstance(grid, ErrorValue) or isinstance(fallback, ErrorValue):
                return grid
            return Grid(
                tuple(
                    tuple(
                        _place(fallback, row, column) if isinstance(scalar, ErrorValue) and caught(scalar) else scalar
                        for column, scalar in enumerate(line)
                    )
                    for row, line in enumerate(grid.rows)
                )
            )
        scalar = pick_scalar(value, context)
        if isinstance(scalar, ErrorValue) and caught(scalar):
            return evaluate(arguments[1], context) if len(arguments) > 1 else None
        return scalar

    return lazy


def _collect_truths(name: str, values: tuple[Value, ...], context: Context) -> list[bool] | ErrorValue:
    """Read arguments as truths; in ranges and arrays texts are passed over."""
    truths: list[bool] = []
    for position, value in enumerate(values, start=1):
        if isinstance(value, (Block, Grid)):
            for scalar in _read_all(value, context):
                if isinstance(scalar, ErrorValue):
                    return scalar
                if scalar is not None and not isinstance(scalar, str):
                    truths.append(bool(scalar))
            continue
        truth = to_truth(value, name, position, context.reading)
        if isinstance(truth, ErrorValue):
            return truth
        truths.append(truth)
    return truths


def _read_all(value: Block | Grid, context: Context) -> list[Scalar]:
    if isinstance(value, Block):
        return list(read_occupied(value, context))
    return [scalar for row in value.rows for scalar in row]


def _join(name: str, join: Callable[[list[bool]], bool]) -> Function:
    def spread(context: Context, *values: Value) -> Value:
        truths = _collect_truths(name, values, context)
        if isinstance(truths, ErrorValue):
            return truths
        return join(truths) if truths else ErrorValue("VALUE", f"{name} has no valid input data.")

    return Function(name, 1, None, spread=spread)


def _ifs(context: Context, arguments: tuple[Node, ...], evaluate: Evaluate) -> Value:
    for position in range(0, len(arguments) - 1, 2):
        condition = pick_scalar(evaluate(arguments[position], context), context)
        truth = to_truth(condition, "IFS", position + 1, context.reading)
        if isinstance(truth, ErrorValue):
            return truth
        if truth:
            return evaluate(arguments[position + 1], context)
    return ErrorValue("N_A", "No match.")


def _switch(context: Context, arguments: tuple[Node, ...], evaluate: Evaluate) -> Value:
    wanted = pick_scalar(evaluate(arguments[0], context), context)
    if isinstance(wanted, ErrorValue):
        return wanted
    cases, default = arguments[1:], None
    if len(cases) % 2:
        cases, default = cases[:-1], cases[-1]
    for case, result in zip(cases[::2], cases[1::2], strict=True):
        order = compare(wanted, pick_scalar(evaluate(case, context), context))
        if isinstance(order, ErrorValue):
            return order
        if order == 0:
            return evaluate(result, context)
    return evaluate(default, context) if default is not None else ErrorValue("N_A", "No match.")


def _array_formula(context: Context, arguments: tuple[Node, ...], evaluate: Evaluate) -> Value:
    inside = replace(context, arrays=True)
    value = evaluate(arguments[0], inside)
    return read_grid(value, inside) if isinstance(value, Block) else value


FUNCTIONS = (
    Function("IF", 2, 3, lazy=_if),
    Function("IFERROR", 1, 2, lazy=_catch(lambda _: True)),
    Function("IFNA", 2, 2, lazy=_catch(lambda error: error.type == "N_A")),
    Function("IFS", 2, None, lazy=_ifs),
    Function("SWITCH", 3, None, lazy=_switch),
    Function("ARRAYFORMULA", 1, 1, lazy=_array_formula),
    _join("AND", all),
    _join("OR", any),
    _join("XOR", lambda truths: sum(truths) % 2 == 1),
    Function("NOT", 1, 1, "b", plain=lambda _, truth: not truth),
    Function("TRUE", 0, 0, plain=lambda _: True),
    Function("FALSE", 0, 0, plain=lambda _: False),
)

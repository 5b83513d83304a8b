"""What may be changed in a module, one small thing at a time, to see whether a test notices; it changes no file."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

_SWAPS: Mapping[type[ast.AST], type[ast.AST]] = {
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.And: ast.Or, ast.Or: ast.And,
    ast.Add: ast.Sub, ast.Sub: ast.Add,
}  # fmt: skip

# What only types and decorates, and asserts, which state what holds anyway.
_PASSED_OVER = frozenset({"annotation", "returns", "decorator_list", "type_params"})


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change of one place.

    Attributes:
        path: the module, relative to the root.
        number: which of the module's places.
        lines: first and last line of the statement it is in; of a compound one only its head.
        was: the line as it stands.
        becomes: the changed expression.
    """

    path: Path
    number: int
    lines: tuple[int, int]
    was: str
    becomes: str


@dataclass(frozen=True, slots=True)
class _Place:
    node: ast.AST
    field: str
    value: object
    lines: tuple[int, int]

    def change(self) -> object:
        """Make the change; gives what was there."""
        before = getattr(self.node, self.field)
        setattr(self.node, self.field, self.value)
        return before


def find_mutants(path: Path, source: str) -> Iterator[Mutant]:
    """Give every mutant of a module, in the order of its text."""
    written = source.splitlines()
    for number, place in enumerate(_places(ast.parse(source))):
        before = place.change()
        becomes = ast.unparse(place.node).splitlines()[0]
        setattr(place.node, place.field, before)
        line = getattr(place.node, "lineno", place.lines[0])
        yield Mutant(path, number, place.lines, written[line - 1].strip(), becomes)


def mutate(source: str, number: int) -> str:
    """Give the source of the mutant with that number."""
    tree = ast.parse(source)
    list(_places(tree))[number].change()
    return ast.unparse(tree)


def _places(tree: ast.Module) -> Iterator[_Place]:
    for node, lines in _walk(tree, (1, 1)):
        for field, value in _changes(node):
            yield _Place(node, field, value, lines)


def _changes(node: ast.AST) -> Iterator[tuple[str, object]]:
    if isinstance(node, ast.Compare) and type(node.ops[0]) in _SWAPS:
        yield "ops", [_SWAPS[type(node.ops[0])](), *node.ops[1:]]
    elif isinstance(node, ast.BoolOp | ast.BinOp) and type(node.op) in _SWAPS:
        yield "op", _SWAPS[type(node.op)]()
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield "operand", ast.UnaryOp(ast.Not(), node.operand)
    elif isinstance(node, ast.Constant) and isinstance(node.value, bool):
        yield "value", not node.value
    elif isinstance(node, ast.Constant) and isinstance(node.value, int):
        yield "value", node.value + 1
    elif isinstance(node, ast.If | ast.IfExp | ast.While) and _is_plain(node.test):
        yield "test", ast.UnaryOp(ast.Not(), node.test)
    elif isinstance(node, ast.comprehension) and node.ifs and _is_plain(node.ifs[0]):
        yield "ifs", [ast.UnaryOp(ast.Not(), node.ifs[0]), *node.ifs[1:]]


def _is_plain(test: ast.expr) -> bool:
    """Whether a condition offers nothing else to change."""
    return isinstance(test, ast.Name | ast.Attribute | ast.Call | ast.Subscript | ast.NamedExpr)


def _walk(node: ast.AST, lines: tuple[int, int]) -> Iterator[tuple[ast.AST, tuple[int, int]]]:
    """Walk what runs, each node with the lines of its statement."""
    for field, value in ast.iter_fields(node):
        if field in _PASSED_OVER:
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST) and not isinstance(child, ast.Assert):
                inside = _lines_of(child) if isinstance(child, ast.stmt) else lines
                yield child, inside
                yield from _walk(child, inside)


def _lines_of(statement: ast.stmt) -> tuple[int, int]:
    body = getattr(statement, "body", None)
    last = body[0].lineno - 1 if body else statement.end_lineno
    return statement.lineno, max(statement.lineno, last or 0)

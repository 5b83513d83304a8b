"""What does a parsed formula look like?

A run of operators of one rank (1+2-3) is one node, so that only brackets and calls nest and their depth can be bounded.
"""

from dataclasses import dataclass
from typing import TypeAlias

from sheets_outreach.localsheets.values.formulas.a1 import Reference
from sheets_outreach.localsheets.values.formulas.errors import ErrorValue


@dataclass(frozen=True, slots=True)
class Literal:
    """A number, a text, a truth or an error written out."""

    value: float | str | bool | ErrorValue


@dataclass(frozen=True, slots=True)
class Missing:
    """An argument that is not there, as both of IF(,,)."""


@dataclass(frozen=True, slots=True)
class Cells:
    """A reference to cells."""

    reference: Reference


@dataclass(frozen=True, slots=True)
class Name:
    """The name of a range."""

    name: str


@dataclass(frozen=True, slots=True)
class Run:
    """Operators of one rank, worked out from the left: first, then (operator, operand) after operand."""

    first: "Node"
    rest: tuple[tuple[str, "Node"], ...]


@dataclass(frozen=True, slots=True)
class Signed:
    """Signs before an operand, the outermost first."""

    signs: str
    operand: "Node"


@dataclass(frozen=True, slots=True)
class Percent:
    """One or more percent signs behind an operand."""

    operand: "Node"
    count: int


@dataclass(frozen=True, slots=True)
class Call:
    """A function with its arguments; the name is as written."""

    name: str
    arguments: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Array:
    """An array written out: rows of nodes."""

    rows: tuple[tuple["Node", ...], ...]


Node: TypeAlias = Literal | Missing | Cells | Name | Run | Signed | Percent | Call | Array

"""What does a formula say?

A precedence climber over the tokens. It knows no function: whether a name exists is found out when it is worked out.
Ranks, lowest first: comparison, &, + and -, * and /, ^, signs, %. A sign binds tighter than ^, as in spreadsheets.
"""

import math
from functools import lru_cache

from sheets_outreach.localsheets.values.formulas.errors import LITERALS, NO_REFERENCE, ErrorValue
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
from sheets_outreach.localsheets.values.formulas.tokens import Token, cut
from sheets_outreach.localsheets.values.locales import find_locale

DEEPEST = 64
"""How deep brackets, calls and ranks may nest: far below Python's own limit, far above what people write."""
_RANKS = {"=": 1, "<>": 1, "<": 1, ">": 1, "<=": 1, ">=": 1, "&": 2, "+": 3, "-": 3, "*": 4, "/": 4, "^": 5}


class _NotAFormulaError(Exception):
    """The tokens are no formula; never leaves this module."""


@lru_cache(maxsize=4096)
def parse(formula: str, locale: str) -> Node | None:
    """Read a formula with its =; None where Google says "Formula parse error."."""
    tokens = tuple(token for token in cut(formula, locale) if token.kind != "space")
    reader = _Reader(tokens, find_locale(locale).decimal, _words_of_truth(locale))
    try:
        node = reader.read_expression(1)
        reader.expect_end()
    except _NotAFormulaError:
        return None
    return node


def _words_of_truth(locale: str) -> dict[str, bool]:
    tables = find_locale(locale)
    return {"TRUE": True, "FALSE": False, tables.true: True, tables.false: False}


class _Reader:
    """Reads nodes off the tokens from the left."""

    def __init__(self, tokens: tuple[Token, ...], decimal: str, truths: dict[str, bool]) -> None:
        self.tokens = tokens
        self.at = 0
        self.depth = 0
        self.decimal = decimal
        self.truths = truths

    def kind(self) -> str:
        return self.tokens[self.at].kind if self.at < len(self.tokens) else "end"

    def take(self, kind: str) -> Token:
        if self.kind() != kind:
            raise _NotAFormulaError
        self.at += 1
        return self.tokens[self.at - 1]

    def expect_end(self) -> None:
        if self.at < len(self.tokens):
            raise _NotAFormulaError

    def read_expression(self, lowest: int) -> Node:
        """Read operands joined by operators of this rank and higher ones."""
        self.depth += 1
        if self.depth > DEEPEST:
            raise _NotAFormulaError
        node = self.read_signed()
        while (rank := self.rank()) >= lowest:
            rest: list[tuple[str, Node]] = []
            while self.rank() == rank:
                operator = self.take("operator").text
                rest.append((operator, self.read_expression(rank + 1)))
            node = Run(node, tuple(rest))
        self.depth -= 1
        return node

    def rank(self) -> int:
        return _RANKS.get(self.tokens[self.at].text, 0) if self.kind() == "operator" else 0

    def read_signed(self) -> Node:
        start = self.at
        while self.kind() == "operator" and self.tokens[self.at].text in "+-":
            self.at += 1
        signs = "".join(token.text for token in self.tokens[start : self.at])
        node = self.read_atom()
        count = 0
        while self.kind() == "operator" and self.tokens[self.at].text == "%":
            self.at += 1
            count += 1
        node = Percent(node, count) if count else node
        return Signed(signs, node) if signs else node

    def read_atom(self) -> Node:
        readers = {
            "number": self.read_number,
            "string": self.read_string,
            "error": self.read_error,
            "lost": self.read_lost,
            "reference": self.read_reference,
            "name": self.read_name,
            "function": self.read_call,
            "open": self.read_brackets,
            "open_array": self.read_array,
        }
        reader = readers.get(self.kind())
        if reader is None:
            raise _NotAFormulaError
        return reader()

    def read_number(self) -> Node:
        number = float(self.take("number").text.replace(self.decimal, "."))
        return Literal(number if math.isfinite(number) else ErrorValue("NUM"))

    def read_string(self) -> Node:
        return Literal(self.take("string").text[1:-1].replace('""', '"'))

    def read_error(self) -> Node:
        text = self.take("error").text
        return Literal(ErrorValue(LITERALS[text[text.rindex("#") :].upper()]))

    def read_lost(self) -> Node:
        self.take("lost")
        return Literal(NO_REFERENCE)

    def read_reference(self) -> Node:
        reference = self.take("reference").reference
        if reference is None:
            raise _NotAFormulaError
        return Cells(reference)

    def read_name(self) -> Node:
        text = self.take("name").text
        truth = self.truths.get(text.upper())
        return Name(text) if truth is None else Literal(truth)

    def read_brackets(self) -> Node:
        self.take("open")
        node = self.read_expression(1)
        self.take("close")
        return node

    def read_call(self) -> Node:
        name = self.take("function").text
        self.take("open")
        arguments: list[Node] = []
        while self.kind() != "close":
            arguments.append(Missing() if self.is_separator() else self.read_expression(1))
            if self.is_separator():
                self.at += 1
                if self.kind() == "close":
                    arguments.append(Missing())
            elif self.kind() != "close":
                raise _NotAFormulaError
        self.take("close")
        return Call(name, tuple(arguments))

    def is_separator(self) -> bool:
        return self.kind() == "separator" or (self.kind() == "column_separator" and self.tokens[self.at].text == ",")

    def read_array(self) -> Node:
        self.take("open_array")
        rows: list[list[Node]] = [[self.read_expression(1)]]
        while self.kind() in {"separator", "column_separator"}:
            kind = self.kind()
            self.at += 1
            if kind == "separator":
                rows.append([])
            rows[-1].append(self.read_expression(1))
        self.take("close_array")
        return Array(tuple(map(tuple, rows)))

"""Does a regular expression match a text, in time that grows only with the text?

Google Sheets uses RE2, which has no look-around and no back-references and never backtracks; Python's `re` can be made
to run for ever. This follows all possible positions at once (Thompson 1968) and remembers each step.
"""

from functools import lru_cache

from sheets_outreach.localsheets.values.formulas.regular_syntax import WORD, ExpressionParser, NotAnExpressionError

__all__ = ["Expression", "NotAnExpressionError", "compile_expression"]
_MOST_STEPS = 20_000


@lru_cache(maxsize=256)
def compile_expression(pattern: str) -> "Expression":
    """Read a regular expression.

    Raises:
        NotAnExpressionError: it is none.
    """
    return Expression(ExpressionParser(pattern).read())


class Expression:
    """A regular expression ready to search with."""

    def __init__(self, code: list[tuple[str, object]]) -> None:
        self._code = code
        self._steps: dict[tuple[frozenset[int], str, str], tuple[frozenset[int], bool]] = {}

    def search(self, text: str) -> bool:
        """Say whether any part of the text matches."""
        states: frozenset[int] = frozenset()
        before = ""
        for letter in text:
            states, found = self._step(states | {0}, before, letter)
            if found:
                return True
            before = letter
        return self._step(states | {0}, before, "")[1]

    def _step(self, states: frozenset[int], before: str, letter: str) -> tuple[frozenset[int], bool]:
        key = states, "" if not before else "w" if before in WORD else "x", letter
        known = self._steps.get(key)
        if known is None:
            known = self._walk(states, key[1], letter)
            if len(self._steps) < _MOST_STEPS:
                self._steps[key] = known
        return known

    def _walk(self, states: frozenset[int], before: str, letter: str) -> tuple[frozenset[int], bool]:
        """Follow every instruction that consumes nothing, then the tests that take the letter."""
        seen: set[int] = set()
        todo = list(states)
        following: set[int] = set()
        found = False
        while todo:
            at = todo.pop()
            if at in seen:
                continue
            seen.add(at)
            name, argument = self._code[at]
            if name == "match":
                found = True
            elif name == "jump":
                todo.append(argument)  # type: ignore[arg-type]
            elif name == "split":
                todo.extend((at + 1, argument))  # type: ignore[arg-type]
            elif name == "assert":
                if _holds(str(argument), before, letter):
                    todo.append(at + 1)
            elif letter and argument(letter):  # type: ignore[operator]
                following.add(at + 1)
        return frozenset(following), found


def _holds(kind: str, before: str, after: str) -> bool:
    if kind == "start":
        return not before
    if kind == "end":
        return not after
    at_boundary = (before == "w") != (bool(after) and after in WORD)
    return at_boundary if kind == "boundary" else not at_boundary

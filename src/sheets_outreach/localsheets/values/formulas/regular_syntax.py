r"""How is a regular expression read into instructions?

The syntax of RE2 as far as a check needs it; named classes (`\p`) are refused, as recorded from Google.
https://github.com/google/re2/wiki/Syntax
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeAlias

_LARGEST = 4_000
_MOST_REPEATS = 1_000
_DEEPEST = 40
WORD = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_")
_DIGIT = frozenset("0123456789")
_SPACE = frozenset("\t\n\f\r ")
_NAMED = {"d": _DIGIT, "w": WORD, "s": _SPACE}
_LETTERS = {"n": "\n", "t": "\t", "r": "\r", "f": "\f", "v": "\v", "a": "\a"}
_POSIX = {"alpha": str.isalpha, "digit": str.isdigit, "alnum": str.isalnum, "upper": str.isupper, "lower": str.islower,
          "space": str.isspace}  # fmt: skip
_REPEAT = re.compile(r"\{(\d+)(,(\d*))?\}")
Test: TypeAlias = Callable[[str], bool]


class NotAnExpressionError(ValueError):
    """The text is no regular expression that is known here."""


@dataclass(slots=True)
class Program:
    """Instructions: ("test", Test), ("split", other), ("jump", to), ("assert", kind), ("match", None)."""

    code: list[tuple[str, object]] = field(default_factory=list)

    def add(self, name: str, argument: object = None) -> int:
        if len(self.code) >= _LARGEST:
            raise NotAnExpressionError
        self.code.append((name, argument))
        return len(self.code) - 1


class ExpressionParser:
    """Reads an expression into instructions; alternatives, then sequences, then repeated atoms."""

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self.at = 0
        self.depth = 0
        self.fold = False
        self.dot_all = False
        self.program = Program()

    def read(self) -> list[tuple[str, object]]:
        self.read_alternatives()
        if self.at < len(self.pattern):
            raise NotAnExpressionError
        self.program.add("match")
        return self.program.code

    def peek(self) -> str:
        return self.pattern[self.at : self.at + 1]

    def take(self) -> str:
        letter = self.peek()
        if not letter:
            raise NotAnExpressionError
        self.at += 1
        return letter

    def read_alternatives(self) -> None:
        """Read a|b|c: before each alternative but the last a split, after it a jump to the end."""
        code = self.program.code
        jumps: list[int] = []
        start = len(code)
        self.read_sequence()
        while self.peek() == "|":
            self.at += 1
            self.insert(start, "split", len(code) + 2)
            jumps.append(self.program.add("jump"))
            start = len(code)
            self.read_sequence()
        for jump in jumps:
            code[jump] = ("jump", len(code))

    def insert(self, at: int, name: str, target: int) -> None:
        """Put an instruction before what was read last; what jumps inside it moves along."""
        if len(self.program.code) >= _LARGEST:
            raise NotAnExpressionError
        moved = [
            (kind, argument + 1 if kind in {"split", "jump"} and isinstance(argument, int) else argument)
            for kind, argument in self.program.code[at:]
        ]
        self.program.code[at:] = [(name, target), *moved]

    def read_sequence(self) -> None:
        while self.peek() not in {"", "|", ")"}:
            start = len(self.program.code)
            self.read_atom()
            self.read_repeats(start)

    def read_repeats(self, start: int) -> None:
        bounds = self.read_bounds()
        if bounds is None:
            return
        if self.peek() == "?":  # a lazy repeat matches the same texts
            self.at += 1
        code = self.program.code
        atom = [(kind, argument - start if kind in {"split", "jump"} and isinstance(argument, int) else argument)
                for kind, argument in code[start:]]  # fmt: skip
        del code[start:]
        least, most = bounds
        for _ in range(least):
            self.emit(atom)
        if most is None:
            loop = self.program.add("split")
            self.emit(atom)
            self.program.add("jump", loop)
            code[loop] = ("split", len(code))
            return
        optional = []
        for _ in range(most - least):
            optional.append(self.program.add("split"))
            self.emit(atom)
        for place in optional:
            code[place] = ("split", len(code))

    def emit(self, atom: list[tuple[str, object]]) -> None:
        base = len(self.program.code)
        for kind, argument in atom:
            moved = argument + base if kind in {"split", "jump"} and isinstance(argument, int) else argument
            self.program.add(kind, moved)

    def read_bounds(self) -> tuple[int, int | None] | None:
        simple: dict[str, tuple[int, int | None]] = {"*": (0, None), "+": (1, None), "?": (0, 1)}
        if self.peek() in simple:
            return simple[self.take()]
        match = _REPEAT.match(self.pattern, self.at)
        if match is None:
            return None
        self.at = match.end()
        least = int(match[1][:5])
        most = least if match[2] is None else int(match[3][:5]) if match[3] else None
        if max(least, most or 0) > _MOST_REPEATS or (most is not None and most < least):
            raise NotAnExpressionError
        return least, most

    def read_atom(self) -> None:
        letter = self.take()
        if letter == "(":
            self.read_group()
        elif letter == "[":
            self.program.add("test", self.read_class())
        elif letter == ".":
            dot_all = self.dot_all
            self.program.add("test", lambda found: dot_all or found != "\n")
        elif letter in "^$":
            self.program.add("assert", "start" if letter == "^" else "end")
        elif letter == "\\":
            self.read_escape()
        elif letter in "*+?":
            raise NotAnExpressionError
        else:
            self.program.add("test", self.is_letter(letter))

    def is_letter(self, letter: str) -> Test:
        if not self.fold:
            return letter.__eq__
        folded = letter.casefold()
        return lambda found: found.casefold() == folded

    def read_group(self) -> None:
        self.depth += 1
        if self.depth > _DEEPEST:
            raise NotAnExpressionError
        flags = self.fold, self.dot_all
        if self.peek() == "?":
            self.at += 1
            if self.read_flags():
                self.depth -= 1
                return
        self.read_alternatives()
        if self.take() != ")":
            raise NotAnExpressionError
        self.depth -= 1
        self.fold, self.dot_all = flags

    def read_flags(self) -> bool:
        """Read (?i), (?i:, (?:, (?P<name>; True where the group ends with the flags."""
        name = re.compile(r"P?<\w+>").match(self.pattern, self.at)
        if name:
            self.at = name.end()
            return False
        value = True
        while (letter := self.take()) not in ":)":
            if letter == "i":
                self.fold = value
            elif letter == "s":
                self.dot_all = value
            elif letter == "-":
                value = False
            elif letter not in "mU":
                raise NotAnExpressionError
        return letter == ")"

    def read_escape(self) -> None:
        letter = self.take()
        asserts = {"b": "boundary", "B": "inside", "A": "start", "z": "end"}
        if letter in asserts:
            self.program.add("assert", asserts[letter])
            return
        test = _named_class(letter)
        self.program.add("test", test if test else self.is_letter(self.escaped(letter)))

    def escaped(self, letter: str) -> str:
        if letter == "x":
            match = re.compile(r"([0-9A-Fa-f]{2})|\{([0-9A-Fa-f]{1,6})\}").match(self.pattern, self.at)
            if match is None or int(match[1] or match[2], 16) > 0x10FFFF:
                raise NotAnExpressionError
            self.at = match.end()
            return chr(int(match[1] or match[2], 16))
        if letter in _LETTERS:
            return _LETTERS[letter]
        if letter.isalnum():
            raise NotAnExpressionError
        return letter

    def read_class(self) -> Test:
        """Read a class such as [^a-z] up to its bracket."""
        negated = self.peek() == "^"
        self.at += negated
        tests: list[Test] = []
        first = True
        while first or self.peek() != "]":
            first = False
            tests.append(self.read_class_part())
        self.at += 1
        return lambda found: any(test(found) for test in tests) != negated

    def read_class_part(self) -> Test:
        named = re.compile(r"\[:(\^?)(\w+):\]").match(self.pattern, self.at)
        if named:
            known = _POSIX.get(named[2])
            if known is None:
                raise NotAnExpressionError
            self.at = named.end()
            return lambda found: (found.isascii() and known(found)) != bool(named[1])
        letter = self.take()
        if letter == "\\":
            letter = self.take()
            test = _named_class(letter)
            if test:
                return test
            letter = self.escaped(letter)
        if self.peek() != "-" or self.pattern[self.at + 1 : self.at + 2] in {"]", ""}:
            return self.is_letter(letter)
        self.at += 1
        last = self.take()
        last = self.escaped(self.take()) if last == "\\" else last
        if last < letter:
            raise NotAnExpressionError
        if not self.fold:
            return lambda found: letter <= found <= last
        return lambda found: any(letter <= form <= last for form in (found, found.lower(), found.upper()))


def _named_class(letter: str) -> Test | None:
    letters = _NAMED.get(letter.lower())
    if letters is None:
        return None
    return letters.__contains__ if letter.islower() else lambda found: found not in letters

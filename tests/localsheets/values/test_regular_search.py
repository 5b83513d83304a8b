"""Which texts a regular expression matches, against Python's own engine where both speak the same language."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sheets_outreach.localsheets.values.formulas.regular import NotAnExpressionError, compile_expression

ATOMS = ["a", "b", ".", "[ab]", "[^a]", "\\d", "\\w", "(a|b)", "(?:ab)", "^", "$", "\\b", "(b|)", "c"]
pieces = st.tuples(st.sampled_from(ATOMS), st.sampled_from(["", "", "*", "+", "?", "{2}", "{1,2}", "{0,3}", "*?"]))
patterns = st.lists(pieces, max_size=6).map(
    lambda parts: "".join(atom + ("" if atom in "^$\\b" else repeat) for atom, repeat in parts)
)


@settings(deadline=None)
@given(st.lists(patterns, min_size=1, max_size=3).map("|".join), st.text("abc1 ", max_size=12))
def test_it_finds_what_python_finds(pattern: str, text: str) -> None:
    """On the syntax that both share the answer is the same; the text has no line breaks, where $ differs."""
    assert compile_expression(pattern).search(text) is (re.search(pattern, text, re.ASCII) is not None)


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        ("(?i)café", "CAFÉ", True),
        ("[а-я]+", "Соседи", True),
        ("(?i)^соседи$", "СОСЕДИ", True),
        ("\\bworld\\b", "helloworld", False),
        ("a{2,3}b", "ab", False),
        ("[[:digit:]]{3}", "abc 123", True),
        ("\\x41\\.", "A.", True),
        ("a(?i:b)c", "aBc", True),
        ("a(?i:b)c", "aBC", False),
        ("(?s)a.b", "a\nb", True),
        ("a.b", "a\nb", False),
        ("[]a]", "]", True),
        ("(?P<name>a)b", "ab", True),
        ("(?i-s:A.)", "ab", True),
        ("[[:^digit:]]", "12", False),
        ("(?i)[a-f]+$", "BEEF", True),
        ("[\\d\\n]", "\n", True),
        ("a\\tb", "a\tb", True),
        ("\\x{430}", "а", True),
        ("[a\\-z]", "-", True),
        ("", "", True),
    ],
)
def test_it_reads_re2(pattern: str, text: str, found: bool) -> None:
    """Flags, classes and escapes as https://github.com/google/re2/wiki/Syntax lists them."""
    assert compile_expression(pattern).search(text) is found


@pytest.mark.parametrize(
    "pattern",
    [
        "(",
        ")",
        "[",
        "a{2,1}",
        "a{5000}",
        "*a",
        "\\p{L}",
        "(?=a)",
        "(?<=a)",
        "\\1",
        "\\",
        "[z-a]",
        "(?q)",
        "\\xZZ",
        "[[:nothing:]]",
        "(" * 50 + ")" * 50,
        "(((a{99}){99}){99})",
    ],
)
def test_it_refuses_what_re2_refuses(pattern: str) -> None:
    """No look-around, no back-references, no named classes (recorded), nothing without an end or too large."""
    with pytest.raises(NotAnExpressionError):
        compile_expression(pattern)


def test_it_does_not_backtrack() -> None:
    """A pattern that takes other engines for ever is a matter of one pass."""
    assert compile_expression("(a|a)*(a+)+$").search("a" * 20_000 + "b") is False
    assert compile_expression("(x+x+)+y").search("x" * 20_000) is False

"""Any text is a typed text, a pattern and a formula: something comes out of it, never an exception."""

import sys
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.localsheets.values.sheet_of_cells import SheetOfCells, work_out

from sheets_outreach.localsheets.values import (
    SUPPORTED_FUNCTIONS,
    Area,
    Deleted,
    canonical_formula,
    parse_entry,
    references,
    render,
    shift_formula,
    translate_formula,
)

LOCALES = st.sampled_from(["en_US", "en_GB", "ru_RU", "nb_NO", "nn_NO", "de_DE", "", "x"])
CELLS = SheetOfCells(
    {
        "A1": 1e308,
        "A2": "текст",
        "A3": True,
        "B1": {"errorValue": {"type": "NUM"}},
        "B2": 10**400,
        "B3": -0.5,
        "C1": "",
    },
    names={"rate": Area("Sheet1", 0, 0, 9, 3)},
)
WORDS = [
    *"+-*/^&=<>%(){};,\\ \"'!:#$.", "<>", "1", "0", "-1", "1e308", "1,5", "1.5", '"abc"', '"2-3"', '""', "A1", "A2",
    "B1", "B2", "B3", "A1:B3", "A:A", "1:1", "Z99", "ZZZ9999999", "Sheet1!A1", "'No sheet'!A1", "rate", "TRUE", "#N/A",
    "#REF!", "{1,2;3,4}", "{1\\2}", *(f"{name}(" for name in SUPPORTED_FUNCTIONS),
]  # fmt: skip
formulas = st.one_of(
    st.text(max_size=60),
    st.lists(st.sampled_from(WORDS), max_size=14).map("".join),
    st.lists(st.sampled_from(WORDS), max_size=8).map(lambda words: ",".join(words) + ")" * 3),
).map("=".__add__)
arguments = st.lists(
    st.sampled_from(["A1", "A2", "B2", "B3", "A1:B3", "A:A", '"abc"', '""', "-1", "1e308", "9^99", "TRUE", "{1,2}"]),
    max_size=4,
)


def is_a_value(value: dict[str, Any]) -> bool:
    """Say whether this is one value or nothing, and no number that JSON has no word for."""
    number = value.get("numberValue", 0)
    return len(value) <= 1 and number == number and abs(number) <= sys.float_info.max


@settings(deadline=None)
@given(st.text(max_size=80), LOCALES)
def test_any_text_can_be_typed(text: str, locale: str) -> None:
    """An entry always has at most one value, and can be shown."""
    entry = parse_entry(text, locale, today=date(2024, 2, 29))
    assert is_a_value(entry.value)
    assert isinstance(render(entry.value, entry.number_format, locale), str)


@settings(deadline=None)
@given(st.text(alphabet="0123456789.,-+/: %$€kр()eEapmгнов\u00a0\u202f", max_size=16), LOCALES)
def test_any_figures_can_be_typed(text: str, locale: str) -> None:
    """Texts that look like numbers and days, most of them wrong."""
    entry = parse_entry(text, locale, today=date(2024, 2, 29))
    assert is_a_value(entry.value)
    assert isinstance(render(entry.value, entry.number_format, locale), str)


@settings(deadline=None)
@given(
    st.one_of(st.floats(), st.integers()),
    st.one_of(st.text(max_size=20), st.text(alphabet='0#?.,%eE+-/;@[]hmsdyMap"\\_*<>=1 ', max_size=20)),
    LOCALES,
)
def test_any_text_is_a_pattern(number: float, pattern: str, locale: str) -> None:
    """A number and a text can be shown in whatever pattern a request brings."""
    assert isinstance(render({"numberValue": number}, {"type": "NUMBER", "pattern": pattern}, locale), str)
    assert isinstance(render({"stringValue": "x"}, {"type": "TEXT", "pattern": pattern}, locale), str)


@settings(max_examples=300, deadline=None)
@given(formulas, LOCALES)
def test_any_text_is_a_formula(formula: str, locale: str) -> None:
    """A formula comes to a value, nothing or an error value; its references can always be listed and rewritten."""
    outcome = work_out(formula, CELLS, locale=locale)
    assert is_a_value(outcome.value)
    assert all(is_a_value(cell) for row in outcome.array for cell in row)
    edit = Deleted("Sheet1", "ROWS", 0, 1)
    for text in (
        shift_formula(formula, edit, sheet="Sheet1", locale=locale),
        translate_formula(formula, 1, -1, locale=locale),
        canonical_formula(formula, locale=locale),
    ):
        assert text.startswith("=")
    assert isinstance(references(formula, sheet="Sheet1", locale=locale), tuple)


@settings(max_examples=400, deadline=None)
@given(st.sampled_from(SUPPORTED_FUNCTIONS), arguments, st.booleans())
def test_any_function_takes_any_arguments(name: str, given_arguments: list[str], arrays: bool) -> None:
    """Every function in the table copes with every kind of argument, also value by value."""
    call = f"{name}({','.join(given_arguments)})"
    outcome = work_out(f"=ARRAYFORMULA({call})" if arrays else f"={call}", CELLS)
    assert is_a_value(outcome.value)
    assert all(is_a_value(cell) for row in outcome.array for cell in row)


def nest(depth: int, opening: str, inside: str, closing: str) -> str:
    """Nest a formula in itself."""
    return "=" + opening * depth + inside + closing * depth


def deepen(frames: int, formula: str) -> dict[str, Any]:
    """Work a formula out far down the stack, as inside a web server."""
    return work_out(formula, CELLS).value if frames == 0 else deepen(frames - 1, formula)


@pytest.mark.parametrize("depth", [60, 5000])
@pytest.mark.parametrize(
    ("opening", "inside", "closing"),
    [
        ("(", "1", ")"),
        ("-(", "1", ")%"),
        ("IF(TRUE,", "1", ",2)"),
        ("{", "1", "}"),
        ("1=1&1+1*1^(", "1", ")"),
        ("ARRAYFORMULA(-", "A1:A3", "%)"),
        ("IFERROR(1/0,", "1", ")"),
    ],
)
def test_nesting_is_bounded(depth: int, opening: str, inside: str, closing: str) -> None:
    """Deep nesting is worked out or refused as no formula; it never exhausts the stack."""
    value = deepen(200, nest(depth, opening, inside, closing))
    assert is_a_value(value)
    if depth > 64:
        assert value == {"errorValue": {"type": "ERROR", "message": "Formula parse error."}}


@pytest.mark.parametrize(
    "formula",
    [
        "=" + "1+" * 20_000 + "1",
        "=" + "-" * 40_000 + "1",
        "=1" + "%" * 40_000,
        "=SUM(" + "A1," * 15_000 + "1)",
        "=" + "'" * 45_000,
        '="' + '""' * 20_000,
        "=" + "a " * 20_000,
        "=" + "A1:" * 15_000,
        '=REGEXMATCH(REPT("a", 20000), "(a*)*b")',
        '=COUNTIF({"' + "a" * 10_000 + '"}, "' + "*a" * 200 + 'b")',
    ],
)
def test_long_formulas_are_worked_out_or_refused(formula: str) -> None:
    """Tens of thousands of characters are read once, not over and over."""
    assert is_a_value(work_out(formula, CELLS).value)
    assert shift_formula(formula, Deleted("Other", "ROWS", 0, 1), sheet="Sheet1", locale="en_US") == formula

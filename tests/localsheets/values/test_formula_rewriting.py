"""How references follow the grid and copies.

Expected texts are what Google Sheets and every spreadsheet make of references: the rules of
https://support.google.com/docs/answer/75943 and of insertDimension, deleteDimension, moveDimension, cutPaste in
https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/request
"""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sheets_outreach.localsheets.values import (
    Area,
    CellsDeleted,
    CellsInserted,
    CellsMoved,
    Deleted,
    Edit,
    Inserted,
    Moved,
    SheetDeleted,
    SheetRenamed,
    canonical_formula,
    is_volatile,
    references,
    shift_area,
    shift_formula,
    translate_formula,
)


def shift(formula: str, edit: Edit, *, sheet: str = "Data", locale: str = "en_US", new_sheet: str | None = None) -> str:
    """Rewrite a formula that stands on Data."""
    return shift_formula(formula, edit, sheet=sheet, locale=locale, new_sheet=new_sheet)


@pytest.mark.parametrize(
    ("formula", "edit", "expected"),
    [
        ("=A5+1", Inserted("Data", "ROWS", 2, 3), "=A8+1"),
        ("=A2+1", Inserted("Data", "ROWS", 2, 3), "=A2+1"),
        ("=SUM(A1:A10)", Inserted("Data", "ROWS", 4, 2), "=SUM(A1:A12)"),
        ("=SUM(A1:A10)", Inserted("Data", "ROWS", 10, 2), "=SUM(A1:A10)"),
        ("=SUM(A1:A10)", Inserted("Data", "ROWS", 0, 1), "=SUM(A2:A11)"),
        ("=SUM($A$1:$A$10)", Inserted("Data", "ROWS", 4, 1), "=SUM($A$1:$A$11)"),
        ("=B1", Inserted("Data", "COLUMNS", 0, 1), "=C1"),
        ("=SUM(A:A)", Inserted("Data", "ROWS", 0, 5), "=SUM(A:A)"),
        ("=SUM(A:A)", Inserted("Data", "COLUMNS", 0, 1), "=SUM(B:B)"),
        ("=SUM(2:3)", Inserted("Data", "ROWS", 1, 1), "=SUM(3:4)"),
        ("=SUM(A2:A)", Inserted("Data", "ROWS", 0, 1), "=SUM(A3:A)"),
        ("=SUM(A2:A)", Inserted("Data", "ROWS", 5, 1), "=SUM(A2:A)"),
        ("=Other!A5", Inserted("Data", "ROWS", 0, 1), "=Other!A5"),
        ("=data!A5", Inserted("Data", "ROWS", 0, 1), "=data!A6"),
        ("=SUM(B4:A2)", Inserted("Data", "ROWS", 2, 1), "=SUM(B5:A2)"),
        ("=A5", Deleted("Data", "ROWS", 4, 1), "=#REF!"),
        ("=Data!A5", Deleted("Data", "ROWS", 4, 1), "=Data!#REF!"),
        ("=A6", Deleted("Data", "ROWS", 4, 1), "=A5"),
        ("=SUM(A1:A10)", Deleted("Data", "ROWS", 3, 2), "=SUM(A1:A8)"),
        ("=SUM(A1:A10)", Deleted("Data", "ROWS", 8, 5), "=SUM(A1:A8)"),
        ("=SUM(A3:A10)", Deleted("Data", "ROWS", 0, 5), "=SUM(A1:A5)"),
        ("=SUM(A3:A4)", Deleted("Data", "ROWS", 0, 5), "=SUM(#REF!)"),
        ("=SUM(A3:A)", Deleted("Data", "ROWS", 0, 5), "=SUM(A1:A)"),
        ("=B1*C1", Deleted("Data", "COLUMNS", 1, 1), "=#REF!*B1"),
        ("=A3", Moved("Data", "ROWS", 2, 1, 6), "=A6"),
        ("=A5", Moved("Data", "ROWS", 2, 1, 6), "=A4"),
        ("=A8", Moved("Data", "ROWS", 2, 1, 6), "=A8"),
        ("=A6", Moved("Data", "ROWS", 5, 1, 0), "=A1"),
        ("=A1", Moved("Data", "ROWS", 5, 1, 0), "=A2"),
        ("=SUM(A3:A4)", Moved("Data", "ROWS", 2, 2, 10), "=SUM(A9:A10)"),
        ("=SUM(A1:A10)", Moved("Data", "ROWS", 2, 1, 6), "=SUM(A1:A10)"),
        ("=SUM(A1:A4)", Moved("Data", "ROWS", 2, 1, 9), "=SUM(A1:A3)"),
        ("=SUM(A1:A4)", Moved("Data", "ROWS", 8, 1, 2), "=SUM(A1:A5)"),
        ("=A3", CellsInserted(Area("Data", 1, 0, 2, 2), "ROWS"), "=A4"),
        ("=C3", CellsInserted(Area("Data", 1, 0, 2, 2), "ROWS"), "=C3"),
        ("=D2", CellsInserted(Area("Data", 1, 1, 2, 3), "COLUMNS"), "=F2"),
        ("=A3", CellsDeleted(Area("Data", 1, 0, 2, 2), "ROWS"), "=A2"),
        ("=A2", CellsDeleted(Area("Data", 1, 0, 2, 2), "ROWS"), "=#REF!"),
        ("=A1+B9", CellsMoved(Area("Data", 0, 0, 2, 2), "Data", 4, 3), "=D5+B9"),
        ("=SUM(A1:B2)", CellsMoved(Area("Data", 0, 0, 2, 2), "Log", 0, 0), "=SUM(Log!A1:B2)"),
        ("=SUM(A1:B3)", CellsMoved(Area("Data", 0, 0, 2, 2), "Log", 0, 0), "=SUM(A1:B3)"),
        ("=Data!A1&Other!A1&A1", SheetRenamed("Data", "New data"), "='New data'!A1&Other!A1&A1"),
        ("='Jon''s'!A1", SheetRenamed("Jon's", "D3"), "='D3'!A1"),
        ("=Old!A1+1", SheetDeleted("Old"), "=Old!A1+1"),
    ],
)
def test_it_follows_the_grid(formula: str, edit: Edit, expected: str) -> None:
    """A reference means the same cells after the edit, or #REF! where they are gone."""
    assert shift(formula, edit) == expected


def test_it_leaves_everything_but_references_as_it_is() -> None:
    """Spaces, case, texts that look like cells and half-written formulas stay byte for byte."""
    edit = Inserted("Data", "ROWS", 0, 1)
    assert shift('= if( A1 = "A1" , log10(A1) , Rate1x )', edit) == '= if( A2 = "A1" , log10(A2) , Rate1x )'
    assert shift("=A1+ 'open A1", edit) == "=A2+ 'open A1"
    assert shift('=A1&"open A1', edit) == '=A2&"open A1'
    assert shift("=SUM(A1;1,5)", edit, locale="ru_RU") == "=SUM(A2;1,5)"


def test_it_names_the_old_sheet_in_a_formula_that_moved_to_another() -> None:
    """A cut formula keeps meaning its old cells; those that came along are its own again."""
    edit = CellsMoved(Area("Data", 0, 0, 2, 2), "Log", 0, 0)
    assert shift("=A1+Z9", edit, new_sheet="Log") == "=A1+Data!Z9"


@pytest.mark.parametrize(
    ("formula", "rows", "columns", "expected"),
    [
        ("=A1+$B$1", 2, 1, "=B3+$B$1"),
        ("=A$1+$A1", 2, 1, "=B$1+$A3"),
        ("=SUM(A1:A3)", 1, 0, "=SUM(A2:A4)"),
        ("=SUM(A:A)", 5, 1, "=SUM(B:B)"),
        ("=SUM($A$1:A1)", 3, 0, "=SUM($A$1:A4)"),
        ("=Log!C3", -1, -1, "=Log!B2"),
        ("=A1", -1, 0, "=#REF!"),
        ("=Log!A1", 0, -1, "=Log!#REF!"),
        ('="A1"', 1, 1, '="A1"'),
    ],
)
def test_it_moves_relative_references_of_a_copy(formula: str, rows: int, columns: int, expected: str) -> None:
    """What has a dollar sign stays, the rest goes along; off the grid there is nothing to mean."""
    assert translate_formula(formula, rows, columns, locale="en_US") == expected


def test_it_names_what_a_formula_depends_on() -> None:
    """Every reference and known name, once, on its own sheet or the one it names."""
    names = {"rate": Area("Settings", 0, 1, 1, 2)}
    found = references(
        "=SUM(A1:B2, Log!C:C) + rate * A1:B2 + nobody", sheet="Data", locale="en_US", named_range=names.get
    )
    assert found == (Area("Data", 0, 0, 2, 2), Area("Log", 0, 2, None, 3), Area("Settings", 0, 1, 1, 2))
    assert references("=2:3", sheet="Data", locale="en_US") == (Area("Data", 1, 0, 3, None),)


def test_it_knows_what_changes_by_itself() -> None:
    """TODAY and NOW are volatile, in any case and place; the words in a text are not."""
    assert is_volatile("=IF(now()>1, 2)", locale="en_US")
    assert not is_volatile('="NOW()"&A1', locale="en_US")


def test_it_writes_formulas_as_google_keeps_them() -> None:
    """Recorded: B1:B1 is kept as B1; separators become the locale's, in arrays they mean rows and stay."""
    assert canonical_formula("=sum(a1:a1;b2)", locale="en_US") == "=sum(A1,B2)"
    assert canonical_formula("=SUM({1;2};3)", locale="en_US") == "=SUM({1;2},3)"
    assert canonical_formula("=SUM(a1;1,5)", locale="nb_NO") == "=SUM(A1;1,5)"


@pytest.mark.parametrize(
    ("area", "edit", "expected"),
    [
        (Area("Data", 2, 0, 5, 3), Inserted("data", "ROWS", 3, 2), Area("Data", 2, 0, 7, 3)),
        (Area("Data", 0, 0, None, 3), Inserted("Data", "ROWS", 0, 2), Area("Data", 0, 0, None, 3)),
        (Area("Data", 2, 0, 5, 3), Deleted("Data", "ROWS", 0, 9), None),
        (Area("Data", 2, 0, 5, 3), SheetDeleted("Data"), None),
        (Area("Data", 2, 0, 5, 3), SheetRenamed("Data", "New"), Area("New", 2, 0, 5, 3)),
        (Area("Data", 0, 0, 1, 1), CellsMoved(Area("Data", 0, 0, 2, 2), "Log", 5, 5), Area("Log", 5, 5, 6, 6)),
        (Area("Log", 2, 0, 5, 3), Deleted("Data", "ROWS", 0, 9), Area("Log", 2, 0, 5, 3)),
    ],
)
def test_it_shifts_areas_by_the_same_arithmetic(area: Area, edit: Edit, expected: Area | None) -> None:
    """A named range or a chart's source follows as a reference does."""
    assert shift_area(area, edit) == expected


lines = st.integers(0, 30)


@settings(deadline=None)
@given(lines, lines, st.integers(1, 5))
def test_an_insertion_is_undone_by_its_deletion(row: int, start: int, count: int) -> None:
    """Deleting what was just inserted brings every reference back."""
    formula = f"=A{row + 1}+SUM(B{row + 1}:B{row + 4})"
    there = shift(formula, Inserted("Data", "ROWS", start, count))
    assert shift(there, Deleted("Data", "ROWS", start, count)) == formula


@settings(deadline=None)
@given(lines, lines, st.integers(1, 5), lines)
def test_a_moved_row_is_where_a_list_would_have_it(row: int, start: int, count: int, destination: int) -> None:
    """A single reference follows its row exactly as an item of a list does (moveDimension counts before the move)."""
    rows = list(range(60))
    block = rows[start : start + count]
    if start <= destination <= start + count:
        moved = rows
    else:
        at = destination if destination < start else destination - count
        rest = rows[:start] + rows[start + count :]
        moved = [*rest[:at], *block, *rest[at:]]
    formula = shift(f"=A{row + 1}", Moved("Data", "ROWS", start, count, destination))
    assert formula == f"=A{moved.index(row) + 1}"


@settings(deadline=None)
@given(st.text(alphabet="=A1B2:$!'\"(){};,\\ #REF.+-*Лист", max_size=40))
def test_it_returns_any_text_that_it_does_not_touch(text: str) -> None:
    """An edit far away leaves any text, formula or not, byte for byte."""
    formula = "=" + text
    assert shift(formula, Inserted("Elsewhere", "ROWS", 0, 1), sheet="Data") == formula

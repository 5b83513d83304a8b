"""In which order formulas are worked out, and what circles and full cells come to.

The wording of a circular dependency, of a blocked array and of a grid that is too small is Google's, as the public
project cartularium recorded it and users quote it; the order follows from what formulas name.
"""

from typing import Any

from tests.localsheets.values.sheet_of_cells import NOW, SheetOfCells, read_position

from sheets_outreach.localsheets.values import Area, Outcome, Position, recalculate

CIRCLE = {
    "errorValue": {
        "type": "REF",
        "message": "Circular dependency detected. To resolve with iterative calculation, see File > Settings.",
    }
}


def work(formulas: dict[str, str], cells: SheetOfCells | None = None) -> dict[str, Outcome]:
    """Work formulas out by name."""
    named = {read_position(name): formula for name, formula in formulas.items()}
    outcomes = recalculate(named, cells or SheetOfCells(), locale="en_US", now=NOW)
    return {name: outcomes[read_position(name)] for name in formulas}


def plain(outcome: Outcome) -> Any:
    """Give the plain content of a value."""
    return next(iter(outcome.value.values()), None)


def test_it_works_out_what_a_formula_needs_first() -> None:
    """The order of writing does not matter."""
    outcomes = work({"A1": "=A2*2", "A2": "=A3+1", "A3": "=B1"}, SheetOfCells({"B1": 4}))
    assert [plain(outcome) for outcome in outcomes.values()] == [10, 5, 4]


def test_it_prefers_what_it_worked_out_to_what_the_cells_say() -> None:
    """A stale value of a formula's own cell is not read."""
    outcomes = work({"A1": "=1+1", "A2": "=SUM(A1:A1)"}, SheetOfCells({"A1": 99}))
    assert plain(outcomes["A2"]) == 2


def test_it_follows_names_and_other_sheets() -> None:
    """Dependencies run through named ranges and through sheets whatever the case of their titles."""
    cells = SheetOfCells({"Log!B1": 3}, names={"total": Area("log", 0, 0, 1, 1)})
    outcomes = work({"A1": "=total+1", "Log!A1": "=B1*2"}, cells)
    assert plain(outcomes["A1"]) == 7


def test_it_says_which_formulas_go_in_a_circle() -> None:
    """All members of a circle are #REF!, those that read them inherit it, the others are untouched."""
    outcomes = work({"A1": "=A2", "A2": "=A3+1", "A3": "=A1+A2", "B1": "=A1*2", "B2": '=IFERROR(A1,"?")', "C1": "=1"})
    assert outcomes["A1"].value == outcomes["A2"].value == outcomes["A3"].value == CIRCLE
    assert outcomes["B1"].value == CIRCLE
    assert plain(outcomes["B2"]) == "?"
    assert plain(outcomes["C1"]) == 1


def test_it_says_that_a_formula_needs_itself() -> None:
    """A formula inside its own range is the smallest circle."""
    assert work({"A5": "=SUM(A1:A10)"})["A5"].value == CIRCLE


def test_it_works_out_a_running_total_over_a_long_column() -> None:
    """A chain of thousands does not recurse."""
    formulas = {Position("Sheet1", 0, 0): "=1"}
    formulas |= {Position("Sheet1", row, 0): f"=A{row}+1" for row in range(1, 5000)}
    outcomes = recalculate(formulas, SheetOfCells(rows=5000), locale="en_US", now=NOW)
    assert plain(outcomes[Position("Sheet1", 4999, 0)]) == 5000


def test_it_passes_formats_along() -> None:
    """A formula over a formula inherits the format that the first one brought."""
    outcomes = work({"A1": "=DATE(2023,3,19)", "A2": "=A1"})
    assert outcomes["A2"].number_format == {"type": "DATE"}


def test_it_lays_an_array_out_for_those_who_read_it() -> None:
    """What an array fills can be read, also by a formula that is written before it."""
    outcomes = work({"A1": "=C3", "C1": "={1;2;3}", "B1": "=SUM(C1:C5)"})
    assert (plain(outcomes["A1"]), plain(outcomes["B1"])) == (3, 6)
    assert len(outcomes["C1"].array) == 3


def test_it_does_not_overwrite_what_an_array_would_need() -> None:
    """A cell in the way leaves the array's own cell with #REF!, naming the first one."""
    outcomes = work({"A1": "={1;2;3}"}, SheetOfCells({"A3": "taken"}))
    message = "Array result was not expanded because it would overwrite data in A3."
    assert outcomes["A1"] == ({"errorValue": {"type": "REF", "message": message}}, None, None, ())
    assert plain(work({"B1": "={1,2}", "C1": "=5"})["C1"]) == 5


def test_it_does_not_grow_the_grid_for_an_array() -> None:
    """Recorded: a result that is too wide says how many columns are missing."""
    outcomes = work({"Z1": "={1,2}"})
    message = "Result was not automatically expanded, please insert more columns (1)."
    assert outcomes["Z1"].value == {"errorValue": {"type": "REF", "message": message}}


def test_it_ends_when_arrays_chase_each_other() -> None:
    """Two arrays of which each is there only without the other still come to something."""
    outcomes = work({"A1": '=IF(C2="",{1,1;1,1},1)', "C1": '=IF(B2="",{1;1},1)'})
    assert set(outcomes) == {"A1", "C1"}

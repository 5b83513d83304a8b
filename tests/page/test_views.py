"""What a browser gets to see of a tab: cells, colours and drop-downs, whole or only what has changed."""

from __future__ import annotations

import json
from typing import Any

import pytest

from sheets_outreach.localsheets import LocalSheets
from sheets_outreach.localsheets.errors import JsonObject
from sheets_outreach.page.rows import openable
from sheets_outreach.page.styles import read_look
from sheets_outreach.page.views import Views

RED = {"backgroundColorStyle": {"rgbColor": {"red": 1}}}


class Sheet:
    """A spreadsheet in memory with one view on it."""

    def __init__(self, locale: str = "en_US") -> None:
        self.core = LocalSheets()
        self.id = self.core.create("Test", locale=locale)
        self.views = Views(self.core)

    def type(self, place: str, *rows: list[str]) -> None:
        """Type texts."""
        self.core.person_types(self.id, place, list(rows))

    def do(self, kind: str, **arguments: Any) -> None:
        """Edit as a person."""
        self.core.person_edits(self.id, [{kind: arguments}])

    def see(self, known: str = "") -> JsonObject:
        """Look at the tab."""
        found: JsonObject = json.loads(self.views.read(self.id, 0, known))
        return found

    def colour(self, row: int, column: int) -> str | None:
        """A cell's colour, by 0-based row and column."""
        seen = self.see()
        cells = seen["rows"][row] if row < len(seen["rows"]) else []
        cell = cells[column] if column < len(cells) else None
        return seen["styles"][cell["s"]].get("bg") if isinstance(cell, dict) and "s" in cell else None

    def rule(
        self, kind: str, *operands: str, columns: tuple[int, int] = (0, 1), rows: tuple[int, int] = (0, 20)
    ) -> None:
        """Colour cells red under a condition."""
        place = {"sheetId": 0, "startRowIndex": rows[0], "endRowIndex": rows[1]}
        place |= {"startColumnIndex": columns[0], "endColumnIndex": columns[1]}
        condition = {"type": kind, "values": [{"userEnteredValue": one} for one in operands]}
        self.do("addConditionalFormatRule", rule={
            "ranges": [place], "booleanRule": {"condition": condition, "format": RED}})  # fmt: skip


@pytest.fixture
def sheet() -> Sheet:
    """An empty spreadsheet."""
    return Sheet()


def test_a_cell_says_no_more_than_it_must(sheet: Sheet) -> None:
    """Plain text is its text; a number stands right, a formula and a rounded number say what to edit."""
    sheet.type("A1", ["text", "1.5", "=1+1", "http://a.example/x", ""])
    form = {"numberFormat": {"type": "NUMBER", "pattern": "0"}}
    place = {"sheetId": 0, "startRowIndex": 0, "endRowIndex": 1, "startColumnIndex": 1, "endColumnIndex": 2}
    sheet.do("repeatCell", range=place, cell={"userEnteredFormat": form}, fields="userEnteredFormat.numberFormat")
    assert sheet.see()["rows"] == [
        ["text", {"t": "2", "e": "1.5", "r": 1}, {"t": "2", "e": "=1+1", "r": 1},
         {"t": "http://a.example/x", "a": "http://a.example/x"}]
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "opens"),
    [
        ("https://t.me/x", True), ("http://[::1]/x", True), ("HTTPS://t.me/x", False), ("javascript:alert(1)", False),
        ("data:text/html,x", False), ("https://", False), ("https://a b", False), ("https://a\u0000b", False),
        ("https://user@t.me/", False), ("http://[::1", False), ("//t.me/x", False), ("", False),
    ],
)  # fmt: skip
def test_only_web_addresses_open(text: str, opens: bool) -> None:
    """Http and https with a host, nothing hidden in it; whatever else a cell says stays text."""
    assert (openable(text) == text) is opens


def test_only_what_changed_is_sent(sheet: Sheet) -> None:
    """One changed row is one row; inserted rows are a splice; an unknown state gets everything."""
    sheet.type("A1", *[[f"row {number}"] for number in range(5)])
    first = sheet.see()
    sheet.type("A3", ["new"])
    second = sheet.see(first["token"])
    assert (second["changed"], "rows" in second) == ([[2, ["new"]]], False)
    sheet.do("insertDimension", range={"sheetId": 0, "dimension": "ROWS", "startIndex": 1, "endIndex": 3})
    third = sheet.see(second["token"])
    assert third["splice"] == [1, 0, [[], []]]
    sheet.do("deleteDimension", range={"sheetId": 0, "dimension": "ROWS", "startIndex": 0, "endIndex": 2})
    assert sheet.see(third["token"])["splice"] == [0, 2, []]
    assert sheet.see(third["token"])["token"] == sheet.see()["token"]
    assert [row for row in sheet.see("long ago")["rows"] if row] == [["row 1"], ["new"], ["row 3"], ["row 4"]]


@pytest.mark.parametrize("change", ["insert", "sort", "in-place", "gone"])
def test_an_edit_follows_its_row(sheet: Sheet, change: str) -> None:
    """The row a person saw is found where it stands now; one changed in place or gone keeps its number."""
    sheet.type("A1", ["head"], ["c"], ["b"], ["a"])
    known = sheet.see()["token"]
    rows = {"sheetId": 0, "dimension": "ROWS", "startIndex": 1, "endIndex": 2}
    expected = {"insert": 3, "sort": 2, "in-place": 2, "gone": 2}
    if change == "insert":
        sheet.do("insertDimension", range=rows)
    elif change == "sort":
        sheet.do("sortRange", range={"sheetId": 0, "startRowIndex": 1}, sortSpecs=[{"dimensionIndex": 0}])
    elif change == "in-place":
        sheet.type("A3", ["B"])
    else:
        sheet.do("deleteDimension", range=rows | {"startIndex": 2, "endIndex": 3})
    assert sheet.views.follow(sheet.id, 0, known, 2) == expected[change]


def test_two_equal_rows_are_never_mistaken(sheet: Sheet) -> None:
    """Of twins nobody can say which was meant: the number stays."""
    sheet.type("A1", ["x"], ["x"], ["y"])
    known = sheet.see()["token"]
    sheet.do("insertDimension", range={"sheetId": 0, "dimension": "ROWS", "startIndex": 0, "endIndex": 1})
    assert sheet.views.follow(sheet.id, 0, known, 0) == 0


@pytest.mark.parametrize(
    ("kind", "operands", "red", "plain"),
    [
        ("NOT_BLANK", (), "x", ""),
        ("TEXT_CONTAINS", ("BC",), "abcd", "acbd"),
        ("TEXT_NOT_CONTAINS", ("b",), "acd", "abc"),
        ("TEXT_STARTS_WITH", ("a",), "Abc", "cba"),
        ("TEXT_ENDS_WITH", ("c",), "abC", "cba"),
        ("TEXT_EQ", ("a",), "A", "ab"),
        ("NUMBER_GREATER", ("2",), "3", "2"),
        ("NUMBER_GREATER_THAN_EQ", ("2",), "2", "1"),
        ("NUMBER_LESS", ("2",), "1", "text"),
        ("NUMBER_LESS_THAN_EQ", ("2",), "2", "3"),
        ("NUMBER_EQ", ("2",), "2", "two"),
        ("NUMBER_NOT_EQ", ("2",), "3", "2"),
        ("NUMBER_BETWEEN", ("2", "4"), "3", "5"),
        ("NUMBER_NOT_BETWEEN", ("2", "4"), "5", "3"),
        ("NUMBER_EQ", ("none",), "", "2"),
        ("CUSTOM_FORMULA", ('=REGEXMATCH($A1,"^b")',), "bc", "cb"),
        ("CUSTOM_FORMULA", ("=B1>1",), "", "x"),
        ("CUSTOM_FORMULA", ("=nonsense(",), "", "x"),
    ],
)
def test_a_rule_colours_what_it_is_true_of(
    sheet: Sheet, kind: str, operands: tuple[str, ...], red: str, plain: str
) -> None:
    """A condition is worked out for each cell of its range, in the sheet's own sense; what cannot be is left plain."""
    sheet.rule(kind, *operands)
    sheet.type("A1", [red, "1"], [plain, "1"])
    assert sheet.colour(1, 0) is None
    assert (sheet.colour(0, 0) == "#ff0000") is (red != "")


def test_a_rule_follows_its_row_and_its_column(sheet: Sheet) -> None:
    """A formula is relative to the first cell of the range; what it looks at decides, also after a change elsewhere."""
    sheet.rule("CUSTOM_FORMULA", '=$C2="bad"', columns=(0, 2), rows=(1, 20))
    sheet.rule("CUSTOM_FORMULA", "=D$1=9", columns=(3, 4), rows=(1, 20))
    sheet.type("A1", ["head"], ["x", "y", "bad", "z"], ["x", "y", "good", "z"])
    assert [sheet.colour(1, 0), sheet.colour(1, 1), sheet.colour(2, 0), sheet.colour(1, 3)] == [
        "#ff0000",
        "#ff0000",
        None,
        None,
    ]
    sheet.type("C3", ["bad"])
    sheet.type("D1", ["9"])
    assert [sheet.colour(2, 0), sheet.colour(2, 1), sheet.colour(2, 3)] == ["#ff0000", "#ff0000", "#ff0000"]
    assert sheet.colour(0, 0) is None


def test_a_rule_sees_what_formulas_came_to(sheet: Sheet) -> None:
    """A rule over a formula's result is true of the result, and changes with it."""
    sheet.rule("CUSTOM_FORMULA", "=$B1>2")
    sheet.type("A1", ["x", "=C1*2", "2"])
    assert sheet.colour(0, 0) == "#ff0000"
    sheet.type("C1", ["1"])
    assert sheet.colour(0, 0) is None


def test_drop_downs_come_from_lists_and_ranges(sheet: Sheet) -> None:
    """A list, a range and a tick box offer words; other validations offer nothing."""
    sheet.type("C1", ["red"], ["blue"], ["red"], [""])
    rules: tuple[tuple[str, list[str]], ...] = (
        ("ONE_OF_LIST", ["yes", "no"]), ("ONE_OF_RANGE", ["=$C$1:$C$4"]), ("BOOLEAN", []), ("NUMBER_EQ", ["1"]),
        ("ONE_OF_RANGE", ["=Nowhere!A1"]),
    )  # fmt: skip
    for row, (kind, values) in enumerate(rules, start=9):
        condition = {"type": kind, "values": [{"userEnteredValue": value} for value in values]}
        place = {"sheetId": 0, "startRowIndex": row, "endRowIndex": row + 1, "startColumnIndex": 0, "endColumnIndex": 1}
        sheet.do("setDataValidation", range=place, rule={"condition": condition})
    seen = sheet.see()
    offered = [seen["choices"][cells[0]["d"]] for cells in seen["rows"][9:]]
    assert offered == [["yes", "no"], ["red", "blue"], ["TRUE", "FALSE"]]


def test_looks_are_reduced_to_what_shows() -> None:
    """Theme colours are resolved, white on white and black are left out."""
    found = {
        "backgroundColorStyle": {"rgbColor": {"red": 1, "green": 1, "blue": 1}},
        "textFormat": {"bold": True, "italic": False, "foregroundColorStyle": {"themeColor": "ACCENT2"}},
        "horizontalAlignment": "CENTER", "wrapStrategy": "WRAP",
    }  # fmt: skip
    assert read_look(found) == {"fg": "#ea4335", "b": 1, "al": "center", "w": 1}
    assert read_look({"backgroundColor": {"red": 9}, "textFormat": {"foregroundColor": {}}}) == {"bg": "#ff0000"}


def test_notes_hidden_tabs_and_guarded_columns(sheet: Sheet) -> None:
    """A note comes with its cell, a hidden tab does not come at all, and protected columns are named."""
    sheet.type("A1", ["x"])
    sheet.do(
        "updateCells",
        start={"sheetId": 0, "rowIndex": 0, "columnIndex": 0},
        rows=[{"values": [{"note": "look"}]}],
        fields="note",
    )
    sheet.do("addSheet", properties={"sheetId": 7, "title": "Figures", "hidden": True})
    sheet.do("addProtectedRange", protectedRange={
        "range": {"sheetId": 0, "startColumnIndex": 2, "endColumnIndex": 4}, "warningOnly": True})  # fmt: skip
    seen = sheet.see()
    assert seen["rows"] == [[{"t": "x", "n": "look"}]]
    assert seen["tabs"] == [{"id": 0, "title": "Sheet1"}]
    assert seen["guarded"] == [2, 3]

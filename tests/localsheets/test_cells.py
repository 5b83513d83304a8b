"""What is written into cells and how it reads back."""

from __future__ import annotations

from typing import Any

import pytest

from sheets_outreach.localsheets import LocalServer
from tests.localsheets.books import Book, new_book

A1: dict[str, Any] = {"startRowIndex": 0, "endRowIndex": 1, "startColumnIndex": 0, "endColumnIndex": 1}
BOLD = {"textFormat": {"bold": True}}


def write(book: Book, cell: dict[str, Any], fields: str) -> dict[str, Any]:
    """Write one cell and give it back as it reads."""
    book.batch({"updateCells": {"range": A1, "rows": [{"values": [cell]}], "fields": fields}})
    rows = book.cells("A1")
    return rows[0][0] if rows else {}


@pytest.mark.parametrize(
    ("value", "effective", "shown"),
    [
        ({"stringValue": "Сосед"}, {"stringValue": "Сосед"}, "Сосед"),
        ({"stringValue": "=1+1"}, {"stringValue": "=1+1"}, "=1+1"),
        ({"numberValue": 4}, {"numberValue": 4}, "4"),
        ({"numberValue": 1.25}, {"numberValue": 1.25}, "1.25"),
        ({"boolValue": False}, {"boolValue": False}, "FALSE"),
        ({"formulaValue": "=2*3"}, {"numberValue": 6}, "6"),
    ],
)
def test_a_value_reads_back_typed(book: Book, value: Any, effective: Any, shown: str) -> None:
    """What was entered, what it comes to, and what is shown; a text is never a formula."""
    found = write(book, {"userEnteredValue": value}, "userEnteredValue")
    assert (found["userEnteredValue"], found["effectiveValue"], found["formattedValue"]) == (value, effective, shown)


def test_an_error_tells_its_kind(book: Book) -> None:
    """`effectiveValue` holds Google's error type, `formattedValue` the sign people see."""
    found = write(book, {"userEnteredValue": {"formulaValue": "=1/0"}}, "userEnteredValue")
    assert found["effectiveValue"]["errorValue"]["type"] == "DIVIDE_BY_ZERO"
    assert found["formattedValue"] == "#DIV/0!"


def test_the_mask_says_what_is_touched(book: Book) -> None:
    """Value, note and format are apart; a field that is named and missing is cleared."""
    write(book, {"userEnteredValue": {"stringValue": "x"}, "note": "n", "userEnteredFormat": BOLD}, "*")
    found = write(book, {"note": "m"}, "note")
    assert (found["formattedValue"], found["note"], found["userEnteredFormat"]) == ("x", "m", BOLD)
    found = write(book, {}, "note,userEnteredFormat.textFormat.bold")
    assert found["formattedValue"] == "x"
    assert "note" not in found
    assert "userEnteredFormat" not in found


def test_a_format_has_both_spellings_of_a_colour(book: Book) -> None:
    """And the look in the end is the default with what was set over it."""
    given = {"backgroundColor": {"green": 1, "blue": 1}, "textFormat": {"foregroundColorStyle": {"themeColor": "LINK"}}}
    found = write(book, {"userEnteredFormat": given, "userEnteredValue": {"stringValue": "x"}}, "*")
    entered = found["userEnteredFormat"]
    assert entered["backgroundColorStyle"] == {"rgbColor": {"green": 1, "blue": 1}}
    assert entered["textFormat"]["foregroundColorStyle"] == {"themeColor": "LINK"}
    assert entered["textFormat"]["foregroundColor"] == {"red": 0.06666667, "green": 0.33333334, "blue": 0.8}
    effective = found["effectiveFormat"]
    assert effective["backgroundColor"] == {"green": 1, "blue": 1}
    assert (effective["textFormat"]["fontSize"], effective["verticalAlignment"]) == (10, "BOTTOM")


@pytest.mark.parametrize(
    ("cell", "fields"),
    [
        ({"userEnteredValue": {"formulaValue": '=HYPERLINK("https://example.org/";"x")'}}, "userEnteredValue"),
        ({"userEnteredValue": {"stringValue": "x"},
          "userEnteredFormat": {"textFormat": {"link": {"uri": "https://example.org/"}}}}, "*"),
        ({"userEnteredValue": {"stringValue": "x"},
          "textFormatRuns": [{"format": {"link": {"uri": "https://example.org/"}}}]}, "*"),
        ({"userEnteredValue": {"stringValue": "@"},
          "chipRuns": [{"chip": {"richLinkProperties": {"uri": "https://example.org/"}}}]}, "*"),
    ],
    ids=["formula", "cell format", "one run", "chip"],
)  # fmt: skip
def test_a_link_shows_wherever_it_was_set(shared_server: LocalServer, cell: dict[str, Any], fields: str) -> None:
    """By formula, by the cell's format, by a run over all the text, by a smart chip."""
    found = write(new_book(shared_server, locale="ru_RU"), cell, fields)
    assert found["hyperlink"] == "https://example.org/"
    assert found["effectiveFormat"]["hyperlinkDisplayType"] == "LINKED"


def test_a_typed_address_becomes_a_link(book: Book) -> None:
    """As in the browser; the text stays what was typed."""
    book.put("A1", [["https://example.org/x"]], "USER_ENTERED")
    [[cell]] = book.cells("A1")
    assert (cell["hyperlink"], cell["formattedValue"]) == ("https://example.org/x", "https://example.org/x")


def test_several_links_in_one_cell_are_runs_and_no_hyperlink(book: Book) -> None:
    """The runs come back as written, and go when the text is replaced."""
    runs = [{"format": {"link": {"uri": "https://a.example/"}}}, {"startIndex": 2, "format": {}},
            {"startIndex": 3, "format": {"link": {"uri": "https://b.example/"}}}]  # fmt: skip
    found = write(book, {"userEnteredValue": {"stringValue": "ab cd"}, "textFormatRuns": runs}, "*")
    assert "hyperlink" not in found
    assert [run.get("startIndex", 0) for run in found["textFormatRuns"]] == [0, 2, 3]
    found = write(book, {"userEnteredValue": {"stringValue": "new"}}, "userEnteredValue")
    assert "textFormatRuns" not in found


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"range": A1, "rows": []}, "At least one field must be listed in 'fields'. (Use '*' to indicate all fields.)"),
        ({"range": A1, "rows": [{"values": [{}, {}]}], "fields": "note"},
         "Attempting to write column: 1, beyond the last requested column of: 0"),
        ({"range": A1, "rows": [{}, {}], "fields": "note"},
         "Attempting to write row: 1, beyond the last requested row of: 0"),
        ({"start": {"columnIndex": 25}, "rows": [{"values": [{}, {}]}], "fields": "note"},
         "Attempting to write column: 26, beyond the last requested column of: 25"),
        ({"start": {"sheetId": 9}, "rows": [{}], "fields": "note"}, "No grid with id: 9"),
        ({"start": {}, "rows": [{"values": [{"userEnteredValue": {"stringValue": "x" * 50_001}}]}], "fields": "*"},
         "Your input contains more than the maximum of 50000 characters in a single cell."),
    ],
)  # fmt: skip
def test_a_write_that_does_not_fit_is_refused(book: Book, arguments: dict[str, Any], message: str) -> None:
    """In Google's words."""
    assert book.refused({"updateCells": arguments}) == f"Invalid requests[0].updateCells: {message}"


def test_a_range_is_filled_up_with_nothing(book: Book) -> None:
    """Documented: what the rows do not cover of a range loses the masked fields; from a start on nothing else does."""
    book.put("A1:B2", [["a", "b"], ["c", "d"]])
    one = [{"values": [{"userEnteredValue": {"stringValue": "new"}}]}]
    book.batch({"updateCells": {"start": {}, "rows": one, "fields": "userEnteredValue"}})
    assert book.values() == [["new", "b"], ["c", "d"]]
    book.batch({"updateCells": {"range": {"startRowIndex": 0, "endRowIndex": 2, "startColumnIndex": 0, "endColumnIndex": 2},
                                "rows": one, "fields": "userEnteredValue"}})  # fmt: skip
    assert book.values() == [["new"]]


def test_appended_cells_go_below_the_last_row_with_content(book: Book) -> None:
    """A format alone is no content; the tab grows where it must."""
    size = {"gridProperties": {"rowCount": 3, "columnCount": 1}}
    book.batch({"updateSheetProperties": {"properties": size, "fields": "gridProperties"}})
    book.put("A2", [["x"]])
    book.batch(
        {"repeatCell": {"range": {"sheetId": 0}, "cell": {"userEnteredFormat": BOLD}, "fields": "userEnteredFormat"}}
    )
    rows = [{"values": [{"userEnteredValue": {"numberValue": number}}, {"note": "n"}]} for number in range(3)]
    book.batch({"appendCells": {"rows": rows, "fields": "userEnteredValue,note"}})
    assert book.values() == [[], ["x"], [0], [1], [2]]
    assert book.sheet()["properties"]["gridProperties"] == {"rowCount": 5, "columnCount": 2}


def test_a_repeated_formula_moves_along(book: Book) -> None:
    """As when it is filled down."""
    book.put("A1:A3", [[1], [2], [3]])
    given = {"userEnteredValue": {"formulaValue": "=A1*$A$1"}}
    span = {"startRowIndex": 0, "endRowIndex": 3, "startColumnIndex": 1, "endColumnIndex": 2}
    book.batch({"repeatCell": {"range": span, "cell": given, "fields": "userEnteredValue"}})
    assert book.values("B1:B3", valueRenderOption="FORMULA") == [["=A1*$A$1"], ["=A2*$A$1"], ["=A3*$A$1"]]


def test_copies_carry_what_the_paste_type_says(book: Book) -> None:
    """Everything, values, formats or formulas; a larger destination is filled with copies."""
    cell = {"userEnteredValue": {"formulaValue": "=C1"}, "note": "n", "userEnteredFormat": BOLD}
    write(book, cell, "*")
    book.put("C1:C2", [[7], [8]])
    for row, kind in ((1, "PASTE_NORMAL"), (2, "PASTE_VALUES"), (3, "PASTE_FORMAT"), (4, "PASTE_FORMULA")):
        target = {"startRowIndex": row, "endRowIndex": row + 1, "startColumnIndex": 0, "endColumnIndex": 2}
        book.batch({"copyPaste": {"source": A1, "destination": target, "pasteType": kind}})
    entered = [row[:2] for row in book.cells("A2:B5", "userEnteredValue,note,userEnteredFormat.textFormat")]
    assert entered[0] == [{**cell, "userEnteredValue": {"formulaValue": f"={letter}2"}} for letter in "CD"]
    assert entered[1] == [{"userEnteredValue": {"numberValue": 7}}] * 2
    assert entered[2] == [{"userEnteredFormat": BOLD}] * 2
    assert [found["userEnteredValue"] for found in entered[3]] == [{"formulaValue": "=C5"}, {"formulaValue": "=D5"}]


def test_cut_cells_are_gone_and_formulas_follow_them(book: Book) -> None:
    """What pointed at the old place points at the new one; merges come along."""
    book.put("A1:B1", [["x", "=A1"]], "USER_ENTERED")
    book.put("A5:B5", [["m", ""]])
    book.batch(
        {"mergeCells": {"range": {"startRowIndex": 0, "endRowIndex": 1, "startColumnIndex": 3, "endColumnIndex": 5}}}
    )
    book.batch({"cutPaste": {"source": A1, "destination": {"rowIndex": 2, "columnIndex": 2}}})
    assert book.values("A1:C3", valueRenderOption="FORMULA") == [["", "=C3"], [], ["", "", "x"]]
    merged = {"startRowIndex": 0, "endRowIndex": 1, "startColumnIndex": 3, "endColumnIndex": 5}
    book.batch({"cutPaste": {"source": merged, "destination": {"rowIndex": 7, "columnIndex": 0}}})
    assert book.sheet()["merges"] == [
        {"startRowIndex": 7, "endRowIndex": 8, "startColumnIndex": 0, "endColumnIndex": 2}
    ]


def test_pasted_text_is_typed(book: Book) -> None:
    """Split at the delimiter, and read as a person's typing."""
    book.batch({"pasteData": {"coordinate": {"rowIndex": 1}, "data": '1\t"a\tb"\n=1+1\tx', "delimiter": "\t"}})
    assert book.values() == [[], [1, "a\tb"], [2, "x"]]


@pytest.mark.parametrize(
    ("arguments", "expected", "counts"),
    [
        ({"find": "e", "replacement": "o"}, [["Googlo Shoots", "=B1"], ["nono"]], (2, 4)),
        ({"find": "E", "replacement": "o", "matchCase": True}, [["Google Sheets", "=B1"], ["none"]], (0, 0)),
        ({"find": "none", "replacement": "", "matchEntireCell": True}, [["Google Sheets", "=B1"]], (1, 1)),
        ({"find": "(\\w+) (\\w+)", "replacement": "$2 $1", "searchByRegex": True},
         [["Sheets Google", "=B1"], ["none"]], (1, 1)),
    ],
)  # fmt: skip
def test_texts_are_found_and_replaced(
    book: Book, arguments: dict[str, Any], expected: list[list[str]], counts: tuple[int, int]
) -> None:
    """The reference's own example among them; formulas only if asked."""
    book.put("A1:B2", [["Google Sheets", "'=B1"], ["none", ""]], "USER_ENTERED")
    reply = book.batch({"findReplace": {"sheetId": 0, **arguments}})["replies"][0].get("findReplace", {})
    assert (reply.get("valuesChanged", 0), reply.get("occurrencesChanged", 0)) == counts
    assert book.values() == expected


def test_white_space_is_trimmed(book: Book) -> None:
    """Around a text all of it, within a text down to one space each."""
    book.put("A1:C1", [["  a \t b ", "c", 1]])
    reply = book.batch({"trimWhitespace": {"range": {"sheetId": 0}}})
    assert reply["replies"][0]["trimWhitespace"] == {"cellsChangedCount": 1}
    assert book.values() == [["a b", "c", 1]]


def test_repeated_rows_are_removed(book: Book) -> None:
    """Letter case does not make a difference, and only the compared columns count."""
    book.put("A1:B4", [["a", 1], ["A", 2], ["b", 1], ["a", 1]])
    columns = [{"sheetId": 0, "dimension": "COLUMNS", "startIndex": 0, "endIndex": 1}]
    reply = book.batch(
        {"deleteDuplicates": {"range": {"endRowIndex": 4, "endColumnIndex": 2}, "comparisonColumns": columns}}
    )
    assert reply["replies"][0]["deleteDuplicates"] == {"duplicatesRemovedCount": 2}
    assert book.values() == [["a", 1], ["b", 1]]


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("ASCENDING", [1, 2.5, "a", "B", "c", True, ""]),
        ("DESCENDING", [True, "c", "B", "a", 2.5, 1, ""]),
    ],
)
def test_a_sort_has_numbers_before_texts_and_blanks_last(book: Book, order: str, expected: list[Any]) -> None:
    """In both directions blanks come last; letter case does not count."""
    book.put("A1:B7", [["c", 1], ["", 2], [2.5, 3], ["a", 4], [True, 5], ["B", 6], [1, 7]])
    span = {"startRowIndex": 0, "endRowIndex": 7, "startColumnIndex": 0, "endColumnIndex": 2}
    book.batch({"sortRange": {"range": span, "sortSpecs": [{"dimensionIndex": 0, "sortOrder": order}]}})
    assert [row[0] for row in book.values("A1:B7")] == expected


def test_a_sort_moves_all_that_a_cell_holds(book: Book) -> None:
    """Notes, formats, drop-downs and formulas of the row, the latter still about their own row."""
    rows = [
        {"values": [{"userEnteredValue": {"stringValue": "b"}, "note": "nb", "userEnteredFormat": BOLD},
                    {"userEnteredValue": {"formulaValue": "=A1&1"}}]},
        {"values": [{"userEnteredValue": {"stringValue": "a"}, "note": "na"},
                    {"userEnteredValue": {"formulaValue": "=A2&2"}}]},
    ]  # fmt: skip
    book.batch({"updateCells": {"start": {}, "rows": rows, "fields": "*"}})
    span = {"startRowIndex": 0, "endRowIndex": 2, "startColumnIndex": 0, "endColumnIndex": 2}
    book.batch({"sortRange": {"range": span, "sortSpecs": [{"dimensionIndex": 0}]}})
    found = book.cells("A1:B2", "formattedValue,note,userEnteredFormat,userEnteredValue.formulaValue")
    assert [(row[0]["note"], "userEnteredFormat" in row[0]) for row in found] == [("na", False), ("nb", True)]
    assert [row[1]["formattedValue"] for row in found] == ["a2", "b1"]
    assert [row[1]["userEnteredValue"]["formulaValue"] for row in found] == ["=A1&2", "=A2&1"]


def test_later_specs_break_ties(book: Book) -> None:
    """And rows outside the range stay."""
    book.put("A1:B5", [["head", ""], ["x", 2], ["y", 1], ["x", 1], ["foot", ""]])
    span = {"startRowIndex": 1, "endRowIndex": 4, "startColumnIndex": 0, "endColumnIndex": 2}
    specs = [{"dimensionIndex": 0, "sortOrder": "DESCENDING"}, {"dimensionIndex": 1}]
    book.batch({"sortRange": {"range": span, "sortSpecs": specs}})
    assert book.values() == [["head"], ["y", 1], ["x", 1], ["x", 2], ["foot"]]


def test_a_transposed_copy_swaps_rows_and_columns(book: Book) -> None:
    """Formulas still point the way they pointed."""
    book.put("A1:B3", [["a", "b"], ["c", "=B1"], ["e", "f"]], "USER_ENTERED")
    source = {"startRowIndex": 0, "endRowIndex": 3, "startColumnIndex": 0, "endColumnIndex": 2}
    target = {"startRowIndex": 4, "endRowIndex": 5, "startColumnIndex": 0, "endColumnIndex": 1}
    book.batch({"copyPaste": {"source": source, "destination": target, "pasteOrientation": "TRANSPOSE"}})
    assert book.values("A5:C6", valueRenderOption="FORMULA") == [["a", "c", "e"], ["b", "=B5", "f"]]


def test_validation_and_conditional_formats_are_copied_alone_too(book: Book) -> None:
    """Each paste type takes its own; borders may be left behind."""
    listed = {"condition": {"type": "ONE_OF_LIST", "values": [{"userEnteredValue": "a"}]}}
    book.batch({"setDataValidation": {"range": A1, "rule": listed}},
               {"addConditionalFormatRule": {"rule": {"ranges": [A1], "booleanRule": {
                   "condition": {"type": "BLANK"}, "format": BOLD}}}},
               {"updateBorders": {"range": A1, "top": {"style": "SOLID"}}},
               {"repeatCell": {"range": A1, "cell": {"userEnteredFormat": BOLD}, "fields": "userEnteredFormat.textFormat"}})  # fmt: skip

    def paste(row: int, kind: str) -> None:
        target = {**A1, "startRowIndex": row, "endRowIndex": row + 1}
        book.batch({"copyPaste": {"source": A1, "destination": target, "pasteType": kind}})

    paste(2, "PASTE_DATA_VALIDATION")
    paste(4, "PASTE_CONDITIONAL_FORMATTING")
    paste(6, "PASTE_NO_BORDERS")
    rows = book.cells("A1:A7", "dataValidation,userEnteredFormat")
    assert rows[2] == [{"dataValidation": listed}]
    assert rows[4] == []
    assert rows[6] == [{"dataValidation": listed, "userEnteredFormat": BOLD}]
    [rule] = book.sheet()["conditionalFormats"]
    assert [found["startRowIndex"] for found in rule["ranges"]] == [0, 4, 6]


def test_an_error_is_pasted_as_its_sign(book: Book) -> None:
    """Where only values are pasted there is no formula left to be wrong."""
    book.put("A1", [["=1/0"]], "USER_ENTERED")
    book.batch({"copyPaste": {"source": A1, "destination": {**A1, "startRowIndex": 1, "endRowIndex": 2},
                              "pasteType": "PASTE_VALUES"}})  # fmt: skip
    assert book.values(valueRenderOption="FORMULA") == [["=1/0"], ["#DIV/0!"]]


def test_formulas_are_searched_only_if_asked(book: Book) -> None:
    """Their texts are replaced, and they are worked out anew; a range limits the search."""
    book.put("A1:A3", [["=1+1"], ["1"], ["1"]], "USER_ENTERED")
    two = {"startRowIndex": 0, "endRowIndex": 2}
    book.batch({"findReplace": {"find": "1", "replacement": "2", "range": two}})
    assert book.values(valueRenderOption="FORMULA") == [["=1+1"], [2], [1]]
    reply = book.batch({"findReplace": {"find": "+1", "replacement": "+5", "range": two, "includeFormulas": True}})
    assert reply["replies"][0]["findReplace"] == {
        "formulasChanged": 1, "rowsChanged": 1, "sheetsChanged": 1, "occurrencesChanged": 1
    }  # fmt: skip
    assert book.values() == [[6], [2], [1]]


def test_a_pivot_table_is_kept_and_given_back(book: Book) -> None:
    """Stored with its cell; not worked out."""
    pivot = {"source": {"startRowIndex": 0, "endRowIndex": 3, "startColumnIndex": 0, "endColumnIndex": 2}, "rows": []}
    found = write(book, {"pivotTable": pivot}, "pivotTable")
    assert found["pivotTable"]["source"]["endRowIndex"] == 3


def test_merges_are_copied_with_every_copy(book: Book) -> None:
    """Two copies of a source with a merge are two merges; values alone bring none."""
    merged = {"startRowIndex": 0, "endRowIndex": 1, "startColumnIndex": 0, "endColumnIndex": 2}
    book.batch({"mergeCells": {"range": merged}},
               {"copyPaste": {"source": merged, "destination": {**merged, "startRowIndex": 3, "endRowIndex": 5}}},
               {"copyPaste": {"source": merged, "destination": {**merged, "startRowIndex": 7, "endRowIndex": 8},
                              "pasteType": "PASTE_VALUES"}})  # fmt: skip
    assert [found["startRowIndex"] for found in book.sheet()["merges"]] == [0, 3, 4]

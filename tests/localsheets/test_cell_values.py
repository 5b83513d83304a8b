"""The `values` endpoints: what is written where, what is read back, and in which words a write is refused."""

from __future__ import annotations

from typing import Any

import gspread
import pytest
import requests

from sheets_outreach.localsheets import LocalServer
from tests.localsheets.books import Book, new_book


def append(book: Book, cells: str, rows: list[list[Any]], **query: str) -> dict[str, Any]:
    answer = book.post(f"/values/{cells}:append", {"values": rows}, **{"valueInputOption": "RAW", **query})
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def refusal(answer: requests.Response) -> str:
    assert answer.status_code == 400, answer.text
    return str(answer.json()["error"]["message"])


# Google's guide to appending: a table in A1:C2 and one in B4:D6.
@pytest.mark.parametrize(
    ("cells", "table", "written"),
    [
        ("Sheet1", "Sheet1!B4:D6", "Sheet1!B7"),
        ("B4", "Sheet1!B4:D6", "Sheet1!B7"),
        ("C5:D5", "Sheet1!B4:D6", "Sheet1!B7"),
        ("B2:D4", "Sheet1!B4:D6", "Sheet1!B7"),
        ("A3:G10", "Sheet1!B4:D6", "Sheet1!B7"),
        ("A1", "Sheet1!A1:C2", "Sheet1!A3"),
        ("E4", None, "Sheet1!E4"),
        ("A4", None, "Sheet1!A4"),
    ],
)
def test_an_append_lands_below_the_last_table_of_its_range(
    book: Book, cells: str, table: str | None, written: str
) -> None:
    """The cases of Google's guide, one by one."""
    book.put("A1:C2", [["x", "y", "z"], ["x", "y", "z"]])
    book.put("B4:D6", [["x", "y"], ["x", "", "z"], ["", "y", "z"]])
    answer = append(book, cells, [["new"]])
    assert answer.get("tableRange") == table
    assert answer["updates"]["updatedRange"] == written


def test_an_append_after_a_gap_in_the_row_makes_stairs(book: Book) -> None:
    """Row 1 is x, nothing, z: the last table is z alone, so the next row starts under it (recorded)."""
    book.put("A1:C1", [["x", "", "z"]])
    assert append(book, "Sheet1", [["a", "b", "c"]])["updates"]["updatedRange"] == "Sheet1!C2:E2"
    assert append(book, "A1", [["a", "b", "c"]])["tableRange"] == "Sheet1!A1"


def test_an_append_beyond_the_last_row_grows_the_tab(shared_server: LocalServer) -> None:
    """Adding data to the end of the sheet still inserts new rows (documented)."""
    book = new_book(shared_server)
    size = {"gridProperties": {"rowCount": 2, "columnCount": 2}}
    book.batch({"updateSheetProperties": {"properties": size, "fields": "gridProperties"}})
    book.put("A1:B2", [["a", "b"], ["c", "d"]])
    answer = append(book, "A1", [["e", "f", "g"], ["h"]])
    assert answer["updates"]["updatedRange"] == "Sheet1!A3:C4"
    assert book.sheet()["properties"]["gridProperties"] == {"rowCount": 4, "columnCount": 3}


def test_an_append_may_overwrite_or_insert(book: Book) -> None:
    """OVERWRITE writes over what is below a table, INSERT_ROWS pushes it down."""
    book.put("A1:B1", [["a", "b"]])
    book.put("D3", [["below"]])
    append(book, "A1", [["c", "d"], ["e", "f"]])
    assert book.values() == [["a", "b"], ["c", "d"], ["e", "f", "", "below"]]
    append(book, "A1", [["g", "h"]], insertDataOption="INSERT_ROWS")
    book.put("A6", [["foot"]])
    append(book, "A1", [["i", "j"]], insertDataOption="INSERT_ROWS")
    assert book.values()[3:] == [["g", "h"], ["i", "j"], [], ["foot"]]


def test_an_append_says_what_it_wrote_if_asked(book: Book) -> None:
    """`includeValuesInResponse` gives the cells back as rendered."""
    answer = append(
        book, "A1", [["1,5 %", 2]], valueInputOption="RAW", includeValuesInResponse="true",
        responseValueRenderOption="UNFORMATTED_VALUE",
    )  # fmt: skip
    assert answer["updates"]["updatedData"] == {
        "range": "Sheet1!A1:B1",
        "majorDimension": "ROWS",
        "values": [["1,5 %", 2]],
    }


def test_none_leaves_a_cell_alone_and_a_blank_empties_it(book: Book) -> None:
    """Null is skipped and not counted; "" is written and counted (recorded)."""
    book.put("A1:C1", [["a", "b", "c"]])
    answer = book.put("A1:C1", [[None, "", "z"]])
    assert (answer["updatedRange"], answer["updatedColumns"], answer["updatedCells"]) == ("Sheet1!A1:C1", 2, 2)
    assert book.values() == [["a", "", "z"]]


def test_values_beyond_a_named_range_are_refused(book: Book) -> None:
    """A range of several cells is a border, a single cell is only a start; the words are Google's."""
    book.put("A1", [["a", "b"], ["c", "d"]])
    for rows, where in (([["a", "b", "c"]], "column [C]"), ([["a"], ["b"]], "row [2]")):
        answer = requests.put(
            f"{book.url}/values/Sheet1!A1:B1", json={"values": rows}, params={"valueInputOption": "RAW"}, timeout=5
        )
        assert refusal(answer) == f"Requested writing within range [Sheet1!A1:B1], but tried writing to {where}"
    assert book.values() == [["a", "b"], ["c", "d"]]


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        ("Sheet1!A1001", "Range (Sheet1!A1001) exceeds grid limits. Max rows: 1000, max columns: 26"),
        ("Sheet1!AA1:AB2", "Range (Sheet1!AA1:AB2) exceeds grid limits. Max rows: 1000, max columns: 26"),
        ("Sheet9!A1", "Unable to parse range: Sheet9!A1"),
        ("'Sheet1'!", "Unable to parse range: 'Sheet1'!"),
        ("A0", "Unable to parse range: A0"),
        ("ZZZZ1", "Unable to parse range: ZZZZ1"),
        ("A1:B2:C3", "Unable to parse range: A1:B2:C3"),
        ("Sheet1!A2:A0", "Unable to parse range: Sheet1!A2:A0"),
        ("Я1", "Unable to parse range: Я1"),
    ],
)
def test_a_range_that_is_none_is_refused(book: Book, cells: str, message: str) -> None:
    """Reading and writing alike."""
    assert refusal(requests.get(f"{book.url}/values/{cells}", timeout=5)) == message
    answer = requests.put(
        f"{book.url}/values/{cells}", json={"values": [["x"]]}, params={"valueInputOption": "RAW"}, timeout=5
    )
    assert refusal(answer) == message


def test_a_write_says_how_its_values_are_meant(book: Book) -> None:
    """Without `valueInputOption` nothing is written."""
    answer = requests.put(f"{book.url}/values/A1", json={"values": [["x"]]}, timeout=5)
    assert refusal(answer) == "'valueInputOption' is required but not specified"
    assert book.values() == []


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ([1], "Invalid values[0][0]: list_value {\n  values {\n    number_value: 1\n  }\n}\n"),
        (
            {"a": "b"},
            'Invalid values[0][0]: struct_value {\n  fields {\n    key: "a"\n    value {\n      string_value: "b"\n    }\n  }\n}\n',
        ),
        ("x" * 50_001, "Your input contains more than the maximum of 50000 characters in a single cell."),
    ],
)  # fmt: skip
def test_a_cell_takes_one_short_value(book: Book, value: Any, message: str) -> None:
    """Lists, objects and very long texts are refused, and nothing is written."""
    answer = book.post("/values/A1:append", {"values": [[value]]}, valueInputOption="RAW")
    assert refusal(answer) == message
    assert book.values() == []


def test_a_range_and_its_body_must_agree(book: Book) -> None:
    """The body may repeat the range of the address, not contradict it."""
    same = {"range": "Sheet1!A1:A1", "values": [["x"]]}
    other = {"range": "Sheet1!ZZ998", "values": [["x"]]}
    query = {"valueInputOption": "RAW"}
    assert requests.put(f"{book.url}/values/Sheet1!A1", json=same, params=query, timeout=5).status_code == 200
    book.batch({"updateSheetProperties": {
        "properties": {"gridProperties": {"columnCount": 702}}, "fields": "gridProperties.columnCount"}})  # fmt: skip
    answer = requests.put(f"{book.url}/values/Sheet1!ZZ999", json=other, params=query, timeout=5)
    assert refusal(answer) == "Request range[Sheet1!ZZ999] does not match value's range[Sheet1!ZZ998]"


def test_a_batch_of_values_happens_wholly_or_not_at_all(book: Book) -> None:
    """The second range is no range: the first is not written either."""
    data = [{"range": "A1", "values": [["x"]]}, {"range": "nowhere!A1", "values": [["y"]]}]
    answer = book.post("/values:batchUpdate", {"valueInputOption": "RAW", "data": data})
    assert refusal(answer) == "Invalid data[1]: Unable to parse range: nowhere!A1"
    assert book.values() == []


def test_totals_count_a_row_and_a_column_once(book: Book) -> None:
    """Blocks beside and below each other share rows and columns; the counts are of distinct lines."""
    data = [
        {"range": "A1:B1", "values": [["a", "b"]]},
        {"range": "A2:B3", "values": [["c", "d"], ["e", None]]},
        {"range": "D1", "values": [["f"]]},
    ]
    answer = book.post("/values:batchUpdate", {"valueInputOption": "RAW", "data": data}).json()
    totals = {key: value for key, value in answer.items() if key.startswith("total")}
    assert totals == {
        "totalUpdatedRows": 3, "totalUpdatedColumns": 3, "totalUpdatedCells": 6, "totalUpdatedSheets": 1
    }  # fmt: skip


def test_columns_are_written_and_read_as_columns(book: Book) -> None:
    """`majorDimension` COLUMNS turns the block both ways."""
    body = {"majorDimension": "COLUMNS", "values": [["a", "b"], ["c"]]}
    requests.put(f"{book.url}/values/A1", json=body, params={"valueInputOption": "RAW"}, timeout=5)
    assert book.values() == [["a", "c"], ["b"]]
    assert book.values("A:B", majorDimension="COLUMNS") == [["a", "b"], ["c"]]


def test_clearing_keeps_formats_and_notes(book: Book) -> None:
    """Only values go."""
    cell = {"userEnteredValue": {"stringValue": "x"}, "note": "n", "userEnteredFormat": {"textFormat": {"bold": True}}}
    book.batch({"updateCells": {"start": {}, "rows": [{"values": [cell]}], "fields": "*"}})
    assert book.post("/values/A1:B2:clear", {}).json()["clearedRange"] == "Sheet1!A1:B2"
    [[left]] = book.cells("A1", "userEnteredValue,note,userEnteredFormat")
    assert left == {"note": "n", "userEnteredFormat": {"textFormat": {"bold": True}}}


@pytest.mark.parametrize(
    ("locale", "typed", "raw", "shown"),
    [
        ("en_US", "2,000.25", 2000.25, "2,000.25"),
        ("ru_RU", "1,5", 1.5, "1,5"),
        ("nb_NO", "1,5", 1.5, "1,5"),
        ("en_US", "2020-01-01", 43831, "2020-01-01"),
        ("ru_RU", "01.01.2020", 43831, "01.01.2020"),
        ("nb_NO", "01.01.2020", 43831, "01.01.2020"),
        ("en_US", "50%", 0.5, "50%"),
        ("ru_RU", "ИСТИНА", True, "ИСТИНА"),
        ("en_US", "'=1+1", "=1+1", "=1+1"),
        ("en_US", "=1+1", 2, "2"),
    ],
)
def test_typed_texts_mean_what_they_mean_in_the_locale(
    shared_server: LocalServer, locale: str, typed: str, raw: Any, shown: str
) -> None:
    """USER_ENTERED is read by the spreadsheet's locale and shown by it."""
    book = new_book(shared_server, locale=locale)
    book.put("A1", [[typed]], "USER_ENTERED")
    assert book.values("A1") == [[raw]]
    assert book.values("A1", valueRenderOption="FORMATTED_VALUE") == [[shown]]


def test_json_values_are_written_as_they_are(book: Book) -> None:
    """RAW keeps texts texts, numbers numbers and booleans booleans; a formula stays a text."""
    row = ["0042", 1.5, 7, True, "=1+1", "2020-01-01"]
    book.put("A1", [row])
    assert book.values() == [row]


def test_formulas_are_worked_out_and_follow(book: Book) -> None:
    """References see other cells, an error has its text, and FORMULA gives the formula back."""
    book.put("A1", [[2, 3, "=A1*B1", "=SUM(A1:C1)", "=1/0", "=НетТакой()"]], "USER_ENTERED")
    assert book.values() == [[2, 3, 6, 11, "#DIV/0!", "#NAME?"]]
    assert book.values(valueRenderOption="FORMULA")[0][2:4] == ["=A1*B1", "=SUM(A1:C1)"]
    book.batch({"insertDimension": {"range": {"dimension": "ROWS", "startIndex": 0, "endIndex": 1}}})
    assert book.values(valueRenderOption="FORMULA")[1][2:4] == ["=A2*B2", "=SUM(A2:C2)"]
    book.put("A2", [[5]])
    assert book.values()[1][:4] == [5, 3, 15, 23]


def test_named_ranges_are_ranges(book: Book, client: gspread.Client) -> None:
    """Alone and behind a tab's title; a tab of that name comes second."""
    worksheet = client.open_by_key(book.identity).sheet1
    worksheet.update([["a", "b"], ["c", "d"]], "A1")
    worksheet.define_named_range("B1:B2", "Right")
    assert book.get("/values/Right")["range"] == "Sheet1!B1:B2"
    assert book.get("/values/Sheet1!Right")["values"] == [["b"], ["d"]]
    client.open_by_key(book.identity).add_worksheet("Right", 3, 3)
    assert book.get("/values/Right")["range"] == "Sheet1!B1:B2"
    assert book.get("/values/'Right'")["range"] == "Right!A1:C3"


def test_dates_may_be_asked_for_as_text(book: Book) -> None:
    """UNFORMATTED with FORMATTED_STRING shows dates as they look and leaves other numbers numbers (recorded)."""
    book.put("A1:C1", [["2020-01-01", "0.12", "=A1+1"]], "USER_ENTERED")
    assert book.values() == [[43831, 0.12, 43832]]
    assert book.values(dateTimeRenderOption="FORMATTED_STRING") == [["2020-01-01", 0.12, "2020-01-02"]]


def test_several_ranges_are_cleared_at_once(book: Book) -> None:
    """In their order; one that is none clears nothing."""
    book.put("A1:C1", [["a", "b", "c"]])
    answer = book.post("/values:batchClear", {"ranges": ["A1", "Sheet1!C:C"]}).json()
    assert answer["clearedRanges"] == ["Sheet1!A1", "Sheet1!C1:C1000"]
    assert book.values() == [["", "b"]]
    refused = book.post("/values:batchClear", {"ranges": ["B1", "A0"]})
    assert refusal(refused) == "Unable to parse range: A0"
    assert book.values() == [["", "b"]]


def test_formulas_use_named_ranges(book: Book) -> None:
    """And their values change with what is in them."""
    span = {"startRowIndex": 0, "endRowIndex": 3, "startColumnIndex": 0, "endColumnIndex": 1}
    book.batch({"addNamedRange": {"namedRange": {"name": "figures", "range": span}}})
    book.put("A1:A3", [[1], [2], [3]])
    book.put("B1", [["=SUM(figures)"]], "USER_ENTERED")
    assert book.values("B1") == [[6]]
    book.put("A2", [[20]])
    assert book.values("B1") == [[24]]


def test_an_append_of_nothing_writes_nothing(book: Book) -> None:
    """The answer still says where it would have gone."""
    book.put("A1", [["x"]])
    assert append(book, "A1", [])["updates"]["updatedRange"] == "Sheet1!A2"
    assert book.values() == [["x"]]


@pytest.mark.parametrize("cells", ["A1", "Sheet1", "B150", "A1:C1"])
def test_a_long_table_is_found_from_anywhere_in_it(book: Book, cells: str) -> None:
    """However many blocks of rows it fills, and with another table far above and below."""
    book.put("A1:C200", [[f"{row}", row, ""] if row % 7 != 3 else ["", row, "x"] for row in range(200)])
    book.put("F500", [["below"]])
    answer = append(book, cells if cells != "Sheet1" else "Sheet1!A1:D300", [["new"]])
    assert (answer["tableRange"], answer["updates"]["updatedRange"]) == ("Sheet1!A1:C200", "Sheet1!A201")
    assert append(book, "Sheet1", [["last"]])["tableRange"] == "Sheet1!F500"


def test_a_write_that_leaves_the_grid_is_refused(book: Book) -> None:
    """Also where it only spills over the edge."""
    answer = requests.put(
        f"{book.url}/values/Z1", json={"values": [["a", "b"]]}, params={"valueInputOption": "RAW"}, timeout=5
    )
    assert refusal(answer) == "Range (Sheet1!Z1:AA1) exceeds grid limits. Max rows: 1000, max columns: 26"

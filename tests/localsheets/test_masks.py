"""Field masks, of answers and of updates."""

from __future__ import annotations

import pytest

from sheets_outreach.localsheets import masks
from sheets_outreach.localsheets.errors import ApiError

MASKS: list[tuple[str, masks.Mask]] = [
    ("namedRanges", {"namedRanges": None}),
    ("sheets.properties.title", {"sheets": {"properties": {"title": None}}}),
    ("sheets/data/rowData/values/note", {"sheets": {"data": {"rowData": {"values": {"note": None}}}}}),
    ("sheets(properties(title,index),merges)", {"sheets": {"properties": {"title": None, "index": None}, "merges": None}}),
    ("sheets.data.rowData.values(note,hyperlink),spreadsheetId",
     {"sheets": {"data": {"rowData": {"values": {"note": None, "hyperlink": None}}}}, "spreadsheetId": None}),
    ("*", {"*": None}),
    ("sheets.properties,sheets.merges", {"sheets": {"properties": None, "merges": None}}),
    ("sheets.properties.title,sheets", {"sheets": None}),
    ("sheets,sheets.properties.title", {"sheets": None}),
]  # fmt: skip

BAD = [
    ("nope", "nope"),
    ("sheets.nope", "sheets.nope"),
    ("sheets.properties.title.x", "sheets.properties.title.x"),
    # The Sheets API takes a space literally (observed).
    ("properties, sheets.properties", "properties, sheets.properties"),
    ("sheets(", "sheets("),
    ("sheets)", "sheets)"),
    ("sheets..properties", "sheets..properties"),
    (",", ","),
    ("(" * 5000, "(" * 5000),
    ("a." * 5000 + "b", "a." * 5000 + "b"),
]


@pytest.mark.parametrize(("text", "mask"), MASKS)
def test_a_mask_is_read(text: str, mask: masks.Mask) -> None:
    """Dots, slashes and parentheses say the same; the wider of two paths wins."""
    assert masks.parse_answer_mask(text, "Spreadsheet") == mask


@pytest.mark.parametrize(("text", "path"), BAD)
def test_a_wrong_mask_is_refused_as_google_does(text: str, path: str) -> None:
    """The sentence is general, the violation names the path."""
    with pytest.raises(ApiError) as refusal:
        masks.parse_answer_mask(text, "Spreadsheet")
    assert refusal.value.status == 400
    assert refusal.value.message == "Request contains an invalid argument."
    assert refusal.value.details is not None
    [violation] = refusal.value.details[0]["fieldViolations"]
    expected = f"Error expanding 'fields' parameter. Cannot find matching fields for path '{path}'."
    assert violation == {"field": path, "description": expected}


def test_an_update_needs_a_mask() -> None:
    """An empty mask is refused in Google's words."""
    with pytest.raises(
        ApiError, match=r"At least one field must be listed in 'fields'. \(Use '\*' to indicate all fields.\)"
    ):
        masks.parse_update_mask("", "CellData")


def test_only_what_the_mask_names_is_shown() -> None:
    """Messages that lose all their fields stay, as empty ones (recorded)."""
    answer = {"spreadsheetId": "x", "sheets": [{"properties": {"title": "A"}, "merges": [{}]}, {"merges": [{}]}]}
    mask = masks.parse_answer_mask("sheets.properties.tabColorStyle", "Spreadsheet")
    assert masks.project(answer, mask) == {"sheets": [{"properties": {}}, {}]}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("title", {"title": "new", "hidden": True, "gridProperties": {"rowCount": 5, "columnCount": 3}}),
        ("hidden", {"title": "old", "gridProperties": {"rowCount": 5, "columnCount": 3}}),
        (
            "gridProperties.rowCount",
            {"title": "old", "hidden": True, "gridProperties": {"rowCount": 9, "columnCount": 3}},
        ),
        ("gridProperties", {"title": "old", "hidden": True, "gridProperties": {"rowCount": 9}}),
        ("gridProperties.columnCount", {"title": "old", "hidden": True, "gridProperties": {"rowCount": 5}}),
        ("*", {"title": "new", "gridProperties": {"rowCount": 9}}),
    ],
)
def test_an_update_changes_what_its_mask_names(text: str, expected: dict[str, object]) -> None:
    """A named field that the update lacks is cleared; what is not named stays."""
    old = {"title": "old", "hidden": True, "gridProperties": {"rowCount": 5, "columnCount": 3}}
    new = {"title": "new", "gridProperties": {"rowCount": 9}}
    assert masks.merge(old, new, masks.parse_update_mask(text, "SheetProperties")) == expected
    assert old == {"title": "old", "hidden": True, "gridProperties": {"rowCount": 5, "columnCount": 3}}

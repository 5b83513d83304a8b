"""What does a person's gesture in the browser mean to the core? Everything goes through its edits of people.

A browser may send anything: a message is checked before it is carried out, and what the core refuses is said in its
own words.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from sheets_outreach.localsheets import LocalSheets
from sheets_outreach.localsheets.a1 import write_range
from sheets_outreach.localsheets.errors import JsonObject
from sheets_outreach.localsheets.people import DEFAULT_PERSON

Index = Annotated[int, Field(ge=0, le=10_000_000)]
Count = Annotated[int, Field(ge=1, le=100_000)]
Text = Annotated[str, Field(max_length=50_000)]
"""50,000 characters are the most a cell of Google's holds."""


class _Gesture(BaseModel):
    """What all have: the tab, the first row, and the state the person was looking at."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid", hide_input_in_errors=True)

    tab: Annotated[int, Field(ge=0)]
    row: Index
    known: Annotated[str, Field(max_length=60)] = ""


class Typing(_Gesture):
    """Texts typed or pasted, from a cell to the right and down."""

    kind: Literal["type"]
    column: Index
    rows: Annotated[list[Annotated[list[Text], Field(max_length=1_000)]], Field(min_length=1, max_length=100_000)]


class Clearing(_Gesture):
    """The contents of a block taken away; its looks, notes and drop-downs stay."""

    kind: Literal["clear"]
    column: Index
    height: Count
    width: Count


class Inserting(_Gesture):
    """Empty rows put before a row."""

    kind: Literal["insert"]
    count: Count = 1


class Deleting(_Gesture):
    """Rows taken out."""

    kind: Literal["delete"]
    count: Count = 1


class Sorting(_Gesture):
    """All rows from `row` on put in the order of one column."""

    kind: Literal["sort"]
    column: Index
    descending: bool = False


Gesture = Typing | Clearing | Inserting | Deleting | Sorting
GESTURES: TypeAdapter[Gesture] = TypeAdapter(Annotated[Gesture, Field(discriminator="kind")])


def carry_out(core: LocalSheets, identity: str, gesture: Gesture, row: int, person: str = DEFAULT_PERSON) -> None:
    """Do what a person did.

    Args:
        core: the documents.
        identity: the spreadsheet.
        gesture: what was done.
        row: the row it is about, as it stands now.
        person: in whose name.

    Raises:
        ApiError: the core refuses; nothing was changed.
    """
    if isinstance(gesture, Typing):
        title = core.document(identity).workbook.sheet(gesture.tab).title
        cell = write_range(title, row, gesture.column, row + 1, gesture.column + 1)
        core.person_types(identity, cell, gesture.rows, person=person)
    else:
        core.person_edits(identity, [_request(gesture, row)], person=person)


def _request(gesture: Clearing | Inserting | Deleting | Sorting, row: int) -> JsonObject:
    if isinstance(gesture, Clearing):
        place = _place(gesture.tab, row, gesture.column, gesture.height, gesture.width)
        return {"repeatCell": {"range": place, "cell": {}, "fields": "userEnteredValue"}}
    if isinstance(gesture, Sorting):
        order = "DESCENDING" if gesture.descending else "ASCENDING"
        specs = [{"dimensionIndex": gesture.column, "sortOrder": order}]
        return {"sortRange": {"range": {"sheetId": gesture.tab, "startRowIndex": row}, "sortSpecs": specs}}
    rows = {"sheetId": gesture.tab, "dimension": "ROWS", "startIndex": row, "endIndex": row + gesture.count}
    if isinstance(gesture, Deleting):
        return {"deleteDimension": {"range": rows}}
    # New rows look like the one above, as a person expects who inserts below a record; the first has none above.
    return {"insertDimension": {"range": rows, "inheritFromBefore": row > 0}}


def _place(tab: int, row: int, column: int, height: int, width: int) -> JsonObject:
    return {
        "sheetId": tab,
        "startRowIndex": row,
        "endRowIndex": row + height,
        "startColumnIndex": column,
        "endColumnIndex": column + width,
    }

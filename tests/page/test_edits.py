"""Gestures of a browser: checked before anything is done, carried out by the core as people's edits."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from sheets_outreach.localsheets import ApiError, LocalSheets, PersonEdit
from sheets_outreach.page.edits import GESTURES, carry_out

PLACE = {"tab": 0, "row": 1}


def do(core: LocalSheets, identity: str, **message: object) -> None:
    """Carry a message out."""
    gesture = GESTURES.validate_python({**PLACE, **message})
    carry_out(core, identity, gesture, gesture.row)


def test_every_gesture_is_an_edit_of_a_person() -> None:
    """The hooks hear of each, as the sheet's trigger would; values are typed as Google types them."""
    core = LocalSheets()
    identity = core.create("Test")
    events: list[PersonEdit] = []
    core.on_person_edit.append(events.append)
    do(core, identity, kind="type", column=1, rows=[["2", "b"], ["1", "=1+1"]])
    do(core, identity, kind="sort", column=1)
    do(core, identity, kind="insert")
    do(core, identity, kind="clear", column=2, height=2, width=1)
    do(core, identity, kind="delete", row=0)
    assert [(event.change_type, event.cells) for event in events] == [
        ("EDIT", "B2:C3"), ("OTHER", None), ("INSERT_ROW", None), ("EDIT", "C2:C3"), ("REMOVE_ROW", None)
    ]  # fmt: skip
    grid = core.document(identity).workbook.first_visible().grid
    assert [grid.row(row) for row in range(3)] == [(), (None, 1), (None, 2, "b")]


@pytest.mark.parametrize(
    "message",
    [
        {}, [], None, "type", {"kind": "shell"}, {**PLACE, "kind": "type", "column": 0, "rows": []},
        {**PLACE, "kind": "type", "column": -1, "rows": [["x"]]}, {**PLACE, "kind": "type", "column": 0, "rows": [[1]]},
        {**PLACE, "kind": "type", "column": 0, "rows": [["x" * 50_001]]}, {**PLACE, "kind": "insert", "count": 0},
        {**PLACE, "kind": "insert", "count": 10**9}, {**PLACE, "kind": "delete", "row": "1"},
        {**PLACE, "kind": "sort", "column": 0, "descending": "yes"}, {**PLACE, "kind": "delete", "person": "boss@x.example"},
    ],
)  # fmt: skip
def test_what_no_gesture_is_is_refused(message: object) -> None:
    """Unknown kinds, missing or foreign fields, wrong types and absurd sizes change nothing."""
    with pytest.raises(ValidationError):
        GESTURES.validate_python(message)


@pytest.mark.parametrize("message", [{"tab": 99}, {"row": 5_000_000}])
def test_what_the_core_refuses_changes_nothing(message: dict[str, int]) -> None:
    """A tab or row that is not there is refused in the core's words."""
    core = LocalSheets()
    identity = core.create("Test")
    before = core.document(identity)
    with pytest.raises(ApiError):
        do(core, identity, kind="type", column=0, rows=[["x"]], **message)
    assert core.document(identity) is before


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=9),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(st.sampled_from(("kind", "tab", "row", "rows", "column", "count")), inner, max_size=6)
        ),
        max_leaves=12,
    )
)
def test_no_message_gets_past_the_check_unread(message: object) -> None:
    """Whatever a browser sends is a gesture or a validation error, nothing else."""
    try:
        GESTURES.validate_python(message)
    except ValidationError:
        return

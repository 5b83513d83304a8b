"""What a cell as Google answers it says to a person looking at it."""

from __future__ import annotations

from typing import Any

import pytest

from sheets_outreach.register.grid import is_empty
from tests.cells import cell, date_cell

NOTHING_SHOWS = [
    ("nothing at all", {}),
    ("a colour only", {"effectiveFormat": {"numberFormat": {"type": "DATE"}}}),
    ("a note only", {"note": "спросить Аню"}),
    ("a value that is none", {"effectiveValue": {}}),
    ("no letters", {"effectiveValue": {"stringValue": ""}}),
    (
        "a formula that shows nothing",
        {"userEnteredValue": {"formulaValue": '=""'}, "effectiveValue": {"stringValue": ""}},
    ),
    ("spaces", cell(" \n\t")),
    ("a space that does not break", cell("\u00a0")),
]

SOMETHING_SHOWS = [
    ("a word", cell("Сокол")),
    ("a nought", cell(0)),
    ("a box without its tick", cell(False)),  # noqa: FBT003
    ("a day", date_cell(43831)),
    ("a formula's error", {"effectiveValue": {"errorValue": {"type": "REF"}}}),
]


@pytest.mark.parametrize(("what", "given"), NOTHING_SHOWS, ids=[case[0] for case in NOTHING_SHOWS])
def test_a_cell_in_which_nothing_shows_is_empty(what: str, given: dict[str, Any]) -> None:
    """Formats, notes and spaces are no content."""
    assert is_empty(given)


@pytest.mark.parametrize(("what", "given"), SOMETHING_SHOWS, ids=[case[0] for case in SOMETHING_SHOWS])
def test_a_cell_in_which_something_shows_is_not_empty(what: str, given: dict[str, Any]) -> None:
    """A nought somebody typed is a figure."""
    assert not is_empty(given)

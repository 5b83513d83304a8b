"""Anchors: a column of ours is guarded where its mark and its warning stand, and nowhere else."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from sheets_outreach.jobs.validate_rows import validate_rows
from sheets_outreach.localsheets import LocalServer
from sheets_outreach.register.columns import Tab
from sheets_outreach.register.grid import Mark, Sheet
from sheets_outreach.register.layout import Layout, find_layout
from sheets_outreach.register.tables import TABLES
from sheets_outreach.workbook.marks import anchor, column_mark, column_protection, forget, is_anchored
from tests.cells import cell
from tests.workbooks import create_workbook, open_workbook_of, register_row, register_rows

TITLES = ["Дата", "Сообщество", "Тема", "Проверка", "Показатели"]
OURS = ("check", "figures")


def lay_out(places: dict[str, int], *, protected: tuple[str, ...] = OURS) -> Layout:
    """Find a diary's layout; our marks stand at these places, as a guarded write left them."""
    bare = find_layout(TABLES[Tab.DIARY], Sheet(7, "Дневник", 20, 5), [[cell(title) for title in TITLES]])
    assert bare is not None
    marks = tuple(Mark(column_mark(bare, key), key, index, "1") for key, index in places.items())
    protections = {column_protection(bare, key): f"sheets-outreach: {key}" for key in protected}
    return replace(bare, sheet=replace(bare.sheet, marks=marks, protections=protections))


def kinds(requests: Any) -> list[str]:
    """Name requests, those about the header left out."""
    return [next(iter(request)) for request in requests if "ROWS" not in str(request)]


def columns(requests: Any) -> list[int]:
    """Tell where marks are put."""
    made = [
        request["createDeveloperMetadata"]["developerMetadata"] for request in requests if "createDev" in str(request)
    ]
    places = [one["location"]["dimensionRange"] for one in made]
    return [place["startIndex"] for place in places if place["dimension"] == "COLUMNS"]


ANCHORED = [
    ("both in their places", {"check": 3, "figures": 4}, OURS, True),
    ("one elsewhere", {"check": 2, "figures": 4}, OURS, False),
    ("exchanged", {"check": 4, "figures": 3}, OURS, False),
    ("one missing", {"figures": 4}, OURS, False),
    ("a warning missing", {"check": 3, "figures": 4}, ("check",), False),
    ("none", {}, (), False),
]


@pytest.mark.parametrize(("what", "places", "protected", "anchored"), ANCHORED, ids=[case[0] for case in ANCHORED])
def test_a_column_can_be_guarded_only_where_its_mark_stands(
    what: str, places: dict[str, int], protected: tuple[str, ...], anchored: bool
) -> None:
    """Each of them, with its warning."""
    assert is_anchored(lay_out(places, protected=protected), OURS) is anchored


def test_a_mark_that_stands_elsewhere_is_moved() -> None:
    """Taken away first: an id that exists cannot be made again."""
    requests = list(anchor(lay_out({"check": 1, "figures": 4}), OURS))
    assert kinds(requests) == ["deleteDeveloperMetadata", "createDeveloperMetadata"]
    assert columns(requests) == [3]


def test_a_mark_that_is_missing_is_made() -> None:
    """There is nothing to take away; a warning that is missing is made with it."""
    requests = list(anchor(lay_out({"figures": 4}, protected=("figures",)), OURS))
    assert kinds(requests) == ["createDeveloperMetadata", "addProtectedRange"]
    assert columns(requests) == [3]


def test_what_stands_right_is_left_alone() -> None:
    """No request about a column."""
    assert kinds(anchor(lay_out({"check": 3, "figures": 4}), OURS)) == []


HEADERS = [
    ("nowhere", None, ["createDeveloperMetadata"]),
    ("elsewhere", 4, ["deleteDeveloperMetadata", "createDeveloperMetadata"]),
    ("in its place", 0, []),
]


@pytest.mark.parametrize(("where", "index", "wanted"), HEADERS, ids=[case[0] for case in HEADERS])
def test_the_headers_mark_is_moved_to_it(where: str, index: int | None, wanted: list[str]) -> None:
    """Whatever other rows are marked, and taking away only what is there."""
    layout = lay_out({"check": 3, "figures": 4})
    header = create_mark_of_header(layout)
    rows = (Mark(77, "row.5", 5), *(() if index is None else (Mark(header, "header", index),)))
    looked = replace(layout, sheet=replace(layout.sheet, row_marks=rows))
    assert [next(iter(request)) for request in anchor(looked, OURS)] == wanted


def create_mark_of_header(layout: Layout) -> int:
    """Give the id under which the header's mark is made."""
    [made] = list(anchor(replace(layout, sheet=replace(layout.sheet, row_marks=())), ()))
    return int(made["createDeveloperMetadata"]["developerMetadata"]["metadataId"])


@pytest.mark.parametrize(
    ("places", "protected", "wanted"),
    [
        ({"check": 3}, ("check",), ["deleteDeveloperMetadata", "deleteProtectedRange"]),
        ({"check": 3}, (), ["deleteDeveloperMetadata"]),
        ({"figures": 4}, ("check",), ["deleteProtectedRange"]),
        ({"figures": 4}, ("figures",), []),
    ],
)
def test_only_what_is_there_is_taken_off_a_column_that_is_peoples_now(
    places: dict[str, int], protected: tuple[str, ...], wanted: list[str]
) -> None:
    """Deleting a warning that is missing would be refused, and the whole batch with it."""
    assert kinds(forget(lay_out(places, protected=protected), "check")) == wanted


@pytest.mark.parametrize("spare", [0, 1, 3])
def test_a_grid_grows_by_what_is_inserted_and_no_more(server: LocalServer, spare: int) -> None:
    """Ours stand right of the last title, whether the grid ends there or not; one blank column is left behind them."""
    workbook = create_workbook(server, register_rows([register_row("Сокол")]), title="Сообщества")
    workbook.sheet1.resize(cols=7 + spare)
    validate_rows(open_workbook_of(server, workbook.id))
    titles = workbook.sheet1.row_values(1)
    assert titles[7:] == ["Проверка", "Как понято"]
    assert workbook.worksheet("Сообщества").col_count == 9 + max(spare, 1)


def test_a_column_typed_by_hand_stays_ours_under_another_title(server: LocalServer) -> None:
    """Its first mark says «not seen»; the guarded write that follows has seen it, and the mark counts from then on."""
    rows = register_rows([register_row("Сокол", "нет")])
    rows[0].append("Проверка")
    workbook = create_workbook(server, rows, title="Сообщества")
    validate_rows(open_workbook_of(server, workbook.id))
    assert workbook.sheet1.acell("H2").value
    workbook.sheet1.update_acell("H1", "Что не так")
    workbook.sheet1.update_acell("B2", "https://vk.com/sokol")
    validate_rows(open_workbook_of(server, workbook.id))
    assert workbook.sheet1.acell("H2").value == "✓"
    assert "Проверка" not in workbook.sheet1.row_values(1)


def test_a_new_column_takes_nothing_from_its_neighbour(server: LocalServer) -> None:
    """The last column of people's shows shares of a hundred; «✓» must not, nor a day."""
    workbook = create_workbook(server, register_rows([register_row("Сокол")]), title="Сообщества")
    workbook.sheet1.format(
        "G1:G20", {"numberFormat": {"type": "PERCENT", "pattern": "0%"}, "textFormat": {"bold": True}}
    )
    validate_rows(open_workbook_of(server, workbook.id))
    mask = "sheets.data.rowData.values.userEnteredFormat"
    answer = workbook.fetch_sheet_metadata({"ranges": "Сообщества!G2:H2", "fields": mask})
    theirs, *ours = answer["sheets"][0]["data"][0]["rowData"][0]["values"]
    assert theirs["userEnteredFormat"]["numberFormat"]["type"] == "PERCENT"
    assert not any("userEnteredFormat" in cell for cell in ours)

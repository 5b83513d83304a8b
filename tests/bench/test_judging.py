"""The judge of a marked register: marks on wrong rows, marks lost, people's cells changed."""

from __future__ import annotations

import pytest
from bench.comparison.judging import COLUMN, NOBODY, RIGHT, ROW, Intrusion, Verdict, judge
from bench.comparison.stage import Row
from bench.comparison.task import TITLES, WORDING, is_readable

GOOD, BAD, ABSENT = "https://vk.com/sosedi1", "группа соседей", ""


def community(name: str, link: str) -> list[str | int]:
    """Give a community's twelve cells."""
    return [
        name,
        link,
        "Абонемент",
        "Анонсы",
        "раз в неделю",
        "Анна",
        GOOD,
        "договорились",
        2_000,
        "Сокол",
        "семьи",
        "Ия",
    ]


PEOPLE: list[Row] = [community("Первые", BAD), community("Вторые", GOOD), community("Третьи", ABSENT)]


def marked(*checks: str, people: list[Row] = PEOPLE) -> list[list[str | int]]:
    """Give the cells of a register whose check column says this."""
    return [[*TITLES, "Проверка"], *([*row, check] for row, check in zip(people, checks, strict=True))]


@pytest.mark.parametrize(
    ("checks", "verdict"),
    [
        ((WORDING, "", WORDING), RIGHT),
        (("Ссылка: тут текст", "✓", "Ссылка: пусто"), RIGHT),
        (("", WORDING, ""), Verdict(stray_marks=1, lost_marks=2, changed_cells=0)),
        (("✓", "✓", "✓"), Verdict(stray_marks=0, lost_marks=2, changed_cells=0)),
        ((WORDING, WORDING, WORDING), Verdict(stray_marks=1, lost_marks=0, changed_cells=0)),
    ],
)
def test_marks_belong_to_rows_with_a_bad_link(checks: tuple[str, ...], verdict: Verdict) -> None:
    """A mark is anything but a blank or a tick; it is right where the link cannot be used."""
    assert judge(marked(*checks), PEOPLE) == verdict


def test_every_cell_that_people_wrote_counts() -> None:
    """Titles, cells in the middle and rows cut off at the end are all seen."""
    cells = marked(WORDING, "", WORDING)
    cells[0][0], cells[1][8] = "Название?", 2_001
    assert judge(cells, PEOPLE) == Verdict(0, 0, 2)
    # The last row's link is blank, so eleven cells and the mark are gone.
    assert judge(cells[:-1], PEOPLE) == Verdict(0, 1, 2 + 11)


def test_cells_the_answer_leaves_out_are_blank() -> None:
    """A row without a mark ends with its last cell, as Google's answers do."""
    cells = [row if row[-1] else row[:-1] for row in marked(WORDING, "", WORDING)]
    assert judge(cells, PEOPLE) == RIGHT


def test_after_a_row_was_inserted_every_mark_belongs_one_row_lower() -> None:
    """Marks written by row number are found on the neighbours above."""
    newcomer = ROW.apply([list(TITLES)])[1]
    assert is_readable(str(newcomer[1]))
    people = [newcomer, *PEOPLE]
    assert judge(marked("", WORDING, "", WORDING, people=people), PEOPLE, ROW) == RIGHT
    assert judge(marked(WORDING, "", WORDING, "", people=people), PEOPLE, ROW) == Verdict(2, 2, 0)


def test_after_a_column_was_inserted_marks_by_column_land_on_people() -> None:
    """What is written into column M then is what people wrote into L before."""
    right = [["Район", *TITLES, "Проверка"]]
    right += [[f"р-н {n}", *map(str, row), ""] for n, row in enumerate(PEOPLE)]
    cells = [[*row] for row in right]
    for line, row in zip(cells[1:], PEOPLE, strict=True):
        line[1:13] = row  # type: ignore[assignment]
    cells[1][13] = cells[3][13] = WORDING
    assert judge(cells, PEOPLE, COLUMN) == RIGHT
    cells[1][12] = cells[3][12] = WORDING
    cells[1][13] = cells[3][13] = ""
    assert judge(cells, PEOPLE, COLUMN) == Verdict(stray_marks=0, lost_marks=2, changed_cells=2)


@pytest.mark.parametrize(
    ("link", "readable"),
    [
        ("https://vk.com/sosedi7", True),
        ("https://www.facebook.com/groups/sosedi7/", True),
        ("http://t.me/sosedi", True),
        ("нет 7", False),
        ("", False),
        ("vk.com/sosedi", False),
        ("https://vk.com/", False),
        ("см. https://vk.com/sosedi", False),
    ],
)
def test_the_small_test_of_a_link(link: str, readable: bool) -> None:
    """A cell is readable where all of it is one address with a path."""
    assert is_readable(link) is readable


@pytest.mark.parametrize("intrusion", [NOBODY, ROW, COLUMN])
def test_an_intrusion_does_what_it_says(intrusion: Intrusion) -> None:
    """The edits and the expectation add the same: nothing, a row, or a column."""
    kinds = [next(iter(change)) for change in intrusion.changes(PEOPLE)]
    before: list[Row] = [list(TITLES), *PEOPLE]
    after = intrusion.apply([list(row) for row in before])
    grown = (len(after) - len(before), len(after[0]) - len(before[0]))
    dimensions = [
        change["insertDimension"]["range"]["dimension"]
        for change in intrusion.changes(PEOPLE)
        if "insertDimension" in change
    ]
    assert grown == (dimensions.count("ROWS"), dimensions.count("COLUMNS"))
    assert kinds in ([], ["insertDimension", "updateCells"])

"""What scripts use: records from one call, rows added by another, files read without an account; the page's examples run."""

from __future__ import annotations

import doctest
import subprocess
import sys
from datetime import date
from pathlib import Path

import gspread
import pytest

import sheets_outreach
from sheets_outreach import NewPublication, OpenWorkbook, OutreachError, open_workbook
from sheets_outreach.choices import PostKind
from sheets_outreach.errors import AddressError, FileError
from sheets_outreach.jobs.setup import set_up
from sheets_outreach.localsheets import LocalServer
from sheets_outreach.marking import plan_marks
from sheets_outreach.register.writing import WritePlan
from sheets_outreach.rules import check_register
from tests.jobs.sheets import address_of, blank_workbook, writes
from tests.workbook.files import excel_file
from tests.workbooks import register_row, register_rows

PAGE = Path(__file__).parents[1] / "docs" / "scripting.md"


@pytest.fixture
def place(server: LocalServer) -> tuple[gspread.Spreadsheet, OpenWorkbook]:
    """A complete workbook with one community, opened as a script does."""
    workbook, gateway = blank_workbook(server, "en_US")
    set_up(gateway)
    workbook.worksheet("Communities").update([register_row("Sokol neighbours", link="https://vk.com/sokol_n")], "A2")
    return workbook, open_workbook(address_of(server, workbook))


def test_records_are_typed(place: tuple[gspread.Spreadsheet, OpenWorkbook]) -> None:
    """One call reads all."""
    register = place[1].read()
    assert [community.name for community in register.communities] == ["Sokol neighbours"]
    assert register.communities[0].agreement.text


def test_a_publication_is_added_once_however_often_the_script_runs(
    server: LocalServer, place: tuple[gspread.Spreadsheet, OpenWorkbook]
) -> None:
    """Known by its link, or by community, day and topic."""
    workbook, opened = place
    lecture = NewPublication(
        date=date(2026, 11, 3), community="Sokol neighbours", topic="Lecture", kind=PostKind.ANNOUNCEMENT, likes=12
    )
    linked = {
        "date": date(2026, 11, 4),
        "community": "Sokol neighbours",
        "topic": "=1+1",
        "post_link": "https://vk.com/wall-1_2",
    }
    assert opened.add_publications([lecture, linked]) == 2
    server.requests.clear()
    assert opened.add_publications([linked, lecture]) == 0
    assert writes(server) == 0
    found = opened.read().publications
    assert [(one.date, one.topic, one.kind, one.likes) for one in found] == [
        (date(2026, 11, 3), "Lecture", PostKind.ANNOUNCEMENT, 12),
        (date(2026, 11, 4), "=1+1", None, None),
    ]
    assert workbook.worksheet("Diary").row_values(2)[4] == "announcement"
    assert opened.add_publications([]) == 0


@pytest.mark.parametrize(
    ("fields", "named"),
    [
        ({"date": date(2026, 11, 3), "community": "x"}, "topic"),
        ({"date": "yesterday", "community": "x", "topic": "y"}, "date"),
        ({"date": date(2026, 11, 3), "community": "x", "topic": "y", "colour": "red"}, "colour"),
    ],
)
def test_a_record_that_cannot_be_used_names_its_field(
    place: tuple[gspread.Spreadsheet, OpenWorkbook], fields: dict[str, object], named: str
) -> None:
    """And which one of them it was."""
    good = {"date": date(2026, 11, 3), "community": "x", "topic": "y"}
    with pytest.raises(FileError, match=f"Publication 2: «{named}»"):
        place[1].add_publications([good, fields])


def test_findings_come_with_their_sentences(place: tuple[gspread.Spreadsheet, OpenWorkbook]) -> None:
    """In the language of the sheet."""
    workbook, opened = place
    workbook.worksheet("Communities").update([["nowhere"]], "B2")
    report = opened.check()
    codes = [finding.code for finding in report.findings]
    assert "link-unreadable" in codes
    assert report.sentences[codes.index("link-unreadable")].startswith("Link: ")


def test_a_plan_is_written_and_the_next_one_is_empty(place: tuple[gspread.Spreadsheet, OpenWorkbook]) -> None:
    """A script may decide for itself and write as the jobs do."""
    opened = place[1]
    register = opened.read()
    plan = WritePlan(plan_marks(register, check_register(register)))
    assert plan
    after = opened.write(plan)
    assert not WritePlan(plan_marks(after, check_register(after)))
    assert opened.write(WritePlan()) is not None


def test_a_file_is_read_and_never_written(tmp_path: Path) -> None:
    """No account, no server."""
    rows = register_rows([register_row("Соседи", link="https://vk.com/sosedi")])
    opened = open_workbook(str(excel_file(tmp_path / "register.xlsx", {"Реестр": rows})))
    assert [community.name for community in opened.read().communities] == ["Соседи"]
    assert opened.check().summary
    for attempt in (lambda: opened.write(WritePlan()), lambda: opened.add_publications([])):
        with pytest.raises(AddressError, match=r"register\.xlsx"):
            attempt()


def test_nothing_that_is_no_workbook_is_opened() -> None:
    """The error is one a script can catch by the root of the tree."""
    with pytest.raises(OutreachError):
        open_workbook("https://example.org/table")


def test_the_examples_of_the_page_run(server: LocalServer, tmp_path: Path) -> None:
    """Against a local server and a file, as the page says."""
    workbook, gateway = blank_workbook(server, "en_US")
    set_up(gateway)
    workbook.worksheet("Communities").update(
        [register_row("Neighbours of Sokol", link="https://vk.com/sokol_n", agreement="once a week")], "A2"
    )
    path = excel_file(tmp_path / "register.xlsx", {"Register": register_rows([register_row("Соседи")])})
    given = {"ADDRESS": address_of(server, workbook), "FILE": str(path)}
    failed, tried = doctest.testfile(str(PAGE), module_relative=False, globs=given, optionflags=doctest.ELLIPSIS)
    assert tried > 5
    assert failed == 0


def test_importing_the_package_imports_nothing_else() -> None:
    """What a script needs is imported when it is used."""
    code = "import sys, sheets_outreach; print([n for n in sys.modules if n.startswith('sheets_outreach.') or n in ('gspread', 'pydantic')])"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    """As of any module."""
    with pytest.raises(AttributeError, match="nonsense"):
        sheets_outreach.nonsense  # noqa: B018

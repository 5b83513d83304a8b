"""What histories and faults found once, each told again by itself: people's cells lost, work stuck, mail doubled."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from sheets_outreach.errors import WorkbookError
from sheets_outreach.job_status import JobStatus
from sheets_outreach.jobs.validate_rows import validate_rows
from sheets_outreach.localsheets import LocalServer, SeenRequest
from sheets_outreach.localsheets.http.faults import Fault
from sheets_outreach.localsheets.model.cells import unpack
from sheets_outreach.register.columns import Tab
from sheets_outreach.register.identifiers import tab_id
from sheets_outreach.register.tables import TABLES
from sheets_outreach.register.writing import CellEdit, TabPlan, WritePlan
from sheets_outreach.texts import Language
from sheets_outreach.workbook.batch import PART_BYTES, compose
from tests.reliability.judges import find_sheet, measured, places_of_ours, texts
from tests.reliability.library import (
    DIARY,
    JOBS,
    RECIPIENTS,
    REGISTER,
    STATISTICS,
    THE_JOBS,
    Letterbox,
    make_workbook,
    open_door,
    publication,
    type_cells,
)
from tests.workbooks import TITLES, create_workbook, open_workbook_of


@pytest.fixture
def workbook(server: LocalServer) -> str:
    """A workbook on which every job has run once."""
    identity = make_workbook(server.core, datetime.now(UTC).date())
    for name in THE_JOBS:
        run(server, identity, name)
    return identity


def run(server: LocalServer, identity: str, name: str, box: Letterbox | None = None) -> Any:
    """Run a job undisturbed."""
    return THE_JOBS[name](open_door(server, identity), box or Letterbox())


def rename(server: LocalServer, identity: str, sheet_id: int, title: str) -> None:
    """Somebody gives a tab another title."""
    properties = {"sheetId": sheet_id, "title": title}
    request = {"updateSheetProperties": {"properties": properties, "fields": "title"}}
    server.core.person_edits(identity, [request])


def column(rows: list[list[str]], index: int) -> list[str]:
    """Give a column below the first row."""
    return [row[index] for row in rows[1:]]


def test_a_column_that_people_call_like_ours_stays_theirs(server: LocalServer, workbook: str) -> None:
    """Ours carries a mark; a second «Проверка», even to the left of it, is somebody's own."""
    before = column(texts(server.core, workbook, REGISTER), 2)
    server.core.person_edits(workbook, [type_cells(REGISTER, 0, 2, [["Проверка"]])])
    run(server, workbook, "validate_rows")
    rows = texts(server.core, workbook, REGISTER)
    assert column(rows, 2) == before
    assert all(column(rows, places_of_ours(server.core, workbook, REGISTER)["check"]))


def test_a_column_of_ours_that_people_gave_a_title_of_theirs_is_theirs(server: LocalServer, workbook: str) -> None:
    """What they type there is left alone from then on, and ours is made anew."""
    taken = places_of_ours(server.core, workbook, REGISTER)["check"]
    typed = [["Статус"], ["договорились"], ["пауза"]]
    server.core.person_edits(workbook, [type_cells(REGISTER, 0, taken, typed)])
    run(server, workbook, "validate_rows")
    rows = texts(server.core, workbook, REGISTER)
    assert [row[taken] for row in rows[:3]] == ["Статус", "договорились", "пауза"]
    ours = places_of_ours(server.core, workbook, REGISTER)["check"]
    assert ours != taken
    assert rows[0][ours] == "Проверка"


@pytest.mark.parametrize(("sheet_id", "job"), [(STATISTICS, "append_statistics"), (JOBS, "send_digest")])
def test_a_tab_that_a_job_made_stays_what_it_is_under_any_title(
    server: LocalServer, workbook: str, sheet_id: int, job: str
) -> None:
    """Renaming it stops nothing, and nothing is done again."""
    rename(server, workbook, sheet_id, "Цифры за всё время")
    day = datetime.now(UTC).date()
    server.core.person_edits(workbook, [type_cells(DIARY, 6, 0, [publication(77, day)])])
    before = len(list(measured(server.core, workbook)))
    assert run(server, workbook, job).status in {"ok", "skipped"}
    assert len(list(measured(server.core, workbook))) == before + (job == "append_statistics")


def test_a_tab_of_peoples_that_has_our_title_is_left_alone(server: LocalServer) -> None:
    """The job makes a tab of its own beside it."""
    identity = make_workbook(server.core, datetime.now(UTC).date(), jobs=False)
    theirs = {"addSheet": {"properties": {"sheetId": 55, "title": "Журнал"}}}
    server.core.person_edits(identity, [theirs, type_cells(55, 0, 0, [["Посетитель", "Пришёл"], ["Анна", "в 9"]])])
    run(server, identity, "append_statistics")
    assert texts(server.core, identity, 55) == [["Посетитель", "Пришёл"], ["Анна", "в 9"]]
    made = find_sheet(server.core, identity, tab_id(Tab.JOBS))
    assert made is not None
    assert made.title == "Журнал 2"
    assert run(server, identity, "append_statistics").status == "skipped"


def test_a_tab_of_ours_without_its_header_is_named(server: LocalServer, workbook: str) -> None:
    """One sentence that says what to write where, instead of trying for ever."""
    server.core.person_edits(workbook, [type_cells(STATISTICS, 0, 0, [[""] * 14])])
    server.core.person_edits(workbook, [type_cells(DIARY, 6, 0, [publication(77, datetime.now(UTC).date())])])
    with pytest.raises(WorkbookError, match=r"«Статистика» has lost its header.*Измерено"):
        run(server, workbook, "append_statistics")


def test_a_column_that_the_jobs_tab_lacks_is_made(server: LocalServer, workbook: str) -> None:
    """Somebody deletes «Состояние»; the next line brings it back."""
    at = places_of_ours(server.core, workbook, JOBS)["status"]
    where = {"sheetId": JOBS, "dimension": "COLUMNS", "startIndex": at, "endIndex": at + 1}
    server.core.person_edits(workbook, [{"deleteDimension": {"range": where}}])
    server.core.person_edits(workbook, [type_cells(REGISTER, 1, 1, [["нет связи 9"]])])
    run(server, workbook, "validate_rows")
    rows = texts(server.core, workbook, JOBS)
    assert "Состояние" in rows[0]
    assert rows[-1][rows[0].index("Состояние")] == "готово"


def test_an_address_in_two_rows_gets_one_mail_and_stops_nobody(server: LocalServer) -> None:
    """Its two claims had one id, so that the batch was refused for ever and nobody got mail."""
    identity = make_workbook(server.core, datetime.now(UTC).date())
    server.core.person_edits(identity, [type_cells(RECIPIENTS, 4, 0, [["Анна", "anna@library.example"]])])
    box = Letterbox()
    assert run(server, identity, "send_digest", box).counts["sent"] == 3
    states = column(
        texts(server.core, identity, RECIPIENTS), places_of_ours(server.core, identity, RECIPIENTS)["state"]
    )
    assert all(states[:4])


def test_a_state_goes_with_its_address_when_recipients_are_sorted_meanwhile(server: LocalServer) -> None:
    """The sort falls between the mails and the marks; the state of who was refused must not stand beside another."""
    identity = make_workbook(server.core, datetime.now(UTC).date())
    box = Letterbox()
    writes = 0

    def sort(request: SeenRequest) -> None:
        nonlocal writes
        writes += request.path.endswith(":batchUpdate")
        if writes == 3:
            server.core.before_request.clear()
            where = {
                "sheetId": RECIPIENTS,
                "startRowIndex": 1,
                "endRowIndex": 4,
                "startColumnIndex": 0,
                "endColumnIndex": 3,
            }
            by = [{"dimensionIndex": 0, "sortOrder": "DESCENDING"}]
            server.core.person_edits(identity, [{"sortRange": {"range": where, "sortSpecs": by}}])

    server.core.person_edits(identity, [type_cells(RECIPIENTS, 1, 1, [["anna at library"]])])
    server.core.before_request.append(sort)
    run(server, identity, "send_digest", box)
    rows = texts(server.core, identity, RECIPIENTS)
    said = dict(
        zip(column(rows, 1), column(rows, places_of_ours(server.core, identity, RECIPIENTS)["state"]), strict=True)
    )
    assert said["kari@library.example"] == said["per@library.example"]
    assert said["anna at library"] not in {said["kari@library.example"], ""}


def test_a_mail_is_noted_though_somebody_took_its_claim_away(server: LocalServer) -> None:
    """Data → Protected ranges → delete, while the mail goes out: nobody gets a second one."""
    identity = make_workbook(server.core, datetime.now(UTC).date())

    class Meddled(Letterbox):
        def send_message(self, message: Any) -> None:
            super().send_message(message)
            sheet = find_sheet(server.core, identity, JOBS)
            assert sheet is not None
            claims = [p for p in sheet.listed("protectedRanges") if "claim" in str(p["description"])]
            for claim in claims:
                deletion = {"deleteProtectedRange": {"protectedRangeId": claim["protectedRangeId"]}}
                server.core.person_edits(identity, [deletion])

    box = Meddled()
    run(server, identity, "send_digest", box)
    run(server, identity, "send_digest", box)
    assert len(box.keys) == len(set(box.keys)) == 3


def test_an_append_leaves_the_looks_of_peoples_columns_between_ours(server: LocalServer, workbook: str) -> None:
    """They have formatted cells below the end of the table, in a column of their own."""
    at = {"sheetId": STATISTICS, "dimension": "COLUMNS", "startIndex": 2, "endIndex": 3}
    cells = {"sheetId": STATISTICS, "startRowIndex": 0, "endRowIndex": 40, "startColumnIndex": 2, "endColumnIndex": 3}
    looks = {"userEnteredFormat": {"numberFormat": {"type": "PERCENT", "pattern": "0%"}}}
    server.core.person_edits(
        workbook,
        [
            {"insertDimension": {"range": at, "inheritFromBefore": False}},
            {"repeatCell": {"range": cells, "cell": looks, "fields": "userEnteredFormat"}},
            type_cells(DIARY, 6, 0, [publication(77, datetime.now(UTC).date())]),
        ],
    )
    sheet = find_sheet(server.core, workbook, STATISTICS)
    run(server, workbook, "append_statistics")
    after = find_sheet(server.core, workbook, STATISTICS)
    assert sheet is not None
    assert after is not None
    assert [unpack(after.grid.slot(row, 2)) for row in range(40)] == [
        unpack(sheet.grid.slot(row, 2)) for row in range(40)
    ]
    last = unpack(after.grid.slot(max(row for row in range(40) if after.grid.slot(row, 3) is not None), 0))
    assert last.format is not None
    assert last.format.fields["numberFormat"]["type"] == "DATE"


def test_a_line_is_written_once_though_its_write_was_answered_with_429(server: LocalServer, workbook: str) -> None:
    """The batch is sent again, and refuses itself: it had been applied."""
    server.core.person_edits(workbook, [type_cells(REGISTER, 1, 1, [["нет связи 9"]])])
    before = len(texts(server.core, workbook, JOBS))
    server.faults.add(Fault(status=429, when="after", path=":batchUpdate"))
    assert validate_rows(open_door(server, workbook)).status == "ok"
    assert len(texts(server.core, workbook, JOBS)) == before + 1


def test_a_tab_renamed_between_two_reads_is_only_read_again(server: LocalServer, workbook: str) -> None:
    """Every job meets that when it reads first."""
    for number, name in enumerate(THE_JOBS):
        titles = iter([f"Реестр {number}", "Сообщества"])
        reads = 0

        def meddle(request: SeenRequest, titles: Any = titles) -> None:
            nonlocal reads
            reads += request.method == "GET"
            if reads == 2 and (title := next(titles, None)):
                rename(server, workbook, DIARY, title)

        server.core.before_request[:] = [meddle]
        run(server, workbook, name)
        server.core.before_request.clear()
        rename(server, workbook, DIARY, "Дневник")


def test_a_part_is_whole_rows_and_no_larger_than_google_recommends(server: LocalServer, workbook: str) -> None:
    """Thousands of rows with long notes, and thousands of rows appended."""
    register = open_door(server, workbook).read(tuple(Tab))
    rows = range(2, 6000)
    edits = tuple(CellEdit(row, key, "Ж" * 90, "Ж" * 300) for row in rows for key in ("check", "understood"))
    line = {column.key: "Ж" * 40 for column in TABLES[Tab.STATISTICS].columns}
    plan = WritePlan(
        {
            Tab.REGISTER: TabPlan(register.tabs[Tab.REGISTER].layout, edits=edits),
            Tab.STATISTICS: TabPlan(register.tabs[Tab.STATISTICS].layout, appended=(line,) * 5000),
        }
    )
    parts = compose(plan, remembered=None, language=Language.RU)
    assert len(parts) > 3
    assert max(len(json.dumps({"requests": part}, ensure_ascii=False).encode()) for part in parts) <= PART_BYTES + 200
    columns = [
        {
            place["columnIndex"]: {place["rowIndex"] + n for n in range(len(request["updateCells"]["rows"]))}
            for request in part
            if "updateCells" in request and (place := request["updateCells"]["start"])["sheetId"] == REGISTER
        }
        for part in parts
    ]
    assert all(len(set(map(frozenset, written.values()))) <= 1 for written in columns if len(written) > 1)
    appended = sum(len(r["appendCells"]["rows"]) for part in parts for r in part if "appendCells" in r)
    assert appended == 5000


@pytest.mark.parametrize("neighbour", ["Личное", "Примечание", ""])
def test_a_column_inserted_as_the_first_mark_is_put_costs_nobody_a_cell(server: LocalServer, neighbour: str) -> None:
    """A typed «Проверка» is not marked yet; the mark lands on the column before it, which is people's and stays so."""
    core = server.core
    workbook = create_workbook(
        server,
        [
            [*TITLES, neighbour, "Проверка"],
            *([f"Соседи {n}", "нет", "", "", "", "", "", f"своё {n}", ""] for n in range(3)),
        ],
    )
    pushed: list[SeenRequest] = []

    def push(request: SeenRequest) -> None:
        if request.method == "POST" and not pushed:
            pushed.append(request)
            place = {"sheetId": 0, "dimension": "COLUMNS", "startIndex": 0, "endIndex": 1}
            core.person_edits(str(workbook.id), [{"insertDimension": {"range": place, "inheritFromBefore": False}}])

    core.before_request.append(push)
    assert validate_rows(open_workbook_of(server, workbook.id)).status is JobStatus.OK
    assert pushed
    rows = texts(core, str(workbook.id), 0)
    place = len(TITLES) + 1
    assert [row[place] for row in rows[:4]] == [neighbour, "своё 0", "своё 1", "своё 2"]
    assert all(row[place + 1] for row in rows[:4])
    assert [title for title in rows[0] if title == "Проверка"] == ["Проверка"]

"""The plan in the sheet: written once, past rows kept, rows of its own replaced, nothing of anybody else's touched."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

import gspread
import pytest
from click.testing import CliRunner
from icalendar import Calendar

from sheets_outreach.cli.plan import command
from sheets_outreach.errors import FileError
from sheets_outreach.job_status import JobStatus
from sheets_outreach.jobs.planning import TABS, plan_week, sum_up
from sheets_outreach.localsheets import LocalServer
from sheets_outreach.register.tables.others import PLAN
from sheets_outreach.texts import Language
from sheets_outreach.workbook.settling import Settled
from tests.workbooks import create_workbook, gspread_client, open_workbook_of, register_row, register_rows

ANNOUNCEMENTS = ["Дата события", "Название", "Текст", "Ссылка", "Аудитория", "Предложение"]
DIARY = ["Дата", "Сообщество", "Ссылка на пост", "Тема", "Согласование запрошено"]
TITLES = [column.titles[Language.RU][0] for column in PLAN.columns]


def add_tab(workbook: gspread.Spreadsheet, title: str, rows: Sequence[Sequence[str]]) -> gspread.Worksheet:
    """Add a tab as staff would: typed."""
    sheet = workbook.add_worksheet(title, 60, 12)
    sheet.update([list(row) for row in rows], "A1", value_input_option="USER_ENTERED")  # type: ignore[arg-type]
    return sheet


class Library:
    """A workbook on a local server with two communities and some events."""

    def __init__(
        self, server: LocalServer, agreement: str = "раз в неделю", diary: Sequence[Sequence[str]] = ()
    ) -> None:
        self.server = server
        rows = register_rows(
            [register_row("Сокол", agreement=agreement), register_row("Аэропорт", agreement=agreement)]
        )
        self.workbook = create_workbook(server, rows)
        self.gateway = open_workbook_of(server, str(self.workbook.id))
        self.today = self.gateway.read(TABS).today
        if diary:
            add_tab(self.workbook, "Дневник", [DIARY, *diary])
        events = [self.event(5, "Вечер поэзии"), self.event(7, "Лекция о районе"), self.event(9, "Настольные игры")]
        self.events = add_tab(self.workbook, "Анонсы", [ANNOUNCEMENTS, *events])

    def event(self, away: int, title: str) -> list[str]:
        """Write an event."""
        return [self.day(away), title, "Приходите!", "https://library.example/poetry?id=1", "", "Мероприятия"]

    def day(self, away: int) -> str:
        """Write a day as it is typed in Russia."""
        return (self.today + timedelta(days=away)).strftime("%d.%m.%Y")

    @property
    def address(self) -> str:
        """Where the workbook is."""
        return f"{self.server.url}/spreadsheets/d/{self.workbook.id}/edit"

    def plan_tab(self) -> gspread.Worksheet:
        """Open the tab of the plan."""
        return gspread_client(self.server).open_by_key(str(self.workbook.id)).worksheet("План")

    def read_plan(self) -> list[dict[str, str]]:
        """Read the plan by title, dates as ISO, blank rows left out."""
        header, *rows = self.plan_tab().get_all_values(value_render_option="FORMATTED_VALUE")  # type: ignore[arg-type]
        found = [dict(zip(header, row, strict=True)) for row in rows]
        return [row for row in found if any(row.values())]


@pytest.fixture
def library(server: LocalServer) -> Library:
    """Two communities that take a post a week."""
    return Library(server)


def places(rows: Sequence[dict[str, str]]) -> list[str]:
    """Name the communities of some rows."""
    return [row["Сообщество"] for row in rows]


def test_the_plan_is_written_into_a_tab_of_its_own(library: Library) -> None:
    """Made with the first plan; one post a community tells of all three evenings."""
    outcome = plan_week(library.gateway)
    assert outcome.status is JobStatus.OK
    assert outcome.counts == {"posts": 2, "unplaced": 0, "unused": 0}
    assert library.plan_tab().row_values(1) == TITLES
    rows = library.read_plan()
    assert places(rows) == ["Сокол", "Аэропорт"]
    assert rows[0]["Анонсы"] == "Вечер поэзии\nЛекция о районе\nНастольные игры"
    assert rows[0]["Ссылка с меткой"].startswith("https://library.example/poetry?id=1&utm_source=vk&utm_medium=")
    assert rows[0]["Ссылка с меткой"] in rows[0]["Черновик"]


def test_a_second_run_writes_nothing(library: Library) -> None:
    """The plan follows from the sheet alone; two reads, no write."""
    plan_week(library.gateway)
    again = plan_week(open_workbook_of(library.server, str(library.workbook.id)))
    assert (again.reads, again.writes) == (2, 0)
    assert len(library.read_plan()) == 2


def test_a_dry_run_writes_nothing(library: Library) -> None:
    """It says what it would do."""
    outcome = plan_week(library.gateway, dry_run=True)
    assert outcome.counts["posts"] == 2
    assert outcome.writes == 0
    assert "План" not in [sheet.title for sheet in library.workbook.worksheets()]


def test_peoples_cells_stay_as_they_are(library: Library) -> None:
    """Register and announcements, byte for byte."""
    before = [library.workbook.sheet1.get_all_values(), library.events.get_all_values()]
    plan_week(library.gateway)
    assert [library.workbook.sheet1.get_all_values(), library.events.get_all_values()] == before


def test_what_is_past_stays_and_what_is_gone_makes_room(library: Library) -> None:
    """One row is moved into the past by hand; of the other community the agreement is withdrawn."""
    plan_week(library.gateway)
    library.plan_tab().update_acell("A2", (library.today - timedelta(days=3)).isoformat())
    library.workbook.sheet1.update_acell("E3", "нельзя")
    plan_week(library.gateway)
    rows = library.read_plan()
    assert places(rows) == ["Сокол", "Сокол"]
    assert library.plan_tab().acell("B2").value == "Сокол"
    assert library.plan_tab().acell("B3").value == "Сокол"


def test_a_row_stays_where_it_is_when_others_come_and_go(library: Library) -> None:
    """A remark somebody wrote beside a row goes on being about that row."""
    plan_week(library.gateway)
    sheet = library.plan_tab()
    sheet.add_cols(1)
    sheet.update_acell("J3", "Картинку делает Ольга")
    library.workbook.sheet1.update_acell("E2", "нельзя")
    plan_week(library.gateway)
    assert sheet.row_values(3)[1] == "Аэропорт"
    assert sheet.acell("J3").value == "Картинку делает Ольга"
    assert sheet.acell("B2").value is None
    library.workbook.sheet1.update_acell("E2", "раз в неделю")
    plan_week(library.gateway)
    assert [sheet.acell("B2").value, sheet.acell("B3").value] == ["Сокол", "Аэропорт"]


def test_a_column_of_ours_that_was_deleted_comes_back(library: Library) -> None:
    """To the right of the last titled one."""
    plan_week(library.gateway)
    library.plan_tab().delete_columns(5)
    outcome = plan_week(library.gateway)
    assert outcome.status is JobStatus.OK
    assert sorted(library.plan_tab().row_values(1)) == sorted(TITLES)
    assert all(row["Черновик"] for row in library.read_plan())


def test_a_librarys_own_tab_of_that_name_is_left_alone(library: Library) -> None:
    """It has titles like ours and rows that we did not write; ours is made beside it, and found again."""
    own = [["Дата", "Сообщество", "Кто"], [library.day(3), "Сокол", "Ольга"]]
    sheet = add_tab(library.workbook, "План", own)
    before = sheet.get_all_values()
    assert plan_week(library.gateway).status is JobStatus.OK
    assert sheet.get_all_values() == before
    titles = [tab.title for tab in gspread_client(library.server).open_by_key(str(library.workbook.id)).worksheets()]
    assert titles[-2:] == ["План", "План 2"]
    assert plan_week(open_workbook_of(library.server, str(library.workbook.id))).writes == 0


def test_a_pause_stops_it(library: Library) -> None:
    """The settings say so."""
    add_tab(library.workbook, "Настройки", [["Настройка", "Значение"], ["Пауза", "да"]])
    outcome = plan_week(library.gateway)
    assert (outcome.status, outcome.writes) == (JobStatus.SKIPPED, 0)
    result = CliRunner().invoke(command, [library.address, "--write"])
    assert result.exit_code == 1
    assert outcome.message in result.output


def test_a_run_that_changed_something_leaves_a_line(library: Library) -> None:
    """And one that did not leaves none."""
    jobs = add_tab(library.workbook, "Журнал", [["Когда", "Задание", "Состояние", "Что сделано", "Ключ"]])
    plan_week(library.gateway)
    plan_week(library.gateway)
    assert [row[1:3] for row in jobs.get_all_values()[1:]] == [["План публикаций", "готово"]]


def test_a_text_the_admin_has_been_shown_keeps_its_day(server: LocalServer) -> None:
    """Asked on the day the plan said; three days later the post is still planned for the same day."""
    library = Library(server, "раз в неделю, текст согласовать с админом")
    plan_week(library.gateway)
    sheet = library.plan_tab()
    planned = sheet.get("A2:I2", value_render_option="UNFORMATTED_VALUE")[0]  # type: ignore[arg-type]
    # The plan was made a few days ago: its post is tomorrow, and there is no time left to ask.
    tomorrow = library.today + timedelta(days=1)
    serial = tomorrow.toordinal() - date(1899, 12, 30).toordinal()
    sheet.update([[serial], [serial - 30]], "A2", raw=True)
    entry = ["", "Сокол", "", "Афиша", library.day(-7)]
    add_tab(library.workbook, "Дневник", [DIARY, entry])
    plan_week(library.gateway)
    held = sheet.get("A2:I2", value_render_option="UNFORMATTED_VALUE")[0]  # type: ignore[arg-type]
    assert held[0] == serial
    assert held[1:5] == planned[1:5]
    assert "Админа спросили" in str(held[8])


def test_the_command_prints_the_plan(library: Library, tmp_path: Path) -> None:
    """As JSON and nothing else, with a calendar of whole days beside it."""
    calendar = tmp_path / "plan.ics"
    result = CliRunner().invoke(command, [library.address, "--json", "--write", "--ics", str(calendar)])
    assert result.exit_code == 0, result.output
    found = json.loads(result.stdout)
    assert [post["community"]["name"] for post in found["posts"]] == ["Сокол", "Аэропорт"]
    assert found["announcements_left_out"] == found["communities_left_out"] == []
    assert len(library.read_plan()) == 2
    events = Calendar.from_ical(calendar.read_bytes()).walk("VEVENT")
    assert sorted(str(event["SUMMARY"]) for event in events) == ["Пост: Аэропорт", "Пост: Сокол"]
    assert {event.decoded("DTSTART") for event in events} == {
        date.fromisoformat(post["day"]) for post in found["posts"]
    }
    assert {event.decoded("DTEND") - event.decoded("DTSTART") for event in events} == {timedelta(days=1)}


def test_the_command_speaks_to_people(library: Library) -> None:
    """And says that nothing was written."""
    library.workbook.sheet1.update_acell("E3", "нельзя")
    result = CliRunner().invoke(command, [library.address])
    assert result.exit_code == 0, result.output
    assert "• Лекция о районе" in result.output
    assert "Аэропорт: Публиковать нельзя" in result.output
    assert "Ничего не записано" in result.output
    assert "План" not in [sheet.title for sheet in library.workbook.worksheets()]


def test_a_file_can_be_planned_but_not_written(tmp_path: Path) -> None:
    """A register alone has no announcements; every community says so."""
    path = tmp_path / "register.csv"
    path.write_text("Название,Ссылка,Договоренности\nСокол,https://vk.com/sokol,раз в неделю\n", encoding="utf-8")
    result = CliRunner().invoke(command, [str(path), "--json"])
    assert result.exit_code == 0, result.output
    assert [one["code"] for one in json.loads(result.stdout)["communities_left_out"]] == ["no-announcements"]


def test_the_command_says_where_the_calendar_is(library: Library, tmp_path: Path) -> None:
    """And of a plan that was written nothing more."""
    calendar = tmp_path / "plan.ics"
    result = CliRunner().invoke(command, [library.address, "--write", "--ics", str(calendar)])
    assert result.exit_code == 0, result.output
    assert f"Календарь записан в {calendar}" in result.output
    assert "Ничего не записано" not in result.output


def test_a_calendar_that_cannot_be_written_is_one_clear_error(library: Library, tmp_path: Path) -> None:
    """The folder is not there."""
    result = CliRunner().invoke(command, [library.address, "--ics", str(tmp_path / "nowhere" / "plan.ics")])
    assert isinstance(result.exception, FileError)
    assert "cannot be written" in str(result.exception)


def test_without_the_extra_the_calendar_says_what_to_install(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And the plan itself does not need it."""
    monkeypatch.setitem(sys.modules, "icalendar", None)
    monkeypatch.delitem(sys.modules, "sheets_outreach.planning.calendar", raising=False)
    result = CliRunner().invoke(command, [library.address, "--ics", str(tmp_path / "plan.ics")])
    assert "sheets-outreach[plan]" in str(result.exception)
    assert CliRunner().invoke(command, [library.address]).exit_code == 0


def test_a_sheet_that_kept_changing_is_said_to(library: Library) -> None:
    """The plan was not written in full, and the reason is named."""
    settled = Settled(library.gateway.read(TABS), 5, 9, partial=True, reason="Rows moved.")
    status, message, counts = sum_up(settled)
    assert status is JobStatus.PARTIAL
    assert "план записан не полностью: Rows moved." in message
    assert counts == {}


@pytest.mark.parametrize(("asked", "posted"), [(-40, ""), (-7, "2026-01-15"), (1, "")])
def test_only_an_open_question_holds_a_post(server: LocalServer, asked: int, posted: str) -> None:
    """Not one of long ago, not one whose post is out, not one in the future: the plan is made anew."""
    library = Library(server, "раз в неделю, текст согласовать с админом")
    plan_week(library.gateway)
    before = library.read_plan()
    add_tab(library.workbook, "Дневник", [DIARY, [posted, "Сокол", "", "Афиша", library.day(asked)]])
    plan_week(library.gateway)
    after = library.read_plan()
    assert [row["Дата"] for row in after] == [row["Дата"] for row in before]
    assert "Админа спросили" not in after[0]["Почему"]


def test_a_question_before_any_plan_holds_nothing(server: LocalServer) -> None:
    """An admin was asked about a text of which the plan knows nothing."""
    library = Library(server, "раз в неделю, текст согласовать с админом", diary=[["", "Сокол", "", "Афиша", "вчера"]])
    assert plan_week(library.gateway).counts["posts"] == 2

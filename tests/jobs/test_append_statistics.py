"""Statistics over the real wire: each due day is measured once, whatever is started twice, killed or asleep."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from typing import Any

import gspread
import pytest
from gspread.utils import ValueInputOption, ValueRenderOption

from sheets_outreach.collectors import Answer, Collector, Kind, Limits, NotAsked, Reason, Wanted, failure
from sheets_outreach.job_status import JobStatus
from sheets_outreach.jobs.append_statistics import append_statistics, plan_rows
from sheets_outreach.jobs.due_measurements import find_due
from sheets_outreach.localsheets import LocalServer, SeenRequest
from sheets_outreach.register.columns import Tab
from sheets_outreach.register.tables import TABLES
from sheets_outreach.statistics import Figures, Gone, Source
from sheets_outreach.texts import Language
from sheets_outreach.workbook.gateway import Gateway
from tests.rules.sheets import TODAY, Row, make_register
from tests.workbooks import create_workbook, open_workbook_of, register_row, register_rows

DIARY = ["Дата", "Сообщество", "Ссылка на пост", "Тема", "Лайки", "Комментарии", "Просмотры"]


class Platform:
    """A platform that answers as told; it counts how often it was asked.

    Args:
        platform: its key.
        answer: what it says of each thing wanted.
    """

    def __init__(self, platform: str, answer: Callable[[Wanted], Answer]) -> None:
        self.platform, self._answer = platform, answer
        self.limits: Mapping[Kind, Limits] = {Kind.POST: Limits(100, 1e6), Kind.COMMUNITY: Limits(100, 1e6)}
        self.calls = 0

    def refuses(self, wanted: Wanted) -> str | None:
        """It takes everything."""

    def posts(self, wanted: Sequence[Wanted]) -> dict[Wanted, Answer]:
        """Answer for posts."""
        self.calls += 1
        return {one: self._answer(one) for one in wanted}

    communities = posts


def vk(likes: int = 5, views: int = 200) -> dict[str, Collector | NotAsked]:
    """VK answers with the same figures for every post."""
    figures = Figures(likes=likes, views=views, exact=True, source=Source.API, taken_at=datetime.now(UTC))
    return {"vk": Platform("vk", lambda _: figures)}


def ago(days: int) -> str:
    """A day so many days before today, as people type it. The local server's workbooks are in Etc/GMT."""
    return (datetime.now(UTC).date() - timedelta(days=days)).strftime("%d.%m.%Y")


def make_workbook(server: LocalServer, entries: Sequence[Sequence[Any]]) -> gspread.Spreadsheet:
    """Make a register of two communities and a diary."""
    rows = register_rows(
        [register_row("Сокол", "https://vk.com/sokol"), register_row("Чат", "https://t.me/+AbCdEfGhIjKlMnOp")]
    )
    workbook = create_workbook(server, rows, title="Сообщества")
    diary = workbook.add_worksheet("Дневник", len(entries) + 5, 12)
    diary.update([DIARY, *map(list, entries)], "A1", raw=True)
    return workbook


def vk_entries(count: int, days: int = 4) -> list[list[Any]]:
    """Give so many posts on VK."""
    return [[ago(days), "Сокол", f"https://vk.com/wall-1_{n}", f"тема {n}"] for n in range(count)]


def measured(workbook: gspread.Spreadsheet) -> list[dict[str, Any]]:
    """Give the rows of the statistics by title; nothing where the tab is missing."""
    try:
        return workbook.worksheet("Статистика").get_all_records(value_render_option=ValueRenderOption.unformatted)
    except gspread.WorksheetNotFound:
        return []


def keys(workbook: gspread.Spreadsheet) -> list[tuple[str, int]]:
    """Give what was measured: (post, day)."""
    return sorted((str(row["Ссылка на пост"]), int(row["День"])) for row in measured(workbook))


def test_due_posts_are_measured_once(server: LocalServer) -> None:
    """Three posts four days old have day 3 due; a second run finds nothing to do and writes nothing."""
    workbook = make_workbook(server, vk_entries(3))
    outcome = append_statistics(open_workbook_of(server, workbook.id), vk())
    assert (outcome.status, outcome.counts) == (JobStatus.OK, {"due": 3, "appended": 3, "open": 0})
    assert keys(workbook) == [(f"https://vk.com/wall-1_{n}", 3) for n in range(3)]
    row = measured(workbook)[0]
    assert (row["Лайки"], row["Просмотры"], row["Комментарии"], row["Репосты"]) == (5, 200, "", "")
    assert row["Вовлечённость, %"] == 2.5
    assert row["Измерено"] == (datetime.now(UTC).date() - date(1899, 12, 30)).days
    server.requests.clear()
    again = append_statistics(open_workbook_of(server, workbook.id), vk())
    assert again.status is JobStatus.SKIPPED
    assert [method for method, _ in server.requests] == ["GET", "GET"]


def test_with_its_tabs_there_a_run_costs_two_reads_a_claim_and_a_write(server: LocalServer) -> None:
    """As design §11 has it."""
    workbook = make_workbook(server, vk_entries(50))
    append_statistics(open_workbook_of(server, workbook.id), vk())
    workbook.worksheet("Дневник").append_rows(
        [[ago(4), "Сокол", "https://vk.com/wall-1_777", "новое"]],
        table_range="A1",
        value_input_option=ValueInputOption.raw,
    )
    server.requests.clear()
    outcome = append_statistics(open_workbook_of(server, workbook.id), vk())
    assert outcome.counts["appended"] == 1
    assert [method for method, _ in server.requests] == ["GET", "GET", "POST", "POST"]


def test_typed_figures_are_taken_where_no_platform_answers(server: LocalServer) -> None:
    """A closed chat is measured by hand; what nobody typed stays empty, and the same figures are not taken twice."""
    entries: list[list[Any]] = [
        [ago(4), "Чат", "", "встреча", 12, "", ""],
        [ago(4), "Чат", "", "без чисел"],
        [ago(4), "Чат", "", "ноль", 0],
    ]
    workbook = make_workbook(server, entries)
    outcome = append_statistics(open_workbook_of(server, workbook.id), {})
    assert outcome.counts == {"due": 3, "appended": 2, "open": 1}
    rows = sorted(measured(workbook), key=lambda row: str(row["Ссылка на пост"]))
    assert [(row["Лайки"], row["Комментарии"], row["Источник"]) for row in rows] == [
        (12, "", "manual"),
        (0, "", "manual"),
    ]
    server.clock_skew = timedelta(days=4)
    later = append_statistics(open_workbook_of(server, workbook.id), {})
    assert later.counts["appended"] == 0
    workbook.worksheet("Дневник").update_acell("E2", "15")
    append_statistics(open_workbook_of(server, workbook.id), {})
    assert [(row["День"], row["Лайки"]) for row in measured(workbook) if "встреча" in str(row["Ссылка на пост"])] == [
        (3, 12),
        (7, 15),
    ]


@pytest.mark.parametrize(
    ("entry", "platform"),
    [
        ([ago(4), "Сокол", "https://vk.com/wall-1_1", "афиша", 3], "vk"),
        ([ago(4), "Чат", "", "встреча", 3], "telegram"),
        ([ago(4), "Чат", "https://vk.com/wall-1_2", "репост", 3], "vk"),
    ],
    ids=["by its link", "by its community", "its link before its community"],
)
def test_a_row_says_where_the_post_stood(server: LocalServer, entry: list[Any], platform: str) -> None:
    """The post's own address tells best; a post without one stood where its community is."""
    workbook = make_workbook(server, [entry])
    append_statistics(open_workbook_of(server, workbook.id), {})
    assert [row["Платформа"] for row in measured(workbook)] == [platform]


def test_a_gone_post_closes_its_day_without_figures(server: LocalServer) -> None:
    """Nothing is known, and nothing is made up."""
    workbook = make_workbook(server, vk_entries(1))
    collectors: dict[str, Collector | NotAsked] = {"vk": Platform("vk", lambda _: Gone("collector.gone"))}
    append_statistics(open_workbook_of(server, workbook.id), collectors)
    [row] = measured(workbook)
    assert (row["Лайки"], row["Просмотры"], row["Вовлечённость, %"]) == ("", "", "")
    assert row["Точно"] is False
    assert append_statistics(open_workbook_of(server, workbook.id), vk()).status is JobStatus.SKIPPED


@pytest.mark.parametrize("place", [0, 1, 4], ids=["before ours", "after the date", "amid the figures"])
def test_a_day_is_written_as_a_day_beside_a_column_of_peoples(server: LocalServer, place: int) -> None:
    """Our row goes over their column: the date is shown as one, and the format of their cell stays theirs."""
    workbook = make_workbook(server, vk_entries(1))
    titles = [column.titles[Language.RU][0] for column in TABLES[Tab.STATISTICS].columns]
    titles.insert(place, "Своё")
    tab = workbook.add_worksheet("Статистика", 20, len(titles))
    tab.update([titles], "A1")
    theirs = {"sheetId": tab.id, "startColumnIndex": place, "endColumnIndex": place + 1}
    per_cent = {"userEnteredFormat": {"numberFormat": {"type": "PERCENT", "pattern": "0%"}}}
    repeat = {"range": theirs, "cell": per_cent, "fields": "userEnteredFormat.numberFormat"}
    server.core.person_edits(workbook.id, [{"repeatCell": repeat}])
    assert append_statistics(open_workbook_of(server, workbook.id), vk()).counts["appended"] == 1
    mask = "sheets.data.rowData.values.effectiveFormat.numberFormat"
    answer = workbook.fetch_sheet_metadata({"ranges": "Статистика!2:2", "fields": mask})
    cells = answer["sheets"][0]["data"][0]["rowData"][0]["values"]
    kinds = [cell.get("effectiveFormat", {}).get("numberFormat", {}).get("type") for cell in cells]
    assert [index for index, kind in enumerate(kinds) if kind == "DATE"] == [titles.index("Измерено")]
    assert kinds[place] == "PERCENT"


@pytest.mark.parametrize(
    ("said", "members"),
    [(950, 950), (0, 0), (None, 900)],
    ids=["the platform's own", "none, it says", "it does not say: what staff typed"],
)
def test_a_row_has_the_members_of_its_day(said: int | None, members: int) -> None:
    """Of the platform where it tells, of the register where it does not."""
    entry: Row = {"date": TODAY - timedelta(days=1), "community": "Сокол", "post_link": "https://vk.com/wall-1_5"}
    register = make_register([{"name": "Сокол", "link": "https://vk.com/club1", "members": 900}], [entry])
    [due] = find_due(register)
    assert due.wanted is not None
    assert due.wanted_members is not None
    now = datetime.now(UTC)
    answers = {
        due.wanted: Figures(likes=5, exact=True, source=Source.API, taken_at=now),
        due.wanted_members: Figures(members=said, exact=True, source=Source.API, taken_at=now),
    }
    [row] = plan_rows(register, answers, now)
    assert (row.members, row.likes) == (members, 5)


def test_one_dead_platform_stops_nothing(server: LocalServer) -> None:
    """The others' rows are written, the run is partial, and the jobs tab says why."""
    entries = [*vk_entries(2), [ago(4), "https://t.me/sokol", "https://t.me/sokol/5", "телеграм"]]
    workbook = make_workbook(server, entries)

    def fail(_: Wanted) -> Answer:
        raise failure("telegram", Reason.SERVER_FAILED)

    outcome = append_statistics(open_workbook_of(server, workbook.id), {**vk(), "telegram": Platform("telegram", fail)})
    assert outcome.status is JobStatus.PARTIAL
    assert len(keys(workbook)) == 2
    [line] = workbook.worksheet("Журнал").get_all_records()
    assert line["Состояние"] == "не полностью"
    assert "telegram" in str(line["Что сделано"])


def test_two_copies_started_together_measure_once(server: LocalServer) -> None:
    """One does the work, the other finds it taken."""
    workbook = make_workbook(server, vk_entries(5))
    platform = Platform("vk", lambda _: Figures(likes=1, exact=True, source=Source.API, taken_at=datetime.now(UTC)))
    found: list[JobStatus] = []

    def start() -> None:
        found.append(append_statistics(open_workbook_of(server, workbook.id), {"vk": platform}).status)

    threads = [threading.Thread(target=start) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found.count(JobStatus.OK) == 1
    assert set(found) <= {JobStatus.OK, JobStatus.BUSY, JobStatus.SKIPPED}
    assert len(keys(workbook)) == len(set(keys(workbook))) == 5


def test_a_claim_on_work_that_another_run_has_finished_is_given_back(server: LocalServer) -> None:
    """The other run measures between our look and our claim; we ask nobody and hold nothing until the lease ends."""
    workbook = make_workbook(server, vk_entries(3))
    late = Platform("vk", lambda _: Figures(likes=9, exact=True, source=Source.API, taken_at=datetime.now(UTC)))

    def overtake(request: SeenRequest) -> None:
        if request.path.endswith(":batchUpdate"):
            server.core.before_request.clear()
            append_statistics(open_workbook_of(server, workbook.id), vk())

    server.core.before_request.append(overtake)
    outcome = append_statistics(open_workbook_of(server, workbook.id), {"vk": late})
    assert (outcome.status, late.calls) == (JobStatus.SKIPPED, 0)
    assert {row["Лайки"] for row in measured(workbook)} == {5}
    claims = [
        protection["description"]
        for sheet in server.core.document(workbook.id).workbook.sheets
        for protection in sheet.listed("protectedRanges")
        if "claim" in str(protection.get("description", ""))
    ]
    assert not claims


def test_a_tab_that_another_run_made_between_our_two_reads_is_looked_at(server: LocalServer) -> None:
    """The answer to our claim does not show it: we would ask the platforms for what has just been measured."""
    workbook = make_workbook(server, vk_entries(3))
    workbook.add_worksheet("Журнал", 20, 5).update([["Когда", "Задание", "Состояние", "Что сделано", "Ключ"]], "A1")
    late = Platform("vk", lambda _: Figures(likes=9, exact=True, source=Source.API, taken_at=datetime.now(UTC)))
    reads = 0

    def overtake(request: SeenRequest) -> None:
        nonlocal reads
        reads += request.method == "GET"
        if reads == 2:
            server.core.before_request.clear()
            append_statistics(open_workbook_of(server, workbook.id), vk())

    server.core.before_request.append(overtake)
    outcome = append_statistics(open_workbook_of(server, workbook.id), {"vk": late})
    assert (outcome.status, late.calls) == (JobStatus.SKIPPED, 0)
    assert keys(workbook) == [(f"https://vk.com/wall-1_{n}", 3) for n in range(3)]


class KilledError(Exception):
    """The process died here."""


def kill_at(gateway: Gateway, number: int, *, after: bool) -> None:
    """Let the process die at its so-many-th request, before it is sent or right after it was carried out."""
    send = gateway.client.session.request
    sent = 0

    def request(*args: Any, **kwargs: Any) -> Any:
        nonlocal sent
        sent += 1
        if sent == number and not after:
            raise KilledError
        answer = send(*args, **kwargs)
        if sent == number:
            raise KilledError
        return answer

    gateway.client.session.request = request  # type: ignore[method-assign]


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("number", range(1, 9))
def test_killed_at_any_request_and_started_again_nothing_is_lost_or_doubled(
    server: LocalServer, number: int, *, after: bool
) -> None:
    """No (post, day) twice, none missing, and no claim holds longer than its lease."""
    workbook = make_workbook(server, vk_entries(4))
    gateway = open_workbook_of(server, workbook.id)
    kill_at(gateway, number, after=after)
    with suppress(KilledError):
        append_statistics(gateway, vk())
    server.clock_skew = timedelta(minutes=16)
    append_statistics(open_workbook_of(server, workbook.id), vk())
    assert keys(workbook) == [(f"https://vk.com/wall-1_{n}", 3) for n in range(4)]
    assert append_statistics(open_workbook_of(server, workbook.id), vk()).status is JobStatus.SKIPPED


def test_a_run_asleep_past_its_lease_changes_nothing(server: LocalServer) -> None:
    """It wakes after another has finished the work; its write is refused as a whole."""
    workbook = make_workbook(server, vk_entries(3))

    def sleep_while_another_works(_: Wanted) -> Answer:
        if not server.clock_skew:
            server.clock_skew = timedelta(minutes=16)
            append_statistics(open_workbook_of(server, workbook.id), vk(likes=7))
        return Figures(likes=1, exact=True, source=Source.API, taken_at=datetime.now(UTC))

    append_statistics(open_workbook_of(server, workbook.id), {"vk": Platform("vk", sleep_while_another_works)})
    assert keys(workbook) == [(f"https://vk.com/wall-1_{n}", 3) for n in range(3)]
    assert {row["Лайки"] for row in measured(workbook)} == {7}

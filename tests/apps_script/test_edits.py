"""From a person's edit to the mark beside it: the sheet's script, the function's process, a local Sheets server.

Nothing between them is a stand-in but Google's script services: what the script sends is what the function gets.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import requests
from tests.apps_script.sheet import EDIT, KEY, Sheet, Step
from tests.environment.callers import BY_SIGNATURE, STRANGERS_KEY
from tests.environment.callers import KEY as SCHEDULERS_KEY
from tests.functions.process import Function, serve

from sheets_outreach.jobs.doctor import examine
from sheets_outreach.localsheets import LocalServer, LocalSheets

HEADER = ["Название", "Ссылка", "Специализация", "Предложение", "Договоренности", "Админ", "Ссылка"]
GOOD = ["Соседи", "https://vk.com/club1", "детский отдел", "анонсы", "раз в две недели", "Анна", "https://vk.com/id1"]
BAD_LINK = "https://vк.com/club2"  # the к is Cyrillic
EDITED = Step("onSheetEdit", EDIT)


@dataclass
class Library:
    """A register, the function that keeps it in order, and the script that tells it of edits."""

    sheets: LocalSheets
    server: LocalServer
    workbook: str
    function: Function

    def edit(self, cell: str, text: str) -> None:
        """A person types something."""
        self.sheets.person_types(self.workbook, f"Sheet1!{cell}", [[text]])

    def script_sends(self, *steps: Step, key: str = KEY) -> list[dict[str, Any]]:
        """What the sheet's script sends when these things happen."""
        properties = {"OUTREACH_URL": "https://function.example", "OUTREACH_AUTH": "hmac", "OUTREACH_HMAC_KEY": key}
        fetches: list[dict[str, Any]] = Sheet(self.workbook, properties=properties).run(*steps)["fetches"]
        return fetches

    def deliver(self, fetch: dict[str, Any]) -> requests.Response:
        """Hand over what the script sent."""
        return self.function.post(fetch["payload"].encode(), fetch["headers"])

    def read(self) -> list[list[Any]]:
        """What stands in the register, ours and theirs."""
        answer = requests.get(f"{self.server.url}/v4/spreadsheets/{self.workbook}/values/Sheet1", timeout=30)
        rows: list[list[Any]] = answer.json()["values"]
        return rows

    def check_of(self, row: int) -> str:
        """The check cell of a row."""
        rows = self.read()
        return str(rows[row - 1][rows[0].index("Проверка")])

    def writes(self) -> int:
        """How many requests have changed the sheet."""
        return sum(method == "POST" for method, _ in self.server.requests)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """A register of two communities in order."""
    sheets = LocalSheets(None)
    workbook = sheets.create("Сообщества")
    sheets.person_types(workbook, "Sheet1!A1", [HEADER, GOOD, ["Двор", "https://vk.com/club2", *GOOD[2:]]])
    with LocalServer(sheets) as server:
        variables = {
            **BY_SIGNATURE,
            "OUTREACH_HMAC_KEYS": f"{KEY},{SCHEDULERS_KEY}",
            "OUTREACH_WORKBOOKS": workbook,
            "OUTREACH_SHEETS_URL": server.url,
        }
        with serve("validate_rows", variables, tmp_path / "log") as function:
            yield Library(sheets, server, workbook, function)


def test_an_edit_is_marked_beside_the_cell(library: Library) -> None:
    """The row says what is wrong, the other says that it is fine; mended, the mark goes."""
    library.edit("B3", BAD_LINK)
    (fetch,) = library.script_sends(EDITED)
    answer = library.deliver(fetch)
    assert (answer.status_code, answer.json()["status"]) == (200, "ok")
    assert library.check_of(2) == "✓"
    assert library.check_of(3).startswith("Ссылка")
    library.edit("B3", "https://vk.com/club2")
    for fetch in library.script_sends(EDITED):
        library.deliver(fetch)
    assert library.check_of(3) == "✓"


def test_among_a_thousand_rows_an_edit_costs_three_requests(library: Library) -> None:
    """The time it takes is that of two reads and one write; `bench/edit.py` measures it."""
    rows = [[f"Двор {n}", f"https://vk.com/yard{n}", *GOOD[2:]] for n in range(1_000)]
    library.sheets.person_edits(
        library.workbook,
        [{"appendDimension": {"sheetId": 0, "dimension": "ROWS", "length": 1_000}}],
    )
    library.sheets.person_types(library.workbook, "Sheet1!A4", rows)
    for fetch in library.script_sends(EDITED):
        assert library.deliver(fetch).json()["status"] == "ok"
    library.edit("B700", BAD_LINK)
    library.server.requests.clear()
    for fetch in library.script_sends(EDITED):
        assert library.deliver(fetch).json()["cells"] == 1
    assert [method for method, _ in library.server.requests] == ["GET", "GET", "POST"]
    checks = [row[7] for row in library.read()[1:]]
    assert [number for number, text in enumerate(checks, start=2) if text != "✓"] == [700]


def test_the_same_event_again_only_looks(library: Library) -> None:
    """A replay inside the window is let in, reads, and writes nothing."""
    library.edit("B3", BAD_LINK)
    (fetch,) = library.script_sends(EDITED)
    library.deliver(fetch)
    before, writes = library.read(), library.writes()
    for _ in range(3):
        assert library.deliver(fetch).status_code == 200
    assert library.read() == before
    assert library.writes() == writes


def test_events_out_of_order_or_lost_end_in_the_same_sheet(library: Library) -> None:
    """The event of the first edit comes last, that of the second never: the sheet is what counts."""
    library.edit("B3", BAD_LINK)
    (first,) = library.script_sends(EDITED)
    library.edit("B2", BAD_LINK)
    (lost,) = library.script_sends(EDITED)
    library.edit("B2", GOOD[1])
    (third,) = library.script_sends(EDITED)
    assert lost["payload"] != third["payload"]
    library.deliver(third)
    library.deliver(first)
    assert library.check_of(2) == "✓"
    assert library.check_of(3).startswith("Ссылка")


def test_a_sweep_finds_what_no_event_told(library: Library) -> None:
    """Every event was lost; the sweep leaves the same sheet as the event would have."""
    library.edit("B3", BAD_LINK)
    assert library.function.post({"schema": "outreach.run/1"}).json()["status"] == "ok"
    swept = library.read()
    for fetch in library.script_sends(EDITED):
        library.deliver(fetch)
    assert library.read() == swept
    assert library.check_of(3).startswith("Ссылка")


@pytest.mark.parametrize(
    "step", [Step("checkNow"), Step("onSheetChange", {"changeType": "INSERT_ROW"}), Step("onSheetForm", EDIT)]
)
def test_the_menu_a_change_and_a_form_do_the_same(step: Step, library: Library) -> None:
    """Whatever started it, the whole register is checked."""
    library.edit("B3", BAD_LINK)
    for fetch in library.script_sends(step):
        assert library.deliver(fetch).status_code == 200
    assert library.check_of(3).startswith("Ссылка")


def test_a_script_with_the_wrong_key_touches_nothing(library: Library) -> None:
    """401, and the sheet server never hears of it."""
    library.edit("B3", BAD_LINK)
    (fetch,) = library.script_sends(EDITED, key=STRANGERS_KEY)
    assert library.deliver(fetch).status_code == 401
    assert library.server.requests == []


def test_a_script_in_somebody_elses_sheet_touches_nothing(library: Library) -> None:
    """It holds the key and names its own sheet, which nobody registered: 403."""
    other = library.sheets.create("Чужая")
    properties = {"OUTREACH_URL": "https://function.example", "OUTREACH_AUTH": "hmac", "OUTREACH_HMAC_KEY": KEY}
    (fetch,) = Sheet(other, properties=properties).run(EDITED)["fetches"]
    assert library.deliver(fetch).status_code == 403
    assert library.server.requests == []


def test_no_cell_reaches_the_log(library: Library) -> None:
    """Names, links and agreements stay in the sheet; the log says which register, and what became of it."""
    library.edit("A3", "Секретный Двор")
    for fetch in library.script_sends(EDITED):
        library.deliver(fetch)
    log = library.function.log.read_text(encoding="utf-8")
    assert not [cell for cell in (*GOOD, "Секретный") if cell in log]
    ended = [line for line in library.function.read_log() if line["message"].startswith("The run ended")]
    assert [(line["job"], line["register"]) for line in ended] == [("validate_rows", library.workbook)]


def test_the_doctor_notices_that_the_script_has_fallen_silent(library: Library) -> None:
    """An edit is told of, the installer leaves, new rows are found by the sweep alone; installed anew, all is well."""
    titles = ["Когда", "Задание", "Состояние", "Что сделано", "Ключ"]
    library.sheets.person_edits(library.workbook, [{"addSheet": {"properties": {"title": "Журнал"}}}])
    library.sheets.person_types(library.workbook, "Журнал!A1", [titles])

    def add_row(row: int, *, told: bool) -> None:
        library.sheets.person_types(
            library.workbook, f"Sheet1!A{row}", [[f"Дом {row}", f"https://vk.com/club{row}", *GOOD[2:]]]
        )
        if told:
            for fetch in library.script_sends(EDITED):
                assert library.deliver(fetch).status_code == 200
        else:
            assert library.function.post({"schema": "outreach.run/1"}).status_code == 200

    def found() -> set[str]:
        return {one.code for one in examine(f"{library.server.url}/spreadsheets/d/{library.workbook}", {}).found}

    assert library.function.post({"schema": "outreach.run/1"}).status_code == 200
    add_row(4, told=True)
    long_ago = f"{datetime.now(UTC) - timedelta(days=30):%Y-%m-%d %H:%M}"
    library.sheets.person_types(library.workbook, "Журнал!A2", [[long_ago], [long_ago]])
    for row in (5, 6, 7):
        assert "edits-lost" not in found()
        add_row(row, told=False)
    assert "edits-lost" in found()
    add_row(8, told=True)
    assert "edits-lost" not in found()

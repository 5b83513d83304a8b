"""A workbook that says one thing in every cell that people or platforms can fill, and all jobs run over it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from email.message import EmailMessage
from typing import Any

from sheets_outreach.collectors import Answer, Collector, Kind, Limits, NotAsked, Reason, Wanted, failure
from sheets_outreach.errors import DeliveryError
from sheets_outreach.jobs.append_statistics import append_statistics
from sheets_outreach.jobs.discovering import discover
from sheets_outreach.jobs.outcome import JobOutcome
from sheets_outreach.jobs.planning import plan_week
from sheets_outreach.jobs.posting import Posting
from sheets_outreach.jobs.send_digest import send_digest
from sheets_outreach.jobs.setup import set_up
from sheets_outreach.jobs.validate_rows import validate_rows
from sheets_outreach.localsheets import LocalServer
from sheets_outreach.register.columns import Shape, Tab
from sheets_outreach.register.tables import TABLES
from sheets_outreach.statistics import Figures, Source
from sheets_outreach.texts import Language
from tests.reliability.library import Letterbox, open_door, type_cells

POSTING = Posting("outreach@library.example", frozenset({"library.example"}))
PEOPLES = (Tab.REGISTER, Tab.DIARY, Tab.ANNOUNCEMENTS, Tab.RECIPIENTS)

Cells = Mapping[str, str]
Filler = Callable[[Tab, str, int], str]
"""(tab, column key, number of the row) → what stands there."""


def good_cells(tab: Tab, number: int, today: date) -> Cells:
    """Give the cells that make a row count: without them nothing of the rest would go anywhere."""
    day = (today - timedelta(days=4)).strftime("%d.%m.%Y")
    return {
        Tab.REGISTER: {
            "link": f"https://vk.com/club{100 + number}",
            "status": "договорились",
            "agreement": "раз в неделю",
            "admin_email": f"admin{number}@home.example",
            "digest_consent": "01.10.2026",
            "offer": "Анонсы",
        },
        Tab.DIARY: {"date": day, "post_link": f"https://vk.com/wall-{100 + number}_1"},
        Tab.ANNOUNCEMENTS: {"event_date": (today + timedelta(days=9)).strftime("%d.%m.%Y"), "offer": "Анонсы"},
        Tab.RECIPIENTS: {
            "address": f"r{number}@library.example",
            "frequency": "еженедельно",
            "language": "",
            "parts": "",
        },
    }[tab]


def fill(server: LocalServer, filler: Filler, *, rows: int = 3, settings: Cells | None = None) -> str:
    """Make the workbook: rows that count, with hostile words beside, and rows of hostile words alone."""
    identity = server.core.create("Библиотека", locale="ru_RU")
    today = datetime.now(UTC).date()
    requests: list[dict[str, Any]] = []
    for place, tab in enumerate(PEOPLES):
        table = TABLES[tab]
        columns = [column for column in table.columns if not column.ours]
        lines = [
            [
                column.titles[Language.RU][0].replace("Договоренности Частота", "Договоренности\nЧастота")
                for column in columns
            ]
        ]
        for number in range(2 * rows):
            good = good_cells(tab, number, today) if number < rows else {}
            lines.append([good.get(column.key, filler(tab, column.key, number)) for column in columns])
        requests += _tab(place, table.titles[Language.RU][0], lines)
    known = {"День рассылки": "понедельник", "Час рассылки": "0", **(settings or {})}
    requests += _tab(len(PEOPLES), "Настройки", [["Настройка", "Значение"], *map(list, known.items())])
    server.core.person_edits(identity, requests)
    return identity


def _tab(number: int, title: str, lines: Sequence[Sequence[str]]) -> list[dict[str, Any]]:
    size = {"rowCount": len(lines) + 5, "columnCount": len(lines[0]) + 8}
    properties = {"sheetId": number, "title": title, "gridProperties": size}
    made: dict[str, Any] = (
        {"addSheet": {"properties": properties}}
        if number
        else {
            "updateSheetProperties": {"properties": properties, "fields": "title,gridProperties(rowCount,columnCount)"}
        }
    )
    return [made, type_cells(number, 0, 0, lines)]


class Refusing(Letterbox):
    """A mail server that takes every second mail and says something about the others."""

    def __init__(self, says: str) -> None:
        super().__init__()
        self._says, self._count = says, 0

    def send_message(self, message: EmailMessage) -> None:
        """Take one, or refuse it for good."""
        self._count += 1
        if self._count % 2 == 0:
            raise DeliveryError("refused", permanent=True, said=self._says)
        super().send_message(message)


class Half:
    """A platform that knows the figures of its posts, or fails altogether."""

    platform = "vk"
    limits: Mapping[Kind, Limits] = {Kind.POST: Limits(100, 1e6), Kind.COMMUNITY: Limits(100, 1e6)}
    calls = 0

    def refuses(self, wanted: Wanted) -> str | None:
        """It takes everything."""

    def posts(self, wanted: Sequence[Wanted]) -> dict[Wanted, Answer]:
        """Answer for posts."""
        return {
            one: Figures(likes=3, views=9, exact=True, source=Source.API, taken_at=datetime.now(UTC)) for one in wanted
        }

    def communities(self, wanted: Sequence[Wanted]) -> dict[Wanted, Answer]:
        """Fail."""
        raise failure("vk", Reason.SERVER_FAILED)


def run_everything(server: LocalServer, identity: str, mailer: Letterbox) -> list[JobOutcome]:
    """Run setup and every job, the digest last; gives what they said."""
    collectors: dict[str, Collector | NotAsked] = {"vk": Half()}
    door = open_door(server, identity)
    outcomes = [validate_rows(door), append_statistics(door, collectors), plan_week(door)]
    discover(door, write=True)
    outcomes.append(send_digest(door, mailer, POSTING))
    set_up(door)
    outcomes.append(validate_rows(door))
    return outcomes


def text_columns() -> list[tuple[Tab, str]]:
    """Give every column of people's that is words."""
    shapes = {Shape.TEXT, Shape.LIST, Shape.LINK}
    return [(tab, c.key) for tab in PEOPLES for c in TABLES[tab].columns if not c.ours and c.shape in shapes]

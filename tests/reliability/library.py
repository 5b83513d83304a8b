"""One workbook with everything in it, made quickly, and the three jobs as this suite runs them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from email.message import EmailMessage
from types import TracebackType
from typing import Any, Protocol, Self

from sheets_outreach.collectors import Answer, Collector, Kind, Limits, NotAsked, Wanted
from sheets_outreach.jobs.append_statistics import append_statistics
from sheets_outreach.jobs.outcome import JobOutcome
from sheets_outreach.jobs.posting import Posting
from sheets_outreach.jobs.send_digest import send_digest
from sheets_outreach.jobs.validate_rows import validate_rows
from sheets_outreach.localsheets import LocalSheets
from sheets_outreach.register.columns import Tab
from sheets_outreach.register.identifiers import tab_id
from sheets_outreach.statistics import Figures, Source
from sheets_outreach.workbook.client import PatientClient, local_session
from sheets_outreach.workbook.gateway import Gateway
from sheets_outreach.workbook.opening import open_gateway
from sheets_outreach.workbook.retry import RetryPolicy

Rows = Sequence[Sequence[str]]

REGISTER, DIARY, RECIPIENTS, SETTINGS = 0, 101, 102, 103
JOBS, STATISTICS = tab_id(Tab.JOBS), tab_id(Tab.STATISTICS)

REGISTER_TITLES = ("Название", "Ссылка", "Специализация", "Предложение", "Договоренности", "Админ", "Ссылка")
DIARY_TITLES = ("Дата", "Сообщество", "Ссылка на пост", "Тема", "Лайки", "Просмотры")
JOBS_TITLES = ("Когда", "Задание", "Состояние", "Что сделано", "Ключ")
POSTING = Posting("outreach@library.example", frozenset({"library.example"}))
PEOPLE = ("anna", "kari", "per")


def rhythm_days(number: int) -> int:
    """Give the days of the agreement of a community: no two have the same."""
    return 15 + number


def community(number: int) -> list[str]:
    """Give a row of the register; every third link is no link, and says which row it belongs to."""
    link = f"нет связи {number}" if number % 3 == 0 else f"https://vk.com/club{1000 + number}"
    agreement = f"раз в {rhythm_days(number)} дней"
    return [f"Сообщество {number}", link, "Абонемент", "Анонсы", agreement, f"Админ {number}", "https://vk.com/id1"]


def publication(number: int, today: date) -> list[str]:
    """Give a row of the diary: a post on VK four days ago, so that day 3 is due."""
    day = (today - timedelta(days=4)).strftime("%d.%m.%Y")
    return [day, f"Сообщество {number % 4 + 1}", f"https://vk.com/wall-{1000 + number}_1", f"тема {number}", "", ""]


def tabs(today: date, *, communities: int = 8, posts: int = 5) -> Mapping[str, tuple[int, Rows]]:
    """Give the people's tabs: title → (sheet id, rows)."""
    return {
        "Сообщества": (REGISTER, [REGISTER_TITLES, *(community(n) for n in range(1, communities + 1))]),
        "Дневник": (DIARY, [DIARY_TITLES, *(publication(n, today) for n in range(1, posts + 1))]),
        "Получатели": (
            RECIPIENTS,
            [("Имя", "Адрес", "Частота"), *((name, f"{name}@library.example", "еженедельно") for name in PEOPLE)],
        ),
        "Настройки": (
            SETTINGS,
            [("Настройка", "Значение"), ("День рассылки", "понедельник"), ("Час рассылки", "0")],
        ),
    }


def first_requests(today: date, *, jobs: bool = True, posts: int = 5, communities: int = 8) -> list[dict[str, Any]]:
    """Give the requests that make a blank spreadsheet our workbook; with a jobs tab that somebody made, or without."""
    requests: list[dict[str, Any]] = []
    wanted = dict(tabs(today, posts=posts, communities=communities))
    if jobs:
        wanted["Журнал"] = (JOBS, [JOBS_TITLES])
    for title, (sheet_id, rows) in wanted.items():
        size = {"rowCount": len(rows) + 12, "columnCount": len(rows[0]) + 8}
        properties = {"sheetId": sheet_id, "title": title, "gridProperties": size}
        if sheet_id == REGISTER:
            fields = "title,gridProperties(rowCount,columnCount)"
            requests.append({"updateSheetProperties": {"properties": properties, "fields": fields}})
        else:
            requests.append({"addSheet": {"properties": properties}})
        requests.append(type_cells(sheet_id, 0, 0, rows))
    return requests


def make_workbook(core: LocalSheets, today: date, *, jobs: bool = True, posts: int = 5, communities: int = 8) -> str:
    """Make the workbook by the server's own door for people."""
    identity = core.create("Библиотека", locale="ru_RU", time_zone="Etc/GMT")
    core.person_edits(identity, first_requests(today, jobs=jobs, posts=posts, communities=communities))
    return identity


def type_cells(sheet_id: int, row: int, column: int, rows: Rows) -> dict[str, Any]:
    """Give the request of somebody who types texts; "" empties a cell."""
    return {
        "updateCells": {
            "start": {"sheetId": sheet_id, "rowIndex": row, "columnIndex": column},
            "rows": [
                {"values": [{"userEnteredValue": {"stringValue": text}} if text else {} for text in line]}
                for line in rows
            ],
            "fields": "userEnteredValue",
        }
    }


class Reachable(Protocol):
    """A server that can be reached, in this process or another one."""

    @property
    def url(self) -> str:
        """Where it listens."""


def open_door(
    server: Reachable,
    identity: str,
    *,
    sleep: Callable[[float], None] = lambda _: None,
    clock: Callable[[], float] | None = None,
    timeout_s: float = 20,
) -> Gateway:
    """Open our door to a workbook; nothing is waited for unless told."""
    more: dict[str, Any] = {} if clock is None else {"clock": clock}
    policy = RetryPolicy(timeout_s=timeout_s)
    client = PatientClient(None, local_session(server.url), policy=policy, share=1e6, sleep=sleep, **more)
    return open_gateway(f"{server.url}/spreadsheets/d/{identity}/edit", client)


class Vk:
    """VK, which knows every post and gives it the figures of its own number."""

    platform = "vk"
    limits: Mapping[Kind, Limits] = {Kind.POST: Limits(100, 1e6), Kind.COMMUNITY: Limits(100, 1e6)}
    calls = 0

    def refuses(self, wanted: Wanted) -> str | None:
        """It takes everything."""

    def posts(self, wanted: Sequence[Wanted]) -> dict[Wanted, Answer]:
        """Answer for posts."""
        return {one: self._figures(one) for one in wanted}

    communities = posts

    def _figures(self, wanted: Wanted) -> Figures:
        likes = int("".join(filter(str.isdigit, wanted.id)) or 0) % 1000
        return Figures(likes=likes, views=5000, exact=True, source=Source.API, taken_at=datetime.now(UTC))


COLLECTORS: Mapping[str, Collector | NotAsked] = {"vk": Vk()}


class Letterbox:
    """Takes mails and remembers them."""

    def __init__(self) -> None:
        self.mails: list[EmailMessage] = []

    def send_message(self, message: EmailMessage) -> None:
        """Take one."""
        self.mails.append(message)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None, /
    ) -> None:
        return None

    @property
    def keys(self) -> list[str]:
        """The Message-IDs, which say of which workbook, to whom and for which week."""
        return [str(mail["Message-ID"]) for mail in self.mails]

    def count(self) -> list[tuple[str, int, int]]:
        """Give each recipient with how many mails they got: by Message-ID, and copies and all."""
        found: dict[str, list[str]] = {}
        for mail in self.mails:
            found.setdefault(str(mail["To"]), []).append(str(mail["Message-ID"]))
        return sorted((recipient, len(set(ids)), len(ids)) for recipient, ids in found.items())


Job = Callable[[Gateway, Letterbox], JobOutcome]

THE_JOBS: Mapping[str, Job] = {
    "validate_rows": lambda gateway, _box: validate_rows(gateway),
    "append_statistics": lambda gateway, _box: append_statistics(gateway, COLLECTORS),
    "send_digest": lambda gateway, box: send_digest(gateway, box, POSTING),
}

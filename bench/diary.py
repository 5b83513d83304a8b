"""Ten thousand publications: what append_statistics costs in requests and in time, platforms answering at once."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta

import gspread

from sheets_outreach.collectors import Answer, Kind, Limits, Wanted
from sheets_outreach.jobs.append_statistics import append_statistics
from sheets_outreach.localsheets import LocalServer
from sheets_outreach.statistics import Figures, Source
from sheets_outreach.workbook.client import local_session
from sheets_outreach.workbook.opening import open_gateway

POSTS = 10_000
DUE = 300


class Instant:
    """A platform that answers at once."""

    platform = "vk"
    limits: Mapping[Kind, Limits] = {Kind.POST: Limits(100, 1e6), Kind.COMMUNITY: Limits(100, 1e6)}
    calls = 0

    def refuses(self, wanted: Wanted) -> str | None:
        """Take everything."""

    def posts(self, wanted: Sequence[Wanted]) -> dict[Wanted, Answer]:
        """Give the same figures for all."""
        self.calls += 1
        now = datetime.now(UTC)
        return {one: Figures(likes=3, views=90, exact=True, source=Source.API, taken_at=now) for one in wanted}

    communities = posts


def main() -> None:
    """Print the table."""
    today = datetime.now(UTC).date()
    titles = ["Название", "Ссылка", "Специализация", "Предложение", "Договоренности", "Админ", "Ссылка"]
    register = [
        titles,
        *([f"Соседи {n}", f"https://vk.com/sosedi_{n}", "Зал", "Анонсы", "", "Анна", ""] for n in range(1_000)),
    ]
    diary = [["Дата", "Сообщество", "Ссылка на пост", "Тема"]]
    for n in range(POSTS):
        day = today - timedelta(days=4 if n < DUE else 40 + (n // 1_000) * 30)
        diary.append([day.strftime("%d.%m.%Y"), f"Соседи {n % 1_000}", f"https://vk.com/wall-1_{n}", f"тема {n}"])
    with LocalServer() as server:
        client = gspread.Client(auth=None, session=local_session(server.url))  # type: ignore[arg-type]
        workbook = client.create("Diary")
        workbook.sheet1.update_title("Сообщества")
        workbook.sheet1.resize(1_100)
        workbook.sheet1.update(register, "A1")
        workbook.add_worksheet("Дневник", POSTS + 10, 8).update(diary, "A1")
        gateway = open_gateway(f"{server.url}/spreadsheets/d/{workbook.id}/edit")
        append_statistics(gateway, {"vk": Instant()})
        workbook.worksheet("Дневник").append_rows(
            [[(today - timedelta(days=4)).strftime("%d.%m.%Y"), "Соседи 1", "https://vk.com/wall-2_1", "ещё"]],
            table_range="A1",
        )
        server.requests.clear()
        start = time.thread_time()
        outcome = append_statistics(gateway, {"vk": Instant()})
        spent = time.thread_time() - start
    methods = [method for method, _ in server.requests]
    cost = f"{methods.count('GET')} reads, {methods.count('POST')} writes"
    print(f"{POSTS:,} publications, {outcome.counts['appended']} due: {cost}")
    print(f"  CPU of the job alone: {spent:.2f} s (goal 3 s)")


if __name__ == "__main__":
    main()

"""What everybody is given to do: the tabs, the cells, the rows to append, and when a link counts as readable.

Plain Python: it is imported beside each of the libraries. The twelve titles are unique, because gspread refuses to read
records under the two columns «Ссылка» of the original table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

READ, MARK, APPEND = "read", "mark", "append"
TASKS = {
    READ: "read every row as a typed record",
    MARK: "find the rows whose link is missing or unreadable (1 of 10) and write a text into their check cell",
    APPEND: "append 100 rows of statistics",
}

TAB = "Сообщества"
TITLES = (
    "Название", "Ссылка", "Специализация", "Предложение", "Договоренности", "Админ", "Ссылка на админа", "Статус",
    "Участников", "Место", "Аудитория", "Ответственный",
)  # fmt: skip
CHECK = "Проверка"
CHECK_COLUMN = "M"

STATISTICS_TAB = "Statistics"
STATISTICS_TITLES = (
    "Измерено", "Сообщество", "Ссылка на пост", "Платформа", "День", "Участников", "Лайки", "Комментарии", "Репосты",
    "Просмотры", "Вовлечённость, %", "База", "Источник", "Точно",
)  # fmt: skip
NUMBERED_TAB = "Figures with id"
"""The statistics as gspread-models wants them: between a column `id` and a column `created_at`."""

APPENDED = 100
WORDING = "Ссылка: нет или не читается"

_READABLE = re.compile(r"https?://[\w.-]+\.\w{2,}/\S+")


@dataclass(frozen=True, slots=True)
class Place:
    """Where the work is done.

    Attributes:
        url: the server, or what stands in front of it, without a slash at the end.
        workbook: the spreadsheet's id.
        rows: communities in the register.
    """

    url: str
    workbook: str
    rows: int


def is_readable(link: str) -> bool:
    """Whether a cell holds a link: the one small test that everybody but ours applies."""
    return _READABLE.fullmatch(link) is not None


def statistics_rows(first: int = APPENDED) -> Iterator[tuple[str | int, ...]]:
    """Give 100 measurements in the order of the titles, no two of the same post."""
    for n in range(first, first + APPENDED):
        day = date(2026, 1, 1) + timedelta(days=n % 300)
        yield (
            day.isoformat(), f"Соседи района {n}", f"https://vk.com/wall-{n + 1}_{n + 1}", "vk", 7, 2_000 + n, n % 90,
            n % 7, n % 5, n % 4_000, n % 40, "members", "api", "да",
        )  # fmt: skip

"""Workbooks for tests: made on a real local server, through unmodified gspread, and looked at from outside our code."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from zlib import crc32

import gspread

from sheets_outreach.localsheets import LocalServer
from sheets_outreach.workbook.client import PatientClient, local_session
from sheets_outreach.workbook.gateway import Gateway
from sheets_outreach.workbook.opening import open_gateway
from sheets_outreach.workbook.retry import RetryPolicy

TITLES = ("Название", "Ссылка", "Специализация", "Предложение", "Договоренности", "Админ", "Ссылка")
"""The seven titles of the original table."""

OUR_TITLES = frozenset(
    {"Проверка", "Как понято", "Последний пост", "Следующий пост", "Вовлечённость", "Показатели", "Check", "Kontroll"}
)


def gspread_client(server: LocalServer) -> gspread.Client:
    """Give gspread as anybody uses it, but for the address."""
    return gspread.Client(auth=None, session=local_session(server.url))  # type: ignore[arg-type]


def create_workbook(
    server: LocalServer, rows: Sequence[Sequence[str]], title: str = "Sheet1", locale: str = "ru_RU"
) -> gspread.Spreadsheet:
    """Make a workbook whose first tab holds these rows, typed as text."""
    workbook = gspread_client(server).create("Test")
    workbook.update_locale(locale)
    sheet = workbook.sheet1
    if title != "Sheet1":
        sheet.update_title(title)
    sheet.resize(max(len(rows) + 5, 20), max([len(row) for row in rows] + [7]) + 2)
    sheet.update([list(row) for row in rows], "A1", raw=True)
    return workbook


def open_workbook_of(server: LocalServer, identity: str, *, patient: bool = False) -> Gateway:
    """Open our own door to a workbook; unless told otherwise it does not wait between attempts."""
    address = f"{server.url}/spreadsheets/d/{identity}/edit"
    if patient:
        return open_gateway(address)
    client = PatientClient(
        None, local_session(server.url), policy=RetryPolicy(timeout_s=20), share=1e6, sleep=lambda _: None
    )
    return open_gateway(address, client)


def register_row(name: str, link: str = "", agreement: str = "раз в неделю", admin: str = "Анна К.") -> list[str]:
    """Give a row of the original table's seven columns in which nothing is wrong if the link is good."""
    link = link or f"https://vk.com/place_{crc32(name.encode())}"
    return [name, link, "Абонемент", "Анонсы", agreement, admin, "https://vk.com/id1"]


def register_rows(rows: Iterable[Sequence[str]]) -> list[list[str]]:
    """Put the original titles above some rows."""
    return [list(TITLES), *map(list, rows)]

"""Take the pictures of the sheet for the staff guides: a small workbook in each language, shown by the page.

Usage: ``python -m scripts.sheet_pictures [LANGUAGE…]``; needs Chromium with its driver, and the ``local`` extra.
"""

from __future__ import annotations

import sys
import time
import tomllib
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import gspread
from tests.page.browser import Browser, started_browser

from sheets_outreach.jobs.setup import Wishes, set_up
from sheets_outreach.jobs.validate_rows import validate_rows
from sheets_outreach.page.server import PageServer
from sheets_outreach.register.columns import Tab
from sheets_outreach.register.tables import TABLES
from sheets_outreach.texts import Language
from sheets_outreach.workbook.client import local_session

HERE = Path(__file__).resolve().parent
IMAGES = HERE.parent / "docs" / "images"
DIARY = ("date", "community", "post_link", "topic", "kind", "author", "likes")
PICTURES = ((Tab.REGISTER, 2080, 640), (Tab.DIARY, 1900, 560), (Tab.SETTINGS, 760, 640), (Tab.STATISTICS, 1700, 520))
"""Tab, width and height of the window in pixels."""

_SETTLES_S = 1.5


def make_workbook(server: PageServer, language: Language, today: date) -> gspread.Spreadsheet:
    """Make a workbook as a library has it after its first weeks."""
    library: dict[str, Any] = tomllib.loads((HERE / "sheet_pictures.toml").read_text(encoding="utf-8"))[language]
    client = gspread.Client(auth=None, session=local_session(server.url))  # type: ignore[arg-type]
    workbook = client.create(library["title"])
    workbook.update_locale(library["locale"])
    workbook.update_timezone("Europe/Oslo")
    workbook.sheet1.update(library["register"], "A1", raw=True)
    workbook.sheet1.update_title(TABLES[Tab.REGISTER].titles[language][0])
    days = "%d/%m/%Y" if language is Language.EN else "%d.%m.%Y"
    _add_diary(workbook, language, library, today, days)
    gateway = server.site.gateway(workbook.id)
    set_up(gateway, Wishes(language))
    _add_figures(workbook, language, library, today, days)
    validate_rows(gateway)
    return workbook


def _add_diary(
    workbook: gspread.Spreadsheet, language: Language, library: dict[str, Any], today: date, days: str
) -> None:
    """Type a diary of few columns, so that our own stand in the picture beside them."""
    table = TABLES[Tab.DIARY]
    sheet = workbook.add_worksheet(table.titles[language][0], 30, len(DIARY))
    titles = [table.column(key).titles[language][0] for key in DIARY]
    posts = [
        [(today - timedelta(days=ago)).strftime(days), *post, library["author"], 41 - ago // 2]
        for ago, *post in library["posts"]
    ]
    sheet.update([titles, *posts], "A1", raw=False)


def _add_figures(
    workbook: gspread.Spreadsheet, language: Language, library: dict[str, Any], today: date, days: str
) -> None:
    rows: list[list[Any]] = []
    for number, (ago, community, link, *_) in enumerate(library["posts"][:3]):
        for day in (1, 3, 7):
            if day <= ago:
                likes = 41 - 6 * number - (7 - day) * 3
                seen = (today - timedelta(days=ago - day)).strftime(days)
                figures = [day, 5400, likes, 3, 1, 400, round(likes / 54, 2), "members", "manual", True]
                rows.append([seen, community, link, link.split("/")[2].removeprefix("www."), *figures])
    workbook.worksheet(TABLES[Tab.STATISTICS].titles[language][0]).update(rows, "A2")


def take_pictures(server: PageServer, browser: Browser, language: Language, today: date) -> None:
    """Take the pictures of one language: the sheet alone, without what the local page has around it."""
    workbook = make_workbook(server, language, today)
    for tab, width, height in PICTURES:
        sheet = workbook.worksheet(TABLES[tab].titles[language][0])
        browser.open(f"{server.site.address(workbook.id)}#gid={sheet.id}", width, height)
        # The grid measures its rows once the fonts are there.
        time.sleep(_SETTLES_S)
        path = IMAGES / f"sheet-{tab}-{language}.png"
        browser.find(".ag-root-wrapper").screenshot(str(path))
        print(path)


def main(wanted: Sequence[str]) -> None:
    """Take the pictures of the languages asked for, or of all."""
    today = datetime.now(UTC).date()  # noqa: TID251 - the pictures show a diary of these weeks
    with PageServer() as server, started_browser() as browser:
        for language in [Language(one) for one in wanted] or list(Language):
            take_pictures(server, browser, language, today)


if __name__ == "__main__":
    main(sys.argv[1:])

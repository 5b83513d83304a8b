"""Take the documentation's pictures of the page: each view on a desk and on a phone, light and dark.

Usage: ``python -m scripts.page_screenshots [FOLDER]`` (docs/images if none is given; needs Debian's chromium).
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.page.browser import Browser, started_browser
from tests.page.library import fill_library

from sheets_outreach.jobs.setup.running import set_up
from sheets_outreach.jobs.validate_rows import validate_rows
from sheets_outreach.page.server import PageServer

DESK, PHONE = (1280, 800), (360, 740)
MOST_BYTES = 250_000


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture: its name, the window, light or dark, and what to do before."""

    name: str
    size: tuple[int, int]
    dark: bool
    act: Callable[[Browser], None]


def _sheet(browser: Browser) -> None:
    browser.choose(4, 1)


def _phone_sheet(browser: Browser) -> None:
    browser.choose(4, 0)
    browser.find("header button:last-of-type")


def _jobs(browser: Browser) -> None:
    if browser.run("return innerWidth") < 900:
        browser.find("header button:last-of-type").click()
    browser.find("[data-job=validate_rows]").click()
    browser.find(".so-run-ok")
    time.sleep(1)


def _dialog(name: str, shown: str) -> Callable[[Browser], None]:
    def act(browser: Browser) -> None:
        if browser.run("return innerWidth") < 900:
            browser.find("header button:last-of-type").click()
        browser.find(f"[data-job={name}]").click()
        browser.find(shown)
        time.sleep(1)

    return act


_digest, _charts = _dialog("digest", "iframe.so-letter"), _dialog("charts", ".so-chart canvas, .so-chart svg")
PICTURES = (
    Picture("sheet-desk-light", DESK, dark=False, act=_sheet),
    Picture("sheet-desk-dark", DESK, dark=True, act=_sheet),
    Picture("sheet-phone-light", PHONE, dark=False, act=_phone_sheet),
    Picture("sheet-phone-dark", PHONE, dark=True, act=_phone_sheet),
    Picture("jobs-phone-light", PHONE, dark=False, act=_jobs),
    Picture("jobs-desk-light", DESK, dark=False, act=_jobs),
    Picture("digest-desk-light", DESK, dark=False, act=_digest),
    Picture("digest-phone-dark", PHONE, dark=True, act=_digest),
    Picture("charts-desk-light", DESK, dark=False, act=_charts),
    Picture("charts-phone-dark", PHONE, dark=True, act=_charts),
)


def main(arguments: Sequence[str]) -> int:
    """Take all pictures; 1 if one is too large for the documentation."""
    folder = Path(arguments[0]) if arguments else Path(__file__).resolve().parent.parent / "docs" / "images"
    folder.mkdir(parents=True, exist_ok=True)
    too_large = 0
    with PageServer(collectors=dict) as server, started_browser() as browser:
        identity = server.core.create("Сообщества района", locale="ru_RU", time_zone="Europe/Moscow")
        fill_library(server.core, identity)
        set_up(server.site.gateway(identity))
        validate_rows(server.site.gateway(identity))
        for picture in PICTURES:
            browser.open(server.site.address(identity), *picture.size, dark=picture.dark)
            picture.act(browser)
            time.sleep(1)
            path = folder / f"page-{picture.name}.png"
            browser.driver.save_screenshot(str(path))
            size = path.stat().st_size
            too_large += size > MOST_BYTES
            print(f"{path.name}: {size / 1000:.0f} KB")
    return 1 if too_large else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

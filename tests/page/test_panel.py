"""The panel in a real browser: jobs run and say what came of it, the digest is read as mail and as text, charts drawn."""

from __future__ import annotations

from functools import partial

import pytest

from sheets_outreach.jobs.setup.running import set_up
from sheets_outreach.localsheets import SeenRequest
from sheets_outreach.page.server import PageServer
from tests.page.browser import Browser
from tests.page.library import fill_library

pytestmark = pytest.mark.browser


def library(server: PageServer) -> str:
    """A workbook with communities, a diary and statistics; gives its id."""
    identity = server.core.create("Библиотека", locale="ru_RU", time_zone="Europe/Moscow")
    fill_library(server.core, identity)
    set_up(server.site.gateway(identity))
    return identity


def test_jobs_run_and_say_what_came_of_it(page_server: PageServer, browser: Browser) -> None:
    """Each button runs its job once; the run is listed with its sentence and its requests, newest first."""
    identity = library(page_server)
    browser.open(page_server.site.address(identity))
    for job, name in (
        ("validate_rows", "Проверка строк"),
        ("append_statistics", "Статистика"),
        ("plan", "План публикаций"),
    ):
        browser.find(f"[data-job={job}]").click()
        head = browser.until(partial(_ended, browser, name))
        assert "не удалось" not in head
    entries = page_server.site.runs(identity).entries
    asked = [entry.job for entry in entries if not entry.quiet]
    assert asked == ["plan", "append_statistics", "validate_rows"]
    assert all(entry.status in {"ok", "skipped"} for entry in entries)
    assert browser.complaints() == []


def _ended(browser: Browser, name: str) -> str:
    heads = [one.text for one in browser.driver.find_elements("css selector", ".so-run-head")]
    done = [head for head in heads if name in head and "выполняется" not in head]
    return done[0] if done else ""


def test_the_digest_is_read_as_mail_and_as_text_and_nothing_is_sent(page_server: PageServer, browser: Browser) -> None:
    """The mail stands in a frame without scripts; the text says the same; the workbook was only read."""
    identity = library(page_server)
    browser.open(page_server.site.address(identity))
    seen: list[SeenRequest] = []
    page_server.core.before_request.append(seen.append)
    browser.find("[data-job=digest]").click()
    frame = browser.find("iframe.so-letter")
    page_server.core.before_request.remove(seen.append)
    assert {request.method for request in seen} == {"GET"}
    assert "allow-scripts" not in str(frame.get_attribute("sandbox"))
    assert "allow-same-origin" not in str(frame.get_attribute("sandbox"))
    browser.driver.switch_to.frame(frame)
    mail = browser.find("body").text
    browser.driver.switch_to.default_content()
    assert "Сад" in mail
    browser.find(".so-dialog [role=group] button:nth-child(2), .so-dialog .q-btn-group button:nth-child(2)").click()
    text = browser.find("pre.so-letter").text
    assert "Сад" in text
    assert browser.find(".so-subject").text
    assert browser.complaints() == []


def test_charts_are_drawn(page_server: PageServer, browser: Browser) -> None:
    """The statistics and the diary give three charts, each with a name for those who cannot see it."""
    identity = library(page_server)
    browser.open(page_server.site.address(identity))
    browser.find("[data-job=charts]").click()
    browser.find(".so-chart canvas, .so-chart svg")
    charts = browser.driver.find_elements("css selector", ".so-chart")
    assert len(charts) == 3
    assert all(chart.get_attribute("aria-label") for chart in charts)
    assert browser.complaints() == []


def test_a_workbook_without_a_register_is_told_so(page_server: PageServer, browser: Browser) -> None:
    """A job that cannot run says why in one sentence; the page stays."""
    identity = page_server.core.create("Пусто", locale="ru_RU")
    browser.open(page_server.site.address(identity))
    browser.find("[data-job=validate_rows]").click()
    browser.find(".so-run-failed")
    assert page_server.site.runs(identity).entries[0].message in browser.find(".so-run-failed").text


@pytest.mark.parametrize(("width", "dark"), [(360, False), (360, True), (1280, True)])
def test_it_fits_a_phone_and_the_dark(page_server: PageServer, browser: Browser, width: int, dark: bool) -> None:
    """Nothing is wider than the screen, the panel waits behind its button on a phone, and dark is dark."""
    identity = library(page_server)
    browser.open(page_server.site.address(identity), width, 740, dark=dark)
    assert browser.run("return document.documentElement.scrollWidth") <= width
    panel = browser.run("return document.querySelector('.so-panel').getBoundingClientRect().left")
    browser.until(
        lambda: (
            (browser.run("return document.querySelector('.so-panel').getBoundingClientRect().left") < width)
            is (width > 900)
        )
    )
    assert panel is not None
    background = browser.run("return getComputedStyle(document.querySelector('.ag-root-wrapper')).backgroundColor")
    assert (background == "rgb(255, 255, 255)") is not dark
    if width < 900:
        browser.find("header [aria-label='Задания и результаты']").click()
        browser.until(
            lambda: browser.run("return document.querySelector('.so-panel').getBoundingClientRect().left") < width
        )


def test_everything_that_acts_has_a_name(page_server: PageServer, browser: Browser) -> None:
    """Buttons, fields, links, the grid and the tabs can be named by a screen reader."""
    identity = library(page_server)
    browser.open(page_server.site.address(identity))
    nameless = browser.run(
        "return [...document.querySelectorAll('button, input, textarea, a, iframe, [role=grid], [role=treegrid], [role=tablist]')]"
        ".filter(one => !(one.getAttribute('aria-label') || one.title || one.textContent.trim() || one.labels?.length))"
        ".filter(one => one.offsetParent !== null).map(one => one.outerHTML.slice(0, 160))"
    )
    assert nameless == []
    tabs = browser.driver.find_elements("css selector", "[role=tab]")
    assert [tab.get_attribute("aria-selected") for tab in tabs].count("true") == 1

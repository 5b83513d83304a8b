"""Fixtures for the page: one server and one headless Chromium for all its tests, a fresh workbook for each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest

from sheets_outreach.collectors import Collector, NotAsked
from sheets_outreach.page.server import PageServer
from tests.page.browser import Browser, started_browser


def ask_nobody() -> Mapping[str, Collector | NotAsked]:
    """Build no collectors: tests do not leave this machine."""
    return {}


@pytest.fixture(scope="session")
def page_server() -> Iterator[PageServer]:
    """The server with the page; NiceGUI is one in a process, so this is too."""
    with PageServer(collectors=ask_nobody) as server:
        yield server


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium."""
    with started_browser() as running:
        yield running

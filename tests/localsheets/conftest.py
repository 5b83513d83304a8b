"""What the tests of the local server share."""

from __future__ import annotations

from collections.abc import Iterator

import gspread
import pytest

from sheets_outreach.localsheets import LocalServer, LocalSheets
from tests.localsheets.books import Book, gspread_on, new_book


@pytest.fixture(scope="session")
def shared_server() -> Iterator[LocalServer]:
    """A server for tests that only need a spreadsheet of their own."""
    with LocalSheets() as core, LocalServer(core) as running:
        yield running


@pytest.fixture
def server() -> Iterator[LocalServer]:
    """A server of the test's own, for tests that make it fail or watch it."""
    with LocalSheets() as core, LocalServer(core, control=True) as running:
        yield running


@pytest.fixture
def book(shared_server: LocalServer) -> Book:
    """A fresh spreadsheet: one tab, 1000 × 26."""
    return new_book(shared_server)


@pytest.fixture
def client(shared_server: LocalServer) -> Iterator[gspread.Client]:
    """Gspread on the shared server."""
    found, session = gspread_on(shared_server)
    yield found
    session.close()

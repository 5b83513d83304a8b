"""How does a test get a local Sheets server? Fixtures for pytest, for use outside this project too.

pytest_plugins = ["sheets_outreach.localsheets.pytest_plugin"]

def test_it_writes(local_sheets):
    ...  # point a client at local_sheets.url
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from sheets_outreach.localsheets import LocalServer, LocalSheets


@pytest.fixture
def local_sheets() -> Iterator[LocalServer]:
    """A server of the test's own, on a free port and in memory; `local_sheets.core` is what is behind it."""
    with LocalSheets() as core, LocalServer(core, control=True) as server:
        yield server

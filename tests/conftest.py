"""Fixtures for all tests: a local Sheets server on a free port of this machine."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import settings

from sheets_outreach.localsheets import LocalServer

# Machines here are shared: how long an example takes says nothing about the code.
settings.register_profile("shared", deadline=None)
settings.load_profile("shared")

collect_ignore = ["deploy/stub_tool.py", "typing/api.py"]
"""A program that tests start, and a file that is only type-checked: neither is a module to import."""


@pytest.fixture
def server() -> Iterator[LocalServer]:
    """A fresh local server that forgets everything at the end."""
    with LocalServer() as running:
        yield running

"""Fixtures for all tests: a local Sheets server on a free port of this machine."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from hypothesis import settings

from sheets_outreach.localsheets import LocalServer

# The same examples at the desk and in CI, so that what fails does so for whoever caused it; HYPOTHESIS_PROFILE=search looks
# for new ones. Machines are shared: how long an example takes says nothing about the code.
settings.register_profile("steady", deadline=None, derandomize=True)
settings.register_profile("search", deadline=None, max_examples=1000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))

collect_ignore = ["deploy/stub_tool.py", "typing/api.py"]
"""A program that tests start, and a file that is only type-checked: neither is a module to import."""


@pytest.fixture
def server() -> Iterator[LocalServer]:
    """A fresh local server that forgets everything at the end."""
    with LocalServer() as running:
        yield running

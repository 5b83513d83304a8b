"""The platforms' local server, for every test beside."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.collectors.platforms import PlatformServer, run_platforms


@pytest.fixture
def server() -> Iterator[PlatformServer]:
    """Give a server on which a test puts its platforms."""
    with run_platforms() as running:
        yield running

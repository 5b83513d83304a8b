"""The page about the local server says what the code says."""

from __future__ import annotations

import re
from pathlib import Path

import sheets_outreach.localsheets
from sheets_outreach.localsheets.requests import KINDS
from sheets_outreach.localsheets.schema import messages

SOURCE = Path(sheets_outreach.localsheets.__file__).parent
PAGE = (Path(__file__).parents[2] / "docs" / "local-server.md").read_text("utf-8")


def test_every_known_infidelity_is_in_the_page_and_on_its_line() -> None:
    """The names in the code's comments are those of the page's table."""
    marked = [
        name
        for file in SOURCE.rglob("*.py")
        for name in re.findall(r"# Known infidelity \(([a-z-]+)\):", file.read_text("utf-8"))
    ]
    table = PAGE.partition("## Where it is known to differ")[2]
    assert sorted(marked) == sorted(re.findall(r"^\| `([a-z-]+)` \|", table, re.MULTILINE))


def test_every_request_that_is_not_supported_is_in_the_page() -> None:
    """All of Google's kinds that have no handler, and no other."""
    part = PAGE.partition("Not supported (501)")[2].partition("Of Drive:")[0]
    assert sorted(re.findall(r"`([a-zA-Z]+)`", part)) == sorted(messages()["Request"].keys() - KINDS.keys())
    assert messages()["Request"].keys() >= KINDS.keys()

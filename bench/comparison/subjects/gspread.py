"""Plain gspread with a pydantic model: https://docs.gspread.org/en/v6.2.1/user-guide.html.

Its guide reads with `get_all_records`, changes many cells with `batch_update` and adds rows with `append_rows`.
"""

from __future__ import annotations

import gspread
from google.auth.credentials import AnonymousCredentials

from bench.comparison.record import Community, as_communities
from bench.comparison.subjects.local import reroute
from bench.comparison.task import (
    APPENDED,
    CHECK_COLUMN,
    STATISTICS_TAB,
    TAB,
    WORDING,
    Place,
    is_readable,
    statistics_rows,
)


def open_tab(place: Place, title: str) -> gspread.Worksheet:
    """Open a tab of the workbook."""
    client = gspread.authorize(AnonymousCredentials())
    reroute(client.http_client.session, place.url)
    return client.open_by_key(place.workbook).worksheet(title)


def read(place: Place) -> list[Community]:
    """Read the register."""
    return as_communities(open_tab(place, TAB).get_all_records())


def mark(place: Place) -> int:
    """Mark the rows whose link cannot be used."""
    tab = open_tab(place, TAB)
    marks = [
        {"range": f"{CHECK_COLUMN}{row}", "values": [[WORDING]]}
        for row, community in enumerate(as_communities(tab.get_all_records()), start=2)
        if not is_readable(community.link)
    ]
    tab.batch_update(marks)
    return len(marks)


def append(place: Place) -> int:
    """Append the statistics."""
    open_tab(place, STATISTICS_TAB).append_rows(list(statistics_rows()))
    return APPENDED

"""pygsheets with a pydantic model: https://pygsheets.readthedocs.io/en/stable/worksheet.html.

Its guide reads with `get_all_records`, changes many cells with `update_values_batch` and adds rows with `append_table`.
"""

from __future__ import annotations

from typing import Any

import httplib2
import pygsheets
from google.auth.credentials import AnonymousCredentials

from bench.comparison.record import Community, as_communities
from bench.comparison.subjects.local import moved
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


class _Http(httplib2.Http):
    """The transport that `pygsheets.Client` takes, pointed at a server of this machine."""

    def __init__(self, url: str) -> None:
        super().__init__()
        self._url = url

    def request(self, uri: str, *args: Any, **kwargs: Any) -> Any:
        return super().request(moved(uri, self._url), *args, **kwargs)


def _open_tab(place: Place, title: str) -> pygsheets.Worksheet:
    client = pygsheets.authorize(custom_credentials=AnonymousCredentials(), http=_Http(place.url))
    # `open_by_key` asks for `fields=*`, which by Google's reference brings every cell along; this does not.
    return pygsheets.Spreadsheet(client, id=place.workbook).worksheet_by_title(title)


def read(place: Place) -> list[Community]:
    """Read the register."""
    return as_communities(_open_tab(place, TAB).get_all_records())


def mark(place: Place) -> int:
    """Mark the rows whose link cannot be used."""
    tab = _open_tab(place, TAB)
    cells = [
        f"{CHECK_COLUMN}{row}"
        for row, community in enumerate(as_communities(tab.get_all_records()), start=2)
        if not is_readable(community.link)
    ]
    tab.update_values_batch([f"{cell}:{cell}" for cell in cells], [[[WORDING]] for _ in cells])
    return len(cells)


def append(place: Place) -> int:
    """Append the statistics."""
    _open_tab(place, STATISTICS_TAB).append_table([list(row) for row in statistics_rows()])
    return APPENDED

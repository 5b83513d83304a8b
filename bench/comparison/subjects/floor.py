"""The floor: bare HTTP, JSON decoded, one pydantic model a row, and one write; no library at all.

https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets.values
"""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import requests
from pydantic_core import from_json

from bench.comparison.record import Community, as_communities
from bench.comparison.task import (
    APPENDED,
    CHECK_COLUMN,
    STATISTICS_TAB,
    TAB,
    TITLES,
    WORDING,
    Place,
    is_readable,
    statistics_rows,
)


def read(place: Place) -> list[Community]:
    """Read the register."""
    return _read(place, requests.Session())


def _read(place: Place, session: requests.Session) -> list[Community]:
    answer = session.get(
        f"{place.url}/v4/spreadsheets/{place.workbook}/values/{quote(f'{TAB}!A2:L')}",
        params={"valueRenderOption": "UNFORMATTED_VALUE"},
    )
    answer.raise_for_status()
    return as_communities([dict(zip(TITLES, row, strict=True)) for row in from_json(answer.content)["values"]])


def mark(place: Place) -> int:
    """Mark the rows whose link cannot be used."""
    session = requests.Session()
    marks = [
        {"range": f"{TAB}!{CHECK_COLUMN}{row}", "values": [[WORDING]]}
        for row, community in enumerate(_read(place, session), start=2)
        if not is_readable(community.link)
    ]
    address = f"{place.url}/v4/spreadsheets/{place.workbook}/values:batchUpdate"
    _post(session, address, data=marks, valueInputOption="RAW")
    return len(marks)


def append(place: Place) -> int:
    """Append the statistics."""
    address = f"{place.url}/v4/spreadsheets/{place.workbook}/values/{quote(STATISTICS_TAB)}:append?valueInputOption=RAW"
    _post(requests.Session(), address, values=list(statistics_rows()))
    return APPENDED


def _post(session: requests.Session, address: str, **body: Any) -> None:
    session.post(address, json=body).raise_for_status()

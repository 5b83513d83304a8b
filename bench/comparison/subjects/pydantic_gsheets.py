"""pydantic-gsheets: https://github.com/Youssefbenhammouda/pydantic-gsheets/blob/main/docs/worksheet.md.

Its guide reads with `rows()`, writes changed rows with `saveRows`, which leaves fields alone that are `GSReadonly`, and
adds rows with `append_rows`.
"""

from __future__ import annotations

from typing import Annotated

from google.auth.credentials import AnonymousCredentials
from googleapiclient.discovery import build
from pydantic_gsheets import GoogleWorkSheet, GSIndex, GSReadonly, SheetRow, SheetsClient

from bench.comparison.task import (
    APPENDED,
    STATISTICS_TAB,
    STATISTICS_TITLES,
    TAB,
    WORDING,
    Place,
    is_readable,
    statistics_rows,
)


class Community(SheetRow):
    """A row of the register; the last field is the check cell."""

    name: Annotated[str, GSIndex(0), GSReadonly()]
    link: Annotated[str, GSIndex(1), GSReadonly()] = ""
    specialisation: Annotated[str, GSIndex(2), GSReadonly()]
    offer: Annotated[str, GSIndex(3), GSReadonly()]
    agreement: Annotated[str, GSIndex(4), GSReadonly()]
    admin: Annotated[str, GSIndex(5), GSReadonly()]
    admin_link: Annotated[str, GSIndex(6), GSReadonly()]
    status: Annotated[str, GSIndex(7), GSReadonly()]
    members: Annotated[int, GSIndex(8), GSReadonly()]
    place: Annotated[str, GSIndex(9), GSReadonly()]
    audience: Annotated[str, GSIndex(10), GSReadonly()]
    responsible: Annotated[str, GSIndex(11), GSReadonly()]
    check: Annotated[str, GSIndex(12)] = ""


class Figures(SheetRow):
    """A row of the statistics."""

    measured_on: Annotated[str, GSIndex(0)]
    community: Annotated[str, GSIndex(1)]
    post_link: Annotated[str, GSIndex(2)]
    platform: Annotated[str, GSIndex(3)]
    day: Annotated[int, GSIndex(4)]
    members: Annotated[int, GSIndex(5)]
    likes: Annotated[int, GSIndex(6)]
    comments: Annotated[int, GSIndex(7)]
    shares: Annotated[int, GSIndex(8)]
    views: Annotated[int, GSIndex(9)]
    engagement: Annotated[int, GSIndex(10)]
    basis: Annotated[str, GSIndex(11)]
    source: Annotated[str, GSIndex(12)]
    exact: Annotated[str, GSIndex(13)]


assert len(Figures.model_fields) == len(STATISTICS_TITLES)


def _client(place: Place) -> SheetsClient:
    options = {"api_endpoint": place.url}
    return SheetsClient(build("sheets", "v4", credentials=AnonymousCredentials(), client_options=options))


def read(place: Place) -> list[Community]:
    """Read the register."""
    return list(GoogleWorkSheet(Community, _client(place), place.workbook, TAB).rows())


def mark(place: Place) -> int:
    """Mark the rows whose link cannot be used."""
    tab = GoogleWorkSheet(Community, _client(place), place.workbook, TAB)
    bad = [community for community in tab.rows() if not is_readable(community.link)]
    for community in bad:
        community.check = WORDING
    tab.saveRows(bad)
    return len(bad)


def append(place: Place) -> int:
    """Append the statistics."""
    tab = GoogleWorkSheet(Figures, _client(place), place.workbook, STATISTICS_TAB)
    names = list(Figures.model_fields)
    tab.append_rows([Figures(**dict(zip(names, row, strict=True))) for row in statistics_rows()])
    return APPENDED

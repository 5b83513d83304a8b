"""gspread-models: https://github.com/s2t2/gspread-models-py/blob/main/docs/queries.md.

Its guide reads with `Model.all()` and adds rows with `Model.create_all()`; it has nothing that changes a row.
"""

from __future__ import annotations

from google.auth.credentials import AnonymousCredentials
from gspread_models.base import BaseModel

from bench.comparison.subjects.local import reroute
from bench.comparison.task import APPENDED, NUMBERED_TAB, STATISTICS_TITLES, TAB, TITLES, Place, statistics_rows


class Community(BaseModel):
    """A row of the register."""

    SHEET_NAME = TAB
    COLUMNS = TITLES


class Figures(BaseModel):
    """A row of the statistics."""

    SHEET_NAME = NUMBERED_TAB
    COLUMNS = STATISTICS_TITLES


def _bind(place: Place) -> None:
    BaseModel.bind(document_id=place.workbook, creds=AnonymousCredentials())
    reroute(BaseModel.service.client.http_client.session, place.url)


def read(place: Place) -> list[Community]:
    """Read the register."""
    _bind(place)
    return list(Community.all())


def append(place: Place) -> int:
    """Append the statistics."""
    _bind(place)
    Figures.create_all([dict(zip(STATISTICS_TITLES, row, strict=True)) for row in statistics_rows()])
    return APPENDED

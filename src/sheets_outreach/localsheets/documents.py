"""What does Drive know about a spreadsheet, beside what is in it?

https://developers.google.com/workspace/drive/api/reference/rest/v3/files
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

from sheets_outreach.localsheets.errors import JsonObject
from sheets_outreach.localsheets.model.sheet import Workbook

SPREADSHEET_TYPE = "application/vnd.google-apps.spreadsheet"


@dataclass(frozen=True, slots=True)
class Document:
    """One file of Drive: what is known about it, and the spreadsheet as last committed. Never changed in place."""

    workbook: Workbook
    owner: str
    created: datetime
    modified: datetime
    version: int = 1
    shared: bool = True
    parents: tuple[str, ...] = ("root",)
    permissions: tuple[JsonObject, ...] = ()
    comments: tuple[JsonObject, ...] = ()
    description: str | None = None
    order: int = 0
    extra: JsonObject = field(default_factory=dict)

    @property
    def file_id(self) -> str:
        """The file's id, which is the spreadsheet's."""
        return self.workbook.spreadsheet_id

    @property
    def name(self) -> str:
        """The file's name, which is the spreadsheet's title."""
        return str(self.workbook.properties["title"])

    def changed(self, now: datetime, **fields: Any) -> Document:
        """The document after a change."""
        return replace(self, modified=max(now, self.created), version=self.version + 1, **fields)


def timestamp(moment: datetime) -> str:
    """Write a moment as Drive does.

    >>> timestamp(datetime(2026, 1, 2, 3, 4, 5, 678901, tzinfo=UTC))
    '2026-01-02T03:04:05.678Z'
    """
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.") + f"{moment.microsecond // 1000:03d}Z"

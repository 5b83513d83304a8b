"""What belongs to one tab, and to the spreadsheet around it?

Lists and dictionaries kept here are values: a change puts a new one in place, so that copies may share them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from sheets_outreach.localsheets.errors import ApiError, JsonObject, invalid
from sheets_outreach.localsheets.model.grid import Grid

COLLECTIONS = (
    "merges",
    "conditionalFormats",
    "filterViews",
    "protectedRanges",
    "charts",
    "bandedRanges",
    "rowGroups",
    "columnGroups",
    "slicers",
    "tables",
)


@dataclass(slots=True)
class Sheet:
    """One tab.

    `properties` holds SheetProperties but for id, title, index and the size of the grid.
    `collections` holds what a Sheet lists, by its JSON name (`COLLECTIONS`), each range complete with its sheetId.
    `dimensions` holds DimensionProperties by "ROWS" or "COLUMNS" and index, where they differ from the default.
    """

    key: int
    sheet_id: int
    title: str
    grid: Grid
    properties: JsonObject = field(default_factory=dict)
    collections: dict[str, list[JsonObject]] = field(default_factory=dict)
    basic_filter: JsonObject | None = None
    dimensions: dict[str, dict[int, JsonObject]] = field(default_factory=lambda: {"ROWS": {}, "COLUMNS": {}})

    def copy(self) -> Sheet:
        """A working copy that shares everything until it is replaced."""
        return replace(
            self,
            grid=self.grid.copy(),
            properties=dict(self.properties),
            collections=dict(self.collections),
            dimensions=dict(self.dimensions),
        )

    def listed(self, name: str) -> list[JsonObject]:
        """One of the tab's collections; never changed in place."""
        return self.collections.get(name, [])

    def size(self, dimension: str) -> int:
        """How many rows or columns the tab has."""
        return self.grid.row_count if dimension == "ROWS" else self.grid.column_count


@dataclass(slots=True)
class Workbook:
    """One spreadsheet: a committed one is never changed; `copy()` gives one to work on."""

    spreadsheet_id: str
    properties: JsonObject
    sheets: list[Sheet] = field(default_factory=list)
    named_ranges: list[JsonObject] = field(default_factory=list)
    developer_metadata: list[JsonObject] = field(default_factory=list)
    next_key: int = 1
    memo: dict[str, Any] = field(default_factory=dict)

    def copy(self) -> Workbook:
        """A working copy; what was worked out about the old one is forgotten."""
        return replace(
            self,
            properties=dict(self.properties),
            sheets=[sheet.copy() for sheet in self.sheets],
            named_ranges=list(self.named_ranges),
            developer_metadata=list(self.developer_metadata),
            memo={},
        )

    @property
    def locale(self) -> str:
        """The spreadsheet's locale, such as `ru_RU`."""
        return str(self.properties.get("locale", "en_US"))

    def find(self, sheet_id: int) -> Sheet | None:
        """A tab by id."""
        return next((sheet for sheet in self.sheets if sheet.sheet_id == sheet_id), None)

    def sheet(self, sheet_id: int) -> Sheet:
        """A tab by id.

        Raises:
            ApiError: 400, no such tab.
        """
        found = self.find(sheet_id)
        if found is None:
            raise invalid(f"No grid with id: {sheet_id}")
        return found

    def tab(self, sheet_id: int) -> Sheet:
        """A tab by id, for a request about the tab itself; only the refusal reads otherwise.

        Raises:
            ApiError: 400, no such tab.
        """
        found = self.find(sheet_id)
        if found is None:
            raise invalid(f"No sheet with id: {sheet_id}")
        return found

    def titled(self, title: str) -> Sheet | None:
        """A tab by title; titles differ by more than case."""
        folded = title.casefold()
        return next((sheet for sheet in self.sheets if sheet.title.casefold() == folded), None)

    def first_visible(self) -> Sheet:
        """The tab that a range without a tab means."""
        return next((sheet for sheet in self.sheets if not sheet.properties.get("hidden")), self.sheets[0])

    def new_key(self) -> int:
        """A database key that no tab of this spreadsheet ever had."""
        self.next_key += 1
        return self.next_key - 1

    def collected(self, name: str) -> Iterator[tuple[Sheet, JsonObject]]:
        """Everything of a kind in all tabs."""
        for sheet in self.sheets:
            for item in sheet.listed(name):
                yield sheet, item

    def live_names(self) -> Iterator[JsonObject]:
        """The named ranges that still have cells; one without is hidden, but keeps its name taken (observed)."""
        return (item for item in self.named_ranges if "range" in item)

    def cell_count(self) -> int:
        """Cells of all tabs, empty ones included."""
        return sum(sheet.grid.row_count * sheet.grid.column_count for sheet in self.sheets)


def require_range(workbook: Workbook, given: JsonObject | None, name: str = "range") -> Sheet:
    """The tab of a range that a request must give.

    Raises:
        ApiError: 400, no range or no such tab.
    """
    if given is None:
        raise ApiError(400, f"Must specify a {name}.")
    return workbook.sheet(given.get("sheetId", 0))

"""What does every request of a batch have at hand?

The working copy of the spreadsheet, who asks, and the refusals that many kinds share. Commits nothing.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeAlias

from sheets_outreach.localsheets.errors import JsonObject, invalid
from sheets_outreach.localsheets.model.calculation import local_time
from sheets_outreach.localsheets.model.regions import Region, region_of
from sheets_outreach.localsheets.model.sheet import Sheet, Workbook

PROTECTED = (
    "You are trying to edit a protected cell or object. "
    "Please contact the spreadsheet owner to remove protection if you need to edit."
)
MAX_CELLS = 10_000_000
MAX_CHARACTERS = 50_000


@dataclass(slots=True)
class Batch:
    """Some requests that happen together or not at all.

    Args:
        workbook: the working copy; thrown away if any request is refused.
        caller: the address of who asks; the owner may edit what is protected.
        owner: the address of the spreadsheet's owner.
        now: the moment of the whole batch.
    """

    workbook: Workbook
    caller: str
    owner: str
    now: datetime
    choose: random.Random = field(default_factory=random.SystemRandom)

    @property
    def wall_clock(self) -> datetime:
        """The batch's moment in the spreadsheet's time zone."""
        return local_time(self.workbook, self.now)

    def new_id(self, taken: Iterable[object]) -> int:
        """A random id as Google's: positive, 31 bits, not taken."""
        used = set(taken)
        while True:
            chosen = self.choose.randrange(1, 2**31)
            if chosen not in used and str(chosen) not in used:
                return chosen

    def guard(self, region: Region) -> None:
        """Refuse to touch cells that are protected against the caller.

        Raises:
            ApiError: 400.
        """
        for sheet, item in self.workbook.collected("protectedRanges"):
            if sheet.sheet_id == region.sheet.sheet_id and not self.may_edit(item) and self._covers(item, region):
                raise invalid(PROTECTED)

    def may_edit(self, protected: JsonObject) -> bool:
        """Say whether the caller may edit within a protected range."""
        editors = protected.get("editors", {})
        # A warning asks people in the browser; programs are never stopped by it.
        everybody = protected.get("warningOnly") or editors.get("domainUsersCanEdit")
        return bool(everybody) or self.caller == self.owner or self.caller in editors.get("users", ())

    def _covers(self, item: JsonObject, region: Region) -> bool:
        if not region_of(self.workbook, item["range"], clamp=True).meets(region):
            return False
        free = (region_of(self.workbook, open_range, clamp=True) for open_range in item.get("unprotectedRanges", ()))
        return not any(part.holds(region) for part in free)

    def guard_sheet(self, sheet: Sheet) -> None:
        """Refuse to remove or hide a tab with cells that are protected against the caller."""
        self.guard(Region(sheet, 0, 0, sheet.grid.row_count, sheet.grid.column_count))

    def guard_dimension(self, sheet: Sheet, axis: str, start: int, end: int) -> None:
        """Refuse to touch whole rows or columns that are protected against the caller."""
        rows, columns = sheet.grid.row_count, sheet.grid.column_count
        self.guard(Region(sheet, start, 0, end, columns) if axis == "ROWS" else Region(sheet, 0, start, rows, end))

    def guard_insertion(self, sheet: Sheet, axis: str, start: int) -> None:
        """Refuse to insert rows or columns into the middle of a range that is protected against the caller."""
        if 0 < start < sheet.size(axis):
            for item in sheet.listed("protectedRanges"):
                found = region_of(self.workbook, item["range"], clamp=True)
                first, last = (found.top, found.bottom) if axis == "ROWS" else (found.left, found.right)
                if first < start < last and not self.may_edit(item):
                    raise invalid(PROTECTED)

    def check_size(self, extra: int = 0) -> None:
        """Refuse more cells than a spreadsheet may have; `extra` are still to come."""
        if self.workbook.cell_count() + extra > MAX_CELLS:
            raise invalid(
                f"This action would increase the number of cells in the workbook above the limit of {MAX_CELLS} cells."
            )


Handler: TypeAlias = Callable[[Batch, JsonObject], JsonObject | None]

"""Which rectangle does a GridRange or an A1 text mean on a given spreadsheet?

Does not read or move cells.
https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/other#GridRange
"""

from __future__ import annotations

from typing import NamedTuple

from sheets_outreach.localsheets.a1 import Box, parse_box, split_title, write_range
from sheets_outreach.localsheets.errors import ApiError, JsonObject, invalid
from sheets_outreach.localsheets.model.sheet import Sheet, Workbook

ROW_KEYS = ("startRowIndex", "endRowIndex")
COLUMN_KEYS = ("startColumnIndex", "endColumnIndex")
SPAN_KEYS = {"ROWS": ROW_KEYS, "COLUMNS": COLUMN_KEYS}
RANGE_KEYS = frozenset((*ROW_KEYS, *COLUMN_KEYS))


class Region(NamedTuple):
    """A bounded rectangle of a tab, 0-based, ends excluded; may be empty."""

    sheet: Sheet
    top: int
    left: int
    bottom: int
    right: int

    @property
    def text(self) -> str:
        """The region as Google writes it: `Sheet1!A1:B2`."""
        return write_range(self.sheet.title, self.top, self.left, self.bottom, self.right)

    @property
    def height(self) -> int:
        """Rows."""
        return self.bottom - self.top

    @property
    def width(self) -> int:
        """Columns."""
        return self.right - self.left

    def grid_range(self) -> JsonObject:
        """The region as a bounded GridRange."""
        return {
            "sheetId": self.sheet.sheet_id,
            "startRowIndex": self.top,
            "endRowIndex": self.bottom,
            "startColumnIndex": self.left,
            "endColumnIndex": self.right,
        }

    def moved(self, sheet: Sheet, down: int, across: int) -> Region:
        """The same cells elsewhere."""
        return Region(sheet, self.top + down, self.left + across, self.bottom + down, self.right + across)

    def meets(self, other: Region) -> bool:
        """Say whether two regions have a cell in common."""
        return (
            self.sheet.sheet_id == other.sheet.sheet_id
            and self.top < other.bottom
            and other.top < self.bottom
            and self.left < other.right
            and other.left < self.right
        )

    def holds(self, other: Region) -> bool:
        """Say whether the other region lies within this one."""
        return (
            self.sheet.sheet_id == other.sheet.sheet_id
            and self.top <= other.top
            and self.left <= other.left
            and self.bottom >= other.bottom
            and self.right >= other.right
        )


def exceeds(sheet: Sheet, text: str) -> ApiError:
    """Google's refusal of cells that the grid does not have."""
    grid = sheet.grid
    return invalid(f"Range ({text}) exceeds grid limits. Max rows: {grid.row_count}, max columns: {grid.column_count}")


def region_of(workbook: Workbook, grid_range: JsonObject, *, clamp: bool = False) -> Region:
    """Bound a GridRange by its tab.

    Args:
        workbook: where the tab is.
        grid_range: open sides mean the tab's edge.
        clamp: cut what lies beyond the tab instead of refusing it.

    Raises:
        ApiError: 400, no such tab, a range turned round, or one beyond the grid.
    """
    sheet = workbook.sheet(grid_range.get("sheetId", 0))
    check_order(grid_range)
    top, left = grid_range.get("startRowIndex", 0), grid_range.get("startColumnIndex", 0)
    bottom = grid_range.get("endRowIndex", sheet.grid.row_count)
    right = grid_range.get("endColumnIndex", sheet.grid.column_count)
    if clamp:
        bottom, right = min(bottom, sheet.grid.row_count), min(right, sheet.grid.column_count)
        return Region(sheet, min(top, bottom), min(left, right), bottom, right)
    if bottom > sheet.grid.row_count or right > sheet.grid.column_count or top > bottom or left > right:
        raise exceeds(sheet, write_range(sheet.title, top, left, max(bottom, top + 1), max(right, left + 1)))
    return Region(sheet, top, left, bottom, right)


def check_order(grid_range: JsonObject) -> None:
    """Refuse a GridRange with a negative index or with an end before its start."""
    for start_key, end_key in (ROW_KEYS, COLUMN_KEYS):
        start, end = grid_range.get(start_key, 0), grid_range.get(end_key)
        if start < 0:
            raise invalid(f"{start_key}[{start}] must be greater than or equal to zero.")
        if end is not None and end <= start:
            raise invalid(f"{end_key}[{end}] must be greater than {start_key}[{start}].")


def resolve(workbook: Workbook, text: str) -> Region:
    """Find the cells that an A1 text names; ends beyond the grid are cut to it.

    A text without a tab is an address on the first visible tab, else a named range, else a tab's title.

    Raises:
        ApiError: 400, nothing of that name, or an address that begins beyond the grid.
    """
    title, cells = split_title(text)
    sheet = workbook.first_visible() if title is None else workbook.titled(title)
    if sheet is None:
        raise invalid(f"Unable to parse range: {text}")
    if title is not None and not cells:
        # `'Sheet1'` is the tab; `'Sheet1'!` is nothing.
        if text.endswith("!"):
            raise invalid(f"Unable to parse range: {text}")
        return _bounded(sheet, Box(None, None, None, None))
    box = parse_box(cells)
    if box is not None:
        return _bounded(sheet, box)
    named = next((item for item in workbook.live_names() if item["name"].casefold() == cells.casefold()), None)
    if named is not None:
        return region_of(workbook, named["range"], clamp=True)
    other = workbook.titled(text) if title is None else None
    if other is None:
        raise invalid(f"Unable to parse range: {text}")
    return _bounded(other, Box(None, None, None, None))


def _bounded(sheet: Sheet, box: Box) -> Region:
    rows, columns = sheet.grid.row_count, sheet.grid.column_count
    top, left = box.top or 0, box.left or 0
    bottom = rows if box.bottom is None else box.bottom
    right = columns if box.right is None else box.right
    if top >= rows or left >= columns:
        raise exceeds(sheet, write_range(sheet.title, top, left, max(bottom, top + 1), max(right, left + 1)))
    return Region(sheet, top, left, min(bottom, rows), min(right, columns))

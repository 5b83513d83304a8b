"""Judges that see the workbook as the server stores it, never through our reader: did a write of ours harm anybody?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sheets_outreach.localsheets import LocalSheets, SeenRequest
from sheets_outreach.localsheets.model.cells import EMPTY, Cell, unpack
from sheets_outreach.localsheets.model.sheet import Sheet
from sheets_outreach.register.columns import Column as ColumnTable
from sheets_outreach.register.columns import Tab
from sheets_outreach.register.tables import TABLES
from tests.reliability.library import DIARY, JOBS, RECIPIENTS, REGISTER, STATISTICS

TAB_OF: Mapping[int, Tab] = {
    REGISTER: Tab.REGISTER,
    DIARY: Tab.DIARY,
    RECIPIENTS: Tab.RECIPIENTS,
    STATISTICS: Tab.STATISTICS,
    JOBS: Tab.JOBS,
}
WARNING = "sheets-outreach: "
MARK = "sheets-outreach."
UNSEEN = "0"

Column = tuple[Cell, ...]


def find_sheet(core: LocalSheets, identity: str, sheet_id: int) -> Sheet | None:
    """Give a tab as the server stores it."""
    return next((s for s in core.document(identity).workbook.sheets if s.sheet_id == sheet_id), None)


def texts(core: LocalSheets, identity: str, sheet_id: int) -> list[list[str]]:
    """Give what a person reads in a tab."""
    return [
        ["" if cell.value is None else str(cell.value) for cell in row]
        for row in cells_of(find_sheet(core, identity, sheet_id))
    ]


def places_of_ours(core: LocalSheets, identity: str, sheet_id: int) -> dict[str, int]:
    """Tell where our columns of a tab are: key → index."""
    sheet = find_sheet(core, identity, sheet_id)
    return our_columns(sheet, cells_of(sheet)) if sheet else {}


def unseen_keys(core: LocalSheets, identity: str, sheet_id: int) -> frozenset[str]:
    """Tell which columns of ours have a mark that was put where nobody could know whether the column still stood there.

    Until it is seen in its place, mark and warning may stand on a column of people's, and say nothing.
    """
    return frozenset(
        str(item["metadataKey"]).removeprefix(MARK)
        for item in core.document(identity).workbook.developer_metadata
        if item.get("location", {}).get("dimensionRange", {}).get("sheetId", 0) == sheet_id
        and str(item.get("metadataKey", "")).startswith(MARK)
        and item.get("metadataValue") == UNSEEN
    )


def cells_of(sheet: Sheet | None) -> list[list[Cell]]:
    """Give a tab's rows × cells with text, note and format, all rows of one length."""
    rows = [[unpack(slot) for slot in row] for row in sheet.grid.rows()] if sheet else []
    width = max(map(len, rows), default=0)
    return [row + [EMPTY] * (width - len(row)) for row in rows]


def our_columns(sheet: Sheet, rows: list[list[Cell]]) -> dict[str, int]:
    """Tell which columns are ours: those with our warning; without one, those that have a title of ours.

    A tab that somebody copied is theirs, warnings and all. So is a column of the register or the diary that has our
    title and no warning as soon as anything stands in it: it was there before us.
    """
    tab = TAB_OF.get(sheet.sheet_id)
    if tab is None:
        return {}
    found = {
        str(item["description"]).removeprefix(WARNING): int(item["range"].get("startColumnIndex", 0))
        for item in sheet.listed("protectedRanges")
        if str(item.get("description", "")).startswith(WARNING)
    }
    for column in TABLES[tab].columns:
        if column.ours and column.key not in found:
            free = [index for index in _titled(column, rows) if index not in found.values()]
            free = free if TABLES[tab].all_ours else [index for index in free if _is_blank(column, rows, index)]
            if free:
                found[column.key] = free[0]
    return found


def _titled(column: ColumnTable, rows: list[list[Cell]]) -> list[int]:
    """Tell which columns have one of a column's titles."""
    titles = {title for spellings in column.titles.values() for title in spellings}
    return [index for row in rows[:20] for index, cell in enumerate(row) if cell.value in titles]


def _is_blank(column: ColumnTable, rows: list[list[Cell]], index: int) -> bool:
    """Tell whether nothing but its title stands in a column."""
    titles = {title for spellings in column.titles.values() for title in spellings}
    return all(row[index].value is None or row[index].value in titles for row in rows)


@dataclass
class Guardian:
    """Compares all tabs right before and right after each of our writes.

    Attributes:
        broken: promises that a write broke, in words.
        writes: how many there were.
        stale: of these, how many came after a structural edit that no read had seen yet.
    """

    core: LocalSheets
    identity: str
    broken: list[str] = field(default_factory=list)
    writes: int = 0
    _before: dict[int, list[Column]] = field(default_factory=dict)
    _doubles: int = 0

    def before(self, request: SeenRequest) -> None:
        """Remember what is people's as our write arrives."""
        if self._concerns(request):
            self._before = self._people()
            self._doubles = self._count_doubles()

    def after(self, request: SeenRequest) -> None:
        """See that each people's column is as it was, in the same order, and that nothing was measured twice."""
        if not self._concerns(request):
            return
        self.writes += 1
        now = self._people(all_columns=True)
        for sheet_id, columns in self._before.items():
            there = iter(now.get(sheet_id, []))
            self.broken += [
                f"write {self.writes} changed a people's column of tab {TAB_OF.get(sheet_id, sheet_id)}: {brief(column)}"
                for column in columns
                if not any(column == other for other in there)
            ]
        if self._count_doubles() > self._doubles:
            self.broken.append(f"write {self.writes} measured a post twice on one day")

    def _concerns(self, request: SeenRequest) -> bool:
        return self.identity in request.path and request.path.endswith(":batchUpdate")

    def _people(self, *, all_columns: bool = False) -> dict[int, list[Column]]:
        found = {}
        for sheet in self.core.document(self.identity).workbook.sheets:
            rows = cells_of(sheet)
            ours = set() if all_columns else self._ours(sheet, rows)
            found[sheet.sheet_id] = [
                column
                for index, cells in enumerate(zip(*rows, strict=True))
                if index not in ours and (column := _without_empty_end(cells))
            ]
        return found

    def _ours(self, sheet: Sheet, rows: list[list[Cell]]) -> set[int]:
        """Tell which columns may be written; where our warning says nothing, all that have the title."""
        found = our_columns(sheet, rows)
        unseen = unseen_keys(self.core, self.identity, sheet.sheet_id) & found.keys()
        titled = {index for key in unseen for index in _titled(TABLES[TAB_OF[sheet.sheet_id]].column(key), rows)}
        return titled | {index for key, index in found.items() if key not in unseen}

    def _count_doubles(self) -> int:
        return sum(count - 1 for count in Counter(measured(self.core, self.identity)).values())


def measured(core: LocalSheets, identity: str) -> Iterator[tuple[str, str]]:
    """Give (post, day) of each row of the statistics that has both."""
    sheet = find_sheet(core, identity, STATISTICS)
    rows = cells_of(sheet)
    places = our_columns(sheet, rows) if sheet else {}
    if {"post_link", "day"} <= places.keys():
        for row in rows:
            post, day = row[places["post_link"]].value, row[places["day"]].value
            if isinstance(day, int | float) and post:
                yield str(post), str(day)


def brief(column: Column) -> Sequence[object]:
    """Give the filled cells of a column, to be named in a failure."""
    return [cell.value for cell in column if cell.value is not None][:6]


def _without_empty_end(column: Column) -> Column:
    cells = list(column)
    while cells and cells[-1].value is None and cells[-1].note is None and cells[-1].format is None:
        cells.pop()
    return tuple(cells)

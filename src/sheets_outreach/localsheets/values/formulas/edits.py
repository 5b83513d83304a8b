"""Which changes of the grid move cells, and where does an area lie afterwards?"""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from sheets_outreach.localsheets.values.formulas.areas import Area
from sheets_outreach.localsheets.values.formulas.spans import Span, delete_lines, insert_lines, move_lines

Axis: TypeAlias = Literal["ROWS", "COLUMNS"]
AXES: tuple[Axis, Axis] = ("ROWS", "COLUMNS")


@dataclass(frozen=True, slots=True)
class Inserted:
    """Rows or columns were inserted before `start`."""

    sheet: str
    axis: Axis
    start: int
    count: int


@dataclass(frozen=True, slots=True)
class Deleted:
    """Rows or columns from `start` on were deleted."""

    sheet: str
    axis: Axis
    start: int
    count: int


@dataclass(frozen=True, slots=True)
class Moved:
    """Rows or columns were moved before `destination`, which counts before the move, as Google's moveDimension."""

    sheet: str
    axis: Axis
    start: int
    count: int
    destination: int


@dataclass(frozen=True, slots=True)
class CellsInserted:
    """An area of empty cells was inserted (insertRange): what was there went down (ROWS) or right (COLUMNS)."""

    area: Area
    axis: Axis


@dataclass(frozen=True, slots=True)
class CellsDeleted:
    """An area of cells was deleted (deleteRange): what follows came up (ROWS) or left (COLUMNS)."""

    area: Area
    axis: Axis


@dataclass(frozen=True, slots=True)
class CellsMoved:
    """Cells were cut and pasted (cutPaste) with their top left at (`sheet`, `row`, `column`)."""

    source: Area
    sheet: str
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class SheetRenamed:
    """A sheet got another title."""

    old: str
    new: str


@dataclass(frozen=True, slots=True)
class SheetDeleted:
    """A sheet is gone."""

    sheet: str


Edit: TypeAlias = Inserted | Deleted | Moved | CellsInserted | CellsDeleted | CellsMoved | SheetRenamed | SheetDeleted


def shift_area(area: Area, edit: Edit) -> Area | None:
    """Say where an area lies after an edit; None where nothing of it is left."""
    if isinstance(edit, SheetRenamed):
        return area._replace(sheet=edit.new) if same_title(area.sheet, edit.old) else area
    if isinstance(edit, SheetDeleted):
        return None if same_title(area.sheet, edit.sheet) else area
    if isinstance(edit, CellsMoved):
        return _follow_cells(area, edit)
    for axis in AXES:
        span = get_span(area, axis)
        if span == (0, None):  # a whole axis stays what it is
            continue
        shifted = shift_span(span, edit, axis, area)
        if shifted is None:
            return None
        area = _set_span(area, axis, shifted)
    return area


def shift_span(span: Span, edit: Edit, axis: Axis, area: Area) -> Span | None:
    """Shift one axis of an area by an edit of lines or cells; None where nothing is left."""
    if isinstance(edit, (SheetRenamed, SheetDeleted, CellsMoved)):
        return span
    if isinstance(edit, (Inserted, Deleted, Moved)):
        if edit.axis != axis or not same_title(edit.sheet, area.sheet):
            return span
        if isinstance(edit, Inserted):
            return insert_lines(span, edit.start, edit.count)
        if isinstance(edit, Deleted):
            return delete_lines(span, edit.start, edit.count)
        return move_lines(span, edit.start, edit.count, edit.destination)
    if edit.axis != axis or not same_title(edit.area.sheet, area.sheet) or not _is_beside(area, edit.area, axis):
        return span
    first, last = get_span(edit.area, axis)
    if last is None:
        return span
    count = last - first + 1
    return insert_lines(span, first, count) if isinstance(edit, CellsInserted) else delete_lines(span, first, count)


def same_title(one: str, other: str) -> bool:
    """Compare titles as Google does: without case."""
    return one == other or one.casefold() == other.casefold()


def get_span(area: Area, axis: Axis) -> Span:
    """Give one axis of an area."""
    start, end = (area.top, area.bottom) if axis == "ROWS" else (area.left, area.right)
    return start, None if end is None else end - 1


def _set_span(area: Area, axis: Axis, span: Span) -> Area:
    start, end = span[0], None if span[1] is None else span[1] + 1
    return area._replace(top=start, bottom=end) if axis == "ROWS" else area._replace(left=start, right=end)


def _is_beside(area: Area, edited: Area, axis: Axis) -> bool:
    """Say whether an area lies wholly in the lines across which cells were shifted."""
    across: Axis = "COLUMNS" if axis == "ROWS" else "ROWS"
    return is_within(get_span(area, across), get_span(edited, across))


def is_within(inner: Span, outer: Span) -> bool:
    """Say whether a span lies wholly in another."""
    if inner[0] < outer[0]:
        return False
    return outer[1] is None or (inner[1] is not None and inner[1] <= outer[1])


def _follow_cells(area: Area, edit: CellsMoved) -> Area:
    source = edit.source
    if not same_title(area.sheet, source.sheet):
        return area
    if not all(is_within(get_span(area, axis), get_span(source, axis)) for axis in AXES):
        return area
    down, right = edit.row - source.top, edit.column - source.left
    return Area(
        edit.sheet,
        area.top + down,
        area.left + right,
        None if area.bottom is None else area.bottom + down,
        None if area.right is None else area.right + right,
    )

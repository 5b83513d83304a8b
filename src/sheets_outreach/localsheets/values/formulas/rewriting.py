"""What does a formula say after the grid under it changed, or after it was copied elsewhere?

Only references are rewritten; every other character stays as it is, also in what is no formula.
"""

from collections.abc import Callable
from dataclasses import replace

from sheets_outreach.localsheets.values.formulas.a1 import LAST_COLUMN, LAST_ROW, Corner, Reference, quote_title
from sheets_outreach.localsheets.values.formulas.areas import Area
from sheets_outreach.localsheets.values.formulas.edits import (
    AXES,
    Axis,
    CellsMoved,
    Edit,
    SheetDeleted,
    SheetRenamed,
    same_title,
    shift_area,
    shift_span,
)
from sheets_outreach.localsheets.values.formulas.functions import FUNCTIONS
from sheets_outreach.localsheets.values.formulas.spans import Span
from sheets_outreach.localsheets.values.formulas.tokens import Token, cut
from sheets_outreach.localsheets.values.locales import find_locale

_LOST = "#REF!"


def references(
    formula: str, *, sheet: str, locale: str, named_range: Callable[[str], Area | None] | None = None
) -> tuple[Area, ...]:
    """Name the areas that a formula depends on, in the order in which it names them.

    Args:
        formula: with its =.
        sheet: the title of the sheet it stands on.
        locale: the spreadsheet's.
        named_range: what a name stands for; without it names are passed over.
    """
    found: list[Area] = []
    for token in cut(formula, locale):
        area = token.reference.area(sheet) if token.reference else None
        if token.kind == "name" and named_range is not None:
            area = named_range(token.text)
        if area is not None and area not in found:
            found.append(area)
    return tuple(found)


def is_volatile(formula: str, *, locale: str) -> bool:
    """Say whether a formula may come to something else although no cell changed (TODAY, NOW)."""
    functions = (FUNCTIONS.get(token.text.upper()) for token in cut(formula, locale) if token.kind == "function")
    return any(function is not None and function.volatile for function in functions)


def shift_formula(formula: str, edit: Edit, *, sheet: str, locale: str, new_sheet: str | None = None) -> str:
    """Rewrite the references of a formula after an edit.

    Args:
        formula: with its =.
        edit: what happened to the grid. A deleted sheet leaves the text as it is, as in Google: it no longer resolves.
        sheet: the title of the sheet on which the formula stood before the edit.
        locale: the spreadsheet's.
        new_sheet: the title of the sheet on which it stands afterwards, where its own cell was cut and pasted.
    """
    if isinstance(edit, SheetDeleted) and new_sheet is None:
        return formula
    renamed = isinstance(edit, SheetRenamed) and same_title(sheet, edit.old)
    after = new_sheet or (edit.new if isinstance(edit, SheetRenamed) and renamed else sheet)
    return _rewrite(formula, locale, lambda token: _shift(token, edit, sheet, after))


def translate_formula(formula: str, rows: int, columns: int, *, locale: str) -> str:
    """Move the relative references of a formula that is copied `rows` down and `columns` to the right."""
    if not rows and not columns:
        return formula
    return _rewrite(formula, locale, lambda token: _translate(token, rows, columns))


def canonical_formula(formula: str, *, locale: str) -> str:
    """Write a typed formula as Google keeps it: separators of the locale, references in capitals, B1:B1 as B1.

    Everything else stays as typed, and so does what is no formula.
    """
    separator, depth = find_locale(locale).argument_separator, 0
    pieces = [formula[:1]]
    for token in cut(formula, locale):
        depth += {"open_array": 1, "close_array": -1}.get(token.kind, 0)
        text = token.text
        if token.reference:
            text = _tidy(token.reference).write() if not _is_tidy(token.reference, text) else text
        elif token.kind == "separator" and depth == 0:
            text = separator
        pieces.append(text)
    return "".join(pieces)


def _tidy(reference: Reference) -> Reference:
    single = reference.last == reference.first and None not in (reference.first.row, reference.first.column)
    return replace(reference, last=None) if single else reference


def _is_tidy(reference: Reference, text: str) -> bool:
    cells = text.rpartition("!")[2]
    return cells == cells.upper() and _tidy(reference) == reference


def _rewrite(formula: str, locale: str, change: Callable[[Token], str]) -> str:
    pieces = [formula[:1]]
    pieces.extend(change(token) if token.reference else token.text for token in cut(formula, locale))
    return "".join(pieces)


def _shift(token: Token, edit: Edit, sheet: str, new_sheet: str) -> str:
    reference = token.reference
    if reference is None:
        return token.text
    area = reference.area(sheet)
    title, result = area.sheet, reference
    if isinstance(edit, SheetRenamed):
        title = edit.new if same_title(title, edit.old) else title
    elif isinstance(edit, CellsMoved):
        moved = shift_area(area, edit)
        if moved is not None and moved != area:
            title = moved.sheet
            result = _offset(reference, edit.row - edit.source.top, edit.column - edit.source.left)
    else:
        for axis in AXES:
            old = _find_span(reference, axis)
            span = None if old is None else shift_span(old, edit, axis, area)
            if old is not None and span is None:
                return _write_lost(reference)
            if span is not None and span != old:
                result = _with_span(result, axis, span)
    result = _with_title(result, title, new_sheet)
    return token.text if result == reference else result.write()


def _translate(token: Token, rows: int, columns: int) -> str:
    reference = token.reference
    if reference is None:
        return token.text
    moved = _offset(reference, rows, columns, relative=True)
    corners = [corner for corner in (moved.first, moved.last) if corner]
    on_grid = all(0 <= (corner.row or 0) < LAST_ROW and 0 <= (corner.column or 0) < LAST_COLUMN for corner in corners)
    if not on_grid:
        return _write_lost(reference)
    return token.text if moved == reference else moved.write()


def _offset(reference: Reference, rows: int, columns: int, *, relative: bool = False) -> Reference:
    """Move the corners of a reference; with `relative`, those with a dollar sign stay."""

    def move(corner: Corner) -> Corner:
        down = 0 if relative and corner.row_fixed else rows
        right = 0 if relative and corner.column_fixed else columns
        return replace(
            corner,
            row=None if corner.row is None else corner.row + down,
            column=None if corner.column is None else corner.column + right,
        )

    return replace(reference, first=move(reference.first), last=move(reference.last) if reference.last else None)


def _find_span(reference: Reference, axis: Axis) -> Span | None:
    """Give one axis of a reference as written; None where it names no line of that axis (A:A has no rows)."""
    one, other = _find_lines(reference, axis)
    if one is None and other is None:
        return None
    if one is None or other is None:
        return (one if one is not None else other or 0), None
    return min(one, other), max(one, other)


def _find_lines(reference: Reference, axis: Axis) -> tuple[int | None, int | None]:
    last = reference.last or reference.first
    if axis == "ROWS":
        return reference.first.row, last.row
    return reference.first.column, last.column


def _with_span(reference: Reference, axis: Axis, span: Span) -> Reference:
    """Put shifted lines back into the corners that held them."""
    one, other = _find_lines(reference, axis)
    low, high = span
    if one is None:
        one, other = None, low
    elif other is None:
        one, other = low, None
    else:
        one, other = (low, high) if one <= other else (high, low)
    first = _with_line(reference.first, axis, one)
    return replace(reference, first=first, last=_with_line(reference.last, axis, other) if reference.last else None)


def _with_line(corner: Corner, axis: Axis, line: int | None) -> Corner:
    return replace(corner, row=line) if axis == "ROWS" else replace(corner, column=line)


def _with_title(reference: Reference, title: str, own_sheet: str) -> Reference:
    """Name the sheet where it was named before or where it is no longer the formula's own."""
    if reference.sheet is None and same_title(title, own_sheet):
        return reference
    unchanged = reference.sheet is not None and same_title(title, reference.sheet)
    return reference if unchanged else replace(reference, sheet=title)


def _write_lost(reference: Reference) -> str:
    return f"{quote_title(reference.sheet)}!{_LOST}" if reference.sheet is not None else _LOST

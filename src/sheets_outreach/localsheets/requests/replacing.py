"""Which texts are found and replaced, and which lose white space? Kinds: findReplace, trimWhitespace."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from sheets_outreach.localsheets.errors import JsonObject, invalid
from sheets_outreach.localsheets.model.cells import Cell, Slot, with_value
from sheets_outreach.localsheets.model.display import shown_text
from sheets_outreach.localsheets.model.entering import enter
from sheets_outreach.localsheets.model.rectangles import change_cells
from sheets_outreach.localsheets.model.regions import Region, region_of
from sheets_outreach.localsheets.model.sheet import require_range
from sheets_outreach.localsheets.requests.batch import Batch


@dataclass(slots=True)
class _Changes:
    values: int = 0
    formulas: int = 0
    occurrences: int = 0
    rows: int = 0
    sheets: int = 0


def find_replace(batch: Batch, request: JsonObject) -> JsonObject:
    """Replace texts in cells over a range, a tab or all tabs."""
    if not request.get("find"):
        raise invalid("Must specify a find value.")
    substitute = _substitution(request)
    changes = _Changes()
    for region in _scope(batch, request):
        batch.guard(region)
        _replace(batch, region, substitute, bool(request.get("includeFormulas")), changes)
    counts = {
        "valuesChanged": changes.values,
        "formulasChanged": changes.formulas,
        "rowsChanged": changes.rows,
        "sheetsChanged": changes.sheets,
        "occurrencesChanged": changes.occurrences,
    }
    return {name: count for name, count in counts.items() if count}


def _scope(batch: Batch, request: JsonObject) -> list[Region]:
    given = [name for name in ("range", "sheetId", "allSheets") if name in request and request[name] is not False]
    if len(given) != 1:
        raise invalid("Must specify exactly one of range, sheetId and allSheets.")
    workbook = batch.workbook
    if "range" in given:
        return [region_of(workbook, request["range"])]
    sheets = workbook.sheets if "allSheets" in given else [workbook.sheet(request["sheetId"])]
    return [region_of(workbook, {"sheetId": sheet.sheet_id}) for sheet in sheets]


def _substitution(request: JsonObject) -> Callable[[str], tuple[str, int]]:
    find, replacement = request["find"], request.get("replacement", "")
    by_regex = bool(request.get("searchByRegex"))
    source = find if by_regex else re.escape(find)
    if request.get("matchEntireCell"):
        source = rf"\A(?:{source})\Z"
    try:
        pattern = re.compile(source, 0 if request.get("matchCase") else re.IGNORECASE)
    except re.error as error:
        raise invalid(f"The find value is not a valid regular expression: {error}") from error

    def expanded(match: re.Match[str]) -> str:
        # Java's replacement syntax: $1 is a group, a backslash quotes.
        if not by_regex:
            return str(replacement)
        return re.sub(
            r"\\(.)|\$(\d)", lambda part: part[1] if part[1] else (match.group(int(part[2])) or ""), replacement
        )

    def substitute(text: str) -> tuple[str, int]:
        try:
            return pattern.subn(expanded, text)
        except IndexError as error:
            raise invalid("The replacement names a group that the find value does not have.") from error

    return substitute


def _replace(
    batch: Batch, region: Region, substitute: Callable[[str], tuple[str, int]], formulas: bool, changes: _Changes
) -> None:
    locale, touched = batch.workbook.locale, set()
    clipped = region._replace(bottom=min(region.bottom, region.sheet.grid.stored_rows))

    def change(row: int, _: int, slot: Slot) -> Slot:
        if slot is None:
            return slot
        formula = slot.formula if isinstance(slot, Cell) else None
        if formula and not formulas:
            return slot
        text, count = substitute(formula or shown_text(slot, None, locale))
        if not count:
            return slot
        changes.occurrences += count
        changes.formulas += 1 if formula else 0
        changes.values += 0 if formula else 1
        touched.add(row)
        return enter(slot, text, locale, batch.wall_clock)

    change_cells(clipped, change)
    changes.rows += len(touched)
    changes.sheets += 1 if touched else 0


def trim_whitespace(batch: Batch, request: JsonObject) -> JsonObject:
    """Strip the texts of a range and make every run of white space within them one space."""
    require_range(batch.workbook, request.get("range"))
    region = region_of(batch.workbook, request["range"])
    batch.guard(region)
    count = 0

    def change(_: int, __: int, slot: Slot) -> Slot:
        nonlocal count
        text = slot.value if isinstance(slot, Cell) else slot
        if not isinstance(text, str) or (new := " ".join(text.split())) == text:
            return slot
        count += 1
        return with_value(slot, new or None)

    change_cells(region._replace(bottom=min(region.bottom, region.sheet.grid.stored_rows)), change)
    return {"cellsChangedCount": count} if count else {}

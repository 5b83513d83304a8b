"""How new columns look: widths, number formats, wrapped text, a header that stays; only where nobody has typed yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from sheets_outreach.jobs.setup.steps import PlannedTab, SetupPlan, Step, TabState
from sheets_outreach.register.columns import Column, Shape, Tab
from sheets_outreach.workbook.marks import Request

_WIDTHS: Mapping[Shape, int] = {
    Shape.TEXT: 160, Shape.LIST: 150, Shape.LINK: 220, Shape.COUNT: 115, Shape.NUMBER: 110, Shape.DATE: 110,
    Shape.CHOICE: 130, Shape.ANSWER: 110,
}  # fmt: skip
_WIDE: Mapping[str, int] = {
    "check": 380, "understood": 220, "agreement": 240, "text": 320, "draft": 420, "message": 460, "value": 280,
    "key": 230, "reason": 240, "wishes": 260, "next_post": 180, "engagement": 200, "figures": 180,
}  # fmt: skip
_PLAIN_TEXT = frozenset({"agreement", "value"})
"""Sheets would make a date of «2-3» and of «1.5»; what is agreed is text."""

_BELOW: Mapping[str, object] = {"wrapStrategy": "WRAP", "verticalAlignment": "TOP"}
_BELOW_FIELDS = "userEnteredFormat(wrapStrategy,verticalAlignment)"
_TITLE: Mapping[str, object] = {"textFormat": {"bold": True}, "wrapStrategy": "WRAP", "verticalAlignment": "MIDDLE"}
_TITLE_FIELDS = "userEnteredFormat(textFormat.bold,wrapStrategy,verticalAlignment,backgroundColorStyle)"
_HEADER = {"red": 0.91, "green": 0.94, "blue": 0.98}
_OUR_HEADER = {"red": 0.93, "green": 0.93, "blue": 0.93}


def plan_looks(plan: SetupPlan, tab: PlannedTab) -> None:
    """Plan the looks of a tab's new columns, and freeze its header if nothing is frozen."""
    layout = tab.layout
    fresh = {index: layout.table.column(key) for key, index in layout.columns.items() if tab.is_fresh(key)}
    for start, end in _runs(fresh):
        plan.requests.append(_format(_place(tab, start, end, below=True), _BELOW, _BELOW_FIELDS))
    for ours, colour in ((False, _HEADER), (True, _OUR_HEADER)):
        look = {**_TITLE, "backgroundColorStyle": {"rgbColor": colour}}
        for start, end in _runs(index for index, column in fresh.items() if column.ours is ours):
            plan.requests.append(_format(_place(tab, start, end, below=False), look, _TITLE_FIELDS))
    for index, column in sorted(fresh.items()):
        plan.requests.extend(_column_looks(tab, index, column))
    frozen = tab.before.frozen_rows if tab.before is not None else 0
    if tab.state is not TabState.NEW and frozen == 0 and layout.header_row < layout.sheet.row_count:
        plan.do(Step("frozen", {"tab": layout.sheet.title}), _freeze(layout.sheet.id, rows=layout.header_row))
    if tab.state is TabState.NEW and layout.table.tab is Tab.REGISTER:
        plan.requests.append(_freeze(layout.sheet.id, columns=1))


def _runs(indexes: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Put columns that stand side by side into one: (first, after the last)."""
    start = end = -1
    for index in sorted(indexes):
        if index != end:
            if start >= 0:
                yield start, end
            start = index
        end = index + 1
    if start >= 0:
        yield start, end


def _place(tab: PlannedTab, start: int, end: int, *, below: bool) -> dict[str, object]:
    header = tab.layout.header_row
    rows = {"startRowIndex": header} if below else {"startRowIndex": header - 1, "endRowIndex": header}
    return {"sheetId": tab.layout.sheet.id, "startColumnIndex": start, "endColumnIndex": end, **rows}


def _column_looks(tab: PlannedTab, index: int, column: Column) -> Iterator[Request]:
    sheet_id = tab.layout.sheet.id
    yield {
        "updateDimensionProperties": {
            "range": {"sheetId": sheet_id, "dimension": "COLUMNS", "startIndex": index, "endIndex": index + 1},
            "properties": {"pixelSize": _WIDE.get(column.key, _WIDTHS[column.shape])},
            "fields": "pixelSize",
        }
    }
    number_format = _number_format(column)
    if number_format:
        look = {"numberFormat": number_format}
        yield _format(_place(tab, index, index + 1, below=True), look, "userEnteredFormat.numberFormat")


def _number_format(column: Column) -> dict[str, str] | None:
    if column.shape is Shape.DATE:
        return {"type": "DATE"}
    return {"type": "TEXT"} if column.key in _PLAIN_TEXT else None


def _format(place: Mapping[str, object], look: Mapping[str, object], fields: str) -> Request:
    return {"repeatCell": {"range": place, "cell": {"userEnteredFormat": look}, "fields": fields}}


def _freeze(sheet_id: int, *, rows: int | None = None, columns: int | None = None) -> Request:
    grid = {"frozenRowCount": rows} if rows is not None else {"frozenColumnCount": columns}
    return {
        "updateSheetProperties": {
            "properties": {"sheetId": sheet_id, "gridProperties": grid},
            "fields": f"gridProperties.{next(iter(grid))}",
        }
    }

"""How new columns look: widths, number formats, wrapped text, a header that stays; only where nobody has typed yet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sheets_outreach.jobs.setup.steps import PlannedTab, SetupPlan, Step, TabState
from sheets_outreach.register.columns import Column, Shape, Tab
from sheets_outreach.workbook.marks import Request

_WIDTHS: Mapping[Shape, int] = {
    Shape.TEXT: 160, Shape.LIST: 150, Shape.LINK: 220, Shape.COUNT: 95, Shape.NUMBER: 110, Shape.DATE: 110,
    Shape.CHOICE: 130, Shape.ANSWER: 100,
}  # fmt: skip
_WIDE: Mapping[str, int] = {
    "check": 380, "understood": 220, "agreement": 240, "text": 320, "draft": 420, "message": 460, "value": 280,
    "key": 230, "reason": 240, "wishes": 260, "next_post": 180, "engagement": 200, "figures": 180,
}  # fmt: skip
_PLAIN_TEXT = frozenset({"agreement", "value"})
"""Sheets would make a date of «2-3» and of «1.5»; what is agreed is text."""

_HEADER = {"red": 0.91, "green": 0.94, "blue": 0.98}
_OUR_HEADER = {"red": 0.93, "green": 0.93, "blue": 0.93}


def plan_looks(plan: SetupPlan, tab: PlannedTab) -> None:
    """Plan the looks of a tab's new columns, and freeze its header if nothing is frozen."""
    layout = tab.layout
    fresh = [layout.table.column(key) for key in layout.columns if tab.is_fresh(key)]
    for column in fresh:
        plan.requests.extend(_column_looks(tab, column))
    frozen = tab.before.frozen_rows if tab.before is not None else 0
    if tab.state is not TabState.NEW and frozen == 0 and layout.header_row < layout.sheet.row_count:
        plan.do(Step("frozen", {"tab": layout.sheet.title}), _freeze(layout.sheet.id, rows=layout.header_row))
    if tab.state is TabState.NEW and layout.table.tab is Tab.REGISTER:
        plan.requests.append(_freeze(layout.sheet.id, columns=1))


def _column_looks(tab: PlannedTab, column: Column) -> Iterator[Request]:
    layout = tab.layout
    index = layout.columns[column.key]
    place: dict[str, object] = {"sheetId": layout.sheet.id, "startColumnIndex": index, "endColumnIndex": index + 1}
    width = _WIDE.get(column.key, _WIDTHS[column.shape])
    yield {
        "updateDimensionProperties": {
            "range": {"sheetId": layout.sheet.id, "dimension": "COLUMNS", "startIndex": index, "endIndex": index + 1},
            "properties": {"pixelSize": width},
            "fields": "pixelSize",
        }
    }
    below: dict[str, object] = {"wrapStrategy": "WRAP", "verticalAlignment": "TOP"}
    fields = "userEnteredFormat(wrapStrategy,verticalAlignment)"
    number_format = _number_format(column)
    if number_format:
        below["numberFormat"] = number_format
        fields = "userEnteredFormat(wrapStrategy,verticalAlignment,numberFormat)"
    yield _format({**place, "startRowIndex": layout.header_row}, below, fields)
    header: dict[str, object] = {
        "textFormat": {"bold": True},
        "wrapStrategy": "WRAP",
        "verticalAlignment": "MIDDLE",
        "backgroundColorStyle": {"rgbColor": _OUR_HEADER if column.ours else _HEADER},
    }
    title = {**place, "startRowIndex": layout.header_row - 1, "endRowIndex": layout.header_row}
    yield _format(
        title, header, "userEnteredFormat(textFormat.bold,wrapStrategy,verticalAlignment,backgroundColorStyle)"
    )


def _number_format(column: Column) -> dict[str, str] | None:
    if column.shape is Shape.DATE:
        return {"type": "DATE"}
    return {"type": "TEXT"} if column.key in _PLAIN_TEXT else None


def _format(place: dict[str, object], look: dict[str, object], fields: str) -> Request:
    return {"repeatCell": {"range": place, "cell": {"userEnteredFormat": look}, "fields": fields}}


def _freeze(sheet_id: int, *, rows: int | None = None, columns: int | None = None) -> Request:
    grid = {"frozenRowCount": rows} if rows is not None else {"frozenColumnCount": columns}
    return {
        "updateSheetProperties": {
            "properties": {"sheetId": sheet_id, "gridProperties": grid},
            "fields": f"gridProperties.{next(iter(grid))}",
        }
    }

"""Three native charts beside the statistics, fed by a hidden tab of ours with a few formulas; it computes nothing.

Charts made through the API cannot group or average what they show (``ChartData.aggregateType`` is for data sources
only: https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/charts#ChartData), so formulas
do. They stand on a tab of their own because appended statistics must find the last row of theirs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sheets_outreach.jobs.setup.steps import PlannedTab, SetupPlan, Speech, Step
from sheets_outreach.register.a1 import column_letters
from sheets_outreach.register.columns import Tab
from sheets_outreach.register.grid import cell_at, cell_formula, cell_text
from sheets_outreach.register.identifiers import derive_id
from sheets_outreach.texts import Texts, load_texts
from sheets_outreach.workbook.marks import Request
from sheets_outreach.workbook.structure import TabStructure

CHARTS_SHEET = derive_id("tab", "charts")
_WEEKS = 12
_DAYS = (1, 3, 7, 30)
_COMMUNITIES = 20
_CHART_HEIGHT_ROWS = 19
_ROOM = 8


@dataclass(frozen=True, slots=True)
class _Chart:
    """A chart: its name, its kind, and where its figures stand on the hidden tab."""

    name: str
    kind: str
    column: int
    rows: int


_CHARTS = (
    _Chart("engagement", "BAR", 0, _COMMUNITIES + 1),
    _Chart("weeks", "COLUMN", 3, _WEEKS + 1),
    _Chart("days", "LINE", 6, len(_DAYS) + 1),
)


def plan_charts(
    plan: SetupPlan, tabs: Mapping[Tab, PlannedTab], before: TabStructure | None, speech: Speech, taken: frozenset[str]
) -> None:
    """Plan the charts that are missing, and the formulas behind them where they differ.

    Args:
        plan: to add to.
        tabs: the tabs as they will be.
        before: the hidden tab as it is, if it is there.
        speech: words and separator.
        taken: titles of the tabs there are.
    """
    statistics, diary = tabs.get(Tab.STATISTICS), tabs.get(Tab.DIARY)
    if statistics is None or diary is None or not _has_sources(statistics, diary):
        return
    texts = load_texts(speech.language)
    title = next(
        name for name in _titles(texts.say("setup.chart.tab")) if before is not None or name.casefold() not in taken
    )
    if before is None:
        # Charts that showed a tab which is gone can never find it again; they are made anew with it.
        orphans = _chart_ids(statistics) & (statistics.before.charts if statistics.before else frozenset())
        plan.requests.extend({"deleteEmbeddedObject": {"objectId": chart}} for chart in sorted(orphans))
        grid = {"rowCount": _COMMUNITIES + 2, "columnCount": 9}
        properties = {"sheetId": CHARTS_SHEET, "title": title, "hidden": True, "gridProperties": grid}
        plan.requests.append({"addSheet": {"properties": properties}})
    _plan_formulas(plan, _cells(statistics, diary, texts, speech.separator), before)
    there = statistics.before.charts if statistics.before is not None and before is not None else frozenset()
    missing = [chart for chart in _CHARTS if _chart_id(statistics, chart) not in there]
    if missing:
        plan.requests.extend(_room(statistics))
        for chart in missing:
            name = texts.say(f"setup.chart.{chart.name}")
            plan.do(Step("chart", {"chart": name}), _add_chart(statistics, chart, name))


def _titles(title: str) -> Iterator[str]:
    yield title
    yield from (f"{title} {number}" for number in range(2, 100))


def _has_sources(statistics: PlannedTab, diary: PlannedTab) -> bool:
    needed = ("community", "engagement", "likes", "day")
    return all(statistics.layout.has(key) for key in needed) and diary.layout.has("date")


def _chart_id(statistics: PlannedTab, chart: _Chart) -> int:
    return derive_id("chart", statistics.layout.sheet.id, chart.name)


def _chart_ids(statistics: PlannedTab) -> frozenset[int]:
    return frozenset(_chart_id(statistics, chart) for chart in _CHARTS)


def _cells(
    statistics: PlannedTab, diary: PlannedTab, texts: Texts, separator: str
) -> dict[tuple[int, int], str | float]:
    """Give the hidden tab's cells by (row, column) from 0; a text that begins with = is a formula."""
    cells: dict[tuple[int, int], str | float] = {}
    community, engagement = (_column(statistics, key) for key in ("community", "engagement"))
    cells[0, 0], cells[0, 1] = texts.say("setup.chart.community"), texts.say("setup.chart.engagement-axis")
    width = statistics.layout.width
    whole = f"{_quoted(statistics)}!A{statistics.layout.header_row + 1}:{column_letters(width - 1)}"
    query = (
        f"select {community}, avg({engagement}) where {engagement} is not null "
        f"group by {community} order by avg({engagement}) desc limit {_COMMUNITIES} label avg({engagement}) ''"
    )
    cells[1, 0] = f'=IFERROR(QUERY({whole};"{query}";0);"")'
    cells[0, 3], cells[0, 4] = texts.say("setup.chart.week"), texts.say("setup.chart.weeks-axis")
    dates = _whole_column(diary, "date")
    for number in range(_WEEKS):
        row = number + 1
        cells[row, 3] = f"=TODAY()-WEEKDAY(TODAY();2)+1-{7 * (_WEEKS - 1 - number)}"
        cells[row, 4] = f'=COUNTIFS({dates};">="&D{row + 1};{dates};"<"&D{row + 1}+7)'
    cells[0, 6], cells[0, 7] = texts.say("setup.chart.day"), texts.say("setup.chart.days-axis")
    likes, days = _whole_column(statistics, "likes"), _whole_column(statistics, "day")
    for row, day in enumerate(_DAYS, start=1):
        cells[row, 6] = day
        cells[row, 7] = f'=IFERROR(SUMIFS({likes};{days};G{row + 1})/COUNTIFS({days};G{row + 1};{likes};">=0");0)'
    return {
        place: _localise(value, separator) if isinstance(value, str) and value.startswith("=") else value
        for place, value in cells.items()
    }


def _localise(formula: str, separator: str) -> str:
    """Put the locale's separator between arguments; our formulas hold no semicolon inside a text."""
    return formula.replace(";", separator)


def _quoted(tab: PlannedTab) -> str:
    return "'" + tab.layout.sheet.title.replace("'", "''") + "'"


def _column(tab: PlannedTab, key: str) -> str:
    return column_letters(tab.layout.columns[key])


def _whole_column(tab: PlannedTab, key: str) -> str:
    letters = _column(tab, key)
    return f"{_quoted(tab)}!{letters}:{letters}"


def _plan_formulas(plan: SetupPlan, cells: Mapping[tuple[int, int], str | float], before: TabStructure | None) -> None:
    rows: Sequence[Sequence[Mapping[str, Any]]] = before.rows if before is not None else ()
    requests: list[Request] = []
    for (row, column), value in cells.items():
        cell = cell_at(rows[row], column) if row < len(rows) else {}
        said = cell_formula(cell) or cell_text(cell)
        if _fold(said) == _fold(value):
            continue
        start = {"sheetId": CHARTS_SHEET, "rowIndex": row, "columnIndex": column}
        written, fields = _cell(value, is_date=column == 3 and row > 0)
        requests.append({"updateCells": {"start": start, "rows": [{"values": [written]}], "fields": fields}})
    if requests:
        plan.do(Step("chart-data"), *requests)


def _cell(value: str | float, *, is_date: bool) -> tuple[dict[str, object], str]:
    if not isinstance(value, str):
        return {"userEnteredValue": {"numberValue": value}}, "userEnteredValue"
    if not value.startswith("="):
        return {"userEnteredValue": {"stringValue": value}}, "userEnteredValue"
    cell: dict[str, object] = {"userEnteredValue": {"formulaValue": value}}
    if is_date:
        cell["userEnteredFormat"] = {"numberFormat": {"type": "DATE"}}
    return cell, "userEnteredValue,userEnteredFormat.numberFormat"


def _fold(value: str | float) -> str:
    """Fold what Google may write otherwise: separators, spaces, quotes around a title that needs none, case."""
    return str(value).replace(";", ",").replace(" ", "").replace("'", "").casefold()


def _room(statistics: PlannedTab) -> Iterator[Request]:
    """Make room for the charts right of the last column."""
    lacking = statistics.layout.width + _ROOM - statistics.layout.sheet.column_count
    if lacking > 0:
        append = {"sheetId": statistics.layout.sheet.id, "dimension": "COLUMNS", "length": lacking}
        yield {"appendDimension": append}


def _add_chart(statistics: PlannedTab, chart: _Chart, title: str) -> Request:
    anchor = {
        "sheetId": statistics.layout.sheet.id,
        "rowIndex": min(_CHARTS.index(chart) * _CHART_HEIGHT_ROWS + 1, statistics.layout.sheet.row_count - 1),
        "columnIndex": statistics.layout.width + 1,
    }
    # On a bar chart Google wants the series on the bottom axis.
    axis = "BOTTOM_AXIS" if chart.kind == "BAR" else "LEFT_AXIS"
    spec = {
        "title": title,
        "basicChart": {
            "chartType": chart.kind,
            "legendPosition": "NO_LEGEND",
            "headerCount": 1,
            "domains": [{"domain": _source(chart, 0)}],
            "series": [{"series": _source(chart, 1), "targetAxis": axis}],
        },
    }
    position = {"overlayPosition": {"anchorCell": anchor, "widthPixels": 560, "heightPixels": 340}}
    return {"addChart": {"chart": {"chartId": _chart_id(statistics, chart), "spec": spec, "position": position}}}


def _source(chart: _Chart, offset: int) -> dict[str, object]:
    column = chart.column + offset
    place = {
        "sheetId": CHARTS_SHEET,
        "startRowIndex": 0,
        "endRowIndex": chart.rows,
        "startColumnIndex": column,
        "endColumnIndex": column + 1,
    }
    return {"sourceRange": {"sources": [place]}}

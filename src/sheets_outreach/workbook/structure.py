"""What a workbook consists of besides its values: rules, views, charts, protections, drop-downs; it judges none of it.

Read by ``setup`` and ``doctor`` only; two requests, with a mask of their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import requests
from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic_core import from_json

from sheets_outreach.register.columns import Tab
from sheets_outreach.register.grid import Cell, Sheet
from sheets_outreach.register.reading import Workbook, WorkbookReader
from sheets_outreach.workbook.gateway import Gateway, merge
from sheets_outreach.workbook.wire import ABOUT_MASK, Answer, parse_spreadsheet

_MASK = (
    "properties(locale,timeZone),developerMetadata(metadataId,metadataKey,metadataValue),"
    "sheets(properties(sheetId,title,index,sheetType,hidden,gridProperties(rowCount,columnCount,frozenRowCount)),"
    "protectedRanges(protectedRangeId,range,description,warningOnly),conditionalFormats,"
    "filterViews(filterViewId,title,range),charts(chartId),"
    "data(startRow,startColumn,columnMetadata(developerMetadata(metadataId,metadataKey)),"
    "rowMetadata(developerMetadata(metadataId,metadataKey)),"
    "rowData(values(effectiveValue,userEnteredValue(formulaValue),dataValidation(condition(type))))))"
)

_SMALL_TAB_CELLS = 50_000
"""Tabs we do not know are looked into up to this size, to tell a blank one that can be deleted."""


@dataclass(frozen=True, slots=True)
class Protection:
    """A protected range.

    Attributes:
        id: Google's id.
        description: what it is said to be for.
        hard: whether it forbids edits instead of warning about them.
        columns: first column and the one after the last, from 0; None where it is not bounded that way.
    """

    id: int
    description: str
    hard: bool
    columns: tuple[int, int] | None

    def covers(self, column: int) -> bool:
        """Whether it reaches into a column."""
        return self.columns is None or self.columns[0] <= column < self.columns[1]


@dataclass(frozen=True, slots=True)
class TabStructure:
    """One tab.

    Attributes:
        sheet: the tab, with our marks.
        frozen_rows: rows that stay when one scrolls.
        rows: its cells: values, formulas and whether they carry a validation.
        rules: its conditional formats, as Google writes them, in their order.
        views: filter view id → the view.
        charts: ids of its charts.
        protections: its protected ranges.
    """

    sheet: Sheet
    frozen_rows: int = 0
    rows: Sequence[Sequence[Cell]] = ()
    rules: Sequence[Mapping[str, Any]] = ()
    views: Mapping[int, Mapping[str, Any]] = field(default_factory=dict)
    charts: frozenset[int] = frozenset()
    protections: Sequence[Protection] = ()

    def is_blank(self) -> bool:
        """Whether no cell holds anything."""
        return not any(cell.get("effectiveValue") for row in self.rows for cell in row)

    def validated_columns(self) -> frozenset[int]:
        """Give the columns of which some cell has a drop-down or another validation."""
        return frozenset(index for row in self.rows for index, cell in enumerate(row) if "dataValidation" in cell)


@dataclass(frozen=True, slots=True)
class Structure:
    """A workbook.

    Attributes:
        workbook: its tabs; those that were looked into carry our marks.
        tabs: sheet id → what is in it, for the tabs we know, those that may be the register, and those asked for.
    """

    workbook: Workbook
    tabs: Mapping[int, TabStructure]


def read_structure(gateway: Gateway, also: Iterable[int] = ()) -> Structure:
    """Read what a workbook consists of.

    Args:
        gateway: the workbook.
        also: sheet ids to look into besides the tabs we know.

    Raises:
        WorkbookError: it cannot be read.
    """
    about = gateway.ask(parse_spreadsheet, {"fields": ABOUT_MASK}).workbook
    wanted = {sheet.id for sheet in WorkbookReader(about, Tab, gateway.client.now()).sheets_to_read()} | set(also)
    wanted |= {sheet.id for sheet in about.sheets if sheet.row_count * sheet.column_count <= _SMALL_TAB_CELLS}
    ranges = ["'" + sheet.title.replace("'", "''") + "'" for sheet in about.sheets if sheet.id in wanted]
    if not ranges:
        return Structure(about, {})
    answer, tabs = gateway.ask(_parse, {"fields": _MASK, "ranges": ranges})
    workbook = merge(about, answer.workbook.sheets, remembered=answer.workbook.remembered)
    return Structure(workbook, tabs)


class _Wire(BaseModel):
    model_config = ConfigDict(extra="ignore", hide_input_in_errors=True)


class _Range(_Wire):
    startColumnIndex: int | None = None  # noqa: N815 - Google's names
    endColumnIndex: int | None = None  # noqa: N815


class _Protected(_Wire):
    protectedRangeId: int = 0  # noqa: N815
    range: _Range = _Range()
    description: str = ""
    warningOnly: bool = False  # noqa: N815


class _GridProperties(_Wire):
    frozenRowCount: int = 0  # noqa: N815


class _Properties(_Wire):
    sheetId: int = 0  # noqa: N815
    gridProperties: _GridProperties = _GridProperties()  # noqa: N815


class _View(_Wire):
    filterViewId: int = 0  # noqa: N815
    title: str = ""
    range: dict[str, Any] = {}


class _Chart(_Wire):
    chartId: int = 0  # noqa: N815


class _Tab(_Wire):
    properties: _Properties = _Properties()
    protectedRanges: list[_Protected] = []  # noqa: N815
    conditionalFormats: list[dict[str, Any]] = []  # noqa: N815
    filterViews: list[_View] = []  # noqa: N815
    charts: list[_Chart] = []


class _Spreadsheet(_Wire):
    sheets: list[_Tab] = []


def _parse(response: requests.Response) -> tuple[Answer, dict[int, TabStructure]]:
    answer = parse_spreadsheet(response)
    try:
        found = _Spreadsheet.model_validate(from_json(response.content))
    except ValidationError as error:
        raise ValueError("not an answer about a spreadsheet") from error
    sheets = {sheet.id: sheet for sheet in answer.workbook.sheets}
    blocks = dict(answer.blocks)
    return answer, {
        tab.properties.sheetId: TabStructure(
            sheet=sheets[tab.properties.sheetId],
            frozen_rows=tab.properties.gridProperties.frozenRowCount,
            rows=blocks[tab.properties.sheetId].rows if tab.properties.sheetId in blocks else (),
            rules=tab.conditionalFormats,
            views={view.filterViewId: {"title": view.title, "range": view.range} for view in tab.filterViews},
            charts=frozenset(chart.chartId for chart in tab.charts),
            protections=tuple(map(_protection, tab.protectedRanges)),
        )
        for tab in found.sheets
        if tab.properties.sheetId in sheets
    }


def _protection(found: _Protected) -> Protection:
    start, end = found.range.startColumnIndex, found.range.endColumnIndex
    columns = None if start is None and end is None else (start or 0, end if end is not None else 10**6)
    return Protection(found.protectedRangeId, found.description, not found.warningOnly, columns)

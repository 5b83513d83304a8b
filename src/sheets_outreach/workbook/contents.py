"""All that stands in a workbook's cells, tab by tab: what export writes to a file and import reads from one."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

import requests
from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic_core import from_json

from sheets_outreach.errors import RegisterError
from sheets_outreach.register.columns import Tab
from sheets_outreach.register.grid import Block, Cell, Sheet
from sheets_outreach.register.reading import Workbook, WorkbookReader
from sheets_outreach.register.records import Register
from sheets_outreach.workbook.gateway import Gateway
from sheets_outreach.workbook.wire import Answer, parse_spreadsheet

_MASK = (
    "properties(locale,timeZone),developerMetadata(metadataId,metadataKey,metadataValue),"
    "sheets(properties(sheetId,title,index,sheetType,hidden,gridProperties(rowCount,columnCount)),"
    "protectedRanges(protectedRangeId,description),merges,"
    "data(startRow,startColumn,columnMetadata(developerMetadata(metadataId,metadataKey)),"
    "rowData(values(effectiveValue,userEnteredValue(formulaValue),effectiveFormat(numberFormat(type)),hyperlink,"
    "textFormatRuns(format(link)),chipRuns(chip(richLinkProperties(uri))),note))))"
)


class Merge(NamedTuple):
    """Cells merged into one: first row and column, and those after the last, from 0."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class TabContents:
    """One tab.

    Attributes:
        sheet: the tab.
        rows: its cells from the first row and column on; a row ends with its last filled cell.
        merges: which of them are merged.
    """

    sheet: Sheet
    rows: Sequence[Sequence[Cell]]
    merges: Sequence[Merge] = ()


@dataclass(frozen=True, slots=True)
class Contents:
    """A workbook or a file.

    Attributes:
        workbook: its tabs from left to right.
        tabs: sheet id → what is in it.
    """

    workbook: Workbook
    tabs: Mapping[int, TabContents]

    def read_known_tabs(self, now: datetime) -> Register:
        """Make records of the tabs there are; a missing register is no error."""
        return read_known_tabs(self.workbook, {sheet_id: tab.rows for sheet_id, tab in self.tabs.items()}, now)

    def read(self, now: datetime, wanted: Collection[Tab]) -> Register:
        """Make records of it; pure.

        Raises:
            RegisterError: the register is wanted and there is none.
        """
        reader = WorkbookReader(self.workbook, wanted, now)
        for sheet_id, tab in self.tabs.items():
            reader.add(sheet_id, Block(1, tab.rows))
        return reader.finish()


def read_known_tabs(workbook: Workbook, rows: Mapping[int, Sequence[Sequence[Cell]]], now: datetime) -> Register:
    """Make records of the tabs there are, whichever they are; pure.

    Args:
        workbook: its tabs.
        rows: sheet id → all cells of that tab.
        now: the moment, aware.
    """
    for wanted in (set(Tab), set(Tab) - {Tab.REGISTER}):
        reader = WorkbookReader(workbook, wanted, now)
        for sheet_id, cells in rows.items():
            reader.add(sheet_id, Block(1, cells))
        try:
            return reader.finish()
        except RegisterError:
            continue
    raise AssertionError("only a wanted register can be missed")


def read_contents(gateway: Gateway) -> Contents:
    """Read all cells of all tabs, in one request.

    Raises:
        WorkbookError: the workbook cannot be read.
    """
    return gateway.ask(_parse, {"fields": _MASK})


class _Wire(BaseModel):
    model_config = ConfigDict(extra="ignore", hide_input_in_errors=True)


class _Merge(_Wire):
    startRowIndex: int = 0  # noqa: N815 - Google's names
    endRowIndex: int = 0  # noqa: N815
    startColumnIndex: int = 0  # noqa: N815
    endColumnIndex: int = 0  # noqa: N815


class _Properties(_Wire):
    sheetId: int = 0  # noqa: N815


class _Tab(_Wire):
    properties: _Properties = _Properties()
    merges: list[_Merge] = []


class _Spreadsheet(_Wire):
    sheets: list[_Tab] = []


def _parse(response: requests.Response) -> Contents:
    answer: Answer = parse_spreadsheet(response)
    try:
        found = _Spreadsheet.model_validate(from_json(response.content))
    except ValidationError as error:
        raise ValueError("not an answer about a spreadsheet") from error
    merges = {
        tab.properties.sheetId: tuple(
            Merge(m.startRowIndex, m.startColumnIndex, m.endRowIndex, m.endColumnIndex) for m in tab.merges
        )
        for tab in found.sheets
    }
    rows = {sheet_id: _filled(block.rows) for sheet_id, block in answer.blocks}
    return Contents(
        answer.workbook,
        {
            sheet.id: TabContents(sheet, rows.get(sheet.id, ()), merges.get(sheet.id, ()))
            for sheet in answer.workbook.sheets
        },
    )


def _filled(rows: Sequence[Sequence[Cell]]) -> Sequence[Sequence[Cell]]:
    """Leave out the rows at the end that only have a format."""
    last = max((place for place, row in enumerate(rows, start=1) if any("effectiveValue" in c for c in row)), default=0)
    return rows[:last]

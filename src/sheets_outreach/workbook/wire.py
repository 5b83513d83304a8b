"""Google's answers about a spreadsheet, parsed once: which fields we ask for and what they become.

Follows https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets. Rows stay the JSON Google
sent (``docs/decisions/raw-cells.md``); everything around them is checked here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import requests
from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic_core import from_json

from sheets_outreach.register.grid import Block, Mark, Sheet
from sheets_outreach.register.reading import Workbook
from sheets_outreach.workbook.marks import MARK_PREFIX, REMEMBERED_KEY
from sheets_outreach.workbook.row_chunks import Bounds, ChunkedRows, cut_rows, row_cells

ModelT = TypeVar("ModelT", bound=BaseModel)

_PROPERTIES = "sheetId,title,index,sheetType,hidden,gridProperties(rowCount,columnCount)"
_CELLS = (
    "effectiveValue,userEnteredValue(formulaValue),effectiveFormat(numberFormat(type)),hyperlink,"
    "textFormatRuns(format(link)),chipRuns(chip(richLinkProperties(uri))),note"
)
_MARK = "developerMetadata(metadataId,metadataKey)"
_VALUED_MARK = "developerMetadata(metadataId,metadataKey,metadataValue)"
ABOUT_MASK = (
    "properties(locale,timeZone),developerMetadata(metadataId,metadataKey,metadataValue),"
    f"sheets(properties({_PROPERTIES}))"
)
"""Asks for the tabs without their cells."""


def cells_mask(*, row_marks: bool) -> str:
    """Ask for tabs with their cells.

    Args:
        row_marks: also our marks on rows, one more entry for each row; only needed after something was moved.
    """
    rows = f"rowMetadata({_MARK})," if row_marks else ""
    return (
        "properties(locale,timeZone),developerMetadata(metadataId,metadataKey,metadataValue),"
        f"sheets(properties({_PROPERTIES}),protectedRanges(protectedRangeId,description),"
        f"data(startRow,startColumn,columnMetadata({_VALUED_MARK}),{rows}rowData(values({_CELLS}))))"
    )


class _Wire(BaseModel):
    # Built when the first answer comes, and only what it begins with: each model built alone slows every cold start.
    model_config = ConfigDict(extra="ignore", hide_input_in_errors=True, defer_build=True)


class _Metadata(_Wire):
    metadataId: int  # noqa: N815 - Google's names
    metadataKey: str = ""  # noqa: N815
    metadataValue: str = ""  # noqa: N815


class _Dimension(_Wire):
    developerMetadata: list[_Metadata] = []  # noqa: N815


class _GridProperties(_Wire):
    rowCount: int = 0  # noqa: N815
    columnCount: int = 0  # noqa: N815


class _SheetProperties(_Wire):
    sheetId: int = 0  # noqa: N815
    title: str = ""
    index: int = 0
    sheetType: str = "GRID"  # noqa: N815
    hidden: bool = False
    gridProperties: _GridProperties = _GridProperties()  # noqa: N815


class _GridData(_Wire):
    startRow: int = 0  # noqa: N815
    startColumn: int = 0  # noqa: N815
    columnMetadata: list[_Dimension] = []  # noqa: N815
    rowMetadata: list[Any] | None = None  # noqa: N815 - one entry a row, nearly all empty: picked by hand
    rowData: list[Any] = []  # noqa: N815 - the cells: see the module's docstring


class _ProtectedRange(_Wire):
    protectedRangeId: int = 0  # noqa: N815
    description: str = ""


class _SheetAnswer(_Wire):
    properties: _SheetProperties = _SheetProperties()
    protectedRanges: list[_ProtectedRange] = []  # noqa: N815
    data: list[_GridData] = []


class _SpreadsheetProperties(_Wire):
    locale: str = ""
    timeZone: str = ""  # noqa: N815


class _SpreadsheetAnswer(_Wire):
    properties: _SpreadsheetProperties = _SpreadsheetProperties()
    developerMetadata: list[_Metadata] = []  # noqa: N815
    sheets: list[_SheetAnswer] = []


class _BatchAnswer(_Wire):
    updatedSpreadsheet: _SpreadsheetAnswer | None = None  # noqa: N815


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer about a workbook: its tabs, and the blocks of cells it carried.

    Attributes:
        workbook: tabs, locale, time zone; marks and protections of the tabs whose cells were asked for.
        blocks: (sheet id, rows) in the order of the answer.
    """

    workbook: Workbook
    blocks: tuple[tuple[int, Block], ...]


def parse_spreadsheet(response: requests.Response) -> Answer:
    """Parse the answer of ``spreadsheets.get``.

    Raises:
        ValueError: it is not such an answer, or was cut.
    """
    return _answer(_parse(_SpreadsheetAnswer, response.content))


def parse_cells(response: requests.Response) -> Answer:
    """Parse the answer of ``spreadsheets.get`` to `cells_mask`; the rows of long tabs are decoded as they are read.

    Raises:
        ValueError: it is not such an answer, or was cut.
    """
    skeleton, taken = cut_rows(response.content)
    return _answer(_parse(_SpreadsheetAnswer, skeleton), response.content, taken)


def parse_batch(response: requests.Response) -> Answer | None:
    """Parse the answer of ``spreadsheets.batchUpdate`` to `cells_mask`, as above; None where no state was asked for.

    Raises:
        ValueError: it is not such an answer, or was cut.
    """
    skeleton, taken = cut_rows(response.content)
    updated = _parse(_BatchAnswer, skeleton).updatedSpreadsheet
    return None if updated is None else _answer(updated, response.content, taken)


def _parse(model: type[ModelT], content: bytes) -> ModelT:
    try:
        return model.model_validate(from_json(content))
    except ValidationError as error:
        raise ValueError("not an answer about a spreadsheet") from error


def _answer(found: _SpreadsheetAnswer, content: bytes = b"", taken: Sequence[Sequence[Bounds]] = ()) -> Answer:
    remembered = next((m.metadataValue for m in found.developerMetadata if m.metadataKey == REMEMBERED_KEY), "")
    return Answer(
        Workbook(
            locale=found.properties.locale,
            time_zone=found.properties.timeZone,
            sheets=tuple(_sheets(found.sheets)),
            remembered=int(remembered) if remembered.isdigit() else None,
        ),
        tuple(_blocks(found.sheets, content, taken)),
    )


def _sheets(found: Iterable[_SheetAnswer]) -> Iterator[Sheet]:
    for sheet in sorted(found, key=lambda sheet: sheet.properties.index):
        about = sheet.properties
        if about.sheetType != "GRID":
            continue
        yield Sheet(
            id=about.sheetId,
            title=about.title,
            row_count=about.gridProperties.rowCount,
            column_count=about.gridProperties.columnCount,
            hidden=about.hidden,
            marks=tuple(_column_marks(sheet)),
            row_marks=_row_marks(sheet),
            protections={item.protectedRangeId: item.description for item in sheet.protectedRanges},
        )


def _column_marks(sheet: _SheetAnswer) -> Iterator[Mark]:
    for data in sheet.data[:1]:
        for index, column in enumerate(data.columnMetadata, start=data.startColumn):
            for item in column.developerMetadata:
                if item.metadataKey.startswith(MARK_PREFIX):
                    key = item.metadataKey.removeprefix(MARK_PREFIX)
                    yield Mark(item.metadataId, key, index, item.metadataValue)


def _row_marks(sheet: _SheetAnswer) -> tuple[Mark, ...] | None:
    if not sheet.data or sheet.data[0].rowMetadata is None:
        return None
    return tuple(
        Mark(item.metadataId, item.metadataKey.removeprefix(MARK_PREFIX), index)
        for index, row in enumerate(sheet.data[0].rowMetadata, start=sheet.data[0].startRow)
        if row
        for item in _Dimension.model_validate(row).developerMetadata
        if item.metadataKey.startswith(MARK_PREFIX)
    )


def _blocks(
    found: Iterable[_SheetAnswer], content: bytes, taken: Iterable[Sequence[Bounds]]
) -> Iterator[tuple[int, Block]]:
    """Give each tab's rows; those that were taken out of the answer stand before those left in it."""
    waiting = iter(taken)
    for sheet in found:
        for data in sheet.data:
            bounds = next(waiting, ()) if "rowData" in data.model_fields_set else ()
            rows = [row_cells(row) for row in data.rowData]
            yield (
                sheet.properties.sheetId,
                Block(data.startRow + 1, ChunkedRows(content, bounds, rows) if bounds else rows),
            )

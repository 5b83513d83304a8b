"""Answers which workbooks a sheet of sheets lists; it reads an answer that somebody else fetched.

The sheet is the first tab of a workbook of its own. It has a title row. «Ссылка», «Lenke» or "Link" is the workbook's
address; «Номер», «Nummer» or "Identity", where there is one, the number of the identity it is shared with; «Пауза»,
«Pause» or "Paused", where anything stands in it, leaves it out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict, Field

from sheets_outreach.environment.fanout import Member
from sheets_outreach.environment.variables import parse_workbook_id
from sheets_outreach.errors import RegisterError

LINK_TITLES = frozenset({"ссылка", "lenke", "link"})
IDENTITY_TITLES = frozenset({"номер", "nummer", "identity"})
PAUSED_TITLES = frozenset({"пауза", "pause", "paused"})

# A range without a tab's title is on the first tab that is not hidden
# (https://developers.google.com/workspace/sheets/api/guides/concepts#cell).
NETWORK_QUERY = {
    "ranges": "A1:Z",
    "fields": "sheets.data.rowData.values(formattedValue,hyperlink,chipRuns.chip.richLinkProperties.uri)",
}

_IDENTITY = re.compile(r"[1-9][0-9]{0,2}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Network:
    """What a sheet of sheets says.

    Attributes:
        members: the workbooks to run, each once.
        unreadable: the row numbers, from 1, whose address or identity could not be read.
    """

    members: tuple[Member, ...]
    unreadable: tuple[int, ...]


class _Wire(BaseModel):
    """A part of Google's answer (https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets)."""

    model_config = ConfigDict(frozen=True, hide_input_in_errors=True)


class _RichLink(_Wire):
    uri: str = ""


class _Chip(_Wire):
    link: _RichLink = Field(_RichLink(), alias="richLinkProperties")


class _ChipRun(_Wire):
    chip: _Chip = _Chip()


class _Cell(_Wire):
    text: str = Field("", alias="formattedValue")
    hyperlink: str = ""
    chip_runs: tuple[_ChipRun, ...] = Field((), alias="chipRuns")

    def says(self) -> str:
        """The address behind the cell, where Sheets has put a title in its place, else its text."""
        chips = [run.chip.link.uri for run in self.chip_runs if run.chip.link.uri]
        return chips[0] if chips else self.hyperlink or self.text


class _Row(_Wire):
    cells: tuple[_Cell, ...] = Field((), alias="values")


class _Block(_Wire):
    rows: tuple[_Row, ...] = Field((), alias="rowData")


class _Tab(_Wire):
    blocks: tuple[_Block, ...] = Field((), alias="data")


class _Answer(_Wire):
    tabs: tuple[_Tab, ...] = Field((), alias="sheets")


def parse_answer(answer: bytes) -> Network:
    """Read Google's answer to `NETWORK_QUERY`.

    Raises:
        ValueError: it is not such an answer.
        RegisterError: no column is titled as the one of addresses.
    """
    parsed = _Answer.model_validate_json(answer)
    blocks = [block for tab in parsed.tabs[:1] for block in tab.blocks[:1]]
    return parse_network([[cell.says() for cell in row.cells] for block in blocks for row in block.rows])


def parse_network(rows: Sequence[Sequence[str]]) -> Network:
    """Read the rows of a sheet of sheets, its title row first.

    Raises:
        RegisterError: no column is titled as the one of addresses.
    """
    titles = [title.strip().casefold() for title in rows[0]] if rows else []
    link, identity, paused = (_find(titles, wanted) for wanted in (LINK_TITLES, IDENTITY_TITLES, PAUSED_TITLES))
    if link is None:
        raise RegisterError("The sheet of sheets has no column titled «Ссылка», «Lenke» or “Link”")
    members: dict[str, Member] = {}
    unreadable = []
    for number, row in enumerate(rows[1:], start=2):
        if not _cell(row, link) or _cell(row, paused):
            continue
        workbook, shared_with = parse_workbook_id(_cell(row, link)), _cell(row, identity) or "1"
        if workbook is None or not _IDENTITY.fullmatch(shared_with):
            unreadable.append(number)
        else:
            members.setdefault(workbook, Member(workbook, int(shared_with)))
    return Network(tuple(members.values()), tuple(unreadable))


def _find(titles: Sequence[str], wanted: frozenset[str]) -> int | None:
    return next((index for index, title in enumerate(titles) if title in wanted), None)


def _cell(row: Sequence[str], column: int | None) -> str:
    return row[column].strip() if column is not None and column < len(row) else ""

"""Carries an erasure out under guard, looks again, and says what no program can erase."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sheets_outreach.errors import MovedError, UnavailableError
from sheets_outreach.jobs.erasing.finding_people import Erasure, Mention, find_person
from sheets_outreach.register.a1 import cell_name
from sheets_outreach.texts import Language, Texts, load_texts
from sheets_outreach.workbook.client import UncertainWriteError
from sheets_outreach.workbook.contents import read_contents
from sheets_outreach.workbook.gateway import Gateway
from sheets_outreach.workbook.marks import Request
from sheets_outreach.workbook.row_anchors import anchor_rows, guard_row, release_rows
from sheets_outreach.workbook.settling import ROUNDS


@dataclass(frozen=True, slots=True)
class EraseReport:
    """What was erased, or would be.

    Attributes:
        language: of the sentences.
        erased: the cells.
        mentions: places that still mention the name.
        written: whether anything was written.
    """

    language: Language
    erased: Sequence[Erasure]
    mentions: Sequence[Mention]
    written: bool = False

    @property
    def sentences(self) -> list[str]:
        """Say it, places without the name."""
        texts = load_texts(self.language)
        said = [
            texts.say("erase.cell", tab=one.tab, cell=cell_name(one.row, one.index), column=one.column)
            for one in self.erased
        ]
        return said + [_say_mention(mention, texts) for mention in self.mentions]

    def as_fields(self) -> dict[str, object]:
        """Give it as JSON; the name itself stays out of it."""
        return {
            "erased": [{"tab": one.tab, "row": one.row, "column": one.column} for one in self.erased],
            "mentions": [{"tab": one.tab, "cell": cell_name(one.row, one.index)} for one in self.mentions],
            "written": self.written,
        }


def _say_mention(mention: Mention, texts: Texts) -> str:
    return texts.say("erase.mention", tab=mention.tab, cell=cell_name(mention.row, mention.index))


def erase_person(gateway: Gateway, person: str, *, dry_run: bool = True) -> EraseReport:
    """Remove a person from all tabs.

    1. Read, and find the cells that are about the person.
    2. Mark their rows; such a batch changes no cell.
    3. Read again; only if the same cells are found, empty them in one batch that fails if a row has moved meanwhile.
    4. Read again, and report what is left.

    Args:
        gateway: the workbook.
        person: a name or an e-mail address, as it stands in the workbook.
        dry_run: only find.

    Raises:
        WorkbookError: the workbook cannot be read or written.
    """
    report = first = _look(gateway, person)
    if dry_run or not first.erased:
        return report
    reason = ""
    for attempt in range(1, ROUNDS + 1):
        try:
            _erase(gateway, person, report.erased)
        except (MovedError, UncertainWriteError) as error:
            reason = error.message
            gateway.client.pause(attempt)
        report = _look(gateway, person)
        if not report.erased:
            return replace(first, mentions=report.mentions, written=True)
    raise UnavailableError(f"The workbook kept changing; not everything was erased, run it again. {reason}")


def _look(gateway: Gateway, person: str) -> EraseReport:
    contents = read_contents(gateway)
    register = contents.read_known_tabs(gateway.client.now())
    erased, mentions = find_person(contents, register, person)
    return EraseReport(register.language, erased, mentions)


def _erase(gateway: Gateway, person: str, erasures: Sequence[Erasure]) -> None:
    rows = sorted({(one.sheet_id, one.row) for one in erasures})
    gateway.apply([request for sheet_id, row in rows for request in anchor_rows(sheet_id, [row])])
    release = [request for sheet_id, row in rows for request in release_rows(sheet_id, [row])]
    try:
        if _look(gateway, person).erased == erasures:
            guards = [request for sheet_id, row in rows for request in guard_row(sheet_id, row)]
            gateway.apply([*guards, *map(_clear, erasures), *release])
            return
    except MovedError:
        gateway.apply(release)
        raise
    gateway.apply(release)


def _clear(erasure: Erasure) -> Request:
    cell = {"userEnteredValue": {"stringValue": erasure.keep}} if erasure.keep else {}
    start = {"sheetId": erasure.sheet_id, "rowIndex": erasure.row - 1, "columnIndex": erasure.index}
    # The note goes with the value: a note on a name is about that name.
    fields = "userEnteredValue,textFormatRuns,note"
    return {"updateCells": {"start": start, "rows": [{"values": [cell]}], "fields": fields}}

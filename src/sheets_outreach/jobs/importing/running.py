"""Carries an import out, and an export; both say what they did in numbers of rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from sheets_outreach.errors import MovedError, UnavailableError
from sheets_outreach.jobs.importing.planning import ImportPlan, plan_import
from sheets_outreach.jobs.setup.charts import CHARTS_SHEET
from sheets_outreach.texts import Language, load_texts
from sheets_outreach.workbook.client import UncertainWriteError
from sheets_outreach.workbook.contents import Contents, read_contents
from sheets_outreach.workbook.files import read_file_contents, write_file
from sheets_outreach.workbook.gateway import Gateway
from sheets_outreach.workbook.row_anchors import anchor_rows, release_rows
from sheets_outreach.workbook.settling import ROUNDS

_ROUNDS = 2 * ROUNDS


@dataclass(frozen=True, slots=True)
class TabCounts:
    """What an import came to in one tab.

    Attributes:
        tab: the workbook's title of it.
        new: rows added.
        changed: rows of which cells were changed, because that was asked for.
        differing: rows that say something else in the workbook and were left alone.
        skipped: rows that were there already.
        invalid: of the new, changed and differing ones, those in which the rules find an error.
    """

    tab: str
    new: int
    changed: int
    differing: int
    skipped: int
    invalid: int


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did, or would do.

    Attributes:
        language: of the sentences.
        tabs: the counts.
        remarks: what was left out, in words.
        written: whether anything was written.
    """

    language: Language
    tabs: Sequence[TabCounts]
    remarks: Sequence[str] = field(default_factory=tuple)
    written: bool = False

    @property
    def sentences(self) -> list[str]:
        """The counts in words, a tab each."""
        texts = load_texts(self.language)
        return [
            texts.say(
                "import.counts",
                tab=one.tab,
                new=one.new,
                changed=one.changed,
                differing=one.differing,
                skipped=one.skipped,
                invalid=one.invalid,
            )
            for one in self.tabs
        ]

    def as_fields(self) -> dict[str, object]:
        """Give it as JSON."""
        names = ("tab", "new", "changed", "differing", "skipped", "invalid")
        counts = [{name: getattr(one, name) for name in names} for one in self.tabs]
        return {"tabs": counts, "remarks": list(self.remarks), "written": self.written}


def import_file(gateway: Gateway, path: Path, *, dry_run: bool = False, update: bool = False) -> ImportReport:
    """Take the rows of a file into a workbook.

    A file that is broken or hostile ends it before anything is asked of Google.

    Args:
        gateway: the workbook.
        path: an ``.xlsx``, ``.ods`` or ``.csv`` file.
        dry_run: only plan.
        update: also change cells of people that say something else than the file.

    Raises:
        FileError: the file cannot be imported.
        RegisterError: the workbook has no register yet.
        WorkbookError: it cannot be read or written.
    """
    typed = path.suffix.casefold() != ".csv"
    source = Source(read_file_contents(path), path.name, typed=typed, update=update)
    return import_contents(gateway, source, dry_run=dry_run)


@dataclass(frozen=True, slots=True)
class Source:
    """What is imported.

    Attributes:
        contents: its cells.
        name: for sentences.
        typed: whether its cells know numbers and days.
        update: whether cells that differ are to be changed.
    """

    contents: Contents
    name: str
    typed: bool = True
    update: bool = False


def import_contents(gateway: Gateway, source: Source, *, dry_run: bool = False) -> ImportReport:
    """Take rows into a workbook.

    1. Read the workbook and plan; a dry run ends here.
    2. Insert the rows that are missing, and go on with 1: what is there now is missing no more.
    3. Where changes were asked for: mark the rows, read again, change them under guard.

    Raises:
        FileError: nothing of it can be imported.
        RegisterError: the workbook has no register yet.
        WorkbookError: it cannot be read or written.
    """
    plan = first = _plan(gateway, source)
    if dry_run:
        return _report(first, written=False)
    written, reason = False, ""
    for attempt in range(1, _ROUNDS + 1):
        inserts = plan.insert_batches()
        if not inserts and not plan.changed_rows():
            return _report(first, written=written)
        try:
            if inserts:
                for batch in inserts:
                    gateway.apply(batch)
            else:
                _change(gateway, plan, source)
            written = True
        except (MovedError, UncertainWriteError) as error:
            reason = error.message
            gateway.client.pause(attempt)
        plan = _plan(gateway, source)
    if not plan.insert_batches() and not plan.changed_rows():
        return _report(first, written=written)
    raise UnavailableError(f"The workbook kept changing; the import is not complete, run it again. {reason}")


def _plan(gateway: Gateway, source: Source) -> ImportPlan:
    target = read_contents(gateway)
    return plan_import(
        source.contents, target, gateway.client.now(), name=source.name, typed=source.typed, update=source.update
    )


def _change(gateway: Gateway, plan: ImportPlan, source: Source) -> None:
    """Change rows under guard: marks first, then a look whether the rows are still what they were, then the change."""
    rows = plan.changed_rows()
    gateway.apply([request for sheet_id, numbers in rows.items() for request in anchor_rows(sheet_id, numbers)])
    release = [request for sheet_id, numbers in rows.items() for request in release_rows(sheet_id, numbers)]
    again = _plan(gateway, source)
    if again.changed_rows() != rows or again.insert_batches():
        gateway.apply(release)
        raise MovedError("Rows moved while the import was being prepared.")
    try:
        gateway.apply([*again.change_requests(), *release])
    except MovedError:
        gateway.apply(release)
        raise


def _report(plan: ImportPlan, *, written: bool) -> ImportReport:
    texts = load_texts(plan.language)
    counts = [
        TabCounts(
            one.target.layout.sheet.title,
            len(one.matches.missing),
            len(one.changes(update=plan.update)),
            len(one.matches.different) - len(one.changes(update=plan.update)),
            one.matches.same,
            one.invalid,
        )
        for one in plan.tabs.values()
        if one.source.keys
    ]
    remarks = [texts.say("import.unknown-tab", tab=title) for title in plan.unknown]
    remarks += [texts.say("import.missing-tab", tab=title) for title in plan.missing]
    return ImportReport(plan.language, counts, remarks, written)


def export_workbook(gateway: Gateway, path: Path) -> tuple[int, Language]:
    """Write a workbook to a file.

    Args:
        gateway: the workbook.
        path: an ``.xlsx`` or ``.ods`` file for all tabs, a ``.csv`` file for the register.

    Returns:
        How many rows were written, and the workbook's language.

    Raises:
        FileError: the file cannot be written.
        WorkbookError: the workbook cannot be read.
    """
    contents = read_contents(gateway)
    kept = {sheet_id: tab for sheet_id, tab in contents.tabs.items() if sheet_id != CHARTS_SHEET}
    contents, now = replace(contents, tabs=kept), gateway.client.now()
    return write_file(path, contents, now), contents.read_known_tabs(now).language

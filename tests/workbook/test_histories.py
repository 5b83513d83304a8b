"""Random histories: people edit the sheet between any two requests of a job, over the real wire.

At rest every mark must stand on its row, and no write of ours may ever have changed a people's cell, note or format.
The test judges from outside: each mark must name its own row, and the tab is compared right before and right after
each of our writes.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field

import pytest

from sheets_outreach.localsheets import LocalServer, SeenRequest
from sheets_outreach.localsheets.model.cells import Cell
from sheets_outreach.register.columns import Tab
from sheets_outreach.register.records import Register
from sheets_outreach.register.writing import OwnValue, WritePlan, plan_tab
from sheets_outreach.workbook.settling import settle
from tests.workbook.staff import Staff, seen
from tests.workbooks import OUR_TITLES, TITLES, create_workbook, open_workbook_of, register_row, register_rows

ROWS = 12
HISTORIES = 50


def name_rows(register: Register) -> WritePlan:
    """A decision whose every mark names the row it belongs to."""
    marks: dict[int, OwnValue] = {c.row: f"✓ {c.name}" for c in register.communities}
    understood: dict[int, OwnValue] = {c.row: f"→ {c.name}" for c in register.communities}
    notes = {c.row: f"note {c.name}" for c in register.communities}
    records = register.tabs[Tab.REGISTER]
    return WritePlan({Tab.REGISTER: plan_tab(records, {"check": marks, "understood": understood}, {"check": notes})})


@dataclass
class Guardian:
    """Compares the tab right before and right after each of our writes."""

    server: LocalServer
    identity: str
    before: list[tuple[Cell, ...]] = field(default_factory=list)
    writes: int = 0
    broken: list[str] = field(default_factory=list)

    def look_before(self, request: SeenRequest) -> None:
        """Remember the people's columns as they are when our write arrives."""
        if request.path.endswith(":batchUpdate"):
            self.before = [column for column, ours in self._columns() if not ours]

    def look_after(self, request: SeenRequest) -> None:
        """See that each of them is still there, in the same order, with every cell, note and format it had."""
        if request.path.endswith(":batchUpdate"):
            self.writes += 1
            now = iter([column for column, _ in self._columns()])
            missing = [column for column in self.before if not any(column == other for other in now)]
            self.broken += [f"write {self.writes} changed a people's column: {column}" for column in missing]

    def _columns(self) -> list[tuple[tuple[Cell, ...], bool]]:
        """Give each column that holds anything, and whether it is one of ours: by its title, or else by our warning."""
        sheet = self.server.core.document(self.identity).workbook.sheets[0]
        warned = {
            protected["range"]["startColumnIndex"]
            for protected in sheet.listed("protectedRanges")
            if str(protected.get("description", "")).startswith("sheets-outreach: ")
        }
        found = []
        for index, cells in enumerate(zip(*seen(self.server.core, self.identity), strict=True)):
            texts = {cell.value for cell in cells}
            theirs = any(text in TITLES or str(text).startswith("Личное") for text in texts)
            column = tuple(_without_empty_end(cells))
            if column:
                found.append((column, bool(texts & OUR_TITLES) or (index in warned and not theirs)))
        return found


def _without_empty_end(column: tuple[Cell, ...]) -> list[Cell]:
    cells = list(column)
    while cells and cells[-1].value is None and cells[-1].note is None and cells[-1].format is None:
        cells.pop()
    return cells


def tell(seed: int, *, verify: bool) -> Staff:
    """Tell one history; raises AssertionError where a promise is broken.

    Args:
        seed: decides everything.
        verify: whether the write loop decides again on what its writes answered.

    Returns:
        The colleague, for counting what they did.
    """
    rng = random.Random(seed)
    with LocalServer() as server:
        rows = register_rows(register_row(f"Сообщество {number}") for number in range(ROWS))
        workbook = create_workbook(server, rows)
        gateway = open_workbook_of(server, workbook.id)
        staff = Staff(server.core, workbook.id, rng)
        guardian = Guardian(server, workbook.id)
        if rng.random() < 0.5:
            settle(gateway, {Tab.REGISTER}, name_rows)
        server.core.before_request[:] = [staff.at_boundary, guardian.look_before]
        server.core.after_request[:] = [guardian.look_after]
        settled = settle(gateway, {Tab.REGISTER}, name_rows, verify=verify)
        server.core.before_request.clear()
        assert not guardian.broken, guardian.broken[0]
        if settled.partial:
            # People who never stop are not at rest; the next run, undisturbed, must find the way.
            settle(gateway, {Tab.REGISTER}, name_rows, verify=verify)
        _assert_at_rest(server, workbook.id)
    return staff


def _assert_at_rest(server: LocalServer, identity: str) -> None:
    rows = [["" if cell.value is None else str(cell.value) for cell in row] for row in seen(server.core, identity)]
    header = next(index for index, row in enumerate(rows) if "Название" in row)
    titles = rows[header]
    for title, sign in (("Проверка", "✓"), ("Как понято", "→")):
        assert titles.count(title) == 1, f"«{title}» stands {titles.count(title)} times in the header"
        name, ours = titles.index("Название"), titles.index(title)
        for number, row in enumerate(rows):
            if number != header:
                filled = number > header and any(row[i] for i, known in enumerate(titles) if known in TITLES)
                expected = f"{sign} {row[name]}" if filled else ""
                assert row[ours].strip() == expected.strip(), f"row {number + 1}: «{row[ours]}» beside «{row[name]}»"


@pytest.mark.parametrize("seed", range(HISTORIES))
def test_marks_end_on_their_rows_whatever_people_do_meanwhile(seed: int) -> None:
    """Whatever people do between our requests, no cell of theirs changes and every mark ends beside its row."""
    tell(seed, verify=True)


def test_without_deciding_again_on_the_answer_marks_end_on_wrong_rows() -> None:
    """The same histories break the promise when the write loop does not look at what its write answered."""
    broken = 0
    for seed in range(HISTORIES):
        try:
            tell(seed, verify=False)
        except AssertionError:
            broken += 1
    assert broken > 0

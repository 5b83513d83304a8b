"""Which rows of the file the workbook has already, which differ, and where the others belong; pure."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from sheets_outreach.jobs.importing.mapping import MappedColumn
from sheets_outreach.jobs.importing.tables import Key, Table
from sheets_outreach.links import Platform, display_name
from sheets_outreach.register.grid import cell_at
from sheets_outreach.register.records import Register
from sheets_outreach.texts import Language

_NAMELESS = frozenset({Platform.UNKNOWN, Platform.SHORTENER})


@dataclass(frozen=True, slots=True)
class Difference:
    """A row that both sides have and that says different things.

    Attributes:
        source: row number in the file.
        target: row number in the workbook.
        columns: where they differ; only columns in which the file says something.
    """

    source: int
    target: int
    columns: Sequence[MappedColumn]


@dataclass(slots=True)
class Matches:
    """How a tab of the file stands to the workbook's.

    Attributes:
        same: rows that are there.
        different: rows that are there and say something else.
        missing: row numbers in the file of what is not there.
    """

    same: int = 0
    different: list[Difference] = field(default_factory=list)
    missing: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Insertion:
    """Rows to insert.

    Attributes:
        before: index of the row they come to stand before, from 0.
        rows: row numbers in the file; a text stands for a heading to be written instead.
        like_above: whether they look like the row above rather than like the one below.
    """

    before: int
    rows: Sequence[int | str]
    like_above: bool = False


def match_rows(source: Table, target: Table, columns: Sequence[MappedColumn]) -> Matches:
    """Compare the rows of a tab; where a key occurs several times, the first is compared with the first, and so on."""
    there: dict[Key, deque[int]] = defaultdict(deque)
    for row, key in sorted(target.keys.items()):
        there[key].append(row)
    matches = Matches()
    for row, key in sorted(source.keys.items()):
        if not there[key]:
            matches.missing.append(row)
            continue
        found = there[key].popleft()
        different = [column for column in columns if _differs(source, row, target, found, column)]
        if different:
            matches.different.append(Difference(row, found, different))
        else:
            matches.same += 1
    return matches


def _differs(source: Table, row: int, target: Table, found: int, column: MappedColumn) -> bool:
    if not column.key:
        said = source.text_at(row, column.source)
        return bool(said) and (column.is_new or said != target.text_at(found, column.target))
    value = source.values[row].get(column.key)
    return value is not None and value != target.values.get(found, {}).get(column.key)


def place_rows(
    source: Table, target: Table, missing: Sequence[int], register: Register, language: Language
) -> list[Insertion]:
    """Decide where the missing rows go.

    Args:
        source: the tab in the file.
        target: the tab in the workbook.
        missing: row numbers in the file.
        register: the file's records, for the platforms of its communities.
        language: of new headings.

    Returns:
        Insertions from the top down. An empty tab gets all rows as they stand in the file, headings and blank rows
        included; else each community goes below its platform's heading, and everything else to the end.
    """
    end = target.last_row
    if end == target.layout.header_row:
        last = max((*source.values, *(heading.row for heading in source.sections)), default=0)
        rows: list[int | str] = list(range(source.layout.header_row + 1, last + 1))
        return [Insertion(end, rows)] if rows and (missing or source.sections) else []
    if not missing:
        return []
    wanted = _sections(source, target, missing, register)
    places = dict(_section_ends(target))
    inserted: dict[int, list[int | str]] = defaultdict(list)
    new_sections: list[int | str] = []
    below_heading: set[int] = set()
    for platform, members in wanted.items():
        if platform is None:
            continue
        if platform in places:
            at, heading = places[platform]
            inserted[at].extend(members)
            if at == heading:
                below_heading.add(at)
        else:
            new_sections += [_heading(source, platform, language), *members]
    # New headings come last: whatever follows one counts to its section.
    inserted[end] += [*wanted.get(None, []), *new_sections]
    return [
        Insertion(at, members, like_above=at < end and at not in below_heading)
        for at, members in sorted(inserted.items())
        if members
    ]


def _sections(
    source: Table, target: Table, missing: Sequence[int], register: Register
) -> dict[Platform | None, list[int | str]]:
    """Group rows by the platform whose heading they should stand under."""
    communities = {community.row: community for community in register.communities} if target.sections else {}
    own = {community.row: community.section for community in register.communities} if source.sections else {}
    wanted: dict[Platform | None, list[int | str]] = defaultdict(list)
    for row in missing:
        platform = own.get(row)
        if platform is None and row in communities and communities[row].platform not in _NAMELESS:
            platform = communities[row].platform
        wanted[platform].append(row)
    return wanted


def _section_ends(table: Table) -> Iterator[tuple[Platform, tuple[int, int]]]:
    """Give for each platform the index of the row after its section's last filled one, and of that after its heading.

    Where a platform has two sections the first counts.
    """
    filled = {row for row in range(table.layout.header_row + 1, table.last_row + 1) if any(table.row(row))}
    starts = [heading.row for heading in table.sections]
    ends = [*starts, table.last_row + 1][1:]
    for heading, following in reversed(list(zip(table.sections, ends, strict=True))):
        last = max((row for row in filled if heading.row <= row < following), default=heading.row)
        yield heading.platform, (last, heading.row)


def _heading(source: Table, platform: Platform, language: Language) -> str | int:
    """Take the file's own heading of a platform, else its name."""
    for heading in source.sections:
        if heading.platform is platform:
            return heading.row
    return display_name(platform, language)


def first_formula(source: Table, columns: Sequence[MappedColumn]) -> tuple[int, str] | None:
    """Give the first cell to be imported that computes something: its row and its column's title."""
    for number, row in enumerate(source.cells[source.layout.header_row :], start=source.layout.header_row + 1):
        for column in columns:
            if "userEnteredValue" in cell_at(row, column.source):
                return number, column.title
    return None

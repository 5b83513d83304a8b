"""Whether the workbook is as the jobs need it: tabs, titles, our columns, protections, settings; purely from a look."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import datetime

from sheets_outreach.jobs.doctor.diagnosis import Diagnosis, error, remark, warning
from sheets_outreach.jobs.setup.planning import Wishes, plan_setup
from sheets_outreach.register.columns import Tab, normalise_title
from sheets_outreach.register.layout import Layout, find_layout, find_tabs
from sheets_outreach.register.records import Register
from sheets_outreach.register.tables import TABLES
from sheets_outreach.texts import load_texts
from sheets_outreach.workbook.marks import is_anchored
from sheets_outreach.workbook.structure import Structure, TabStructure

_MOST_CELLS = 10_000_000
_FULL = 0.8
_DEFAULT_ZONES = frozenset({"Etc/GMT", "GMT", ""})


def examine_tabs(structure: Structure, register: Register) -> Iterator[Diagnosis]:
    """Look at which tabs there are."""
    found = find_tabs(structure.workbook.sheets, Tab, structure.workbook.remembered)
    if Tab.REGISTER not in register.tabs:
        titles = ", ".join(f"«{sheet.title}»" for sheet in structure.workbook.sheets[:6])
        yield error("no-register", tabs=titles)
    registers = _registers(structure, register)
    if len(registers) > 1:
        used = register.tabs[Tab.REGISTER].layout.sheet.title
        others = ", ".join(f"«{title}»" for title in registers if title != used)
        yield warning("two-registers", used=used, others=others or f"«{used}»")
    missing = [
        TABLES[tab].titles[register.language][0] for tab in TABLES if tab not in found and tab not in register.tabs
    ]
    if missing and Tab.REGISTER in register.tabs:
        yield warning("tab-missing", tabs=", ".join(f"«{title}»" for title in missing))
    for tab, sheet in found.items():
        if tab not in register.tabs and tab is not Tab.REGISTER and not structure.tabs[sheet.id].is_blank():
            yield error("header-missing", tab=sheet.title)
    cells = sum(sheet.row_count * sheet.column_count for sheet in structure.workbook.sheets)
    if cells > _MOST_CELLS * _FULL:
        yield warning("nearly-full", percent=round(100 * cells / _MOST_CELLS))


def _registers(structure: Structure, register: Register) -> list[str]:
    """Give the titles of the tabs that look like a register, the one we use among them."""
    if Tab.REGISTER not in register.tabs:
        return []
    used = register.tabs[Tab.REGISTER].layout.sheet.id
    return [
        tab.sheet.title
        for tab in structure.tabs.values()
        if tab.sheet.id == used
        or (
            # Announcements have a name, a link and an offer as well; what their title says they are counts.
            find_tabs([tab.sheet], Tab).keys() <= {Tab.REGISTER}
            and find_layout(TABLES[Tab.REGISTER], tab.sheet, tab.rows, titled=False) is not None
        )
    ]


def examine_columns(structure: Structure, register: Register) -> Iterator[Diagnosis]:
    """Look at titles, and at our own columns."""
    for tab, records in register.tabs.items():
        layout = records.layout
        yield from _examine_titles(layout)
        if tab not in {Tab.REGISTER, Tab.DIARY} and not layout.table.all_ours:
            continue
        yield from _examine_ours(layout, structure.tabs[layout.sheet.id])


def _examine_titles(layout: Layout) -> Iterator[Diagnosis]:
    known = {
        normalise_title(title): column.ours
        for column in layout.table.columns
        for titles in column.titles.values()
        for title in titles
    }
    doubles = [title for title in layout.unknown.values() if normalise_title(title) in known]
    for title in Counter(doubles):
        # People's column of a title of ours was there first, and ours stands beside it.
        code = "title-of-ours" if known[normalise_title(title)] else "title-twice"
        yield warning(code, tab=layout.sheet.title, column=" ".join(title.split()))
    strangers = [f"«{' '.join(title.split())}»" for title in layout.unknown.values() if title not in doubles]
    for column in layout.table.columns:
        if column.core and not layout.has(column.key):
            title = column.titles[layout.language][0]
            code = "column-renamed" if strangers else "column-missing"
            yield error(code, tab=layout.sheet.title, column=title, strangers=", ".join(strangers))


def _examine_ours(layout: Layout, tab: TabStructure) -> Iterator[Diagnosis]:
    ours = [column.key for column in layout.table.columns if column.ours]
    missing = [layout.table.column(key).titles[layout.language][0] for key in ours if not layout.has(key)]
    if missing:
        columns = ", ".join(f"«{title}»" for title in missing)
        yield warning("our-column-missing", tab=layout.sheet.title, columns=columns)
    present = [key for key in ours if layout.has(key)]
    hard = [
        layout.titles[key]
        for key in present
        if any(protection.hard and protection.covers(layout.columns[key]) for protection in tab.protections)
    ]
    if hard:
        columns = ", ".join(f"«{title}»" for title in hard)
        yield error("hard-protection", tab=layout.sheet.title, columns=columns)
    if present and not is_anchored(layout, present):
        yield warning("not-anchored", tab=layout.sheet.title)


def examine_looks(structure: Structure, now: datetime) -> Iterator[Diagnosis]:
    """Look whether drop-downs, colours, views and charts are there; `setup` knows."""
    plan = plan_setup(structure, now, Wishes())
    texts = load_texts(plan.language)
    open_steps = [step.say(texts) for step in plan.steps if step.code in {"colours", "dropdown", "view", "chart"}]
    if open_steps:
        yield remark("setup-open", n=len(open_steps), first=open_steps[0])


def examine_settings(structure: Structure, register: Register) -> Iterator[Diagnosis]:
    """Look at the settings, the locale and the time zone."""
    if register.settings.paused:
        yield warning("paused")
    settings = register.tabs.get(Tab.SETTINGS)
    if settings is not None:
        for found in settings.problems:
            yield warning("setting-unreadable", row=found.row, tab=settings.layout.sheet.title)
    if structure.workbook.time_zone in _DEFAULT_ZONES:
        yield warning("time-zone", zone=structure.workbook.time_zone or "?")

"""Registers for tests: written as cells, as Google would answer them, and read by the real reader."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, time
from typing import Any, Self

from sheets_outreach.finding import Finding
from sheets_outreach.register.columns import Tab
from sheets_outreach.register.grid import Block, Cell, Mark, Sheet, date_serial
from sheets_outreach.register.layout import Layout
from sheets_outreach.register.reading import Workbook, read_register
from sheets_outreach.register.records import Register
from sheets_outreach.register.settings_reading import SETTING_TITLES
from sheets_outreach.register.tables import TABLES
from sheets_outreach.rules import check_register
from sheets_outreach.texts import Language

TODAY = date(2026, 11, 21)
"""A Saturday."""

FIRST_ROW = 2
"""Number of the first row below the header."""

Value = str | float | date
Row = Mapping[str, Value]


class Formula(str):
    """A formula that shows some text."""

    __slots__ = ()


class Noted(str):
    """A text whose cell carries a note."""

    __slots__ = ("note",)
    note: str

    def __new__(cls, text: str, note: str) -> Self:
        """Make a text and the note on it."""
        noted = super().__new__(cls, text)
        noted.note = note
        return noted


def cell(value: Value) -> Cell:
    """Write a value as Google answers it; a `Formula` shows the word «formula», a `Noted` text carries its note."""
    if isinstance(value, Noted):
        return {"effectiveValue": {"stringValue": str(value)}, "note": value.note}
    if isinstance(value, Formula):
        return {"effectiveValue": {"stringValue": "formula"}, "userEnteredValue": {"formulaValue": str(value)}}
    if isinstance(value, date):
        number_format = {"numberFormat": {"type": "DATE", "pattern": "dd.mm.yyyy"}}
        return {"effectiveValue": {"numberValue": date_serial(value)}, "effectiveFormat": number_format}
    if isinstance(value, str):
        return {"effectiveValue": {"stringValue": value}} if value else {}
    return {"effectiveValue": {"numberValue": value}}


def make_register(
    communities: Sequence[Row | str] = (),
    diary: Sequence[Row] = (),
    *,
    settings: Mapping[str, str] | None = None,
    statistics: Sequence[Row] = (),
    language: Language = Language.RU,
    columns: Iterable[str] | None = None,
    diary_columns: Iterable[str] | None = None,
    today: date = TODAY,
    now: datetime | None = None,
    time_zone: str = "Europe/Oslo",
    locale: str = "ru_RU",
    marked: bool = True,
) -> Register:
    """Read a workbook made of rows.

    Args:
        communities: rows of the register, column key → value; a text is a heading row.
        diary: rows of the diary.
        settings: name of a setting → what stands beside it.
        statistics: rows of the statistics.
        language: of all titles.
        columns: keys of the register's columns; by default those of the original table and all that a row uses.
        diary_columns: keys of the diary's columns; by default the core ones and all that a row uses.
        today: the day it is read, at noon UTC.
        now: the very moment it is read, if that matters.
        time_zone: of the workbook.
        locale: of the workbook.
        marked: whether our columns carry our marks, as they do from our first write on.
    """
    rows = [{"name": row} if isinstance(row, str) else row for row in communities]
    tabs: list[tuple[Tab, list[list[Cell]]]] = [(Tab.REGISTER, _grid(Tab.REGISTER, rows, language, columns))]
    if diary or diary_columns is not None:
        tabs.append((Tab.DIARY, _grid(Tab.DIARY, diary, language, diary_columns)))
    if statistics:
        tabs.append((Tab.STATISTICS, _grid(Tab.STATISTICS, statistics, language, None)))
    if settings:
        place = list(Language).index(language)
        written = [{"key": SETTING_TITLES[key][place], "value": value} for key, value in settings.items()]
        tabs.append((Tab.SETTINGS, _grid(Tab.SETTINGS, written, language, None)))
    sheets = [
        Sheet(
            place,
            TABLES[tab].titles[language][0],
            len(grid) + 20,
            60,
            marks=_marks(tab, grid[0], language) if marked else (),
        )
        for place, (tab, grid) in enumerate(tabs)
    ]
    blocks = [(place, Block(1, grid)) for place, (_, grid) in enumerate(tabs)]
    moment = now or datetime.combine(today, time(12), tzinfo=UTC)
    return read_register(Workbook(locale, time_zone, sheets), blocks, moment)


def _grid(tab: Tab, rows: Sequence[Row], language: Language, columns: Iterable[str] | None) -> list[list[Cell]]:
    table = TABLES[tab]
    used = {key for row in rows for key in row}
    if columns is None:
        chosen = [column for column in table.columns if not column.optional or column.key in used]
        chosen = [column for column in chosen if not column.ours or column.key in used]
    else:
        wanted = set(columns)
        assert used <= wanted, f"rows use {used - wanted}, which are no columns"
        chosen = [column for column in table.columns if column.key in wanted]
    header = [cell(column.titles[language][0]) for column in chosen]
    return [header, *([cell(row.get(column.key, "")) for column in chosen] for row in rows)]


def _marks(tab: Tab, header: Sequence[Cell], language: Language) -> tuple[Mark, ...]:
    ours = {column.titles[language][0]: column.key for column in TABLES[tab].columns if column.ours}
    titles = [written["effectiveValue"]["stringValue"] for written in header]
    return tuple(Mark(index, ours[title], index, "1") for index, title in enumerate(titles) if title in ours)


def found(register: Register, code: str) -> list[Finding]:
    """Give the findings of one code."""
    return [finding for finding in check_register(register) if finding.code == code]


def layout_of(register: Register, tab: Tab = Tab.REGISTER) -> Layout:
    """Give a tab's layout."""
    return register.tabs[tab].layout


def community(**changes: Value) -> dict[str, Any]:
    """Give a row of the register in which nothing is wrong, changed."""
    return {
        "name": "Клуб на Соколе",
        "link": "https://vk.com/klub_sokol",
        "specialisation": "Абонемент",
        "offer": "Анонсы",
        "agreement": "раз в неделю",
        "admin": "Анна К.",
        "admin_link": "https://vk.com/id100500",
    } | changes


def post(**changes: Value) -> dict[str, Any]:
    """Give a row of the diary in which nothing is wrong beside `community`, changed."""
    return {
        "date": date(2026, 11, 17),
        "community": "Клуб на Соколе",
        "post_link": "https://vk.com/klub_sokol?w=wall-7700_15",
        "topic": "Вечер настольных игр",
    } | changes

"""What a tab and a column are: keys, titles in three languages, shape; the tables themselves stand in ``tables``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from sheets_outreach.texts import Language


class Tab(StrEnum):
    """The tabs of the workbook that we know."""

    REGISTER = "register"
    DIARY = "diary"
    STATISTICS = "statistics"
    ANNOUNCEMENTS = "announcements"
    RECIPIENTS = "recipients"
    PLAN = "plan"
    SEARCH = "search"
    SETTINGS = "settings"
    JOBS = "jobs"


class Shape(StrEnum):
    """How a column's cells are read."""

    TEXT = "text"
    LIST = "list"  # several, one a line
    LINK = "link"
    COUNT = "count"
    NUMBER = "number"
    DATE = "date"
    CHOICE = "choice"
    ANSWER = "answer"  # yes or no


@dataclass(frozen=True, slots=True)
class Column:
    """A column we know.

    Attributes:
        key: its name in the code and in findings.
        titles: what it may be called, by language; ``setup`` writes the first.
        shape: how its cells are read.
        ours: only jobs write it; all other columns are people's.
        core: without it a tab is not recognised by its header; only the register's tab is looked for that way.
        optional: rules speak about it only where the sheet has it.
    """

    key: str
    titles: Mapping[Language, tuple[str, ...]]
    shape: Shape = Shape.TEXT
    ours: bool = False
    core: bool = False
    optional: bool = False


@dataclass(frozen=True, slots=True)
class TabTable:
    """A tab we know: its titles, its columns in the order ``setup`` writes them."""

    tab: Tab
    titles: Mapping[Language, tuple[str, ...]]
    columns: tuple[Column, ...]

    def column(self, key: str) -> Column:
        """Give a column by its key."""
        return _by_key(self.tab, self.columns)[key]

    @property
    def all_ours(self) -> bool:
        """Whether only jobs write this tab."""
        return all(column.ours for column in self.columns)


@cache
def _by_key(_tab: Tab, columns: tuple[Column, ...]) -> dict[str, Column]:
    return {column.key: column for column in columns}


def titles(ru: str, nb: str, en: str) -> Mapping[Language, tuple[str, ...]]:
    """Write the titles of three languages in a table; ``|`` separates other spellings, nynorsk among them."""
    return _Titles((language, tuple(text.split("|"))) for language, text in zip(Language, (ru, nb, en), strict=True))


class _Titles(dict[Language, tuple[str, ...]]):
    """Titles by language; hashable, because tables are constants."""

    def __hash__(self) -> int:  # type: ignore[override]
        return hash(tuple(self.items()))


_SPACE = re.compile(r"\s+")


def normalise_title(text: str) -> str:
    r"""Fold what does not tell two titles apart: case, spaces, line breaks, ``ё``.

    >>> normalise_title(" Договорённости\nчастота  публикаций ")
    'договоренности частота публикаций'
    """
    return _SPACE.sub(" ", text).strip().strip(":*").strip().casefold().replace("ё", "е")

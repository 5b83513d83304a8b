"""What a mail is made of once it is worded: sections of lines, tables, bars and texts to paste; it knows no format."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from sheets_outreach.texts import Language


@dataclass(frozen=True, slots=True)
class Subhead:
    """A heading within a section."""

    kind: ClassVar = "subhead"
    text: str
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One thing, in a few words.

    Attributes:
        text: what it is called.
        href: where it can be opened, or None.
        detail: what is to be said of it.
        second: what else can be opened, with ``second_href``.
        bar: length of a bar below it, in percent; None for no bar.
    """

    kind: ClassVar = "line"
    text: str
    href: str | None = None
    detail: str = ""
    second: str = ""
    second_href: str | None = None
    bar: int | None = None


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a pair.

    Attributes:
        percent: its length.
        past: whether it shows the earlier one of two numbers.
    """

    text: str
    percent: int
    past: bool


@dataclass(frozen=True, slots=True)
class Bars:
    """Bars of one scale. The numbers stand in a table as well, so the text part leaves bars out."""

    kind: ClassVar = "bars"
    text: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A small table: words in the first column, numbers in the others.

    Attributes:
        rows: rows × columns, header excluded.
    """

    kind: ClassVar = "table"
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Paste:
    """A text to copy into another window.

    Attributes:
        text: several lines.
    """

    kind: ClassVar = "paste"
    title: str
    href: str | None
    text: str


Element = Subhead | Line | Bars | Table | Paste


@dataclass(frozen=True, slots=True)
class Section:
    """One part of a digest in words.

    Attributes:
        lead: a sentence below the title, or "".
        more: what stands only in the sheet, with ``more_href``.
    """

    title: str
    lead: str
    elements: tuple[Element, ...]
    more: str = ""
    more_href: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A whole mail in words."""

    language: Language
    subject: str
    title: str
    subtitle: str
    greeting: str
    intro: str
    open_sheet: str
    open_sheet_href: str | None
    sections: tuple[Section, ...]
    footer: tuple[str, ...]
    footer_link: str
    footer_href: str | None

"""How one language speaks in a digest: sentences, days and numbers together, and what people typed, made harmless."""

from __future__ import annotations

import re

from sheets_outreach.digest.cleaning import LINE_LIMIT, clean_line, safe_href
from sheets_outreach.digest.compose import Digest
from sheets_outreach.digest.formats import Formats
from sheets_outreach.links import Link, Platform, display_name
from sheets_outreach.register.columns import Tab
from sheets_outreach.register.tables import TABLES
from sheets_outreach.statistics import Basis, Engagement, Figures
from sheets_outreach.texts import Language, load_texts

_FIRST_NAME = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?(?=[\s,]|$)")
_WEEK_DAYS = 7


class Voice:
    """One language, speaking about one digest.

    Args:
        digest: what is spoken about.
        language: the digest's own, if no other is given: texts to paste are in the community's.
    """

    def __init__(self, digest: Digest, language: Language | None = None) -> None:
        self.digest = digest
        self.language = language or digest.language
        self.texts = load_texts(self.language)
        self.formats = Formats(self.language, digest.today)
        self.today = digest.today

    def say(self, key: str, **params: object) -> str:
        """Word a text of the digest; what people typed must have been made harmless before."""
        return self.texts.say(f"digest.{key}", **params)

    def count(self, key: str, n: int, **params: object) -> str:
        """Word a text that depends on a number; ``{count}`` is the number as the language writes it."""
        return self.say(key, n=n, count=self.formats.number(n), **params)

    def cell(self, tab: Tab, row: int, column: str) -> str | None:
        """Give the address that opens a cell, or None in an admin's mail or without a workbook."""
        return self.digest.cells.to_cell(tab, row, column) if self.digest.cells else None

    def tab(self, tab: Tab) -> str | None:
        """Give the address that opens a tab, or None in an admin's mail or without a workbook."""
        return self.digest.cells.to_tab(tab) if self.digest.cells else None

    def tab_title(self, tab: Tab) -> str:
        """Give what a tab is called in the sheet, or what it would be called."""
        found = self.digest.cells.register.tabs.get(tab) if self.digest.cells else None
        return clean_line(found.layout.sheet.title) if found else TABLES[tab].titles[self.language][0]

    def name(self, typed: str, limit: int = LINE_LIMIT) -> str:
        """Give a name or topic as typed, harmless, or «untitled»."""
        return clean_line(typed, limit) or self.say("untitled")

    def platform(self, platform: Platform) -> str:
        """Give a platform's name as the language writes it."""
        return display_name(platform, self.language)

    def figures(self, figures: Figures) -> str:
        """Say the known figures of a post: «12 лайков, 3 комментария»."""
        counts = ("likes", "comments", "shares", "views")
        known = [(name, getattr(figures, name)) for name in counts]
        return ", ".join(self.count(f"figures.{name}", count) for name, count in known if count is not None)

    def rate(self, engagement: Engagement) -> str:
        """Say a rate and what it is a share of: «4,2 % от просмотров»."""
        key = "rate_of_views" if engagement.basis is Basis.VIEWS else "rate_of_members"
        return self.say(key, rate=self.formats.percent(engagement.percent))

    def often(self, days: int) -> str:
        """Say a frequency: «раз в 2 недели»."""
        if days % _WEEK_DAYS:
            return self.say("every_day") if days == 1 else self.count("every_days", days)
        return self.say("every_week") if days == _WEEK_DAYS else self.count("every_weeks", days // _WEEK_DAYS)

    def joined(self, *parts: str) -> str:
        """Join what is not empty with dots between."""
        return "\u00a0· ".join(part for part in parts if part)


def first_name(admin: str) -> str:
    """Give the name to address somebody by, or "" where the cell begins with none.

    >>> first_name("Арина Г."), first_name("@arina"), first_name("+7 916 …")
    ('Арина', '', '')
    """
    match = _FIRST_NAME.match(clean_line(admin))
    return match[0] if match else ""


def link_address(link: Link | None) -> str | None:
    """Give the address of a recognised link if it may be opened from a mail.

    A link that holds somebody's telephone number is left out: mails are forwarded.
    """
    if link is None or any(problem.code == "phone-link" for problem in link.problems):
        return None
    return safe_href(link.canonical)

"""What rules need besides the record they judge: the settings, the day, the columns there are, indexes built once."""

from __future__ import annotations

from functools import cached_property

from sheets_outreach.cadence import DiaryIndex, OwnChannels, index_diary
from sheets_outreach.choices import Status
from sheets_outreach.community import Community
from sheets_outreach.register.columns import Tab
from sheets_outreach.register.records import Register


class Context:
    """The register as rules see it. Everything expensive is built when the first rule asks for it.

    Args:
        register: what was read.
    """

    def __init__(self, register: Register) -> None:
        self.register = register
        self.settings = register.settings
        self.today = register.today
        self.own_channels = OwnChannels(register.settings)

    @cached_property
    def diary(self) -> DiaryIndex:
        """Which entry of the diary belongs to which community."""
        return index_diary(self.register)

    @cached_property
    def measured(self) -> frozenset[str]:
        """Addresses of the posts that have a row in the statistics."""
        return frozenset(str(row.get("post_link", "")) for row in self.register.measurements)

    @cached_property
    def figure_column(self) -> str:
        """The first of the diary's columns for figures."""
        return next((key for key in _FIGURE_COLUMNS if self.has(Tab.DIARY, key)), "")

    def has(self, tab: Tab, column: str) -> bool:
        """Whether a tab has that column."""
        records = self.register.tabs.get(tab)
        return records is not None and records.layout.has(column)


_FIGURE_COLUMNS = ("likes", "views", "comments", "shares")


def name_of(community: Community) -> str:
    """Give what to call a community in a sentence: its name, else what its link says."""
    return community.name or community.link.id or str(community.row)


def is_settled(community: Community) -> bool:
    """Whether there is nothing left to do with the community: it refused."""
    return community.status is Status.REFUSED


def is_before_agreement(community: Community) -> bool:
    """Whether the library still has to come to an agreement; where no status says so, whether none is written down."""
    if community.status is None:
        return not community.agreement.text
    return community.status in _BEFORE


_BEFORE = frozenset({Status.CANDIDATE, Status.GREETED})

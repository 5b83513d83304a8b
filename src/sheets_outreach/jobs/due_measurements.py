"""Which publications are to be measured today, and what to ask the platforms for; it asks nobody and writes nothing."""

from __future__ import annotations

from dataclasses import dataclass

from sheets_outreach.cadence import index_diary
from sheets_outreach.collectors import Kind, Wanted
from sheets_outreach.community import Community
from sheets_outreach.links import Platform
from sheets_outreach.publication import Publication
from sheets_outreach.register.columns import Tab
from sheets_outreach.register.records import Register
from sheets_outreach.statistics import DueDay, due_day

TABS = (Tab.REGISTER, Tab.DIARY, Tab.STATISTICS, Tab.SETTINGS, Tab.JOBS)
"""What deciding and writing the rows needs to know."""


@dataclass(frozen=True, slots=True)
class Due:
    """A publication that should be measured today.

    Attributes:
        publication: the diary's row.
        community: the community it was posted in, where it is known.
        day: the due day.
    """

    publication: Publication
    community: Community | None
    day: DueDay

    @property
    def key(self) -> str:
        """What the post is known by in the statistics."""
        return self.publication.statistics_key

    @property
    def platform(self) -> Platform:
        """Where it was posted."""
        found = self.publication.post_link.platform
        return found if found is not Platform.UNKNOWN or self.community is None else self.community.platform

    @property
    def wanted(self) -> Wanted | None:
        """What to ask the platform for, if the post has an id there."""
        link = self.publication.post_link
        return Wanted(link.platform, link.id, link.community) if link.id is not None else None

    @property
    def wanted_members(self) -> Wanted | None:
        """What to ask the platform for to learn the members, if the community has a public id."""
        if self.community is None or self.community.link.id is None or not self.community.link.stable:
            return None
        return Wanted(self.community.platform, self.community.link.id, kind=Kind.COMMUNITY)


def find_due(register: Register) -> list[Due]:
    """Find the publications to be measured today; pure. A post repeated in the diary is measured once."""
    have: dict[str, set[int]] = {}
    for row in register.measurements:
        day = row.get("day")
        if isinstance(day, int):
            have.setdefault(str(row.get("post_link", "")), set()).add(day)
    diary = index_diary(register)
    found: dict[str, Due] = {}
    for publication in register.publications:
        key = publication.statistics_key
        if publication.date is None or not publication.counts_as_post or key in found:
            continue
        day = due_day(publication.date, register.today, have.get(key, set()))
        if day is not None:
            found[key] = Due(publication, diary.community_of.get(publication.row), day)
    return list(found.values())

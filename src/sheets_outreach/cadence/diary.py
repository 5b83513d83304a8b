"""Which entry of the diary belongs to which community, and which of them tell of one post twice.

A community is named as people do: by its link, its name, or its name with the platform's. What does not fit one
community for certain is not matched, and nothing is counted against an agreement that may be another's.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from sheets_outreach.cadence.directory import Directory
from sheets_outreach.community import Community, normalise_name
from sheets_outreach.links import Kind
from sheets_outreach.publication import Publication
from sheets_outreach.register.records import Register


@dataclass(frozen=True, slots=True)
class Repeat:
    """That an entry tells of the same post as an earlier one.

    Attributes:
        row: the earlier entry's row.
        certain: False where only day and topic, or an address that may change, are the same.
    """

    row: int
    certain: bool


@dataclass(frozen=True, slots=True)
class DiaryIndex:
    """The diary by community.

    Attributes:
        names: the communities' names and addresses.
        community_of: row of an entry → its community.
        choices_of: row of an entry → the communities its name fits, where there are several.
        repeat_of: row of an entry → the earlier one it repeats.
        posts_of: row of a community → its posts, by day; taking part in other people's talk is none, nor is a repeat.
    """

    names: Directory
    community_of: Mapping[int, Community] = field(default_factory=dict)
    choices_of: Mapping[int, Sequence[Community]] = field(default_factory=dict)
    repeat_of: Mapping[int, Repeat] = field(default_factory=dict)
    posts_of: Mapping[int, Sequence[Publication]] = field(default_factory=dict)

    def days_of(self, community: Community) -> list[date]:
        """Give the days posted on in a community, in order."""
        posts = self.posts_of.get(community.row)
        return [post.date for post in posts if post.date is not None] if posts else []


def index_diary(register: Register) -> DiaryIndex:
    """Match the diary with the register."""
    names = Directory(register.communities if register.publications else ())
    community_of: dict[int, Community] = {}
    choices_of: dict[int, Sequence[Community]] = {}
    repeat_of: dict[int, Repeat] = {}
    posts_of: dict[int, list[Publication]] = {}
    seen: dict[tuple[object, ...], int] = {}
    for entry in register.publications:
        found = names.find(entry)
        community = found[0] if len(found) == 1 else None
        if community is not None:
            community_of[entry.row] = community
        elif found:
            choices_of[entry.row] = found
        if not entry.counts_as_post:
            continue
        repeat = _find_repeat(entry, community, seen)
        if repeat is not None:
            repeat_of[entry.row] = repeat
        elif community is not None and entry.date is not None:
            posts_of.setdefault(community.row, []).append(entry)
    for posts in posts_of.values():
        posts.sort(key=lambda post: (post.date or date.max, post.row))
    return DiaryIndex(names, community_of, choices_of, repeat_of, posts_of)


def _find_repeat(entry: Publication, community: Community | None, seen: dict[tuple[object, ...], int]) -> Repeat | None:
    link = entry.post_link
    key: tuple[object, ...]
    if link.id is not None and link.kind in _POSTS:
        key, certain = (link.platform, link.id), link.stable
    else:
        topic = normalise_name(entry.topic)
        if entry.date is None or not topic or not entry.community:
            return None
        where = community.row if community else normalise_name(entry.community)
        key, certain = (where, entry.date, topic), False
    first = seen.setdefault(key, entry.row)
    return None if first == entry.row else Repeat(first, certain)


_POSTS = frozenset({Kind.POST, Kind.UNKNOWN})

"""Rules about what stands in the sheet twice: a community in the register, a post in the diary."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sheets_outreach.community import normalise_name
from sheets_outreach.links import Kind
from sheets_outreach.publication import Publication
from sheets_outreach.register.columns import Tab
from sheets_outreach.rules.context import Context
from sheets_outreach.rules.rule import SILENT, Remark, Spot, remark

_NO_COMMUNITY = frozenset({Kind.POST, Kind.ASSET})


def search_duplicates(context: Context) -> Iterator[Spot]:
    """Find rows of the register that are about the same community as an earlier one."""
    by_id: dict[tuple[str, str, str], int] = {}
    by_name: dict[tuple[str, str], int] = {}
    for community in context.register.communities:
        link = community.link
        if link.kind in _NO_COMMUNITY:
            continue
        if link.id is not None:
            first = by_id.setdefault((link.platform, link.kind, link.id), community.row)
            if first != community.row:
                yield Spot(Tab.REGISTER, community.row, _same_link(first, certain=link.stable))
                continue
            if link.stable:
                continue
        # A code that rotates tells little, so the name decides where there is no better key.
        name = normalise_name(community.name)
        first = by_name.setdefault((community.platform, name), community.row) if name else community.row
        if first != community.row:
            yield Spot(Tab.REGISTER, community.row, _same_name(first))


def _same_link(first: int, *, certain: bool) -> Remark:
    return Remark("duplicate-community", "link", {"other_row": first}, milder=not certain)


def _same_name(first: int) -> Remark:
    return Remark("duplicate-community", "name", {"variant": "name", "other_row": first}, milder=True)


def judge_repeat(entry: Publication, context: Context) -> Sequence[Remark]:
    """Judge whether an entry of the diary tells of a post that an earlier one tells of."""
    repeat = context.diary.repeat_of.get(entry.row)
    if repeat is None:
        return SILENT
    if entry.post_link.id is not None:
        return remark("duplicate-post", "post_link", milder=not repeat.certain, other_row=repeat.row)
    return remark("duplicate-post", "topic", milder=True, variant="topic", other_row=repeat.row)

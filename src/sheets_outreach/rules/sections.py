"""Rules about headings: what stands under FACEBOOK should be on Facebook, unless the sheet was sorted since."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from sheets_outreach.community import Community
from sheets_outreach.links import Platform
from sheets_outreach.register.columns import Tab
from sheets_outreach.rules.context import Context
from sheets_outreach.rules.register_links import is_stray_heading
from sheets_outreach.rules.rule import Remark, Spot

_NOBODYS = frozenset({Platform.UNKNOWN, Platform.SHORTENER, Platform.CANVA})

# Messenger's chats belong to Facebook's groups, and people keep them under that heading.
_BELONGS_TO = {Platform.MESSENGER: Platform.FACEBOOK}

_FEWEST_OF_A_SORTED_SECTION = 2
"""One stray row is that row's mistake, even in a section of two; from two on the heading may be what is wrong."""


def search_sections(context: Context) -> Iterator[Spot]:
    """Find links on another platform than their section, or the headings that no longer fit what stands under them."""
    headings = context.register.headings
    if not headings:
        return
    rows = [heading.row for heading in headings]
    strays: dict[int, list[Community]] = {}
    sizes: dict[int, int] = {}
    under_misspelt = -1
    for community in context.register.communities:
        place = bisect_right(rows, community.row) - 1
        if community.link.platform in _NOBODYS:
            # Below a misspelt heading nothing says which platform was meant, until the next heading does.
            under_misspelt = place if is_stray_heading(community) else under_misspelt
            continue
        if community.section is None or place == under_misspelt:
            continue
        sizes[place] = sizes.get(place, 0) + 1
        if not _fits(community.link.platform, community.section):
            strays.setdefault(place, []).append(community)
    for place, found in strays.items():
        sorted_since = len(found) >= _FEWEST_OF_A_SORTED_SECTION and 2 * len(found) >= sizes[place]
        if sorted_since and place >= 0:
            yield Spot(Tab.REGISTER, rows[place], _about_heading(found, sizes[place]))
        else:
            yield from _about_rows(found)


def _fits(platform: Platform, section: Platform) -> bool:
    return platform is section or _BELONGS_TO.get(platform) is section


def _about_heading(strays: list[Community], size: int) -> Remark:
    section = strays[0].section
    assert section is not None
    params = {"variant": "heading", "section": section.value, "n": len(strays), "size": size}
    return Remark("link-other-platform", "name", params, milder=True)


def _about_rows(strays: Iterable[Community]) -> Iterator[Spot]:
    for community in strays:
        assert community.section is not None
        params = {"section": community.section.value, "platform": community.link.platform.value}
        yield Spot(Tab.REGISTER, community.row, Remark("link-other-platform", "link", params))

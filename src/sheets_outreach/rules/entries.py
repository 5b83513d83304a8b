"""Rules about an entry of the diary by itself: its day, its community and its link."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sheets_outreach.community import Community
from sheets_outreach.links import Kind, Link, Platform
from sheets_outreach.publication import Publication
from sheets_outreach.rules.context import Context, name_of
from sheets_outreach.rules.register_links import word_problems
from sheets_outreach.rules.rule import SILENT, Remark, remark


def judge_date(entry: Publication, context: Context) -> Sequence[Remark]:
    """Judge the day of the post: there, and not still to come."""
    if entry.date is None:
        told = "date" in entry.unread or entry.is_being_agreed
        return SILENT if told else remark("date-missing", "date")
    if entry.date > context.today:
        return remark("date-in-future", "date", date_on=entry.date.isoformat(), today_on=context.today.isoformat())
    return SILENT


def judge_community(entry: Publication, context: Context) -> Sequence[Remark]:
    """Judge whether the entry's community is one of the register."""
    diary = context.diary
    if entry.row in diary.community_of:
        return SILENT
    choices = diary.choices_of.get(entry.row)
    if choices:
        rows = ", ".join(str(community.row) for community in choices)
        return remark("community-unknown", "community", milder=True, variant="several", text=entry.community, rows=rows)
    if not entry.community:
        return remark("community-unknown", "community", variant="empty")
    suggestion = diary.names.suggest(entry.community)
    return remark("community-unknown", "community", text=entry.community, suggestion=suggestion)


def judge_post_link(entry: Publication, context: Context) -> Sequence[Remark]:
    """Judge the post's link: readable, a post rather than the whole group, and in the community it is said to be in."""
    link = entry.post_link
    if link.problems:
        return _judge_problems(link, context.diary.community_of.get(entry.row))
    if link.kind in _WHOLE_GROUPS and link.platform in _LINKS_POSTS:
        return remark("post-link-is-community", "post_link", platform=link.platform.value)
    community = context.diary.community_of.get(entry.row)
    if community is None or not entry.community or not is_elsewhere(link, community.link):
        return SILENT
    place = link.community if link.platform is community.link.platform else None
    return remark(
        "post-elsewhere",
        "post_link",
        variant="community" if place else "platform",
        place=place or "",
        platform=link.platform.value,
        expected=community.link.id or "",
        expected_platform=community.link.platform.value,
        name=name_of(community),
    )


_WHOLE_GROUPS = frozenset({Kind.COMMUNITY, Kind.PROFILE})
_LINKS_POSTS = frozenset(
    {
        Platform.FACEBOOK, Platform.INSTAGRAM, Platform.VK, Platform.OK, Platform.TIKTOK, Platform.X, Platform.REDDIT,
        Platform.YOUTUBE, Platform.LINKEDIN,
    }
)  # fmt: skip
"""Platforms on which every post has an address to copy; in a private Telegram group it has none."""

_NETWORKS = frozenset(Platform) - {Platform.UNKNOWN, Platform.SHORTENER, Platform.WEBSITE, Platform.CANVA}


def _judge_problems(link: Link, community: Community | None) -> Sequence[Remark]:
    """Word what the link's reading said; an unreadable one is called so after the diary's column."""
    code = link.problems[0].code
    if code == "link-missing":
        return SILENT
    reason = link.problems[0].params.get("reason")
    if link.refused and reason in _NO_LINK_MEANT and (community is None or community.platform not in _LINKS_POSTS):
        # «в чате, ссылки нет» is an answer where posts have no addresses.
        return SILENT
    return tuple(
        Remark("post-link-unreadable", "post_link", worded.params) if worded.code == "link-unreadable" else worded
        for worded in word_problems(link.problems, "post_link")
    )


_NO_LINK_MEANT = frozenset({"prose", "bare-word"})


def is_elsewhere(post: Link, community: Link) -> bool:
    """Whether a post certainly stands outside a community.

    A group's number and its name cannot be told to be one without opening it, so only like is compared with like.
    """
    if post.platform not in _NETWORKS or community.platform not in _LINKS_POSTS | {Platform.TELEGRAM}:
        return False
    if community.id is None or community.kind not in _WHOLE_GROUPS:
        return False
    if post.platform is not community.platform:
        return post.kind is Kind.POST
    if post.community is None or not community.stable or post.community == community.id:
        return False
    return _form(post.community) == _form(community.id)


def _form(place: str) -> str:
    """Tell a number from a name; a prefix says that a number is meant (club7, id7, c/7)."""
    return "number" if _NUMBER(place) else "name"


_NUMBER = re.compile(r"(?:club|public|event|id|group|c/)?-?\d+").fullmatch

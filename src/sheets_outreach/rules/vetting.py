"""Rules about whether a community is worth the library's time: size, liveliness, distance, and steps before agreeing.

The limits are the Svetlovka handbook's, and the library's own where its settings say otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from sheets_outreach.choices import Advertising, Answer, Status
from sheets_outreach.community import Community
from sheets_outreach.links import Kind, Platform
from sheets_outreach.rules.context import Context, is_before_agreement, is_settled
from sheets_outreach.rules.rule import SILENT, Remark, remark


def judge_size(community: Community, context: Context) -> Sequence[Remark]:
    """Judge members and likes. A chat on WhatsApp is small by nature and chosen for whom it holds."""
    members = community.members
    if members is None or is_settled(community):
        return SILENT
    least = context.settings.min_members
    if members < least and not _is_small_by_nature(community) and community not in context.own_channels:
        return remark("members-too-few", "members", n=members, least=least)
    likes, share = community.typical_likes, context.settings.likes_share
    if likes is None or not members or likes * 100 >= share * members or community in context.own_channels:
        return SILENT
    return remark("likes-too-few", "typical_likes", n=likes, share=likes * 1000 // members / 10, least=share)


def _is_small_by_nature(community: Community) -> bool:
    """Whether it is a chat of people who know each other; a channel on WhatsApp is none."""
    if community.platform is Platform.WHATSAPP:
        return community.link.kind is not Kind.COMMUNITY
    return community.platform in {Platform.MESSENGER, Platform.SNAPCHAT}


def judge_candidate(community: Community, context: Context) -> Sequence[Remark]:
    """Judge what to look at, and do, before an agreement."""
    if not _is_candidate(community):
        return SILENT
    remarks = [*_judge_liveliness(community), *_judge_steps(community)]
    if is_promising(community.name):
        remarks += remark("name-promising", "name", text=community.name)
    return remarks if remarks and community not in context.own_channels else SILENT


def _judge_liveliness(community: Community) -> list[Remark]:
    remarks: list[Remark] = []
    if community.advertising is Advertising.FREQUENT:
        remarks += remark("too-much-advertising", "advertising")
    if community.admin_active is Answer.NO:
        remarks += remark("admin-inactive", "admin_active")
    if community.moderators is Answer.NO:
        remarks += remark("no-moderators", "moderators")
    return remarks


def judge_distance(community: Community, context: Context) -> Sequence[Remark]:
    """Judge how far the place is: beyond a car's reach, or only beyond a walk."""
    distance = community.distance_km
    if distance is None or distance <= context.settings.walking_radius_km or is_settled(community):
        return SILENT
    if distance > context.settings.driving_radius_km:
        return remark("too-far", "distance_km", distance=distance, most=context.settings.driving_radius_km)
    return remark(
        "too-far", "distance_km", milder=True, variant="car", distance=distance, most=context.settings.walking_radius_km
    )


def is_promising(name: str) -> bool:
    """Whether a name has one of the words that neighbours call themselves by.

    >>> is_promising("Дружный Сокол"), is_promising("Nabolaget Sagene"), is_promising("Nabokov readers")
    (True, True, False)
    """
    folded = name.casefold()
    # Looking for parts of words is ten times faster than the expression, and most names have none.
    return any(part in folded for part in _PARTS) and _PROMISING.search(folded) is not None


_PARTS = ("сосед", "нейб", "дружн", "nabo", "neigh", "grann", "grend")
_PROMISING = re.compile(
    r"""\b(?: (?:добро)?сосед(?:и|ей|ям|ями|ях|ский|ская|ское|ские|ство|ства|ушки)? | нейб[ао]\w*х[уо]о?д\w*
        | дружн(?:ый|ая|ое|ые|ого|ой|ых)
        | nabo(?:er|ene|lag\w*|hjelp\w*|skap\w*|gruppe\w*|varsel\w*|vennlig\w*)?
        | grann(?:e|ar|ane|elag\w*) | grend(?:a|elag\w*)?
        | neighbou?r(?:s|hoods?|ly|liness)? )\b""",
    re.VERBOSE,
)


def _is_candidate(community: Community) -> bool:
    return community.status is None or community.status in {Status.CANDIDATE, Status.GREETED}


def _judge_steps(community: Community) -> list[Remark]:
    remarks: list[Remark] = []
    if not is_before_agreement(community):
        return remarks
    if community.rules_read_on is None and "rules_read_on" not in community.unread:
        remarks += remark("rules-not-read", "rules_read_on")
    greeted = community.status is Status.GREETED or "greeted_on" in community.unread
    if community.greeted_on is None and not greeted:
        remarks += remark("not-greeted", "greeted_on")
    return remarks

"""Rules about the links of the register: the community's own, and the admin's where it would harm somebody."""

from __future__ import annotations

from collections.abc import Sequence

from sheets_outreach.community import Community, normalise_name
from sheets_outreach.finding import Problem
from sheets_outreach.links import Kind, Platform, display_name, suggest_platform
from sheets_outreach.rules.context import Context
from sheets_outreach.rules.rule import SILENT, Remark, remark

_PRIVATE = frozenset({Platform.WHATSAPP, Platform.MESSENGER, Platform.SNAPCHAT})
_MESSENGERS = frozenset({Platform.TELEGRAM, Platform.MAX, Platform.DISCORD, Platform.VK, Platform.UNKNOWN})
_CHAT_WORDS = frozenset(
    {"чат", "чате", "чата", "чатик", "беседа", "whatsapp", "вотсап", "ватсап", "вацап", "messenger", "мессенджер"}
    | {"chat", "chatten", "gruppechat"}
)
_NO_COMMUNITY = frozenset({Kind.POST, Kind.ASSET})


def judge_link(community: Community, _context: Context) -> Sequence[Remark]:
    """Judge the community's link: there, readable, and a place rather than a post; a website's page may be a forum."""
    link = community.link
    if link.kind in _NO_COMMUNITY and link.platform is not Platform.WEBSITE:
        return (*remark("link-is-post", "link", variant=link.kind.value), *word_problems(link.problems, "link"))
    if not link.problems:
        return SILENT
    if is_stray_heading(community):
        return _judge_stray_heading(community)
    if link.problems[0].code == "link-missing":
        return remark("link-missing", "link", milder=is_private_chat(community))
    if link.refused and link.problems[0].params.get("reason") in _NO_LINK_MEANT and is_private_chat(community):
        return remark("link-missing", "link", milder=True)
    return word_problems(link.problems, "link")


_NO_LINK_MEANT = frozenset({"prose", "bare-word"})


def judge_admin_link(community: Community, _context: Context) -> Sequence[Remark]:
    """Judge the admin's link only where it is dangerous; an e-mail or a word about the admin is no mistake there."""
    link = community.admin_link
    if link is None or not link.problems:
        return SILENT
    return word_problems([problem for problem in link.problems if problem.code in _DANGEROUS], "admin_link")


_DANGEROUS = frozenset({"link-mixed-alphabets", "phone-link"})


def is_private_chat(community: Community) -> bool:
    """Whether the community is a chat among people who were let in, which often has no address to write down."""
    if community.platform in _PRIVATE:
        return True
    return community.platform in _MESSENGERS and not _CHAT_WORDS.isdisjoint(normalise_name(community.name).split())


def is_stray_heading(community: Community) -> bool:
    """Whether the row holds nothing but a platform's name, misspelt: a heading that was not recognised."""
    return (
        not community.link.raw
        and not community.admin
        and not community.agreement.text
        and not community.offer
        and not community.specialisation
        and suggest_platform(community.name) is not None
    )


def _judge_stray_heading(community: Community) -> Sequence[Remark]:
    meant = suggest_platform(community.name)
    assert meant is not None
    return remark("heading-unknown", "name", text=community.name, suggestion=display_name(meant))


def word_problems(problems: Sequence[Problem], column: str) -> tuple[Remark, ...]:
    """Give what a link's own reading said, as remarks about its column; ``reason`` chooses the sentence."""
    return tuple(
        Remark(problem.code, column, {"variant": problem.params.get("reason", ""), **problem.params})
        for problem in problems
    )

"""A digest in words: each part becomes a section in the reader's language; how it looks is `render`'s work."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from sheets_outreach.community import Community
from sheets_outreach.digest.blocks import Block, Corrections, Posting
from sheets_outreach.digest.cleaning import clean_header, clean_line
from sheets_outreach.digest.compose import Digest
from sheets_outreach.digest.parts import Part
from sheets_outreach.digest.sections import Page, Section
from sheets_outreach.digest.voice import Voice, first_name
from sheets_outreach.digest.wording_admins import word_candidates, word_last_posts, word_messages, word_planned
from sheets_outreach.digest.wording_duties import (
    word_approvals,
    word_corrections,
    word_figures,
    word_hints,
    word_posting,
    word_wishes,
)
from sheets_outreach.digest.wording_reception import word_best, word_faded, word_totals
from sheets_outreach.register.columns import Tab

_WORDERS: Mapping[Part, Callable[[Any, Voice], Section]] = {
    Part.CORRECTIONS: word_corrections,
    Part.POSTING: word_posting,
    Part.APPROVALS: word_approvals,
    Part.WISHES: word_wishes,
    Part.FIGURES: word_figures,
    Part.TOTALS: word_totals,
    Part.BEST: word_best,
    Part.FADED: word_faded,
    Part.CANDIDATES: word_candidates,
    Part.MESSAGES: word_messages,
    Part.HINTS: word_hints,
    Part.PLANNED: word_planned,
    Part.LAST_POSTS: word_last_posts,
}
_MOST_IN_SUBJECT = 3


def word_digest(digest: Digest) -> Page:
    """Put a digest into words."""
    voice = Voice(digest)
    sections = tuple(_WORDERS[block.part](block, voice) for block in digest.blocks)
    if digest.community is None:
        return _word_staff(voice, sections)
    return _word_admin(voice, digest.community, sections)


def _word_staff(voice: Voice, sections: tuple[Section, ...]) -> Page:
    digest = voice.digest
    summary = _summary(digest.blocks, voice)
    library = clean_line(digest.library) or voice.say("title")
    recipients = voice.tab_title(Tab.RECIPIENTS)
    day = voice.formats.day(digest.today)
    return Page(
        language=digest.language,
        subject=clean_header(voice.say("subject", library=library, summary=summary, day=day)),
        title=voice.say("title"),
        subtitle=voice.joined(clean_line(digest.library), voice.formats.weekday(digest.today)),
        greeting=_greet(digest.reader, voice),
        intro=voice.say("intro", summary=summary),
        open_sheet=voice.say("open_sheet"),
        open_sheet_href=voice.tab(Tab.REGISTER),
        sections=sections,
        footer=(voice.say("footer.staff", tab=recipients), voice.say("footer.staff_stop")),
        footer_link=voice.say("footer.recipients", tab=recipients),
        footer_href=voice.tab(Tab.RECIPIENTS),
    )


def _word_admin(voice: Voice, community: Community, sections: tuple[Section, ...]) -> Page:
    digest = voice.digest
    name = voice.name(community.name)
    library = clean_line(digest.library) or voice.say("our_library")
    return Page(
        language=digest.language,
        subject=clean_header(voice.say("admin_subject", library=library, community=name)),
        title=name,
        subtitle=voice.joined(clean_line(digest.library), voice.formats.weekday(digest.today)),
        greeting=_greet(first_name(digest.reader), voice),
        intro=voice.say("admin_intro"),
        open_sheet="",
        open_sheet_href=None,
        sections=sections,
        footer=(voice.say("footer.admin", library=library), voice.say("footer.admin_stop")),
        footer_link="",
        footer_href=None,
    )


def _greet(reader: str, voice: Voice) -> str:
    name = clean_line(reader)
    return voice.say("hello", name=name) if name else voice.say("hello_nobody")


def _summary(blocks: tuple[Block, ...], voice: Voice) -> str:
    """Say the most pressing numbers, at most three; a digest that asks for nothing tells of the week."""
    counts = [(block.part, count) for block in blocks if (count := _count(block))]
    said = [voice.count(f"summary.{part}", count) for part, count in counts[:_MOST_IN_SUBJECT]]
    return ", ".join(said) or voice.say("summary.nothing")


def _count(block: Block) -> int:
    """Give the number that stands in the subject; 0 for parts that ask nobody to do anything."""
    if isinstance(block, Corrections):
        return block.error_count + block.warning_count
    if isinstance(block, Posting):
        return block.may_count
    return getattr(block, "total", 0) if block.part in _COUNTED else 0


_COUNTED = frozenset({Part.APPROVALS, Part.WISHES, Part.FIGURES, Part.CANDIDATES, Part.MESSAGES})

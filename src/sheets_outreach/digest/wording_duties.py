"""The words for what somebody has to do: corrections, turns, approvals, wishes, figures, hints."""

from __future__ import annotations

from collections.abc import Sequence

from sheets_outreach.agreement import describe_agreement
from sheets_outreach.cadence import State
from sheets_outreach.digest.blocks import (
    Approvals,
    Correction,
    Corrections,
    Hints,
    MissingFigures,
    Posting,
    Turn,
    Wishes,
)
from sheets_outreach.digest.cleaning import SENTENCE_LIMIT, clean_line
from sheets_outreach.digest.sections import Element, Line, Section, Subhead
from sheets_outreach.digest.voice import Voice, link_address
from sheets_outreach.register.columns import Tab
from sheets_outreach.rules import advise, column_label, say

_ABOUT_RESIDENTS = frozenset({"wishes", "from_whom", "answered_on", "moved_to", "outcome", "note"})
"""Columns of the diary whose cells may name residents: what was typed there stays out of mails."""


def word_corrections(block: Corrections, voice: Voice) -> Section:
    """Say what is wrong, each with a link to the very cell."""
    elements: list[Element] = []
    if block.errors:
        elements.append(Subhead(voice.count("corrections.errors", block.error_count), "error"))
        elements += _word_findings(block.errors, voice)
    if block.warnings:
        elements.append(Subhead(voice.count("corrections.warnings", block.warning_count), "warning"))
        elements += _word_findings(block.warnings, voice)
    left = block.error_count + block.warning_count - len(block.errors) - len(block.warnings)
    return _section("corrections", voice, elements, left, Tab.REGISTER)


def word_hints(block: Hints, voice: Voice) -> Section:
    """Say what is worth knowing."""
    elements = _word_findings(block.hints, voice)
    return _section("hints", voice, elements, block.total - len(block.hints), Tab.REGISTER)


def _word_findings(corrections: Sequence[Correction], voice: Voice) -> list[Line]:
    return [_word_finding(correction, voice) for correction in corrections]


def _word_finding(correction: Correction, voice: Voice) -> Line:
    assert voice.digest.cells is not None
    finding, cells = correction.finding, voice.digest.cells
    tab = Tab(finding.tab)
    layout = cells.register.tabs[tab].layout
    where = f"{voice.tab_title(tab)}, {cells.place(tab, finding.row, finding.column)}"
    said = f"{say(finding, voice.texts)} {advise(finding, voice.texts)}"
    if tab is Tab.DIARY and finding.column in _ABOUT_RESIDENTS:
        said = voice.say("corrections.private")
    if finding.column:
        said = f"{column_label(layout, finding.column, voice.texts)}: {said}"
    about = clean_line(correction.about)
    href = cells.to_cell(tab, finding.row, finding.column)
    return Line(voice.joined(where, about), href, clean_line(said, SENTENCE_LIMIT))


def word_posting(block: Posting, voice: Voice) -> Section:
    """Say where the library may post this week and where it must rest."""
    elements: list[Element] = []
    if block.may:
        elements.append(Subhead(voice.count("posting.may", block.may_count), "good"))
        elements += [_word_turn(turn, voice, _when(turn, voice)) for turn in block.may]
    if block.rest:
        elements.append(Subhead(voice.count("posting.rest", block.rest_count)))
        elements += [_word_turn(turn, voice, _until(turn, voice)) for turn in block.rest]
    left = block.may_count + block.rest_count - len(block.may) - len(block.rest)
    return _section("posting", voice, elements, left, Tab.REGISTER)


def _word_turn(turn: Turn, voice: Voice, when: str) -> Line:
    verdict = turn.verdict
    last = voice.say("posting.last", day=voice.formats.day(verdict.last_post)) if verdict.last_post else ""
    agreed = voice.say("posting.advice") if verdict.advice else _agreed(turn, voice)
    detail = voice.joined(when, last, agreed)
    return Line(voice.name(turn.community.name), link_address(turn.community.link), detail)


def _agreed(turn: Turn, voice: Voice) -> str:
    return clean_line(describe_agreement(turn.community.agreement, voice.texts), SENTENCE_LIMIT)


def _when(turn: Turn, voice: Voice) -> str:
    verdict = turn.verdict
    assert verdict.may_post_from is not None
    if verdict.state is State.DUE and verdict.last_post is not None:
        return voice.say("posting.due")
    if verdict.may_post_from <= voice.today:
        return voice.say("posting.today")
    return voice.say("posting.from_day", day=voice.formats.weekday(verdict.may_post_from))


def _until(turn: Turn, voice: Voice) -> str:
    assert turn.verdict.may_post_from is not None
    return voice.say("posting.not_before", day=voice.formats.weekday(turn.verdict.may_post_from))


def word_approvals(block: Approvals, voice: Voice) -> Section:
    """Say which texts wait for an admin."""
    elements: list[Element] = []
    for waiting in block.waiting:
        entry = waiting.publication
        assert entry.approval_asked_on is not None
        asked = voice.formats.day(entry.approval_asked_on)
        place = clean_line(waiting.community)
        detail = voice.joined(place if entry.topic else "", voice.count("approvals.asked", waiting.days, day=asked))
        href = voice.cell(Tab.DIARY, entry.row, "approved_on")
        elements.append(Line(voice.name(entry.topic or waiting.community), href, detail))
    return _section("approvals", voice, elements, block.total - len(block.waiting), Tab.DIARY)


def word_wishes(block: Wishes, voice: Voice) -> Section:
    """Say how many wishes wait for an answer, and where; not whose and not what."""
    elements: list[Element] = []
    for count in block.counts:
        href = voice.cell(Tab.DIARY, count.first_row, "answered_on")
        elements.append(Line(voice.name(count.community), href, voice.count("wishes.waiting", count.count)))
    return _section("wishes", voice, elements, block.communities - len(block.counts), Tab.DIARY)


def word_figures(block: MissingFigures, voice: Voice) -> Section:
    """Say for which posts somebody has to look up the figures."""
    elements: list[Element] = []
    for post in block.posts:
        entry = post.publication
        day = voice.formats.day(entry.date) if entry.date else ""
        detail = voice.joined(clean_line(post.place) if entry.topic else "", voice.platform(post.platform), day)
        href = voice.cell(Tab.DIARY, entry.row, "likes")
        address = link_address(entry.post_link)
        opened = voice.say("open_post") if address else ""
        elements.append(Line(voice.name(entry.topic or post.place), href, detail, opened, address))
    return _section("figures", voice, elements, block.total - len(block.posts), Tab.DIARY)


def _section(part: str, voice: Voice, elements: Sequence[Element], left: int, tab: Tab) -> Section:
    more = voice.count("more", left) if left > 0 else ""
    href = voice.tab(tab) if more else None
    return Section(voice.say(f"{part}.title"), voice.say(f"{part}.lead"), tuple(elements), more, href)

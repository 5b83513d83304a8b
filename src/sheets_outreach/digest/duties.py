"""What somebody has to do: cells to correct, places to post in, answers to wait for or to give, figures to type."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from sheets_outreach.cadence import DiaryIndex, State, Verdict
from sheets_outreach.digest.blocks import (
    Approvals,
    Correction,
    Corrections,
    Hints,
    MissingFigures,
    Posting,
    Turn,
    Waiting,
    WishCount,
    Wishes,
)
from sheets_outreach.digest.reception import Reception
from sheets_outreach.finding import Finding, Severity
from sheets_outreach.publication import Publication
from sheets_outreach.register.columns import Tab
from sheets_outreach.register.records import Register

MOST_LISTED = 10
_MOST_CORRECTED = 15
_MOST_HINTS = 6
_WEEK_DAYS = 7
APPROVAL_DAYS = 3
"""An admin is a volunteer: only after more than three days a text counts as waiting."""

_ASKED_SINCE = timedelta(days=60)
_FIGURES_MISSING = "figures-missing"
_OWN_PART = frozenset({_FIGURES_MISSING, "wish-unanswered"})
"""Findings that a part of their own tells better."""


def list_corrections(findings: Sequence[Finding], names: Mapping[tuple[str, int], str]) -> Corrections | None:
    """List what is wrong in the sheet."""
    errors = _choose(findings, Severity.ERROR)
    warnings = _choose(findings, Severity.WARNING)
    if not errors and not warnings:
        return None
    listed_errors = errors[:_MOST_CORRECTED]
    listed_warnings = warnings[: _MOST_CORRECTED - len(listed_errors)]
    return Corrections(_name(listed_errors, names), _name(listed_warnings, names), len(errors), len(warnings))


def list_hints(findings: Sequence[Finding], names: Mapping[tuple[str, int], str]) -> Hints | None:
    """List what is worth knowing, each kind of hint once before any comes twice."""
    hints = _choose(findings, Severity.HINT)
    seen: Counter[str] = Counter()
    ranked = []
    for place, hint in enumerate(hints):
        ranked.append((seen[hint.code], place, hint))
        seen[hint.code] += 1
    varied = [hint for _, _, hint in sorted(ranked, key=lambda item: item[:2])]
    return Hints(_name(varied[:_MOST_HINTS], names), len(hints)) if hints else None


def _choose(findings: Iterable[Finding], severity: Severity) -> list[Finding]:
    return [finding for finding in findings if finding.severity is severity and finding.code not in _OWN_PART]


def _name(findings: Iterable[Finding], names: Mapping[tuple[str, int], str]) -> tuple[Correction, ...]:
    return tuple(Correction(finding, names.get((finding.tab, finding.row), "")) for finding in findings)


def name_rows(register: Register, diary: DiaryIndex) -> Mapping[tuple[str, int], str]:
    """Give what each row of register and diary is called."""
    names = {(Tab.REGISTER.value, community.row): community.name for community in register.communities}
    for entry in register.publications:
        names[Tab.DIARY.value, entry.row] = entry.topic or name_place(entry, diary)
    return names


def name_place(entry: Publication, diary: DiaryIndex) -> str:
    """Give the name of the community an entry belongs to, as far as that is certain."""
    community = diary.community_of.get(entry.row)
    return (community.name if community else "") or entry.community


def list_turns(register: Register, verdicts: Mapping[int, Verdict]) -> Posting | None:
    """List where the library may post within the next seven days and where it must rest."""
    may: list[Turn] = []
    rest: list[Turn] = []
    last_day = register.today + timedelta(days=_WEEK_DAYS - 1)
    for community in register.communities:
        verdict = verdicts.get(community.row)
        if verdict is None or verdict.may_post_from is None:
            continue
        (may if verdict.may_post_from <= last_day else rest).append(Turn(community, verdict))
    if not may and not rest:
        return None
    may.sort(key=lambda turn: _urgency(turn.verdict))
    rest.sort(key=lambda turn: turn.verdict.may_post_from or date.max)
    return Posting(tuple(may[:MOST_LISTED]), tuple(rest[:MOST_LISTED]), len(may), len(rest))


def _urgency(verdict: Verdict) -> tuple[bool, date, date]:
    """Order: where a post is expected already; then by the first allowed day; then by how long nobody has posted."""
    day = verdict.may_post_from or date.max
    overdue = verdict.state is State.DUE and verdict.last_post is not None
    return not overdue, day, verdict.last_post or date.min


def list_approvals(register: Register, diary: DiaryIndex) -> Approvals | None:
    """List texts that an admin was shown more than three days ago and has not approved."""
    waiting = []
    for entry in register.publications:
        asked = entry.approval_asked_on
        if asked is None or entry.approved_on is not None or "approved_on" in entry.unread:
            continue
        days = (register.today - asked).days
        if APPROVAL_DAYS < days <= _ASKED_SINCE.days:
            waiting.append(Waiting(entry, name_place(entry, diary), days))
    waiting.sort(key=lambda one: -one.days)
    return Approvals(tuple(waiting[:MOST_LISTED]), len(waiting)) if waiting else None


def count_wishes(register: Register, diary: DiaryIndex) -> Wishes | None:
    """Count what residents wrote and nobody answered; neither their names nor their words are taken along."""
    layout = register.tabs[Tab.DIARY].layout if Tab.DIARY in register.tabs else None
    if layout is None or not layout.has("answered_on"):
        return None
    counts: dict[str, list[int]] = {}
    for entry in register.publications:
        if entry.awaits_answer:
            counts.setdefault(name_place(entry, diary), []).append(entry.row)
    if not counts:
        return None
    listed = sorted((WishCount(place, len(rows), min(rows)) for place, rows in counts.items()), key=lambda c: -c.count)
    return Wishes(tuple(listed[:MOST_LISTED]), len(counts), sum(count.count for count in listed))


def list_missing_figures(
    register: Register, findings: Iterable[Finding], reception: Reception, diary: DiaryIndex
) -> MissingFigures | None:
    """List posts that the rules found without figures, newest first."""
    rows = {f.row for f in findings if f.code == _FIGURES_MISSING and f.tab == Tab.DIARY.value}
    entries = [entry for entry in register.publications if entry.row in rows]
    entries.sort(key=lambda entry: (entry.date or date.min, entry.row), reverse=True)
    posts = tuple(reception.post_of(entry, diary.community_of.get(entry.row)) for entry in entries[:MOST_LISTED])
    return MissingFigures(posts, len(entries)) if entries else None

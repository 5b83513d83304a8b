"""The plan for our columns of the register and the diary: check, understood, last and next post, engagement, figures.

Every job that writes there uses this one decision, so that none undoes what another did.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from sheets_outreach.agreement import describe_agreement
from sheets_outreach.cadence import describe_verdict, index_diary, judge_each
from sheets_outreach.finding import Finding
from sheets_outreach.marking.measured import word_engagement, word_figures
from sheets_outreach.register.columns import Tab
from sheets_outreach.register.records import Register
from sheets_outreach.register.writing import OwnValue, TabPlan, plan_tab
from sheets_outreach.rules import check_text, note_text, visible
from sheets_outreach.texts import load_texts

Cells = dict[int, OwnValue]


def plan_marks(register: Register, findings: Sequence[Finding]) -> dict[Tab, TabPlan]:
    """Decide what our columns of the register and the diary should say.

    Args:
        register: the workbook as it was read.
        findings: everything found in it.

    Returns:
        A plan a tab; it is empty where everything is right already.
    """
    shown: dict[Tab, dict[int, list[Finding]]] = defaultdict(lambda: defaultdict(list))
    for finding in visible(findings, register):
        shown[Tab(finding.tab)][finding.row].append(finding)
    plans = {Tab.REGISTER: _plan_register(register, shown[Tab.REGISTER])}
    if Tab.DIARY in register.tabs:
        plans[Tab.DIARY] = _plan_diary(register, shown[Tab.DIARY])
    return plans


def _plan_register(register: Register, findings: Mapping[int, Sequence[Finding]]) -> TabPlan:
    headings = [heading.row for heading in register.headings]
    rows = [community.row for community in register.communities]
    checks, notes = _word_checks(register, Tab.REGISTER, rows, findings, headings)
    columns = {"check": checks, "understood": _word_agreements(register)}
    if Tab.DIARY in register.tabs:
        columns |= _word_diary(register)
    return plan_tab(register.tabs[Tab.REGISTER], columns, {"check": notes})


def _word_agreements(register: Register) -> Cells:
    texts, said = load_texts(register.language), _Said()
    return {
        community.row: said.once(describe_agreement(community.agreement, texts))
        for community in register.communities
        if community.agreement.text.strip()
    }


def _word_diary(register: Register) -> dict[str, Cells]:
    """Word what the diary means for each community."""
    texts, said, diary = load_texts(register.language), _Said(), index_diary(register)
    last: Cells = {}
    following: Cells = {}
    for row, verdict in judge_each(register, diary):
        if verdict.last_post is not None:
            last[row] = verdict.last_post
        following[row] = said.once(describe_verdict(verdict, texts))
    return {"last_post": last, "next_post": following, "engagement": word_engagement(register, diary, texts)}


class _Said(dict[str, str]):
    """Keeps each text once: a long register says few different things."""

    def once(self, text: str) -> str:
        """Give the first text that was the same."""
        return self.setdefault(text, text)


def _plan_diary(register: Register, findings: Mapping[int, Sequence[Finding]]) -> TabPlan:
    rows = [publication.row for publication in register.publications]
    checks, notes = _word_checks(register, Tab.DIARY, rows, findings)
    columns = {"check": checks, "figures": word_figures(register, load_texts(register.language))}
    return plan_tab(register.tabs[Tab.DIARY], columns, {"check": notes})


def _word_checks(
    register: Register,
    tab: Tab,
    rows: Sequence[int],
    findings: Mapping[int, Sequence[Finding]],
    headings: Sequence[int] = (),
) -> tuple[Cells, dict[int, str]]:
    """Word the check cells and the notes on them; a heading is only marked when something is wrong with it."""
    texts, layout = load_texts(register.language), register.tabs[tab].layout
    right = check_text((), texts, layout)
    checks: Cells = dict.fromkeys(rows, right)
    notes: dict[int, str] = {}
    for row in (*rows, *headings):
        found = findings.get(row)
        if found:
            checks[row] = check_text(found, texts, layout)
            notes[row] = note_text(found, texts, layout)
    return checks, notes

"""The plan for our columns of the register and the diary: check, understood, last and next post, engagement, figures.

Every job that writes there uses this one decision, so that none undoes what another did.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from sheets_outreach.agreement import describe_agreement
from sheets_outreach.cadence import DiaryIndex, describe_verdict, index_diary, judge
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
    diary = index_diary(register) if Tab.DIARY in register.tabs else None
    plans = {Tab.REGISTER: _plan_register(register, shown[Tab.REGISTER], diary)}
    if diary is not None:
        plans[Tab.DIARY] = _plan_diary(register, shown[Tab.DIARY])
    return plans


def _plan_register(register: Register, findings: Mapping[int, Sequence[Finding]], diary: DiaryIndex | None) -> TabPlan:
    texts = load_texts(register.language)
    headings = [heading.row for heading in register.headings]
    checks, notes = _word_checks(
        register, Tab.REGISTER, [community.row for community in register.communities], findings, headings
    )
    understood: Cells = {
        community.row: describe_agreement(community.agreement, texts)
        for community in register.communities
        if community.agreement.text.strip()
    }
    columns = {"check": checks, "understood": understood}
    if diary is not None:
        verdicts = judge(register, diary)
        columns["last_post"] = {row: v.last_post for row, v in verdicts.items() if v.last_post is not None}
        columns["next_post"] = {row: describe_verdict(verdict, texts) for row, verdict in verdicts.items()}
        columns["engagement"] = word_engagement(register, diary, texts)
    return plan_tab(register.tabs[Tab.REGISTER], columns, {"check": notes})


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

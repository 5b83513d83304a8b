"""All findings of a workbook: every judge over every record, each remark with its severity and place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Protocol, TypeVar

from sheets_outreach.finding import Finding, Severity
from sheets_outreach.register.columns import Tab
from sheets_outreach.register.records import Register
from sheets_outreach.register.tables import TABLES
from sheets_outreach.rules.context import Context
from sheets_outreach.rules.rule import Remark, Rule
from sheets_outreach.rules.table import RULES


class _Record(Protocol):
    @property
    def row(self) -> int: ...


RecordT = TypeVar("RecordT", bound=_Record)
Judge = Callable[[RecordT, Context], Sequence[Remark]]

_TAB_ORDER = {tab: place for place, tab in enumerate(Tab)}
_SEVERITY_ORDER = {severity: place for place, severity in enumerate(Severity)}
_COLUMN_ORDER = {
    tab: {column.key: place for place, column in enumerate(table.columns)} for tab, table in TABLES.items()
}


def check_register(register: Register) -> list[Finding]:
    """Find everything the rules have to say about a workbook.

    Returns:
        The findings by tab, row, column in the order of the tab's table, and severity; hints and accepted ones too.
    """
    context = Context(register)
    communities = _judges(context, Tab.REGISTER, lambda rule: rule.community)
    publications = _judges(context, Tab.DIARY, lambda rule: rule.publication)
    findings = [
        *_judge_all(register.communities, communities, context, Tab.REGISTER),
        *_judge_all(register.publications, publications, context, Tab.DIARY),
        *_search_all(context),
    ]
    return sorted(findings, key=_place)


def _judges(context: Context, tab: Tab, of: Callable[[Rule], Judge[RecordT] | None]) -> list[Judge[RecordT]]:
    """Give the judges of a tab's records that can have something to say about the columns there are, each once."""
    judges: dict[Judge[RecordT], None] = {}
    for rule in RULES.values():
        judge = of(rule)
        if judge is not None and any(context.has(tab, column) for column in rule.columns):
            judges[judge] = None
    return list(judges)


def _judge_all(
    records: Iterable[RecordT], judges: Sequence[Judge[RecordT]], context: Context, tab: Tab
) -> Iterator[Finding]:
    for record in records:
        for judge in judges:
            remarks = judge(record, context)
            if remarks:
                for remark in remarks:
                    if context.has(tab, remark.column):
                        yield _finding(remark, tab, record.row)


def _search_all(context: Context) -> Iterator[Finding]:
    searches = {rule.search: None for rule in RULES.values() if rule.search is not None}
    for search in searches:
        for spot in search(context):
            if not spot.remark.column or context.has(spot.tab, spot.remark.column):
                yield _finding(spot.remark, spot.tab, spot.row)


def _finding(remark: Remark, tab: Tab, row: int) -> Finding:
    severity = RULES[remark.code].severity_of(remark)
    return Finding(remark.code, severity, tab.value, row, remark.column, remark.params)


def _place(finding: Finding) -> tuple[int, int, int, int, str]:
    tab = Tab(finding.tab)
    column = _COLUMN_ORDER[tab].get(finding.column, -1)
    return _TAB_ORDER[tab], finding.row, column, _SEVERITY_ORDER[finding.severity], finding.code

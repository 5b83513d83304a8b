"""Checks a workbook or a file for somebody who asked: the findings in words, and the marks in the sheet if wanted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sheets_outreach.finding import Finding
from sheets_outreach.jobs.validate_rows import TABS, validate_rows
from sheets_outreach.register.columns import Tab
from sheets_outreach.register.layout import Layout
from sheets_outreach.register.records import Register
from sheets_outreach.rules import advise, check_register, column_label, say
from sheets_outreach.texts import Texts, load_texts
from sheets_outreach.workbook.address import parse_address
from sheets_outreach.workbook.files import read_file
from sheets_outreach.workbook.opening import open_gateway


@dataclass(frozen=True, slots=True)
class Report:
    """What a check came to.

    Attributes:
        register: what was read.
        findings: everything found, hints included.
        sentences: the findings in words, in the same order.
        summary: all of it in one sentence.
    """

    register: Register
    findings: Sequence[Finding]
    sentences: Sequence[str]
    summary: str

    def as_fields(self) -> dict[str, object]:
        """Give it as ``check --json`` prints it."""
        return {
            "communities": [
                {
                    "row": community.row,
                    "name": community.name,
                    "platform": community.platform.value,
                    "kind": community.link.kind.value,
                    "id": community.link.id,
                    "canonical": community.link.canonical,
                    "agreement": community.agreement.as_fields(),
                }
                for community in self.register.communities
            ],
            "findings": [
                {
                    "code": finding.code,
                    "severity": finding.severity.value,
                    "tab": finding.tab,
                    "row": finding.row,
                    "column": finding.column,
                    "message": sentence,
                }
                for finding, sentence in zip(self.findings, self.sentences, strict=True)
            ],
        }


def check_workbook(workbook: str, *, write: bool = False) -> Report:
    """Check a workbook.

    Args:
        workbook: a Google Sheets address or id, an address on a local server, or a file.
        write: also mark the rows in the sheet.

    Raises:
        OutreachError: it cannot be read, has no register, or is a file that should be written.
    """
    address = parse_address(workbook)
    if address.path is not None and not write:
        register = read_file(address.path, datetime.now(UTC), TABS)
        return report(register)
    gateway = open_gateway(address)
    if write:
        outcome = validate_rows(gateway)
        return report(gateway.read(TABS), outcome.message)
    return report(gateway.read(TABS))


def report(register: Register, summary: str = "") -> Report:
    """Word the findings of a register."""
    findings = check_register(register)
    texts = load_texts(register.language)
    layouts = {tab: records.layout for tab, records in register.tabs.items()}
    sentences = [word_finding(finding, texts, layouts[Tab(finding.tab)]) for finding in findings]
    counts = {f"{severity}s": sum(f.severity == severity for f in findings) for severity in ("error", "warning")}
    rows = len(register.communities) + len(register.publications)
    return Report(register, findings, sentences, summary or texts.say("job.found", rows=rows, **counts))


def word_finding(finding: Finding, texts: Texts, layout: Layout) -> str:
    """Say a finding in one line: the column's title, what is wrong, what to do."""
    sentence = f"{say(finding, texts)} {advise(finding, texts)}".strip()
    return f"{column_label(layout, finding.column, texts)}: {sentence}" if finding.column else sentence

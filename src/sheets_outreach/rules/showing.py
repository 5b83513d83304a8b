"""What of the findings stands in the sheet: the check cell, its note, and the label by which a column is coloured."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sheets_outreach.finding import Finding, Severity
from sheets_outreach.register.columns import Tab, normalise_title
from sheets_outreach.register.layout import Layout
from sheets_outreach.register.records import Register
from sheets_outreach.rules.acceptance import Accepted
from sheets_outreach.rules.wording import advise, say, title
from sheets_outreach.texts import Texts

OK = "✓"

_IN_FULL = 3
_NAMES_A_ROW = {Tab.REGISTER: "name", Tab.DIARY: "community"}
_ORDER = {severity: place for place, severity in enumerate(Severity)}


def visible(findings: Iterable[Finding], register: Register) -> list[Finding]:
    """Give what belongs in the check column: errors, and warnings that staff have not accepted; hints never.

    Args:
        findings: of the whole workbook.
        register: what they were found in.
    """
    accepted = {community.row: Accepted(community.accepted) for community in register.communities if community.accepted}
    return [finding for finding in findings if _is_shown(finding, accepted)]


def _is_shown(finding: Finding, accepted: Mapping[int, Accepted]) -> bool:
    if finding.severity is not Severity.WARNING:
        return finding.severity is Severity.ERROR
    if finding.tab != Tab.REGISTER or finding.row not in accepted:
        return True
    return finding not in accepted[finding.row]


def check_text(findings: Sequence[Finding], texts: Texts, layout: Layout) -> str:
    """Word the check cell of one row.

    Args:
        findings: the row's visible findings.
        texts: the language of the sheet.
        layout: the row's tab.

    Returns:
        ``✓``, or a line a finding, errors first. Every line begins with its column's label, by which ``setup`` colours
        the cell; beyond the third it goes on with a few words only.
    """
    ordered = sorted(findings, key=lambda finding: _ORDER[finding.severity])
    full = [_full_line(finding, texts, layout) for finding in ordered[:_IN_FULL]]
    short = [f"{_label(finding, layout, texts)}: {title(finding.code, texts)}" for finding in ordered[_IN_FULL:]]
    return "\n".join(full + short) or OK


def note_text(findings: Sequence[Finding], texts: Texts, layout: Layout) -> str:
    """Word the note on the check cell: every finding in full, "" where there is none."""
    ordered = sorted(findings, key=lambda finding: _ORDER[finding.severity])
    return "\n\n".join(_full_line(finding, texts, layout) for finding in ordered)


def column_label(layout: Layout, key: str, texts: Texts) -> str:
    """Give what a column is called in the check cell: its title, and what it is of where two columns share the title.

    The second «Ссылка» of the original table is «Ссылка (админ)». In the check cell a colon follows the label, at the
    beginning of a line.
    """
    own_title = layout.titles.get(key) or layout.table.column(key).titles[texts.language][0]
    own_title = " ".join(own_title.split()).rstrip(" :*")
    folded = normalise_title(own_title)
    if any(other != key and normalise_title(named) == folded for other, named in layout.titles.items()):
        return texts.say("finding.form.label", title=own_title, what=texts.say(f"finding.form.column.{key}"))
    return own_title


def _full_line(finding: Finding, texts: Texts, layout: Layout) -> str:
    return f"{_label(finding, layout, texts)}: {say(finding, texts)} {advise(finding, texts)}"


def _label(finding: Finding, layout: Layout, texts: Texts) -> str:
    return column_label(layout, finding.column or _NAMES_A_ROW.get(layout.table.tab, _first_column(layout)), texts)


def _first_column(layout: Layout) -> str:
    return layout.table.columns[0].key

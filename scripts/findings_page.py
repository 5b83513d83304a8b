"""The page that lists every finding: from the table of rules, the sentences, and ``findings_when.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

from sheets_outreach.register.columns import Tab
from sheets_outreach.register.tables import TABLES
from sheets_outreach.rules import RULES, Rule, title
from sheets_outreach.texts import Language, Texts, load_texts

WHEN: Mapping[str, str] = tomllib.loads(Path(__file__).with_name("findings_when.toml").read_text(encoding="utf-8"))
"""When a rule speaks, and when it does not, by code."""

_HEAD = """\
# Findings

<!-- Written by `python -m scripts.generated_docs` from the table of rules and the sentences; do not edit. -->

What the check column can say, and what the digest adds to it. Errors and warnings stand in the sheet; hints only in
the digest and in `sheets-outreach check`. A warning of the register is accepted by writing its code, its title or its
sentence into the row's column «Принято» / «Godtatt» / “Accepted”; an error cannot be accepted. A rule about an
optional column speaks only where the sheet has that column. Where two severities are named, the second is that of the
milder cases.

Words in *italics* are replaced by what was found.
"""

_GROUPS = (("The register", Tab.REGISTER), ("The diary", Tab.DIARY), ("Wherever it stands", None))


def render() -> str:
    """Write the page."""
    return "\n".join([_HEAD, *_overview(), *(line for rule in _ordered() for line in _entry(rule))]) + "\n"


def _ordered() -> list[Rule]:
    tabs = [tab for _, tab in _GROUPS]
    return sorted(RULES.values(), key=lambda rule: tabs.index(_group(rule)))


def _group(rule: Rule) -> Tab | None:
    return rule.tab if rule.tab in {Tab.REGISTER, Tab.DIARY} else None


def _overview() -> Iterator[str]:
    english = load_texts(Language.EN)
    for heading, tab in _GROUPS:
        yield f"## {heading}\n"
        yield "| code | severity | what it is |\n|---|---|---|"
        for rule in RULES.values():
            if _group(rule) is tab:
                yield f"| [`{rule.code}`](#{rule.code}) | {_severity(rule)} | {title(rule.code, english)} |"
        yield ""


def _entry(rule: Rule) -> Iterator[str]:
    yield f"### {rule.code}\n"
    yield f"{_severity(rule)} · {_where(rule)}\n"
    yield f"{WHEN[rule.code]}\n"
    yield "| | |\n|---|---|"
    for language in Language:
        texts = load_texts(language)
        yield f"| {language} | {_template(texts, rule.code, 'says')} {_template(texts, rule.code, 'do')} |"
    yield ""


def _severity(rule: Rule) -> str:
    return f"{rule.severity}, {rule.milder}" if rule.milder else str(rule.severity)


def _where(rule: Rule) -> str:
    if not rule.columns:
        return "any column that people fill in"
    tabs = [rule.tab] if rule.tab else [Tab.REGISTER, Tab.DIARY]
    titles = {
        column.titles[Language.EN][0]: None
        for tab in tabs
        for column in TABLES[tab].columns
        if column.key in rule.columns
    }
    place = TABLES[rule.tab].titles[Language.EN][0] if rule.tab else "any tab"
    return f"{place}: {', '.join(titles)}"


def _template(texts: Texts, code: str, part: str) -> str:
    places: dict[str, object] = {name: f"*{name}*" for name in _PLACES}
    return texts.say(f"finding.{code}.{part}", n=_Some(2), **places)


class _Some(int):
    """A number that chooses a plural form and is written as a place."""

    def __format__(self, _spec: str) -> str:
        return "*n*"


_PLACES = [
    "allowed_on",
    "date_on",
    "distance",
    "expected",
    "expected_platform",
    "function",
    "host",
    "hours",
    "last_on",
    "least",
    "letter",
    "most",
    "name",
    "options",
    "other_row",
    "passed",
    "period",
    "place",
    "platform",
    "rows",
    "section",
    "share",
    "size",
    "text",
    "warning",
    "weekdays",
]

"""The colour on the very cell: one rule a people's column, true where the check text names that column; none for ours.

A rule of ours is recognised by the shape of its formula, so that a second ``setup`` adds nothing and one after a
renamed column replaces the rule that has become wrong. Rules of people are never touched.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from sheets_outreach.jobs.setup.steps import PlannedTab, SetupPlan, Speech, Step
from sheets_outreach.register.a1 import column_letters
from sheets_outreach.register.columns import Tab
from sheets_outreach.rules import column_label
from sheets_outreach.workbook.marks import Request

_COLOUR = {"red": 0.99, "green": 0.85, "blue": 0.82}
_OURS = re.compile(r'=REGEXMATCH\(\$[A-Z]+\d+\s*[;,]\s*"\(\^\|\\n\)')
_SPECIAL = re.compile(r"([\\.+*?()|\[\]{}^$])")
_SEPARATORS = re.compile(r"\s*[;,]\s*")


def plan_colours(plan: SetupPlan, tab: PlannedTab, speech: Speech) -> None:
    """Plan the colour rules of the register and the diary; other tabs have no check column."""
    layout = tab.layout
    if layout.table.tab not in {Tab.REGISTER, Tab.DIARY} or not layout.has("check"):
        return
    wanted = {
        index: colour_formula(layout.columns["check"], column_label(layout, key, speech.labels), speech.separator)
        for key, index in sorted(layout.columns.items(), key=lambda item: item[1])
        if not layout.table.column(key).ours
    }
    rules = tab.before.rules if tab.before is not None else ()
    stale: list[int] = []
    for place, rule in enumerate(rules):
        formula = _formula_of(rule)
        if not _OURS.match(formula):
            continue
        column = _whole_column(rule, layout.sheet.row_count)
        if column is not None and column in wanted and _same(wanted[column], formula):
            del wanted[column]
        else:
            stale.append(place)
    # From the last, so that the places of those still to be deleted stay what they were.
    requests = [_delete(layout.sheet.id, place) for place in reversed(stale)]
    first = len(rules) - len(stale)
    requests += [
        _add(layout.sheet.id, first + number, index, formula) for number, (index, formula) in enumerate(wanted.items())
    ]
    if requests:
        plan.do(Step("colours", {"tab": layout.sheet.title, "n": max(len(wanted), len(stale))}), *requests)


def colour_formula(check: int, label: str, separator: str) -> str:
    r"""Write the formula of a rule.

    It is relative to the first row. The label stands at the beginning of a line and a colon follows; signs that mean
    something in a regular expression (https://github.com/google/re2/wiki/Syntax) and quotes are escaped.

    >>> colour_formula(28, "Ссылка (админ)", ";")
    '=REGEXMATCH($AC1;"(^|\\n)Ссылка \\(админ\\): ")'
    """
    pattern = _SPECIAL.sub(r"\\\1", label).replace('"', '""')
    return f'=REGEXMATCH(${column_letters(check)}1{separator}"(^|\\n){pattern}: ")'


def _formula_of(rule: Mapping[str, Any]) -> str:
    condition = rule.get("booleanRule", {}).get("condition", {})
    if condition.get("type") != "CUSTOM_FORMULA":
        return ""
    values = condition.get("values") or [{}]
    return str(values[0].get("userEnteredValue", ""))


def _whole_column(rule: Mapping[str, Any], row_count: int) -> int | None:
    """Give the one column a rule covers from its first row to its last, or None."""
    ranges = rule.get("ranges", [])
    if len(ranges) != 1:
        return None
    place = ranges[0]
    start = place.get("startColumnIndex", 0)
    whole = place.get("startRowIndex", 0) == 0 and place.get("endRowIndex", row_count) >= row_count
    return start if whole and place.get("endColumnIndex") == start + 1 else None


def _same(wanted: str, found: str) -> bool:
    """Compare two formulas; Google writes them with the separators of the locale it has now."""
    return _SEPARATORS.sub(";", wanted) == _SEPARATORS.sub(";", found)


def _delete(sheet_id: int, place: int) -> Request:
    return {"deleteConditionalFormatRule": {"sheetId": sheet_id, "index": place}}


def _add(sheet_id: int, place: int, column: int, formula: str) -> Request:
    """Cover the whole column: rows that people insert above the first record are coloured too."""
    return {
        "addConditionalFormatRule": {
            "index": place,
            "rule": {
                "ranges": [{"sheetId": sheet_id, "startColumnIndex": column, "endColumnIndex": column + 1}],
                "booleanRule": {
                    "condition": {"type": "CUSTOM_FORMULA", "values": [{"userEnteredValue": formula}]},
                    "format": {"backgroundColorStyle": {"rgbColor": _COLOUR}},
                },
            },
        }
    }

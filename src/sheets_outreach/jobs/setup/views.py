"""Filter views: «may post now» and «to correct»; who opens one changes nobody else's view."""

from __future__ import annotations

import re

from sheets_outreach.jobs.setup.steps import PlannedTab, SetupPlan, Speech, Step
from sheets_outreach.register.a1 import column_letters
from sheets_outreach.register.columns import Tab
from sheets_outreach.register.identifiers import derive_id
from sheets_outreach.texts import Texts, load_texts
from sheets_outreach.workbook.marks import Request

_OPEN_VERDICTS = ("may_post", "may_post_by", "due", "due_by")
_SPECIAL = re.compile(r"([\\.+*?()|\[\]^$])")
_PLACE = re.compile(r"\{\w+\}")


def plan_views(plan: SetupPlan, tab: PlannedTab, speech: Speech) -> None:
    """Plan the filter views that are missing, and let those that are there reach down to the last row again."""
    layout = tab.layout
    texts = load_texts(speech.language)
    for name, column, condition in _views(tab, speech):
        view_id = derive_id("view", layout.sheet.id, name)
        title = texts.say(f"setup.view.{name}")
        place = {"sheetId": layout.sheet.id, "startRowIndex": layout.header_row - 1}
        view = tab.before.views.get(view_id) if tab.before is not None else None
        step = Step("view", {"tab": layout.sheet.title, "view": title})
        if view is None:
            spec = {"columnIndex": column, "filterCriteria": {"condition": condition}}
            added = {"filterViewId": view_id, "title": title, "range": place, "filterSpecs": [spec]}
            plan.do(step, {"addFilterView": {"filter": added}})
        elif view["range"].get("endRowIndex", layout.sheet.row_count) < layout.sheet.row_count:
            longer = {**view["range"], "endRowIndex": layout.sheet.row_count}
            change = {"filter": {"filterViewId": view_id, "range": longer}, "fields": "range"}
            plan.do(step, {"updateFilterView": change})


def _views(tab: PlannedTab, speech: Speech) -> list[tuple[str, int, Request]]:
    layout = tab.layout
    found: list[tuple[str, int, Request]] = []
    if layout.table.tab in {Tab.REGISTER, Tab.DIARY} and layout.has("check"):
        # Every line of a check text is "title: sentence"; ✓ has no colon.
        found.append(("to-correct", layout.columns["check"], _condition("TEXT_CONTAINS", ": ")))
    if layout.table.tab is Tab.REGISTER and layout.has("next_post"):
        index = layout.columns["next_post"]
        cell = f"${column_letters(index)}{layout.header_row + 1}"
        formula = f'=REGEXMATCH({cell}{speech.separator}"{may_post_pattern(speech.labels)}")'
        found.append(("may-post", index, _condition("CUSTOM_FORMULA", formula)))
    return found


def may_post_pattern(texts: Texts) -> str:
    """Write the regular expression of the verdicts after which one may post today.

    >>> from sheets_outreach.texts import Language
    >>> pattern = may_post_pattern(load_texts(Language.EN))
    >>> bool(re.search(pattern, "may post, ask the admin first")), bool(re.search(pattern, "may post from Fri 27 Nov"))
    (True, False)
    """
    verdicts = "|".join(_pattern(texts, f"verdict.{name}") for name in _OPEN_VERDICTS)
    asking = _pattern(texts, "verdict.ask_first", {"text": ""})
    return f"^({verdicts})({asking})?$"


def _pattern(texts: Texts, key: str, params: dict[str, str] | None = None) -> str:
    worded = texts.say(key, **(params or {"due_day": "{due_day}"}))
    parts = [_SPECIAL.sub(r"\\\1", part) for part in _PLACE.split(worded)]
    return ".*".join(parts).replace('"', '""')


def _condition(kind: str, value: str) -> Request:
    return {"type": kind, "values": [{"userEnteredValue": value}]}

"""The whole plan of ``setup``, purely from what the workbook consists of; a second one is empty."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sheets_outreach.jobs.setup.charts import CHARTS_SHEET, plan_charts
from sheets_outreach.jobs.setup.colours import plan_colours
from sheets_outreach.jobs.setup.drift import remark_drift
from sheets_outreach.jobs.setup.dropdowns import plan_dropdowns
from sheets_outreach.jobs.setup.examples import plan_examples
from sheets_outreach.jobs.setup.looks import plan_looks
from sheets_outreach.jobs.setup.steps import PlannedTab, SetupPlan, Speech, Step
from sheets_outreach.jobs.setup.tabs import plan_blank_tab, plan_columns, plan_new_tab
from sheets_outreach.jobs.setup.views import plan_views
from sheets_outreach.register.columns import Tab
from sheets_outreach.register.layout import find_tabs
from sheets_outreach.register.records import Register
from sheets_outreach.register.tables import TABLES
from sheets_outreach.texts import Language, load_texts
from sheets_outreach.workbook.contents import read_known_tabs
from sheets_outreach.workbook.structure import Structure


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the person who runs ``setup`` asked for.

    Attributes:
        language: of titles and drop-downs; None takes that of the sheet.
        all_columns: also add people's columns to tabs that are there.
    """

    language: Language | None = None
    all_columns: bool = False


def plan_setup(structure: Structure, now: datetime, wishes: Wishes) -> SetupPlan:
    """Plan what makes the workbook complete; pure.

    Args:
        structure: the workbook.
        now: the moment, aware.
        wishes: what was asked for.

    Returns:
        One batch of requests, empty where the workbook is complete, with the steps and remarks in words.
    """
    cells = {sheet_id: tab.rows for sheet_id, tab in structure.tabs.items()}
    register = read_known_tabs(structure.workbook, cells, now)
    language = wishes.language or _language(register, structure.workbook.locale)
    plan = SetupPlan(language)
    found = find_tabs(structure.workbook.sheets, Tab, structure.workbook.remembered)
    taken = frozenset(sheet.title.casefold() for sheet in structure.workbook.sheets)
    tabs: dict[Tab, PlannedTab] = {}
    for tab, table in TABLES.items():
        if tab in register.tabs:
            layout = register.tabs[tab].layout
            tabs[tab] = plan_columns(
                plan,
                layout,
                structure.tabs[layout.sheet.id],
                all_columns=wishes.all_columns,
                remembered=structure.workbook.remembered,
            )
        elif tab not in found:
            tabs[tab] = plan_new_tab(plan, table, taken)
        elif structure.tabs[found[tab].id].is_blank():
            tabs[tab] = plan_blank_tab(plan, table, structure.tabs[found[tab].id])
        else:
            plan.remarks.append(Step("no-header", {"tab": found[tab].title}))
    speech = Speech(language, load_texts(_spoken(register, tabs, language)), separator_of(structure.workbook.locale))
    for planned in tabs.values():
        plan_looks(plan, planned)
        plan_dropdowns(plan, planned, speech)
        plan_colours(plan, planned, speech)
        plan_views(plan, planned, speech)
    if Tab.SETTINGS in tabs:
        plan_examples(plan, tabs[Tab.SETTINGS])
    plan_charts(plan, tabs, structure.tabs.get(CHARTS_SHEET), speech, taken)
    remark_drift(plan, structure, tabs)
    return plan


def separator_of(locale: str) -> str:
    """Give what stands between a formula's arguments: a semicolon wherever the comma is the decimal mark.

    https://support.google.com/docs/answer/58515 tells that a spreadsheet's locale decides.

    >>> separator_of("nb_NO"), separator_of("en_US")
    (';', ',')
    """
    language, _, country = locale.partition("_")
    comma = not language or (language in _POINT_LANGUAGES and country not in _COMMA_COUNTRIES)
    return "," if comma else ";"


_POINT_LANGUAGES = frozenset({"en", "zh", "ja", "ko", "th", "iw", "he", "hi", "fil"})
_COMMA_COUNTRIES = frozenset({"ZA"})


def _language(register: Register, locale: str) -> Language:
    if Tab.REGISTER in register.tabs or register.settings.language is not None:
        return register.language
    written = next((records.layout.language for records in register.tabs.values()), None)
    if written is not None:
        return written
    return _LOCALES.get(locale.partition("_")[0], Language.EN)


_LOCALES = {
    "ru": Language.RU, "uk": Language.RU, "be": Language.RU, "kk": Language.RU,
    "nb": Language.NB, "no": Language.NB, "nn": Language.NB,
}  # fmt: skip


def _spoken(register: Register, tabs: dict[Tab, PlannedTab], chosen: Language) -> Language:
    """Give the language the jobs will write the check column in once the plan is carried out."""
    if register.settings.language is not None:
        return register.settings.language
    settings, sheet = tabs.get(Tab.SETTINGS), tabs.get(Tab.REGISTER)
    if settings is not None and settings.is_fresh("value"):
        return chosen
    return sheet.layout.language if sheet is not None else chosen

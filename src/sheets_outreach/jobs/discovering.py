"""Writes the searches that may find new communities into the search tab; each stands there once, whoever added it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import uuid4

from sheets_outreach.job_status import JobStatus
from sheets_outreach.jobs.journal import job_line
from sheets_outreach.register.columns import Tab
from sheets_outreach.register.records import Register
from sheets_outreach.register.tables import TABLES
from sheets_outreach.register.writing import OwnValue, TabPlan, WritePlan, plan_tab
from sheets_outreach.searching import Search, plan_searches
from sheets_outreach.texts import Language, load_texts
from sheets_outreach.workbook.gateway import Gateway
from sheets_outreach.workbook.marks import new_tab
from sheets_outreach.workbook.settling import settle

JOB = "discover"
TABS = (Tab.REGISTER, Tab.SEARCH, Tab.SETTINGS, Tab.JOBS)


@dataclass(frozen=True, slots=True)
class Discovery:
    """What there is to look for.

    Attributes:
        language: of the register.
        searches: all of them.
        message: what was done, in one sentence.
        added: how many were written.
    """

    language: Language
    searches: Sequence[Search]
    message: str
    added: int = 0

    def as_fields(self) -> dict[str, object]:
        """Give it as JSON."""
        return {
            "searches": [
                {"platform": one.platform, "place": one.place, "words": one.words, "link": one.link}
                for one in self.searches
            ],
            "added": self.added,
            "message": self.message,
        }


def plan_discovery(register: Register, run: str, at: Mapping[str, OwnValue] | None = None) -> WritePlan:
    """Plan the rows that the search tab lacks; pure.

    Args:
        register: what was read.
        run: name of this run.
        at: the job's line, if there is a jobs tab.
    """
    searches = _missing(register)
    if not searches:
        return WritePlan()
    rows = tuple(
        {"platform": one.platform, "place": one.place or None, "words": one.words, "link": one.link} for one in searches
    )
    records = register.tabs.get(Tab.SEARCH)
    if records is not None:
        missing = tuple(column.key for column in TABLES[Tab.SEARCH].columns if not records.layout.has(column.key))
        plan = TabPlan(records.layout, missing, appended=rows)
    else:
        plan = TabPlan(new_tab(TABLES[Tab.SEARCH], register.language), appended=rows, create=True)
    tabs = {Tab.SEARCH: plan}
    if at is not None and Tab.JOBS in register.tabs and run not in register.job_keys:
        tabs[Tab.JOBS] = plan_tab(register.tabs[Tab.JOBS], {}, appended=(at,))
    return WritePlan(tabs)


def _missing(register: Register) -> list[Search]:
    records = register.tabs.get(Tab.SEARCH)
    there = set(records.own.texts.get("link", {}).values()) if records is not None else set()
    return [one for one in plan_searches(register.settings, register.language) if one.link not in there]


def discover(gateway: Gateway, *, write: bool = False) -> Discovery:
    """Plan searches, and write those that are missing if wanted.

    Args:
        gateway: the workbook.
        write: also write them into the search tab.

    Raises:
        OutreachError: the workbook cannot be read or written.
    """
    run = f"{JOB}:{uuid4().hex[:12]}"
    register = gateway.read(TABS)
    texts = load_texts(register.language)
    searches = plan_searches(register.settings, register.language)
    if not searches:
        return Discovery(register.language, (), texts.say("search.nothing"))
    if not write:
        return Discovery(register.language, searches, texts.say("search.planned", n=len(searches)))
    added = len(_missing(register))
    message = texts.say("search.added", n=added)

    def decide(found: Register) -> WritePlan:
        line = job_line(found, gateway.client.now(), JOB, JobStatus.OK, message, run)
        return plan_discovery(found, run, line)

    settled = settle(gateway, TABS, decide, start=register)
    if settled.partial:
        message = texts.say("job.partial", reason=settled.reason)
    return Discovery(register.language, searches, message, added)

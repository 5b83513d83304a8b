"""Carries ``setup`` out: reads the workbook's structure, sends the plan as one batch, and looks whether it is done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sheets_outreach.errors import MovedError, UnavailableError
from sheets_outreach.jobs.setup.charts import CHARTS_SHEET
from sheets_outreach.jobs.setup.planning import Wishes, plan_setup
from sheets_outreach.jobs.setup.steps import SetupPlan
from sheets_outreach.texts import Language, load_texts
from sheets_outreach.workbook.client import UncertainWriteError
from sheets_outreach.workbook.gateway import Gateway
from sheets_outreach.workbook.settling import ROUNDS
from sheets_outreach.workbook.structure import read_structure


@dataclass(frozen=True, slots=True)
class SetupReport:
    """What ``setup`` did, or would do.

    Attributes:
        language: of the sentences.
        steps: what was done, in words.
        remarks: what differs from the model and was left alone, in words.
        written: whether anything was written.
    """

    language: Language
    steps: Sequence[str]
    remarks: Sequence[str]
    written: bool

    def as_fields(self) -> dict[str, object]:
        """Give it as JSON."""
        return {"steps": list(self.steps), "remarks": list(self.remarks), "written": self.written}


def set_up(gateway: Gateway, wishes: Wishes | None = None, *, dry_run: bool = False) -> SetupReport:
    """Make a workbook complete.

    1. Read what it consists of.
    2. Plan; an empty plan ends it, and so does a dry run.
    3. Send the plan as one batch, whole or not at all.
    4. Go on with 1: whatever people moved meanwhile shows as a plan that is not empty.

    Args:
        gateway: the workbook.
        wishes: language, and whether people's columns are wanted too.
        dry_run: only plan.

    Raises:
        WorkbookError: the workbook cannot be read or written.
        UnavailableError: it kept changing.
    """
    wishes = wishes or Wishes()
    plan = _plan(gateway, wishes)
    first = plan
    if dry_run:
        return _report(first, first, written=False)
    written, reason = False, ""
    for attempt in range(1, ROUNDS + 1):
        if not plan:
            return _report(first, plan, written=written)
        try:
            gateway.apply(plan.requests)
            written = True
        except (MovedError, UncertainWriteError) as error:
            reason = error.message
            gateway.client.pause(attempt)
        plan = _plan(gateway, wishes)
    if plan:
        raise UnavailableError(f"The workbook kept changing while it was being set up; try again in a minute. {reason}")
    return _report(first, plan, written=written)


def _plan(gateway: Gateway, wishes: Wishes) -> SetupPlan:
    return plan_setup(read_structure(gateway, [CHARTS_SHEET]), gateway.client.now(), wishes)


def _report(first: SetupPlan, last: SetupPlan, *, written: bool) -> SetupReport:
    texts = load_texts(first.language)
    return SetupReport(
        first.language,
        [step.say(texts) for step in first.steps],
        [remark.say(texts, "remark") for remark in last.remarks],
        written,
    )

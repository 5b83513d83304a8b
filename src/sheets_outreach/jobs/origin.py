"""What started a check, as its line in the jobs tab remembers it: in words for staff, in the key for `doctor`.

It remembers the kind of start alone, never who started it.
"""

from __future__ import annotations

from enum import StrEnum

from sheets_outreach.register.columns import Tab
from sheets_outreach.register.records import Register
from sheets_outreach.register.writing import WritePlan
from sheets_outreach.texts import Texts


class Origin(StrEnum):
    """What started a check.

    A schedule that marks rows which had no mark is told apart: people typed them, and no edit had told of them.
    """

    EDIT = "edit"
    MENU = "menu"
    SCHEDULE = "schedule"
    UNANNOUNCED = "unannounced"


def refine(origin: Origin | None, register: Register, plan: WritePlan) -> Origin | None:
    """Tell a schedule that only keeps marks up to date from one that comes upon rows nobody told of."""
    if origin is Origin.SCHEDULE and any(_marks_new_rows(register, plan, tab) for tab in (Tab.REGISTER, Tab.DIARY)):
        return Origin.UNANNOUNCED
    return origin


def _marks_new_rows(register: Register, plan: WritePlan, tab: Tab) -> bool:
    """Whether a row gets its first mark in a column that others have theirs in."""
    if tab not in plan.tabs or "check" in plan.tabs[tab].new_columns:
        return False
    records = register.tabs[tab]
    marked = records.own.texts.get("check", {})
    return any(
        edit.column == "check" and edit.value and edit.row > records.layout.header_row and edit.row not in marked
        for edit in plan.tabs[tab].edits
    )


def sign(run_id: str, origin: Origin | None) -> str:
    """Make the key of a run's line; `read_origin` reads it.

    >>> sign("validate_rows:3f", Origin.EDIT)
    'validate_rows:3f:edit'
    """
    return run_id if origin is None else f"{run_id}:{origin}"


def all_keys(run_id: str) -> frozenset[str]:
    """Give every key that a run's line may have."""
    return frozenset({run_id, *(sign(run_id, origin) for origin in Origin)})


def read_origin(key: str) -> Origin | None:
    """Read what started a run out of its line's key; None where the key does not say."""
    label = key.rpartition(":")[2]
    return Origin(label) if label in set(Origin) else None


def word_origin(origin: Origin | None, texts: Texts) -> str:
    """Say it to staff; empty where it is not known."""
    return "" if origin is None else texts.say(f"job.started.{origin}")

"""Answers what a function may be asked: the event relayed from a sheet, and the request to run a job on a workbook.

Only what is acted on is read, and that is which workbook; the kind of an event is merely noted beside the run. The
rest of it (range, time) says nothing that the job would not see in the sheet itself.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from sheets_outreach.environment.fanout import JOBS, Job

# Built when the first one arrives: every process knows all messages and serves one kind.
_CONFIG = ConfigDict(frozen=True, hide_input_in_errors=True, defer_build=True)

ShortText = Annotated[str, Field(min_length=1, max_length=2048)]


class SheetEvent(BaseModel):
    """What ``apps_script/Code.gs`` relays of an edit, a change, a form's answer or a choice in the menu."""

    model_config = _CONFIG

    form: Literal["outreach.sheet-event/1"] = Field(alias="schema")
    workbook: ShortText = Field(alias="spreadsheetId")
    event: Literal["edit", "change", "form", "menu"]

    @property
    def dry_run(self) -> bool:
        """An event always means that the sheet may be written."""
        return False


class RunRequest(BaseModel):
    """A request to run a job, from a scheduler, a task queue or a person.

    Attributes:
        workbook: the id or address of a registered workbook; may be left out where there is only one.
        dry_run: read and decide, and write and send nothing.
    """

    model_config = _CONFIG

    form: Literal["outreach.run/1"] = Field(alias="schema")
    workbook: ShortText | None = None
    dry_run: bool = False


class DispatchRequest(BaseModel):
    """A request to run jobs on every registered workbook.

    Attributes:
        jobs: what to run, in this order on each workbook.
        dry_run: plan, and hand nothing over.
    """

    model_config = _CONFIG

    form: Literal["outreach.dispatch/1"] = Field(alias="schema")
    jobs: tuple[Job, ...] = Field(min_length=1, max_length=len(JOBS))
    dry_run: bool = False


EventOrRun = SheetEvent | RunRequest
EVENT_OR_RUN: TypeAdapter[EventOrRun] = TypeAdapter(
    Annotated[EventOrRun, Field(discriminator="form")], config=ConfigDict(defer_build=True)
)
RUN: TypeAdapter[RunRequest] = TypeAdapter(RunRequest)
DISPATCH: TypeAdapter[DispatchRequest] = TypeAdapter(DispatchRequest)

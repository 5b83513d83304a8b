"""Answers what became of a run and which HTTP status says so; why it ended that way is the job's own sentence."""

from __future__ import annotations

from http import HTTPStatus

from flask import Response
from pydantic import BaseModel, ConfigDict

from sheets_outreach.job_status import JobStatus

RETRY_AFTER_S = 60


class Outcome(BaseModel):
    """How a run ended, with whatever its job adds: counts and sentences, never a cell's value or a person's name."""

    model_config = ConfigDict(frozen=True, extra="allow")

    status: JobStatus

    def response(self) -> Response:
        """Make the HTTP answer: 200, whatever the end, because a scheduler repeats everything else; 409 asks it to."""
        busy = self.status is JobStatus.BUSY
        return Response(
            self.model_dump_json(exclude_none=True),
            status=HTTPStatus.CONFLICT.value if busy else HTTPStatus.OK.value,
            headers={"Retry-After": str(RETRY_AFTER_S)} if busy else {},
            content_type="application/json",
        )

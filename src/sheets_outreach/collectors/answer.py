"""Turns a platform's JSON into typed parts, once; what the parts mean stands in the platform's own module.

Everything here is foreign: unknown fields are ignored, what is missing is ``None``, and no error quotes what was
answered.
"""

from __future__ import annotations

from typing import Annotated, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from sheets_outreach.collectors.failure import Reason, failure
from sheets_outreach.collectors.wire import Reply

Amount = Annotated[int, Field(ge=0, strict=True)]
"""A count as JSON's number."""

WrittenAmount = Annotated[int, Field(ge=0)]
"""A count as JSON's number or string of digits."""


class Foreign(BaseModel):
    """Base of all models of foreign answers."""

    model_config = ConfigDict(frozen=True, extra="ignore", hide_input_in_errors=True)


M = TypeVar("M", bound=BaseModel)


def parse_answer(platform: str, reply: Reply, model: type[M]) -> M:
    """Parse the body of a reply.

    Raises:
        CollectorError: it is not JSON, or not of the documented shape.
    """
    try:
        return model.model_validate_json(reply.body)
    except ValidationError:
        raise failure(platform, Reason.ANSWER_UNREADABLE, status=reply.status) from None


def parse_part(value: object, model: type[M]) -> M | None:
    """Parse one entry of a list or mapping; None if it is not of the documented shape.

    Entries are parsed one by one so that an odd one leaves its neighbours their figures.
    """
    try:
        return model.model_validate(value)
    except ValidationError:
        return None

"""Answers how a refused or failed request is told to its caller: as RFC 9457 asks, and never with a value it sent."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from http import HTTPStatus

from flask import Response
from pydantic import ValidationError

from sheets_outreach.environment.outcome import RETRY_AFTER_S

MEDIA_TYPE = "application/problem+json"

# What RFC 9110 asks, or allows, to be sent along with a status.
_HEADERS: Mapping[int, Mapping[str, str]] = {
    HTTPStatus.UNAUTHORIZED: {"WWW-Authenticate": 'Bearer realm="sheets-outreach"'},
    HTTPStatus.METHOD_NOT_ALLOWED: {"Allow": "POST"},
    HTTPStatus.SERVICE_UNAVAILABLE: {"Retry-After": str(RETRY_AFTER_S)},
}


def answer_problem(status: int, detail: str, errors: Sequence[Mapping[str, object]] = ()) -> Response:
    """Make a problem+json answer (https://www.rfc-editor.org/rfc/rfc9457).

    Args:
        status: the HTTP status.
        detail: one sentence for whoever reads the caller's log.
        errors: where a body does not fit its model.
    """
    body: dict[str, object] = {"title": HTTPStatus(status).phrase, "status": int(status), "detail": detail}
    if errors:
        body["errors"] = list(errors)
    text = json.dumps(body, ensure_ascii=False)
    # As a stream, because the framework reads the rest of the request before any other answer, and that fails on a body
    # over the limit (functions_framework.read_request).
    stream = iter([text.encode()])
    return Response(stream, status=int(status), headers=dict(_HEADERS.get(status, {})), content_type=MEDIA_TYPE)


def answer_misfit(error: ValidationError) -> Response:
    """Say where a body does not fit, by type and place only: a message of pydantic's may quote what was sent."""
    details = error.errors(include_input=False, include_url=False, include_context=False)
    if any(detail["type"] == "json_invalid" for detail in details):
        return answer_problem(HTTPStatus.BAD_REQUEST, "The body is not JSON")
    errors = [{"type": detail["type"], "loc": list(detail["loc"])} for detail in details]
    return answer_problem(HTTPStatus.UNPROCESSABLE_ENTITY, "The body does not fit this function", errors)

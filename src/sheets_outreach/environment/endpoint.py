"""Answers how a typed handler becomes an HTTP function: who may call, what fits, which status says what became of it.

It knows nothing of the jobs behind a handler, and it does not catch what nobody foresaw: that reaches Flask, which
logs it once, and `crash` words the answer.
"""

from __future__ import annotations

import functools
import logging
from collections.abc import Callable, Collection
from datetime import UTC, datetime
from http import HTTPStatus
from typing import TypeVar

from flask import Request, Response
from pydantic import TypeAdapter, ValidationError
from werkzeug.exceptions import RequestEntityTooLarge

from sheets_outreach.environment import logs
from sheets_outreach.environment.authentication import Credentials, Door
from sheets_outreach.environment.outcome import Outcome
from sheets_outreach.environment.problem import answer_misfit, answer_problem
from sheets_outreach.environment.settings import Auth, Environment
from sheets_outreach.errors import EventError, OutreachError
from sheets_outreach.job_status import JobStatus

LARGEST_BODY = 64 * 1024
ALL_DOORS = frozenset(Auth)

Message = TypeVar("Message")

_log = logging.getLogger(__name__)


def read_clock() -> datetime:
    """Read the wall clock."""
    return datetime.now(UTC)


def json_endpoint(
    model: type[Message] | TypeAdapter[Message],
    *,
    environment: Environment,
    auth_modes: Collection[Auth] = ALL_DOORS,
    clock: Callable[[], datetime] = read_clock,
) -> Callable[[Callable[[Message], Outcome]], Callable[[Request], Response]]:
    """Turn a handler of one pydantic model into an HTTP function for ``functions_framework.http``.

    The answer is 200 for a run that came to an end, whatever end (its ``status`` says which, so that a scheduler does
    not repeat what cannot be helped), 409 where another run is at work, 503 with ``Retry-After`` for passing trouble,
    and 4xx with problem+json for a request that is not let in or does not fit.

    Args:
        model: what a body must be: a model, or an adapter for several.
        environment: the settings that say who may call.
        auth_modes: the doors this function may stand behind; behind another it refuses everybody.
        clock: gives the moment of arrival, aware.
    """
    adapter = model if isinstance(model, TypeAdapter) else TypeAdapter(model)
    door = Door(environment)
    is_shut = environment.auth not in auth_modes

    def decorate(handler: Callable[[Message], Outcome]) -> Callable[[Request], Response]:
        def answer(request: Request) -> Response:
            logs.begin(request.headers, environment.project, function=handler.__name__)
            try:
                body = _read_body(request)
                if is_shut:
                    raise EventError(
                        "This function cannot be called with these credentials", status=HTTPStatus.FORBIDDEN
                    )
                door.check(Credentials(request.headers, body, clock()))
                message = _read_message(adapter, request, body)
            except ValidationError as error:
                return answer_misfit(error)
            except OutreachError as error:
                return _answer_error(error)
            try:
                outcome = handler(message)
            except OutreachError as error:
                return _answer_error(error)
            _log.info("The run ended: %s", outcome.status)
            return outcome.response()

        # functions-framework finds a function, and how to call it, by its name.
        return functools.update_wrapper(answer, handler)

    return decorate


def _read_message(adapter: TypeAdapter[Message], request: Request, body: bytes) -> Message:
    if request.mimetype != "application/json":
        raise EventError("The body must be application/json", status=HTTPStatus.UNSUPPORTED_MEDIA_TYPE)
    return adapter.validate_json(body)


def _read_body(request: Request) -> bytes:
    if request.method != "POST":
        raise EventError("Only POST is answered", status=HTTPStatus.METHOD_NOT_ALLOWED)
    # One byte more than we take: werkzeug cuts a body sent in chunks at the limit without a word.
    request.max_content_length = LARGEST_BODY + 1
    refusal = EventError("The body is too large", status=HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    try:
        body = request.get_data()
    except RequestEntityTooLarge as error:
        raise refusal from error
    if len(body) > LARGEST_BODY:
        raise refusal
    return body


def _answer_error(error: OutreachError) -> Response:
    """Word what stopped a request: a refusal, passing trouble, or a failure nobody mends by calling again."""
    if isinstance(error, EventError):
        status = error.where.get("status", HTTPStatus.BAD_REQUEST)
        assert isinstance(status, int), "an EventError's status is an HTTP status"
        _log.warning("Refused with %d: %s", status, error.message)
        return answer_problem(status, error.message)
    if not error.permanent:
        _log.warning("Not now: %s", error)
        return answer_problem(HTTPStatus.SERVICE_UNAVAILABLE, error.message)
    _log.error("The run failed: %s", error)
    return Outcome(status=JobStatus.FAILED, error=type(error).__name__, message=error.message).response()

"""The endpoint: what is let in reaches the handler, what is not touches nothing, the status says what became of it."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from tests.environment.callers import (
    BY_IAM,
    BY_SIGNATURE,
    BY_TOKEN,
    KEY,
    NOW,
    STRANGERS_KEY,
    WORKBOOK,
    make_client,
    make_environment,
    make_token,
    serve_issuer,
    sign_headers,
)
from werkzeug.test import TestResponse

from sheets_outreach.environment.endpoint import LARGEST_BODY
from sheets_outreach.environment.logs import JsonFormatter
from sheets_outreach.environment.messages import EventOrRun
from sheets_outreach.environment.outcome import Outcome
from sheets_outreach.environment.settings import Auth
from sheets_outreach.errors import CollectorError, EventError, OutreachError, RegisterError, UnavailableError
from sheets_outreach.job_status import JobStatus

RUN = json.dumps({"schema": "outreach.run/1", "workbook": WORKBOOK}).encode()
EVENT = json.dumps({"schema": "outreach.sheet-event/1", "event": "edit", "spreadsheetId": WORKBOOK}).encode()
JSON = {"Content-Type": "application/json"}


class Job:
    """A job that remembers what it was asked, and ends the way it is told to."""

    def __init__(self, end: Outcome | Exception | None = None) -> None:
        self.asked: list[EventOrRun] = []
        self._end = end or Outcome(status=JobStatus.OK)

    def __call__(self, message: EventOrRun) -> Outcome:
        """Remember the message and end."""
        self.asked.append(message)
        if isinstance(self._end, Exception):
            raise self._end
        return self._end

    __name__ = "job"


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """The process's log as Cloud Logging would get it."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JsonFormatter())
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    yield stream
    root.removeHandler(handler)
    root.setLevel(level)


def read_log(log: io.StringIO) -> list[dict[str, Any]]:
    """Parse the lines of the log."""
    return [json.loads(line) for line in log.getvalue().splitlines()]


def call(job: Job, body: bytes = RUN, headers: dict[str, str] | None = None, **more: str) -> TestResponse:
    """Call the job's function with a good signature, unless other headers are given."""
    client = make_client(job, make_environment(BY_SIGNATURE, **more))
    return client.post("/", data=body, headers={**JSON, **(sign_headers(body) if headers is None else headers)})


@pytest.mark.parametrize("body", [RUN, EVENT])
def test_a_signed_request_reaches_the_job(body: bytes) -> None:
    """Both forms of a body are understood, and say which workbook."""
    job = Job(Outcome.model_validate({"status": "ok", "changed": 3}))
    answer = call(job, body)
    assert (answer.status_code, answer.get_json()) == (200, {"status": "ok", "changed": 3})
    assert answer.mimetype == "application/json"
    assert [message.workbook for message in job.asked] == [WORKBOOK]


WRONG = {
    "no headers": {},
    "a stranger's key": sign_headers(RUN, key=STRANGERS_KEY),
    "another body's signature": sign_headers(EVENT),
    "an expired signature": sign_headers(RUN, at=NOW - timedelta(minutes=6)),
    "a signature from the future": sign_headers(RUN, at=NOW + timedelta(minutes=6)),
    "a token where a signature is wanted": {"Authorization": "Bearer a.b.c"},
}


@pytest.mark.parametrize("headers", WRONG.values(), ids=WRONG.keys())
def test_a_request_without_a_good_signature_touches_nothing(headers: dict[str, str]) -> None:
    """401, said alike whatever was wrong, and the job is not called."""
    job = Job()
    answer = call(job, headers=headers)
    assert answer.status_code == 401
    assert answer.mimetype == "application/problem+json"
    assert answer.get_json() == {
        "title": "Unauthorized",
        "status": 401,
        "detail": "The request's signature was not accepted",
    }
    assert not job.asked


def test_a_stranger_does_not_learn_what_a_body_must_be() -> None:
    """Who may call is settled before the body is looked at."""
    assert call(Job(), b"not json", headers={}).status_code == 401


def test_a_token_lets_only_the_listed_callers_in() -> None:
    """The right token 200, a colleague's 403, a stranger's or none 401; only the first one reaches the job."""
    job = Job()
    with serve_issuer() as issuer:
        client = make_client(job, make_environment(BY_TOKEN, OUTREACH_OIDC_CERTIFICATES_URL=issuer.url))
        statuses = [
            client.post("/", data=RUN, headers={**JSON, **headers}).status_code
            for headers in (
                {"Authorization": f"Bearer {make_token()}"},
                {"Authorization": f"Bearer {make_token(email='colleague@branch-library.example')}"},
                {"Authorization": f"Bearer {make_token(email_verified=False)}"},
                {"Authorization": f"Bearer {make_token(iss='https://other-issuer.example')}"},
                {"Authorization": f"Bearer {make_token(aud='other.example')}"},
                {"Authorization": f"Basic {make_token()}"},
                {"Authorization": "Bearer"},
                {},
                sign_headers(RUN),
            )
        ]
    assert statuses == [200, 403, 403, 401, 401, 401, 401, 401, 401]
    assert len(job.asked) == 1


def test_it_does_not_blame_the_caller_when_the_issuer_is_away() -> None:
    """Without certificates nobody is let in, and the caller is asked to come again."""
    job = Job()
    with serve_issuer() as issuer:
        issuer.status = 503
        client = make_client(job, make_environment(BY_TOKEN, OUTREACH_OIDC_CERTIFICATES_URL=issuer.url))
        answer = client.post("/", data=RUN, headers={**JSON, "Authorization": f"Bearer {make_token()}"})
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "60")
    assert not job.asked


@pytest.mark.parametrize("header", ["Authorization", "X-Serverless-Authorization"])
def test_behind_cloud_run_the_token_is_not_read(header: str) -> None:
    """Cloud Run takes the signature off, so there is nothing to verify; any token means that it has been checked."""
    job = Job()
    client = make_client(job, make_environment(BY_IAM))
    token = "Bearer eyJhbGciOiJSUzI1NiJ9.eyJlbWFpbCI6ImEifQ.SIGNATURE_REMOVED_BY_GOOGLE"
    assert client.post("/", data=RUN, headers={**JSON, header: token}).status_code == 200
    assert client.post("/", data=RUN, headers=JSON).status_code == 401
    assert len(job.asked) == 1


def test_a_function_that_sends_or_appends_takes_no_signatures() -> None:
    """A replay must not be able to start it: behind a signature door it refuses even a good one."""
    job = Job()
    client = make_client(job, make_environment(BY_SIGNATURE), auth_modes={Auth.IAM, Auth.OIDC})
    assert client.post("/", data=RUN, headers={**JSON, **sign_headers(RUN)}).status_code == 403
    assert not job.asked


@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "DELETE", "PATCH"])
def test_only_post_is_answered(method: str) -> None:
    """Every other method is told what is allowed."""
    job = Job()
    client = make_client(job, make_environment(BY_SIGNATURE))
    answer = client.open("/", method=method, data=RUN, headers={**JSON, **sign_headers(RUN)})
    assert (answer.status_code, answer.headers["Allow"]) == (405, "POST")
    assert not job.asked


def pad(size: int) -> bytes:
    """Make a good body of exactly this size."""
    return RUN[:-1] + b" " * (size - len(RUN)) + b"}"


@pytest.mark.parametrize(("size", "status"), [(LARGEST_BODY, 200), (LARGEST_BODY + 1, 413), (40 * LARGEST_BODY, 413)])
def test_a_body_may_be_64_kilobytes(size: int, status: int) -> None:
    """What is larger is refused before anybody hashes it, although it is well signed."""
    job = Job()
    assert call(job, pad(size)).status_code == status
    assert len(job.asked) == (status == 200)


@pytest.mark.parametrize("size", [LARGEST_BODY + 1, LARGEST_BODY + 2, 3 * LARGEST_BODY])
def test_a_large_body_in_chunks_is_refused_too(size: int) -> None:
    """Without a Content-Length the size shows only in the reading; a body cut at the limit is not taken for whole."""
    job = Job()
    client = make_client(job, make_environment(BY_SIGNATURE))
    body = pad(size)
    answer = client.post(
        "/",
        input_stream=io.BytesIO(body),
        headers={**JSON, **sign_headers(body), "Transfer-Encoding": "chunked"},
        environ_overrides={"wsgi.input_terminated": True},
    )
    assert answer.status_code == 413
    assert not job.asked


@pytest.mark.parametrize("mimetype", ["text/plain", "application/x-www-form-urlencoded", "", "application/jsonp"])
def test_only_json_is_taken(mimetype: str) -> None:
    """A body that says it is something else is not read as JSON."""
    job = Job()
    assert call(job, headers={**sign_headers(RUN), "Content-Type": mimetype}).status_code == 415
    assert not job.asked


@pytest.mark.parametrize("body", [b"", b"{", b"\xff\xfe", b"[" * 5000, b'"\\ud800"', RUN + b"x"])
def test_what_is_not_json_is_said_to_be_so(body: bytes) -> None:
    """400, and the job is not called."""
    job = Job()
    answer = call(job, body)
    assert (answer.status_code, answer.get_json()["detail"]) == (400, "The body is not JSON")
    assert not job.asked


MARKER = "kari.nordmann@example.org"


@pytest.mark.parametrize(
    ("body", "errors"),
    [
        ([], [{"type": "dict_type", "loc": []}]),
        ({}, [{"type": "union_tag_not_found", "loc": []}]),
        ({"schema": MARKER}, [{"type": "union_tag_invalid", "loc": []}]),
        ({"schema": "outreach.sheet-event/2", MARKER: MARKER}, [{"type": "union_tag_invalid", "loc": []}]),
        (
            {"schema": "outreach.sheet-event/1", "spreadsheetId": {MARKER: MARKER}, "event": "edit"},
            [{"type": "string_type", "loc": ["outreach.sheet-event/1", "spreadsheetId"]}],
        ),
        (
            {"schema": "outreach.sheet-event/1", "spreadsheetId": MARKER, "event": MARKER},
            [{"type": "literal_error", "loc": ["outreach.sheet-event/1", "event"]}],
        ),
        (
            {"schema": "outreach.run/1", "workbook": MARKER * 100, "dry_run": MARKER},
            [
                {"type": "string_too_long", "loc": ["outreach.run/1", "workbook"]},
                {"type": "bool_parsing", "loc": ["outreach.run/1", "dry_run"]},
            ],
        ),
    ],
)
def test_it_says_where_a_body_does_not_fit_and_never_what_stood_there(
    body: object, errors: list[dict[str, object]], log: io.StringIO
) -> None:
    """422 with type and place; what was sent is neither in the answer nor in the log."""
    job = Job()
    answer = call(job, json.dumps(body).encode())
    assert (answer.status_code, answer.mimetype) == (422, "application/problem+json")
    assert answer.get_json()["errors"] == errors
    assert MARKER not in answer.get_data(as_text=True) + log.getvalue()
    assert not job.asked


@pytest.mark.parametrize("status", ["ok", "partial", "failed", "skipped"])
def test_a_run_that_came_to_an_end_is_not_repeated(status: str) -> None:
    """A scheduler repeats everything but a 2xx; the body says how the run ended."""
    answer = call(Job(Outcome(status=JobStatus(status))))
    assert (answer.status_code, answer.get_json()["status"]) == (200, status)


def test_a_busy_register_is_tried_again() -> None:
    """Another run holds the claim: 409 makes the scheduler come again, a minute later."""
    answer = call(Job(Outcome(status=JobStatus.BUSY)))
    assert (answer.status_code, answer.headers["Retry-After"]) == (409, "60")


@pytest.mark.parametrize(
    ("error", "status", "said"),
    [
        (UnavailableError("Google did not answer in time"), 503, {"detail": "Google did not answer in time"}),
        (CollectorError("VK did not answer"), 503, {"detail": "VK did not answer"}),
        (
            RegisterError("No tab has a register's header"),
            200,
            {"status": "failed", "error": "RegisterError", "message": "No tab has a register's header"},
        ),
        (
            UnavailableError("The day's quota is spent", permanent=True),
            200,
            {"status": "failed", "error": "UnavailableError"},
        ),
        (EventError("This workbook is not registered", status=403), 403, {"detail": "This workbook is not registered"}),
        (EventError("Odd"), 400, {"detail": "Odd"}),
    ],
)
def test_the_status_says_whether_calling_again_can_help(
    error: OutreachError, status: int, said: dict[str, object], log: io.StringIO
) -> None:
    """Passing trouble 503, what somebody must mend 200 with "failed", a mistaken request 4xx; none is a crash."""
    answer = call(Job(error))
    assert answer.status_code == status
    assert answer.get_json() | said == answer.get_json()
    assert [line["severity"] in {"WARNING", "ERROR"} for line in read_log(log)] == [True]
    assert "stack_trace" not in log.getvalue()


def test_a_crash_is_logged_once_with_its_trace_and_without_its_words(log: io.StringIO) -> None:
    """Error Reporting needs the lines of code; what an exception says may be a person's name."""
    try:
        int(MARKER)
    except ValueError as cause:
        error = RuntimeError(f"row 5: {MARKER}")
        error.__cause__ = cause
    job = Job(error)
    client = make_client(job, make_environment(BY_SIGNATURE))
    client.application.config["PROPAGATE_EXCEPTIONS"] = False
    answer = client.post("/", data=RUN, headers={**JSON, **sign_headers(RUN)})
    assert (answer.status_code, answer.mimetype) == (500, "application/problem+json")
    (line,) = read_log(log)
    assert line["severity"] == "ERROR"
    assert line["stack_trace"].startswith("Traceback (most recent call last):\n")
    assert line["stack_trace"].endswith("\nRuntimeError")
    assert "\nValueError\n" in line["stack_trace"]
    assert MARKER not in log.getvalue() + answer.get_data(as_text=True)


NO_KEY_SHOWN: list[dict[str, str] | None] = [None, {}]


def test_a_key_never_reaches_the_log_or_the_caller(log: io.StringIO) -> None:
    """Neither a good call nor a refused one may show a secret."""
    shown = "".join(call(Job(), headers=headers).get_data(as_text=True) for headers in NO_KEY_SHOWN)
    assert KEY not in shown + log.getvalue()

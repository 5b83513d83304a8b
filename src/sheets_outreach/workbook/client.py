"""gspread's HTTP client with time-outs, our retry policy and our pace; it does not know what is asked for."""

from __future__ import annotations

import json as json_module
import random
import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any, TypeVar, cast

import gspread
import requests
from google.auth.credentials import Credentials
from google.auth.exceptions import GoogleAuthError, TransportError
from requests.adapters import HTTPAdapter

from sheets_outreach.errors import AccessError, UnavailableError
from sheets_outreach.workbook.pace import Direction, Pace
from sheets_outreach.workbook.retry import RetryPolicy, Trouble, judge_answer

SCOPES = ("https://www.googleapis.com/auth/spreadsheets",)
"""All we ask for. gspread's default would include all of the person's Drive."""

AnswerT = TypeVar("AnswerT")

_READ_ENDINGS = (":getByDataFilter", ":batchGetByDataFilter", ":search")


class UncertainWriteError(UnavailableError):
    """A write got no usable answer: it may have been applied or not. Look before doing it again."""


class _ToServer(HTTPAdapter):
    """Sends what gspread addresses to Google to a local server instead; gspread itself stays as it is."""

    def __init__(self, server: str) -> None:
        super().__init__()
        self._server = server

    def send(self, request: requests.PreparedRequest, *args: Any, **kwargs: Any) -> requests.Response:
        assert request.url is not None
        request.url = self._server + "/" + request.url.split("/", 3)[3]
        return super().send(request, *args, **kwargs)


def local_session(server: str) -> requests.Session:
    """Make a session that reaches a local Sheets server under Google's addresses."""
    session = requests.Session()
    session.trust_env = False
    for host in ("https://sheets.googleapis.com/", "https://www.googleapis.com/"):
        session.mount(host, _ToServer(server))
    return session


class PatientClient(gspread.HTTPClient):
    """Calls Google, again if need be.

    Args:
        auth: credentials, or None with a session of one's own.
        session: for a local server.
        policy: how patient to be.
        share: part of the quota to take.
        clock: monotonic seconds; with ``sleep`` and ``draw`` handed in by tests.
    """

    def __init__(
        self,
        auth: Credentials | None,
        session: requests.Session | None = None,
        *,
        policy: RetryPolicy | None = None,
        share: float = 0.8,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
        draw: Callable[[], float] = random.random,
    ) -> None:
        super().__init__(auth, session)  # type: ignore[arg-type]  # None goes with a session
        self.policy = policy or RetryPolicy()
        self.pace = Pace(clock, share)
        self._clock, self._sleep, self._draw = clock, sleep, draw
        self._google_time: tuple[datetime, float] | None = None
        self._run_ends: float | None = None

    def begin_run(self, deadline_s: float) -> None:
        """Bound everything that follows, waits included: a function must answer before its service's time-out."""
        self._run_ends = self._clock() + deadline_s

    def now(self) -> datetime:
        """Google's time: the ``Date`` of its last answer, carried on by our own clock; ours before the first answer."""
        if self._google_time is None:
            return datetime.now(UTC)
        said, at = self._google_time
        return datetime.fromtimestamp(said.timestamp() + self._clock() - at, UTC)

    def request(
        self,
        method: str,
        endpoint: str,
        params: Any = None,
        data: bytes | None = None,
        json: Mapping[str, Any] | None = None,
        files: Any = None,
        headers: Any = None,
    ) -> requests.Response:
        """Call Google as gspread does; see `call` for what is done about trouble."""
        extra = {"data": data, "files": files, "headers": headers}
        return self.call(method, endpoint, lambda answer: answer, params=params, json=json, **extra)

    def call(
        self, method: str, endpoint: str, parse: Callable[[requests.Response], AnswerT], **arguments: Any
    ) -> AnswerT:
        """Call Google until it answers or patience ends.

        Args:
            method: HTTP method.
            endpoint: full address.
            parse: makes the answer usable; a ValueError from it means the answer is broken.
            arguments: as `requests.Session.request` takes them.

        Raises:
            gspread.exceptions.APIError: Google understood and refused.
            UncertainWriteError: a write may have been applied; it is not repeated.
            UnavailableError: no usable answer before patience ended.
            AccessError: our credentials are not accepted.
        """
        reading = method.lower() == "get" or endpoint.endswith(_READ_ENDINGS)
        direction = Direction.READ if reading else Direction.WRITE
        start = self._clock()
        ends = start + self.policy.patience_s
        if self._run_ends is not None:
            ends = min(ends, self._run_ends)
        if start >= ends:
            raise UnavailableError("The time for this run is over.")
        attempt = 0
        while True:
            attempt += 1
            trouble, answer, parsed, cause = self._attempt(direction, method, endpoint, parse, arguments)
            if trouble is Trouble.NONE:
                return cast("AnswerT", parsed)
            if trouble is Trouble.REFUSED:
                assert answer is not None
                raise gspread.exceptions.APIError(answer) from cause
            if trouble is Trouble.UNCERTAIN and not reading:
                raise UncertainWriteError("Google gave no usable answer to a write.") from cause
            wait = self.policy.wait_s(attempt, trouble, _retry_after(answer), self._draw)
            if self._clock() + wait > ends:
                if trouble is Trouble.QUOTA:
                    raise UnavailableError("Google's quota for this minute is used up; try again later.", status=429)
                raise UnavailableError(f"Google gave no usable answer in {attempt} attempts.") from cause
            self._sleep(wait)

    def _attempt(
        self,
        direction: Direction,
        method: str,
        endpoint: str,
        parse: Callable[[requests.Response], AnswerT],
        arguments: Mapping[str, Any],
    ) -> tuple[Trouble, requests.Response | None, AnswerT | None, Exception | None]:
        self._sleep_if(self.pace.delay_s(direction))
        self.pace.count(direction)
        try:
            answer = self.session.request(method=method, url=endpoint, timeout=self.policy.timeout_s, **arguments)
        except requests.RequestException as error:
            return Trouble.UNCERTAIN, None, None, error
        except TransportError as error:
            return Trouble.UNCERTAIN, None, None, error
        except GoogleAuthError as error:
            raise AccessError("Google does not accept our credentials; `doctor` says what to do.") from error
        self._note_time(answer)
        trouble = judge_answer(answer.status_code, _error_body(answer))
        if trouble is not Trouble.NONE:
            return trouble, answer, None, None
        try:
            return Trouble.NONE, answer, parse(answer), None
        except ValueError as error:
            return Trouble.UNCERTAIN, answer, None, error

    def pause(self, attempt: int) -> None:
        """Wait before looking again at what a write that failed may have done."""
        self._sleep_if(self.policy.wait_s(attempt, Trouble.UNCERTAIN, None, self._draw))

    def _sleep_if(self, seconds: float) -> None:
        if seconds > 0:
            self._sleep(seconds)

    def _note_time(self, answer: requests.Response) -> None:
        try:
            said = parsedate_to_datetime(answer.headers.get("Date", ""))
        except ValueError:
            return
        self._google_time = (said, self._clock())


def _error_body(answer: requests.Response) -> Mapping[str, object]:
    if answer.status_code < 400:
        return {}
    try:
        body = json_module.loads(answer.content)
    except ValueError:
        return {}
    error = body.get("error") if isinstance(body, dict) else None
    return error if isinstance(error, dict) else {}


def _retry_after(answer: requests.Response | None) -> float | None:
    text = answer.headers.get("Retry-After", "") if answer is not None else ""
    return float(text) if text.isascii() and text.isdigit() else None

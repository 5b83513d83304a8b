"""The one HTTP client of the collectors: which host may be called, how fast, how often again; it reads no answer.

An id from a cell can only ever become one quoted segment of a path, or a value in a query or form: the host is fixed
when the client is made, redirects are not followed, and the machine's proxy variables and ``.netrc`` are not looked
at. Tokens travel in headers only, so that they stand in no address that anything below us might log.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping
from email.utils import parsedate_to_datetime
from typing import TypeVar
from urllib.parse import quote, urlencode, urlsplit

import requests
import urllib3
from pydantic import SecretStr

from sheets_outreach import __version__
from sheets_outreach.collectors.failure import HANDLING, Reason, failure, reason_of
from sheets_outreach.collectors.wire import Reply, Request, Wire
from sheets_outreach.errors import CollectorError

API_HOSTS = frozenset({"api.vk.com", "t.me", "www.googleapis.com", "discord.com", "graph.facebook.com"})
LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})

LARGEST_ANSWER_BYTES = 16 * 2**20
CHUNK_BYTES = 2**16
FIRST_WAIT_S = 2.0
LONGEST_WAIT_S = 30.0
# The limit is counted by somebody else's clock.
PACE_MARGIN = 1.02

_REASON_OF_STATUS = {
    401: Reason.KEY_REFUSED,
    403: Reason.NOT_PERMITTED,
    408: Reason.NO_ANSWER,
    413: Reason.ANSWER_TOO_LARGE,
    429: Reason.TOO_FAST,
}

T = TypeVar("T")


class Client:
    """Sends requests to one platform, one at a time, at its pace.

    Args:
        platform: key of the platform, for errors.
        host: the only host it will ever call.
        per_second: the pace.
        wire: what lies between.
        headers: sent with every request; this is where tokens belong.
        allowed: the hosts that may be called at all. Only somebody else's collector, in its own code, names others.

    Raises:
        CollectorError: the host is not among the allowed, or a header cannot be sent.
    """

    def __init__(
        self,
        platform: str,
        host: str,
        *,
        per_second: float,
        wire: Wire,
        headers: Mapping[str, SecretStr] | None = None,
        allowed: Container[str] = API_HOSTS,
    ) -> None:
        self.platform = platform
        self.calls = 0
        self._base = wire.base_urls.get(host, f"https://{host}")
        if host not in allowed or not _is_safe(self._base, host):
            raise failure(platform, Reason.HOST_NOT_ALLOWED)
        self._headers = {name: secret.get_secret_value() for name, secret in (headers or {}).items()}
        if not all(value.isascii() and value.isprintable() for value in self._headers.values()):
            raise failure(platform, Reason.KEY_REFUSED)
        self._wire = wire
        self._clock = wire.clock
        self._interval_s = PACE_MARGIN / per_second
        self._next_at = 0.0
        self._session = requests.Session()
        self._session.trust_env = False

    def ask(self, request: Request, read: Callable[[Reply], T], *, accept: Container[int] = (200,)) -> T:
        """Send a request and read its answer, again where that may help.

        Args:
            request: what to ask.
            read: makes something of the answer; a `CollectorError` it raises is handled like one of ours.
            accept: the statuses `read` can make something of; redirects may be among them and are still not followed.

        Raises:
            CollectorError: what is left when repeating does not help or the call's time is over.
        """
        ends = self._clock.elapsed() + self._wire.call_s
        repeated = 0
        while True:
            try:
                return read(self._send(request, accept, ends))
            except CollectorError as error:
                wait_s = self._wait_before_repeating(error, repeated)
                if wait_s is None or self._clock.elapsed() + wait_s >= ends:
                    raise
            self._clock.sleep(wait_s)
            repeated += 1

    def _wait_before_repeating(self, error: CollectorError, repeated: int) -> float | None:
        """Decide how long to wait: twice as long each time, with jitter, and no less than the platform asks for."""
        if not HANDLING[reason_of(error)].retried:
            return None
        longest_s: float = min(LONGEST_WAIT_S, FIRST_WAIT_S * 2**repeated)
        own_s = longest_s * (1 + self._wire.draw()) / 2
        asked_s = error.where.get("retry_after_s")
        return max(own_s, asked_s) if isinstance(asked_s, float) else own_s

    def _send(self, request: Request, accept: Container[int], ends: float) -> Reply:
        """Send a request once, at our pace."""
        if not {".", ".."}.isdisjoint(request.path):
            raise failure(self.platform, Reason.REQUEST_REFUSED)
        self._keep_pace()
        self.calls += 1
        broken = ""
        try:
            response = self._session.request(
                "GET" if request.form is None else "POST",
                self._base + "".join("/" + quote(segment, safe="@") for segment in request.path),
                params=urlencode(request.query),
                data=request.form,
                # Only what is sent is counted: an answer that unpacks to a hundred times its size is not for us.
                headers={
                    "Accept-Encoding": "identity",
                    "User-Agent": f"sheets-outreach/{__version__}",
                    **self._headers,
                },
                timeout=self._wire.timeouts_s,
                allow_redirects=False,
                stream=True,
            )
            # Counted from the answer, not from the sending: requests may bunch up on their way, and arrive too close.
            self._next_at = self._clock.elapsed() + self._interval_s
            with response:
                return self._receive(response, accept, ends)
        except (OSError, urllib3.exceptions.HTTPError) as error:  # requests' own errors are OSErrors
            broken = type(error).__name__
        # Raised out here and without its cause: the libraries below quote addresses and headers in their errors.
        raise failure(self.platform, Reason.NO_ANSWER, cause=broken)

    def _keep_pace(self) -> None:
        wait_s = self._next_at - self._clock.elapsed()
        if wait_s > 0:
            self._clock.sleep(wait_s)
        self._next_at = self._clock.elapsed() + self._interval_s

    def _receive(self, response: requests.Response, accept: Container[int], ends: float) -> Reply:
        status = response.status_code
        if status not in accept:
            raise self._refusal(status, response.headers)
        if response.headers.get("Content-Encoding", "identity") != "identity":
            raise failure(self.platform, Reason.ANSWER_UNREADABLE, status=status)
        body = bytearray()
        # read1 gives what has arrived, so that an answer dripping in is noticed too.
        while chunk := response.raw.read1(CHUNK_BYTES):
            body += chunk
            if len(body) > LARGEST_ANSWER_BYTES:
                raise failure(self.platform, Reason.ANSWER_TOO_LARGE)
            if self._clock.elapsed() >= ends:
                raise failure(self.platform, Reason.NO_ANSWER, cause="slow")
        return Reply(status, bytes(body))

    def _refusal(self, status: int, headers: Mapping[str, str]) -> CollectorError:
        """Make an error of a status nobody wants to read."""
        reason = _REASON_OF_STATUS.get(status, Reason.REQUEST_REFUSED)
        if 300 <= status < 400:
            reason = Reason.REDIRECTED
        elif status >= 500:
            reason = Reason.SERVER_FAILED
        where: dict[str, object] = {"status": status}
        retry_after_s = self._parse_retry_after(headers.get("Retry-After", ""))
        if retry_after_s is not None:
            where["retry_after_s"] = retry_after_s
        return failure(self.platform, reason, **where)

    def _parse_retry_after(self, text: str) -> float | None:
        """Read either form of RFC 9110's Retry-After (§10.2.3): seconds, or a date."""
        if text.isascii() and text.isdecimal() and len(text) < 8:
            return float(text)
        try:
            until = parsedate_to_datetime(text)
        except ValueError:
            return None
        if until.tzinfo is None:
            return None
        return max(0.0, (until - self._clock.now()).total_seconds())


def _is_safe(base_url: str, host: str) -> bool:
    """Hold that requests go to the host itself over https, or to a stand-in on this machine."""
    parts = urlsplit(base_url)
    return (parts.scheme == "https" and parts.netloc == host) or parts.hostname in LOOPBACK

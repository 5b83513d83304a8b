"""Answers who holds an OpenID Connect identity token and whether it was meant for us; not what they may do.

Google's certificates are kept between requests: `google.oauth2.id_token` would fetch them for every single token
(https://googleapis.dev/python/google-auth/latest/reference/google.oauth2.id_token.html).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import Lock

from google.auth import exceptions, jwt, transport
from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from sheets_outreach.errors import EventError, UnavailableError

CERTIFICATES_LAST = timedelta(hours=1)
CERTIFICATES_RETRY = timedelta(minutes=1)
CLOCK_SKEW_S = 10
FETCH_TIMEOUT_S = 10
LONGEST_TOKEN = 8192

_TOKEN = re.compile(r"[\w-]+\.[\w-]+\.[\w-]+", re.ASCII)
_CERTIFICATES: TypeAdapter[dict[str, str]] = TypeAdapter(dict[str, str])


class Claims(BaseModel):
    """The part of an identity token that we look at."""

    model_config = ConfigDict(frozen=True, strict=True, hide_input_in_errors=True)

    iss: str
    email: str
    email_verified: bool


@dataclass(slots=True)
class Certificates:
    """The issuer's public certificates by key id, fetched when needed and kept for an hour.

    Attributes:
        url: where the issuer publishes them as a JSON object of PEM texts.
        request: how to fetch, as google-auth's transports do.
    """

    url: str
    request: transport.Request
    _known: Mapping[str, str] = field(default_factory=dict)
    _fetched_at: datetime | None = None
    _lock: Lock = field(default_factory=Lock)

    def find(self, key_id: str, now: datetime) -> Mapping[str, str]:
        """Give the certificates, fetched anew if they are old, or if the key is unknown and they are not quite fresh.

        Raises:
            UnavailableError: the issuer's certificates could not be fetched.
        """
        with self._lock:
            age = None if self._fetched_at is None else now - self._fetched_at
            # A stranger may invent key ids: an unknown one costs at most one fetch a minute.
            limit = CERTIFICATES_LAST if key_id in self._known else CERTIFICATES_RETRY
            if age is None or age >= limit:
                self._known, self._fetched_at = self._fetch(), now
            return self._known

    def _fetch(self) -> Mapping[str, str]:
        try:
            response = self.request(self.url, method="GET", timeout=FETCH_TIMEOUT_S)
        except exceptions.TransportError as error:
            raise UnavailableError("The issuer's certificates could not be fetched") from error
        try:
            return _CERTIFICATES.validate_json(response.data if response.status == 200 else b"")
        except ValidationError as error:
            raise UnavailableError("The issuer's certificates could not be read") from error


def verify_identity(token: str, *, certificates: Certificates, audiences: Collection[str], now: datetime) -> Claims:
    """Read an identity token after checking who signed it, for whom, and that it is still good.

    Args:
        token: the bearer token, "" if there was none.
        certificates: the issuer's certificates.
        audiences: whom a token may be meant for.
        now: the moment of arrival, aware; it ages the certificates. google-auth compares a token's own times with the
            machine's clock.

    Raises:
        EventError: with ``status`` 401, without saying what was wrong.
        UnavailableError: the issuer's certificates could not be fetched.
    """
    refusal = EventError("The caller's identity token was not accepted", status=401)
    if len(token) > LONGEST_TOKEN or not _TOKEN.fullmatch(token):
        raise refusal
    try:
        key_id = jwt.decode_header(token).get("kid")  # type: ignore[no-untyped-call]
        # Without a key id google-auth would try every certificate; Google always names one.
        if not isinstance(key_id, str):
            raise refusal
        payload = jwt.decode(  # type: ignore[no-untyped-call]
            token,
            certs=certificates.find(key_id, now),
            audience=sorted(audiences),
            clock_skew_in_seconds=CLOCK_SKEW_S,
        )
        return Claims.model_validate(payload)
    # TypeError: a claim of an unexpected type. RecursionError: a header nested some thousand levels deep.
    except (ValueError, TypeError, RecursionError) as error:
        raise refusal from error

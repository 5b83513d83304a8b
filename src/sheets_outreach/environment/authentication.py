"""Answers whether a request may be believed, by the one door the environment names; not what it may ask for.

Under ``iam`` Cloud Run has checked the caller before us and has taken the signature off the token
(https://cloud.google.com/run/docs/troubleshooting#signature-removed), so there is nothing left to verify and no claim
is read: an unsigned claim would be worth nothing on the day somebody opens the service to the public.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from werkzeug.datastructures import Headers

from sheets_outreach.environment.hmac_signature import SIGNATURE_HEADER, TIMESTAMP_HEADER, verify_signature
from sheets_outreach.environment.settings import Auth, Environment
from sheets_outreach.errors import EventError

if TYPE_CHECKING:
    from sheets_outreach.environment.oidc import Certificates

# Cloud Run checks this one instead where a caller needs Authorization for something else.
SERVERLESS_HEADER = "X-Serverless-Authorization"


@dataclass(frozen=True)
class Credentials:
    """What a request brought to be believed.

    Attributes:
        headers: its headers; looked up by any case.
        body: its body, already known not to be too large.
        now: the moment of arrival, aware.
    """

    headers: Headers
    body: bytes
    now: datetime

    def bearer(self, header: str = "Authorization") -> str:
        """The bearer token of a header, "" if there is none."""
        scheme, _, token = self.headers.get(header, "").partition(" ")
        return token.strip() if scheme.lower() == "bearer" else ""


class Door:
    """Checks callers the way the environment says; it keeps the issuer's certificates between requests."""

    def __init__(self, environment: Environment) -> None:
        self._environment = environment
        self._checks: Mapping[Auth, Callable[[Credentials], None]] = {
            Auth.IAM: self._check_presence,
            Auth.OIDC: self._check_identity,
            Auth.HMAC: self._check_signature,
        }

    def check(self, credentials: Credentials) -> None:
        """Let the request pass, or refuse it.

        Raises:
            EventError: with ``status`` 401 (not proved who calls) or 403 (known, and not allowed).
            UnavailableError: the caller could not be checked now.
        """
        self._checks[self._environment.auth](credentials)

    @cached_property
    def _certificates(self) -> Certificates:
        # Imported late: the other doors start without it.
        from google.auth.transport.requests import Request

        from sheets_outreach.environment.oidc import Certificates

        return Certificates(self._environment.oidc_certificates_url, Request())

    def _check_presence(self, credentials: Credentials) -> None:
        # Cloud Run always hands the token on; a request without one shows that nobody checked it.
        if not credentials.bearer() and not credentials.bearer(SERVERLESS_HEADER):
            raise EventError("The request carries no identity token", status=401)

    def _check_identity(self, credentials: Credentials) -> None:
        from sheets_outreach.environment.oidc import verify_identity

        claims = verify_identity(
            credentials.bearer(),
            certificates=self._certificates,
            audiences=self._environment.oidc_audience,
            now=credentials.now,
        )
        if claims.iss not in self._environment.oidc_issuers:
            raise EventError("The caller's identity token was not accepted", status=401)
        if not claims.email_verified or claims.email.casefold() not in self._environment.oidc_emails:
            raise EventError("The caller may not use this function", status=403)

    def _check_signature(self, credentials: Credentials) -> None:
        verify_signature(
            credentials.headers.get(TIMESTAMP_HEADER, ""),
            credentials.headers.get(SIGNATURE_HEADER, ""),
            credentials.body,
            keys=[key.get_secret_value() for key in self._environment.hmac_keys],
            now=credentials.now,
        )

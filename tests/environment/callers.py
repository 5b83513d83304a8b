"""Callers for the tests of the door: an environment, a signer, and an issuer of identity tokens of our own."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from flask import Flask, Request, Response, request
from flask.testing import FlaskClient
from functions_framework import read_request
from google.auth import crypt, jwt

from sheets_outreach.environment import crash
from sheets_outreach.environment.endpoint import ALL_DOORS, json_endpoint
from sheets_outreach.environment.hmac_signature import SIGNATURE_HEADER, TIMESTAMP_HEADER, sign
from sheets_outreach.environment.messages import EVENT_OR_RUN, EventOrRun
from sheets_outreach.environment.outcome import Outcome
from sheets_outreach.environment.settings import Auth, Environment, read_environment

KEY = "the-key-that-the-library-uses-today-1"
NEXT_KEY = "the-key-that-replaces-it-tomorrow-22"
STRANGERS_KEY = "a-key-that-only-a-stranger-could-use"
WORKBOOK = "1RegisterOfTheBranchLibrary"
AUDIENCE = "branch-library.apps.example"
CALLER = "scheduler@branch-library.example"
ISSUER = "https://issuer.example"
NOW = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)

BY_SIGNATURE = {"OUTREACH_AUTH": "hmac", "OUTREACH_HMAC_KEYS": KEY, "OUTREACH_WORKBOOKS": WORKBOOK}
BY_IAM = {"OUTREACH_AUTH": "iam", "OUTREACH_WORKBOOKS": WORKBOOK}
BY_TOKEN = {
    "OUTREACH_AUTH": "oidc",
    "OUTREACH_WORKBOOKS": WORKBOOK,
    "OUTREACH_OIDC_AUDIENCE": AUDIENCE,
    "OUTREACH_OIDC_EMAILS": CALLER,
    "OUTREACH_OIDC_ISSUERS": ISSUER,
}


def make_environment(variables: Mapping[str, str], **more: str) -> Environment:
    """Read the settings from these variables."""
    return read_environment({**variables, **more})


def sign_headers(body: bytes, *, key: str = KEY, at: datetime = NOW) -> dict[str, str]:
    """Make the headers of a signed request."""
    timestamp = str(int(at.timestamp()))
    return {TIMESTAMP_HEADER: timestamp, SIGNATURE_HEADER: sign(key, timestamp, body)}


@cache
def make_key(_name: str) -> rsa.RSAPrivateKey:
    """Make a private key, once for each name."""
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


def make_certificate(key: rsa.RSAPrivateKey) -> str:
    """Make the key's self-signed certificate as PEM text, as Google publishes its own."""
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "issuer.example")])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(NOW - timedelta(days=3650))
        .not_valid_after(NOW + timedelta(days=3650))
        .sign(key, hashes.SHA256())
    )
    return certificate.public_bytes(serialization.Encoding.PEM).decode()


def make_token(key_id: str | None = "k1", *, key_name: str | None = None, **changes: Any) -> str:
    """Make an identity token that would be let in, but for these changes; a claim changed to None is left out.

    It is good for an hour around the machine's clock, which is the one that google-auth compares with.
    """
    now = int(datetime.now(UTC).timestamp())
    claims = {
        "iss": ISSUER,
        "aud": AUDIENCE,
        "email": CALLER,
        "email_verified": True,
        "iat": now - 60,
        "exp": now + 3540,
    }
    claims = {name: value for name, value in {**claims, **changes}.items() if value is not None}
    private = make_key(key_name or key_id or "k1").private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.TraditionalOpenSSL, serialization.NoEncryption()
    )
    signer = crypt.RSASigner.from_string(private, key_id)  # type: ignore[no-untyped-call]
    return bytes(jwt.encode(signer, claims)).decode()  # type: ignore[no-untyped-call]


@dataclass
class Issuer:
    """What an issuer publishes at one address, and how often somebody came for it."""

    certificates: dict[str, str] = field(default_factory=lambda: {"k1": make_certificate(make_key("k1"))})
    status: int = 200
    fetches: int = 0
    url: str = ""


@contextmanager
def serve_issuer() -> Iterator[Issuer]:
    """Publish certificates on a loopback port."""
    issuer = Issuer()

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            issuer.fetches += 1
            body = json.dumps(issuer.certificates).encode()
            self.send_response(issuer.status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_args: Any, **_named: Any) -> None:
            """Keep the tests' output clean."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    issuer.url = f"http://127.0.0.1:{server.server_address[1]}/certificates"
    thread = Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield issuer
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def make_client(
    handler: Callable[[EventOrRun], Outcome], environment: Environment, auth_modes: Collection[Auth] = ALL_DOORS
) -> FlaskClient:
    """Serve a handler in process, set up as functions-framework sets up its own application."""
    function = json_endpoint(EVENT_OR_RUN, environment=environment, auth_modes=auth_modes, clock=lambda: NOW)(handler)
    app = Flask("a function")
    crash.guard(app)
    app.after_request(read_request)

    @app.route("/", methods=["GET", "HEAD", "POST", "PUT", "DELETE", "PATCH"])
    def answer() -> Response:
        return function(_current_request())

    return app.test_client()


def _current_request() -> Request:
    """The request itself, not Flask's stand-in for it: what functions-framework hands to a function."""
    return request._get_current_object()  # type: ignore[attr-defined,no-any-return]

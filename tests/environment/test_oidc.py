"""Identity tokens: read when the issuer signed them for us, refused alike when not, the certificates kept between."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from google.auth.transport.requests import Request
from tests.environment.callers import (
    AUDIENCE,
    CALLER,
    ISSUER,
    NOW,
    Issuer,
    make_certificate,
    make_key,
    make_token,
    serve_issuer,
)

from sheets_outreach.environment.oidc import Certificates, Claims, verify_identity
from sheets_outreach.errors import EventError, UnavailableError


@pytest.fixture
def issuer() -> Iterator[Issuer]:
    """An issuer on a loopback port."""
    with serve_issuer() as served:
        yield served


@pytest.fixture
def certificates(issuer: Issuer) -> Certificates:
    """Certificates nobody has fetched yet."""
    return Certificates(issuer.url, Request())


def read(token: str, certificates: Certificates, now: datetime = NOW) -> Claims:
    """Read a token meant for us."""
    return verify_identity(token, certificates=certificates, audiences=[AUDIENCE], now=now)


def encode(value: object) -> str:
    """Write one segment of a token."""
    return base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")


def test_it_reads_who_calls(certificates: Certificates) -> None:
    """A good token says its issuer and the caller's address."""
    assert read(make_token(), certificates) == Claims(iss=ISSUER, email=CALLER, email_verified=True)


YESTERDAY = int((datetime.now(UTC) - timedelta(days=1)).timestamp())
TOMORROW = int((datetime.now(UTC) + timedelta(days=1)).timestamp())


@pytest.mark.parametrize(
    "token",
    [
        make_token(aud="somebody-else.example"),
        make_token(aud=[AUDIENCE]),
        make_token(aud=None),
        make_token(iat=YESTERDAY, exp=YESTERDAY + 3600),
        make_token(iat=TOMORROW, exp=TOMORROW + 3600),
        make_token(exp=None),
        make_token(exp="later"),
        make_token(email=None),
        make_token(email=["a@example.org"]),
        make_token(email_verified="true"),
        make_token("k1", key_name="a stranger's"),
        make_token("unknown"),
        make_token(None),
        "",
        "a.b",
        "a.b.c",
        "..",
        "é.é.é",
        "x" * 9000,
        f"{encode([])}.{encode({})}.AAAA",
        f"{encode({'alg': 'none', 'kid': 'k1'})}.{encode({'aud': AUDIENCE, 'email': CALLER})}.AAAA",
        f"{encode({'alg': 'HS256', 'kid': 'k1'})}.{encode({'aud': AUDIENCE, 'email': CALLER})}.AAAA",
        f"{encode({'alg': 'ES256', 'kid': 'k1'})}.{encode({'aud': AUDIENCE, 'email': CALLER})}.AAAA",
        f"{encode({'alg': ['RS256'], 'kid': 'k1'})}.{encode({})}.AAAA",
        f"{encode({'alg': 'RS256'})}.{encode({})}.AAAA",
        f"{encode({'alg': 'RS256', 'kid': ['k1']})}.{encode({})}.AAAA",
        f"{base64.urlsafe_b64encode(b'[' * 3000).decode()}.{encode({})}.AAAA",
        make_token().rpartition(".")[0] + ".SIGNATURE_REMOVED_BY_GOOGLE",
        make_token().rpartition(".")[0] + ".",
    ],
)
def test_it_refuses_a_token_that_is_not_for_us(token: str, certificates: Certificates) -> None:
    """Another audience, another time, another signer, no signature at all, or no token: 401, and no other error."""
    with pytest.raises(EventError) as caught:
        read(token, certificates)
    assert caught.value.where == {"status": 401}


def test_the_certificates_are_fetched_once_an_hour(issuer: Issuer, certificates: Certificates) -> None:
    """Not once a token, as google-auth would by itself."""
    for minutes in (0, 1, 30, 59):
        read(make_token(), certificates, NOW + timedelta(minutes=minutes))
    assert issuer.fetches == 1
    read(make_token(), certificates, NOW + timedelta(minutes=60))
    assert issuer.fetches == 2


def test_a_new_key_of_the_issuer_is_found(issuer: Issuer, certificates: Certificates) -> None:
    """An issuer changes its keys; a token signed with the new one is let in before the hour is over."""
    read(make_token(), certificates)
    issuer.certificates = {"k2": make_certificate(make_key("k2"))}
    assert read(make_token("k2"), certificates, NOW + timedelta(minutes=2)).email == CALLER


def test_invented_keys_do_not_make_us_fetch_again_and_again(issuer: Issuer, certificates: Certificates) -> None:
    """A stranger who invents key ids must not turn us against the issuer."""
    for number in range(20):
        with pytest.raises(EventError):
            read(f"{encode({'alg': 'RS256', 'kid': f'invented-{number}'})}.{encode({})}.AAAA", certificates)
    assert issuer.fetches == 1


@pytest.mark.parametrize("status", [404, 500, 503])
def test_it_says_when_it_cannot_know(status: int, issuer: Issuer, certificates: Certificates) -> None:
    """Certificates that cannot be fetched are passing trouble, not a wrong caller."""
    issuer.status = status
    with pytest.raises(UnavailableError) as caught:
        read(make_token(), certificates)
    assert not caught.value.permanent


def test_it_says_when_nobody_answers() -> None:
    """A closed port is passing trouble too."""
    with serve_issuer() as issuer:
        url = issuer.url
    with pytest.raises(UnavailableError):
        read(make_token(), Certificates(url, Request()))

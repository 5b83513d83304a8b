"""Answers whether a body was signed, just now, by somebody who holds one of our keys; it keeps no memory of signatures.

The header ``X-Outreach-Timestamp`` holds Unix seconds, ``X-Outreach-Signature`` holds ``v1=`` and the hexadecimal
HMAC-SHA256 of the timestamp, a full stop and the body's bytes. A replay inside the window is let in on purpose: it
can only make a job look at the sheet again. Jobs for which that is not harmless do not take signatures at all.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Sequence
from datetime import datetime, timedelta

from sheets_outreach.errors import EventError

TIMESTAMP_HEADER = "X-Outreach-Timestamp"
SIGNATURE_HEADER = "X-Outreach-Signature"
WINDOW = timedelta(minutes=5)

_TIMESTAMP = re.compile(r"[0-9]{1,11}", re.ASCII)
_SIGNATURE = re.compile(r"v1=[0-9a-f]{64}", re.ASCII)


def sign(key: str, timestamp: str, body: bytes) -> str:
    """Make the value of the signature header.

    Args:
        key: the shared key; its UTF-8 bytes are used, as Apps Script's ``computeHmacSha256Signature`` does.
        timestamp: Unix seconds in decimal digits, as in the timestamp header.
        body: the request's body.
    """
    digest = hmac.new(key.encode(), timestamp.encode("ascii") + b"." + body, hashlib.sha256).hexdigest()
    return f"v1={digest}"


def verify_signature(timestamp: str, signature: str, body: bytes, *, keys: Sequence[str], now: datetime) -> None:
    """Let a signed request pass, or refuse it without saying which part was wrong.

    Args:
        timestamp: the timestamp header, "" if there was none.
        signature: the signature header, "" if there was none.
        body: the body, already known not to be too large to hash.
        keys: the keys we accept: one, or two while they are being changed.
        now: the moment of arrival, aware.

    Raises:
        EventError: with ``status`` 401.
    """
    refusal = EventError("The request's signature was not accepted", status=401)
    if not _TIMESTAMP.fullmatch(timestamp) or not _SIGNATURE.fullmatch(signature):
        raise refusal
    if abs(now.timestamp() - int(timestamp)) > WINDOW.total_seconds():
        raise refusal
    # All keys are tried, so that the time taken does not tell which one matched.
    matches = [hmac.compare_digest(sign(key, timestamp, body), signature) for key in keys]
    if not any(matches):
        raise refusal

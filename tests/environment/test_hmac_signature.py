"""The signature: what a holder of the key sent just now is let in, everything else is refused alike."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.environment.callers import KEY, NEXT_KEY, NOW, STRANGERS_KEY

from sheets_outreach.environment.hmac_signature import sign, verify_signature
from sheets_outreach.errors import EventError

BODY = '{"schema": "outreach.sheet-event/1", "имя": "Сообщества"}'.encode()
SECONDS = str(int(NOW.timestamp()))


def refused(timestamp: str, signature: str, body: bytes = BODY, now: datetime = NOW) -> bool:
    """Whether the request is refused, as every refused request must be: with 401."""
    try:
        verify_signature(timestamp, signature, body, keys=[KEY, NEXT_KEY], now=now)
    except EventError as error:
        return error.where["status"] == 401
    return False


def test_it_signs_as_openssl_does() -> None:
    """The digest is the one of: printf '1700000000.what do ya want for nothing?' | openssl dgst -sha256 -hmac Jefe."""
    digest = "1cdd0650c8be1cb0974b1788d458b1e781206cfef59b85faafc582d2e182c57e"
    assert sign("Jefe", "1700000000", b"what do ya want for nothing?") == f"v1={digest}"


@pytest.mark.parametrize("key", [KEY, NEXT_KEY])
def test_both_keys_are_accepted_while_they_change(key: str) -> None:
    """During a rotation some senders have the new key and some the old."""
    assert not refused(SECONDS, sign(key, SECONDS, BODY))


@pytest.mark.parametrize("seconds", [-300, -299, 0, 299, 300])
def test_it_accepts_a_clock_that_is_up_to_five_minutes_off(seconds: int) -> None:
    """Five minutes either way, the last second included."""
    assert not refused(SECONDS, sign(KEY, SECONDS, BODY), now=NOW + timedelta(seconds=seconds))


@pytest.mark.parametrize("seconds", [-301, 301, 86_400])
def test_it_refuses_what_is_older_or_newer(seconds: int) -> None:
    """A captured request is worthless after five minutes."""
    assert refused(SECONDS, sign(KEY, SECONDS, BODY), now=NOW + timedelta(seconds=seconds))


def test_it_lets_a_replay_inside_the_window_in() -> None:
    """On purpose: an event is a hint to look again, and Apps Script may send the same one twice."""
    signature = sign(KEY, SECONDS, BODY)
    assert not refused(SECONDS, signature)
    assert not refused(SECONDS, signature)


GOOD = sign(KEY, SECONDS, BODY)


@pytest.mark.parametrize(
    ("timestamp", "signature"),
    [
        (SECONDS, sign(STRANGERS_KEY, SECONDS, BODY)),
        (SECONDS, sign(KEY, SECONDS, BODY + b" ")),
        (SECONDS, sign(KEY, str(int(SECONDS) + 1), BODY)),
        (str(int(SECONDS) + 1), GOOD),
        (SECONDS, ""),
        ("", GOOD),
        (SECONDS, GOOD.removeprefix("v1=")),
        (SECONDS, GOOD.replace("v1=", "v2=")),
        (SECONDS, GOOD.upper()),
        (SECONDS, GOOD[:-1]),
        (SECONDS, GOOD + "0"),
        (SECONDS, f"{GOOD},{GOOD}"),
        (SECONDS, "v1=" + "é" * 64),
        (f" {SECONDS}", GOOD),
        (f"+{SECONDS}", GOOD),
        (f"{SECONDS}.0", GOOD),
        ("1" * 5000, GOOD),
        ("١٧٦٣٦٣١٠٠٠", GOOD),
    ],
)
def test_it_refuses_what_it_did_not_make_itself(timestamp: str, signature: str) -> None:
    """A foreign key, a changed body, a changed time, a malformed header: all 401, none an exception of its own."""
    assert refused(timestamp, signature)


@given(timestamp=st.text(), signature=st.text(), body=st.binary())
def test_no_header_makes_it_fail_otherwise(timestamp: str, signature: str, body: bytes) -> None:
    """Whatever stands in the headers, the answer is a refusal."""
    assert refused(timestamp, signature, body)

"""Every function in a real functions-framework process: it starts, or says why not, and lets nobody in who may not."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import requests
from tests.environment.callers import (
    BY_IAM,
    BY_SIGNATURE,
    BY_TOKEN,
    STRANGERS_KEY,
    WORKBOOK,
    make_token,
    serve_issuer,
    sign_headers,
)
from tests.functions.process import Function, free_port, serve, start

from sheets_outreach.localsheets import LocalServer, LocalSheets

RUN = json.dumps({"schema": "outreach.run/1", "workbook": WORKBOOK}).encode()
DISPATCH = json.dumps({"schema": "outreach.dispatch/1", "jobs": ["validate_rows"]}).encode()
BODIES = {"validate_rows": RUN, "append_statistics": RUN, "send_digest": RUN, "dispatch": DISPATCH}


@pytest.fixture
def sheets() -> Iterator[LocalServer]:
    """A Sheets server that shows whether anybody came."""
    with LocalServer(LocalSheets(None)) as server:
        yield server


@pytest.mark.parametrize("target", BODIES)
def test_without_good_credentials_no_function_touches_anything(
    target: str, sheets: LocalServer, tmp_path: Path
) -> None:
    """Missing, made up, expired, for somebody else, from a stranger or a colleague: 401 or 403, and no read."""
    hour_ago = int((datetime.now(UTC) - timedelta(hours=2)).timestamp())
    tokens = {
        make_token(key_name="a stranger's"): 401,
        make_token(iat=hour_ago, exp=hour_ago + 3600): 401,
        make_token(aud="somebody-else.example"): 401,
        make_token(iss="https://other-issuer.example"): 401,
        make_token(email="colleague@branch-library.example"): 403,
        "made.up.token": 401,
    }
    with serve_issuer() as issuer:
        variables = {**BY_TOKEN, "OUTREACH_OIDC_CERTIFICATES_URL": issuer.url, "OUTREACH_SHEETS_URL": sheets.url}
        with serve(target, variables, tmp_path / "log") as function:
            answers = {
                token: function.post(BODIES[target], {"Authorization": f"Bearer {token}"}).status_code
                for token in tokens
            }
            assert answers == tokens
            assert function.post(BODIES[target], {}).status_code == 401
            assert function.post(BODIES[target], sign_headers(BODIES[target], at=datetime.now(UTC))).status_code == 401
    assert sheets.requests == []


def test_without_a_good_signature_nothing_is_touched(sheets: LocalServer, tmp_path: Path) -> None:
    """No key, a stranger's key, an hour-old request, a changed body, a workbook that is not registered."""
    now = datetime.now(UTC)
    foreign = RUN.replace(WORKBOOK.encode(), b"1SomebodyElsesRegister")
    with serve("validate_rows", {**BY_SIGNATURE, "OUTREACH_SHEETS_URL": sheets.url}, tmp_path / "log") as function:
        answers = [
            function.post(body, headers).status_code
            for body, headers in (
                (RUN, {}),
                (RUN, sign_headers(RUN, key=STRANGERS_KEY, at=now)),
                (RUN, sign_headers(RUN, at=now - timedelta(hours=1))),
                (RUN + b" ", sign_headers(RUN, at=now)),
                (foreign, sign_headers(foreign, at=now)),
            )
        ]
    assert answers == [401, 401, 401, 401, 403]
    assert sheets.requests == []


@pytest.mark.parametrize("target", ["append_statistics", "send_digest", "dispatch"])
def test_what_a_replay_could_start_takes_no_signatures(target: str, sheets: LocalServer, tmp_path: Path) -> None:
    """Even a good one: 403."""
    with serve(target, {**BY_SIGNATURE, "OUTREACH_SHEETS_URL": sheets.url}, tmp_path / "log") as function:
        assert function.post(BODIES[target]).status_code == 403
    assert sheets.requests == []


@pytest.mark.parametrize(
    ("variables", "said"),
    [
        ({}, "sheets-outreach: OUTREACH_AUTH is not set; it must be iam, oidc or hmac"),
        ({**BY_IAM, "OUTREACH_AUTH": "off"}, "sheets-outreach: OUTREACH_AUTH must be iam, oidc or hmac"),
        ({**BY_SIGNATURE, "OUTREACH_HMAC_KEYS": ""}, "sheets-outreach: OUTREACH_AUTH is hmac, which needs more"),
        ({"OUTREACH_AUTH": "iam"}, "sheets-outreach: Either OUTREACH_WORKBOOKS"),
    ],
)
def test_it_does_not_start_without_a_door(variables: dict[str, str], said: str, tmp_path: Path) -> None:
    """One sentence and an exit code; no traceback, and nothing that listens."""
    log = tmp_path / "log"
    process = start("validate_rows", variables, log, free_port())
    assert process.wait(30) == 1
    written = log.read_text(encoding="utf-8")
    assert written.startswith(said)
    assert len(written.splitlines()) == 1


@pytest.fixture(scope="module")
def function(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Function]:
    """The function behind signatures, for what does not depend on a sheet."""
    with serve("validate_rows", BY_SIGNATURE, tmp_path_factory.mktemp("function") / "log") as served:
        yield served


@pytest.mark.parametrize("size", [65_537, 3_000_000])
def test_a_body_that_is_too_large_gets_an_answer(size: int, function: Function) -> None:
    """413, also through a real server, and not a broken connection."""
    assert function.post(b"x" * size).status_code == 413


def test_a_body_in_chunks_that_is_too_large_gets_an_answer(function: Function) -> None:
    """Without a Content-Length too."""
    answer = requests.post(function.url, data=(b"x" * 8192 for _ in range(20)), timeout=30)
    assert answer.status_code == 413


def test_other_methods_and_bodies_are_refused(function: Function) -> None:
    """405, 415, 400 and 422, as problem+json."""
    signed = sign_headers(RUN, at=datetime.now(UTC))
    answers = [
        requests.get(function.url, timeout=30),
        requests.post(function.url, data=RUN, headers={**signed, "Content-Type": "text/plain"}, timeout=30),
        function.post(b"{"),
        function.post({"schema": "outreach.run/1", "workbook": 7}),
    ]
    assert [answer.status_code for answer in answers] == [405, 415, 400, 422]
    assert {answer.headers["Content-Type"] for answer in answers} == {"application/problem+json"}


def test_every_line_of_the_log_is_json(function: Function) -> None:
    """Cloud Logging reads severity and message from each."""
    function.post(b"{")
    function.post(RUN, {})
    lines = function.read_log()
    assert lines
    assert all({"severity", "message"} <= line.keys() for line in lines)

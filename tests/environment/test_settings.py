"""The settings of a function: read when they are whole, refused with one clear sentence when they are not."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.environment.callers import BY_IAM, BY_SIGNATURE, BY_TOKEN, KEY, NEXT_KEY, STRANGERS_KEY, make_environment

from sheets_outreach.environment.settings import Auth, read_environment
from sheets_outreach.environment.variables import parse_workbook_id
from sheets_outreach.errors import SettingsError


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"OUTREACH_AUTH": ""}, "OUTREACH_AUTH is not set; it must be iam, oidc or hmac"),
        ({"OUTREACH_AUTH": "none"}, "OUTREACH_AUTH must be iam, oidc or hmac"),
        ({"OUTREACH_AUTH": "IAM"}, "OUTREACH_AUTH must be iam, oidc or hmac"),
        ({"OUTREACH_AUTH": "iam,hmac"}, "OUTREACH_AUTH must be iam, oidc or hmac"),
        ({"OUTREACH_AUTH": "hmac"}, "OUTREACH_AUTH is hmac, which needs more: OUTREACH_HMAC_KEYS"),
        ({"OUTREACH_AUTH": "oidc"}, "OUTREACH_AUTH is oidc, which needs more: OUTREACH_OIDC_AUDIENCE"),
        (
            {"OUTREACH_AUTH": "oidc", "OUTREACH_OIDC_AUDIENCE": "a"},
            "OUTREACH_AUTH is oidc, which needs more: OUTREACH_OIDC_EMAILS",
        ),
        ({"OUTREACH_SMTP_HOST": "smtp.example.org"}, "OUTREACH_SMTP_HOST is set, which needs more: OUTREACH_MAIL_FROM"),
        (
            {"OUTREACH_SMTP_HOST": "smtp.example.org", "OUTREACH_MAIL_FROM": "library@example.org"},
            "OUTREACH_SMTP_HOST is set, which needs more: OUTREACH_MAIL_DOMAINS",
        ),
        (
            {"OUTREACH_TASK_QUEUES": "projects/p/locations/l/queues/q", "OUTREACH_TASK_URL": "https://{job}.example"},
            "OUTREACH_TASK_QUEUES is set, which needs more: OUTREACH_TASK_CALLER",
        ),
        ({"OUTREACH_TASK_QUEUES": "outreach-1"}, "OUTREACH_TASK_QUEUES must be full names of Cloud Tasks queues"),
        ({"OUTREACH_HMAC_KEYS": "short"}, "OUTREACH_HMAC_KEYS must be one or two keys of at least 32 characters"),
        ({"OUTREACH_HMAC_KEYS": f"{KEY},{NEXT_KEY},{STRANGERS_KEY}"}, "OUTREACH_HMAC_KEYS must be one or two keys"),
        ({"OUTREACH_WORKBOOKS": ""}, "OUTREACH_WORKBOOKS must be"),
        ({"OUTREACH_WORKBOOKS": "https://example.org/a-table"}, "OUTREACH_WORKBOOKS must be Google Sheets ids"),
        ({"OUTREACH_SHEETS_URL": "http://sheets.example.org"}, "OUTREACH_SHEETS_URL must be the address of a local"),
        ({"OUTREACH_SHEETS_URL": "http://127.0.0.1.example.org"}, "OUTREACH_SHEETS_URL must be the address of a local"),
        ({"OUTREACH_SHEETS_URL": "http://user@evil.example@127.0.0.1/x"}, "OUTREACH_SHEETS_URL must be"),
        ({"OUTREACH_DEADLINE_S": "soon"}, "OUTREACH_DEADLINE_S must be seconds a run may take"),
        ({"OUTREACH_DEADLINE_S": "0"}, "OUTREACH_DEADLINE_S must be seconds a run may take"),
        ({"OUTREACH_DEADLINE_S": "nan"}, "OUTREACH_DEADLINE_S must be seconds a run may take"),
        (
            {"OUTREACH_OIDC_CERTIFICATES_URL": "http://example.org/certs"},
            "OUTREACH_OIDC_CERTIFICATES_URL must be an https",
        ),
        ({"OUTREACH_SMTP_PORT": "70000"}, "OUTREACH_SMTP_PORT must be a port number"),
        (
            {"OUTREACH_HMAC_KEYS_FILE": "/nowhere/at/all"},
            "OUTREACH_HMAC_KEYS_FILE must be the path of a readable text file",
        ),
    ],
)
def test_it_refuses_to_start_with_one_clear_sentence(changes: dict[str, str], sentence: str) -> None:
    """The sentence names the variable and says what it must be."""
    with pytest.raises(SettingsError) as caught:
        read_environment({**BY_IAM, **changes})
    assert sentence in caught.value.message
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "variables", [BY_IAM, BY_TOKEN, BY_SIGNATURE], ids=lambda variables: variables["OUTREACH_AUTH"]
)
def test_it_starts_with_a_whole_door(variables: dict[str, str]) -> None:
    """Each of the three doors is accepted with what it needs."""
    assert read_environment(variables).auth is Auth(variables["OUTREACH_AUTH"])


def test_a_refused_secret_is_not_in_the_sentence() -> None:
    """Neither the sentence nor what it is chained to may carry the value."""
    with pytest.raises(SettingsError) as caught:
        make_environment(BY_IAM, OUTREACH_HMAC_KEYS="hush-hush")
    assert "hush" not in str(caught.value)
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__


def test_secrets_are_not_printed() -> None:
    """Printing the settings, by mistake or in a traceback, must not print a secret."""
    environment = make_environment(
        BY_SIGNATURE, OUTREACH_SMTP_PASSWORD="hush-hush", OUTREACH_TOKEN_VK="vk1.a.hush-hush"
    )
    assert KEY not in repr(environment)
    assert "hush" not in repr(environment)


def test_a_secret_may_come_from_a_mounted_file(tmp_path: Path) -> None:
    """Secret Manager mounts a file; the newline that an editor left at its end is not part of the key."""
    mounted = tmp_path / "keys"
    mounted.write_text(f"{KEY},{NEXT_KEY}\n", encoding="utf-8")
    variables = {"OUTREACH_AUTH": "hmac", "OUTREACH_WORKBOOKS": "a1", "OUTREACH_HMAC_KEYS_FILE": str(mounted)}
    assert [key.get_secret_value() for key in read_environment(variables).hmac_keys] == [KEY, NEXT_KEY]


def test_it_takes_workbooks_as_ids_and_as_addresses() -> None:
    """What people paste is an address; what is compared is the id."""
    pasted = "https://docs.google.com/spreadsheets/d/1AbC-_9/edit?gid=0#gid=0, 2Def\nhttps://docs.google.com/spreadsheets/u/1/d/3Ghi"
    assert make_environment(BY_IAM, OUTREACH_WORKBOOKS=pasted).workbooks == {"1AbC-_9", "2Def", "3Ghi"}


def test_it_takes_a_token_for_each_platform() -> None:
    """Tokens are found by the platform's name; an empty one is as good as none."""
    environment = make_environment(
        BY_IAM, OUTREACH_TOKEN_VK="vk-token", OUTREACH_TOKEN_YOUTUBE="yt-key", OUTREACH_TOKEN_MAX=""
    )
    assert {name: token.get_secret_value() for name, token in environment.tokens.items()} == {
        "vk": "vk-token",
        "youtube": "yt-key",
    }


def test_allow_lists_do_not_mind_case() -> None:
    """An e-mail address or a domain is the same in capitals."""
    environment = make_environment(BY_IAM, OUTREACH_OIDC_EMAILS="Ola@Example.org", OUTREACH_MAIL_DOMAINS="Example.ORG")
    assert environment.oidc_emails == {"ola@example.org"}
    assert environment.mail_domains == {"example.org"}


@pytest.mark.parametrize(
    "text", ["", "a b", "https://docs.google.com/document/d/1AbC", "ftp://x/spreadsheets/d/1", "x" * 129]
)
def test_it_recognises_no_workbook_where_there_is_none(text: str) -> None:
    """Another document's address, or a text, is not a workbook."""
    assert parse_workbook_id(text) is None

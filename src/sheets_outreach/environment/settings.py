"""Answers what a function may do and where, from its environment variables; it reads none of the sheet's own settings.

A variable may be given as ``NAME_FILE``, the path of a mounted file that holds the value (a Secret Manager volume),
so that a secret need not stand in the process's environment. Nothing here calls Secret Manager, and no value is put
into an error.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError

from sheets_outreach.environment.variables import (
    FoldedWords,
    Keys,
    LoopbackUrl,
    ProtectedUrl,
    QueueNames,
    ServiceUrl,
    Words,
    Workbook,
    Workbooks,
)
from sheets_outreach.errors import SettingsError

PREFIX = "OUTREACH_"
TOKEN_PREFIX = "OUTREACH_TOKEN_"  # noqa: S105 - a variable's name, not a token
FILE_SUFFIX = "_FILE"

# https://developers.google.com/identity/gsi/web/guides/verify-google-id-token names both forms of the issuer.
GOOGLE_ISSUERS = frozenset({"https://accounts.google.com", "accounts.google.com"})
CLOUD_TASKS = "https://cloudtasks.googleapis.com"
GOOGLE_CERTIFICATES = "https://www.googleapis.com/oauth2/v1/certs"


class Auth(StrEnum):
    """Who checks the caller: Cloud Run before us, or we ourselves by an identity token or a signature."""

    IAM = "iam"
    OIDC = "oidc"
    HMAC = "hmac"


class MailSecurity(StrEnum):
    """How the connection to the mail server is protected."""

    STARTTLS = "starttls"
    TLS = "tls"
    NONE = "none"


class Environment(BaseModel):
    """What the environment says, typed. A field's description completes the sentence "VARIABLE must be …"."""

    model_config = ConfigDict(frozen=True, hide_input_in_errors=True)

    auth: Auth = Field(alias="OUTREACH_AUTH", description="iam, oidc or hmac")
    workbooks: Workbooks = Field(
        frozenset(),
        alias="OUTREACH_WORKBOOKS",
        description="Google Sheets ids or addresses, separated by commas: all the workbooks this function may touch",
    )
    network: Workbook | None = Field(
        None, alias="OUTREACH_NETWORK", description="the id or address of the sheet that lists a network's workbooks"
    )
    task_queues: QueueNames = Field(
        (),
        alias="OUTREACH_TASK_QUEUES",
        description="full names of Cloud Tasks queues, one for each identity, in order",
    )
    task_url: ServiceUrl | None = Field(
        None, alias="OUTREACH_TASK_URL", description="the https address of the jobs' services, with a place for {job}"
    )
    task_caller: str | None = Field(
        None, alias="OUTREACH_TASK_CALLER", description="the e-mail address of the service account that tasks call with"
    )
    task_api_url: ProtectedUrl = Field(
        CLOUD_TASKS, alias="OUTREACH_TASK_API_URL", description="an https address at which Cloud Tasks answers"
    )
    sheets_url: LoopbackUrl | None = Field(
        None, alias="OUTREACH_SHEETS_URL", description="the address of a local Sheets server on this machine's loopback"
    )
    deadline_s: Annotated[float, Field(gt=0, le=3600)] = Field(
        240.0, alias="OUTREACH_DEADLINE_S", description="seconds a run may take, above 0 and at most 3600"
    )
    hmac_keys: Keys = Field(
        (), alias="OUTREACH_HMAC_KEYS", description="one or two keys of at least 32 characters, separated by a comma"
    )
    oidc_audience: Words = Field(
        frozenset(),
        alias="OUTREACH_OIDC_AUDIENCE",
        description="the audiences a token may be meant for, separated by commas",
    )
    oidc_emails: FoldedWords = Field(
        frozenset(), alias="OUTREACH_OIDC_EMAILS", description="the e-mail addresses that may call, separated by commas"
    )
    oidc_issuers: Words = Field(
        GOOGLE_ISSUERS, alias="OUTREACH_OIDC_ISSUERS", description="who may issue tokens, separated by commas"
    )
    oidc_certificates_url: ProtectedUrl = Field(
        GOOGLE_CERTIFICATES,
        alias="OUTREACH_OIDC_CERTIFICATES_URL",
        description="an https address of the issuer's certificates",
    )
    smtp_host: str | None = Field(None, alias="OUTREACH_SMTP_HOST", description="the mail server's name")
    smtp_port: Annotated[int, Field(ge=1, le=65535)] = Field(
        587, alias="OUTREACH_SMTP_PORT", description="a port number from 1 to 65535"
    )
    smtp_security: MailSecurity = Field(
        MailSecurity.STARTTLS, alias="OUTREACH_SMTP_SECURITY", description="starttls, tls or none"
    )
    smtp_user: str | None = Field(None, alias="OUTREACH_SMTP_USER", description="the mail server's user")
    smtp_password: SecretStr | None = Field(
        None, alias="OUTREACH_SMTP_PASSWORD", description="the mail user's password"
    )
    mail_from: str | None = Field(None, alias="OUTREACH_MAIL_FROM", description="the sender's e-mail address")
    mail_domains: FoldedWords = Field(
        frozenset(), alias="OUTREACH_MAIL_DOMAINS", description="the domains mail may go to, separated by commas"
    )
    contacts: str | None = Field(
        None, alias="OUTREACH_CONTACTS", description="the path of a table of admins' addresses that stand in no sheet"
    )
    ping_url: ProtectedUrl | None = Field(
        None, alias="OUTREACH_PING_URL", description="an https address that is told of every finished run"
    )
    project: str | None = Field(None, alias="GOOGLE_CLOUD_PROJECT", description="the Google Cloud project's id")
    tokens: Mapping[str, SecretStr] = Field(
        default_factory=dict, description="the platforms' tokens by platform, from OUTREACH_TOKEN_<PLATFORM>"
    )


# What is of no use without the rest: refused at the start, not at the first caller. None stands for any value.
NEEDED: tuple[tuple[str, object, tuple[str, ...]], ...] = (
    ("auth", Auth.OIDC, ("oidc_audience", "oidc_emails")),
    ("auth", Auth.HMAC, ("hmac_keys",)),
    ("smtp_host", None, ("mail_from", "mail_domains")),
    ("task_queues", None, ("task_url", "task_caller")),
)


def read_environment(environ: Mapping[str, str]) -> Environment:
    """Read the settings of a function.

    Args:
        environ: ``os.environ`` or a stand-in. An empty value counts as unset: Cloud Build replaces an unknown
            substitution by nothing.

    Raises:
        SettingsError: a variable is missing or unusable; the sentence names it and says what it must be.
    """
    values: dict[str, object] = {name: text for name, text in _read_values(environ).items() if text.strip()}
    values["tokens"] = {
        name.removeprefix(TOKEN_PREFIX).lower(): text for name, text in values.items() if name.startswith(TOKEN_PREFIX)
    }
    try:
        environment = Environment.model_validate(values)
    except ValidationError as error:
        raise SettingsError(_word(error)) from None
    _require_whole(environment)
    return environment


def _read_values(environ: Mapping[str, str]) -> dict[str, str]:
    """Take our variables, those given as a file last: a mounted secret wins over a leftover."""
    values = {name: text for name, text in environ.items() if name.startswith(PREFIX) or name == "GOOGLE_CLOUD_PROJECT"}
    for name, path in environ.items():
        if name.startswith(PREFIX) and name.endswith(FILE_SUFFIX) and path.strip():
            try:
                values[name.removesuffix(FILE_SUFFIX)] = Path(path).read_text(encoding="utf-8").strip()
            except (OSError, UnicodeDecodeError) as error:
                raise SettingsError(f"{name} must be the path of a readable text file") from error
    return values


def _require_whole(environment: Environment) -> None:
    for field, value, needs in NEEDED:
        has = getattr(environment, field)
        if not has or (value is not None and has != value):
            continue
        for need in needs:
            if not getattr(environment, need):
                name = Environment.model_fields[field].alias
                raise SettingsError(f"{name} is {value or 'set'}, which needs more: {_describe(need)}")
    if not environment.workbooks and environment.network is None:
        raise SettingsError(f"Either {_describe('workbooks')}; or {_describe('network')}")


def _word(error: ValidationError) -> str:
    """Say the first thing that is wrong, without its value."""
    first = error.errors(include_input=False, include_url=False, include_context=False)[0]
    name = str(first["loc"][0])
    field = next((key for key, info in Environment.model_fields.items() if name in (info.alias, key)), name)
    missing = "is not set; it " if first["type"] == "missing" else ""
    return _describe(field).replace(" must", f" {missing}must", 1) if missing else _describe(field)


def _describe(field: str) -> str:
    info = Environment.model_fields[field]
    return f"{info.alias or field} must be {info.description}"

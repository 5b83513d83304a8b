"""How a connection to a mail server is opened, protected and logged in to; no mail is sent here."""

from __future__ import annotations

import smtplib
import ssl
from dataclasses import dataclass, field
from enum import StrEnum

from sheets_outreach.digest.cleaning import clean_line
from sheets_outreach.errors import DeliveryError, OutreachError, SettingsError

PERMANENT = range(500, 600)
"""Reply codes that will not change by asking again (RFC 5321 §4.2.1)."""

_LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})


class Security(StrEnum):
    """How the connection to the mail server is protected."""

    STARTTLS = "starttls"
    TLS = "tls"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class SmtpServer:
    """Where and as whom to hand over mails.

    Attributes:
        host: the server's name.
        port: 587 for STARTTLS, 465 for TLS.
        security: how the connection is protected.
        user: account; empty means that no login is needed.
        password: the account's password.
        timeout_s: seconds to wait for each answer.
        hello: the name we introduce ourselves with; empty means this machine's own.
        tls: certificates to trust, where they are not the system's.
    """

    host: str
    port: int = 587
    security: Security = Security.STARTTLS
    user: str = ""
    password: str = field(default="", repr=False)
    timeout_s: float = 20.0
    hello: str = ""
    tls: ssl.SSLContext | None = None


def connect(server: SmtpServer) -> smtplib.SMTP:
    """Open a connection over which mails can be sent.

    Raises:
        SettingsError: the server refuses us, the account or the protection; every mail would fail alike.
        DeliveryError: passing; the server cannot be reached or does not answer at the moment.
    """
    _check_account(server)
    smtp: smtplib.SMTP | None = None
    try:
        smtp = _open(server)
        _enter(smtp, server)
    except (smtplib.SMTPException, OSError) as error:
        if smtp is not None:
            smtp.close()
        raise _explain(error) from error
    return smtp


def _check_account(server: SmtpServer) -> None:
    if server.user and server.security is Security.NONE and server.host not in _LOOPBACK:
        raise SettingsError("A mail password may not be sent over an unprotected connection", host=server.host)
    # smtplib sends both as ASCII only.
    if not (server.user + server.password).isascii():
        raise SettingsError("The mail account and its password must be ASCII")


def _open(server: SmtpServer) -> smtplib.SMTP:
    hello = server.hello or None
    if server.security is Security.TLS:
        return smtplib.SMTP_SSL(server.host, server.port, hello, timeout=server.timeout_s, context=_trusted(server))
    return smtplib.SMTP(server.host, server.port, hello, timeout=server.timeout_s)


def _enter(smtp: smtplib.SMTP, server: SmtpServer) -> None:
    smtp.ehlo_or_helo_if_needed()
    if server.security is Security.STARTTLS:
        smtp.starttls(context=_trusted(server))
        smtp.ehlo_or_helo_if_needed()
    if server.user:
        smtp.login(server.user, server.password)


def _trusted(server: SmtpServer) -> ssl.SSLContext:
    return server.tls or ssl.create_default_context()


def _explain(error: smtplib.SMTPException | OSError) -> OutreachError:
    """Tell what somebody must change from what passes by itself."""
    if isinstance(error, ssl.SSLCertVerificationError):
        return SettingsError("The mail server's certificate is not to be trusted")
    if isinstance(error, ssl.SSLError) and error.reason == "WRONG_VERSION_NUMBER":
        return SettingsError("The mail server does not speak TLS on this port; try starttls")
    if isinstance(error, smtplib.SMTPNotSupportedError):
        return SettingsError("The mail server does not offer the protection or the login that is asked for")
    if isinstance(error, smtplib.SMTPResponseException):
        what = "account" if isinstance(error, smtplib.SMTPAuthenticationError) else "connection"
        kind = SettingsError if error.smtp_code in PERMANENT else DeliveryError
        message = f"The mail server refuses the {what}"
        return kind(message, code=error.smtp_code, stage="connect", said=say_reply(error.smtp_error))
    return DeliveryError("The mail server cannot be reached", stage="connect")


def say_reply(said: bytes | str) -> str:
    """Give a server's words as one short harmless line."""
    return clean_line(said.decode("utf-8", "replace") if isinstance(said, bytes) else said)

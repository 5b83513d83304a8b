"""Mails to a mail server, one after the other over one connection; which mails, and whether again, others decide."""

from __future__ import annotations

import smtplib
from contextlib import suppress
from email.message import EmailMessage
from types import TracebackType
from typing import NoReturn, Self

from sheets_outreach.delivery.connection import PERMANENT, SmtpServer, connect, say_reply
from sheets_outreach.errors import DeliveryError, SettingsError

_DONE = 250
_FORWARDED = 251  # the user is elsewhere; the server passes the mail on
_CLOSING = 421  # RFC 5321 §3.8: the server closes the connection, whatever was asked


class _LostConnectionError(Exception):
    """The connection broke, or the server said that it closes it, before the mail's text was begun."""


class SmtpMailer:
    """Hands mails to a mail server. See `Mailer` for the contract.

    The connection is opened with the first mail and used for all. Where a server has closed it in between (idle, or so
    many mails a connection), it is opened again once, which is safe because nothing of the mail had been sent.
    """

    def __init__(self, server: SmtpServer) -> None:
        self._server = server
        self._smtp: smtplib.SMTP | None = None

    def send_message(self, message: EmailMessage) -> None:
        """Hand over one mail.

        Raises:
            DeliveryError: permanent when the recipient or the text is refused (5xx), passing otherwise.
            SettingsError: the server does not let us in, cannot protect the connection, or refuses the sender.
        """
        reused = self._smtp is not None
        try:
            self._introduce(message)
        except _LostConnectionError as error:
            if not reused:
                raise DeliveryError("The mail server closed the connection", stage="envelope") from error
            self._introduce_again(message)
        self._hand_over(message)

    def _introduce_again(self, message: EmailMessage) -> None:
        try:
            self._introduce(message)
        except _LostConnectionError as error:
            raise DeliveryError("The mail server closed the connection", stage="envelope") from error

    def _introduce(self, message: EmailMessage) -> None:
        """Say from whom and to whom; nothing of the mail itself is sent yet."""
        smtp = self._connected()
        sender = message["From"].addresses[0].addr_spec
        recipient = message["To"].addresses[0].addr_spec
        try:
            code, said = smtp.mail(sender)
            if code in PERMANENT:
                self._drop()
                raise SettingsError("The mail server refuses the sender's address", code=code, said=say_reply(said))
            if code == _DONE:
                code, said = smtp.rcpt(recipient)
        except (smtplib.SMTPException, OSError) as error:
            self._drop()
            raise _LostConnectionError from error
        if code == _CLOSING:
            self._drop()
            raise _LostConnectionError
        if code not in {_DONE, _FORWARDED}:
            self._refuse(code, said, "recipient")

    def _hand_over(self, message: EmailMessage) -> None:
        smtp = self._smtp
        assert smtp is not None
        try:
            code, said = smtp.data(message.as_bytes())
        except smtplib.SMTPDataError as error:
            # The server answered the word DATA itself; nothing of the text has gone out.
            self._refuse(error.smtp_code, error.smtp_error, "text")
        except (smtplib.SMTPException, OSError) as error:
            self._drop()
            raise DeliveryError(
                "The mail server did not answer after the mail", stage="text", uncertain=True
            ) from error
        if code != _DONE:
            self._refuse(code, said, "text")

    def _refuse(self, code: int, said: bytes | str, stage: str) -> NoReturn:
        """Report what the server answered, and leave the connection ready for the next mail."""
        assert self._smtp is not None
        try:
            if code == _CLOSING or self._smtp.rset()[0] != _DONE:
                self._drop()
        except (smtplib.SMTPException, OSError):
            self._drop()
        raise DeliveryError(
            "The mail server refused the mail",
            permanent=code in PERMANENT,
            code=code,
            stage=stage,
            said=say_reply(said),
        )

    def _connected(self) -> smtplib.SMTP:
        if self._smtp is None:
            self._smtp = connect(self._server)
        return self._smtp

    def _drop(self) -> None:
        if self._smtp is not None:
            self._smtp.close()
            self._smtp = None

    def __enter__(self) -> Self:
        """Begin; the connection is opened with the first mail."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None, /
    ) -> None:
        """Say goodbye."""
        if self._smtp is not None:
            with suppress(smtplib.SMTPException, OSError):
                self._smtp.quit()
        self._drop()

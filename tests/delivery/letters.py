"""Letters and mails for the tests of delivery."""

from __future__ import annotations

from datetime import UTC, datetime
from email.message import EmailMessage

from sheets_outreach.delivery import Envelope, build_message
from sheets_outreach.digest.letter import Letter
from sheets_outreach.texts import Language

NOW = datetime(2026, 11, 23, 8, 5, 30, tzinfo=UTC)
KEY = "digest:2026-W48:3f9a0c"


def letter(
    subject: str = "Соседи: 3 дела", text: str = "Здравствуйте!\n", html: str = "<p>Здравствуйте!</p>"
) -> Letter:
    """Give a short letter."""
    return Letter(subject, text, html, Language.RU)


def envelope(recipient: str = "anna@library.example", **changes: str) -> Envelope:
    """Give an envelope from the library to one colleague."""
    return Envelope(**({"sender": "post@library.example", "recipient": recipient} | changes))


def mail(recipient: str = "anna@library.example", key: str = KEY) -> EmailMessage:
    """Give a mail ready to be handed over."""
    return build_message(letter(), envelope(recipient), key, NOW)

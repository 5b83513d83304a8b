"""How a letter becomes a mail: headers, two parts, a Message-ID that a second copy shares; it sends nothing."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from urllib.parse import quote

from sheets_outreach.delivery.addresses import parse_address
from sheets_outreach.digest.cleaning import clean_header
from sheets_outreach.digest.letter import Letter

# Parts are encoded as quoted-printable or base64, whichever is shorter: old relays still break 8-bit text.
_POLICY = SMTP.clone(cte_type="7bit")
_LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class Envelope:
    """Who writes to whom.

    Attributes:
        sender: address the mails come from.
        recipient: the one address this mail goes to.
        sender_name: usually the library's name.
        recipient_name: as the sheet has it.
        reply_to: address for answers, where it is not the sender.
        unsubscribe: address that takes requests to stop; the sender where it is empty.
    """

    sender: str
    recipient: str
    sender_name: str = ""
    recipient_name: str = ""
    reply_to: str = ""
    unsubscribe: str = ""


def message_id(key: str, sender: str) -> str:
    """Derive a Message-ID from a claim's key, so that a second copy of a mail is recognisable as such.

    >>> message_id("digest:2026-W47:5f1c", "post@library.example")
    '<5413630bd9353f86d0e30dc767d5ac8cb1090e64@library.example>'
    """
    domain = parse_address(sender).rpartition("@")[2]
    return f"<{hashlib.sha256(key.encode()).hexdigest()[:40]}@{domain}>"


def build_message(letter: Letter, envelope: Envelope, key: str, now: datetime) -> EmailMessage:
    """Put a letter into a mail.

    ``Auto-Submitted`` (RFC 3834) keeps absence notes away; there is no ``Precedence``, which RFC 3834 calls
    non-standard and which some servers take for a sign of bulk mail. ``List-Unsubscribe`` (RFC 2369) is a ``mailto:``:
    a one-click address would have to stand open to everybody, and only bulk senders need one.

    Args:
        letter: subject and both parts.
        envelope: sender and the only recipient.
        key: the claim's key, unique for recipient and period.
        now: the moment of sending, aware.

    Raises:
        DeliveryError: permanent; one of the addresses is not one plain address.
    """
    sender = parse_address(envelope.sender)
    unsubscribe = parse_address(envelope.unsubscribe or envelope.sender)
    message = EmailMessage(policy=_POLICY)
    message["From"] = _named(envelope.sender_name, sender)
    message["To"] = _named(envelope.recipient_name, parse_address(envelope.recipient))
    if envelope.reply_to:
        message["Reply-To"] = _named("", parse_address(envelope.reply_to))
    message["Subject"] = clean_header(letter.subject)
    message["Date"] = format_datetime(now)
    message["Message-ID"] = message_id(key, sender)
    message["List-Unsubscribe"] = f"<mailto:{quote(unsubscribe, safe='@')}?subject=unsubscribe>"
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(letter.text)
    message.add_alternative(letter.html, subtype="html")
    message["Content-Language"] = letter.language.value  # last: adding a part moves Content-* headers into the first
    return message


def _named(name: str, address: str) -> Address:
    # `Address` takes exactly one address; a string with a comma in it would quietly become two recipients.
    return Address(display_name=clean_header(name, _LONGEST_NAME), addr_spec=address)

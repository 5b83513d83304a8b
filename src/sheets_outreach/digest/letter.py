"""What a mail says, ready for an envelope: subject, text and HTML; to whom it goes is not its business."""

from __future__ import annotations

from dataclasses import dataclass

from sheets_outreach.texts import Language


@dataclass(frozen=True, slots=True)
class Letter:
    """A rendered digest.

    Attributes:
        subject: one line, already free of control characters.
        text: the text part, sufficient alone.
        html: the HTML part, a whole document that fetches nothing.
        language: of both parts.
    """

    subject: str
    text: str
    html: str
    language: Language

"""What the library has to tell, and to whom the digest goes: announcements and recipients."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from sheets_outreach.choices import Frequency
from sheets_outreach.links import Link
from sheets_outreach.texts import Language
from sheets_outreach.trusted import TRUSTED


class Announcement(BaseModel):
    """One row of the announcements.

    Attributes:
        row: the sheet's own row number, from 1.
        event_date: the day of the event; an announcement without one (new books) is about no day.
        audience: whom it is for, as typed, one an entry.
        offer: which of the library's offers it belongs to, as typed.
        unread: what was typed where it could not be read, by column key.
    """

    model_config = ConfigDict(frozen=True, strict=True, hide_input_in_errors=True, extra="forbid", defer_build=True)

    row: int
    event_date: date | None = None
    title: str = ""
    text: str = ""
    link: Annotated[Link | None, TRUSTED] = None
    audience: tuple[str, ...] = ()
    offer: tuple[str, ...] = ()
    image: Annotated[Link | None, TRUSTED] = None
    image_credit: str = ""
    unread: Mapping[str, str] = Field(default_factory=dict)


class Recipient(BaseModel):
    """One row of the recipients: somebody of the library who gets the digest.

    Attributes:
        row: the sheet's own row number, from 1.
        address: as typed; whether it may be written to is the delivery's decision.
        frequency: weekly where nothing was chosen.
        parts: blocks wanted, as typed; empty means all.
        state: what the job last said about this recipient (our own cell).
    """

    model_config = ConfigDict(frozen=True, strict=True, hide_input_in_errors=True, extra="forbid", defer_build=True)

    row: int
    name: str = ""
    address: str = ""
    language: Language | None = None
    frequency: Frequency = Frequency.WEEKLY
    parts: tuple[str, ...] = ()
    state: str = ""
    unread: Mapping[str, str] = Field(default_factory=dict)

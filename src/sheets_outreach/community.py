"""A community of the register: what staff know of a group and what was agreed with its admin."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from sheets_outreach.agreement import Agreement
from sheets_outreach.choices import Advertising, Answer, Status
from sheets_outreach.links import Link, Platform
from sheets_outreach.texts import Language
from sheets_outreach.trusted import TRUSTED

CommunityKey = tuple[str, str]
"""(platform, canonical id); for invites and missing links (platform, "~" + normalised name)."""


class Community(BaseModel):
    """One row of the register. A field that could not be read is None, and a finding says so.

    Attributes:
        row: the sheet's own row number, from 1.
        platform: of the link; where there is none, of the platform column or of the heading above.
        section: the platform of the heading the row stands under.
        link: the community's link as recognised, the problems with it inside.
        agreement: the agreement as understood; its ``text`` is what was typed.
        admin_link: the admin's page, or the comment in which they agreed.
        accepted: codes or wordings of warnings staff have accepted, as typed.
        unread: what was typed where it could not be read, by column key.
    """

    model_config = ConfigDict(frozen=True, strict=True, hide_input_in_errors=True)

    row: int
    platform: Platform = Platform.UNKNOWN
    section: Platform | None = None
    name: str = ""
    link: Annotated[Link, TRUSTED]
    specialisation: tuple[str, ...] = ()
    offer: tuple[str, ...] = ()
    agreement: Annotated[Agreement, TRUSTED]
    admin: str = ""
    admin_link: Annotated[Link | None, TRUSTED] = None
    status: Status | None = None
    rules_read_on: date | None = None
    greeted_on: date | None = None
    members: Annotated[int | None, Field(ge=0)] = None
    typical_likes: Annotated[int | None, Field(ge=0)] = None
    advertising: Advertising | None = None
    admin_active: Answer | None = None
    moderators: Answer | None = None
    place: str = ""
    distance_km: Annotated[float | None, Field(ge=0, allow_inf_nan=False)] = None
    audience: tuple[str, ...] = ()
    goal: str = ""
    responsible: str = ""
    account: str = ""
    admin_email: str = ""
    digest_consent: date | None = None
    language: Language | None = None
    accepted: tuple[str, ...] = ()
    note: str = ""
    unread: Mapping[str, str] = Field(default_factory=dict)

    @property
    def key(self) -> CommunityKey:
        """What tells this community from all others, wherever its row stands."""
        if self.link.id is not None and self.link.stable:
            return (self.platform, self.link.id)
        return (self.platform, "~" + normalise_name(self.name))


def normalise_name(name: str) -> str:
    """Fold what does not tell two names apart: case, spaces, ``ё``, quotes and dashes.

    >>> normalise_name("  «Соседи»  Сокола ")
    'соседи сокола'
    """
    kept = "".join(letter if letter.isalnum() else " " for letter in name.casefold().replace("ё", "е"))
    return " ".join(kept.split())

"""A publication of the diary: what was posted where, who agreed to it and how it was received."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from sheets_outreach.choices import PostKind
from sheets_outreach.community import normalise_name
from sheets_outreach.links import Link
from sheets_outreach.trusted import TRUSTED

Figure = Annotated[int | None, Field(ge=0)]
"""A count somebody typed, or None for "not known"; None is never 0."""

_NO_WISH = frozenset({"", "0", "нет", "не было", "пока нет", "ingen", "ingenting", "nei", "none", "no", "nothing"})


class Publication(BaseModel):
    """One row of the diary. A field that could not be read is None, and a finding says so.

    Attributes:
        row: the sheet's own row number, from 1.
        date: the day it was posted, in the sheet's own time zone.
        community: name or link of the community, as typed.
        community_link: the same as a link, where it is one.
        post_link: the post's link as recognised.
        wishes: what people wrote; names of residents stay out of mails.
        unread: what was typed where it could not be read, by column key.
    """

    model_config = ConfigDict(frozen=True, strict=True, hide_input_in_errors=True, extra="forbid", defer_build=True)

    row: int
    date: dt.date | None = None
    community: str = ""
    community_link: Annotated[Link | None, TRUSTED] = None
    post_link: Annotated[Link, TRUSTED]
    topic: str = ""
    kind: PostKind | None = None
    author: str = ""
    text: str = ""
    image_credit: str = ""
    approval_asked_on: dt.date | None = None
    approved_on: dt.date | None = None
    likes: Figure = None
    comments: Figure = None
    shares: Figure = None
    views: Figure = None
    wishes: str = ""
    from_whom: str = ""
    answered_on: dt.date | None = None
    moved_to: str = ""
    outcome: str = ""
    note: str = ""
    unread: Mapping[str, str] = Field(default_factory=dict)

    @property
    def statistics_key(self) -> str:
        """What the post is known by in the statistics: its canonical link; without one community, day and topic.

        Some platforms give posts no address of their own (WhatsApp, Messenger).
        """
        if self.post_link.canonical:
            return self.post_link.canonical
        day = self.date.isoformat() if self.date else ""
        return " · ".join((normalise_name(self.community), day, normalise_name(self.topic)))

    @property
    def is_being_agreed(self) -> bool:
        """Whether the admin was asked about it and it has not been posted yet."""
        return self.date is None and not self.post_link.raw and self.approval_asked_on is not None

    @property
    def has_wish(self) -> bool:
        """Whether somebody wrote anything; «нет» and "ingen" say that nobody did."""
        return " ".join(self.wishes.split()).strip(" .!–—-").casefold() not in _NO_WISH

    @property
    def awaits_answer(self) -> bool:
        """Whether somebody wrote and was not answered, neither there nor by e-mail or phone."""
        answered = self.answered_on is not None or "answered_on" in self.unread or self.moved_to
        return self.has_wish and not answered

    @property
    def counts_as_post(self) -> bool:
        """Whether it counts against an agreement; taking part in other people's talk never does."""
        return self.kind is not PostKind.PARTICIPATION

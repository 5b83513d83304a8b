"""A post that is planned, as the digest needs it; how plans are made is none of its business."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Planned:
    """One planned post.

    Attributes:
        community_row: the community's row in the register.
        day: when it should appear.
        titles: the announcements gathered in it.
        draft: its text, ready to paste.
        links: the tagged addresses in the draft, built from recognised links; they stay whole where others are broken.
        ask_by: by when the admin should have agreed.
    """

    community_row: int
    day: date
    titles: tuple[str, ...]
    draft: str = ""
    links: tuple[str, ...] = ()
    ask_by: date | None = None

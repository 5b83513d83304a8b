"""What one link was understood as; it says nothing about whether the link suits the cell it stands in."""

from __future__ import annotations

from typing import NamedTuple

from sheets_outreach.finding import Problem
from sheets_outreach.links.platform import Kind, Platform


class Link(NamedTuple):
    """A link, recognised or refused.

    A named tuple, not a frozen dataclass: two are made for every row of the register, and they are made in a quarter
    of the time.

    Attributes:
        platform: ``unknown`` if the text is no link, ``shortener`` if it must be opened to see where it leads.
        kind: ``unknown`` if the host is known and the page is not, or if only opening it would tell.
        id: unique within the platform together with ``kind``; None where the link names nothing.
        canonical: the one spelling of the link: https, fixed host, no fragment, no tracking; None if refused.
        community: id of the community (or account) a post stands in, where the link says so.
        comment: the comment within the post that the link points at.
        raw: the text as typed.
        stable: False where two different ids may be the same thing (share links, invites, ``pfbid…``).
        certain: False where the name may just as well be a person's or a bot's.
        problems: what to tell people about the link.
    """

    platform: Platform
    kind: Kind
    id: str | None
    canonical: str | None
    community: str | None = None
    comment: str | None = None
    raw: str = ""
    stable: bool = True
    certain: bool = True
    problems: tuple[Problem, ...] = ()

    @property
    def refused(self) -> bool:
        """Whether the text was not taken for a link at all."""
        return self.platform is Platform.UNKNOWN

    def as_fields(self, hint: Platform | None = None, note: str = "") -> dict[str, str | None]:
        """Return the link as ``explain link`` prints it, without the fields that have nothing to say.

        Args:
            hint: the platform that was given beside the text.
            note: a sentence about the link, already worded.
        """
        fields: dict[str, str | None] = {
            "input": self.raw,
            "platform": self.platform.value,
            "kind": self.kind.value,
            "id": self.id,
            "canonical": self.canonical,
        }
        if self.community is not None:
            fields["community"] = self.community
        if self.comment is not None:
            fields["comment"] = self.comment
        if hint is not None:
            fields["hint"] = hint.value
        if note:
            fields["note"] = note
        return fields

    def __str__(self) -> str:
        """Return platform, kind and id, for logs and examples."""
        return f"{self.platform} {self.kind} {self.id}"


def refuse(raw: str, code: str, **params: object) -> Link:
    """Return the link that says why ``raw`` is none."""
    return Link(Platform.UNKNOWN, Kind.UNKNOWN, None, None, raw=raw, stable=False, problems=(Problem(code, params),))

"""The contract between a platform's collector and those who ask it; it holds no platform.

`Collector` is a protocol: a collector need not inherit anything from us. Everything it may answer stands here and in
`sheets_outreach.statistics`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol, TypeAlias

from sheets_outreach.statistics import Denied, Figures, Gone


class Kind(StrEnum):
    """What is to be measured."""

    POST = "post"
    COMMUNITY = "community"


@dataclass(frozen=True, slots=True)
class Wanted:
    """One post or community whose figures are wanted.

    Attributes:
        platform: key of the platform (``vk``, ``telegram`` …).
        id: the id of its link: ``-123_45`` on VK, ``name/123`` on Telegram, an Instagram shortcode …
        community: the community of a post as its link names it, where the link does.
        kind: post or community.
    """

    platform: str
    id: str
    community: str | None = None
    kind: Kind = Kind.POST


@dataclass(frozen=True, slots=True)
class Unanswered:
    """It was asked for, and no usable answer came. It may come another time, or be typed by hand.

    Attributes:
        reason: key of the text that says why.
    """

    reason: str


@dataclass(frozen=True, slots=True)
class NotAsked:
    """Nobody asked the platform: there is no way to, it is switched off, has no key, or the time was over.

    Attributes:
        reason: key of the text that says why.
    """

    reason: str


Answer: TypeAlias = Figures | Gone | Denied | Unanswered


@dataclass(frozen=True, slots=True)
class Limits:
    """How much may be asked.

    Attributes:
        per_call: how many ids one call takes.
        per_second: how many requests a second; the collector itself keeps this one.
        per_day: how many requests a day, None if the platform names no limit.
        by_community: whether all ids of a call must be in the same community.
    """

    per_call: int
    per_second: float
    per_day: int | None = None
    by_community: bool = False


class Collector(Protocol):
    """Fetches the figures of one platform.

    The contract:

    * `posts` and `communities` are handed at most ``limits[kind].per_call`` wanted ones, all of this platform and of
      that kind, and none that `refuses` gave a reason for. They may take several requests, and block.
    * They answer with one entry for each wanted one. Partial success is normal: what is gone, hidden or could not be
      read is an `Answer` of its own, not an error. A count that the platform does not tell is ``None``, never 0.
    * They raise `CollectorError`, made by `failure`, when nothing at all can be answered, and nothing else.
      ``permanent`` tells a passing error (asking tomorrow may help) from one that somebody has to mend. An error
      never holds a token.
    * A collector is used by one thread at a time; different collectors run in parallel.
    """

    @property
    def platform(self) -> str:
        """Key of the platform."""

    @property
    def limits(self) -> Mapping[Kind, Limits]:
        """How much may be asked, by kind. A kind that is not in it is typed by hand."""

    @property
    def calls(self) -> int:
        """How many requests it has sent so far."""

    def refuses(self, wanted: Wanted) -> str | None:
        """Say, without asking anybody, why this cannot be asked: the key of a text, or None if it can be.

        Ids come out of cells. This is where an id that is not of the platform's form ends.
        """

    def posts(self, wanted: Sequence[Wanted]) -> Mapping[Wanted, Answer]:
        """Collect the figures of posts."""

    def communities(self, wanted: Sequence[Wanted]) -> Mapping[Wanted, Answer]:
        """Collect the figures of communities: their members."""

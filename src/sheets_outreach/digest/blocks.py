"""What the parts of a digest say, as facts: records, dates, numbers, in no language. `wording` words them.

Every block lists no more than a mail can hold; ``total`` says how many there are, and the rest is in the sheet. The
module is long because a digest is these records and nothing else: they are read side by side.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from sheets_outreach.cadence import Verdict
from sheets_outreach.community import Community
from sheets_outreach.digest.parts import Part
from sheets_outreach.digest.planned import Planned
from sheets_outreach.finding import Finding
from sheets_outreach.links import Platform
from sheets_outreach.publication import Publication
from sheets_outreach.statistics import Engagement, Figures


@dataclass(frozen=True, slots=True)
class Correction:
    """A finding, and what its row is called."""

    finding: Finding
    about: str


@dataclass(frozen=True, slots=True)
class Corrections:
    """What is wrong in the sheet, errors first.

    Attributes:
        error_count: those not listed included.
        warning_count: likewise.
    """

    part: ClassVar = Part.CORRECTIONS
    errors: tuple[Correction, ...]
    warnings: tuple[Correction, ...]
    error_count: int
    warning_count: int


@dataclass(frozen=True, slots=True)
class Hints:
    """What is worth knowing and need not be mended."""

    part: ClassVar = Part.HINTS
    hints: tuple[Correction, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Turn:
    """Where a community stands."""

    community: Community
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Posting:
    """Where the library may post within seven days, those waiting longest first, and where it must rest."""

    part: ClassVar = Part.POSTING
    may: tuple[Turn, ...]
    rest: tuple[Turn, ...]
    may_count: int
    rest_count: int


@dataclass(frozen=True, slots=True)
class Waiting:
    """A text that an admin has not answered."""

    publication: Publication
    community: str
    days: int


@dataclass(frozen=True, slots=True)
class Approvals:
    """Texts shown to an admin more than three days ago and not approved."""

    part: ClassVar = Part.APPROVALS
    waiting: tuple[Waiting, ...]
    total: int


@dataclass(frozen=True, slots=True)
class WishCount:
    """How many wishes wait in one community, and the row of the first."""

    community: str
    count: int
    first_row: int


@dataclass(frozen=True, slots=True)
class Wishes:
    """Wishes of residents nobody has answered: numbers only, never a name or a word of theirs."""

    part: ClassVar = Part.WISHES
    counts: tuple[WishCount, ...]
    communities: int
    total: int


@dataclass(frozen=True, slots=True)
class Post:
    """A publication with what is known of it.

    Attributes:
        community: None where the diary's words fit none for certain.
        figures: the latest that are known, or None.
    """

    publication: Publication
    community: Community | None
    platform: Platform
    figures: Figures | None

    @property
    def place(self) -> str:
        """The community's name, as the register has it or else as the diary does."""
        return (self.community.name if self.community else "") or self.publication.community


@dataclass(frozen=True, slots=True)
class MissingFigures:
    """Posts that are old enough for figures and have none."""

    part: ClassVar = Part.FIGURES
    posts: tuple[Post, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Sum:
    """What the posts of one week came to. A number nobody knows is None, never 0.

    Attributes:
        posts: how many there were.
        unmeasured: how many of them have no figures.
    """

    posts: int = 0
    likes: int | None = None
    comments: int | None = None
    shares: int | None = None
    views: int | None = None
    unmeasured: int = 0

    @property
    def reactions(self) -> int | None:
        """Likes, comments and shares together, as far as they are known."""
        known = [count for count in (self.likes, self.comments, self.shares) if count is not None]
        return sum(known) if known else None


@dataclass(frozen=True, slots=True)
class PlatformWeeks:
    """Two weeks on one platform; platforms are never added up, because a view is not the same on any two."""

    platform: Platform
    now: Sum
    before: Sum


@dataclass(frozen=True, slots=True)
class Totals:
    """Posts of the last seven full days against the seven before.

    Attributes:
        first_day: of the week.
        last_day: of the week: yesterday.
    """

    part: ClassVar = Part.TOTALS
    first_day: date
    last_day: date
    platforms: tuple[PlatformWeeks, ...]


@dataclass(frozen=True, slots=True)
class BestPost:
    """A post and its rate."""

    post: Post
    engagement: Engagement


@dataclass(frozen=True, slots=True)
class Best:
    """The best posts of the last two weeks, by platform."""

    part: ClassVar = Part.BEST
    platforms: Mapping[Platform, tuple[BestPost, ...]]


@dataclass(frozen=True, slots=True)
class Fade:
    """A community that answers much less than it did.

    Attributes:
        now: the rate of its latest posts.
        before: the rate of those before them.
    """

    community: Community
    now: Engagement
    before: Engagement


@dataclass(frozen=True, slots=True)
class Faded:
    """Communities that faded, each compared with its own past only."""

    part: ClassVar = Part.FADED
    fades: tuple[Fade, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Candidates:
    """Communities nobody has greeted yet.

    Attributes:
        every_days: the frequency the greeting asks leave for.
    """

    part: ClassVar = Part.CANDIDATES
    communities: tuple[Community, ...]
    total: int
    every_days: int


@dataclass(frozen=True, slots=True)
class Message:
    """What one admin should be told.

    Attributes:
        last: the last post with known figures, or None.
    """

    community: Community
    planned: tuple[Planned, ...]
    last: Post | None


@dataclass(frozen=True, slots=True)
class Messages:
    """Ready messages to admins who get no mail from us."""

    part: ClassVar = Part.MESSAGES
    messages: tuple[Message, ...]
    total: int


@dataclass(frozen=True, slots=True)
class PlannedHere:
    """What is planned in the one community of an admin, by day."""

    part: ClassVar = Part.PLANNED
    community: Community
    planned: tuple[Planned, ...]
    ask_first: bool


@dataclass(frozen=True, slots=True)
class LastPosts:
    """How the last posts in the one community of an admin did, newest first."""

    part: ClassVar = Part.LAST_POSTS
    posts: tuple[Post, ...]


Block = (
    Corrections
    | Posting
    | Approvals
    | Wishes
    | MissingFigures
    | Totals
    | Best
    | Faded
    | Candidates
    | Messages
    | Hints
    | PlannedHere
    | LastPosts
)

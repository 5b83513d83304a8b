"""Why a platform gave no figures: the reasons, and what follows from each; it words none of them.

The reasons are keys of ``texts/*.toml``. What the platform itself said is never repeated in an error: Facebook, for
one, quotes a malformed access token in its answer.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sheets_outreach.errors import CollectorError


class Reason(StrEnum):
    """Why asking failed. Each is the key of a text."""

    NO_ANSWER = "collector.no-answer"
    SERVER_FAILED = "collector.server-failed"
    TOO_FAST = "collector.too-fast"
    TURNED_AWAY = "collector.turned-away"
    DAY_LIMIT = "collector.day-limit"
    KEY_REFUSED = "collector.key-refused"
    NOT_PERMITTED = "collector.not-permitted"
    REQUEST_REFUSED = "collector.request-refused"
    REDIRECTED = "collector.redirected"
    LAYOUT_CHANGED = "collector.layout-changed"
    ANSWER_UNREADABLE = "collector.answer-unreadable"
    ANSWER_TOO_LARGE = "collector.answer-too-large"
    HOST_NOT_ALLOWED = "collector.host-not-allowed"
    SETTING_UNUSABLE = "collector.setting-unusable"
    PLATFORM_FAILED = "collector.platform-failed"
    COLLECTOR_BROKEN = "collector.collector-broken"
    DEADLINE = "collector.deadline"


@dataclass(frozen=True, slots=True)
class Handling:
    """What follows from a reason.

    Attributes:
        permanent: asking again cannot help until somebody changes something.
        retried: the same call is repeated at once, within its deadline.
        patience: after so many such calls in a row the platform is left alone for this run.
    """

    permanent: bool
    retried: bool
    patience: int


# One odd post must not stop the rest, hence much patience where the answer is about what was asked; little with a
# dead platform, and none where every further call would be refused alike or would make things worse.
HANDLING = {
    Reason.NO_ANSWER: Handling(permanent=False, retried=True, patience=3),
    Reason.SERVER_FAILED: Handling(permanent=False, retried=True, patience=3),
    Reason.TOO_FAST: Handling(permanent=False, retried=True, patience=3),
    Reason.TURNED_AWAY: Handling(permanent=False, retried=False, patience=1),
    Reason.DAY_LIMIT: Handling(permanent=False, retried=False, patience=1),
    Reason.KEY_REFUSED: Handling(permanent=True, retried=False, patience=1),
    Reason.NOT_PERMITTED: Handling(permanent=True, retried=False, patience=1),
    Reason.REQUEST_REFUSED: Handling(permanent=True, retried=False, patience=10),
    Reason.REDIRECTED: Handling(permanent=True, retried=False, patience=3),
    Reason.LAYOUT_CHANGED: Handling(permanent=True, retried=False, patience=10),
    Reason.ANSWER_UNREADABLE: Handling(permanent=False, retried=True, patience=3),
    Reason.ANSWER_TOO_LARGE: Handling(permanent=True, retried=False, patience=3),
    Reason.HOST_NOT_ALLOWED: Handling(permanent=True, retried=False, patience=1),
    Reason.SETTING_UNUSABLE: Handling(permanent=True, retried=False, patience=1),
    Reason.PLATFORM_FAILED: Handling(permanent=False, retried=False, patience=3),
    Reason.COLLECTOR_BROKEN: Handling(permanent=True, retried=False, patience=1),
    Reason.DEADLINE: Handling(permanent=False, retried=False, patience=1),
}


def failure(platform: str, reason: Reason, **where: object) -> CollectorError:
    """Make the error of a reason, to be raised.

    Args:
        platform: key of the platform.
        reason: why.
        where: what helps to find the cause, such as ``status`` or ``code``; never a token, an address or a platform's
            words.
    """
    message = f"No figures from {platform}: {reason.removeprefix('collector.').replace('-', ' ')}"
    return CollectorError(message, permanent=HANDLING[reason].permanent, reason=reason, **where)


def reason_of(error: CollectorError) -> Reason:
    """Name the reason of an error; one without a reason of ours, from somebody else's collector, is the platform's."""
    reason = error.where.get("reason")
    return reason if isinstance(reason, Reason) else Reason.PLATFORM_FAILED

"""When a call to Google is tried again and how long to wait first; the calling and the waiting happen elsewhere.

gspread's own back-off never gives up and repeats appends. Ours ends with a deadline, spreads its waits (full jitter),
keeps to ``Retry-After`` and tells a write that may have been applied from one that was not.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum, auto

_FIRST_WAIT_S = 0.5
_LONGEST_WAIT_S = 32.0
_QUOTA_WAIT_S = 15.0
_SERVER_ERRORS = frozenset({500, 502, 503, 504})


class Trouble(Enum):
    """What went wrong with a call, as far as trying again is concerned."""

    NONE = auto()
    REFUSED = auto()  # Google understood and said no; trying again changes nothing
    QUOTA = auto()  # too many calls; certainly not applied
    UNCERTAIN = auto()  # a server error, a broken answer or none: a write may have been applied


def judge_answer(status: int, error: Mapping[str, object]) -> Trouble:
    """Tell what an HTTP status and Google's error body mean for trying again.

    Quota errors come as 429, from Drive as 403 with the domain ``usageLimits``
    (https://developers.google.com/workspace/sheets/api/limits).
    """
    if status < 400:
        return Trouble.NONE
    if status == 429:
        return Trouble.QUOTA
    if status == 403:
        details = error.get("errors")
        if isinstance(details, list) and any(
            isinstance(item, dict) and item.get("domain") == "usageLimits" for item in details
        ):
            return Trouble.QUOTA
    return Trouble.UNCERTAIN if status in _SERVER_ERRORS or status == 408 else Trouble.REFUSED


@dataclass(frozen=True, slots=True)
class RetryPolicy:
    """How patient we are.

    Attributes:
        timeout_s: seconds one call may take; Google itself gives up after 180.
        patience_s: seconds a call may take with all its repetitions.
    """

    timeout_s: float = 60.0
    patience_s: float = 120.0

    def wait_s(self, attempt: int, trouble: Trouble, retry_after_s: float | None, draw: Callable[[], float]) -> float:
        """Seconds to wait before the next attempt.

        Args:
            attempt: how many attempts have failed, from 1.
            trouble: why the last one failed.
            retry_after_s: what the answer's ``Retry-After`` said, if anything.
            draw: gives a random number in [0, 1).
        """
        ceiling = min(_LONGEST_WAIT_S, _FIRST_WAIT_S * float(2 ** min(attempt, 10)))
        wait = ceiling * draw()
        if trouble is Trouble.QUOTA:
            # The quota is refilled each minute: short waits would only spend it again.
            wait += min(_QUOTA_WAIT_S, ceiling)
        return float(max(wait, retry_after_s or 0.0))

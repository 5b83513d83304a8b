"""When is a caller told that it asks too often?

https://developers.google.com/workspace/sheets/api/limits
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable

from sheets_outreach.localsheets.errors import ApiError

# Known infidelity (quota-window): Google says "a minute" and not which; here it is the last sixty seconds.
WINDOW_S = 60.0
METRICS = {"read": ("Read requests", "read_requests", "ReadRequestsPerMinutePerUser"),
           "write": ("Write requests", "write_requests", "WriteRequestsPerMinutePerUser")}  # fmt: skip
CONSUMER = "project_number:000000000000"


class Quota:
    """Requests a minute, reads and writes apart; None is no limit.

    Args:
        clock: seconds from any moment on, never going back.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self.limits: dict[str, int | None] = {"read": None, "write": None}
        self._clock = clock
        self._lock = threading.Lock()
        self._seen: dict[str, deque[float]] = {"read": deque(), "write": deque()}

    def set(self, *, reads: int | None = None, writes: int | None = None) -> None:
        """Set the limits and forget what was asked so far."""
        with self._lock:
            self.limits = {"read": reads, "write": writes}
            for seen in self._seen.values():
                seen.clear()

    def spend(self, kind: str) -> None:
        """Count a "read" or "write".

        Raises:
            ApiError: 429 in Google's words; a refused request does not count.
        """
        with self._lock:
            limit, seen, now = self.limits[kind], self._seen[kind], self._clock()
            while seen and now - seen[0] >= WINDOW_S:
                seen.popleft()
            if limit is not None and len(seen) >= limit:
                raise _exceeded(kind, limit)
            seen.append(now)


def _exceeded(kind: str, limit: int) -> ApiError:
    title, metric, name = METRICS[kind]
    metadata = {
        "service": "sheets.googleapis.com",
        "quota_metric": f"sheets.googleapis.com/{metric}",
        "quota_limit": name,
        "quota_limit_value": str(limit),
        "quota_unit": "1/min/{project}/{user}",
        "quota_location": "global",
        "consumer": CONSUMER.replace("project_number:", "projects/"),
    }
    return ApiError(
        429,
        f"Quota exceeded for quota metric '{title}' and limit '{title} per minute per user' of service "
        f"'sheets.googleapis.com' for consumer '{CONSUMER}'.",
        details=[
            {
                "@type": "type.googleapis.com/google.rpc.ErrorInfo",
                "reason": "RATE_LIMIT_EXCEEDED",
                "domain": "googleapis.com",
                "metadata": metadata,
            }
        ],
    )

"""Time as the collectors see it, in one object, so that a test can be its own clock; it schedules nothing."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime


def _read_now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Clock:
    """The three things a collector asks of time.

    Attributes:
        now: the instant, aware: what figures are stamped with.
        elapsed: seconds since some fixed moment, never going back: what paces and deadlines are counted with.
        sleep: wait so many seconds.
    """

    now: Callable[[], datetime] = _read_now
    elapsed: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep


REAL_CLOCK = Clock()

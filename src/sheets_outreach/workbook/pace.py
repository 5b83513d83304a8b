"""Keeps us within our share of Google's quota, so that 429 stays the exception; counts calls, does not make them.

Quota: 60 reads and 60 writes a minute for one identity (https://developers.google.com/workspace/sheets/api/limits).
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from enum import StrEnum

_WINDOW_S = 60.0
_PER_MINUTE = 60


class Direction(StrEnum):
    """What a call is charged as."""

    READ = "read"
    WRITE = "write"


class Pace:
    """Counts the calls of the last minute and says how long the next one should wait.

    Args:
        share: part of the quota we take, so that people's own add-ons and other jobs of the same identity find room.
        clock: monotonic seconds.
    """

    def __init__(self, clock: Callable[[], float], share: float = 0.8) -> None:
        self._clock = clock
        self._limit = max(1, int(_PER_MINUTE * share))
        self._recent: dict[Direction, deque[float]] = {direction: deque() for direction in Direction}
        self.counts: dict[Direction, int] = dict.fromkeys(Direction, 0)

    def delay_s(self, direction: Direction) -> float:
        """Seconds until the next call of that direction keeps to our share; 0 most of the time."""
        recent, now = self._recent[direction], self._clock()
        while recent and now - recent[0] >= _WINDOW_S:
            recent.popleft()
        return 0.0 if len(recent) < self._limit else _WINDOW_S - (now - recent[0])

    def count(self, direction: Direction) -> None:
        """Note that a call is being made now."""
        self._recent[direction].append(self._clock())
        self.counts[direction] += 1

"""What goes between a client and a platform: a request, a reply, and what both depend on; it sends nothing."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from sheets_outreach.collectors.clock import REAL_CLOCK, Clock


@dataclass(frozen=True, slots=True)
class Wire:
    """What lies between a client and a platform.

    Attributes:
        base_urls: for tests: host → base URL of a server on this machine's loopback that stands in for it. Given in
            code only; nothing reads it from the environment, and other addresses are refused.
        clock: time.
        draw: a number in [0, 1) for the jitter.
        timeouts_s: how long to wait for a connection, and for each piece of an answer.
        call_s: how long one call may take, its repetitions and waits included.
    """

    base_urls: Mapping[str, str] = field(default_factory=dict)
    clock: Clock = REAL_CLOCK
    draw: Callable[[], float] = random.random
    timeouts_s: tuple[float, float] = (5.0, 10.0)
    call_s: float = 30.0


@dataclass(frozen=True, slots=True)
class Request:
    """What to ask a platform: never where.

    Attributes:
        path: the path's segments, unquoted.
        query: the query's parameters.
        form: if given, the request is a POST with this form. Only for methods that read: they are repeated like a
            GET.
    """

    path: tuple[str, ...]
    query: Mapping[str, str] = field(default_factory=dict)
    form: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer whose status the caller said it can read."""

    status: int
    body: bytes

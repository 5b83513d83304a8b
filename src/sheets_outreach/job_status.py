"""How a run of a job ended: what it says of itself, in its line of the jobs tab and in a function's answer."""

from enum import StrEnum


class JobStatus(StrEnum):
    """How a run ended; ``partial`` has left something, and says what; ``busy`` found somebody else at the work."""

    OK = "ok"
    PARTIAL = "partial"
    SKIPPED = "skipped"
    BUSY = "busy"
    FAILED = "failed"

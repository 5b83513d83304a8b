"""Tells as many random histories as one has patience for, and says what they came to.

Usage: ``python -m tests.reliability.soak [--histories 10000] [--first 0] [--minutes 0] [--workers 2] [--careless]``

``--careless`` switches off deciding again on the answer of a write: then a history must fail soon, or the judges sleep.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field

from sheets_outreach.localsheets import LocalServer
from tests.reliability.histories import Told, tell

BATCH = 25
"""Histories that share a server."""


@dataclass
class Tally:
    """What some histories came to."""

    histories: int = 0
    between: int = 0
    edits: int = 0
    writes: int = 0
    faults: int = 0
    failed: dict[int, str] = field(default_factory=dict)
    outcomes: Counter[str] = field(default_factory=Counter)

    def add(self, told: Told) -> None:
        """Count one."""
        self.histories += 1
        self.between += told.between
        self.edits += told.edits
        self.writes += told.writes
        self.faults += told.faults
        self.outcomes.update(told.outcomes)
        if told.broken:
            self.failed[told.seed] = told.broken[0]

    def say(self, seconds: float) -> str:
        """Say it in a few lines."""
        share = 100 * self.between / max(self.histories, 1)
        people = f"{self.edits:,} edits by people, {self.faults:,} broken answers"
        lines = [
            f"{self.histories:,} histories in {seconds:,.0f} s: {people}, {self.writes:,} writes of ours",
            f"{share:.1f} % with a structural edit between a read and a write",
            *(f"  {count:7,}  {outcome}" for outcome, count in self.outcomes.most_common(12)),
            f"{len(self.failed)} failed",
            *(f"  seed {seed}: {why}" for seed, why in sorted(self.failed.items())[:20]),
        ]
        return "\n".join(lines)


def tell_batch(seeds: Sequence[int], *, verify: bool) -> list[Told]:
    """Tell some histories on one server."""
    with LocalServer() as server:
        return [tell(server, seed, verify=verify) for seed in seeds]


def batches(first: int, count: int) -> Iterator[range]:
    """Cut the seeds into batches."""
    for start in range(first, first + count, BATCH):
        yield range(start, min(start + BATCH, first + count))


def main(arguments: Sequence[str]) -> int:
    """Tell them, print the tally; the exit code is 1 where one failed."""
    parser = argparse.ArgumentParser(prog="python -m tests.reliability.soak")
    parser.add_argument("--histories", type=int, default=10_000)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--minutes", type=float, default=0)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--careless", action="store_true")
    wanted = parser.parse_args(arguments)
    tally, start = Tally(), time.monotonic()
    ends = start + 60 * wanted.minutes if wanted.minutes else None
    with ProcessPoolExecutor(wanted.workers) as pool:
        waiting = batches(wanted.first, wanted.histories)
        running = [
            pool.submit(tell_batch, one, verify=not wanted.careless)
            for one, _ in zip(waiting, range(wanted.workers * 2), strict=False)
        ]
        while running:
            for told in running.pop(0).result():
                tally.add(told)
            following = next(waiting, None) if ends is None or time.monotonic() < ends else None
            if following is not None:
                running.append(pool.submit(tell_batch, following, verify=not wanted.careless))
            print(f"\r{tally.histories:,} told, {len(tally.failed)} failed", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    print(tally.say(time.monotonic() - start))
    return 1 if tally.failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

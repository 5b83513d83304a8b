"""Tells as many random histories as one has patience for, and says what they came to.

Usage: ``python -m tests.reliability.soak [--histories 10000] [--first 0] [--minutes 0] [--workers 2] [--careless]
[--progress FILE] [--keep]``

``--careless`` switches off deciding again on the answer of a write: then a history must fail soon, or the judges sleep.
``--progress`` writes how far it has come into a file, as it goes; ``--keep`` stores the figures for
``docs/reliability.md``.
"""

from __future__ import annotations

import argparse
import itertools
import json
import sys
import time
import traceback
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sheets_outreach.localsheets import LocalServer
from tests.reliability.histories import Told, tell

KEPT = Path(__file__).with_name("histories.json")
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

    def figures(self) -> dict[str, Any]:
        """Give what the page about reliability says."""
        counts = {name: getattr(self, name) for name in ("histories", "between", "edits", "writes", "faults")}
        return {**counts, "failed": sorted(self.failed)}


def tell_batch(seeds: Sequence[int], *, verify: bool) -> list[Told]:
    """Tell some histories on one server, and on a fresh one after a crash.

    A crash is a history that failed: it has a seed like the others, and an exception need not survive the way back.
    """
    found: list[Told] = []
    while len(found) < len(seeds):
        with LocalServer() as server:
            for seed in seeds[len(found) :]:
                try:
                    found.append(tell(server, seed, verify=verify))
                except Exception:  # noqa: BLE001 - whatever it is, it is reported with its seed
                    found.append(Told(seed, broken=[f"crashed: {traceback.format_exc(limit=-4)}"]))
                    break
    return found


def batches(first: int, count: int) -> Iterator[range]:
    """Cut the seeds into batches."""
    for start in range(first, first + count, BATCH):
        yield range(start, min(start + BATCH, first + count))


def tell_many(seeds: Iterator[range], workers: int, *, verify: bool, ends: float | None) -> Iterator[list[Told]]:
    """Tell batches in processes of their own until there are no more or the time is over."""
    with ProcessPoolExecutor(workers) as pool:
        running = [pool.submit(tell_batch, one, verify=verify) for one in itertools.islice(seeds, workers * 2)]
        while running:
            yield running.pop(0).result()
            following = next(seeds, None) if ends is None or time.monotonic() < ends else None
            if following is not None:
                running.append(pool.submit(tell_batch, following, verify=verify))


def keep(tally: Tally, *, careless: bool) -> None:
    """Store the figures; of a careless run only what matters, the first history that failed."""
    kept = json.loads(KEPT.read_text(encoding="utf-8")) if KEPT.exists() else {}
    if careless:
        kept["careless"] = {"histories": tally.histories, "first_failed": min(tally.failed, default=None)}
    else:
        kept |= tally.figures()
    KEPT.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")


def read_arguments(arguments: Sequence[str]) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m tests.reliability.soak")
    parser.add_argument("--histories", type=int, default=10_000)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--minutes", type=float, default=0)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--careless", action="store_true")
    parser.add_argument("--progress", type=Path)
    parser.add_argument("--keep", action="store_true")
    return parser.parse_args(arguments)


def main(arguments: Sequence[str]) -> int:
    """Tell them, print the tally; the exit code is 1 where one failed."""
    wanted = read_arguments(arguments)
    tally, start = Tally(), time.monotonic()
    ends = start + 60 * wanted.minutes if wanted.minutes else None
    seeds = batches(wanted.first, wanted.histories)
    for some in tell_many(seeds, wanted.workers, verify=not wanted.careless, ends=ends):
        for told in some:
            tally.add(told)
        if wanted.progress is not None:
            wanted.progress.write_text(tally.say(time.monotonic() - start) + "\n", encoding="utf-8")
        print(f"\r{tally.histories:,} told, {len(tally.failed)} failed", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    print(tally.say(time.monotonic() - start))
    if wanted.keep:
        keep(tally, careless=wanted.careless)
    return 1 if tally.failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

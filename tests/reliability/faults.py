"""Every request of every job meets every kind of trouble once: does the run end where an undisturbed one ends?

Usage: ``python -m tests.reliability.faults [--all] [--write]``; ``--write`` keeps the table for ``docs/reliability.md``.
"""

from __future__ import annotations

import argparse
import itertools
import json
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from sheets_outreach.errors import OutreachError
from sheets_outreach.job_status import JobStatus
from sheets_outreach.localsheets import LocalServer, LocalSheets
from sheets_outreach.localsheets.http.faults import Fault
from tests.reliability.judges import cells_of
from tests.reliability.library import (
    DIARY,
    JOBS,
    RECIPIENTS,
    REGISTER,
    THE_JOBS,
    Letterbox,
    make_workbook,
    open_door,
    publication,
    type_cells,
)

TABLE = Path(__file__).with_name("faults.json")
_HTML = "<html><head><title>Error</title></head><body>Try again</body></html>"
_TIMEOUT_S = 0.5

KINDS: Mapping[str, Fault] = {
    "429": Fault(status=429),
    "500": Fault(status=500),
    "503": Fault(status=503),
    "502 with a page": Fault(status=502, body=_HTML),
    "200 with a page": Fault(status=200, body=_HTML),
    "cut JSON": Fault(status=200, body='{"spreadsheetId": "1", "sheets": [{"prop', content_type="application/json"),
    "connection cut": Fault(cut=30),
    "reset": Fault(reset=True),
    "time-out": Fault(delay_s=_TIMEOUT_S * 2),
    "gone for good": Fault(status=503, times=None),
}
"""Name → what the server does to one request; the last one does it to all that follow, too."""

WHEN = ("before", "after")
SKEWS = (0, -1, 1)
"""Days by which Google's clock differs from that of the machine."""

READ = ("tabs", "cells")
REQUESTS: Mapping[str, Sequence[str]] = {
    "validate_rows": (*READ, "write"),
    "append_statistics": (*READ, "claim", "write"),
    "send_digest": (*READ, "claim", "mark 1", "mark 2"),
}
"""The requests of an undisturbed run, in order."""


class Verdict(StrEnum):
    """How a run ended that met trouble."""

    SAME = "="  # as without it, in the same run
    LATER = "later"  # the run said that something was left, and the next one did it
    TWICE = "twice"  # so, but a mail that could not be noted went out again, under the same Message-ID
    LOST = "lost"  # neither


@dataclass(frozen=True)
class Case:
    """One run that meets trouble.

    Attributes:
        job: which one.
        request: the number of the request that fails, from 0.
        kind: how.
        when: before or after its change is durable.
        skew_days: how far Google's clock is from ours.
    """

    job: str
    request: int
    kind: str
    when: str
    skew_days: int = 0


State = tuple[Any, ...]


def cases() -> Iterator[Case]:
    """Give all of them."""
    for job, requests in REQUESTS.items():
        for number, kind, when, skew in itertools.product(range(len(requests)), KINDS, WHEN, SKEWS):
            yield Case(job, number, kind, when, skew)


class Clock:
    """A clock that also moves when somebody waits, without waiting."""

    def __init__(self) -> None:
        self._slept = 0.0

    def sleep(self, seconds: float) -> None:
        """Let time pass."""
        self._slept += seconds

    def read(self) -> float:
        """Monotonic seconds."""
        return time.monotonic() + self._slept


class Trial:
    """One workbook on one server, and the runs of one job on it."""

    def __init__(self, server: LocalServer, job: str, skew_days: int) -> None:
        self._server, self._job = server, job
        server.clock_skew = timedelta(days=skew_days)
        self.identity = make_workbook(
            server.core, (datetime.now(UTC) + server.clock_skew).date(), posts=3, communities=4
        )
        self._box = Letterbox()
        # What belongs to every first run is done before, so that the requests are those of design §11.
        for first in THE_JOBS.values():
            first(open_door(server, self.identity), Letterbox())
        server.core.person_edits(self.identity, self._new_work())

    def _new_work(self) -> list[dict[str, Any]]:
        """Somebody corrects two links, notes two posts and adds two recipients."""
        today = (datetime.now(UTC) + self._server.clock_skew).date()
        people = [[name, f"{name}@library.example", "еженедельно"] for name in ("ida", "ola")]
        return [
            type_cells(REGISTER, 1, 0, [["Сокол", "нет связи 77"], ["Аэропорт", "https://vk.com/club78"]]),
            type_cells(DIARY, 4, 0, [publication(number, today) for number in (51, 52)]),
            type_cells(RECIPIENTS, 4, 0, people),
        ]

    def run(self) -> tuple[bool, str]:
        """Run the job; tells whether it said that all is done, and what it said."""
        clock = Clock()
        gateway = open_door(self._server, self.identity, sleep=clock.sleep, clock=clock.read, timeout_s=_TIMEOUT_S)
        try:
            outcome = THE_JOBS[self._job](gateway, self._box)
        except OutreachError as error:
            return False, error.message
        return outcome.status is JobStatus.OK, outcome.message

    def look(self) -> State:
        """See how everything stands; names of runs and times of day are left out."""
        return (self._box.count(), *_look(self._server.core, self.identity))


def _look(core: LocalSheets, identity: str) -> Iterator[object]:
    for sheet in core.document(identity).workbook.sheets:
        rows = [[(cell.value, cell.note, cell.format) for cell in row] for row in cells_of(sheet)]
        if sheet.sheet_id == JOBS:
            rows = [[*row[1:4], (str(row[4][0]).split(":")[0], None, None)] for row in rows]
        claims = [p for p in sheet.listed("protectedRanges") if "claim" in str(p.get("description", ""))]
        yield sheet.title, len(claims), json.dumps(rows, ensure_ascii=False, default=str)


@cache
def undisturbed(job: str, skew_days: int) -> State:
    """Give how everything stands after a run that met no trouble."""
    with LocalServer() as server:
        trial = Trial(server, job, skew_days)
        server.requests.clear()
        done, said = trial.run()
        assert done, said
        assert len(server.requests) == len(REQUESTS[job]), server.requests
        return trial.look()


def judge(server: LocalServer, case: Case) -> tuple[Verdict, str]:
    """Run one case.

    Returns:
        How it ended, and what the run said.
    """
    wanted = undisturbed(case.job, case.skew_days)
    trial = Trial(server, case.job, case.skew_days)
    server.faults.add(replace(KINDS[case.kind], when=case.when, skip=case.request, path=trial.identity))
    done, said = trial.run()
    server.faults.clear()
    state = trial.look()
    if state != wanted and not done:
        # Everything that was claimed must be free again once the lease is over.
        server.clock_skew += timedelta(minutes=16)
        trial.run()
        verdict = _compare(trial.look(), wanted)
    else:
        verdict = Verdict.SAME if state == wanted else Verdict.LOST
    server.core.delete(trial.identity)
    return verdict, said


def _compare(state: State, wanted: State) -> Verdict:
    """Judge what the next run made of it; a second mail is only ever a copy of the first."""
    if state == wanted:
        return Verdict.LATER
    sent, expected = ([(recipient, ids) for recipient, ids, _ in mails] for mails in (state[0], wanted[0]))
    return Verdict.TWICE if state[1:] == wanted[1:] and sent == expected else Verdict.LOST


def main(arguments: Sequence[str]) -> int:
    """Run them, print what did not end as it should, keep the table."""
    parser = argparse.ArgumentParser(prog="python -m tests.reliability.faults")
    parser.add_argument("--all", action="store_true", help="with the clock a day behind and a day ahead, too")
    parser.add_argument("--write", action="store_true", help="keep the table")
    wanted = parser.parse_args(arguments)
    table: dict[str, Verdict] = {}
    start, count = time.monotonic(), 0
    with LocalServer() as server:
        for case in cases():
            if wanted.all or not case.skew_days:
                verdict, said = judge(server, case)
                count += 1
                place = f"{case.job}/{case.kind}/{case.when}/{case.request}"
                table[place] = max((table.get(place, verdict), verdict), key=list(Verdict).index)
                if verdict is Verdict.LOST or (verdict is not Verdict.SAME and case.kind != "gone for good"):
                    print(f"{verdict}: {case} said «{said}»")
    if wanted.write:
        TABLE.write_text(
            json.dumps({"runs": count, "table": table}, ensure_ascii=False, indent=0) + "\n", encoding="utf-8"
        )
    print(f"{count} runs in {time.monotonic() - start:.0f} s: {dict(Counter(map(str, table.values())))}")
    return int(Verdict.LOST in table.values())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

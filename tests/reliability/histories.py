"""One random history: all jobs on one workbook, into each other and twice at once, while people work and answers get lost."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from sheets_outreach.errors import OutreachError
from sheets_outreach.job_status import JobStatus
from sheets_outreach.jobs.validate_rows import validate_rows
from sheets_outreach.localsheets import LocalServer, SeenRequest
from sheets_outreach.localsheets.http.faults import Fault
from tests.reliability.colleagues import Colleagues
from tests.reliability.judges import Guardian, texts
from tests.reliability.library import RECIPIENTS, THE_JOBS, Letterbox, make_workbook, open_door
from tests.reliability.rest import displaced_marks, unmeasured

PASSING = (
    Fault(status=429),
    Fault(status=500),
    Fault(status=503),
    Fault(status=502, body="<html><body>Bad gateway</body></html>"),
    Fault(status=200, body="<html>sign in</html>"),
    Fault(cut=30),
    Fault(reset=True),
    Fault(when="after", status=503),
    Fault(when="after", cut=30),
    Fault(when="after", reset=True),
)


@dataclass
class Told:
    """What a history came to.

    Attributes:
        seed: tells it again.
        edits: what people did.
        between: whether a structural edit fell between a read and a write of ours.
        faults: how many answers were lost or broken.
        writes: writes of ours.
        broken: promises broken, in words; none is what we want.
        outcomes: how the runs ended.
    """

    seed: int
    edits: int = 0
    between: bool = False
    faults: int = 0
    writes: int = 0
    broken: list[str] = field(default_factory=list)
    outcomes: list[str] = field(default_factory=list)


class History:
    """Runs the jobs of one history.

    Args:
        server: a local server; other histories may have used it before.
        seed: decides everything.
        verify: whether the last validation decides again on what its writes answered.
    """

    def __init__(self, server: LocalServer, seed: int, *, verify: bool = True) -> None:
        self._server, self._verify = server, verify
        self._rng = random.Random(seed)
        self.told = Told(seed)
        jobs = self._rng.random() < 0.6
        self._identity = make_workbook(server.core, datetime.now(UTC).date(), jobs=jobs, posts=4, communities=7)
        self._people = Colleagues(server.core, self._identity, self._rng, chance=self._rng.choice([0.2, 0.4, 0.7]))
        self._guardian = Guardian(server.core, self._identity)
        self._box = Letterbox()
        self._weather = self._rng.choice([0.0, 0.0, 0.1, 0.25])
        self._depth = 0
        self._structural_at_read = 0

    def tell(self) -> Told:
        """Run them, and judge."""
        core = self._server.core
        if self._rng.random() < 0.5:
            validate_rows(open_door(self._server, self._identity))
        core.before_request[:] = [self._before, self._guardian.before]
        core.after_request[:] = [self._guardian.after]
        try:
            for name in self._rng.sample(list(THE_JOBS), 3):
                self._run(name)
            status = self._validate_last()
        finally:
            core.before_request.clear()
            core.after_request.clear()
            self._server.faults.clear()
        if status is not JobStatus.OK:
            # People who never stop are not at rest; the next run, undisturbed, must find the way.
            validate_rows(open_door(self._server, self._identity), verify=self._verify)
        self._judge()
        core.delete(self._identity)
        return self.told

    def _before(self, request: SeenRequest) -> None:
        """At a boundary another job may run from beginning to end, and people act."""
        if self._identity not in request.path:
            return
        if self._depth < 2 and self._rng.random() < 0.06:
            self._run(self._rng.choice(list(THE_JOBS)))
        self._people.perhaps_act()
        self._spoil()
        if request.method == "GET":
            self._structural_at_read = self._people.structural
        elif self._people.structural > self._structural_at_read:
            self.told.between = True
            self._structural_at_read = self._people.structural

    def _spoil(self) -> None:
        if self._rng.random() < self._weather:
            self.told.faults += 1
            self._server.faults.add(self._rng.choice(PASSING))

    def _run(self, name: str) -> None:
        self._depth += 1
        try:
            outcome = THE_JOBS[name](open_door(self._server, self._identity, sleep=self._wait), self._box)
            self.told.outcomes.append(f"{name}: {outcome.status}")
        except OutreachError as error:
            self.told.outcomes.append(f"{name}: {type(error).__name__} {error.message[:80]}")
            if error.permanent:
                self.told.broken.append(f"{name} ended with {type(error).__name__}: {error.message}")
        finally:
            self._depth -= 1

    def _wait(self, _seconds: float) -> None:
        """While a run waits before it tries again, people go on."""
        self._people.perhaps_act()

    def _validate_last(self) -> JobStatus:
        self._depth, self._weather = 2, 0.0
        self._server.faults.clear()
        try:
            gateway = open_door(self._server, self._identity, sleep=self._wait)
            return validate_rows(gateway, verify=self._verify).status
        except OutreachError:
            return JobStatus.PARTIAL

    def _judge(self) -> None:
        told, core = self.told, self._server.core
        told.edits, told.writes = len(self._people.done), self._guardian.writes
        told.broken += self._guardian.broken
        told.broken += displaced_marks(core, self._identity)
        if self._verify:
            again = validate_rows(open_door(self._server, self._identity))
            if again.writes:
                told.broken.append(f"an undisturbed run still wrote {again.counts['cells']} cells")
            self._finish_work()
        if len(self._box.keys) != len(set(self._box.keys)):
            told.broken.append("somebody got a mail twice")

    def _finish_work(self) -> None:
        """Once every lease is over, one more run of each job must have done all there was to do."""
        self._server.clock_skew = timedelta(minutes=16)
        for name in ("append_statistics", "send_digest"):
            THE_JOBS[name](open_door(self._server, self._identity), self._box)
        self._server.clock_skew = timedelta()
        core, told = self._server.core, self.told
        told.broken += [f"{post} was not measured" for post in unmeasured(core, self._identity)]
        written_to = " ".join(str(mail["To"]) for mail in self._box.mails)
        rows = texts(core, self._identity, RECIPIENTS)
        addresses = {cell for row in rows for cell in row if cell.endswith("@library.example")}
        told.broken += [f"{one} got no mail" for one in addresses if one not in written_to]


def tell(server: LocalServer, seed: int, *, verify: bool = True) -> Told:
    """Tell one history."""
    return History(server, seed, verify=verify).tell()

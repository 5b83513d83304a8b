"""Asks all platforms at once for the figures that are wanted, each within its limits; it decides nothing about them.

A platform has a thread of its own. One that is dead, hangs or breaks costs its own figures only: the others' are
there, and what is missing has a reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from threading import Lock, Thread
from typing import TypeAlias

from sheets_outreach.collectors.by_hand import explain_by_hand
from sheets_outreach.collectors.clock import REAL_CLOCK, Clock
from sheets_outreach.collectors.collector import Answer, Collector, Kind, Limits, NotAsked, Unanswered, Wanted
from sheets_outreach.collectors.failure import HANDLING, Reason, reason_of
from sheets_outreach.errors import CollectorError

Gathering: TypeAlias = dict[Wanted, Answer | NotAsked]


@dataclass(frozen=True, slots=True)
class Outcome:
    """How asking a platform went.

    Attributes:
        platform: its key.
        wanted: how many posts and communities were wanted of it.
        answered: how many of them have figures, or are known to be gone or hidden.
        calls: how many requests were sent.
        error: the first thing that went wrong, which is the key of a text; None if nothing did.
    """

    platform: str
    wanted: int
    answered: int
    calls: int
    error: Reason | None = None

    @property
    def is_ok(self) -> bool:
        """Whether nothing went wrong. A platform that is typed by hand or switched off is fine."""
        return self.error is None

    @property
    def is_permanent(self) -> bool:
        """Whether somebody has to mend something before asking can help."""
        return self.error is not None and HANDLING[self.error].permanent


@dataclass(frozen=True, slots=True)
class Gathered:
    """What came of asking.

    Attributes:
        answers: one for each that was wanted, in that order.
        outcomes: one for each platform, by its key.
    """

    answers: Gathering
    outcomes: tuple[Outcome, ...]


def collect_figures(
    wanted: Iterable[Wanted],
    collectors: Mapping[str, Collector | NotAsked],
    deadline_s: float,
    *,
    clock: Clock = REAL_CLOCK,
) -> Gathered:
    """Ask every platform for what is wanted of it.

    Args:
        wanted: posts and communities; asked once each, however often they stand here.
        collectors: as `build_collectors` gives them. A platform that is not among them is typed by hand.
        deadline_s: seconds until this returns, whatever the platforms do. A call under way then is left to its own
            time-out, in a thread that does not keep the process alive.
        clock: what the deadline is counted with.

    Returns:
        An answer for everything wanted, and how each platform fared. Raises nothing for a platform's sake.
    """
    ends = clock.elapsed() + deadline_s
    by_platform: dict[str, list[Wanted]] = {}
    in_order = dict.fromkeys(wanted)
    for one in in_order:
        by_platform.setdefault(one.platform, []).append(one)
    gathered: dict[str, tuple[Gathering, Outcome]] = {}
    inquiries: list[_Inquiry] = []
    for platform, group in by_platform.items():
        collector = collectors.get(platform)
        if collector is None:
            collector = NotAsked(explain_by_hand(platform))
        if isinstance(collector, NotAsked):
            gathered[platform] = _conclude(platform, group, dict.fromkeys(group, collector))
        else:
            inquiries.append(_Inquiry(platform, collector, group, ends, clock))
    for inquiry in inquiries:
        inquiry.start()
    for inquiry in inquiries:
        inquiry.join(max(0.0, ends - clock.elapsed()))
        gathered[inquiry.platform] = inquiry.conclude()
    answers = {one: gathered[one.platform][0][one] for one in in_order}
    return Gathered(answers, tuple(outcome for _, (_, outcome) in sorted(gathered.items())))


def plan_batches(wanted: Sequence[Wanted], limits: Limits) -> list[list[Wanted]]:
    """Cut what is wanted into calls, in order, as few as the limits allow."""
    groups: dict[str | None, list[Wanted]] = {}
    for one in wanted:
        groups.setdefault(one.community if limits.by_community else None, []).append(one)
    size = limits.per_call
    return [group[start : start + size] for group in groups.values() for start in range(0, len(group), size)]


class _Inquiry(Thread):
    """Asks one platform, call after call. What is answered so far can be had at any time."""

    def __init__(
        self, platform: str, collector: Collector, wanted: Sequence[Wanted], ends: float, clock: Clock
    ) -> None:
        super().__init__(name=f"figures of {platform}", daemon=True)
        self.platform = platform
        self._collector = collector
        self._wanted = wanted
        self._ends = ends
        self._clock = clock
        self._lock = Lock()
        self._answers: Gathering = {}
        self._calls_before = collector.calls
        self._last_failure: Reason | None = None
        self._failures_in_row = 0

    def run(self) -> None:
        """Ask for everything, until it is answered or asking on makes no sense.

        An exception other than `CollectorError` ends the thread and is printed by Python's own hook; `conclude` sees
        that answers are missing.
        """
        askable: dict[Kind, list[Wanted]] = {kind: [] for kind in Kind}
        for one in self._wanted:
            refusal = self._collector.refuses(one)
            if refusal is None and one.kind not in self._collector.limits:
                refusal = explain_by_hand(self.platform)
            if refusal is None:
                askable[one.kind].append(one)
            else:
                self._note({one: NotAsked(refusal)})
        for kind, limits in self._collector.limits.items():
            for batch in plan_batches(askable[kind], limits):
                self._ask(kind, batch)

    def _ask(self, kind: Kind, batch: Sequence[Wanted]) -> None:
        """Ask for a batch, or note why not. A refused one is asked for again in halves: a single odd id may be why."""
        if (reason := self._find_reason_to_stop(kind)) is not None:
            self._note(dict.fromkeys(batch, NotAsked(reason)))
            return
        ask = self._collector.posts if kind is Kind.POST else self._collector.communities
        try:
            answers = ask(batch)
        except CollectorError as error:
            reason = reason_of(error)
            if reason is Reason.REQUEST_REFUSED and len(batch) > 1:
                middle = len(batch) // 2
                self._ask(kind, batch[:middle])
                self._ask(kind, batch[middle:])
                return
            self._failures_in_row = self._failures_in_row + 1 if reason is self._last_failure else 1
            self._last_failure = reason
            self._note(dict.fromkeys(batch, Unanswered(reason)))
        else:
            self._last_failure = None
            self._note({one: answers.get(one, Unanswered(Reason.ANSWER_UNREADABLE)) for one in batch})

    def _find_reason_to_stop(self, kind: Kind) -> Reason | None:
        if self._clock.elapsed() >= self._ends:
            return Reason.DEADLINE
        per_day = self._collector.limits[kind].per_day
        if per_day is not None and self._collector.calls - self._calls_before >= per_day:
            return Reason.DAY_LIMIT
        if self._last_failure is not None and self._failures_in_row >= HANDLING[self._last_failure].patience:
            return self._last_failure
        return None

    def _note(self, answers: Mapping[Wanted, Answer | NotAsked]) -> None:
        with self._lock:
            self._answers.update(answers)

    def conclude(self) -> tuple[Gathering, Outcome]:
        """Give what there is, finished or not."""
        unfinished = Reason.DEADLINE if self.is_alive() else Reason.COLLECTOR_BROKEN
        with self._lock:
            answers = dict.fromkeys(self._wanted, NotAsked(unfinished)) | self._answers
        calls = self._collector.calls - self._calls_before
        return _conclude(self.platform, self._wanted, answers, calls)


def _conclude(platform: str, wanted: Sequence[Wanted], answers: Gathering, calls: int = 0) -> tuple[Gathering, Outcome]:
    """Sum up: the first answer that is missing by a fault, not because it is typed by hand, is the platform's error."""
    missing = [answer.reason for answer in answers.values() if isinstance(answer, NotAsked | Unanswered)]
    error = next((fault for reason in missing for fault in Reason if fault == reason), None)
    return answers, Outcome(platform, len(wanted), len(wanted) - len(missing), calls, error)

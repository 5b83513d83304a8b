"""Claims: who may do a piece of scheduled work, when it may be started twice and Sheets has no locks.

A claim is a protected range, a warning only, on the jobs tab. Its id is derived from what is claimed and from its
epoch, and adding an id that exists is an error of the whole batch: of two runs that claim the same work one wins. The
batch that marks the work done deletes the claim as well, so a run that slept past its lease and was replaced fails as
a whole and changes nothing. The clock is Google's, out of its answers.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from sheets_outreach.errors import MovedError, UnavailableError
from sheets_outreach.register.columns import Tab
from sheets_outreach.register.identifiers import derive_id
from sheets_outreach.register.records import Register
from sheets_outreach.register.tables import TABLES
from sheets_outreach.register.writing import ClaimChange, TabPlan, WritePlan
from sheets_outreach.workbook.client import UncertainWriteError
from sheets_outreach.workbook.gateway import Gateway
from sheets_outreach.workbook.marks import new_tab
from sheets_outreach.workbook.settling import ROUNDS, read_whole

LEASE = timedelta(minutes=15)
"""Longer than any run may take; the services' own time-outs stay below it."""

_HEADING = "sheets-outreach claim"


class Standing(StrEnum):
    """How a piece of work stands."""

    FREE = "free"
    OURS = "ours"
    BUSY = "busy"
    OVER = "over"  # somebody claimed it and their lease is over
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim on one piece of work.

    Attributes:
        key: what is claimed, from our own period. Work that is not marked as done under its key must get another key
            once it was done in part: the id of a claim that was used up is free again.
        epoch: 1, and one more each time it is taken over.
        run: who holds it.
        until: when the lease is over, Google's time.
    """

    key: str
    epoch: int
    run: str
    until: datetime

    @property
    def id(self) -> int:
        """The protected range's id: the same for everybody who claims this work in this epoch."""
        return derive_id("claim", self.key, self.epoch)

    def describe(self) -> str:
        """Write it as the protected range's description."""
        return f"{_HEADING}\nkey: {self.key}\nepoch: {self.epoch}\nrun: {self.run}\nuntil: {self.until.isoformat()}"


def parse_claim(description: str) -> Claim | None:
    """Read a claim out of a protected range's description; None if it is not one of ours.

    >>> claim = Claim("digest:1", 2, "run", datetime(2026, 11, 21, tzinfo=UTC))
    >>> parse_claim(claim.describe()) == claim
    True
    """
    heading, _, rest = description.partition("\n")
    fields = dict(line.split(": ", 1) for line in rest.splitlines() if ": " in line)
    if heading != _HEADING or not fields.get("epoch", "").isdigit():
        return None
    try:
        until = datetime.fromisoformat(fields.get("until", ""))
    except ValueError:
        return None
    # A lease without a zone was not written by us; it counts from UTC rather than being believed for ever.
    until = until if until.tzinfo else until.replace(tzinfo=UTC)
    return Claim(fields.get("key", ""), int(fields["epoch"]), fields.get("run", ""), until)


def standing_claims(register: Register) -> dict[str, Claim]:
    """Give the claims that stand in the workbook by key; of several epochs the last."""
    jobs = register.tabs.get(Tab.JOBS)
    found = [parse_claim(text) for text in jobs.layout.sheet.protections.values()] if jobs else []
    return {claim.key: claim for claim in sorted((c for c in found if c), key=lambda claim: claim.epoch)}


def judge_key(register: Register, key: str, run: str, now: datetime) -> Standing:
    """Tell how a piece of work stands; pure."""
    if key in register.job_keys:
        return Standing.DONE
    claim = standing_claims(register).get(key)
    if claim is None:
        return Standing.FREE
    if claim.run == run:
        return Standing.OURS
    return Standing.BUSY if claim.until > now else Standing.OVER


def plan_claims(
    register: Register, keys: Iterable[str], run: str, now: datetime, lease: timedelta = LEASE
) -> WritePlan:
    """Plan to claim what is free and to take over what is over; the jobs tab is made if it is missing; pure."""
    jobs = register.tabs.get(Tab.JOBS)
    layout = jobs.layout if jobs else new_tab(TABLES[Tab.JOBS], register.language)
    standing = standing_claims(register)
    changes = []
    for key in dict.fromkeys(keys):
        judged = judge_key(register, key, run, now)
        if judged in {Standing.FREE, Standing.OVER}:
            old = standing.get(key)
            claim = Claim(key, old.epoch + 1 if old else 1, run, now + lease)
            changes.append(ClaimChange(layout.sheet.id, old.id if old else None, claim.id, claim.describe()))
    tabs = {} if jobs or not changes else {Tab.JOBS: TabPlan(layout, create=True)}
    return WritePlan(tabs, tuple(changes))


def use_up(register: Register, keys: Iterable[str], run: str) -> tuple[ClaimChange, ...]:
    """Give the changes that use up claims of ours, for the write that does the work they were for; pure."""
    jobs = register.tabs.get(Tab.JOBS)
    standing = standing_claims(register)
    return tuple(
        ClaimChange(jobs.layout.sheet.id, delete=standing[key].id)
        for key in keys
        if jobs is not None and key in standing and standing[key].run == run
    )


def claim_work(
    gateway: Gateway,
    wanted: Collection[Tab],
    find_work: Callable[[Register], Collection[str]],
    run: str,
    lease: timedelta = LEASE,
) -> tuple[Register, Mapping[str, Standing]]:
    """Claim pieces of work.

    1. Read, and see what there is to do; what is done or held by somebody else is left alone.
    2. Claim all the rest in one batch. Refused as a whole means that somebody was faster or moved something: go on
    with 1. 3. Look at the answer: work that was marked done in between is given back.

    Args:
        gateway: the workbook.
        wanted: tabs the job reads, the jobs tab among them.
        find_work: gives the keys of what is to be done; pure.
        run: name of this run.
        lease: how long the claims hold.

    Returns:
        The workbook after that, and how each piece stands: OURS, BUSY or DONE. Nothing is written, and nothing claimed,
        where there is nothing to do.

    Raises:
        UnavailableError: the workbook kept changing.
    """
    for attempt in range(1, ROUNDS + 1):
        register = read_whole(gateway, wanted)
        keys, now = find_work(register), gateway.client.now()
        plan = plan_claims(register, keys, run, now, lease)
        if plan:
            try:
                after = gateway.write(plan, register, wanted)
            except (MovedError, UncertainWriteError):
                gateway.client.pause(attempt)
                continue
            register = after if after is not None else read_whole(gateway, wanted)
        standings = {key: judge_key(register, key, run, now) for key in keys}
        if not {Standing.FREE, Standing.OVER} & set(standings.values()):
            return register, standings
    raise UnavailableError("The jobs tab keeps changing; the work was not claimed.")


def release(gateway: Gateway, wanted: Collection[Tab], register: Register, keys: Iterable[str], run: str) -> None:
    """Give back claims of ours on work that was not done, so that the next run need not wait for the lease to end.

    A refusal means that they are ours no more, which is as good.
    """
    changes = use_up(register, keys, run)
    if changes:
        try:
            gateway.write(WritePlan(claims=changes), register, wanted)
        except (MovedError, UncertainWriteError):
            return

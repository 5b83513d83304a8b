"""The write loop: read, decide, write, decide again on the answer, until there is nothing left to do.

An empty plan is the proof that the sheet is right. Anything else on the answer to our own write means that somebody
moved something in between; the new plan is written then, five times at most.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

from sheets_outreach.errors import MovedError, UnavailableError
from sheets_outreach.register.columns import Tab
from sheets_outreach.register.records import Register
from sheets_outreach.register.writing import WritePlan
from sheets_outreach.workbook.client import UncertainWriteError
from sheets_outreach.workbook.gateway import Gateway

ROUNDS = 5

Decide = Callable[[Register], WritePlan]
"""Decides on what was read; pure, called again on every answer."""


@dataclass(frozen=True, slots=True)
class Settled:
    """How it ended.

    Attributes:
        register: the workbook as it was last seen.
        writes: batches that were applied.
        cells: cells of ours that were changed by them.
        partial: True if a plan remained when the rounds were used up.
        reason: why it is partial, "" otherwise.
    """

    register: Register
    writes: int
    cells: int
    partial: bool = False
    reason: str = ""


def settle(
    gateway: Gateway, wanted: Collection[Tab], decide: Decide, *, start: Register | None = None, verify: bool = True
) -> Settled:
    """Bring a workbook to where a decision wants nothing more of it.

    1. Read the tabs the decision needs.
    2. Decide; an empty plan ends it.
    3. Write. The answer is the next thing read; where it is missing or the write was refused, read again.
    4. Go on with 2, at most five writes.

    Args:
        gateway: the workbook.
        wanted: tabs to read.
        decide: the decision.
        start: the workbook as the caller has just read it; else it is read.
        verify: False stops after the first write; only the test that shows what verification is for uses it.

    Raises:
        OutreachError: the workbook cannot be read, or a range is protected.
    """
    register = start if start is not None else read_whole(gateway, wanted)
    writes = cells = 0
    reason = ""
    for round_number in range(1, ROUNDS + 1):
        plan = decide(register)
        if not plan:
            return Settled(register, writes, cells)
        try:
            after = gateway.write(plan, register, wanted)
        except (MovedError, UncertainWriteError) as error:
            reason = error.message
            gateway.client.pause(round_number)
            register = read_whole(gateway, wanted)
            continue
        writes += 1
        cells += plan.cells
        if not verify:
            return Settled(after or register, writes, cells)
        if after is None:
            # The old state goes before the new one comes: of a long tab there is no room for both.
            del register, plan
        register = after if after is not None else read_whole(gateway, wanted)
    if not decide(register):
        return Settled(register, writes, cells)
    return Settled(register, writes, cells, partial=True, reason=reason or "The sheet kept changing.")


def read_whole(gateway: Gateway, wanted: Collection[Tab]) -> Register:
    """Read, again if somebody moved a tab between the two requests.

    Raises:
        UnavailableError: they went on doing that.
    """
    for _ in range(ROUNDS - 1):
        try:
            return gateway.read(wanted)
        except MovedError:
            continue
    try:
        return gateway.read(wanted)
    except MovedError as error:
        raise UnavailableError("The workbook keeps changing while we read it; try again in a minute.") from error

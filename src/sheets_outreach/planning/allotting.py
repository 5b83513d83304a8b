"""Which communities get the posts when the employees' hours do not suffice for all: the most is told to the most.

Every community has four choices: no post, one in the first week, one in the second, one in each. Both weeks have a
limit. A second post is worth no more than a first one of its week, so the best allotment grows by one post at a time:
either some community takes the new place, or one moves there from the other week and a third takes what it leaves.
That is the successive shortest path of an assignment with two kinds of places (K. Murota, Discrete Convex Analysis,
SIAM 2003, chapter 9), and it is exact.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

Weeks = Literal[0, 1, 2, 3]
"""In which weeks there is a post: a sum of 1 for the first and 2 for the second."""

Worth = Mapping[Weeks, int]
"""What each choice is worth to a community; none is 0 and left out."""

NOWHERE: Weeks = 0
FIRST: Weeks = 1
SECOND: Weeks = 2
BOTH: Weeks = 3


@dataclass(frozen=True, slots=True)
class _Step:
    gain: int
    changes: tuple[tuple[int, Weeks], ...] = ()


def allot(worths: Sequence[Worth], places_a_week: int | None) -> list[Weeks]:
    """Choose the weeks of every community so that the sum of what they are worth is the greatest possible.

    Args:
        worths: by community. Having a place and not using it is allowed, so a choice may be worth less than a part of
            it.
        places_a_week: how many posts each week has hours for; None for as many as wanted.

    Returns:
        The weeks in which each community is posted in, in the same order.
    """
    full = [_fill_up(worth) for worth in worths]
    best: list[Weeks] = [_best(worth) for worth in full]
    used = [sum(weeks & week != 0 for weeks in best) for week in (FIRST, SECOND)]
    if places_a_week is None or max(used) <= places_a_week:
        return best
    chosen: list[Weeks] = [NOWHERE] * len(full)
    for week in (FIRST, SECOND):
        for _ in range(places_a_week):
            step = _best_step(full, chosen, week)
            if not step.changes:
                break
            for place, weeks in step.changes:
                chosen[place] = weeks
    return [_without_waste(worth, weeks) for worth, weeks in zip(worths, chosen, strict=True)]


def _fill_up(worth: Worth) -> Worth:
    first, second = max(worth.get(FIRST, 0), 0), max(worth.get(SECOND, 0), 0)
    return {NOWHERE: 0, FIRST: first, SECOND: second, BOTH: max(worth.get(BOTH, 0), first, second)}


def _best(worth: Worth) -> Weeks:
    order: tuple[Weeks, ...] = (NOWHERE, FIRST, SECOND, BOTH)
    return max(order, key=lambda weeks: worth[weeks])


def _without_waste(worth: Worth, weeks: Weeks) -> Weeks:
    if weeks == BOTH and worth.get(BOTH, 0) <= max(worth.get(FIRST, 0), worth.get(SECOND, 0)):
        return FIRST if worth.get(FIRST, 0) >= worth.get(SECOND, 0) else SECOND
    return weeks


def _best_step(worths: Sequence[Worth], chosen: Sequence[Weeks], week: Weeks) -> _Step:
    """Find the best way to use one more place of a week."""
    other: Weeks = SECOND if week == FIRST else FIRST
    takes = _best_taker(worths, chosen, week)
    moves = _best_mover(worths, chosen, week, other)
    if moves is None:
        return takes
    follows = _best_taker(worths, chosen, other)
    moved = _Step(moves.gain + follows.gain, (*moves.changes, *follows.changes))
    return moved if moved.gain > takes.gain else takes


def _best_taker(worths: Sequence[Worth], chosen: Sequence[Weeks], week: Weeks) -> _Step:
    best = _Step(0)
    for place, (worth, weeks) in enumerate(zip(worths, chosen, strict=True)):
        if not weeks & week:
            more: Weeks = BOTH if weeks else week
            gain = worth[more] - worth[weeks]
            if gain > best.gain:
                best = _Step(gain, ((place, more),))
    return best


def _best_mover(worths: Sequence[Worth], chosen: Sequence[Weeks], week: Weeks, other: Weeks) -> _Step | None:
    best: _Step | None = None
    for place, (worth, weeks) in enumerate(zip(worths, chosen, strict=True)):
        if weeks == other:
            gain = worth[week] - worth[other]
            if best is None or gain > best.gain:
                best = _Step(gain, ((place, week),))
    return best

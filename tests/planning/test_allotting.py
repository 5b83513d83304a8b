"""Scarce hours: the sum of what is chosen is the greatest possible."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from sheets_outreach.planning.allotting import BOTH, FIRST, NOWHERE, SECOND, Weeks, Worth, allot

CHOICES: tuple[Weeks, ...] = (NOWHERE, FIRST, SECOND, BOTH)


@st.composite
def worths(draw: st.DrawFn) -> Worth:
    """Give what posts are worth where a second one is worth no more than it would be alone."""
    first, second = draw(st.integers(0, 9)), draw(st.integers(0, 9))
    found: dict[Weeks, int] = {}
    if first:
        found[FIRST] = first
    if second:
        found[SECOND] = second
    if draw(st.booleans()) and first + second:
        found[BOTH] = draw(st.integers(0, first + second))
    return found


def value(worth: Worth, weeks: Weeks) -> int:
    """Give what a choice is worth."""
    return worth.get(weeks, 0)


def places(chosen: Sequence[Weeks]) -> tuple[int, int]:
    """Count the posts of each week."""
    return sum(weeks in {FIRST, BOTH} for weeks in chosen), sum(weeks in {SECOND, BOTH} for weeks in chosen)


@given(st.lists(worths(), max_size=5), st.integers(0, 3))
def test_no_other_allotment_is_worth_more(found: list[Worth], most: int) -> None:
    """Compared with every one there is."""
    possible = (chosen for chosen in product(CHOICES, repeat=len(found)) if max(places(chosen)) <= most)
    best = max(sum(map(value, found, chosen)) for chosen in possible)
    chosen = allot(found, most)
    assert max(places(chosen)) <= most
    assert sum(map(value, found, chosen)) == best


@given(st.lists(worths(), max_size=5), st.integers(0, 3))
def test_nobody_gets_a_post_that_is_worth_nothing(found: list[Worth], most: int) -> None:
    """A place that is left over stays empty, and only choices that exist are made."""
    for worth, weeks in zip(found, allot(found, most), strict=True):
        assert weeks == NOWHERE or worth[weeks] > 0


def test_without_a_limit_everybody_gets_the_best() -> None:
    """As many posts as are wanted."""
    assert allot([{FIRST: 2, BOTH: 3}, {SECOND: 1}], None) == [BOTH, SECOND]


def test_a_place_that_gives_nothing_is_left_to_nobody() -> None:
    """The second week is better for the first community, and then it needs no place in the first."""
    assert allot([{FIRST: 3, SECOND: 5}, {SECOND: 1}], 1) == [SECOND, NOWHERE]

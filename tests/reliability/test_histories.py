"""Random histories with all jobs in them, told over the real wire; `soak` tells thousands, this tells a few."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sheets_outreach.localsheets import LocalServer
from tests.reliability.histories import tell

ONCE_FAILED = tuple(
    int(line.split()[0])
    for line in Path(__file__).with_name("once_failed.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
)
SOON = 200


@pytest.fixture(scope="module")
def shared() -> Iterator[LocalServer]:
    """One server for many histories; each has a workbook of its own."""
    with LocalServer() as running:
        yield running


@pytest.mark.parametrize("seed", [*ONCE_FAILED, *range(100_000, 100_060)])
def test_people_may_do_what_they_like_while_all_jobs_run(shared: LocalServer, seed: int) -> None:
    """No cell of theirs changes, every mark ends on its row, nothing is measured or mailed twice, nothing is left."""
    assert not tell(shared, seed).broken


def test_a_loop_that_does_not_look_at_its_answer_is_found_out_soon(shared: LocalServer) -> None:
    """With verification switched off one of the first 200 histories must fail, else the judges see nothing."""
    assert next((seed for seed in range(SOON) if tell(shared, seed, verify=False).broken), None) is not None

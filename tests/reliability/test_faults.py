"""Trouble at every request; the whole table is made by `python -m tests.reliability.faults --all --write`."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from sheets_outreach.localsheets import LocalServer
from tests.reliability.faults import TABLE, Case, Verdict, cases, judge

# A third of all cases with the clocks alike, and one of twenty with Google's a day off.
SOME = [case for number, case in enumerate(cases()) if number % (20 if case.skew_days else 3) == 0]


@pytest.fixture(scope="module")
def shared() -> Iterator[LocalServer]:
    """One server for all cases; each has a workbook of its own."""
    with LocalServer() as running:
        yield running


@pytest.mark.parametrize("case", SOME, ids=lambda c: f"{c.job} {c.request} {c.kind} {c.when} {c.skew_days:+}")
def test_a_run_that_meets_trouble_ends_like_one_that_does_not(shared: LocalServer, case: Case) -> None:
    """Only where Google stays away for good something is left; the run says so, and the next one does it."""
    verdict, said = judge(shared, case)
    if case.kind == "gone for good":
        assert verdict is not Verdict.LOST
        assert verdict is Verdict.SAME or said
    else:
        assert verdict is Verdict.SAME, said


def test_the_kept_table_knows_every_case_and_none_is_lost() -> None:
    """The page in docs/ is made from it."""
    table = json.loads(TABLE.read_text(encoding="utf-8"))["table"]
    assert table.keys() == {f"{case.job}/{case.kind}/{case.when}/{case.request}" for case in cases()}
    assert {verdict for key, verdict in table.items() if "gone for good" not in key} == {Verdict.SAME}
    assert Verdict.LOST not in table.values()

"""Claims: of two runs that want the same work one gets it, and a run that was replaced changes nothing."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest

from sheets_outreach.errors import MovedError
from sheets_outreach.localsheets import LocalServer
from sheets_outreach.register.columns import Tab
from sheets_outreach.register.records import Register
from sheets_outreach.register.writing import TabPlan, WritePlan
from sheets_outreach.workbook.claims import (
    Claim,
    Standing,
    claim_work,
    judge_key,
    parse_claim,
    plan_claims,
    release,
    standing_claims,
    use_up,
)
from sheets_outreach.workbook.gateway import Gateway
from tests.workbooks import create_workbook, open_workbook_of, register_row, register_rows

TABS = (Tab.REGISTER, Tab.JOBS)
KEY = "statistics:2026-11-21"


def find_key(_register: Register) -> Sequence[str]:
    """There is always the same piece of work."""
    return [KEY]


@pytest.fixture
def workbook(server: LocalServer) -> str:
    """A small register."""
    return str(create_workbook(server, register_rows([register_row("Сокол")])).id)


def take(gateway: Gateway, run: str) -> Standing:
    """Claim the one piece of work."""
    _, standings = claim_work(gateway, TABS, find_key, run)
    return standings[KEY]


def finish(gateway: Gateway, run: str) -> None:
    """Mark the work done and use up the claim, in one write."""
    register = gateway.read(TABS)
    jobs = register.tabs[Tab.JOBS].layout
    line = {"at": "now", "job": "j", "status": "ok", "message": "done", "key": KEY}
    claims = use_up(register, [KEY], run)
    gateway.write(WritePlan({Tab.JOBS: TabPlan(jobs, appended=(line,))}, claims), register, TABS)


@pytest.mark.parametrize("key", ["digest:2026-W47:1f", "of a tab called: ours"])
def test_a_claim_is_read_as_it_was_written(key: str) -> None:
    """Colons in its key are no end of it."""
    claim = Claim(key, 3, "run: 7", datetime(2026, 11, 21, 9, tzinfo=UTC))
    assert parse_claim(claim.describe()) == claim


def test_the_first_run_gets_the_work_and_the_second_waits(server: LocalServer, workbook: str) -> None:
    """The jobs tab is made where it is missing."""
    first, second = open_workbook_of(server, workbook), open_workbook_of(server, workbook)
    assert take(first, "a") is Standing.OURS
    assert take(second, "b") is Standing.BUSY
    assert take(first, "a") is Standing.OURS


def test_of_many_that_start_together_one_gets_the_work(server: LocalServer, workbook: str) -> None:
    """Eight runs at once, over the real wire."""
    found: list[Standing] = []

    def start(number: int) -> None:
        found.append(take(open_workbook_of(server, workbook), f"run {number}"))

    threads = [threading.Thread(target=start, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(found) == [Standing.BUSY] * 7 + [Standing.OURS]
    titles = [sheet.title for sheet in server.core.document(workbook).workbook.sheets]
    assert titles == ["Sheet1", "Журнал"]


def test_done_work_is_not_claimed_again(server: LocalServer, workbook: str) -> None:
    """The line in the jobs tab is the memory; the claim is gone with the write that left it."""
    gateway = open_workbook_of(server, workbook)
    take(gateway, "a")
    finish(gateway, "a")
    assert take(open_workbook_of(server, workbook), "b") is Standing.DONE
    assert not use_up(gateway.read(TABS), [KEY], "a")


def test_work_that_is_named_twice_is_claimed_once(server: LocalServer, workbook: str) -> None:
    """Two claims under one id would make Google refuse the whole batch, and nobody would ever get the work."""
    gateway = open_workbook_of(server, workbook)
    plan = plan_claims(gateway.read(TABS), [KEY, KEY, "other", KEY], "a", datetime.now(UTC))
    assert len(plan.claims) == len({change.add for change in plan.claims}) == 2
    _, standings = claim_work(gateway, TABS, lambda _: [KEY, KEY], "a")
    assert standings == {KEY: Standing.OURS}


def test_a_lease_that_is_over_is_taken_over(server: LocalServer, workbook: str) -> None:
    """Google's clock decides, not ours."""
    sleeper, successor = open_workbook_of(server, workbook), open_workbook_of(server, workbook)
    take(sleeper, "a")
    server.clock_skew = timedelta(minutes=14)
    assert take(successor, "b") is Standing.BUSY
    server.clock_skew = timedelta(minutes=16)
    assert take(successor, "b") is Standing.OURS


def test_a_lease_is_over_at_its_end(server: LocalServer, workbook: str) -> None:
    """Until then the work is taken, from then on anybody may take it; whoever holds it still holds it."""
    gateway = open_workbook_of(server, workbook)
    take(gateway, "a")
    register = gateway.read(TABS)
    until = standing_claims(register)[KEY].until
    assert judge_key(register, KEY, "b", until - timedelta(microseconds=1)) is Standing.BUSY
    assert judge_key(register, KEY, "b", until) is Standing.OVER
    assert judge_key(register, KEY, "a", until) is Standing.OURS


def test_a_run_that_slept_past_its_lease_changes_nothing(server: LocalServer, workbook: str) -> None:
    """Its write fails as a whole, whether its successor is still at work or has finished."""
    sleeper, successor = open_workbook_of(server, workbook), open_workbook_of(server, workbook)
    take(sleeper, "a")
    asleep = sleeper.read(TABS)
    server.clock_skew = timedelta(minutes=16)
    take(successor, "b")
    line = {"at": "late", "job": "j", "status": "ok", "message": "again", "key": KEY}
    plan = WritePlan({Tab.JOBS: TabPlan(asleep.tabs[Tab.JOBS].layout, appended=(line,))}, use_up(asleep, [KEY], "a"))
    with pytest.raises(MovedError):
        sleeper.write(plan, asleep, TABS)
    finish(successor, "b")
    with pytest.raises(MovedError):
        sleeper.write(plan, asleep, TABS)
    assert successor.read(TABS).job_keys == {KEY}


def test_a_claim_is_given_back_when_the_work_was_not_done(server: LocalServer, workbook: str) -> None:
    """The next run need not wait for the lease to end."""
    gateway = open_workbook_of(server, workbook)
    register, _ = claim_work(gateway, TABS, find_key, "a")
    release(gateway, TABS, register, [KEY], "a")
    assert take(open_workbook_of(server, workbook), "b") is Standing.OURS
    release(gateway, TABS, gateway.read(TABS), [KEY], "a")
    assert judge_key(gateway.read(TABS), KEY, "b", datetime.now(UTC)) is Standing.OURS


def test_nothing_is_claimed_where_there_is_nothing_to_do(server: LocalServer, workbook: str) -> None:
    """Two reads and no write."""
    gateway = open_workbook_of(server, workbook)
    server.requests.clear()
    _, standings = claim_work(gateway, TABS, lambda _: (), "a")
    assert not standings
    assert [method for method, _ in server.requests] == ["GET", "GET"]


def test_a_claim_reads_back_as_it_was_written() -> None:
    """The description is all that other runs know of it."""
    claim = Claim("digest:2026-W47:ab12", 3, "send_digest:1", datetime(2026, 11, 21, 9, 30, tzinfo=UTC))
    assert parse_claim(claim.describe()) == claim


@pytest.mark.parametrize(
    "text",
    ["", "check", "sheets-outreach: check", "sheets-outreach claim", "sheets-outreach claim\nepoch: 1\nuntil: soon"],
)
def test_other_descriptions_are_not_claims(text: str) -> None:
    """People's protected ranges, and ours over columns."""
    assert parse_claim(text) is None

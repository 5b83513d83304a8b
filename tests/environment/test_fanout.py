"""The plan of a network's runs: every workbook and job once, and no identity faster than its quota."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st
from tests.environment.callers import NOW

from sheets_outreach.environment.fanout import JOBS, Member, plan_tasks

NETWORK = [Member("1a"), Member("2b"), Member("3c", 2)]

members = st.lists(
    st.builds(Member, st.from_regex(r"[A-Za-z0-9_-]{1,8}", fullmatch=True), st.integers(1, 4)), max_size=60
)
job_lists = st.lists(st.sampled_from(JOBS), max_size=4)


def test_each_workbook_gets_each_job_once() -> None:
    """A workbook that is listed twice, or a job asked for twice, is still one run."""
    tasks = plan_tasks([*NETWORK, Member("1a")], ["validate_rows", "send_digest", "validate_rows"], NOW)
    assert sorted((task.workbook, task.job) for task in tasks) == [
        ("1a", "send_digest"),
        ("1a", "validate_rows"),
        ("2b", "send_digest"),
        ("2b", "validate_rows"),
        ("3c", "send_digest"),
        ("3c", "validate_rows"),
    ]


def test_identities_do_not_wait_for_each_other() -> None:
    """The first run of every identity is due at once."""
    tasks = plan_tasks(NETWORK, ["validate_rows"], NOW)
    assert {task.workbook for task in tasks if task.due == NOW} == {"1a", "3c"}


def test_a_large_network_keeps_to_the_quota() -> None:
    """Two reads a run, 60 a minute: of 500 runs no more than 30 begin in one minute, and none waits for nothing."""
    tasks = plan_tasks([Member(f"1w{n}") for n in range(500)], ["validate_rows"], NOW)
    minutes = Counter((task.due - NOW) // timedelta(minutes=1) for task in tasks)
    assert max(minutes.values()) <= 30
    assert len(minutes) <= 500 / 20


@given(members, job_lists)
def test_no_identity_reads_more_than_its_quota_allows(network: list[Member], jobs: list[str]) -> None:
    """Two reads a run, 60 a minute an identity: in no minute may more than 30 runs of one identity begin."""
    tasks = plan_tasks(network, jobs, NOW)  # type: ignore[arg-type]
    for first in tasks:
        within = [
            task
            for task in tasks
            if task.identity == first.identity and first.due <= task.due < first.due + timedelta(minutes=1)
        ]
        assert 2 * len(within) <= 60


@given(members, job_lists)
def test_a_plan_is_in_order_and_loses_nothing(network: list[Member], jobs: list[str]) -> None:
    """Every workbook times every job, sorted by when they are due, each under a name of its own."""
    tasks = plan_tasks(network, jobs, NOW)  # type: ignore[arg-type]
    assert len(tasks) == len({member.workbook for member in network}) * len(set(jobs))
    assert [task.due for task in tasks] == sorted(task.due for task in tasks)
    assert max(Counter(task.name for task in tasks).values(), default=1) == 1


def test_the_same_dispatch_started_twice_gives_the_same_names() -> None:
    """A scheduler may start it twice; the queue then drops the second. The next dispatch has names of its own."""
    names = [
        {task.name for task in plan_tasks(NETWORK, ["validate_rows"], NOW + timedelta(minutes=minutes))}
        for minutes in (0, 1, 60)
    ]
    assert names[0] == names[1]
    assert not names[0] & names[2]


def test_names_are_ones_that_cloud_tasks_takes() -> None:
    """Letters, digits and hyphens, at most 500, and not beginning alike."""
    tasks = plan_tasks(NETWORK, JOBS, NOW)
    for task in tasks:
        assert task.name.replace("-", "").isalnum()
        assert len(task.name) <= 500
    assert len({task.name[:8] for task in tasks}) == len(tasks)

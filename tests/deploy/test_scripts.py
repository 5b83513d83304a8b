"""The scripts that a person runs: they repeat safely, give the least rights, make no keys, remove what they made."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tomllib
from collections.abc import Iterable
from pathlib import Path

import pytest
from tests.deploy.cloud_build import run_build
from tests.deploy.desk import ROOT, Answer, Call, Desk
from tests.deploy.test_build import A_NETWORK, ANSWERS, ONE_LIBRARY

NOTHING_THERE: list[Answer] = [("describe", 1, ""), ("buckets describe", 1, "")]
MONEY = {"BILLING_ACCOUNT": "000000-000000-000000"}
FLAGS = tomllib.loads((Path(__file__).parent / "flags.toml").read_text(encoding="utf-8"))
# Taken by every command, or by every command that lists: gcloud help, "GCLOUD WIDE FLAGS".
EVERYWHERE = {"project", "quiet", "format"}


def rights(calls: Iterable[Call]) -> set[tuple[str, str, str]]:
    """Who gets which role on what."""
    return {
        (
            call.flags["--member"].removeprefix("serviceAccount:").partition("@")[0],
            call.flags["--role"].removeprefix("roles/"),
            "project" if call.does("gcloud projects") else call.words[-1].partition("@")[0],
        )
        for call in calls
        if "add-iam-policy-binding" in call.argv
    }


def test_bootstrap_gives_each_account_only_what_it_needs(tmp_path: Path) -> None:
    """The accounts that read sheets have no right in the project at all; nobody may set rights."""
    calls = Desk(tmp_path, NOTHING_THERE).script("bootstrap.sh", **MONEY, TOKENS="vk")
    assert rights(calls) == {
        ("outreach-build", "logging.logWriter", "project"),
        ("outreach-build", "run.developer", "project"),
        ("outreach-build", "cloudscheduler.admin", "project"),
        ("outreach-build", "artifactregistry.writer", "outreach"),
        ("outreach-build", "storage.objectViewer", "gs://library-1-outreach-sources"),
        ("outreach-build", "iam.serviceAccountUser", "outreach-sheets"),
        ("outreach-build", "iam.serviceAccountUser", "outreach-digest"),
        ("outreach-build", "iam.serviceAccountUser", "outreach-planner"),
        ("outreach-build", "iam.serviceAccountUser", "outreach-caller"),
        ("outreach-planner", "iam.serviceAccountUser", "outreach-caller"),
        ("outreach-planner", "cloudtasks.enqueuer", "outreach-1"),
        ("outreach-sheets", "secretmanager.secretAccessor", "outreach-hmac-keys"),
        ("outreach-sheets", "secretmanager.secretAccessor", "outreach-token-vk"),
        ("outreach-digest", "secretmanager.secretAccessor", "outreach-smtp-password"),
    }


def test_bootstrap_prepares_as_many_identities_as_asked_for(tmp_path: Path) -> None:
    """Each with accounts that may read the secrets they need, and a queue at the pace of one account's quota."""
    desk = Desk(tmp_path, NOTHING_THERE)
    calls = desk.script("bootstrap.sh", BUDGET="none", TOKENS="vk", IDENTITIES="2")
    assert desk.code == 0
    more = rights(calls) - rights(
        Desk(tmp_path / "one", NOTHING_THERE).script("bootstrap.sh", BUDGET="none", TOKENS="vk")
    )
    assert more == {
        ("outreach-build", "iam.serviceAccountUser", "outreach-sheets-2"),
        ("outreach-build", "iam.serviceAccountUser", "outreach-digest-2"),
        ("outreach-planner", "cloudtasks.enqueuer", "outreach-2"),
        ("outreach-sheets-2", "secretmanager.secretAccessor", "outreach-hmac-keys"),
        ("outreach-sheets-2", "secretmanager.secretAccessor", "outreach-token-vk"),
        ("outreach-digest-2", "secretmanager.secretAccessor", "outreach-smtp-password"),
    }
    queues = [call for call in calls if call.does("gcloud tasks queues create")]
    assert [call.words[-1] for call in queues] == ["outreach-1", "outreach-2"]
    for call in queues:
        # Two reads a run, 60 a minute an account.
        assert float(call.flags["--max-dispatches-per-second"]) * 60 * 2 <= 60
    for number in ("", "-2"):
        assert f"outreach-sheets{number}@library-1.iam.gserviceaccount.com" in desk.output
        assert f"outreach-digest{number}@library-1.iam.gserviceaccount.com" in desk.output


def test_doors_and_teardown_see_to_every_identity(tmp_path: Path) -> None:
    """Whoever may call the first may call the second; and what was made is removed."""
    calls = Desk(tmp_path / "doors").script(
        "doors.sh", EDITORS="user:ola@example.org", SIGNATURES="yes", IDENTITIES="2"
    )
    assert {right[2] for right in rights(calls) if right[0] == "user:ola"} == {
        "outreach-validate-rows",
        "outreach-validate-rows-2",
    }
    assert {right[2] for right in rights(calls) if right[0] == "allUsers"} == {"outreach-edits", "outreach-edits-2"}
    assert ("outreach-caller", "run.invoker", "outreach-send-digest-2") in rights(calls)
    calls = Desk(tmp_path / "teardown", THINGS_THERE).script("teardown.sh", "library-1", IDENTITIES="2")
    removed = {call.words[-1].partition("@")[0] for call in calls if call.does("gcloud iam service-accounts delete")}
    assert {"outreach-sheets", "outreach-sheets-2", "outreach-digest", "outreach-digest-2"} <= removed


def test_bootstrap_makes_no_key_and_stays_in_europe(tmp_path: Path) -> None:
    """No command writes a service account's key to a file; what has a place is in the EU unless told otherwise."""
    calls = Desk(tmp_path, NOTHING_THERE).script("bootstrap.sh", **MONEY)
    assert not [call for call in calls if "keys" in call.argv]
    places = {
        call.flags[name] for call in calls for name in ("--location", "--locations", "--region") if name in call.flags
    }
    assert places == {"europe-west1"}


def test_bootstrap_warns_before_money_is_gone(tmp_path: Path) -> None:
    """At half, at nine tenths, and when the month is expected to go over."""
    calls = Desk(tmp_path, NOTHING_THERE).script("bootstrap.sh", **MONEY)
    (budget,) = [call for call in calls if call.does("gcloud billing budgets create")]
    assert budget.flags["--budget-amount"] == "10EUR"
    assert [part.partition("=")[2] for part in budget.argv if part.startswith("--threshold-rule")] == [
        "percent=0.5",
        "percent=0.9",
        "percent=1.0,basis=forecasted-spend",
    ]


def test_bootstrap_may_be_repeated(tmp_path: Path) -> None:
    """Where everything is there, nothing is made a second time."""
    desk = Desk(tmp_path, [("budgets list", 0, "billingAccounts/0/budgets/1")])
    calls = desk.script("bootstrap.sh", **MONEY)
    assert desk.code == 0
    assert not [call for call in calls if "create" in call.argv]


def test_bootstrap_says_what_it_needs(tmp_path: Path) -> None:
    """Without a project nothing is called; without a billing account there is no silent lack of a budget."""
    desk = Desk(tmp_path, NOTHING_THERE)
    assert desk.script("bootstrap.sh", PROJECT="") == []
    assert "PROJECT=my-project" in desk.output
    calls = desk.script("bootstrap.sh")
    assert "BUDGET=none" in desk.output
    assert desk.code != 0
    assert calls


def test_bootstrap_says_whom_to_share_the_sheet_with(tmp_path: Path) -> None:
    """The one thing that only a person can do."""
    desk = Desk(tmp_path, NOTHING_THERE)
    desk.script("bootstrap.sh", BUDGET="none")
    assert "outreach-sheets@library-1.iam.gserviceaccount.com" in desk.output
    assert "outreach-digest@library-1.iam.gserviceaccount.com" in desk.output


def test_doors_let_in_the_scheduler_and_named_people_only(tmp_path: Path) -> None:
    """People may call the one function that an edit starts; everybody else nothing."""
    calls = Desk(tmp_path).script("doors.sh", EDITORS="user:ola@example.org group:staff@example.org")
    assert rights(calls) == {
        ("outreach-caller", "run.invoker", "outreach-validate-rows"),
        ("outreach-caller", "run.invoker", "outreach-append-statistics"),
        ("outreach-caller", "run.invoker", "outreach-send-digest"),
        ("outreach-caller", "run.invoker", "outreach-dispatch"),
        ("user:ola", "run.invoker", "outreach-validate-rows"),
        ("group:staff", "run.invoker", "outreach-validate-rows"),
    }


def test_only_the_service_that_checks_signatures_is_ever_opened(tmp_path: Path) -> None:
    """To everybody, on request, and no other service."""
    calls = Desk(tmp_path, [("describe", 1, "")]).script("doors.sh", SIGNATURES="yes")
    assert rights(calls) == {("allUsers", "run.invoker", "outreach-edits")}


KEYS_THERE: list[Answer] = [
    ("versions access", 0, "old-key-old-key-old-key-old-key-old,older"),
    ("versions add", 0, "projects/1/secrets/outreach-hmac-keys/versions/4"),
]


@pytest.mark.parametrize(("step", "old"), [("first", ""), ("add", ",old-key-old-key-old-key-old-key-old")])
def test_a_new_key_comes_before_the_old_one(step: str, old: str, tmp_path: Path) -> None:
    """Both are accepted while scripts change over; the key is in no command line and not on the screen."""
    desk = Desk(tmp_path, KEYS_THERE)
    (added,) = [call for call in desk.script("rotate-keys.sh", step) if call.does("gcloud secrets versions add")]
    assert added.stdin is not None
    key = added.stdin.removesuffix(old)
    assert added.stdin.endswith(old)
    assert len(key) == 64
    assert key not in desk.output + " ".join(added.argv)
    assert "_HMAC_KEYS_VERSION=4" in desk.output


def test_the_old_key_is_dropped_last(tmp_path: Path) -> None:
    """Only the newer of the two is left."""
    calls = Desk(tmp_path, KEYS_THERE).script("rotate-keys.sh", "drop")
    assert [call.stdin for call in calls if call.stdin is not None] == ["old-key-old-key-old-key-old-key-old"]


def test_a_rotation_without_a_step_does_nothing(tmp_path: Path) -> None:
    """It says which steps there are."""
    desk = Desk(tmp_path, KEYS_THERE)
    assert desk.script("rotate-keys.sh") == []
    assert "first|add|drop" in desk.output


REVISIONS: list[Answer] = [("revisions list", 0, "rev-4\nrev-3\nrev-2\nrev-1"), ("services describe", 0, "rev-3")]


@pytest.mark.parametrize(("arguments", "revision"), [((), "rev-2"), (("rev-1",), "rev-1")])
def test_a_rollback_goes_to_the_revision_before_the_one_that_serves(
    arguments: tuple[str, ...], revision: str, tmp_path: Path
) -> None:
    """Not to the second newest: the newest may never have served."""
    calls = Desk(tmp_path, REVISIONS).script("rollback.sh", "validate-rows", *arguments)
    assert calls[-1].does("gcloud run services update-traffic outreach-validate-rows")
    assert calls[-1].flags["--to-revisions"] == f"{revision}=100"


def test_a_rollback_with_nothing_before_changes_nothing(tmp_path: Path) -> None:
    """It says so and fails."""
    desk = Desk(tmp_path, [("revisions list", 0, "rev-3"), *REVISIONS[1:]])
    assert not [call for call in desk.script("rollback.sh", "validate-rows") if "update-traffic" in call.argv]
    assert desk.code == 1


THINGS_THERE: list[Answer] = [
    ("jobs list", 0, "projects/library-1/locations/europe-west1/jobs/outreach-sweep-1Abc"),
    ("run services list", 0, "outreach-validate-rows\noutreach-send-digest"),
    ("queues list", 0, "projects/library-1/locations/europe-west1/queues/outreach-1"),
    ("secrets list", 0, "projects/1/secrets/outreach-hmac-keys"),
    ("budgets list", 0, "billingAccounts/0/budgets/1"),
]


@pytest.mark.parametrize("arguments", [(), ("library-2",), ("yes",)])
def test_teardown_wants_the_name_of_the_project_twice(arguments: tuple[str, ...], tmp_path: Path) -> None:
    """Anything else removes nothing."""
    desk = Desk(tmp_path, THINGS_THERE)
    assert desk.script("teardown.sh", *arguments) == []
    assert desk.code == 2


def test_teardown_removes_what_was_made_and_nothing_else(tmp_path: Path) -> None:
    """Schedules first, so that nothing is called while it goes."""
    calls = Desk(tmp_path, THINGS_THERE).script("teardown.sh", "library-1", **MONEY)
    removed = [call.words[-1].partition("@")[0] for call in calls if {"delete", "rm"} & set(call.argv)]
    assert removed == [
        "outreach-sweep-1Abc",
        "outreach-validate-rows",
        "outreach-send-digest",
        "outreach-1",
        "outreach-hmac-keys",
        "gs://library-1-outreach-sources",
        "outreach",
        "outreach-build",
        "outreach-sheets",
        "outreach-digest",
        "outreach-planner",
        "outreach-caller",
        "billingAccounts/0/budgets/1",
    ]


def test_teardown_goes_on_and_says_what_it_could_not_remove(tmp_path: Path) -> None:
    """One thing that is gone already does not keep the rest."""
    desk = Desk(tmp_path, [("repositories delete", 1, ""), *THINGS_THERE])
    calls = desk.script("teardown.sh", "library-1")
    assert calls[-1].does("gcloud iam service-accounts delete outreach-caller")
    assert desk.code == 1
    assert "1 things could not be removed" in desk.output


def all_calls(folder: Path) -> list[Call]:
    """Every call of gcloud that any script makes, in the cases that the tests above know."""
    calls: list[Call] = []
    for number, (answers, script, arguments, variables) in enumerate(
        [
            (NOTHING_THERE, "bootstrap.sh", (), {**MONEY, "TOKENS": "vk"}),
            ([], "doors.sh", (), {"EDITORS": "user:ola@example.org", "SIGNATURES": "yes"}),
            (KEYS_THERE, "rotate-keys.sh", ("add",), {}),
            (REVISIONS, "rollback.sh", ("validate-rows",), {}),
            (THINGS_THERE, "teardown.sh", ("library-1",), MONEY),
        ]
    ):
        calls += Desk(folder / str(number), answers).script(script, *arguments, **variables)
    for name, answers, given in [("new", ANSWERS, A_NETWORK), ("again", ANSWERS[:2], ONE_LIBRARY)]:
        calls += [call for step in run_build(Desk(folder / name, answers), given).values() for call in step]
    return [call for call in calls if call.argv[0] == "gcloud"]


def command_of(call: Call) -> str:
    """The command without its objects, as the table names it."""
    fitting = [command for command in FLAGS if call.does(command)]
    assert fitting, f"flags.toml does not know {' '.join(call.argv)}"
    return max(fitting, key=len)


def distinct(calls: Iterable[Call]) -> list[str]:
    """One command line of each form: what differs only by an object's name is asked about once."""
    forms = {(command_of(call), *sorted(call.flags)): call for call in calls}
    return [subprocess.list2cmdline(call.argv) for call in forms.values()]


@pytest.fixture(scope="module")
def calls(tmp_path_factory: pytest.TempPathFactory) -> list[Call]:
    """Every call of gcloud."""
    return all_calls(tmp_path_factory.mktemp("desks"))


def test_every_command_and_flag_is_one_that_gcloud_is_known_to_take(calls: list[Call]) -> None:
    """By the committed table, which names its sources; and the table holds nothing that nobody uses."""
    used: dict[str, set[str]] = {command: set() for command in FLAGS}
    for call in calls:
        command = command_of(call)
        names = {name.removeprefix("--") for name in call.flags} - EVERYWHERE
        assert names <= set(FLAGS[command]["flags"]), " ".join(call.argv)
        used[command] |= names
    assert used == {command: set(entry["flags"]) for command, entry in FLAGS.items()}
    assert all(
        entry["source"].startswith("https://docs.cloud.google.com/sdk/gcloud/reference/") for entry in FLAGS.values()
    )


def test_gclouds_own_linter_agrees_where_it_is_there(calls: list[Call], tmp_path: Path) -> None:
    """``gcloud meta lint-gcloud-commands`` knows the real argument tree and needs no network; it may go away."""
    gcloud = shutil.which("gcloud")
    if gcloud is None:
        assert FLAGS, "then the table alone must do"
        return
    commands = tmp_path / "commands.json"
    commands.write_text(json.dumps([{"command_string": text} for text in distinct(calls)]), encoding="utf-8")
    done = subprocess.run(
        [gcloud, "meta", "lint-gcloud-commands", f"--commands-file={commands}"],
        env={**os.environ, "CLOUDSDK_CONFIG": str(tmp_path), "CLOUDSDK_CORE_DISABLE_PROMPTS": "1"},
        capture_output=True,
        text=True,
    )
    refused = [
        (entry["command_string"], entry["error_message"]) for entry in json.loads(done.stdout) if not entry["success"]
    ]
    assert refused == []


def test_the_scripts_can_be_run(tmp_path: Path) -> None:
    """All but the one that is sourced are executable and begin alike."""
    for script in (ROOT / "deploy").glob("*.sh"):
        if script.name != "names.sh":
            assert os.access(script, os.X_OK), script
            assert script.read_text(encoding="utf-8").startswith("#!/usr/bin/env bash\n# "), script

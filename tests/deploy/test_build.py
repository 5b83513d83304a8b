"""The build: whole, in order, stopped where a setting is missing, and one image for every service."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.deploy.cloud_build import FILE, BuildError, read_build, run_build, substitute
from tests.deploy.desk import ROOT, Answer, Call, Desk

from sheets_outreach.environment.settings import read_environment

DIGEST = "europe-west1-docker.pkg.dev/library-1/outreach/outreach@sha256:" + "0" * 64
ANSWERS: list[Answer] = [
    ("docker inspect", 0, DIGEST),
    ("run services describe", 0, "https://outreach-service.example.run.app"),
    ("scheduler jobs describe", 1, ""),
]
ONE_LIBRARY = {
    "_WORKBOOKS": "1Register",
    "_TIME_ZONE": "Europe/Oslo",
    "_AUDIENCE": "1-abc.apps.googleusercontent.com",
    "_SMTP_HOST": "smtp.example.org",
    "_SMTP_USER": "library",
    "_MAIL_FROM": "library@example.org",
    "_MAIL_DOMAINS": "example.org,example.com",
    "_TOKENS": "vk:3,youtube:1",
}
A_NETWORK = {**ONE_LIBRARY, "_WORKBOOKS": "none", "_NETWORK": "1Network", "_SMTP_HOST": "none", "_EDITS": "hmac"}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A desk where nothing has been deployed yet."""
    return Desk(tmp_path, ANSWERS)


def services(steps: dict[str, list[Call]]) -> dict[str, Call]:
    """The deployments of a build, by the service's name."""
    return {call.words[3]: call for calls in steps.values() for call in calls if call.does("gcloud run deploy")}


def environment(call: Call) -> dict[str, str]:
    """The environment variables that a deployment sets."""
    text = call.flags["--set-env-vars"]
    assert text.startswith("^|^")
    return dict(pair.split("=", 1) for pair in text.removeprefix("^|^").split("|"))


def seconds(text: str) -> int:
    """Read a duration."""
    return int(text.removesuffix("s"))


def test_the_file_fits_cloud_builds_schema() -> None:
    """By the schema that check-jsonschema brings along."""
    checker = Path(sys.executable).with_name("check-jsonschema")
    done = subprocess.run([checker, "--builtin-schema", "vendor.cloudbuild", FILE], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def test_a_build_for_one_library_deploys_three_services_of_one_image(desk: Desk) -> None:
    """The three differ by target; what was tested is what they get, by its digest."""
    deployed = services(run_build(desk, ONE_LIBRARY))
    assert {name: environment(call)["FUNCTION_TARGET"] for name, call in deployed.items()} == {
        "outreach-validate-rows": "validate_rows",
        "outreach-append-statistics": "append_statistics",
        "outreach-send-digest": "send_digest",
    }
    assert {call.flags["--image"] for call in deployed.values()} == {DIGEST}


def test_a_network_also_gets_its_planner_and_a_door_for_signatures(desk: Desk) -> None:
    """The same image again; only the door for signatures knows the keys, and only it checks them."""
    deployed = services(run_build(desk, A_NETWORK))
    assert set(deployed) == {
        "outreach-validate-rows",
        "outreach-edits",
        "outreach-append-statistics",
        "outreach-send-digest",
        "outreach-dispatch",
    }
    doors = {name: environment(call)["OUTREACH_AUTH"] for name, call in deployed.items()}
    assert [name for name, door in doors.items() if door != "iam"] == ["outreach-edits"]
    keys = [name for name, call in deployed.items() if "OUTREACH_HMAC_KEYS" in call.flags.get("--set-secrets", "")]
    assert keys == ["outreach-edits"]
    assert environment(deployed["outreach-dispatch"])["OUTREACH_TASK_URL"] == (
        "https://outreach-{job}{suffix}-1234567890.europe-west1.run.app"
    )


def test_each_identity_of_a_network_gets_services_and_a_queue_of_its_own(desk: Desk) -> None:
    """They differ by account alone; one planner knows all queues, and reaches each identity's services by its number."""
    deployed = services(run_build(desk, {**A_NETWORK, "_IDENTITIES": "3"}))
    accounts = {name: call.flags["--service-account"].partition("@")[0] for name, call in deployed.items()}
    assert accounts == {
        "outreach-dispatch": "outreach-planner",
        **{
            f"outreach-{name}{suffix}": f"{account}{suffix}"
            for suffix in ("", "-2", "-3")
            for name, account in (
                ("validate-rows", "outreach-sheets"),
                ("edits", "outreach-sheets"),
                ("append-statistics", "outreach-sheets"),
                ("send-digest", "outreach-digest"),
            )
        },
    }
    for name in ("validate-rows", "edits", "append-statistics", "send-digest"):
        assert len({str(environment(deployed[f"outreach-{name}{suffix}"])) for suffix in ("", "-2", "-3")}) == 1
    planner = read_environment({**environment(deployed["outreach-dispatch"]), "OUTREACH_AUTH": "iam"})
    place = "projects/library-1/locations/europe-west1/queues"
    assert planner.task_queues == tuple(f"{place}/outreach-{number}" for number in (1, 2, 3))
    assert planner.task_url is not None
    hosts = {name: f"https://{name}-1234567890.europe-west1.run.app" for name in deployed}
    assert planner.task_url.format(job="send-digest", suffix="") == hosts["outreach-send-digest"]
    assert planner.task_url.format(job="validate-rows", suffix="-3") == hosts["outreach-validate-rows-3"]


def test_every_target_is_a_function_of_main(desk: Desk) -> None:
    """A service whose target does not exist would not start."""
    tree = ast.parse((ROOT / "functions" / "main.py").read_text(encoding="utf-8"))
    names = {
        target.id
        for node in tree.body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    targets = {environment(call)["FUNCTION_TARGET"] for call in services(run_build(desk, A_NETWORK)).values()}
    assert targets <= names
    smoked = re.findall(r"for target in ([\w ]+);", (ROOT / "deploy" / "smoke.sh").read_text(encoding="utf-8"))
    assert set(smoked[0].split()) == targets


def test_nobody_gets_in_unasked_and_nobody_gets_more_than_needed(desk: Desk) -> None:
    """No service is opened by the build; the mail password goes to the digest alone, tokens to the statistics alone."""
    deployed = services(run_build(desk, ONE_LIBRARY))
    assert all("--no-allow-unauthenticated" in call.flags for call in deployed.values())
    assert deployed["outreach-send-digest"].flags["--set-secrets"] == "OUTREACH_SMTP_PASSWORD=outreach-smtp-password:1"
    assert deployed["outreach-append-statistics"].flags["--set-secrets"] == (
        "OUTREACH_TOKEN_VK=outreach-token-vk:3,OUTREACH_TOKEN_YOUTUBE=outreach-token-youtube:1"
    )
    assert "--clear-secrets" in deployed["outreach-validate-rows"].flags
    accounts = {name: call.flags["--service-account"].partition("@")[0] for name, call in deployed.items()}
    assert accounts == {
        "outreach-validate-rows": "outreach-sheets",
        "outreach-append-statistics": "outreach-sheets",
        "outreach-send-digest": "outreach-digest",
    }
    assert deployed["outreach-validate-rows"].flags["--set-custom-audiences"] == ONE_LIBRARY["_AUDIENCE"]


def test_each_run_ends_before_its_service_and_its_service_before_its_schedule(desk: Desk) -> None:
    """A schedule whose deadline is shorter than the service's time-out would start the run a second time meanwhile."""
    steps = run_build(desk, {**A_NETWORK, "_WORKBOOKS": "1Register"})
    timeouts = {}
    for name, call in services(steps).items():
        timeouts[name] = seconds(call.flags["--timeout"])
        assert float(environment(call)["OUTREACH_DEADLINE_S"]) < timeouts[name]
    schedules = [call for call in steps["schedule"] if call.does("gcloud scheduler jobs create")]
    described = [call.words[4] for call in steps["schedule"] if call.does("gcloud run services describe")]
    assert len(schedules) == len(described) == 6
    for service, call in zip(described, schedules, strict=True):
        assert timeouts[service] < seconds(call.flags["--attempt-deadline"]) <= 1800


def test_schedules_are_in_the_sheets_time_zone_and_prove_who_calls(desk: Desk) -> None:
    """With an identity token for the very service, and a body that the function takes."""
    steps = run_build(desk, ONE_LIBRARY)
    schedules = [call for call in steps["schedule"] if call.does("gcloud scheduler jobs create http")]
    assert [call.words[5] for call in schedules] == [
        "outreach-sweep-1Register",
        "outreach-statistics-1Register",
        "outreach-digest-1Register",
    ]
    for call in schedules:
        assert call.flags["--time-zone"] == "Europe/Oslo"
        assert call.flags["--oidc-token-audience"] == call.flags["--uri"] == "https://outreach-service.example.run.app"
        assert call.flags["--headers"] == "Content-Type=application/json"
        assert call.flags["--message-body"] == '{"schema": "outreach.run/1", "workbook": "1Register"}'


def test_a_second_build_updates_the_schedules(tmp_path: Path) -> None:
    """What is there is changed, not made again."""
    desk = Desk(tmp_path, ANSWERS[:2])
    schedules = [call for call in run_build(desk, ONE_LIBRARY)["schedule"] if call.does("gcloud scheduler jobs")]
    assert {call.words[3] for call in schedules} == {"describe", "update"}


def test_several_libraries_without_a_network_get_a_schedule_each(desk: Desk) -> None:
    """Three for each; the services know all of them."""
    steps = run_build(desk, {**ONE_LIBRARY, "_WORKBOOKS": "1Abc,2Def"})
    assert sum(call.does("gcloud scheduler jobs create") for call in steps["schedule"]) == 6
    assert {environment(call)["OUTREACH_WORKBOOKS"] for call in services(steps).values()} == {"1Abc,2Def"}


@pytest.mark.parametrize(
    "name", ["_WORKBOOKS", "_TIME_ZONE", "_AUDIENCE", "_SMTP_HOST", "_SMTP_USER", "_MAIL_FROM", "_MAIL_DOMAINS"]
)
@pytest.mark.parametrize("value", ["", "unset"])
def test_a_setting_that_nobody_filled_in_stops_the_build(name: str, value: str, desk: Desk) -> None:
    """A trigger replaces a missing substitution by nothing; that must not be deployed."""
    with pytest.raises(BuildError, match=f"guard ended with 2: Not set: {name}"):
        run_build(desk, {**ONE_LIBRARY, name: value})


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"_WORKBOOKS": "none"}, "Either _WORKBOOKS or _NETWORK"),
        ({"_WORKBOOKS": "https://docs.google.com/spreadsheets/d/1Abc/edit"}, "take the ids of sheets"),
        ({"_WORKBOOKS": '1Abc","dry_run":"'}, "take the ids of sheets"),
        ({"_EDITS": "none"}, "_EDITS must be"),
        ({"_IDENTITIES": "0"}, "_IDENTITIES must be"),
        ({"_IDENTITIES": "6"}, "_IDENTITIES must be"),
        ({"_IDENTITIES": "zwei"}, "_IDENTITIES must be"),
        ({"_TIME_ZONE": "Oslo"}, "_TIME_ZONE must be"),
    ],
)
def test_a_setting_that_cannot_be_stops_the_build(changes: dict[str, str], said: str, desk: Desk) -> None:
    """Before anything is built, with a sentence that says what it must be."""
    with pytest.raises(BuildError, match="guard ended with 2") as caught:
        run_build(desk, {**ONE_LIBRARY, **changes})
    assert said in str(caught.value)


def test_nothing_is_deployed_that_was_not_tried(tmp_path: Path) -> None:
    """An image that fails its smoke test is not even pushed."""
    desk = Desk(tmp_path, [("docker run", 1, ""), *ANSWERS])
    with pytest.raises(BuildError, match="smoke"):
        run_build(desk, ONE_LIBRARY)
    assert not (tmp_path / "image.txt").exists()


def test_the_smoke_test_has_no_network_and_no_disk_to_write_to(desk: Desk) -> None:
    """For every target, as the image runs in the cloud."""
    runs = run_build(desk, A_NETWORK)["smoke"]
    assert len(runs) == 4
    for call in runs:
        assert call.flags["--network"] == "none"
        assert "--read-only" in call.flags


def test_no_step_waits_for_a_later_one_and_all_are_waited_for() -> None:
    """Every step but the last ones leads to the deployment, so that none can fail unnoticed."""
    steps = read_build()["steps"]
    waited = {name for step in steps for name in step["waitFor"]}
    assert {step["id"] for step in steps} - waited == {"schedule"}


def test_comments_hold_no_dollar_sign() -> None:
    """Cloud Build looks for substitutions in the whole file."""
    comments = [line for line in FILE.read_text(encoding="utf-8").splitlines() if line.lstrip().startswith("#")]
    assert comments
    assert not [line for line in comments if "$" in line]


@pytest.mark.parametrize("text", ["$target", "${_UNKNOWN}", "$_REGIO"])
def test_the_stand_in_refuses_what_cloud_build_refuses(text: str) -> None:
    """An unknown key is an error, not an empty text."""
    with pytest.raises(BuildError):
        substitute(text, {"_REGION": "europe-west1"})


def test_the_stand_in_replaces_as_cloud_build_does() -> None:
    """With and without braces; two dollar signs are one."""
    assert substitute("$$HOME ${_A}-$_A.$B", {"_A": "a", "B": "b"}) == "$HOME a-a.b"


def test_the_scripts_are_sound() -> None:
    """By shellcheck where it is installed, by the shell's own parser everywhere."""
    scripts = sorted((ROOT / "deploy").glob("*.sh"))
    assert len(scripts) > 8
    for script in scripts:
        assert subprocess.run(["bash", "-n", script]).returncode == 0
    if shellcheck := shutil.which("shellcheck"):
        done = subprocess.run([shellcheck, "-x", *scripts], cwd=ROOT, capture_output=True, text=True)
        assert done.returncode == 0, done.stdout

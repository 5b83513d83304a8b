"""The page about the cloud: nothing that can be set, run or called is missing from it, and nothing in it is invented."""

from __future__ import annotations

import re

import pytest
from tests.deploy.cloud_build import read_build
from tests.deploy.desk import ROOT

from sheets_outreach.environment.settings import TOKEN_PREFIX, Environment

PAGE = (ROOT / "docs" / "deploy.md").read_text(encoding="utf-8")
SCRIPTS = sorted(path.name for path in (ROOT / "deploy").glob("*.sh"))
VARIABLES = [field.alias for field in Environment.model_fields.values() if field.alias]


@pytest.mark.parametrize("variable", VARIABLES)
def test_every_setting_of_a_function_is_documented(variable: str) -> None:
    """By its name, in a table."""
    assert any(f"`{variable}`" in line for line in PAGE.splitlines() if line.startswith("|"))


def test_no_setting_is_documented_that_does_not_exist() -> None:
    """A name in the page is one that the code reads."""
    named = set(re.findall(r"`(OUTREACH_[A-Z_]+)`", PAGE))
    script = (ROOT / "apps_script" / "Code.gs").read_text(encoding="utf-8")
    known = {name for name in named if name in VARIABLES or name in script or name.startswith(TOKEN_PREFIX)}
    assert named == known


def test_every_substitution_is_documented_with_its_default() -> None:
    """The table says what the file says."""
    rows = dict(re.findall(r"^\| `(_[A-Z_]+)` \| ([^|]+) \|", PAGE, re.MULTILINE))
    defaults = read_build()["substitutions"]
    assert rows.keys() == defaults.keys()
    for name, default in defaults.items():
        if name == "_IMAGE":
            continue
        assert rows[name].startswith("must be set") if default == "unset" else rows[name].strip() == f"`{default}`", (
            name
        )


@pytest.mark.parametrize(
    "script",
    [name for name in SCRIPTS if name in {"bootstrap.sh", "doors.sh", "rollback.sh", "rotate-keys.sh", "teardown.sh"}],
)
def test_every_script_that_a_person_runs_is_shown(script: str) -> None:
    """With the command to run it."""
    assert re.search(rf"^PROJECT=my-project .*deploy/{script}", PAGE, re.MULTILINE)


def test_every_service_and_schedule_is_named() -> None:
    """What stands in the console is explained here."""
    service = (ROOT / "deploy" / "service.sh").read_text(encoding="utf-8")
    names = re.findall(r"^  ([a-z-]+)\)$", service, re.MULTILINE)
    assert len(names) == 5
    for name in names:
        assert f"`outreach-{name}`" in PAGE
    schedule = (ROOT / "deploy" / "schedule.sh").read_text(encoding="utf-8")
    for name in re.findall(r'schedule "(outreach-[a-z]+-)', schedule):
        assert f"`{name}…`" in PAGE


def test_links_within_the_page_and_the_project_lead_somewhere() -> None:
    """Headings that the list at the top names, files that the text names."""
    headings = {
        re.sub(r"[^\w\- ]", "", line.lstrip("# ").lower()).replace(" ", "-")
        for line in PAGE.splitlines()
        if line.startswith("## ")
    }
    for text, target in re.findall(r"\[([^\]]+)\]\(([^)]+)\)", PAGE):
        if target.startswith("#"):
            assert target[1:] in headings, text
        elif not target.startswith("https://"):
            assert (ROOT / "docs" / target).exists(), text

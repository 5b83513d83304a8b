"""The image's recipe, as far as it can be read: no root, nothing unpinned, nothing not needed, all of it compiled."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from tests.deploy.desk import ROOT


def instructions() -> list[tuple[str, str]]:
    """The Dockerfile's instructions and their arguments, continued lines joined and comments left out."""
    text = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    joined = "\n".join(lines).replace("\\\n", " ")
    return [(line.split(maxsplit=1)[0], line.split(maxsplit=1)[1]) for line in joined.splitlines() if line.strip()]


def last(name: str) -> str:
    """The argument of the last instruction of that name."""
    return [argument for instruction, argument in instructions() if instruction == name][-1]


def test_it_does_not_run_as_root() -> None:
    """By number, so that a cluster that forbids root can see it."""
    user, group = last("USER").split(":")
    assert int(user) > 0
    assert int(group) > 0


def test_it_installs_nothing_whose_hash_is_not_known() -> None:
    """Every installation is locked by hashes and runs nobody's build script."""
    installations = [argument for name, argument in instructions() if name == "RUN" and "pip install" in argument]
    assert installations
    for argument in installations:
        assert "--require-hashes" in argument
        assert "--only-binary=:all:" in argument
    locked = (ROOT / "requirements" / "cloud.txt").read_text(encoding="utf-8")
    names = re.findall(r"^([a-z0-9][\w.-]*)==", locked, re.MULTILINE)
    assert {"functions-framework", "gspread", "google-auth", "pydantic", "jinja2", "mjml-python"} <= set(names)
    assert locked.count("--hash=sha256:") >= len(names)


def test_its_own_code_is_compiled() -> None:
    """Compiling at the start of every instance would cost a second each time."""
    compiled = [argument for name, argument in instructions() if name == "RUN" and "compileall" in argument]
    assert [set(argument.split()) >= {"/srv/src", "/srv/functions"} for argument in compiled] == [True]


def test_what_it_copies_is_there_and_let_through() -> None:
    """And nothing else gets into the build: no tests, no history, no settings of a desk."""
    ignore = (ROOT / ".dockerignore").read_text(encoding="utf-8").split("\n")
    assert "*" in ignore
    let_through = {line.removeprefix("!") for line in ignore if line.startswith("!")}
    copied = {argument.split()[0] for name, argument in instructions() if name == "COPY" and "--from" not in argument}
    assert copied == let_through
    assert all((ROOT / path).exists() for path in copied)


def test_it_starts_the_function_that_the_service_names() -> None:
    """The target comes from the service alone; the file it stands in is in the image."""
    environment = dict(
        re.findall(r"(\w+)=(\S+)", " ".join(argument for name, argument in instructions() if name == "ENV"))
    )
    assert last("CMD") == '["functions-framework"]'
    assert "FUNCTION_TARGET" not in environment
    source = PurePosixPath(environment["FUNCTION_SOURCE"])
    assert (ROOT / source.relative_to("/srv")).exists()
    assert environment["THREADS"] == "1"

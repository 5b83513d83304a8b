"""Runs cloudbuild.yaml as Cloud Build would, as far as that can be done without it: order, substitutions, environment.

Rules followed: https://docs.cloud.google.com/build/docs/configuring-builds/substitute-variable-values and
https://docs.cloud.google.com/build/docs/build-config-file-schema. It starts no containers: a step's tool is a stand-in.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from tests.deploy.desk import Call, Desk

FILE = Path(__file__).parents[2] / "cloudbuild.yaml"
BUILT_IN = {"PROJECT_ID": "library-1", "PROJECT_NUMBER": "1234567890", "BUILD_ID": "b-1", "LOCATION": "europe-west1"}

_KEY = re.compile(r"\$(?:(\$)|\{([^}]*)\}|([A-Za-z_][A-Za-z0-9_]*))")


class BuildError(Exception):
    """Cloud Build would refuse the file or stop at a step."""


def read_build() -> dict[str, Any]:
    """Read the file."""
    build: dict[str, Any] = YAML(typ="safe").load(FILE.read_text(encoding="utf-8"))
    return build


def substitute(text: str, values: Mapping[str, str]) -> str:
    """Replace ``$KEY`` and ``${KEY}``; ``$$`` stands for a dollar sign.

    Raises:
        BuildError: the key is not known, or is not one that a template may have.
    """

    def replace(match: re.Match[str]) -> str:
        if match[1]:
            return "$"
        key = match[2] or match[3]
        if key not in values:
            raise BuildError(f"key in the template {key!r} is not a valid substitution")
        return values[key]

    return _KEY.sub(replace, text)


def resolve(build: Mapping[str, Any], given: Mapping[str, str]) -> dict[str, str]:
    """Give all substitutions their values; with dynamicSubstitutions one may name others."""
    values = {**build["substitutions"], **given}
    assert build["options"]["dynamicSubstitutions"], "a substitution that names another needs it"
    for _ in range(3):
        values = {name: substitute(value, {**values, **BUILT_IN}) for name, value in values.items()}
    return {**values, **BUILT_IN}


def run_build(desk: Desk, given: Mapping[str, str]) -> dict[str, list[Call]]:
    """Run the steps in an order that their ``waitFor`` allows.

    Returns:
        the calls that each step made, by the step's id.

    Raises:
        BuildError: a step waits for one that does not come before it, or ends with an error.
    """
    build = read_build()
    values = resolve(build, given)
    # automapSubstitutions: every step finds all of them in its environment.
    assert build["options"]["automapSubstitutions"]
    done: dict[str, list[Call]] = {}
    for step in build["steps"]:
        missing = set(step["waitFor"]) - set(done) - {"-"}
        if missing:
            raise BuildError(f"{step['id']} waits for {missing}")
        command = [
            substitute(word, values) for word in ([step["entrypoint"]] if "entrypoint" in step else [tool_of(step)])
        ]
        command += [substitute(word, values) for word in step["args"]]
        done[step["id"]] = desk.run(command, values)
        if desk.code != 0:
            raise BuildError(f"{step['id']} ended with {desk.code}: {desk.output}")
    return done


def tool_of(step: Mapping[str, Any]) -> str:
    """Name the tool that a builder's image starts."""
    return str(step["name"]).rpartition("/")[2].partition(":")[0]

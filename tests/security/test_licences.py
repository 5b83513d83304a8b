"""All that is installed with the product may be given on under MIT: no licence that asks the whole to become its own."""

from __future__ import annotations

import re
from importlib.metadata import PackageMetadata, distribution, files

import pytest
from packaging.requirements import Requirement

ALLOWED = re.compile(
    r"MIT(?: License)?|MIT-0|(?:0|[23]-Clause )?BSD(?:-[23]-Clause)?(?: License)?|Apache(?:-| )2(?:\.0)?"
    r"|Apache Software License|ISC|PSFL?(?:-2\.0)?|Python Software Foundation License"
    r"|MPL-2\.0|Mozilla Public License 2\.0 \(MPL 2\.0\)|Public Domain"
)
"""As packages write them. The Mozilla licence binds changes of its own files only."""

EITHER = {
    "odfpy": "offered under any of its three licences",
    "docutils": "the GPL is that of an Emacs file, which is not installed",
}
"""Packages that name a licence beside one that is allowed, and why that one counts."""


def installed(name: str, extras: frozenset[str], found: dict[str, set[str]]) -> dict[str, set[str]]:
    """Give what a package brings along, by name with the extras asked for; itself among it."""
    wanted = extras | {""}
    asked = found.setdefault(re.sub(r"[-_.]+", "-", name).lower(), set())
    if wanted - asked:
        asked |= wanted
        for line in distribution(name).requires or []:
            needed = Requirement(line)
            if needed.marker is None or any(needed.marker.evaluate({"extra": extra}) for extra in wanted):
                installed(needed.name, frozenset(needed.extras), found)
    return found


def licences_of(metadata: PackageMetadata) -> list[str]:
    """Give a package's licences in the words it uses: an SPDX expression, else classifiers, else free text."""
    fields = metadata.json
    expression = str(fields.get("license_expression", ""))
    if expression:
        # What holds together must be allowed part by part; of a choice one part is enough.
        parts = [part.strip(" ()") for part in expression.split(" AND ")]
        return [next(filter(ALLOWED.fullmatch, part.split(" OR ")), part) for part in parts]
    classifiers = fields.get("classifier", [])
    named = [one.rpartition(" :: ")[2] for one in classifiers if one.startswith("License :: ")]
    return named or [str(fields.get("license", "")).strip()]


PACKAGES = sorted(set(installed("sheets-outreach", frozenset({"all"}), {})))


@pytest.mark.parametrize("name", PACKAGES)
def test_its_licence_allows_ours(name: str) -> None:
    """Whatever comes along with the package or one of its extras."""
    licences = licences_of(distribution(name).metadata)
    allowed = [one for one in licences if ALLOWED.fullmatch(one)]
    assert allowed, licences
    assert allowed == licences or name in EITHER, licences


def test_the_list_is_whole() -> None:
    """What the four bring, what the extras bring, and nothing that only tests need."""
    assert {"gspread", "google-auth", "pydantic", "css-inline", "openpyxl", "icalendar", "nicegui"} <= set(PACKAGES)
    assert not {"pytest", "hypothesis", "ruff"} & set(PACKAGES)


@pytest.mark.parametrize("licence", ["GPL-3.0-only", "GNU Affero General Public License v3", "LGPLv2+", "", "UNKNOWN"])
def test_a_licence_that_binds_the_whole_is_not_allowed(licence: str) -> None:
    """Nor is none at all."""
    assert not ALLOWED.fullmatch(licence)


def test_no_file_of_emacs_is_installed() -> None:
    """The reason given for docutils."""
    assert not [path for path in files("docutils") or [] if path.suffix == ".el"]

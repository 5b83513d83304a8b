"""Write docs/mutants.md: how many small changes of the code the tests notice, and what became of those they do not."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

KEPT = Path(__file__).with_name("mutants.json")

_HEAD = """\
# What the tests would notice

<!-- Written by `python -m scripts.generated_docs` from scripts/mutants.json; do not edit. -->

A test is worth what it would notice. `python -m scripts.mutants --keep` changes one small thing in the code, runs the
tests that guard it, and does so for a hundred places of each group, chosen by a seed: a comparison turned or moved by
one, `and` for `or`, a condition or `not` reversed, a number one larger, `True` for `False`. A mutant is noticed when a
test fails or takes far too long. Each survivor is listed with what we make of it.

| group | places | tried | noticed | |
|---|---|---|---|---|
"""


def render() -> str:
    """Give the page."""
    groups: Mapping[str, Any] = json.loads(KEPT.read_text(encoding="utf-8"))["groups"]
    counts = {name: [one[key] for key in ("possible", "tried", "noticed")] for name, one in groups.items()}
    counts["all"] = [sum(column) for column in zip(*counts.values(), strict=True)]
    rows = [
        f"| {name} | {places:,} | {tried} | {noticed} | {100 * noticed / tried:.0f} % |"
        for name, (places, tried, noticed) in counts.items()
    ]
    return _HEAD + "\n".join([*rows, "", *_survivors(groups)])


def _survivors(groups: Mapping[str, Any]) -> Iterator[str]:
    for name, group in groups.items():
        if group["survivors"]:
            yield f"## {name}\n"
            yield "| where | was | becomes | why nothing fails |"
            yield "|---|---|---|---|"
            for one in sorted(group["survivors"], key=lambda one: (one["path"], one["was"])):
                place = one["path"].removeprefix("src/sheets_outreach/")
                yield f"| {place} | {_code(one['was'])} | {_code(one['becomes'])} | {one['why']} |"
            yield ""


def _code(text: str) -> str:
    return "`` " + text.strip().replace("|", "\\|") + " ``"

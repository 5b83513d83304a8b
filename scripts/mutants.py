"""Change the code a little, many times, and see whether the tests that should notice do.

Usage: ``python -m scripts.mutants [--each 100] [--seed 1] [--group rules] [--keep] [--again]``

Each mutant is one small change of one place; the tests of its group must fail. Survivors are printed with their line:
a hole in the tests, or a change that changes nothing. ``--keep`` stores what was found for ``docs/mutants.md``; what a
person wrote there about a survivor (``why``) stays. ``--again`` tries only the survivors that were stored, once tests
were added.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scripts.mutation_places import Mutant, find_mutants
from scripts.mutation_trials import ROOT, Bench

PACKAGE = "src/sheets_outreach"
KEPT = Path(__file__).with_name("mutants.json")
ENOUGH = 0.85


@dataclass(frozen=True, slots=True)
class Group:
    """Modules that belong together, and the tests that guard them."""

    modules: tuple[str, ...]
    tests: tuple[str, ...]


GROUPS: Mapping[str, Group] = {
    "rules": Group(("rules/*.py",), ("tests/rules", f"{PACKAGE}/rules", "tests/jobs/test_validate_rows.py")),
    "cadence": Group(("cadence/*.py",), ("tests/cadence", f"{PACKAGE}/cadence", "tests/rules")),
    "planning": Group(("planning/*.py",), ("tests/planning", f"{PACKAGE}/planning")),
    "links": Group(("links/*.py", "links/platforms/*.py"), ("tests/links", f"{PACKAGE}/links")),
    "agreement": Group(("agreement/*.py",), ("tests/agreement", f"{PACKAGE}/agreement")),
    "writing": Group(
        (
            "workbook/settling.py", "workbook/batch.py", "workbook/cell_requests.py", "workbook/marks.py",
            "workbook/claims.py", "workbook/retry.py", "workbook/client.py", "workbook/gateway.py",
            "register/writing.py", "jobs/mail_round.py", "jobs/append_statistics.py", "jobs/due_measurements.py",
        ),
        ("tests/workbook", "tests/register", "tests/jobs/test_validate_rows.py", "tests/jobs/test_append_statistics.py",
         "tests/jobs/test_send_digest.py", "tests/jobs/test_due_measurements.py",
         "tests/reliability/test_once_lost.py", "tests/reliability/test_faults.py", f"{PACKAGE}/workbook"),
    ),
}  # fmt: skip


def group_mutants(group: str) -> list[Mutant]:
    """Give every mutant of a group."""
    paths = sorted({path for pattern in GROUPS[group].modules for path in (ROOT / PACKAGE).glob(pattern)})
    return [
        mutant for path in paths for mutant in find_mutants(path.relative_to(ROOT), path.read_text(encoding="utf-8"))
    ]


def try_group(group: str, each: int, seed: int) -> dict[str, Any]:
    """Try some mutants of a group, chosen by the seed; survivors are printed as they are found."""
    found = group_mutants(group)
    chosen = random.Random(seed).sample(found, min(each, len(found)))
    start = time.monotonic()
    alive = list(find_survivors(group, chosen))
    seconds = time.monotonic() - start
    print(f"{group}: {len(chosen) - len(alive)} of {len(chosen)} noticed ({len(found)} possible, {seconds:.0f} s)")
    return {"possible": len(found), "tried": len(chosen), "noticed": len(chosen) - len(alive), "survivors": alive}


def find_survivors(group: str, chosen: Sequence[Mutant]) -> Iterator[dict[str, str]]:
    """Try mutants, and give those that no test notices."""
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder), GROUPS[group].tests)
        for mutant in chosen:
            if bench.survives(mutant):
                print(f"  {mutant.path}:{mutant.lines[0]}: {mutant.was}  →  {mutant.becomes}", flush=True)
                yield _name(mutant)


def _name(mutant: Mutant) -> dict[str, str]:
    return {"path": str(mutant.path), "was": mutant.was, "becomes": mutant.becomes}


def try_again(group: str) -> dict[str, Any]:
    """Try the stored survivors of a group once more; one whose line has changed since stays what it was."""
    before = json.loads(KEPT.read_text(encoding="utf-8"))["groups"][group]
    names = [{key: one[key] for key in ("path", "was", "becomes")} for one in before["survivors"]]
    chosen = [mutant for mutant in group_mutants(group) if _name(mutant) in names]
    tried = [_name(mutant) for mutant in chosen]
    alive = list(find_survivors(group, chosen)) if chosen else []
    left = [one for one in names if one in alive or one not in tried]
    print(f"{group}: {before['tried'] - len(left)} of {before['tried']} noticed")
    return {**before, "noticed": before["tried"] - len(left), "survivors": left}


def keep(results: Mapping[str, dict[str, Any]], seed: int) -> None:
    """Store what was found, with what people wrote about the same survivors before."""
    before = json.loads(KEPT.read_text(encoding="utf-8")) if KEPT.exists() else {"groups": {}}
    groups = {**before["groups"], **results}
    known = {
        (one["path"], one["was"], one["becomes"]): one.get("why", "")
        for group in before["groups"].values()
        for one in group["survivors"]
    }
    for group in groups.values():
        for one in group["survivors"]:
            one["why"] = known.get((one["path"], one["was"], one["becomes"]), one.get("why", ""))
    ordered = {name: groups[name] for name in GROUPS if name in groups}
    text = json.dumps({"seed": seed, "groups": ordered}, ensure_ascii=False, indent=1)
    KEPT.write_text(text + "\n", encoding="utf-8")


def main(arguments: Sequence[str]) -> int:
    """Try them; the exit code is 1 where fewer than 85 of 100 were noticed."""
    parser = argparse.ArgumentParser(prog="python -m scripts.mutants")
    parser.add_argument("--each", type=int, default=100, help="mutants of each group")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--group", choices=GROUPS, action="append")
    parser.add_argument("--keep", action="store_true", help="store what was found")
    parser.add_argument("--again", action="store_true", help="try the stored survivors once more, and store the rest")
    wanted = parser.parse_args(arguments)
    results: dict[str, dict[str, Any]] = {}
    for group in wanted.group or GROUPS:
        results[group] = try_again(group) if wanted.again else try_group(group, wanted.each, wanted.seed)
        if wanted.keep or wanted.again:
            keep({group: results[group]}, wanted.seed)
    tried, noticed = (sum(one[name] for one in results.values()) for name in ("tried", "noticed"))
    print(f"{noticed} of {tried} noticed: {100 * noticed / max(tried, 1):.0f} %")
    return int(noticed < ENOUGH * tried)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

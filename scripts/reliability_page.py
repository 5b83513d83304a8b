"""Write docs/reliability.md: what is promised, how each promise is tried, and how far, from figures that were kept."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

KEPT = Path(__file__).resolve().parent.parent / "tests" / "reliability"

_REQUESTS: Mapping[str, Sequence[str]] = {
    "validate_rows": ("which tabs", "their cells", "write"),
    "append_statistics": ("which tabs", "their cells", "claim", "write"),
    "send_digest": ("which tabs", "their cells", "claim", "mark mail 1", "mark mail 2"),
}

_HEAD = """\
# What is promised, and how it is tried

<!-- Written by `python -m scripts.generated_docs` from the figures kept in tests/reliability; do not edit. -->

Staff trust us with their only sheet. So the promises are not argued here but tried, over the real wire against the
local server, by judges that look at what is stored and not at what our own code says of it.

| promise | tried by | how far |
|---|---|---|
| No write of ours changes a value, note or format of people's | `tests/reliability/histories.py` | {histories} |
| At rest every mark stands beside its row | the same | the same |
| No post is measured twice for a day, none is left out | the same, `faults`, `kill` | |
| No mail goes out twice, but for one window (below) | the same | |
| Whatever goes wrong with a request, the sheet ends as if nothing had | `tests/reliability/faults.py` | {faults} |
| What was acknowledged survives `kill -9`; no claim outlives its lease | `tests/reliability/kill.py` | {kills} |
| A write is at most 2 MB; memory stays within bounds | `bench/volume.py` | [performance](performance.md) |
| A change of the code that breaks a rule is noticed | `scripts/mutants.py` | [mutants](mutants.md) |

Run them as far: `python -m tests.reliability.soak --histories 10000 --keep`, `python -m tests.reliability.faults --all
--write`, `python -m tests.reliability.kill --times 500 --keep`, `python -m bench.volume`, `python -m scripts.mutants
--keep`. What they keep this page is made of. `make test` runs a part of each.

## Histories

Each history is one workbook with register, diary, recipients, settings, statistics and jobs. The three jobs run in
random order, some of them inside each other or twice at once. At every request boundary, and while a run waits
before it tries again, people type, clear, insert, delete and move rows, sort with and without our columns, paste
rows over others, rename columns (also to titles of ours, and ours to titles of theirs), reorder and insert columns,
delete ours, decorate cells, copy and rename tabs; answers get lost or broken. Right before and right after each
write of ours all tabs are compared. At the end every mark must name its row, an undisturbed run must find nothing
to write, every post must be measured and everybody must have mail.

With verification switched off (`--careless`) one of the first 200 histories must fail; that is a test of its own.
{careless}
## Faults

Each cell is one request of a job that meets one kind of trouble, with Google's clock right, a day behind and a day
ahead.

* `=` the workbook and the mails are the same as after a run without trouble, in the same run.
* `later` the run ended with an error that says so, wrote nothing half, and the next run did the rest. Only where
  Google stays away until the deadline.
* `twice` so, and one mail that could not be noted went out again under the same Message-ID.

"""

_TAIL = """\
## What remains

* **A mail between the mail server's answer and its mark.** If the process dies there, or Google stays away for
  longer than a run has patience, the next run sends that mail again. Its Message-ID is derived from its key, so a
  mail program shows one.
* **The memory is in the sheet.** Who deletes a line of the jobs tab makes its work undone: a mail of this week goes
  out again.
* **A column of ours that somebody makes theirs.** Whoever gives our column a title of theirs and types into it
  within the seconds between our read and our write loses what they typed; Sheets warns them, because the column
  carries our warning. From the next read on it is theirs.
* **A copied or imported sheet has lost our marks.** There a column of our title is taken for ours only if what stands
  in it is what we would say; else it is people's, and ours is put beside it. Two of one title are untidy; a lost cell
  would be worse.
* **A tab of ours whose titles are gone** stops the jobs that need it, with a sentence that says which titles to
  write back.
"""


def render() -> str:
    """Give the page; a figure that nobody has measured is left out."""
    faults = _read("faults")
    head = _HEAD.format(
        histories=_say_histories(_read("histories")),
        careless=_say_careless(_read("histories").get("careless")),
        faults=f"{faults['runs']} runs, the table below",
        kills=_say_kills(_read("kill")),
    )
    return head + "\n".join(_tables(faults["table"])) + "\n" + _TAIL


def _read(name: str) -> dict[str, Any]:
    path = KEPT / f"{name}.json"
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return found


def _say_histories(kept: Mapping[str, Any]) -> str:
    if "histories" not in kept:
        return ""
    failed = ", ".join(map(str, kept["failed"]))
    return (
        f"{kept['histories']:,} random ones, {kept['edits']:,} edits by people, {kept['faults']:,} broken answers: "
        + (f"failed: {failed}" if failed else "none failed")
        + f"; {100 * kept['between'] / kept['histories']:.0f} % with a structural edit between a read and a write"
    )


def _say_careless(kept: Mapping[str, Any] | None) -> str:
    if not kept or kept["first_failed"] is None:
        return ""
    return f"When last tried, history {kept['first_failed']} was the first.\n"


def _say_kills(kept: Mapping[str, Any]) -> str:
    if not kept:
        return ""
    lost = f"{kept['damages']} damages" if kept["damages"] else "nothing lost"
    whom = f"{kept['job']} of jobs, {kept['server']} of the server"
    return f"{kept['job'] + kept['server']}: {whom}; {lost}; {kept['twice']} mails in the one window"


def _tables(table: Mapping[str, str]) -> Iterator[str]:
    for job, requests in _REQUESTS.items():
        yield f"### {job}\n"
        yield "| trouble | when | " + " | ".join(requests) + " |"
        yield "|---|---" + "|---" * len(requests) + "|"
        rows = dict.fromkeys(tuple(key.split("/")[1:3]) for key in table if key.startswith(f"{job}/"))
        for kind, when in rows:
            cells = [table[f"{job}/{kind}/{when}/{number}"] for number in range(len(requests))]
            yield f"| {kind} | {when} | " + " | ".join(cells) + " |"
        yield ""

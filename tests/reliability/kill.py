"""Kills jobs and the local server with SIGKILL at random moments, and looks at what is left.

Usage: ``python -m tests.reliability.kill [--times 500] [--seed 1] [--keep]``; ``--keep`` stores the figures for
``docs/reliability.md``.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import random
import socket
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any, Self

import requests

from sheets_outreach.localsheets import LocalSheets
from sheets_outreach.workbook.client import local_session
from tests.reliability.judges import measured, texts
from tests.reliability.library import PEOPLE, THE_JOBS, first_requests, open_door
from tests.reliability.rest import displaced_marks, unmeasured
from tests.reliability.victim import NOTES, Elsewhere, LetterFile

KEPT = Path(__file__).with_name("kill.json")
NOTES_TAB = 777
LEASE_S = 16 * 60
LONGEST_S = 0.5
"""About as long as all jobs take together."""


class Mortals:
    """A server and a victim in processes of their own, over one folder."""

    def __init__(self, folder: Path, rng: random.Random) -> None:
        self._folder, self._rng = folder, rng
        with socket.socket() as chosen:
            chosen.bind(("127.0.0.1", 0))
            self._port = chosen.getsockname()[1]
        self.server = Elsewhere(f"http://127.0.0.1:{self._port}")
        self.mails, self.acknowledged = folder / "mails", folder / "acknowledged"
        self.killed: Counter[str] = Counter()
        self._serving = self._serve()
        command = ["-m", "tests.reliability.victim", self.server.url, str(self.mails), str(self.acknowledged)]
        self._victim = _start(command, stdin=subprocess.PIPE)

    @property
    def database(self) -> Path:
        """The server's file."""
        return self._folder / "sheets.db"

    def _serve(self) -> subprocess.Popen[str]:
        command = [
            "-m",
            "sheets_outreach.localsheets",
            "--port",
            str(self._port),
            "--db",
            str(self.database),
            "--control",
        ]
        serving = _start(command)
        assert "Local Sheets server" in _output(serving).readline()
        # The line is printed before the first connection is taken.
        for _ in range(200):
            with contextlib.suppress(requests.ConnectionError):
                requests.get(f"{self.server.url}/control/requests", timeout=10)
                break
            time.sleep(0.02)
        return serving

    def make_workbook(self) -> str:
        """Make a workbook over the wire."""
        made = local_session(self.server.url).post("https://sheets.googleapis.com/v4/spreadsheets", json={}, timeout=20)
        workbook = str(made.json()["spreadsheetId"])
        locale = {"updateSpreadsheetProperties": {"properties": {"locale": "ru_RU"}, "fields": "locale"}}
        notes = {"addSheet": {"properties": {"sheetId": NOTES_TAB, "title": NOTES}}}
        self._control(
            "POST",
            f"documents/{workbook}/edits",
            {"requests": [locale, *first_requests(datetime.now(UTC).date()), notes]},
        )
        return workbook

    def _control(self, method: str, path: str, body: object) -> None:
        requests.request(method, f"{self.server.url}/control/{path}", json=body, timeout=20).raise_for_status()

    def strike(self, workbook: str) -> None:
        """Let the jobs run and kill them, or the server under them, at a random moment."""
        whom, moment = self._rng.choice(["job", "server"]), self._rng.uniform(0, LONGEST_S)
        self._tell_victim({"workbook": workbook, "dies_after_s": moment if whom == "job" else None})
        if whom == "server":
            time.sleep(moment)
            self._serving.kill()
            self._serving.wait()
            _output(self._serving).close()
            self._serving = self._serve()
            self.killed["server"] += 1
        if json.loads(_output(self._victim).readline())["killed"]:
            self.killed["job"] += 1

    def _tell_victim(self, wanted: dict[str, Any]) -> None:
        assert self._victim.stdin is not None
        self._victim.stdin.write(json.dumps(wanted) + "\n")
        self._victim.stdin.flush()
        assert "runs" in _output(self._victim).readline()

    def recover(self, workbook: str) -> None:
        """Once every lease is over, run each job once more, undisturbed."""
        self._control("PUT", "clock", {"skew_s": LEASE_S})
        for job in THE_JOBS.values():
            job(open_door(self.server, workbook), LetterFile(str(self.mails), workbook))
        self._control("PUT", "clock", {"skew_s": 0})

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        assert self._victim.stdin is not None
        self._victim.stdin.close()
        self._victim.wait(30)
        self._serving.terminate()
        self._serving.wait(30)
        for process in (self._victim, self._serving):
            _output(process).close()


def _start(arguments: Sequence[str], stdin: int | None = None) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, *arguments], stdin=stdin, stdout=subprocess.PIPE, text=True)


def _output(process: subprocess.Popen[str]) -> IO[str]:
    assert process.stdout is not None
    return process.stdout


def damages(core: LocalSheets, workbook: str, mails: Sequence[str], acknowledged: Sequence[str]) -> Iterator[str]:
    """Name what a death has cost."""
    yield from displaced_marks(core, workbook)
    yield from (f"{post} was not measured" for post in unmeasured(core, workbook))
    yield from (f"{key} was measured {n} times" for key, n in Counter(measured(core, workbook)).items() if n > 1)
    noted = {cell for row in texts(core, workbook, NOTES_TAB) for cell in row}
    yield from (f"the acknowledged note {number} is lost" for number in acknowledged if number not in noted)
    for sheet in core.document(workbook).workbook.sheets:
        claims = [p for p in sheet.listed("protectedRanges") if "claim" in str(p.get("description", ""))]
        yield from (f"a claim is left: {claim['description']}" for claim in claims)
    yield from (f"{person} got no mail" for person in PEOPLE if not any(f"{person}@" in mail for mail in mails))
    # The one window: a death between the mail server's answer and the mark. The copy has the first one's Message-ID.
    if len(mails) - len({mail.split()[0] for mail in mails}) > 1:
        yield "more than one mail went out twice"


def kill_often(times: int, seed: int, folder: Path) -> tuple[Counter[str], list[str], int]:
    """Kill so often.

    Returns:
        Whom, the damages found, and how many mails went out twice.
    """
    with Mortals(folder, random.Random(seed)) as mortals:
        workbooks = []
        while mortals.killed.total() < times:
            workbooks.append(mortals.make_workbook())
            mortals.strike(workbooks[-1])
            mortals.recover(workbooks[-1])
        mails, acknowledged = _by_workbook(mortals.mails), _by_workbook(mortals.acknowledged)
    with LocalSheets(mortals.database) as core:
        found = [
            f"{workbook}: {damage}"
            for workbook in workbooks
            for damage in damages(core, workbook, mails.get(workbook, []), acknowledged.get(workbook, []))
        ]
    return mortals.killed, found, sum(len(some) - len({mail.split()[0] for mail in some}) for some in mails.values())


def _by_workbook(path: Path) -> dict[str, list[str]]:
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    found: dict[str, list[str]] = {}
    for line in lines:
        workbook, _, rest = line.partition(" ")
        found.setdefault(workbook, []).append(rest)
    return found


def main(arguments: Sequence[str]) -> int:
    """Kill, and say what it cost; the exit code is 1 where it cost anything."""
    parser = argparse.ArgumentParser(prog="python -m tests.reliability.kill")
    parser.add_argument("--times", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", action="store_true", help="store the figures")
    wanted = parser.parse_args(arguments)
    start = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        killed, found, twice = kill_often(wanted.times, wanted.seed, Path(folder))
    print(*found, sep="\n")
    print(
        f"{dict(killed)} killed in {time.monotonic() - start:.0f} s: {len(found)} damages, {twice} mails went out twice"
    )
    if wanted.keep:
        figures = {"job": killed["job"], "server": killed["server"], "damages": len(found), "twice": twice}
        KEPT.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

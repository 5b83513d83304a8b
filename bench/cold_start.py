"""A cold function: process start to the first answered dry run on a five-community register, beside a bare function.

The bare one imports gspread, google-auth and pydantic, defines one 12-field model and answers. Design §11: at most
1.15 times. Rounds are interleaved; processor time is shown too, because a busy machine stretches the other. It is
taken at the first answer: at the end of a process it would count what that end costs, which is nobody's cold start.
The ratios are for this machine's disk and processors, not for Cloud Run's.
"""

from __future__ import annotations

import json
import os
import secrets
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import gspread
import requests

from sheets_outreach.cli.function_process import functions_file
from sheets_outreach.environment.hmac_signature import SIGNATURE_HEADER, TIMESTAMP_HEADER, sign
from sheets_outreach.localsheets import LocalServer
from sheets_outreach.workbook.client import local_session

ROUNDS = 15
GOAL = 1.15
BARE = """
import functions_framework, google.auth, gspread, pydantic

class Row(pydantic.BaseModel):
    a: str; b: str; c: str; d: str; e: str; f: str; g: str; h: str; i: int; j: str; k: str; l: str

@functions_framework.http
def bare(request):
    return {"ok": True}
"""
REGISTER = [
    ["Название", "Ссылка", "Специализация", "Предложение", "Договоренности", "Админ", "Ссылка"],
    *([f"Соседи {n}", f"https://vk.com/sosedi_{n}", "Зал", "Анонсы", "раз в неделю", "Анна", ""] for n in range(5)),
]
# What Cloud Run passes on of a token that it has checked.
CHECKED = "Bearer header.payload.SIGNATURE_REMOVED_BY_GOOGLE"


class Cost(NamedTuple):
    """What a start cost until the first 200, in seconds: on the clock, and of the processor."""

    wall: float
    cpu: float


@dataclass(frozen=True)
class Function:
    """A function to start, and the request that it must answer.

    Attributes:
        source: its file.
        target: its name there.
        environment: the process's variables.
        body: what it is asked.
        key: signs the request; without one the request comes as from Cloud Run.
    """

    source: Path
    target: str
    environment: Mapping[str, str]
    body: bytes
    key: str | None = None

    def headers(self) -> dict[str, str]:
        """Prove who calls, now."""
        if self.key is None:
            return {"Content-Type": "application/json", "Authorization": CHECKED}
        now = str(int(time.time()))
        signature = sign(self.key, now, self.body)
        return {"Content-Type": "application/json", TIMESTAMP_HEADER: now, SIGNATURE_HEADER: signature}


def start(function: Function) -> Cost:
    """Start the process, wait for its first answer, and end it."""
    with socket.socket() as chosen:
        chosen.bind(("127.0.0.1", 0))
        port = chosen.getsockname()[1]
    line = [sys.executable, "-m", "functions_framework", "--source", str(function.source), "--target", function.target,
            "--host", "127.0.0.1", "--port", str(port)]  # fmt: skip
    began = time.perf_counter()
    process = subprocess.Popen(line, env=function.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wall = _ask_until_answered(function, port, began)
        return Cost(wall, processor_s(process.pid))
    finally:
        process.terminate()
        process.wait()


def processor_s(pid: int) -> float:
    """Seconds of the processor that a process and its children have had so far (Linux only; in nanoseconds there)."""
    tasks = list(Path(f"/proc/{pid}/task").iterdir())
    own = sum(int((task / "schedstat").read_text().split()[0]) for task in tasks) / 1e9
    children = [int(child) for task in tasks for child in (task / "children").read_text().split()]
    return own + sum(processor_s(child) for child in children)


def _ask_until_answered(function: Function, port: int, began: float) -> float:
    while time.perf_counter() - began < 60:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) != 0:
                time.sleep(0.002)
                continue
        url = f"http://127.0.0.1:{port}/"
        answer = requests.post(url, data=function.body, headers=function.headers(), timeout=30)
        assert answer.status_code == 200, answer.text
        assert answer.json().get("status", "ok") == "ok", answer.text
        return time.perf_counter() - began
    raise AssertionError("no answer within a minute")


def make_functions(server: LocalServer, folder: str) -> dict[str, Function]:
    """Give the bare function and each of ours, by name."""
    client = gspread.Client(auth=None, session=local_session(server.url))  # type: ignore[arg-type]
    workbook, network = client.create("Cold"), client.create("Network")
    workbook.sheet1.update(REGISTER, "A1")
    network.sheet1.update([["Link"], [workbook.id]], "A1")
    kept = {
        name: text
        for name, text in os.environ.items()
        if name != "PYTHONDONTWRITEBYTECODE" and not name.startswith("OUTREACH_")
    }
    common = {**kept, "OUTREACH_SHEETS_URL": server.url, "XDG_RUNTIME_DIR": folder}
    called = {**common, "OUTREACH_AUTH": "iam", "OUTREACH_WORKBOOKS": str(workbook.id)}
    key = secrets.token_hex(32)
    signed = {**called, "OUTREACH_AUTH": "hmac", "OUTREACH_HMAC_KEYS": key}
    planned = {**common, "OUTREACH_AUTH": "iam", "OUTREACH_NETWORK": str(network.id)}
    run = json.dumps({"schema": "outreach.run/1", "workbook": workbook.id, "dry_run": True}).encode()
    dispatch = json.dumps({"schema": "outreach.dispatch/1", "jobs": ["validate_rows"], "dry_run": True}).encode()
    bare = Path(folder) / "main.py"
    bare.write_text(BARE)
    return {
        "bare function": Function(bare, "bare", common, b"{}"),
        "validate_rows": Function(functions_file(), "validate_rows", called, run),
        "validate_rows, signed": Function(functions_file(), "validate_rows", signed, run, key),
        "append_statistics": Function(functions_file(), "append_statistics", called, run),
        "send_digest": Function(functions_file(), "send_digest", called, run),
        "dispatch": Function(functions_file(), "dispatch", planned, dispatch),
    }


def main() -> None:
    """Print the table."""
    with LocalServer() as server, tempfile.TemporaryDirectory() as folder:
        functions = make_functions(server, folder)
        costs: dict[str, list[Cost]] = {name: [] for name in functions}
        for _ in range(ROUNDS):
            for name, function in functions.items():
                costs[name].append(start(function))
    medians = {
        name: Cost(*(statistics.median(values) for values in zip(*all_costs[1:], strict=True)))
        for name, all_costs in costs.items()
    }
    bare = medians["bare function"]
    print(f"cold start, median of {ROUNDS - 1} after one warm-up, against the bare function (goal {GOAL} ×)")
    for name, cost in medians.items():
        print(
            f"  {name:<22} {cost.wall:.3f} s {cost.wall / bare.wall:5.2f} ×"
            f"    processor {cost.cpu:.3f} s {cost.cpu / bare.cpu:5.2f} ×"
        )


if __name__ == "__main__":
    main()

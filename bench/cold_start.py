"""A cold function: process start to the first answered dry run on a five-community register, beside a bare function.

The bare one imports gspread, google-auth and pydantic, defines one 12-field model and answers. Design §11: at most
1.15 times.
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
from pathlib import Path

import gspread
import requests

from sheets_outreach.cli.function_process import functions_file
from sheets_outreach.environment.hmac_signature import SIGNATURE_HEADER, TIMESTAMP_HEADER, sign
from sheets_outreach.localsheets import LocalServer
from sheets_outreach.workbook.client import local_session

ROUNDS = 9
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


def first_answer_s(
    source: Path, target: str, environment: dict[str, str], body: bytes, headers: dict[str, str]
) -> float:
    """Seconds from starting the process to its first 200."""
    with socket.socket() as chosen:
        chosen.bind(("127.0.0.1", 0))
        port = chosen.getsockname()[1]
    line = [sys.executable, "-m", "functions_framework", "--source", str(source), "--target", target,
            "--host", "127.0.0.1", "--port", str(port)]  # fmt: skip
    start = time.perf_counter()
    process = subprocess.Popen(line, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        while time.perf_counter() - start < 60:
            try:
                answer = requests.post(f"http://127.0.0.1:{port}/", data=body, headers=headers, timeout=30)
            except requests.ConnectionError:
                time.sleep(0.002)
                continue
            assert answer.status_code == 200, answer.text
            return time.perf_counter() - start
        raise AssertionError("no answer within a minute")
    finally:
        process.terminate()
        process.wait()


def main() -> None:
    """Print the table."""
    key = secrets.token_hex(32)
    with LocalServer() as server, tempfile.TemporaryDirectory() as folder:
        bare = Path(folder) / "main.py"
        bare.write_text(BARE)
        client = gspread.Client(auth=None, session=local_session(server.url))  # type: ignore[arg-type]
        workbook = client.create("Cold")
        workbook.sheet1.update(REGISTER, "A1")
        environment = {name: text for name, text in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        environment |= {
            "OUTREACH_AUTH": "hmac", "OUTREACH_HMAC_KEYS": key, "OUTREACH_WORKBOOKS": str(workbook.id),
            "OUTREACH_SHEETS_URL": server.url, "XDG_RUNTIME_DIR": folder,
        }  # fmt: skip
        body = json.dumps({"schema": "outreach.run/1", "workbook": workbook.id, "dry_run": True}).encode()
        times: dict[str, list[float]] = {"bare": [], "validate_rows": []}
        for _ in range(ROUNDS):
            now = str(int(time.time()))
            headers = {
                "Content-Type": "application/json",
                TIMESTAMP_HEADER: now,
                SIGNATURE_HEADER: sign(key, now, body),
            }
            times["bare"].append(first_answer_s(bare, "bare", environment, b"{}", headers))
            ours = first_answer_s(functions_file(), "validate_rows", environment, body, headers)
            times["validate_rows"].append(ours)
    medians = {name: statistics.median(values[1:]) for name, values in times.items()}
    print(f"cold start, median of {ROUNDS - 1} after one warm-up")
    print(f"  bare function      {medians['bare']:.3f} s")
    ratio = medians["validate_rows"] / medians["bare"]
    print(f"  validate_rows      {medians['validate_rows']:.3f} s   {ratio:.2f} × (goal 1.15 ×)")


if __name__ == "__main__":
    main()

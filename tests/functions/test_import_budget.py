"""What a cold function imports for its first answer: nothing that its job does not use, and not more than so much.

Seconds are measured by ``python -m bench cold_start``; what they come from can be counted, on any machine.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.workbooks import create_workbook, register_row, register_rows

from sheets_outreach.cli.function_process import functions_file
from sheets_outreach.localsheets import LocalServer

ANSWER = """
import json, sys
from functions_framework import create_app

app = create_app(sys.argv[1], sys.argv[2])
checked = {"Authorization": "Bearer header.payload.SIGNATURE_REMOVED_BY_GOOGLE"}
answer = app.test_client().post("/", json=json.loads(sys.argv[3]), headers=checked)
assert answer.status_code == 200, answer.text
print(json.dumps(sorted(sys.modules)))
"""
LARGE = {"babel", "bs4", "css_inline", "icalendar", "jinja2.sandbox", "mjml", "nicegui", "openpyxl", "smtplib"}
UNUSED = {
    "validate_rows": {"collectors", "delivery", "digest", "localsheets", "page", "planning", "report", "searching"},
    "append_statistics": {
        "collectors.registry",
        "collectors.vk",
        "delivery",
        "digest",
        "localsheets",
        "page",
        "planning",
        "rules",
    },
    "send_digest": {"collectors", "delivery", "digest.compose", "localsheets", "page", "planning", "report", "rules"},
}
MOST_MODULES = 180
"""Ours; what is beyond it wants a reason, and its milliseconds measured."""


@pytest.mark.parametrize("target", UNUSED)
def test_a_dry_run_imports_what_it_uses(server: LocalServer, tmp_path: Path, target: str) -> None:
    """Five communities, nothing due, nobody to write to: no platform, no mail, no plan."""
    rows = [register_row(f"Соседи {n}", link=f"https://vk.com/sosedi_{n}") for n in range(5)]
    workbook = create_workbook(server, register_rows(rows), "Сообщества")
    environment = {name: text for name, text in os.environ.items() if not name.startswith("OUTREACH_")}
    environment |= {
        "OUTREACH_AUTH": "iam", "OUTREACH_WORKBOOKS": str(workbook.id), "OUTREACH_SHEETS_URL": server.url,
    }  # fmt: skip
    body = json.dumps({"schema": "outreach.run/1", "workbook": workbook.id, "dry_run": True})
    command = [sys.executable, "-c", ANSWER, target, str(functions_file()), body]
    run = subprocess.run(command, env=environment, cwd=tmp_path, capture_output=True, text=True, check=True)
    imported = json.loads(run.stdout.splitlines()[-1])
    ours = [name.removeprefix("sheets_outreach.") for name in imported if name.startswith("sheets_outreach.")]
    assert LARGE.isdisjoint(imported)
    assert {name for name in ours if name in UNUSED[target]} == set()
    assert "register.reading" in ours
    assert len(ours) <= MOST_MODULES

"""Tries the function that ``FUNCTION_TARGET`` names, in the image and without a network: it must refuse, and answer.

It needs no Google account: a local Sheets server in the same process holds a register of one row. Nothing is sent.
"""

from __future__ import annotations

import json
import os
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

from functions_framework import create_app

from sheets_outreach.localsheets import LocalServer, LocalSheets

HEADER = ("Название", "Ссылка", "Специализация", "Предложение", "Договоренности", "Админ", "Ссылка")
ROW = ("Соседи", "https://vk.com/club1", "детский отдел", "анонсы", "раз в две недели", "Анна", "https://vk.com/id1")
# What a request that changes nothing does not reach, and the image must have all the same.
REACHED_LATER = {"send_digest": ("sheets_outreach.digest.render", "sheets_outreach.delivery.message")}
MAIN = Path(__file__).with_name("main.py")


def make_body(target: str, workbook: str) -> dict[str, Any]:
    """Make a request that changes nothing."""
    if target == "dispatch":
        return {"schema": "outreach.dispatch/1", "jobs": ["validate_rows"], "dry_run": True}
    return {"schema": "outreach.run/1", "workbook": workbook, "dry_run": True}


def main() -> None:
    """Try the function, or end with what it answered."""
    target = os.environ["FUNCTION_TARGET"]
    for module in REACHED_LATER.get(target, ()):
        import_module(module)
    sheets = LocalSheets(None)
    workbook = sheets.create("Smoke")
    sheets.person_types(workbook, "Sheet1!A1", [list(HEADER), list(ROW)])
    with LocalServer(sheets) as server:
        os.environ |= {"OUTREACH_AUTH": "iam", "OUTREACH_WORKBOOKS": workbook, "OUTREACH_SHEETS_URL": server.url}
        client = create_app(target, str(MAIN)).test_client()  # type: ignore[no-untyped-call]
        body = json.dumps(make_body(target, workbook))
        refused = client.post("/", data=body, content_type="application/json")
        answer = client.post("/", data=body, content_type="application/json", headers={"Authorization": "Bearer x.y.z"})
    if (refused.status_code, answer.status_code) != (401, 200) or answer.json["status"] not in {"ok", "skipped"}:
        sys.exit(f"{target}: {refused.status_code}, {answer.status_code} {answer.get_data(as_text=True)}")
    sys.stdout.write(f"{target}: {answer.get_data(as_text=True)}\n")


if __name__ == "__main__":
    main()

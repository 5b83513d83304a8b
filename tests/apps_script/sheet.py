"""A sheet with our script in it, run by Node's own JavaScript engine with stand-ins for Google's services."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
SCRIPT = HERE.parents[1] / "apps_script" / "Code.gs"
NODE = shutil.which("node") or "node"

URL = "https://validate-rows.example.run.app"
KEY = "the-key-that-the-script-and-we-share"
BY_SIGNATURE = {"OUTREACH_URL": URL, "OUTREACH_AUTH": "hmac", "OUTREACH_HMAC_KEY": KEY}
BY_TOKEN = {"OUTREACH_URL": URL}

# What Apps Script hands to an installable edit trigger (developers.google.com/apps-script/guides/triggers/events),
# with all that must not be relayed: the values and the user.
EDIT = {
    "authMode": "FULL",
    "range": {"columnEnd": 2, "columnStart": 2, "rowEnd": 5, "rowStart": 5},
    "sheetId": 1234,
    "triggerUid": "4034124084959907503",
    "user": {"email": "kari.nordmann@example.org", "nickname": "kari.nordmann"},
    "value": "Соседи Ивановского",
    "oldValue": "Соседи",
}


@dataclass(frozen=True)
class Step:
    """A function of the script that something in the sheet calls."""

    call: str
    event: dict[str, Any] | None = None


@dataclass
class Sheet:
    """The sheet's state that the script can see."""

    spreadsheet_id: str = "1RegisterOfTheBranchLibrary"
    locale: str = "ru_RU"
    properties: dict[str, str] = field(default_factory=lambda: dict(BY_SIGNATURE))
    token: str | None = "an.identity.token"
    locked: bool = False
    triggers: list[dict[str, str]] = field(default_factory=list)

    def run(self, *steps: Step, answers: Sequence[dict[str, Any]] = ()) -> dict[str, Any]:
        """Run the steps one after the other, the function answering as given, else with 200 and "ok".

        Returns:
            what happened: ``fetches``, ``toasts``, ``menus``, ``errors``, ``triggers`` left over, ``cached`` names.
        """
        scenario = {
            "code": str(SCRIPT),
            "spreadsheetId": self.spreadsheet_id,
            "locale": self.locale,
            "properties": self.properties,
            "token": self.token,
            "locked": self.locked,
            "triggers": self.triggers,
            "answers": list(answers),
            "steps": [vars(step) for step in steps],
        }
        done = subprocess.run(
            [NODE, str(HERE / "sheet.js")], input=json.dumps(scenario), capture_output=True, text=True, check=True
        )
        happened: dict[str, Any] = json.loads(done.stdout)
        assert happened["lockHolders"] == 0
        return happened

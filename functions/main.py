"""The functions, as functions-framework finds them by ``FUNCTION_TARGET``; `sheets_outreach.targets` does the work."""

from __future__ import annotations

import gc

# Modules are not garbage: searching them for some while they are imported is a tenth of a cold start.
gc.disable()

import os

import flask
import functions_framework

from sheets_outreach.environment import Environment, crash, logs, read_environment
from sheets_outreach.errors import SettingsError
from sheets_outreach.targets import make_targets


def start() -> Environment:
    """Read the settings, or end the process with one sentence: a function without a door must not serve."""
    logs.configure()
    crash.guard(flask.current_app)
    try:
        return read_environment(os.environ)
    except SettingsError as error:
        raise SystemExit(f"sheets-outreach: {error}") from None


_targets = make_targets(start())

validate_rows = functions_framework.http(_targets["validate_rows"])
append_statistics = functions_framework.http(_targets["append_statistics"])
send_digest = functions_framework.http(_targets["send_digest"])
dispatch = functions_framework.http(_targets["dispatch"])

gc.freeze()
gc.enable()

"""The test that the build runs inside the image: it passes for every function here too, and fails when one does not answer."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.functions.process import ROOT


def smoke(target: str, folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run it in a process of its own."""
    return subprocess.run(
        [sys.executable, "functions/smoke.py"],
        cwd=ROOT,
        env={**os.environ, "FUNCTION_TARGET": target, "XDG_RUNTIME_DIR": str(folder), **variables},
        capture_output=True,
        text=True,
    )


@pytest.mark.parametrize("target", ["validate_rows", "append_statistics", "send_digest", "dispatch"])
def test_every_function_refuses_and_answers(target: str, tmp_path: Path) -> None:
    """Without a network and without Google."""
    done = smoke(target, tmp_path)
    assert done.returncode == 0, done.stderr
    assert f'{target}: {{"status":"ok"' in done.stdout


def test_a_function_that_does_not_exist_fails(tmp_path: Path) -> None:
    """A target that nobody wrote stops the build."""
    assert smoke("send_pigeons", tmp_path).returncode != 0


def test_a_function_that_answers_otherwise_fails(tmp_path: Path) -> None:
    """Here a setting that makes every run fail: the answer is shown."""
    done = smoke("validate_rows", tmp_path, OUTREACH_NETWORK="1NotThere", OUTREACH_DEADLINE_S="0.001")
    assert done.returncode != 0
    assert "validate_rows: 401, " in done.stderr

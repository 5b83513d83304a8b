"""The Python environments the compared libraries live in, so that their pins never meet ours; made when first used."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / ".venv-bench"
OURS, PEERS, PYDANTIC_GSHEETS = "ours", "peers", "pydantic-gsheets"
_NEWEST_MINOR = 20


class MissingError(Exception):
    """An environment cannot be had; the message says why."""


@dataclass(frozen=True, slots=True)
class Environment:
    """What an environment needs.

    Attributes:
        requirements: a hash-locked list, relative to the root.
        minor: the lowest Python 3 it works with.
    """

    requirements: str
    minor: int = 11


ENVIRONMENTS = {
    PEERS: Environment("requirements/bench.txt"),
    PYDANTIC_GSHEETS: Environment("requirements/bench-pydantic-gsheets.txt", minor=12),
}


def prepare_python(name: str) -> str:
    """Give the path of an environment's Python; install what is locked for it if need be.

    Raises:
        MissingError: no Python is new enough, or something cannot be installed.
    """
    if name == OURS:
        return sys.executable
    wanted = ENVIRONMENTS[name]
    folder, locked = FOLDER / name, (ROOT / wanted.requirements).read_bytes()
    python, stamp = folder / "bin" / "python", folder / "installed.txt"
    if stamp.exists() and stamp.read_bytes() == locked:
        return str(python)
    base = _find_python(wanted.minor)
    shutil.rmtree(folder, ignore_errors=True)
    FOLDER.mkdir(exist_ok=True)
    (FOLDER / ".gitignore").write_text("*\n")
    _call([base, "-m", "venv", str(folder)])
    _call([str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes",
           "-r", str(ROOT / wanted.requirements)])  # fmt: skip
    stamp.write_bytes(locked)
    return str(python)


def _find_python(minor: int) -> str:
    if sys.version_info >= (3, minor):
        return sys.executable
    for command in _commands(minor):
        # A command may be there and still name a Python that is not (pyenv's do).
        found = subprocess.run([command, "-c", "pass"], capture_output=True, check=False)
        if found.returncode == 0:
            return command
    raise MissingError(f"it needs Python 3.{minor} or newer, and none was found on the PATH")


def _commands(minor: int) -> Iterator[str]:
    for newer in range(minor, _NEWEST_MINOR):
        command = shutil.which(f"python3.{newer}")
        if command is not None:
            yield command


def _call(line: list[str]) -> None:
    done = subprocess.run(line, capture_output=True, text=True, check=False)
    if done.returncode:
        last = (done.stderr.strip() or done.stdout.strip() or "no message").splitlines()[-1]
        raise MissingError(f"it cannot be installed: {last}")

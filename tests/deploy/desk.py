"""A desk on which the scripts of deploy/ run with stand-ins for every tool, and what they called is written down."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[2]
STUB = Path(__file__).with_name("stub_tool.py")
TOOLS = ("gcloud", "docker", "apt-get", "make")

Answer = tuple[str, int, str]
"""A part of a command line, and the exit code and output that a call with it gets."""


@dataclass(frozen=True)
class Call:
    """One call of a tool."""

    argv: tuple[str, ...]
    stdin: str | None

    @property
    def words(self) -> tuple[str, ...]:
        """What is not a flag: the tool, the command and its objects."""
        return tuple(part for part in self.argv if not part.startswith("--"))

    @property
    def flags(self) -> dict[str, str]:
        """The flags by name; of one given twice the last."""
        pairs = [part.partition("=") for part in self.argv if part.startswith("--")]
        return {name: value for name, _, value in pairs}

    def does(self, command: str) -> bool:
        """Whether it is this command, such as ``gcloud run deploy``."""
        return " ".join(self.words).startswith(command)


@dataclass
class Desk:
    """A copy of what the scripts need, and the tools' stand-ins first on the path."""

    folder: Path
    answers: Sequence[Answer] = ()
    output: str = field(default="", init=False)
    code: int = field(default=0, init=False)

    def __post_init__(self) -> None:
        shutil.copytree(ROOT / "deploy", self.folder / "deploy")
        tools = self.folder / "tools"
        tools.mkdir()
        for tool in TOOLS:
            stub = tools / tool
            stub.write_text(f"#!{sys.executable} -SE\n{STUB.read_text(encoding='utf-8')}", encoding="utf-8")
            stub.chmod(0o755)

    def run(self, command: Sequence[str], variables: Mapping[str, str]) -> list[Call]:
        """Run a command and give the calls it made; ``output`` and ``code`` keep what it said and how it ended."""
        log = self.folder / "calls.jsonl"
        log.unlink(missing_ok=True)
        done = subprocess.run(
            command,
            cwd=self.folder,
            env={
                "PATH": f"{self.folder / 'tools'}{os.pathsep}{os.environ['PATH']}",
                "STUB_LOG": str(log),
                "STUB_ANSWERS": json.dumps(self.answers),
                **variables,
            },
            capture_output=True,
            text=True,
        )
        self.output, self.code = done.stdout + done.stderr, done.returncode
        if not log.exists():
            return []
        lines = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]
        return [Call(tuple(line["argv"]), line["stdin"]) for line in lines]

    def script(self, name: str, *arguments: str, **variables: str) -> list[Call]:
        """Run one script of deploy/ for the project that all tests have."""
        return self.run(["bash", f"deploy/{name}", *arguments], {"PROJECT": "library-1", **variables})

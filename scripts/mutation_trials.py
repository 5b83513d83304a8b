"""Try mutants: which tests run a line, and whether they notice that it was changed.

Everything happens in a copy of the project, in forks of a process that has loaded what the tests need and nothing of
the project: a trial costs the tests that run the line and little else. It chooses no mutants and keeps no results.
"""

from __future__ import annotations

import contextlib
import importlib
import json
import os
import resource
import shutil
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import coverage
import pytest

from scripts.mutation_places import Mutant, mutate

ROOT = Path(__file__).resolve().parent.parent
_COPIED = ("src", "tests", "functions", "docs", "scripts", "bench", "requirements", "apps_script", "pyproject.toml")
_LOADED = ("hypothesis", "pydantic", "gspread", "google.oauth2.service_account", "requests", "starlette.applications",
           "uvicorn", "aiosmtpd.controller", "jinja2", "babel.dates")  # fmt: skip
_OPTIONS = ("-q", "-x", "-p", "no:cacheprovider", "-p", "no:xdist", "-W", "ignore::pytest.PytestAssertRewriteWarning")
_LARGEST_BYTES = 4 << 30
SAID = "said.txt"
_FIRST_S = 30.0
"""Tests that run the line are tried first, the quickest first, for about so long; all others of the group follow."""


class Recorder:
    """Notes for each test which lines it runs and how long it takes.

    Args:
        folder: the modules to look at.
    """

    def __init__(self, folder: Path) -> None:
        self._coverage = coverage.Coverage(data_file=None, include=[f"{folder}/*"], config_file=False)
        self._seconds: dict[str, float] = {}

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[Any]:
        """Note what one test runs."""
        self._coverage.switch_context(item.nodeid)
        start = time.monotonic()
        done = yield
        self._seconds[item.nodeid] = time.monotonic() - start
        return done

    def record(self, options: Sequence[str]) -> int:
        """Run tests; the exit code is pytest's."""
        self._coverage.start()
        code = int(pytest.main(list(options), plugins=[self]))
        self._coverage.stop()
        return code

    def tell(self) -> dict[str, Any]:
        """Give seconds by test, and tests by module and line."""
        found = self._coverage.get_data()
        lines = {
            module: {line: [name for name in names if name] for line, names in found.contexts_by_lineno(module).items()}
            for module in found.measured_files()
        }
        return {"seconds": self._seconds, "lines": lines}


@dataclass(frozen=True)
class Chosen:
    """Lets pytest run only some tests, in an order."""

    order: dict[str, int]

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Leave out the others."""
        items[:] = sorted(
            (item for item in items if item.nodeid in self.order), key=lambda item: self.order[item.nodeid]
        )


@dataclass
class Bench:
    """A copy of the project on which the mutants of one group are tried.

    Args:
        folder: where the copy is made.
        tests: paths of the group's tests.
    """

    folder: Path
    tests: tuple[str, ...]
    _seconds: dict[str, float] = field(default_factory=dict)
    _lines: dict[str, dict[str, list[str]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for name in _COPIED:
            source, target = ROOT / name, self.folder / name
            if source.is_dir():
                shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy(source, target)
        for name in _LOADED:
            importlib.import_module(name)
        self._record()

    def _record(self) -> None:
        told = self.folder / "told.json"

        def work() -> int:
            recorder = Recorder(self.folder / "src")
            code = recorder.record([*_OPTIONS, *self.tests])
            told.write_text(json.dumps(recorder.tell()), encoding="utf-8")
            return code

        # On a machine that others share a test with threads may fail once; mutants are judged by a run that passed.
        if self._run(work, 3600) != 0 and self._run(work, 3600) != 0:
            raise SystemExit(f"The tests fail as they are:\n{(self.folder / SAID).read_text(encoding='utf-8')[-3000:]}")
        found = json.loads(told.read_text(encoding="utf-8"))
        self._seconds, self._lines = found["seconds"], found["lines"]

    def survives(self, mutant: Mutant) -> bool:
        """Whether all tests of the group pass with the mutant in place; too slow or too large is noticed."""
        place = self.folder / mutant.path
        kept, times = place.read_text(encoding="utf-8"), place.stat()
        place.write_text(mutate(kept, mutant.number), encoding="utf-8")
        # Python trusts compiled code by time and size, and a mutant is often as long as the original.
        os.utime(place, (times.st_atime, times.st_mtime + 1000))
        try:
            first = self._first(mutant)
            if first and self._run(lambda: self._try(first), 10 + 5 * self._take(first)) != 0:
                return False
            others = [name for name in self._seconds if name not in set(first)]
            return self._run(lambda: self._try(others), 60 + 3 * self._take(others)) == 0
        finally:
            place.write_text(kept, encoding="utf-8")
            os.utime(place, (times.st_atime, times.st_mtime))

    def _first(self, mutant: Mutant) -> list[str]:
        """Give the tests that run the mutant's statement, else those that run its module, the quickest first."""
        lines = self._lines.get(str(self.folder / mutant.path), {})
        start, end = mutant.lines
        names = {name for line in range(start, end + 1) for name in lines.get(str(line), ())}
        names = names or {name for some in lines.values() for name in some}
        chosen: list[str] = []
        for name in sorted(names, key=self._seconds.__getitem__):
            if chosen and self._take(chosen) > _FIRST_S:
                break
            chosen.append(name)
        return chosen

    def _take(self, names: Sequence[str]) -> float:
        return sum(map(self._seconds.__getitem__, names))

    def _try(self, names: Sequence[str]) -> int:
        if not names:
            return 0
        files = dict.fromkeys(name.split("::")[0] for name in names)
        return int(pytest.main([*_OPTIONS, *files], plugins=[Chosen({name: n for n, name in enumerate(names)})]))

    def _run(self, work: Callable[[], int], timeout_s: float) -> int:
        """Run something in a fork, in the copy; anything but 0 is a failure."""
        child = os.fork()
        if not child:
            self._enter(timeout_s)
            code = 1
            try:
                code = work()
            finally:
                os._exit(code)
        _, status = os.waitpid(child, 0)
        # What the tests started must not outlive them.
        with contextlib.suppress(ProcessLookupError):
            os.killpg(child, signal.SIGKILL)
        return status

    def _enter(self, timeout_s: float) -> None:
        os.setsid()
        signal.alarm(int(timeout_s) + 1)
        resource.setrlimit(resource.RLIMIT_AS, (_LARGEST_BYTES, _LARGEST_BYTES))
        said = os.open(self.folder / SAID, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(said, 1)
        os.dup2(said, 2)
        # What the recording compiled serves all trials; a compiled mutant must serve none.
        sys.dont_write_bytecode = bool(self._seconds)
        os.chdir(self.folder)
        sys.path[:] = [str(self.folder), str(self.folder / "src"), *(one for one in sys.path if one != str(ROOT))]
        for name in [one for one in sys.modules if one.split(".")[0] in {"scripts", "tests", "sheets_outreach"}]:
            del sys.modules[name]

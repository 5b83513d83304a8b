"""On what was it measured? Processor, cores, memory, Python; nothing that tells a machine from others of its kind."""

from __future__ import annotations

import os
import platform
from pathlib import Path


def describe_machine() -> str:
    """Say in one line what this machine is."""
    parts = [_processor(), f"{os.cpu_count()} cores"]
    memory = _memory_gb()
    if memory:
        parts.append(f"{memory} GB of memory")
    return ", ".join([*parts, platform.system(), f"Python {platform.python_version()}"])


def _processor() -> str:
    return _field(Path("/proc/cpuinfo"), "model name") or platform.processor() or platform.machine()


def _memory_gb() -> int:
    text = _field(Path("/proc/meminfo"), "MemTotal")
    return round(int(text.split()[0]) / 1e6) if text else 0


def _field(path: Path, name: str) -> str:
    if not path.exists():
        return ""
    lines = (line.partition(":") for line in path.read_text(encoding="utf-8").splitlines())
    return next((value.strip() for key, _, value in lines if key.strip() == name), "")

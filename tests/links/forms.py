"""Tables of links beside what they must be understood as: ``form_tables/<platform>.txt``, one link a line.

A line holds the link, ``→``, the kind, the id, the canonical address, and the community where the link names it. An id
or canonical of ``-`` is none; a canonical of ``=`` is the link as it stands. Add a line whenever a new form is met.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from sheets_outreach.links import Link, Platform

_FOLDER = Path(__file__).with_name("form_tables")


class Case(NamedTuple):
    """What one link must be understood as."""

    text: str
    platform: Platform
    kind: str
    id: str | None
    canonical: str | None
    community: str | None


def read_cases() -> list[Case]:
    """Return the lines of all tables."""
    return [
        _parse_line(line, Platform(path.stem))
        for path in sorted(_FOLDER.glob("*.txt"))
        for line in path.read_text("utf-8").splitlines()
        if line and not line.startswith("#")
    ]


def as_case(link: Link) -> Case:
    """Return a link in the form of a line."""
    return Case(link.raw, link.platform, link.kind.value, link.id, link.canonical, link.community)


def _parse_line(line: str, platform: Platform) -> Case:
    text, _, meant = line.partition("→")
    kind, key, canonical, *community = meant.split()
    text = text.strip()
    address = {"=": text, "-": None}.get(canonical, canonical)
    return Case(text, platform, kind, None if key == "-" else key, address, community[0] if community else None)

"""Keeps a library's register of neighbourhood communities in order, in the Google Sheet where staff keep it.

What a script needs is here and is imported only when it is used: importing the package costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sheets_outreach.errors import OutreachError
    from sheets_outreach.finding import Finding, Severity
    from sheets_outreach.register.records import Register
    from sheets_outreach.register.writing import WritePlan
    from sheets_outreach.scripting import NewPublication, OpenWorkbook, open_workbook

__version__ = "0.1.0"

__all__ = [
    "Finding",
    "NewPublication",
    "OpenWorkbook",
    "OutreachError",
    "Register",
    "Severity",
    "WritePlan",
    "open_workbook",
]

_HOMES = {
    "Finding": "finding",
    "NewPublication": "scripting",
    "OpenWorkbook": "scripting",
    "OutreachError": "errors",
    "Register": "register.records",
    "Severity": "finding",
    "WritePlan": "register.writing",
    "open_workbook": "scripting",
}


def __getattr__(name: str) -> object:
    """Import what is asked for (PEP 562)."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    """List what can be imported."""
    return sorted([*globals(), *__all__])

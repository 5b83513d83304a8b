"""What is wrong, or worth knowing, about one cell: a code and its parameters, never a sentence.

The sentences stand in ``texts/*.toml`` under the code; which rule gives which code and how severe it is stands in
``rules``. Nothing here knows how a sheet looks.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding matters: errors and warnings stand in the check column, hints only in the digest."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something a parser could not read or did not like, before anybody knows which row it stands in.

    Attributes:
        code: the finding's code, such as ``link-unreadable``.
        params: what the sentence needs, by name; texts and numbers only.
    """

    code: str
    params: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem with its place in the workbook.

    Attributes:
        code: key of the rule and of its sentences.
        severity: how much it matters.
        tab: key of the tab (``register``, ``diary`` …), not its title.
        row: the sheet's own row number, from 1.
        column: key of the column (``link`` …), or "" when it is about the whole row.
        params: what the sentence needs, by name.
    """

    code: str
    severity: Severity
    tab: str
    row: int
    column: str
    params: Mapping[str, object] = field(default_factory=dict)

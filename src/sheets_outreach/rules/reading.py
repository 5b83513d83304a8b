"""What the reader could not read, and formulas that pull from outside: both stand beside their rows already."""

from __future__ import annotations

from collections.abc import Iterator

from sheets_outreach.register.columns import Tab
from sheets_outreach.rules.context import Context
from sheets_outreach.rules.formulas import JOINED, find_outward_function
from sheets_outreach.rules.rule import Remark, Spot

_MATTERS = frozenset({(Tab.DIARY, "date"), (Tab.REGISTER, "status"), (Tab.DIARY, "kind")})
"""Cells whose meaning decides something; elsewhere an unreadable cell only says less."""


def search_unread(context: Context) -> Iterator[Spot]:
    """Give what the reader could not read."""
    for tab, records in context.register.tabs.items():
        for found in records.problems:
            problem, params = found.problem, dict(found.problem.params)
            if found.column == "distance_km":
                params["variant"] = "distance"
            milder = (tab, found.column) not in _MATTERS
            yield Spot(tab, found.row, Remark(problem.code, found.column, params, milder=milder))


def search_formulas(context: Context) -> Iterator[Spot]:
    """Find people's cells whose formula fetches something, or sends what stands in other cells to an address."""
    for tab, records in context.register.tabs.items():
        for row, column, formula in records.formulas:
            name = find_outward_function(formula)
            if name:
                variant = "joined" if name == JOINED else ""
                yield Spot(tab, row, Remark("formula-suspicious", column, {"variant": variant, "function": name}))

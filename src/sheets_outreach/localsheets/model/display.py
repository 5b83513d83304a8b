"""What does a cell show: its effective value, its text, its number format, its link?

Puts together what the cell holds and what its formula came to; does not read masks or write JSON.
"""

from __future__ import annotations

from sheets_outreach.localsheets.errors import JsonObject
from sheets_outreach.localsheets.model.calculation import own_number_format
from sheets_outreach.localsheets.model.cells import Cell, Slot, extended
from sheets_outreach.localsheets.values import NumberFormat, Outcome, render


def effective_value(slot: Slot, outcome: Outcome | None) -> JsonObject | None:
    """The ExtendedValue a cell comes to; None where it is empty."""
    if outcome is not None:
        return outcome.value or None
    return extended(slot.value if isinstance(slot, Cell) else slot)


def number_format(slot: Slot, outcome: Outcome | None) -> NumberFormat | None:
    """The number format a cell shows with: its own, else what its formula brings along."""
    own = own_number_format(slot)
    return own if own is not None or outcome is None else outcome.number_format


def shown_text(slot: Slot, outcome: Outcome | None, locale: str) -> str:
    """The text a cell shows; empty where it is empty."""
    if isinstance(slot, str) and outcome is None:
        return slot
    if slot is None and outcome is None:
        return ""
    value = effective_value(slot, outcome)
    return "" if value is None else render(value, number_format(slot, outcome), locale)


def hyperlink(slot: Slot, outcome: Outcome | None) -> str | None:
    """The one link of a cell: of its HYPERLINK formula, its format, or the single run that covers all its text."""
    if outcome is not None and outcome.hyperlink:
        return outcome.hyperlink
    if not isinstance(slot, Cell):
        return None
    if len(slot.runs) == 1 and not slot.runs[0].get("startIndex"):
        found: str | None = slot.runs[0].get("format", {}).get("link", {}).get("uri")
        if found:
            return found
    if len(slot.chips) == 1 and not slot.runs:
        chip: str | None = slot.chips[0].get("chip", {}).get("richLinkProperties", {}).get("uri")
        if chip:
            return chip
    if slot.format is not None:
        link: str | None = slot.format.fields.get("textFormat", {}).get("link", {}).get("uri")
        return link
    return None

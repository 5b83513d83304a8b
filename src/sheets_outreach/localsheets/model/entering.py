"""What does a cell hold after a value was typed into it, or written raw?

What typed text means in a locale is `values`' business.
https://developers.google.com/workspace/sheets/api/reference/rest/v4/ValueInputOption
"""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import datetime

from sheets_outreach.localsheets.errors import invalid
from sheets_outreach.localsheets.model.cells import Constant, Format, Slot, constant, number, pack, unpack, with_value
from sheets_outreach.localsheets.values import parse_entry

MAX_CHARACTERS = 50_000


def write_raw(slot: Slot, value: Constant) -> Slot:
    """Write a JSON value as it is; text stays text, "" empties."""
    if isinstance(value, str):
        _check_length(value)
    elif isinstance(value, (int, float)) and not isinstance(value, bool):
        value = _checked_number(value)
    return with_value(slot, None if value == "" else value)


def enter(slot: Slot, value: Constant, locale: str, now: datetime) -> Slot:
    """Write a value as if a person had typed it: numbers, dates, formulas and links are recognised."""
    if not isinstance(value, str):
        return write_raw(slot, value)
    if value == "":
        return with_value(slot, None)
    _check_length(value)
    cell = unpack(slot)
    fields = cell.format.fields if cell.format else {}
    entry = parse_entry(value, locale, today=now.date(), cell_format=fields.get("numberFormat"))
    # The text's links and chips go with the text; note, format and drop-down belong to the cell.
    typed = with_value(
        slot, None if "formulaValue" in entry.value else constant(entry.value), entry.value.get("formulaValue")
    )
    if entry.number_format is None and entry.hyperlink is None:
        return typed
    fields = dict(fields)
    if entry.number_format is not None:
        fields["numberFormat"] = entry.number_format
    if entry.hyperlink is not None:
        fields["textFormat"] = {**fields.get("textFormat", {}), "link": {"uri": entry.hyperlink}}
    return pack(replace(unpack(typed), format=Format.of(fields)))


def _checked_number(value: float) -> int | float:
    try:
        found = float(value)
    except OverflowError as error:
        raise invalid("A number is too large.") from error
    if not math.isfinite(found):
        raise invalid("A number is too large.")
    return number(found)


def _check_length(text: str) -> None:
    if len(text) > MAX_CHARACTERS:
        raise invalid(f"Your input contains more than the maximum of {MAX_CHARACTERS} characters in a single cell.")

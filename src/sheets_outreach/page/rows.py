"""What does the page need to know of a tab's rows? Each row becomes one line of JSON, made again only if it changed.

A cell is null, its text, or an object: ``t`` the text shown, ``e`` the text to edit where that differs, ``a`` an
address that may be opened, ``n`` a note, ``d`` the number of its drop-down, ``s`` the number of its look, ``r`` 1 where
it stands on the right.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from sheets_outreach.localsheets.errors import JsonObject
from sheets_outreach.localsheets.model.calculation import Results, outcomes_of
from sheets_outreach.localsheets.model.cells import Cell, Row, Slot
from sheets_outreach.localsheets.model.display import effective_value, hyperlink, number_format, shown_text
from sheets_outreach.localsheets.model.regions import region_of
from sheets_outreach.localsheets.requests.batch import Batch
from sheets_outreach.localsheets.values import Outcome, render
from sheets_outreach.page.colours import Colours
from sheets_outreach.page.dropdowns import read_choices
from sheets_outreach.page.styles import Styles

_MOST_KNOWN = 50_000
_DATES = frozenset({"DATE", "TIME", "DATE_TIME"})


class RowReader:
    """Reads one tab again and again; rows that did not change cost next to nothing.

    Attributes:
        styles: the looks its cells name by number.
        choices: the drop-downs its cells name by number.
    """

    def __init__(self, sheet_id: int) -> None:
        self.styles = Styles()
        self.choices: list[list[str]] = []
        self._sheet_id = sheet_id
        self._known: dict[tuple[Any, ...], bool] = {}
        self._choice_numbers: dict[str, int] = {}
        self._last: dict[int, tuple[Row, Mapping[int, Outcome], str]] = {}
        self._rules: Any = None

    def read(self, batch: Batch) -> list[str]:
        """Give the rows of the tab, from the first to the last that holds anything.

        Args:
            batch: the committed state.
        """
        sheet = batch.workbook.sheet(self._sheet_id)
        results = outcomes_of(batch.workbook, sheet, batch.now)
        if len(self._known) > _MOST_KNOWN:
            self._known.clear()
        colours = Colours(batch.workbook, sheet, batch.now, self._known)
        rules = (sheet.listed("conditionalFormats"), batch.workbook.locale)
        keep = colours.local and rules == self._rules
        self._rules = rules
        coloured = colours.columns()
        # An unchanged row is the same object wherever it stands now: inserting a row makes none of them anew.
        by_row = {id(row): (row, found, text) for row, found, text in self._last.values()} if keep else {}
        self._choice_numbers = {} if not keep else self._choice_numbers
        fresh: dict[int, tuple[Row, Mapping[int, Outcome], str]] = {}
        lines: list[str] = []
        whole = region_of(batch.workbook, {"sheetId": self._sheet_id})
        for number, row, found in results.laid_over(whole):
            known = by_row.get(id(row)) if row else None
            if known is None or known[1] != found:
                line = self._line(batch, number, row, found, (colours, coloured, results))
                known = (row, found, line)
            fresh[number] = known
            lines.append(known[2])
        self._last = fresh
        while lines and lines[-1] == "[]":
            lines.pop()
        return lines

    def _line(
        self,
        batch: Batch,
        number: int,
        row: Row,
        found: Mapping[int, Outcome],
        paint: tuple[Colours, list[int], Results],
    ) -> str:
        colours, coloured, results = paint
        has_text = any(slot is not None for slot in row) or bool(found)
        width = max([len(row), *(column + 1 for column in found)])
        ruled: dict[int, JsonObject] = {}
        if has_text:
            ruled = {column: said for column in coloured if (said := colours.format(number, column, results))}
            width = max([width, *(column + 1 for column in ruled)])
        cells = [
            self._cell(batch, row[at] if at < len(row) else None, found.get(at), ruled.get(at)) for at in range(width)
        ]
        while cells and cells[-1] is None:
            cells.pop()
        return json.dumps(cells, ensure_ascii=False, separators=(",", ":"))

    def _cell(self, batch: Batch, slot: Slot, outcome: Outcome | None, ruled: JsonObject | None) -> Any:
        if isinstance(slot, str) and outcome is None and not ruled and not slot.startswith(("http:", "https:")):
            return slot or None
        if slot is None and outcome is None and not ruled:
            return None
        locale = batch.workbook.locale
        text = shown_text(slot, outcome, locale)
        cell: JsonObject = {"t": text} if text else {}
        edited = _text_to_edit(slot, outcome, text, locale)
        if edited != text:
            cell["e"] = edited
        if (address := openable(hyperlink(slot, outcome) or text)) is not None:
            cell["a"] = address
        if isinstance(slot, Cell):
            if slot.note:
                cell["n"] = slot.note
            if slot.validation is not None and (number := self._choice(batch, slot.validation)) >= 0:
                cell["d"] = number
        own = slot.format if isinstance(slot, Cell) else None
        ruled_text = json.dumps(ruled, sort_keys=True) if ruled else ""
        style = self.styles.number(own.fields if own else None, own.text if own else "", ruled, ruled_text)
        if style >= 0 and (text or self.styles.looks[style].get("bg")):
            cell["s"] = style
        value = effective_value(slot, outcome)
        if value and "numberValue" in value:
            cell["r"] = 1
        if set(cell) == {"t"}:
            return text
        return cell or None

    def _choice(self, batch: Batch, rule: JsonObject) -> int:
        key = json.dumps(rule.get("condition", {}), sort_keys=True)
        if key not in self._choice_numbers:
            offered = read_choices(batch, rule)
            self._choice_numbers[key] = len(self.choices) if offered else -1
            if offered:
                self.choices.append(offered)
        return self._choice_numbers[key]


def _text_to_edit(slot: Slot, outcome: Outcome | None, text: str, locale: str) -> str:
    """Give what people see on editing: the formula, and a number in full where its format hides some of it."""
    if isinstance(slot, Cell) and slot.formula:
        return slot.formula
    value = effective_value(slot, None)
    if outcome is not None or not value or "numberValue" not in value:
        return text
    form = number_format(slot, None) or {}
    kind = str(form.get("type", "NUMBER"))
    return text if kind in _DATES or kind in {"PERCENT", "TEXT"} else render(value, None, locale)


def openable(text: str) -> str | None:
    """Give an address that may be opened from a cell, or None: only http and https, with a host, and nothing hidden.

    >>> openable("javascript:alert(1)"), openable("https://t.me/x y"), openable("https://t.me/hodynka")
    (None, None, 'https://t.me/hodynka')
    """
    if not text.startswith(("http://", "https://")) or any(sign.isspace() or sign < " " for sign in text):
        return None
    try:
        parts = urlsplit(text)
        host = parts.hostname
    except ValueError:
        return None
    return text if host and parts.username is None else None

"""How is the JSON of very many cells written fast?

Cells that differ in their value only are written from one template, made once a kind of cell by the slow way
(`read_cell`) with a stand-in for the value. 600,000 cells take well under a second so.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from json.encoder import encode_basestring
from typing import Any

from sheets_outreach.localsheets.model.calculation import own_number_format
from sheets_outreach.localsheets.model.cells import Cell, Constant, Format, Slot
from sheets_outreach.localsheets.values import Outcome, render

# Stand-ins that no sheet holds by chance; if one did, that cell alone would be written the slow way.
TEXT = "\ue000stand-in\ue001"
NUMBER = -7.0390625e-77
SHOWN = "\ue002shown\ue003"
TEXT_JSON = encode_basestring(TEXT)
NUMBER_JSON = json.dumps(NUMBER)
SHOWN_JSON = encode_basestring(SHOWN)

CellReader = Callable[[Slot, Outcome | None, str | None], dict[str, Any]]
Kind = tuple[bool, Format | None, int]


class CellWriter:
    """Writes the JSON of cells, one answer long.

    Args:
        read_cell: (cell, what its formula came to, the text it shows or None to work it out) -> the chosen fields.
        locale: the spreadsheet's, for the texts of numbers.
        with_text: whether the chosen fields hold the text a cell shows.
    """

    def __init__(self, read_cell: CellReader, locale: str, *, with_text: bool) -> None:
        self._read = read_cell
        self._locale = locale
        self._with_text = with_text
        self._texts: dict[Kind, list[str]] = {}
        self._numbers: dict[Kind, list[list[str]]] = {}
        self._plain = self._text_template((True, None, 0), TEXT)

    def write(self, slot: Slot, outcome: Outcome | None = None) -> str:
        """The JSON of one cell; "{}" where nothing chosen is there."""
        if outcome is None:
            if isinstance(slot, str):
                return encode_basestring(slot).join(self._plain)
            if slot is None:
                return "{}"
            if isinstance(slot, Cell):
                if not (slot.formula or slot.note or slot.runs or slot.chips or slot.pivot):
                    return self._formatted(slot)
            elif not isinstance(slot, bool):
                return self._number(slot, (False, None, 0), slot)
        return self._slow(slot, outcome)

    def _slow(self, slot: Slot, outcome: Outcome | None) -> str:
        return json.dumps(self._read(slot, outcome, None), ensure_ascii=False, separators=(",", ":"))

    def _formatted(self, cell: Cell) -> str:
        value = cell.value
        kind = (isinstance(value, str), cell.format, id(cell.validation) if cell.validation else 0)
        if isinstance(value, str):
            # A number format changes nothing about a text, but for the pattern's text section.
            if self._with_text and own_number_format(cell) is not None:
                return self._slow(cell, None)
            return encode_basestring(value).join(self._texts.get(kind) or self._text_template(kind, _like(cell, TEXT)))
        if value is None or isinstance(value, bool):
            return self._slow(cell, None)
        return self._number(cell, kind, value)

    def _text_template(self, kind: Kind, slot: Slot) -> list[str]:
        text = json.dumps(self._read(slot, None, TEXT), ensure_ascii=False, separators=(",", ":"))
        self._texts[kind] = text.split(TEXT_JSON)
        return self._texts[kind]

    def _number(self, slot: Slot, kind: Kind, value: float) -> str:
        parts = self._numbers.get(kind)
        if parts is None:
            like = _like(slot, NUMBER) if isinstance(slot, Cell) else NUMBER
            text = json.dumps(self._read(like, None, SHOWN), ensure_ascii=False, separators=(",", ":"))
            parts = self._numbers[kind] = [part.split(NUMBER_JSON) for part in text.split(SHOWN_JSON)]
        number = repr(value)
        if len(parts) == 1:
            return number.join(parts[0])
        shown = render({"numberValue": value}, own_number_format(slot), self._locale)
        return encode_basestring(shown).join(number.join(part) for part in parts)


def _like(cell: Cell, value: Constant) -> Cell:
    return Cell(value, format=cell.format, validation=cell.validation)

"""How does a cell look, as a few words that a browser understands? It knows formats, and not which cell has which."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from sheets_outreach.localsheets.model.appearance import THEME_COLORS

_FONT = {"bold": "b", "italic": "i", "underline": "u", "strikethrough": "s"}
_WHITE = "#ffffff"
_BLACK = "#000000"

Look = dict[str, Any]
"""``bg`` and ``fg`` are colours (#rrggbb), ``b i u s`` flags, ``al`` an alignment, ``w`` whether text wraps."""


class Styles:
    """The looks in use, each with its number; a number never comes to mean another look."""

    def __init__(self) -> None:
        self.looks: list[Look] = []
        self._numbers: dict[str, int] = {}
        self._by_format: dict[tuple[str, str], int | None] = {}

    def number(self, own: Mapping[str, Any] | None, text: str, ruled: Mapping[str, Any] | None, ruled_text: str) -> int:
        """Number the look of a cell's own format under that of a rule; -1 is the plain look.

        Args:
            own: the cell's format.
            text: anything that stands for it, "" for none.
            ruled: the format of the conditional rules that apply; it wins.
            ruled_text: anything that stands for that.
        """
        key = (text, ruled_text)
        if key not in self._by_format:
            look = read_look(own or {}) | read_look(ruled or {})
            self._by_format[key] = self._intern(look)
        found = self._by_format[key]
        return -1 if found is None else found

    def _intern(self, look: Look) -> int | None:
        if not look:
            return None
        text = json.dumps(look, sort_keys=True)
        if text not in self._numbers:
            self._numbers[text] = len(self.looks)
            self.looks.append(look)
        return self._numbers[text]


def read_look(found: Mapping[str, Any]) -> Look:
    """Reduce a CellFormat to what the page shows; defaults are left out."""
    look: Look = {}
    text = found.get("textFormat", {})
    for key, name, plain in (("backgroundColor", "bg", _WHITE), ("foregroundColor", "fg", _BLACK)):
        holder = found if name == "bg" else text
        colour = read_colour(holder.get(f"{key}Style"), holder.get(key))
        if colour is not None and colour != plain:
            look[name] = colour
    look |= {short: 1 for key, short in _FONT.items() if text.get(key)}
    alignment = found.get("horizontalAlignment")
    if alignment in {"LEFT", "CENTER", "RIGHT"}:
        look["al"] = alignment.lower()
    if found.get("wrapStrategy") == "WRAP":
        look["w"] = 1
    return look


def read_colour(style: Mapping[str, Any] | None, plain: Mapping[str, Any] | None) -> str | None:
    """Write a ColorStyle (or the older Color) for a browser.

    >>> read_colour({"rgbColor": {"red": 1, "green": 0.5}}, None)
    '#ff8000'
    """
    if style and "themeColor" in style:
        themed: Any = THEME_COLORS.get(style["themeColor"])
        plain = themed
    elif style and "rgbColor" in style:
        plain = style["rgbColor"]
    if plain is None:
        return None
    return "#" + "".join(f"{round(min(max(plain.get(name, 0), 0), 1) * 255):02x}" for name in ("red", "green", "blue"))

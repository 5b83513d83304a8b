"""How does a CellFormat read back after it was set, and what does a cell look like in the end?

Google keeps colours in 8 bits and shows each in two spellings.
https://developers.google.com/workspace/sheets/api/reference/rest/v4/spreadsheets/cells#CellFormat
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from sheets_outreach.localsheets.errors import JsonObject
from sheets_outreach.localsheets.model.cells import Format

WHITE = {"red": 1, "green": 1, "blue": 1}

DEFAULT_FORMAT: JsonObject = {
    "backgroundColor": WHITE,
    "padding": {"top": 2, "right": 3, "bottom": 2, "left": 3},
    "verticalAlignment": "BOTTOM",
    "wrapStrategy": "OVERFLOW_CELL",
    "textFormat": {
        "foregroundColor": {},
        "fontFamily": "arial,sans,sans-serif",
        "fontSize": 10,
        "bold": False,
        "italic": False,
        "strikethrough": False,
        "underline": False,
        "foregroundColorStyle": {"rgbColor": {}},
    },
    "backgroundColorStyle": {"rgbColor": WHITE},
}

THEME_COLORS = {
    "TEXT": {},
    "BACKGROUND": WHITE,
    "ACCENT1": {"red": 0.25882354, "green": 0.52156866, "blue": 0.95686275},
    "ACCENT2": {"red": 0.91764706, "green": 0.2627451, "blue": 0.20784314},
    "ACCENT3": {"red": 0.9843137, "green": 0.7372549, "blue": 0.015686275},
    "ACCENT4": {"red": 0.20392157, "green": 0.65882355, "blue": 0.3254902},
    "ACCENT5": {"red": 1, "green": 0.42745098, "blue": 0.003921569},
    "ACCENT6": {"red": 0.27450982, "green": 0.7411765, "blue": 0.7764706},
    "LINK": {"red": 0.06666667, "green": 0.33333334, "blue": 0.8},
}

DEFAULT_THEME: JsonObject = {
    "primaryFontFamily": "Arial",
    "themeColors": [{"colorType": kind, "color": {"rgbColor": color}} for kind, color in THEME_COLORS.items()],
}

# Each colour field and the style that says the same.
TWINS = {
    "backgroundColor": "backgroundColorStyle",
    "foregroundColor": "foregroundColorStyle",
    "tabColor": "tabColorStyle",
    "color": "colorStyle",
    "headerColor": "headerColorStyle",
    "firstBandColor": "firstBandColorStyle",
    "secondBandColor": "secondBandColorStyle",
    "footerColor": "footerColorStyle",
}


def quantised(color: JsonObject) -> JsonObject:
    """A colour in 8 bits a channel, black channels left out.

    >>> quantised({"red": 1, "green": 0, "blue": 0.5})
    {'red': 1, 'blue': 0.49803922}
    """
    result: JsonObject = {}
    for channel in ("red", "green", "blue"):
        level = int(min(max(color.get(channel, 0), 0), 1) * 255 + 1e-6)
        if level:
            result[channel] = 1 if level == 255 else float(f"{level / 255:.8g}")
    return result


def with_twins(value: Any) -> Any:
    """Give every colour in a format both spellings, the style winning where they differ."""
    if isinstance(value, list):
        return [with_twins(item) for item in value]
    if not isinstance(value, dict):
        return value
    result = {key: item if key in TWINS or key in TWINS.values() else with_twins(item) for key, item in value.items()}
    for plain, style in TWINS.items():
        if style in value:
            result[style] = _style(value[style])
            result[plain] = _rgb(result[style])
        elif plain in value:
            result[plain] = quantised(value[plain])
            result[style] = {"rgbColor": result[plain]}
    return result


def both_spellings(mask: dict[str, Any]) -> dict[str, Any]:
    """Let a mask that names one spelling of a colour name the other too."""
    pairs = {**TWINS, **{style: plain for plain, style in TWINS.items()}}
    result: dict[str, Any] = {}
    for name, inner in mask.items():
        if name in pairs:
            result[name] = result[pairs[name]] = None
        else:
            result[name] = None if inner is None else both_spellings(inner)
    return result


def _style(style: JsonObject) -> JsonObject:
    return {"rgbColor": quantised(style["rgbColor"])} if "rgbColor" in style else dict(style)


def _rgb(style: JsonObject) -> JsonObject:
    found: JsonObject = style.get("rgbColor", THEME_COLORS.get(style.get("themeColor", ""), {}))
    return found


def overlaid(under: JsonObject, over: JsonObject) -> JsonObject:
    """One format over another, nested fields merged; borders, links and colours replace."""
    result = dict(under)
    for key, value in over.items():
        nested = key in {"textFormat", "padding"} and isinstance(value, dict)
        result[key] = overlaid(result.get(key, {}), value) if nested else value
    return result


def effective_format(own: Format | None, number_format: JsonObject | None, linked: bool) -> JsonObject:
    """What a cell looks like: the spreadsheet's default, what was set, and what its value brings along.

    Args:
        own: the cell's userEnteredFormat.
        number_format: of the formula's result, where the cell has none itself.
        linked: whether the cell is a link.
    """
    # Known infidelity (effective-format): conditional formats, banding and merged neighbours change nothing here.
    result = _over_default(own)
    if number_format and "numberFormat" not in result:
        result = {"numberFormat": number_format, **result}
    if "hyperlinkDisplayType" not in result:
        result = {**result, "hyperlinkDisplayType": "LINKED" if linked else "PLAIN_TEXT"}
    return result


@lru_cache(maxsize=4096)
def _over_default(own: Format | None) -> JsonObject:
    return DEFAULT_FORMAT if own is None else overlaid(DEFAULT_FORMAT, own.fields)

"""Is a JSON body one that Google's reader would take, and what does it say?

Knows the shape of every message (`messages.json`: message -> field -> type, taken from Google's discovery document,
revision 20261019). Does not know what a message means.
"""

from __future__ import annotations

import json
import math
import re
from functools import cache
from importlib.resources import files
from typing import Any

from sheets_outreach.localsheets.errors import JsonObject, violations

PACKAGE = "type.googleapis.com/google.apps.sheets.v4."
# Messages that Google's sentences name within another.
NESTED = {"Request": "BatchUpdateSpreadsheetRequest.Request"}
# Of some fields a message may hold only one: message -> (Google's name for the choice, the fields; () is all of them).
ONE_OF: dict[str, tuple[str, tuple[str, ...]]] = {
    "Request": ("kind", ()),
    "ExtendedValue": ("value", ()),
    "DataFilter": ("filter", ()),
    "ColorStyle": ("kind", ()),
    "ConditionalFormatRule": ("rule", ("booleanRule", "gradientRule")),
    "DeveloperMetadataLocation": ("location", ("spreadsheet", "sheetId", "dimensionRange")),
    "UpdateCellsRequest": ("area", ("start", "range")),
    "FindReplaceRequest": ("scope", ("range", "sheetId", "allSheets")),
    "EmbeddedObjectPosition": ("location", ("sheetId", "newSheet", "overlayPosition")),
}
LIST_VALUE = "type.googleapis.com/google.protobuf.ListValue"

Violations = list[tuple[str, str]]


@cache
def messages() -> dict[str, dict[str, str]]:
    """All messages: name -> field -> type (`[` a list, `{` a map, `=` an enumeration, a capital another message)."""
    loaded: dict[str, dict[str, str]] = json.loads(files(__package__).joinpath("messages.json").read_text("utf-8"))
    return loaded


def parse_message(name: str, body: Any, root: str = "") -> JsonObject:
    """Read a JSON body as a message.

    Args:
        name: the message's name in the discovery document, such as `BatchUpdateSpreadsheetRequest`.
        body: the decoded JSON.
        root: where Google puts the body in its sentences (`data` for `values.update`).

    Returns:
        The same, nulls left out, proto names turned into JSON names, numbers and enumerations as such.

    Raises:
        ApiError: 400 naming every unknown name and wrong value, in Google's words.
    """
    found: Violations = []
    parsed = _message(name, body, root, found)
    if found:
        raise violations(found)
    return parsed if isinstance(parsed, dict) else {}


def snake(name: str) -> str:
    """Spell a JSON name as Google's sentences do.

    >>> snake("updateCells")
    'update_cells'
    """
    return re.sub(r"(?<=[a-z0-9])([A-Z])", lambda match: "_" + match[1].lower(), name)


@cache
def _fields(name: str) -> dict[str, tuple[str, str]]:
    """Accepted spellings of a message's fields: spelling -> (JSON name, type)."""
    fields = {json_name: (json_name, kind) for json_name, kind in messages()[name].items()}
    return {snake(json_name): found for json_name, found in fields.items()} | fields


def _message(name: str, value: Any, path: str, found: Violations) -> Any:
    if not isinstance(value, dict):
        found.append((path, f"Invalid value at '{path}' ({PACKAGE}{NESTED.get(name, name)}), {_shown(value)}"))
        return None
    known, parsed = _fields(name), {}
    for key, item in value.items():
        if key not in known:
            where = f" at '{path}'" if path else ""
            found.append((path, f'Invalid JSON payload received. Unknown name "{key}"{where}: Cannot find field.'))
        # Null is "not set" in proto3 JSON; gspread sends it for every argument that was not given.
        elif item is not None:
            json_name, kind = known[key]
            parsed[json_name] = _value(kind, item, f"{path}.{snake(json_name)}" if path else snake(json_name), found)
    _check_choice(name, list(parsed), path, found)
    return parsed


def _check_choice(name: str, given: list[str], path: str, found: Violations) -> None:
    choice, fields = ONE_OF.get(name, ("", ()))
    chosen = [field for field in given if choice and (not fields or field in fields)]
    if len(chosen) > 1:
        taken = f"oneof field '{choice}' is already set. Cannot set '{chosen[1]}'"
        found.append((path, f"Invalid value at '{path}' (oneof), {taken}"))


def _value(kind: str, value: Any, path: str, found: Violations) -> Any:
    if kind == "[[any":
        return _rows(value, path, found)
    if kind.startswith("["):
        # Google takes a single value where a list belongs.
        items = value if isinstance(value, list) else [value]
        return [_value(kind[1:], item, f"{path}[{number}]", found) for number, item in enumerate(items)]
    if kind.startswith("{"):
        return _map(kind[1:], value, path, found)
    if kind.startswith("="):
        return _enumeration(kind[1:].split("|"), value, path, found)
    if kind[0].isupper():
        return _message(kind, value, path, found)
    try:
        return SCALARS[kind](value)
    except (ValueError, TypeError, OverflowError):
        found.append((path, f"Invalid value at '{path}' (TYPE_{_type_name(kind)}), {_shown(value)}"))
        return None


def _map(kind: str, value: Any, path: str, found: Violations) -> Any:
    if not isinstance(value, dict):
        found.append((path, f"Invalid value at '{path}' (Map), {_shown(value)}"))
        return None
    return {key: _value(kind, item, f"{path}[{key}]", found) for key, item in value.items()}


def _rows(value: Any, path: str, found: Violations) -> list[list[Any]]:
    rows = value if isinstance(value, list) else [value]
    for number, row in enumerate(rows):
        if not isinstance(row, list):
            where = f"{path}[{number}]" if isinstance(value, list) else path
            found.append((where, f"Invalid value at '{where}' ({LIST_VALUE}), {_shown(row)}"))
    return rows


def _enumeration(names: list[str], value: Any, path: str, found: Violations) -> Any:
    if isinstance(value, str) and value in names:
        return value
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < len(names):
        return names[value]
    found.append((path, f"Invalid value at '{path}' (TYPE_ENUM), {_shown(value)}"))
    return None


def _shown(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)[:200]


def _type_name(kind: str) -> str:
    return {"boolean": "BOOL", "google-fieldmask": "STRING"}.get(kind, kind.upper())


def _integer(value: Any) -> int:
    # Python's booleans are integers; JSON's are not.
    if isinstance(value, bool):
        raise TypeError
    number = int(value) if isinstance(value, (int, str)) else value
    if number != int(number) or not -(2**31) <= number < 2**31:
        raise ValueError
    return int(number)


def _number(value: Any) -> float:
    if isinstance(value, bool):
        raise TypeError
    number = float(value) if isinstance(value, str) else value
    if not isinstance(number, (int, float)) or not math.isfinite(number):
        raise ValueError
    return number


def _boolean(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    if isinstance(value, str) and value in {"true", "false"}:
        return value == "true"
    raise ValueError


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


SCALARS = {
    "int32": _integer,
    "float": _number,
    "double": _number,
    "boolean": _boolean,
    "string": _text,
    "google-fieldmask": _text,
    "google-datetime": _text,
}

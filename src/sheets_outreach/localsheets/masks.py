"""Which fields does a `fields` text choose, of an answer or of an update?

Does not read or write cells; knows only names and the shape of messages.
https://developers.google.com/workspace/sheets/api/guides/field-masks
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, TypeAlias

from sheets_outreach.localsheets.errors import ApiError
from sheets_outreach.localsheets.schema import messages

Mask: TypeAlias = dict[str, "Mask | None"]
"""Field -> mask of what is below it; None is everything below. `*` stands for every field."""

# Bounds for hostile masks; a mask of every field of a spreadsheet is far shorter and 12 deep.
MAX_LENGTH = 50_000
MAX_DEPTH = 60
TOKEN = re.compile(r"[A-Za-z0-9_]+|[*(),./]")


@lru_cache(maxsize=512)
def parse_answer_mask(text: str, message: str) -> Mask:
    """Read the `fields` parameter of a request.

    Raises:
        ApiError: 400 as Google: a field that the message does not have, or a text that is no mask.
    """
    mask = _parse(text)
    unknown = None if mask is None else unknown_path(mask, message)
    if mask is None or unknown is not None:
        path = text if unknown is None else unknown
        sentence = f"Error expanding 'fields' parameter. Cannot find matching fields for path '{path}'."
        raise ApiError(
            400,
            "Request contains an invalid argument.",
            details=[
                {
                    "@type": "type.googleapis.com/google.rpc.BadRequest",
                    "fieldViolations": [{"field": path, "description": sentence}],
                }
            ],
        )
    return mask


@lru_cache(maxsize=512)
def parse_update_mask(text: str, message: str) -> Mask:
    """Read the `fields` of an update request; `*` alone is every field of the message.

    Raises:
        ApiError: 400 as Google.
    """
    if not text:
        raise ApiError(400, "At least one field must be listed in 'fields'. (Use '*' to indicate all fields.)")
    mask = _parse(text)
    unknown = None if mask is None else unknown_path(mask, message)
    if mask is None or unknown is not None:
        raise ApiError(400, f"Invalid field: {text if unknown is None else unknown}")
    return mask


def parse_loose_mask(text: str) -> Mask | None:
    """Read a `fields` text of Drive, whose messages are not known here; None if it is no mask."""
    return _parse("".join(text.split()))


def unknown_path(mask: Mask, message: str, prefix: str = "") -> str | None:
    """The first path of a mask that a message does not have; None if all exist."""
    for name, below in mask.items():
        path = prefix + name
        if name == "*":
            continue
        kind = messages()[message].get(name)
        if kind is None:
            return path
        inner = kind.lstrip("[")
        if below is not None:
            if not inner[0].isupper():
                return f"{path}.{next(iter(below), '')}"
            if found := unknown_path(below, inner, path + "."):
                return found
    return None


def below(mask: Mask | None, name: str) -> Mask | bool | None:
    """What a mask chooses under a field: False nothing, None everything, else the mask below."""
    if mask is None or "*" in mask:
        return None
    return mask.get(name, False)


def project(value: Any, mask: Mask | None) -> Any:
    """Keep of an answer what the mask chooses; lists are projected item by item."""
    if mask is None or "*" in mask:
        return value
    if isinstance(value, list):
        return [project(item, mask) for item in value]
    if isinstance(value, dict):
        return {name: project(item, mask[name]) for name, item in value.items() if name in mask}
    return value


def merge(old: dict[str, Any], new: dict[str, Any], mask: Mask | None) -> dict[str, Any]:
    """Take from `new` the fields the mask names; named fields that `new` lacks are cleared."""
    if mask is None or "*" in mask:
        return dict(new)
    result = dict(old)
    for name, inner in mask.items():
        value = new.get(name)
        if inner is not None and isinstance(value if value is not None else result.get(name), dict):
            value = merge(result.get(name) or {}, value or {}, inner) or None
        if value is None:
            result.pop(name, None)
        else:
            result[name] = value
    return result


def _parse(text: str) -> Mask | None:
    if len(text) > MAX_LENGTH:
        return None
    # What is left over between tokens, a space for one, makes the text no mask (observed for Sheets).
    tokens = TOKEN.findall(text)
    if "".join(tokens) != text or not tokens:
        return None
    position, mask = _group(tokens, 0, 0)
    return mask if position == len(tokens) else None


def _group(tokens: list[str], position: int, depth: int) -> tuple[int, Mask | None]:
    """Read paths up to a closing parenthesis or the end; position -1 says the text is no mask."""
    mask: Mask = {}
    while depth < MAX_DEPTH:
        position, path, inner = _path(tokens, position, depth)
        if position < 0:
            return -1, None
        _add(mask, path, inner)
        if position >= len(tokens) or tokens[position] != ",":
            return position, mask
        position += 1
    return -1, None


def _path(tokens: list[str], position: int, depth: int) -> tuple[int, list[str], Mask | None]:
    path: list[str] = []
    while position < len(tokens) and tokens[position] not in "(),./":
        path.append(tokens[position])
        position += 1
        mark = tokens[position] if position < len(tokens) else ""
        if mark == "(":
            position, inner = _group(tokens, position + 1, depth + 1)
            closed = 0 <= position < len(tokens) and tokens[position] == ")"
            return (position + 1 if closed else -1), path, inner
        if mark not in {".", "/"}:
            return (position if len(path) < MAX_DEPTH else -1), path, None
        position += 1
    return -1, [], None


def _add(mask: Mask, path: list[str], inner: Mask | None) -> None:
    head, rest = path[0], path[1:]
    if not rest and inner is None:
        mask[head] = None
        return
    if head in mask and mask[head] is None:
        return
    child = mask.setdefault(head, {})
    assert child is not None
    if rest:
        _add(child, rest, inner)
    else:
        for name, value in (inner or {}).items():
            _add(child, [name], value)
